"""How two events lie to each other in time, and why.

The most that one point can come after another is a shortest distance between them: by the
statements that link them, or by the bounds of each. It is searched from the one point by
Dijkstra's algorithm over distances made positive with the latest moments (Johnson 1977,
"Efficient algorithms for shortest paths in sparse networks").
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from heapq import heappop, heappush
from typing import NamedTuple

from libyatl.chronology.answers.explanation import Applied, Reason, Step, reason
from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.dates.axis import Scale


class Position(StrEnum):
    """How one event lies to another: one moment may end an event and begin what comes after."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same time"
    OVERLAPPING = "overlapping"
    UNDETERMINED = "undetermined"


class Comparison(NamedTuple):
    """How one event lies to another, and the chains of statements that say so.

    A chain of statements that links the two counts from its first point; without
    one, the chains are those of the bounds that decide. `undetermined` has none, nor has an
    event beside itself.
    """

    position: Position
    reasons: tuple[Reason, ...]


class _Pair:
    """The most that points of two events can lie apart, each worked out when asked."""

    def __init__(self, solved: Solved, one: int, other: int, by: Applied, scale: Scale) -> None:
        self.solved = solved
        self.by = by
        self.scale = scale
        # Nothing passes through the date of an event that contradicts the rest.
        self.linked = not (solved.keeps_its_date(one) or solved.keeps_its_date(other))
        self._found: dict[tuple[int, int], Reason | None] = {}

    def chain(self, u: int, v: int) -> Reason | None:
        """Return why v comes no later than u by what links the two; None if it need not."""
        if (u, v) not in self._found:
            self._found[u, v] = _link(self.solved, self.by, u, v) if self.linked else None
        return self._found[u, v]

    def apart(self, u: int, v: int) -> int:
        """Return the most that v can come after u, on the scale, by the bounds of each alone."""
        solved, scale = self.solved, self.scale
        latest = solved.reach_on(scale, v >> 1)[2 * (v & 1) + 1]
        return latest - solved.reach_on(scale, u >> 1)[2 * (u & 1)]

    def holds(self, u: int, v: int) -> bool:
        """Say whether v surely comes no later than u; on its day at the latest, in days."""
        return self.apart(u, v) <= 0 or self.chain(u, v) is not None

    def why(self, u: int, v: int) -> tuple[Reason, ...]:
        """Return why `holds` does: by the link, or by the bounds of both."""
        linked = self.chain(u, v)
        if linked is not None:
            return (linked,)
        return (
            reason(self.solved, v, latest=True),
            reason(self.solved, u, latest=False),
        )


def compare(solved: Solved, one: int, other: int) -> Comparison:
    """Return how event `one` lies to event `other`.

    Before: it surely ends by the moment (or the day, where neither has a clock) at which the other
    begins, and statements say so or it is not sure that both hold it; after is the mirror. Same
    time: they begin and end at the same. Overlapping: surely both hold one. Else undetermined.
    """
    found = Comparison(Position.UNDETERMINED, ())
    for by, scale in _compared_by(solved, one, other):
        found = _compared(_Pair(solved, one, other, by, scale), one, other)
        if found.position is not Position.UNDETERMINED:
            break
    return found


def _compared(pair: _Pair, one: int, other: int) -> Comparison:
    begin, end, its_begin, its_end = 2 * one, 2 * one + 1, 2 * other, 2 * other + 1
    before, after = (its_begin, end), (begin, its_end)
    # A position that statements give goes before one that only bounds allow: two events of one
    # day may be `after` each other, and that is then the answer.
    same = ((begin, its_begin), (its_begin, begin), (end, its_end), (its_end, end))
    if one == other or all(pair.holds(u, v) for u, v in same):
        by_statement = pair.chain(*before), pair.chain(*after)
        if one == other or (by_statement[0] is None) == (by_statement[1] is None):
            reasons = [why for u, v in same for why in pair.why(u, v)] if one != other else []
            return Comparison(Position.SAME, tuple(dict.fromkeys(reasons)))
    for (u, v), position in ((before, Position.BEFORE), (after, Position.AFTER)):
        if pair.apart(u, v) < 0 or pair.chain(u, v) is not None:
            return Comparison(position, pair.why(u, v))
    shared = (its_end, begin), (end, its_begin)
    if all(pair.holds(u, v) for u, v in shared):
        return Comparison(Position.OVERLAPPING, tuple(w for u, v in shared for w in pair.why(u, v)))
    for (u, v), position in ((before, Position.BEFORE), (after, Position.AFTER)):
        if pair.holds(u, v):
            return Comparison(position, pair.why(u, v))
    return Comparison(Position.UNDETERMINED, ())


def _compared_by(solved: Solved, one: int, other: int) -> Iterator[tuple[Applied, Scale]]:
    """Yield by what two events are compared, and on which scale.

    In UTC, where either of them has a zone; else by their own clocks, and where these settle
    nothing, by what is stated of both and of events with zones.
    """
    layers = solved.layers(one)
    common: tuple[Applied, ...] = layers if layers and layers == solved.layers(other) else ()
    if not (one in solved.clocked or other in solved.clocked):
        yield solved, "days"
    elif solved.has_zone(one) or solved.has_zone(other):
        yield common[0] if common else solved, "instants"
    else:
        yield common[-1] if common else solved, "wall"
        if common[1:]:
            yield common[0], "instants"


def _link(solved: Solved, by: Applied, start: int, goal: int) -> Reason | None:
    """Return the shortest chain of statements from a point to another, if it is of 0 or less."""
    # The latest moments are a schedule that fits (Johnson): with them every constraint becomes a
    # slack of 0 or more, which Dijkstra's algorithm needs. A chain of 0 or less has no more slack
    # than this, and whatever has more is not followed.
    events = len(solved.timeline.events)
    limit = by.latest(start) - by.latest(goal)
    reached: dict[int, tuple[int, Constraint | None]] = {start: (0, None)}
    settled: set[int] = set()
    heap = [(0, start)]
    while heap:
        slack, point = heappop(heap)
        if point in settled:
            continue
        settled.add(point)
        if point == goal:
            return _chain(reached, start, goal, events)
        so_far = reached[point][0]
        for constraint in by.applying(point >> 1):
            u, v, further, _ = constraint
            # Over the origin everything is linked, by bounds alone: `apart` says that.
            if u != point or v == ORIGIN:
                continue
            farther = so_far + further
            slack = farther + by.latest(start) - by.latest(v)
            if slack <= limit and (v not in reached or farther < reached[v][0]):
                reached[v] = (farther, constraint)
                heappush(heap, (slack, v))
    return None


def _chain(
    reached: dict[int, tuple[int, Constraint | None]], start: int, goal: int, events: int
) -> Reason:
    supports: list[tuple[int, tuple[Statement, ...]]] = []
    point = goal
    while (constraint := reached[point][1]) is not None:
        supports.append((point, constraint[3]))
        point = constraint[0]
    steps: list[Step] = []
    published: tuple[Statement, ...] = ()
    for point, support in reversed(supports):
        published += support
        if point >> 1 < events:  # a moment of publication is a part of the step to an event
            steps.append(Step(point >> 1, bool(point & 1), True, None, published))
            published = ()
    return Reason(None, tuple(steps))
