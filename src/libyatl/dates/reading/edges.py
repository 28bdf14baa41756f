"""Dates drawn from the bounds of others: `A/B`, `before A`, `[A,B]`.

Where no date has a clock the bounds are days and stay days; where one has, all are seconds. So one
rule says what each form means of both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from libyatl.dates.axis import Scale, days_of
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.date_forms import Choice, Form
from libyatl.dates.when import When


class Edge(NamedTuple):
    """A bound: a day, or a second of some clock; and the seconds east of UTC where it is known."""

    at: int
    offset: int | None = None

    def moved(self, by: int) -> Edge:
        """Return the bound some days, or seconds, later."""
        return Edge(self.at + by, self.offset)


PAST = Edge(OPEN_PAST)
FUTURE = Edge(OPEN_FUTURE)


class Edges(NamedTuple):
    """The four bounds of a date, as `When` has them."""

    a: Edge
    b: Edge
    c: Edge
    d: Edge


def edges(*dates: When) -> list[Edges]:
    """Return the bounds of some dates, all in one unit: seconds where any of them has a clock."""
    clocked = any(date.clocked for date in dates)
    return [
        Edges(
            *(
                Edge(at, offset)
                for at, offset in zip(
                    date.wall if clocked else date.days, date.offsets or [None] * 4, strict=True
                )
            )
        )
        for date in dates
    ]


def earliest(*some: Edge) -> Edge:
    """Return the bound that comes first: as instants where all have an offset."""
    return min(some, key=_as_instants(some))


def latest(*some: Edge) -> Edge:
    """Return the bound that comes last: as instants where all have an offset."""
    return max(some, key=_as_instants(some))


def _as_instants(some: tuple[Edge, ...]) -> Callable[[Edge], int]:
    if any(edge.offset is None for edge in some):
        return lambda edge: edge.at
    return lambda edge: edge.at - (edge.offset or 0)


def come_in_order(first: When, last: When) -> bool:
    """Say whether a date can begin before another ends."""
    if first.clocked or last.clocked:
        zoned = bool(first.offsets or last.offsets)
        scale: Scale = "instants" if zoned else "wall"
    else:
        scale = "days"
    return first.on(scale)[0] <= last.on(scale)[3]


def drawn(
    bounds: tuple[Edge, Edge, Edge, Edge],
    text: str,
    *,
    form: Form,
    edtf: str,
    ends: tuple[When, ...] = (),
    choice: Choice = "",
    parts: tuple[When, ...] = (),
) -> When:
    """Return a date by its bounds, in the unit that `edges` gives of its ends or parts."""
    given = ends or parts
    a, b, c, d = (edge.at for edge in bounds)
    seconds = (a, b, c, d) if any(date.clocked for date in given) else None
    offsets = None
    if any(date.offsets for date in given):
        of_a, of_b, of_c, of_d = (edge.offset for edge in bounds)
        offsets = of_a, of_b, of_c, of_d
    return When(
        (a, b, c, d) if seconds is None else days_of(seconds),
        text,
        "range",
        approximate=any(date.approximate for date in given),
        uncertain=any(date.uncertain for date in given),
        edtf="" if seconds else edtf,  # EDTF has clocks behind a day alone
        form=form,
        ends=ends,
        choice=choice,
        parts=parts,
        seconds=seconds,
        offsets=offsets,
    )


def set_of(parts: tuple[When, ...], text: str, *, choice: Choice) -> When:
    """Return a set of dates: one of them, or all."""
    begins, last_begins, first_ends, ends = zip(*edges(*parts), strict=True)
    first, last = earliest(*begins), latest(*ends)
    bounds = first, last, first, last
    if choice == "all":
        bounds = first, earliest(*last_begins), latest(*first_ends), last
    return drawn(bounds, text, form="set", edtf=text, choice=choice, parts=parts)
