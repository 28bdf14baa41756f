"""Why an event's bounds are what they are: the statements from a stated date to each bound.

A constraint is tight where it alone makes a point's moment what it is. From a bound, tight
constraints are followed back to the origin by breadth-first search, so that a chain has as
few steps as can be. Added up along the chain they give the bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from libyatl.chronology.answers.anchors import Anchor, Anchors
from libyatl.chronology.answers.tight import FIRM, first_of, stands_on
from libyatl.chronology.layers import FOUND, Applied, Layer, early, late
from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.grounds import Ground
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY


class Moment(NamedTuple):
    """A day, or a second of it by some clock.

    Attributes:
        day: its ordinal.
        second: seconds since midnight; None of a whole day.
        offset: seconds east of UTC of that clock; None where nobody knows.
    """

    day: int
    second: int | None = None
    offset: int | None = None


class Step(NamedTuple):
    """One step of a chain: what is reached, and what is said to reach it.

    Attributes:
        place: the event that is reached.
        ends: whether it is the event's end that is reached; else its beginning.
        latest: whether the moment is the last that is possible; else the first.
        at: the moment reached; of a comparison, None.
        statements: what the step rests on; empty where an event merely does not end before
            it begins.
        grounds: why it is not certain; none where it is.
    """

    place: int
    ends: bool
    latest: bool
    at: Moment | None
    statements: tuple[Statement, ...]
    grounds: frozenset[Ground] = FIRM


class Reason(NamedTuple):
    """A bound and its chain: the first step stands on a stated date, the last on the bound.

    `at` is None where the bound is open, and then there are no steps; and of a comparison. Nor are
    there any where it is not whole: the way to it is longer than was asked for.
    """

    at: Moment | None
    steps: tuple[Step, ...]
    is_whole: bool = True

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the chain, each once, in its order."""
        return tuple(dict.fromkeys(said for step in self.steps for said in step.statements))

    @property
    def grounds(self) -> frozenset[Ground]:
        """Why the bound is not certain; nothing where it is."""
        return FIRM.union(*(step.grounds for step in self.steps))


class Explanation(NamedTuple):
    """Why each of an event's four bounds holds."""

    earliest_begin: Reason
    latest_begin: Reason
    earliest_end: Reason
    latest_end: Reason


class _TooFar(Exception):
    """More constraints lie on the way to a bound than are looked at."""


def explain(solved: Solved, place: int, anchors: Anchors, most: int | None = None) -> Explanation:
    """Return why the bounds of an event hold: its own date alone, where it keeps that.

    With `most`, no more constraints than that are looked at for each.
    """
    begin, end = 2 * place, 2 * place + 1
    return Explanation(
        reason(solved, begin, latest=False, anchors=anchors, most=most),
        reason(solved, begin, latest=True, anchors=anchors, most=most),
        reason(solved, end, latest=False, anchors=anchors, most=most),
        reason(solved, end, latest=True, anchors=anchors, most=most),
    )


def reason(
    solved: Solved,
    point: int,
    *,
    latest: bool,
    by: Applied | None = None,
    anchors: Anchors | None = None,
    most: int | None = None,
) -> Reason:
    """Return why the earliest or the latest moment of a point (2p begins event p) is what it is.

    By the run in seconds, where its component has clocks and nothing else is asked for. Of several
    ways that one is told which `anchors` prefer.
    """
    place = point >> 1
    if by is None and solved.keeps_its_date(place):
        return _own_date(solved, point, latest=latest)
    by = by or first_of(solved, place)
    bound = late(by.latest(point)) if latest else early(by.earliest(point))
    if bound in (OPEN_PAST, OPEN_FUTURE):
        return Reason(None, ())
    at = _moment(solved, by, point, bound, latest=latest)
    anchors = anchors or Anchors(solved)
    anchor = anchors.of(point, latest=latest, by=by)
    if anchor is None:
        return _own_date(solved, point, latest=latest)
    way = _Way(solved, by, latest, anchors, inf if most is None else most)
    try:
        return Reason(at, tuple(way.steps(way.onward(point, anchor))))
    except _TooFar:
        return Reason(at, (), is_whole=False)


def _own_date(solved: Solved, point: int, *, latest: bool) -> Reason:
    place = point >> 1
    day = solved.reach(place)[2 * (point & 1) + latest]
    if day in (OPEN_PAST, OPEN_FUTURE):
        return Reason(None, ())
    at, dated = Moment(day), (Statement(place, "date"),)
    return Reason(at, (Step(place, bool(point & 1), latest, at, dated),))


class _Way(NamedTuple):
    """How the way to a bound is looked for, along `most` constraints at the most."""

    solved: Solved
    by: Applied
    latest: bool
    anchors: Anchors
    most: float

    def onward(self, point: int, anchor: Anchor) -> dict[int, Constraint | None]:
        """Return each point on the way from a bound to the origin, with its constraint onward.

        Raises:
            _TooFar: it is too long.
        """
        # The first way that comes to the anchor has the fewest steps, for those of one length are
        # walked together.
        by, latest, anchors, allowed = self.by, self.latest, self.anchors, anchor.grounds
        onward: dict[int, Constraint | None] = {point: None}
        queue = [point]
        number = seen = 0
        while ORIGIN not in onward:
            reached = queue[number]
            number += 1
            for before, constraint in anchors.admitted(by, reached, latest=latest, allowed=allowed):
                seen += 1
                if seen > self.most:
                    raise _TooFar
                if before == ORIGIN:
                    date = anchors.date_of(constraint, reached, latest=latest, allowed=allowed)
                    if date == anchor.date:
                        onward.setdefault(ORIGIN, constraint)
                elif before not in onward:
                    onward[before] = constraint
                    queue.append(before)
        return onward

    def steps(self, onward: dict[int, Constraint | None]) -> Iterator[Step]:
        """Yield the steps of a way.

        Raises:
            _TooFar: one of them rests on a way of its own, which is too long.
        """
        solved, by, latest = self.solved, self.by, self.latest
        constraint = onward[ORIGIN]
        before, origin = ORIGIN, True
        published: tuple[Statement, ...] = ()
        standing: frozenset[Ground] = FIRM
        events = len(solved.timeline.events)
        while constraint is not None:
            u, v, _, support = constraint
            point = v if latest else u
            standing |= stands_on(solved.rules, constraint, reached=point, before=before)
            if point >> 1 >= events:  # a moment of publication is a part of the step to an event
                published = (*published, *support)
            elif support == (FOUND,):  # the day in which it begins rests on statements of its own
                yield from self._of_its_day(point)
            else:
                bound = by.latest(point) if latest else by.earliest(point)
                at = _moment(solved, by, point, bound, latest=latest)
                said = (*published, *support)
                if origin:
                    said = _told_first(said)
                yield Step(point >> 1, bool(point & 1), latest, at, said, standing)
                published, standing, origin = (), FIRM, False
            before, constraint = point, onward[point]

    def _of_its_day(self, point: int) -> tuple[Step, ...]:
        most = None if self.most == inf else int(self.most)
        solved, anchors = self.solved, self.anchors
        found = reason(solved, point, latest=self.latest, by=solved, anchors=anchors, most=most)
        if not found.is_whole:
            raise _TooFar
        return found.steps


def _told_first(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return a citation, by which its source came to us, and then when that was published."""
    cited: list[Statement] = []
    stems: list[Statement] = []
    dates: list[Statement] = []
    for each in said:
        stated = dates if each.path in ("published", "accessed") else stems
        (cited if isinstance(each.owner, int) else stated).append(each)
    return (*cited, *reversed(stems), *dates)


def _moment(solved: Solved, by: Applied, point: int, bound: int, *, latest: bool) -> Moment:
    """Return a bound of a point as its event's own clock shows it; as a day where that says it."""
    place, number = point >> 1, 2 * (point & 1) + latest
    edge = SECONDS_IN_DAY - 1 if latest else 0
    if isinstance(by, Layer):
        offsets = solved.moments(place).offsets
        offset = offsets[number] if offsets else None
        if by.run.frame != "wall":
            bound += offset or 0
        day, second = divmod(bound, SECONDS_IN_DAY)
    else:
        # What nothing joins to another was never resolved in seconds: its own date has them.
        moments = solved.moments_reached(place)
        offset = moments.offsets[number] if moments.offsets else None
        day, second = divmod(moments.wall[number], SECONDS_IN_DAY)
        if solved.layers(place) or day != bound:
            return Moment(bound)
    return Moment(day) if second == edge else Moment(day, second, offset)
