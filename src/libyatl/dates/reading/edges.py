"""Dates drawn from the bounds of others: `A/B`, `before A`, `[A,B]`.

Where no date has a clock the bounds are days and stay days; where one has, all are seconds. So one
rule says what each form means of both.
"""

from __future__ import annotations

from operator import itemgetter

from libyatl.dates.axis import Four, Offsets, Scale, days_of
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.date_forms import Choice, Form
from libyatl.dates.when import When

# Plain tuples: spans and bounds are read often, and named ones take twice the time.
Edge = tuple[int, int | None]
"""A bound: a day, or a second of some clock; and the seconds east of UTC where these are known."""

Edges = tuple[Edge, Edge, Edge, Edge]
"""The four bounds of a date, as `When` has them."""

PAST: Edge = (OPEN_PAST, None)
FUTURE: Edge = (OPEN_FUTURE, None)
_NOWHERE: Offsets = (None, None, None, None)


def edges(*dates: When) -> tuple[Edges, ...]:
    """Return the bounds of some dates, all in one unit: seconds where any of them has a clock."""
    for date in dates:
        if date.seconds is not None:
            return tuple(_edges_of(each.wall, each.offsets) for each in dates)
    return tuple([_edges_of(date.days, date.offsets) for date in dates])


def _edges_of(four: Four, offsets: Offsets | None) -> Edges:
    a, b, c, d = zip(four, offsets or _NOWHERE, strict=True)
    return a, b, c, d


def moved(edge: Edge, by: int) -> Edge:
    """Return a bound some days, or seconds, later."""
    return edge[0] + by, edge[1]


def earliest(*some: Edge) -> Edge:
    """Return the bound that comes first: as instants where all have an offset."""
    for _, offset in some:
        if offset is None:
            return min(some, key=itemgetter(0))
    return min(some, key=_instant_of)


def latest(*some: Edge) -> Edge:
    """Return the bound that comes last: as instants where all have an offset."""
    for _, offset in some:
        if offset is None:
            return max(some, key=itemgetter(0))
    return max(some, key=_instant_of)


def _instant_of(edge: Edge) -> int:
    return edge[0] - (edge[1] or 0)


def _as_written(edge: Edge) -> tuple[int, int]:
    """Return a key by what a clock shows; where it shows that twice, by the instant."""
    return edge[0], _instant_of(edge)


def come_in_order(first: When, last: When) -> bool:
    """Say whether a date can begin before another ends."""
    if first.seconds is None and last.seconds is None:
        return first.days[0] <= last.days[3]
    scale: Scale = "instants" if first.offsets or last.offsets else "wall"
    return first.on(scale)[0] <= last.on(scale)[3]


def drawn(
    bounds: Edges,
    text: str,
    *,
    form: Form,
    edtf: str,
    ends: tuple[When, ...] = (),
    choice: Choice = "",
    parts: tuple[When, ...] = (),
) -> When:
    """Return a date by its bounds, in the unit that `edges` gives of its ends or parts."""
    clocked = zoned = approximate = uncertain = False
    for date in ends or parts:
        clocked = clocked or date.seconds is not None
        zoned = zoned or date.offsets is not None
        approximate = approximate or date.approximate
        uncertain = uncertain or date.uncertain
    (a, of_a), (b, of_b), (c, of_c), (d, of_d) = bounds
    seconds = (a, b, c, d) if clocked else None
    return When(
        (a, b, c, d) if seconds is None else days_of(seconds),
        text,
        "range",
        approximate=approximate,
        uncertain=uncertain,
        edtf="" if seconds else edtf,  # EDTF has clocks behind a day alone
        form=form,
        ends=ends,
        choice=choice,
        parts=parts,
        seconds=seconds,
        offsets=(of_a, of_b, of_c, of_d) if zoned else None,
    )


def set_of(parts: tuple[When, ...], text: str, *, choice: Choice) -> When:
    """Return a set of dates: one of them, or all.

    Its bounds are those of the clocks as they are written, whatever their zones: a window is asked
    of these. Its instants are those of its parts.
    """
    begins, last_begins, first_ends, ends = zip(*edges(*parts), strict=True)
    first, last = min(begins, key=_as_written), max(ends, key=_as_written)
    bounds: Edges = (first, last, first, last)
    if choice == "all":
        bounds = first, min(last_begins, key=_as_written), max(first_ends, key=_as_written), last
    return drawn(bounds, text, form="set", edtf=text, choice=choice, parts=parts)
