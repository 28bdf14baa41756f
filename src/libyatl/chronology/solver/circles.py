"""Which events may lie on a circle of what comes after what."""

from __future__ import annotations

from collections.abc import Iterable

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
