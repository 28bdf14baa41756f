"""`clocks-apart`: clocks with a time zone, and dates without one in the same order of events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.chronology.statements.runs import has_instant
from libyatl.chronology.statements.zoning import joined_by_relations
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import reach_of_zones

_ON_TOP = "write `timezone:` in the file if they all stand in one, or the zone behind each clock"


class _Apart(NamedTuple):
    """An event whose date has no zone, and one joined to it, with a clock that has."""

    place: int
    beside: int


def check(examined: Examined) -> Iterator[Finding]:
    """Yield a finding for each file with dates that need a zone to be compared with others.

    These are joined by relations to a clock that has one, and so near to it that their own zone
    would tell which came first.
    """
    files: dict[str, list[_Apart]] = {}
    for found in _apart(examined):
        span = examined.timeline.span(found.place)
        files.setdefault(span.file if span else "", []).append(found)
    for some in files.values():
        (first, beside), count = some[0], len(some)
        dates = f"{count} dates have" if count > 1 else "a date has"
        yield examined.finding(
            first,
            "date",
            message=f"{dates} no time zone, and relations join {'them' if count > 1 else 'it'} to "
            "clocks that have one",
            label="by the clocks of which place?",
            help=f"{_ON_TOP}; until then nothing certain rests on comparing the two",
            related=((examined.timeline.span(beside, "date"), "this clock has one"),),
            about=tuple(examined.events[one.place].id for one in some),
        )


def _apart(examined: Examined) -> Iterator[_Apart]:
    events = examined.events
    zoned = [p for p, event in enumerate(events) if event.when and has_instant(event.when)]
    if not zoned:
        return
    found: list[_Apart] = []
    for places in joined_by_relations(examined.chronology.rules, zoned):
        clocks = _clocks(examined, places)
        for place in places:
            when = events[place].when
            if when is not None and not when.zoned:
                near = _near(when, clocks)
                if near is not None:
                    found.append(_Apart(place, near))
    yield from sorted(found)


def _clocks(examined: Examined, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last instant of each clock with a zone, with its event."""
    ends = []
    for place in places:
        when = examined.events[place].when
        if when is not None and has_instant(when):
            first, _, _, last = when.instants
            ends += [(first, place), (last, place)]
    return sorted(ends)


def _near(when: When, clocks: list[tuple[int, int]]) -> int | None:
    """Return the event of a clock that may come before or after a date, by where that stands."""
    edges = [at for at in (when.a, when.d) if OPEN_PAST < at < OPEN_FUTURE]
    for at in edges:
        lowest, highest = reach_of_zones(at)
        low = bisect_left(clocks, at - highest, key=itemgetter(0))
        if low < len(clocks) and clocks[low][0] <= at - lowest:
            return clocks[low][1]
    return None
