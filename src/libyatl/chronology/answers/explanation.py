"""Why an event's bounds are what they are: the statements from a stated day to each bound.

A constraint is tight where it alone makes a point's day what it is. From a bound, tight
constraints are followed back to the origin by breadth-first search, so that a chain has as
few steps as can be. Added up along the chain they give the bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.dates import OPEN_FUTURE


class Step(NamedTuple):
    """One step of a chain: what is reached, and what is said to reach it.

    Attributes:
        place: the event that is reached.
        ends: whether it is the event's end that is reached; else its beginning.
        latest: whether the day is the last that is possible; else the first.
        day: the day reached; for a comparison, days from where the chain begins.
        statements: what the step rests on; empty where an event merely does not end before
            it begins.
    """

    place: int
    ends: bool
    latest: bool
    day: int
    statements: tuple[Statement, ...]


class Reason(NamedTuple):
    """A bound and its chain: the first step stands on stated days, the last on the bound.

    `day` is None where the bound is open, and then there are no steps.
    """

    day: int | None
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


def explain(solved: Solved, place: int) -> Explanation:
    """Return why the bounds of an event hold; in a contradiction, its own date alone."""
    begin, end = 2 * place, 2 * place + 1
    return Explanation(
        reason(solved, begin, latest=False),
        reason(solved, begin, latest=True),
        reason(solved, end, latest=False),
        reason(solved, end, latest=True),
    )


def reason(solved: Solved, point: int, *, latest: bool) -> Reason:
    """Return why the earliest or the latest day of a point (2p begins event p) is what it is."""
    bounds = solved.reach(point >> 1)
    day = bounds[2 * (point & 1) + latest]
    if abs(day) >= OPEN_FUTURE:
        return Reason(None, ())
    if solved.in_contradiction(point >> 1):
        step = Step(point >> 1, bool(point & 1), latest, day, (Statement(point >> 1, "date"),))
        return Reason(day, (step,))
    # Each point reached, with the constraint from it towards the bound. The first way that
    # comes to the origin has the fewest steps, for those of one length are walked together.
    onward: dict[int, Constraint | None] = {point: None}
    queue = [point]
    for reached in queue:
        for constraint in _tight(solved, reached, latest=latest):
            before = constraint[0] if latest else constraint[1]
            if before not in onward:
                onward[before] = constraint
                queue.append(before)
        if ORIGIN in onward:
            break
    return Reason(day, tuple(_steps(solved, onward, latest=latest)))


def _tight(solved: Solved, point: int, *, latest: bool) -> Iterator[Constraint]:
    """Yield the constraints that alone give the point its latest, or earliest, day."""
    # An earliest day follows backwards: v at most so many days after u means u at least so many
    # before v, so that the way to it leads against the constraint.
    day = solved.latest if latest else solved.earliest
    for constraint in applying(solved, point >> 1):
        u, v, days, _ = constraint
        before, reached, step = (u, v, days) if latest else (v, u, -days)
        if reached == point and (0 if before == ORIGIN else day(before)) + step == day(point):
            yield constraint


def _steps(solved: Solved, onward: dict[int, Constraint | None], *, latest: bool) -> Iterator[Step]:
    constraint = onward[ORIGIN]
    while constraint is not None:
        u, v, _, support = constraint
        point = v if latest else u
        day = solved.latest(point) if latest else solved.earliest(point)
        yield Step(point >> 1, bool(point & 1), latest, day, support)
        constraint = onward[point]


def applying(solved: Solved, place: int) -> Iterator[Constraint]:
    """Yield the constraints on an event by which the chronology was resolved."""
    rules = solved.rules
    doubted = solved.is_doubted(place)
    for constraint in rules.touching(place):
        if not (doubted and any(map(rules.qualified, constraint[3]))):
            yield constraint
