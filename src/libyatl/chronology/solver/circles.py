"""Circles of what comes after what: where they may be, and what leads around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from libyatl.chronology.solver.components import strong

if TYPE_CHECKING:
    from libyatl.chronology.solver.irreducible import Resting, S

Following = dict[int, list[int]]
"""By point (2p begins event p, 2p + 1 ends it) those that come no earlier."""


def on_circles(edges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the events that circles lead over, and those between two circles.

    Args:
        edges: (u, v) where point v comes no later than point u. Besides, no event ends before it
            begins.
    """
    following: Following = {}
    for u, v in edges:
        following.setdefault(v, []).append(u)
    for begin in {point & ~1 for later in (following, *following.values()) for point in later}:
        following.setdefault(begin, []).append(begin + 1)
    left = _fed(following, set(following).union(*following.values()))
    before: Following = {}
    for point in left:
        for later in following.get(point, ()):
            if later in left:
                before.setdefault(later, []).append(point)
    return {point >> 1 for point in _fed(before, left)}


def _fed(following: Following, points: set[int]) -> set[int]:
    """Return those of some points that stay where all goes to which no point leads (Kahn 1962)."""
    waiting = dict.fromkeys(points, 0)
    for later in following.values():
        for point in later:
            waiting[point] += 1
    free = [point for point, count in waiting.items() if not count]
    for point in free:
        for other in following.get(point, ()):
            waiting[other] -= 1
            if not waiting[other]:
                free.append(other)
    return points.difference(free)


def around(drawn: Iterable[Resting[S]], aside: Set[S]) -> Iterator[list[S]]:
    """Yield the statements around circles that lead over a step backwards (of less than 0).

    Those that follow lead around without what was set aside meanwhile: something of each must be.
    """
    standing = _on_circles(drawn, aside)
    while steps := [step for step in standing if step[2] < 0]:
        onward: dict[int, list[Resting[S]]] = {}
        for step in standing:
            onward.setdefault(step[0], []).append(step)
        lost = 0
        for step in steps:
            if aside.isdisjoint(step[3]):
                if way := _way(onward, step[1], step[0], aside):
                    yield [said for each in (step, *way) for said in each[3]]
                else:
                    lost += 1
            if lost > _LOST:
                break
        standing = _on_circles(standing, aside)


_LOST = 9
"""Searches that lead back to no start, after which is asked anew what lies on circles."""


def _on_circles(drawn: Iterable[Resting[S]], aside: Set[S]) -> list[Resting[S]]:
    """Return those that lie on circles, without what rests on what was set aside."""
    standing = [step for step in drawn if aside.isdisjoint(step[3])]
    onward: dict[int, list[int]] = {}
    for u, v, _, _ in standing:
        onward.setdefault(u, []).append(v)
    circle = {
        point: members[0]
        for members in strong(onward, onward)
        if len(members) > 1
        for point in members
    }
    return [step for step in standing if circle.get(step[0], -1) == circle.get(step[1], -2)]


def _way(
    onward: dict[int, list[Resting[S]]], start: int, goal: int, aside: Set[S]
) -> Sequence[Resting[S]]:
    """Return a shortest way from one point to another; nothing where none leads there."""
    by: dict[int, Resting[S] | None] = {start: None}
    queue = [start]
    for point in queue:
        for step in onward.get(point, ()):
            if step[1] not in by and aside.isdisjoint(step[3]):
                by[step[1]] = step
                queue.append(step[1])
        if goal in by:
            break
    way = []
    here = by.get(goal)
    while here is not None:
        way.append(here)
        here = by[here[0]]
    return way[::-1]
