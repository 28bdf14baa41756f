"""`Solved`: the days between which each event began and ended, by all statements together."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from libyatl.chronology.layers import Applied, Layer, Moments, Timed, early, late
from libyatl.chronology.solver.members import Lowered
from libyatl.chronology.statements.constraints import Constraint
from libyatl.chronology.statements.own import alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import Four, Scale, in_utc, seconds_of
from libyatl.model import Event

NOTHING_TIMED: Mapping[int, Timed] = {}
"""Without clocks; it is asked of every event, and a plain mapping answers fastest."""


class Bounds(NamedTuple):
    """Four days, as in `When`: begun on one in [a, b], ended on one in [c, d], both inclusive.

    Open bounds are `OPEN_PAST` and `OPEN_FUTURE`.
    """

    a: int
    b: int
    c: int
    d: int

    @property
    def is_open(self) -> bool:
        """Whether nothing bounds it at all."""
        return self == UNBOUNDED


UNBOUNDED = Bounds(OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE)


class Solved:
    """What the solver found. Events are named by their place in `events`.

    Attributes:
        timeline: what was stated.
        rules: the constraints that were drawn from it, each with its statements.
        kept: the days of the events that have those of their own dates.
        timed: what was found in seconds, by event.
        lowered: the bounds that were lowered as dates of sets went.
        clocked: the events whose own date has a clock, or on which something with one bears.
    """

    days: Applied | None = None

    def __init__(
        self,
        rules: Rules,
        earliest: Sequence[int],
        latest: Sequence[int],
        kept: Iterable[int] = (),
        timed: Mapping[int, Timed] = NOTHING_TIMED,
        clocked: Collection[int] = (),
        lowered: Lowered | None = None,
    ) -> None:
        """Take the rules, the days of each point (2p begins event p), and what keeps its own date.

        `kept` are the events whose own dates contradict the rest, or all that is stated of them:
        they have the days of their dates, and no other event has anything from them. `timed` has
        by event what was found in seconds of those whose component has clocks, and `clocked` are
        these and those whose own date has a clock.
        """
        self.timeline = rules.timeline
        self.rules = rules
        self._earliest = array("q", earliest)
        self._latest = array("q", latest)
        self.kept = {place: self._own_days(place) for place in kept}
        self.timed = timed
        self.clocked = clocked
        self.lowered = Lowered.none() if lowered is None else lowered

    def _own_days(self, place: int) -> Bounds:
        when = self.rules.events[place].when
        if when is None or self.timeline.events[place].when is None:
            return UNBOUNDED
        return Bounds(*when.reach.days)

    @property
    def by_point(self) -> tuple[Sequence[int], Sequence[int]]:
        """The raw earliest and the raw latest days, by point."""
        return self._earliest, self._latest

    def bounds(self, place: int) -> Bounds:
        """Return the days between which the event began and ended, by all statements.

        An event that `keeps_its_date` has the days of that. A date that is approximate, or that is
        another by another account, is shown as it was stated, unless the event cannot have been
        then: see `reach`.
        """
        event = self.timeline.events[place]
        reached, when = self.reach(place), event.when
        if when is None or not (when.approximate or place in self.rules.joint):
            return reached
        if event.lasted is None and reached == self._joint_date(place).reach.days:
            return stated(event)
        exact = self.rules.events[place]._replace(when=when._replace(approximate=False))
        a, b, c, d = alone(own(exact, self.rules.publications))
        if (a > b or c > d) and not when.approximate:
            return stated(event)  # by its own account alone it cannot have been at all
        begin, last_begin = max(reached.a, a), min(reached.b, b)
        end, last_end = max(reached.c, c), min(reached.d, d)
        if begin > last_begin or end > last_end:
            return reached
        return Bounds(early(begin), late(last_begin), early(end), late(last_end))

    def reach(self, place: int) -> Bounds:
        """Return its bounds with all the days that an approximate date, or any account, may mean.

        They are what the statements of all other events rest on, and what no window surely misses.
        """
        if place in self.kept:
            return self.kept[place]
        if place in self.timed:
            return Bounds(*self.timed[place].moments.days)
        begin = 2 * place
        return Bounds(
            early(self._earliest[begin]),
            late(self._latest[begin]),
            early(self._earliest[begin + 1]),
            late(self._latest[begin + 1]),
        )

    def first_day(self, place: int) -> int:
        """Return the first day on which the event can have begun: the first of its bounds."""
        when = self.timeline.events[place].when
        if (when is not None and when.approximate) or place in self.rules.joint:
            return self.bounds(place).a
        if place in self.timed or place in self.kept:
            return self.reach(place).a
        return early(self._earliest[2 * place])

    def moments(self, place: int) -> Moments:
        """Return the seconds between which the event began and ended, as `bounds` has its days."""
        when, found = self.timeline.events[place].when, self.moments_reached(place)
        if when is None or not self.stands_wider(place):
            return found
        if found == moments_of(self._joint_date(place).reach):
            return moments_of(when)
        a, b, c, d = found.wall
        begin, last_begin, end, last_end = when.wall
        begin, last_begin = max(a, begin), min(b, last_begin)
        end, last_end = max(c, end), min(d, last_end)
        if begin > last_begin or end > last_end:
            return found
        wall = begin, last_begin, end, last_end
        return found._replace(wall=wall, instants=in_utc(wall, found.offsets))

    def moments_reached(self, place: int) -> Moments:
        """Return its moments with all that an approximate date may mean: see `reach`."""
        timed = self.timed.get(place)
        if timed is not None:
            return timed.moments
        when, days = self.rules.events[place].when, self.reach(place)
        if when is not None and (when.clocked or days == when.reach.days):
            return moments_of(when.reach)
        wall = seconds_of(days)
        return Moments(wall, in_utc(wall, None))

    def stands_wider(self, place: int) -> bool:
        """Say whether an event's date stands in the network as wider than it was stated."""
        when = self.timeline.events[place].when
        return (when is not None and when.approximate) or place in self.rules.joint

    def _joint_date(self, place: int) -> When:
        """Return the date of an event as it stands in the network; it must have one."""
        when = self.rules.events[place].when
        assert when is not None
        return when

    def has_zone(self, place: int) -> bool:
        """Say whether its moments are those of clocks with a zone."""
        return self.moments_reached(place).offsets is not None

    def reach_on(self, scale: Scale, place: int) -> Four:
        """Return the four bounds of an event on a scale, with all that they may mean."""
        match scale:
            case "days":
                return self.reach(place)
            case "wall":
                return self.moments_reached(place).wall
            case "instants":
                return self.moments_reached(place).instants
            case _:
                assert_never(scale)

    def layers(self, place: int) -> tuple[Layer, ...]:
        """Return how the event's component was resolved in seconds; nothing without clocks."""
        timed = self.timed.get(place)
        return () if timed is None else timed.layers

    def is_derived(self, place: int) -> bool:
        """Say whether the bounds say more than the event's own date does."""
        event = self.timeline.events[place]
        if place in self.timed and event.when is not None:
            return self.moments(place).wall != event.when.wall
        return self.bounds(place) != stated(event)

    def keeps_its_date(self, place: int) -> bool:
        """Say whether the event has the days of its own date, since that contradicts the rest."""
        return place in self.kept

    def begun(self, place: int) -> tuple[int, int]:
        """Return the raw earliest and latest day on which an event can have begun."""
        if place in self.kept:
            return self.kept[place][:2]
        return self._earliest[2 * place], self._latest[2 * place]

    def put(self, days: Mapping[int, Four], lowered: Lowered) -> None:
        """Take other days for some events: those that were found when they were resolved anew."""
        for place, four in days.items():
            begin = 2 * place
            self._earliest[begin : begin + 2] = array("q", (four[0], four[2]))
            self._latest[begin : begin + 2] = array("q", (four[1], four[3]))
            for point in (begin, begin + 1):
                for latest in (False, True):
                    self.lowered.why.pop((point, latest), None)
                    self.lowered.before.pop((point, latest), None)
        self.lowered.why.update(lowered.why)
        self.lowered.before.update(lowered.before)

    def earliest(self, point: int) -> int:
        """Return the raw earliest day of a point; far below every day where it is open."""
        return self._earliest[point]

    def latest(self, point: int) -> int:
        """Return the raw latest day of a point; far above every day where it is open.

        In all, these are a schedule that fits every constraint, but those of events that were given
        up (`libyatl.chronology.anew`).
        """
        return self._latest[point]

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event by which its days were resolved."""
        return self.rules.touching(place)


def stated(event: Event) -> Bounds:
    """Return the days of the event's own date; open where it has none."""
    when = event.when
    return UNBOUNDED if when is None else Bounds(*when.days)


def moments_of(when: When) -> Moments:
    """Return the moments of a date alone."""
    return Moments(when.wall, when.instants, when.offsets, when.zone)


def days_found(solved: Solved, places: Iterable[int], run: Run) -> dict[int, tuple[int, int]]:
    """Return the days that were found of some events, by point, in the seconds of a run."""
    found = {}
    for place in places:
        a, b, c, d = run.of_days(solved.reach(place), solved.rules.events[place].when)
        found[2 * place], found[2 * place + 1] = (a, b), (c, d)
    return found
