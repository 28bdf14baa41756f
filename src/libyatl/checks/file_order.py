"""The dated events of each file in the order in which they stand, and whether that is of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from libyatl.checks.examined import Examined
from libyatl.dates import When
from libyatl.dates.axis import in_any_zone

_FEWEST = 10
_ORDERLY = 0.9
"""A file is in order where at least this share of neighbours is."""


class Dated(NamedTuple):
    """A dated event of a file.

    Attributes:
        place: its place in the timeline.
        when: its date.
        first: the first day on which it can have been; a second, where clocks of several zones, or
            of zones and of none, stand in the file: by a clock that all of them may be told by.
        last: the last one.
    """

    place: int
    when: When
    first: int
    last: int


def in_order(examined: Examined) -> Iterator[list[Dated]]:
    """Yield the dated events of each file that is in order of time, the earliest first.

    Two neighbours are out of order where the latter surely lies wholly before the former. A
    file with the latest events first is turned round.
    """
    for dated in by_file(examined):
        if len(dated) >= _FEWEST and (order := order_of(dated)):
            yield dated if order == "rising" else dated[::-1]


def order_of(dated: Sequence[Dated]) -> Literal["rising", "falling"] | None:
    """Return whether events stand with the earliest first, or the latest; None where neither."""
    pairs = list(pairwise(dated))
    falling = sum(later.last < former.first for former, later in pairs)
    rising = sum(former.last < later.first for former, later in pairs)
    if min(falling, rising) > (1 - _ORDERLY) * len(pairs) + 1e-9:
        return None
    return "rising" if falling <= rising else "falling"


def by_file(examined: Examined) -> Iterator[list[Dated]]:
    """Yield the dated events of each file, as they stand in it."""
    files: dict[str, list[tuple[int, When]]] = {}
    for place, event in enumerate(examined.events):
        if event.when is not None:
            span = examined.timeline.span(place)
            files.setdefault(span.file if span else "", []).append((place, event.when))
    for dated in files.values():
        bounds = _on_one_clock([when for _, when in dated])
        yield [Dated(*one, *extent) for one, extent in zip(dated, bounds, strict=True)]


def _on_one_clock(dates: Sequence[When]) -> Iterator[tuple[int, int]]:
    """Yield between what each date lies: days, or seconds where no day is that of all clocks."""
    zoned = [when.offsets for when in dates if when.offsets is not None]
    known = {offset for offsets in zoned for offset in offsets if offset is not None}
    if len(zoned) == len(dates) and len(known) > 1:
        by_clock = [when.instants for when in dates]
    elif 0 < len(zoned) < len(dates):  # by the clock of what has no zone
        by_clock = [in_any_zone(when.instants) if when.offsets else when.wall for when in dates]
    else:
        by_clock = [when.days for when in dates]
    for first, _, _, last in by_clock:
        yield first, last
