"""Tight constraints: those that alone make a point's earliest or latest moment what it is."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.chronology.layers import FOUND, Applied
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.members import Edge, Label, Lowered, Stood
from libyatl.chronology.statements.constraints import (
    ORIGIN,
    Constraint,
    Statement,
    Support,
    bound,
    of_events,
)
from libyatl.chronology.statements.grounds import OF_STATUS, Ground, in_doubt, sinks_of
from libyatl.chronology.statements.rules import Rules

FIRM: frozenset[Ground] = frozenset()


def first_of(solved: Solved, place: int) -> Applied:
    """Return what an event's bounds are explained by: what gave the seconds that are shown."""
    layers = solved.layers(place)
    if not layers:
        return solved
    return layers[-1] if solved.moments(place).offsets is None else layers[0]


Ways = tuple[list[tuple[int, Constraint]], ...]
"""By bound (0 to 3, as of a date), the tight constraints that give it, each with the point before
it on a way from the origin, or the origin itself."""


def ways_to(by: Applied, place: int) -> Ways:
    """Return the constraints that give the points of an event their bounds."""
    earliest, latest = by.earliest, by.latest
    ways: Ways = [], [], [], []
    for constraint in by.applying(place):
        u, v, apart, _ = constraint
        if v >> 1 == place and latest(v) == (0 if u == ORIGIN else latest(u)) + apart:
            ways[2 * (v & 1) + 1].append((u, constraint))
        # An earliest moment follows backwards: v at most so much after u means u at least so much
        # before v, so that the way to it leads against the constraint.
        if u >> 1 == place and earliest(u) == (0 if v == ORIGIN else earliest(v)) - apart:
            ways[2 * (u & 1)].append((v, constraint))
    for point in (2 * place, 2 * place + 1):
        for last in (False, True):
            label = by.lowered.why.get((point, last))
            if label is not None and label.edge is None:
                said = Statement(place, "date"), *behind_label(by, label)
                way = bound(point, label.at, tuple(dict.fromkeys(said)), latest=last)
                ways[2 * (point & 1) + last].append((ORIGIN, way))
    return ways


class _Before:
    """The same before any date of a set had gone."""

    def __init__(self, by: Applied) -> None:
        self._by = by
        self.days = by.days
        self.lowered = Lowered.none()

    def earliest(self, point: int) -> int:
        return self._by.lowered.before.get((point, False), self._by.earliest(point))

    def latest(self, point: int) -> int:
        return self._by.lowered.before.get((point, True), self._by.latest(point))

    def applying(self, place: int) -> Iterator[Constraint]:
        return self._by.applying(place)


def behind_label(by: Applied, label: Label | Stood) -> Iterator[Statement]:
    """Yield the statements that give a bound which was lowered as dates of sets went."""
    waiting: list[Label | Stood] = [label]
    met = set[tuple[int, bool, int | None]]()
    before = _Before(by)
    while waiting:
        label = waiting.pop()
        at = label.at if isinstance(label, Label) else None
        if (label.point, label.latest, at) in met:
            continue
        met.add((label.point, label.latest, at))
        if isinstance(label, Stood):
            yield from behind(before, label.point, latest=label.latest)
            continue
        waiting += label.behind
        if label.edge is None:
            yield Statement(label.point >> 1, "date")
        else:
            yield from _support(by, label.edge)


def _support(by: Applied, edge: Edge) -> Support:
    """Return what a constraint rests on."""
    return next(c[3] for c in by.applying(edge[0] >> 1) if c[:3] == edge)


def stands_on(
    rules: Rules, constraint: Constraint, *, reached: int, before: int
) -> frozenset[Ground]:
    """Return why a constraint is not certain to bound a point, from another; nothing if it is.

    What is claimed or planned bounds itself, but not what else there is.
    """
    place, found = reached >> 1, set[Ground]()
    passed = set() if before == ORIGIN else {before >> 1}
    if in_doubt(rules, constraint[3]):
        found.add(Ground.QUALIFIED)
    for said in of_events(constraint[3]):
        if before == ORIGIN or said.path == "date":
            passed |= sinks_of(rules, said)
    for other in passed - {place}:
        ground = OF_STATUS[rules.events[other].status] if other < len(rules.events) else None
        if ground is not None:
            found.add(ground)
    return frozenset(found) if found else FIRM


def behind(by: Applied, point: int, *, latest: bool) -> tuple[Statement, ...]:
    """Return the statements that give a point its earliest or its latest moment, each once.

    Of several ways from the origin, one that has the fewest steps.
    """
    onward: dict[int, Constraint | None] = {point: None}
    queue = [point]
    for reached in queue:
        for before, constraint in ways_to(by, reached >> 1)[2 * (reached & 1) + latest]:
            if before not in onward:
                onward[before] = constraint
                queue.append(before)
        if ORIGIN in onward:
            break
    found: dict[Statement, None] = {}
    following = onward[ORIGIN]
    while following is not None:
        here = following[1] if latest else following[0]
        said = following[3]
        if said == (FOUND,) and by.days is not None:  # which rest on statements of their own
            said = behind(by.days, here, latest=latest)
        found |= dict.fromkeys(said)
        following = onward[here]
    return tuple(found)
