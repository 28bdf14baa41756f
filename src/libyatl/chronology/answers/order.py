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

What precedes what is read from the constraints of 0 days and less: they say that one point
comes no later than another. Points on a circle of these are of one day (`with`, a date of one
day); among them first a whole before its parts, and then only `after` and `before` count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import groupby

from libyatl.chronology.answers.listed_clocks import Clocks
from libyatl.chronology.answers.listed_days import Following, listed_days
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.components import strong
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.own import duration
from libyatl.chronology.statements.relations import Reading, precedences
from libyatl.chronology.statements.runs import DAYS, PLAIN, Run, slack
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

    def __init__(self, solved: Solved) -> None:
        """Take what is implied; what keeps its own date stands by that alone."""
        self._solved = solved
        self._clocks = Clocks(solved)
        self._days: dict[int, int] = {}
        self._units: dict[int, int] = {}
        self._places: dict[int, int] = {}
        with resting():
            # Without a relation the key alone gives the order, and nothing of this is made.
            self._following, self._inner, self._firmly = _stated(solved)
            if self._following:
                self._days = self._listed_days()
                self._rank()

    def sort(self, places: Iterable[int], *, reverse: bool = False) -> list[int]:
        """Return the places in order; reversed, what is undated still stands last."""
        ordered = sorted(places, key=self._places.__getitem__ if self._places else self._key)
        if not reverse:
            return ordered
        undated = [place for place in ordered if self.listed_at(place) is None]
        return [p for p in reversed(ordered) if self.listed_at(p) is not None] + undated

    def listed_at(self, place: int) -> int | None:
        """Return the day at which the event is listed, or None where it is undated."""
        day = self._listed_day(place)
        return None if day == _UNDATED else day

    def settled(self, one: int, other: int) -> bool:
        """Say whether bounds or a chain of relations settle which of two neighbours began first.

        Two events of one known day, or of the same days by statement, are settled too: they
        begin together. The answer is the same whichever is named first, and whatever the order
        of the file. A sum of gaps that only together puts one first does not count; `compare`
        finds it. A chain is looked for between the two in the order, so that all pairs of
        neighbours together cost one look at each relation.
        """
        # Bounds are asked before places: the order breaks ties by the file, and a tie that the
        # file broke is not settled by anything that was said.
        if not (one in self._solved.clocked or other in self._solved.clocked):
            (first, last), (its_first, its_last) = map(self._solved.begun, (one, other))
            if last <= its_first or its_last <= first:
                return True
        elif self._clocks.settle(*self.sort((one, other))):
            return True
        start, goal = 2 * one, 2 * other
        if not self._places:
            return False
        if self._places[one] > self._places[other]:
            start, goal = goal, start
        # What shares a unit is of one day by statement, whichever stands first.
        unit = self._units.get(goal, goal)
        if self._units.get(start) == unit:
            return True
        # A chain from the one to the other can only lead over what stands between them, since
        # the order follows the statements; so neighbours have short ways to search.
        waiting, seen = [start], {start}
        while waiting:
            for point in self._following.get(waiting.pop(), ()):
                if point == goal:
                    return True
                if point not in seen and self._leads_to(point, goal, unit):
                    seen.add(point)
                    waiting.append(point)
        return False

    def _leads_to(self, point: int, goal: int, unit: int) -> bool:
        """Say whether a point may lead to a beginning: it is listed before it, or of its unit.

        In a unit the file says which is listed first, and the statements lead both ways.
        """
        if point & 1:
            return point in self._days and self._days[point] <= self._days.get(goal, _UNDATED)
        if self._places[point >> 1] < self._places[goal >> 1]:
            return True
        return self._units.get(point) == unit

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

    def _listed_days(self) -> dict[int, int]:
        """Return, by point, the earliest day at which it or any that follows it is listed."""
        points = {*self._following, *(p for some in self._following.values() for p in some)}
        own = {point: self._own_day(point >> 1) for point in points if not point & 1}
        return listed_days(self._solved, self._following, own)

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
                # A unit is a circle of statements of 0 days: the solver has given all its points
                # one day. Among them a closer reading drops the links that tie them to one day,
                # and what it leaves has fewer circles; after FIRM only the key is left.
                together = [p for p in unit if not p & 1]
                if len(together) > 1:
                    self._units.update(dict.fromkeys(together, together[0]))
                    for whole in _units(unit, self._inner, keys):
                        for part in _units(whole, self._firmly, keys):
                            self._append(
                                sorted((p for p in part if not p & 1), key=keys.__getitem__)
                            )
                else:
                    self._append(together)

    def _append(self, begins: Iterable[int]) -> None:
        for begin in begins:
            self._places[begin >> 1] = len(self._places)


def _stated(solved: Solved) -> tuple[Following, ...]:
    """Return which points are stated to come no earlier than each, by every `Reading`."""
    readings: tuple[Following, ...] = tuple({} for _ in Reading)
    rules = solved.rules
    related: set[int] = set()
    for place, event in enumerate(rules.events):
        if not event.relations or solved.keeps_its_date(place):
            continue
        run = _run(solved, place)
        for number, relation in enumerate(event.relations):
            other = rules.target(place, relation)
            if other is None or solved.keeps_its_date(other) or not rules.stands(place, number):
                continue
            related |= {place, other}
            points = (2 * place, 2 * place + 1, 2 * other, 2 * other + 1)
            beside = PLAIN if run is DAYS else slack(run, event.when, rules.events[other].when)
            for u, v, reading in precedences(relation, beside):
                for some in readings[: reading + 1]:
                    some.setdefault(points[u], []).append(points[v])
    related |= _tied(solved, readings)
    # An event begins no later than it ends. One of a single day also ends no later than it
    # begins: that ties its two points, so that what is after its end is after its beginning.
    for place in related:
        for some in readings:
            some.setdefault(2 * place, []).append(2 * place + 1)
        event, run = rules.events[place], _run(solved, place)
        _, most, field = duration(event, run)
        # Nothing may rest on it that a date is one day where that was set aside.
        if most == 0 and Statement(place, field) not in rules.set_aside:
            readings[Reading.BROAD].setdefault(2 * place + 1, []).append(2 * place)
    return readings


def _tied(solved: Solved, readings: Iterable[Following]) -> set[int]:
    """Add what ties events over moments of publication; return these events.

    A moment stands between the beginnings that it links as if it were an end.
    """
    ties = solved.rules.ties
    if ties.slack:
        return set()
    tied = ties.of_event.keys() - solved.rules.untied
    edges = [(2 * earlier + 1, 2 * later + 1) for earlier, later, _ in ties.following]
    for place in tied:
        for tie in ties.of_event[place]:
            point, moment = 2 * place + tie.ends, 2 * tie.moment + 1
            edges.append((point, moment) if tie.before else (moment, point))
    for some in readings:
        for earlier, later in edges:
            some.setdefault(earlier, []).append(later)
    return tied


def _run(solved: Solved, place: int) -> Run:
    """Return the run that tells what comes first: in seconds, where there are clocks."""
    layers = solved.layers(place)
    return layers[0].run if layers else DAYS


def _units(
    points: Iterable[int], following: Following, keys: dict[int, _Key]
) -> Iterator[list[int]]:
    """Yield the points that must be of one day together, in order (Kahn 1962).

    Each time, of the units that nothing left must precede, the one with the least key of a
    beginning.
    """
    # What lies on a circle is one node; between nodes there is none, so Kahn's algorithm ends.
    units = list(strong(points, following))
    unit_of = {point: number for number, unit in enumerate(units) for point in unit}
    waiting = [0] * len(units)
    edges: dict[int, set[int]] = {}
    for point, number in unit_of.items():
        for later in following.get(point, ()):
            other = unit_of.get(later, number)
            if other != number and other not in edges.setdefault(number, set()):
                edges[number].add(other)
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
