"""Why an event's bounds are what they are: the statements from a stated date to each bound.

A constraint is tight where it alone makes a point's moment what it is. From a bound, tight
constraints are followed back to the origin by breadth-first search, so that a chain has as
few steps as can be. Added up along the chain they give the bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from libyatl.chronology.layers import FOUND, Layer, early, late
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.members import Edge, Label, Lowered, Stood
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
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
    """

    place: int
    ends: bool
    latest: bool
    at: Moment | None
    statements: tuple[Statement, ...]


class Reason(NamedTuple):
    """A bound and its chain: the first step stands on a stated date, the last on the bound.

    `at` is None where the bound is open, and then there are no steps; and of a comparison.
    """

    at: Moment | None
    steps: tuple[Step, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the chain, each once, in its order."""
        return tuple(dict.fromkeys(said for step in self.steps for said in step.statements))


class Explanation(NamedTuple):
    """Why each of an event's four bounds holds."""

    earliest_begin: Reason
    latest_begin: Reason
    earliest_end: Reason
    latest_end: Reason


class Applied(Protocol):
    """The constraints by which events were resolved, in days or in seconds, and what they give."""

    @property
    def lowered(self) -> Lowered:
        """The bounds that were lowered as dates of sets went."""

    def earliest(self, point: int) -> int:
        """Return the earliest that a point can be."""

    def latest(self, point: int) -> int:
        """Return the latest that a point can be."""

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event."""


def explain(solved: Solved, place: int) -> Explanation:
    """Return why the bounds of an event hold: its own date alone, where it keeps that."""
    begin, end = 2 * place, 2 * place + 1
    return Explanation(
        reason(solved, begin, latest=False),
        reason(solved, begin, latest=True),
        reason(solved, end, latest=False),
        reason(solved, end, latest=True),
    )


def reason(solved: Solved, point: int, *, latest: bool, by: Applied | None = None) -> Reason:
    """Return why the earliest or the latest moment of a point (2p begins event p) is what it is.

    By the run in seconds, where its component has clocks and nothing else is asked for.
    """
    place = point >> 1
    if by is None and solved.keeps_its_date(place):
        return _own_date(solved, point, latest=latest)
    by = by or first_of(solved, place)
    bound = late(by.latest(point)) if latest else early(by.earliest(point))
    if bound in (OPEN_PAST, OPEN_FUTURE):
        return Reason(None, ())
    at = _moment(solved, by, point, bound, latest=latest)
    return Reason(at, tuple(_steps_to(solved, by, by.lowered.of(point, latest=latest))))


def _steps_to(solved: Solved, by: Applied, label: Label | Stood) -> Iterator[Step]:
    """Yield the steps that lead to a bound."""

    def stood(label: Stood) -> Iterator[Statement]:
        for step in _steps_to(solved, by, label):
            yield from step.statements

    walked: list[Label] = []
    while isinstance(label, Label):
        walked.append(label)
        if label.edge is None:
            break
        (label,) = label.behind
    else:
        onward = _onward(by, label.point, latest=label.latest)
        yield from _steps(solved, by, onward, latest=label.latest)
    for label in reversed(walked):
        if label.edge is None:
            support = tuple(dict.fromkeys(behind_label(by, label, stood)))
        else:
            support = _support(by, label.edge)
        at = _moment(solved, by, label.point, label.at, latest=label.latest)
        yield Step(label.point >> 1, bool(label.point & 1), label.latest, at, support)


def _own_date(solved: Solved, point: int, *, latest: bool) -> Reason:
    place = point >> 1
    day = solved.reach(place)[2 * (point & 1) + latest]
    if day in (OPEN_PAST, OPEN_FUTURE):
        return Reason(None, ())
    at, dated = Moment(day), (Statement(place, "date"),)
    return Reason(at, (Step(place, bool(point & 1), latest, at, dated),))


def behind_label(
    by: Applied, label: Label | Stood, stood: Callable[[Stood], Iterable[Statement]]
) -> Iterator[Statement]:
    """Yield the statements that give a bound which was lowered as dates of sets went.

    `stood` gives those behind a bound as it was before.
    """
    waiting: list[Label | Stood] = [label]
    met = set[tuple[int, bool, int | None]]()
    while waiting:
        label = waiting.pop()
        at = label.at if isinstance(label, Label) else None
        if (label.point, label.latest, at) in met:
            continue
        met.add((label.point, label.latest, at))
        if isinstance(label, Stood):
            yield from stood(label)
            continue
        waiting += label.behind
        if label.edge is None:
            yield Statement(label.point >> 1, "date")
        else:
            yield from _support(by, label.edge)


def _support(by: Applied, edge: Edge) -> tuple[Statement, ...]:
    """Return what a constraint rests on."""
    return next(c[3] for c in by.applying(edge[0] >> 1) if c[:3] == edge)


def _stood(by: Applied, point: int, *, latest: bool) -> int:
    """Return a bound as it stood before any date of a set went."""
    before = by.lowered.before.get((point, latest))
    if before is not None:
        return before
    return by.latest(point) if latest else by.earliest(point)


def behind(by: Applied, point: int, *, latest: bool) -> tuple[Statement, ...]:
    """Return the statements that give a point its earliest or its latest moment, each once."""
    onward = _onward(by, point, latest=latest)
    found: dict[Statement, None] = {}
    constraint = onward[ORIGIN]
    while constraint is not None:
        found |= dict.fromkeys(constraint[3])
        constraint = onward[constraint[1] if latest else constraint[0]]
    return tuple(found)


def _onward(by: Applied, point: int, *, latest: bool) -> dict[int, Constraint | None]:
    """Return each point on the way from a bound to the origin, with the constraint towards it."""
    # Each point reached, with the constraint from it towards the bound. The first way that
    # comes to the origin has the fewest steps, for those of one length are walked together.
    onward: dict[int, Constraint | None] = {point: None}
    queue = [point]
    for reached in queue:
        for constraint in _tight(by, reached, latest=latest):
            before = constraint[0] if latest else constraint[1]
            if before not in onward:
                onward[before] = constraint
                queue.append(before)
        if ORIGIN in onward:
            break
    return onward


def first_of(solved: Solved, place: int) -> Applied:
    """Return what an event's bounds are explained by: what gave the seconds that are shown."""
    layers = solved.layers(place)
    if not layers:
        return solved
    return layers[-1] if solved.moments(place).offsets is None else layers[0]


def _tight(by: Applied, point: int, *, latest: bool) -> Iterator[Constraint]:
    """Yield the constraints that alone give the point its latest, or earliest, moment."""

    # An earliest moment follows backwards: v at most so much after u means u at least so much
    # before v, so that the way to it leads against the constraint.
    def bound(of: int) -> int:
        return _stood(by, of, latest=latest)

    for constraint in by.applying(point >> 1):
        u, v, apart, _ = constraint
        before, reached, step = (u, v, apart) if latest else (v, u, -apart)
        if reached == point and (0 if before == ORIGIN else bound(before)) + step == bound(point):
            yield constraint


def _steps(
    solved: Solved, by: Applied, onward: dict[int, Constraint | None], *, latest: bool
) -> Iterator[Step]:
    constraint = onward[ORIGIN]
    published: tuple[Statement, ...] = ()
    events = len(solved.timeline.events)
    while constraint is not None:
        u, v, _, support = constraint
        point = v if latest else u
        if point >> 1 >= events:  # a moment of publication is a part of the step to an event
            published += support
        elif support == (FOUND,):  # the day in which it begins rests on statements of its own
            yield from reason(solved, point, latest=latest, by=solved).steps
        else:
            bound = by.latest(point) if latest else by.earliest(point)
            at = _moment(solved, by, point, bound, latest=latest)
            yield Step(point >> 1, bool(point & 1), latest, at, (*published, *support))
            published = ()
        constraint = onward[point]


def _moment(solved: Solved, by: Applied, point: int, bound: int, *, latest: bool) -> Moment:
    """Return a bound of a point as its event's own clock shows it; as a day where that says it."""
    if not isinstance(by, Layer):
        return Moment(bound)
    offsets = solved.moments(point >> 1).offsets
    offset = offsets[2 * (point & 1) + latest] if offsets else None
    if by.run.frame != "wall":
        bound += offset or 0
    edge = SECONDS_IN_DAY - 1 if latest else 0
    day, second = divmod(bound, SECONDS_IN_DAY)
    return Moment(day) if second == edge else Moment(day, second, offset)
