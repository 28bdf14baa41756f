"""Chains of statements that link two points: as stated, or as a sum of gaps.

A sum is a shortest distance: the most that one point can come after another by the statements that
link them. It is searched from the one point by Dijkstra's algorithm over distances made positive
with the latest moments (Johnson 1977, "Efficient algorithms for shortest paths in sparse
networks").
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from libyatl.chronology.answers.explanation import Reason, Step
from libyatl.chronology.answers.settled import ordering
from libyatl.chronology.answers.tight import FIRM, stands_on
from libyatl.chronology.layers import Applied, Layer
from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.grounds import OF_STATUS

Reasons = tuple[Reason, ...]
"""Why something is settled; empty where it is not."""


def together(solved: Solved, one: int, other: int) -> Reasons:
    """Return the shortest chain of `with` that links two events, without gaps."""
    rules = solved.rules
    came: dict[int, tuple[int, Statement]] = {}
    waiting = [one]
    for place in waiting:
        for its, number in _naming(solved, place):
            relation = rules.events[its].relations[number]
            beside = rules.target(its, relation) if its == place else its
            if beside is None or beside == one or beside in came:
                continue
            if not rules.stands(its, number):
                continue
            if relation.kind == "with" and relation.within is None:
                came[beside] = place, Statement(its, rules.relation_path(its, number))
                waiting.append(beside)
    steps: list[Step] = []
    place = other
    while place in came:
        before, said = came[place]
        # A claim on the way passes nothing on firmly.
        ground = OF_STATUS[rules.events[before].status] if before != one else None
        standing = frozenset((ground,)) if ground else FIRM
        steps.append(Step(place, False, True, None, (said,), standing))
        place = before
    return (Reason(None, tuple(reversed(steps))),) if steps else ()


def _naming(solved: Solved, place: int) -> Iterator[tuple[int, int]]:
    """Yield the relations of an event, and those that name it, as (place, number)."""
    rules = solved.rules
    yield from ((place, number) for number in range(len(rules.events[place].relations)))
    yield from rules.referring.get(place, ())


def stated(solved: Solved, by: Applied, start: int, goal: int) -> Reasons:
    """Return the shortest chain of statements by which a point came no later than another.

    Each of them puts a point no later than the one before, as moments.

    Args:
        solved: what was solved.
        by: what resolved the two events.
        start: the point that came no earlier.
        goal: the one that came no later.
    """
    reached: dict[int, Constraint | None] = {start: None}
    queue = [start]
    for point in queue:
        place = point >> 1
        run = by.run if isinstance(by, Layer) and by in solved.layers(place) else None
        for constraint in ordering(solved, place, run):
            u, v, _, _ = constraint
            if u != point or v in reached:
                continue
            # What lies between two points is no later than all that bounds the later.
            if _bounded(solved, by, v) and by.latest(v) < by.latest(goal):
                continue
            reached[v] = constraint
            if v == goal:
                return (_chain(solved, reached, goal),)
            queue.append(v)
    return ()


def _bounded(solved: Solved, by: Applied, point: int) -> bool:
    """Whether a point was resolved by the same, so that its bounds heed what is stated of it."""
    if isinstance(by, Layer):
        return by in solved.layers(point >> 1)
    return not solved.rules.in_utc_days


def summed(solved: Solved, by: Applied, start: int, goal: int, *, most: int = 0) -> Reasons:
    """Return the tightest chain of statements from a point to another, if it is of `most` or less.

    It says that the other comes at most so much after the point, in the unit of what resolved them.
    """
    # The latest moments are a schedule that fits (Johnson): with them every constraint becomes a
    # slack of 0 or more, which Dijkstra's algorithm needs. A chain of `most` or less has no more
    # slack than this, and whatever has more is not followed.
    limit = by.latest(start) - by.latest(goal) + most
    reached: dict[int, Constraint | None] = {start: None}
    farthest = {start: 0}
    done: set[int] = set()
    heap = [(0, start)]
    while heap:
        _, point = heappop(heap)
        if point in done:
            continue
        done.add(point)
        if point == goal:
            return (_chain(solved, reached, goal),)
        so_far = farthest[point]
        for constraint in by.applying(point >> 1):
            u, v, further, _ = constraint
            # Over the origin everything is linked, by bounds alone: `by_bounds` says that.
            if u != point or v == ORIGIN:
                continue
            farther = so_far + further
            slack = farther + by.latest(start) - by.latest(v)
            if slack <= limit and (v not in reached or farther < farthest[v]):
                reached[v], farthest[v] = constraint, farther
                heappush(heap, (slack, v))
    return ()


def _chain(solved: Solved, reached: dict[int, Constraint | None], goal: int) -> Reason:
    """Return the constraints by which the goal was reached as a chain, from its first point on."""
    drawn: list[Constraint] = []
    point = goal
    while (constraint := reached[point]) is not None:
        drawn.append(constraint)
        point = constraint[0]
    start = point >> 1
    steps: list[Step] = []
    said: tuple[Statement, ...] = ()
    standing = FIRM
    for constraint in reversed(drawn):
        before, point = constraint[:2]
        said = (*said, *constraint[3])
        if before >> 1 != start:  # what is said of the two themselves is no ground against them
            standing |= stands_on(solved.rules, constraint, reached=point, before=before)
        # A moment of publication is a part of the step to an event.
        if point >> 1 < len(solved.timeline.events):
            steps.append(Step(point >> 1, bool(point & 1), True, None, said, standing))
            said, standing = (), FIRM
    return Reason(None, tuple(steps))
