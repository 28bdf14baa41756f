"""The order in which events stand: by day, by what is stated, and never against it.

An event is listed at the first day on which it can have begun; where that is open, at the
earliest day that its own statements and those of what follows it allow: never later than
what follows it. Events of one day stand in a topological order of what is stated; then what
had begun by that day at the latest, what begins on it, and what may have begun later; then by
`seq`, which turns no two clocks round, clock and place in the file. What has a zone is listed by
the offset that is most frequent among the clocks, so that instants stand in their order, and so
does what has none. What has neither date nor bound, and precedes nothing that has, is undated and
stands last. So no event stands before one that surely began earlier: where bounds or relations
settle which began first, nothing else is asked. `seq` and the place in the file are no evidence.

What precedes what is `libyatl.chronology.answers.settled`: as moments, for the order, and in days
too, for the day at which an event is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import groupby

from libyatl.chronology.answers.brackets import Bracket, brackets
from libyatl.chronology.answers.listed_clocks import Clocks
from libyatl.chronology.answers.listed_days import listed_days
from libyatl.chronology.answers.settled import Following, as_stated
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.components import strong
from libyatl.collector import resting
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY

_Key = tuple[int, *tuple[int | str, ...]]
"""The day, and what puts an event in its place on it where no statement does (`Order._key`)."""

_LAST_SECOND = SECONDS_IN_DAY - 1
_UNDATED = OPEN_FUTURE + 1
_BY_THEN, _THEN, _LATER = range(3)  # when an event began, beside the day at which it is listed
# An end has no key of its own: it takes its place as soon as nothing must precede it, for it only
# stands between the beginnings that it links, and waiting would let later keys pass these.
_AT_ONCE = (OPEN_PAST - 1,)


class Order:
    """The order of a timeline's events, worked out when it is first asked for."""

    def __init__(self, solved: Solved, counts: Sequence[int] = ()) -> None:
        """Take what is implied; what keeps its own date stands by that alone.

        `counts` are how many events each stands for, if not for itself alone.
        """
        self._solved = solved
        self._clocks = Clocks(solved, counts)
        self._days: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._sorted: tuple[int, ...] = ()
        """What was put in order last: a drawing asks for the brackets of the same."""
        with resting():
            # Without a relation the key alone gives the order, and nothing of this is made.
            self._following, in_days = as_stated(solved)
            if in_days:
                self._days = self._listed_days(in_days)
                self._rank()

    def sort(self, places: Iterable[int], *, reverse: bool = False) -> list[int]:
        """Return the places in order; reversed, what is undated still stands last."""
        ordered = sorted(places, key=self._places.__getitem__ if self._places else self._key)
        if not reverse:
            self._sorted = tuple(ordered)
            return ordered
        undated = [place for place in ordered if self.listed_at(place) is None]
        return [p for p in reversed(ordered) if self.listed_at(p) is not None] + undated

    def key_but_place(self, place: int) -> tuple[int | str, ...]:
        """Return what puts an event in its place where no relation does, but ties of it.

        Of these the events stand as in the file.
        """
        key: tuple[int | str, ...] = self._key(place)
        return key[:-1]

    def listed_at(self, place: int) -> int | None:
        """Return the day at which the event is listed, or None where it is undated."""
        day = self._listed_day(place)
        return None if day == _UNDATED else day

    def brackets(self, places: Sequence[int]) -> dict[int, Bracket]:
        """Return how the events of a drawing are joined to those above and below, by place.

        Args:
            places: the events, in order of time or in its reverse.
        """
        forward = [*places] if (*places,) == self._sorted else self.sort(places)
        found = brackets(self._solved, self._following, forward)
        if forward == [*places]:
            return found
        return {place: Bracket(below, above) for place, (above, below) in found.items()}

    def _listed_day(self, place: int) -> int:
        day = self._days.get(2 * place)
        return self._own_day(place) if day is None else day

    def _own_day(self, place: int) -> int:
        """Return the day at which an event is listed by its bounds alone."""
        listed = self._clocks.listed.get(place)
        first = self._solved.first_day(place) if listed is None else listed.first // SECONDS_IN_DAY
        if first > OPEN_PAST:
            return first
        bounds = self._solved.bounds(place)
        if bounds.b < OPEN_FUTURE:
            return bounds.b
        return bounds.c if bounds.c > OPEN_PAST else _UNDATED

    def _key(self, place: int) -> _Key:
        solved = self._solved
        event = solved.timeline.events[place]
        when, seq, day = event.when, event.seq, self._listed_day(place)
        clock, last, fraction = 0, _LAST_SECOND, ""
        unordered = seq is None, seq or 0
        listed = self._clocks.listed.get(place)
        if listed is not None:
            first, latest = listed.first // SECONDS_IN_DAY, listed.latest // SECONDS_IN_DAY
            midnight = day * SECONDS_IN_DAY
            clock, last = listed.first - midnight, listed.latest - midnight
            fraction = listed.fraction
            unordered = self._clocks.seq.get(place, unordered)
        elif (when is not None and when.approximate) or place in solved.rules.joint:
            first, latest, _, _ = solved.bounds(place)
        else:
            first, latest = solved.begun(place)
        begun = _LATER
        if latest <= day:
            begun = _THEN if first == day else _BY_THEN
        return day, begun, *unordered, clock, last, fraction, place

    def _listed_days(self, following: Following) -> dict[int, int]:
        """Return, by point, the earliest day at which it or any that follows it is listed."""
        points = {*following, *(p for some in following.values() for p in some)}
        own = {point: self._own_day(point >> 1) for point in points if not point & 1}
        return listed_days(self._solved, following, own)

    def _rank(self) -> None:
        """Put the whole timeline in order, day by day: what follows is never listed earlier."""
        keys = {2 * place: self._key(place) for place in range(len(self._solved.timeline.events))}
        # No point is listed later than one that follows it (`_listed_days`), so that days tell all
        # but what is stated between points of one day. Only days with such a tie need Kahn's
        # algorithm; on all others the key alone is the order.
        days = self._days
        tied = {
            days[point]
            for point, following in self._following.items()
            if point in days
            for other in following
            if other >> 1 != point >> 1 and days.get(other) == days[point]
        }
        ends: dict[int, list[int]] = {}
        for point, day in days.items():
            if point & 1 and day in tied:
                ends.setdefault(day, []).append(point)
        for day, begins in groupby(sorted(keys, key=keys.__getitem__), lambda p: keys[p][0]):
            if day not in tied:
                self._append(begins)
                continue
            points = self._clocks.chained([*begins, *ends.get(day, ())], self._following)
            for unit in _units(*points, keys):
                # A unit is a circle of points that come no later than each other: of one moment.
                self._append(sorted((p for p in unit if not p & 1), key=keys.__getitem__))

    def _append(self, begins: Iterable[int]) -> None:
        for begin in begins:
            self._places[begin >> 1] = len(self._places)


def _units(
    points: Sequence[int], following: Following, keys: dict[int, _Key]
) -> Iterator[Sequence[int]]:
    """Yield the points that must be of one moment together, in order (Kahn 1962).

    Each time, of the units that nothing left must precede, the one with the least key of a
    beginning.
    """
    singles = [(point,) for point in points]
    ordered = list(_in_order(singles, following, keys))
    if len(ordered) == len(singles):
        return iter(ordered)
    # What lies on a circle is one unit; between units there is none, so that all have their turn.
    return _in_order(list(strong(points, following)), following, keys)


def _in_order(
    units: Sequence[Sequence[int]], following: Following, keys: dict[int, _Key]
) -> Iterator[Sequence[int]]:
    """Yield the units in order, but those on circles and what must follow these."""
    unit_of = {point: number for number, unit in enumerate(units) for point in unit}
    waiting = [0] * len(units)
    edges: dict[int, list[int]] = {}
    for point, number in unit_of.items():
        for later in following.get(point, ()):
            other = unit_of.get(later, number)
            if other != number:
                edges.setdefault(number, []).append(other)
                waiting[other] += 1

    def key(number: int) -> tuple[_Key, int]:
        begins = [keys[point] for point in units[number] if not point & 1]
        return (min(begins) if begins else _AT_ONCE), number

    free = [key(number) for number, count in enumerate(waiting) if not count]
    heapify(free)
    while free:
        number = heappop(free)[1]
        yield units[number]
        for other in edges.get(number, ()):
            waiting[other] -= 1
            if not waiting[other]:
                heappush(free, key(other))
