"""What stated orders imply one another: a graph of the points of events, searched near by."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

Link = tuple[int, int, int]
"""(u, v, days): point v is at most `days` after point u; event p begins at 2p, ends at 2p + 1."""


_LOOKED_AT = 100
"""A search ends after so many points: what no reader could follow is no hint."""


class OrderGraph:
    """The links that put one point no later than another, each by the statement that gives it.

    An event does not end before it begins; what a statement bounds from above only is no order.
    """

    def __init__(self) -> None:
        """Start without a statement."""
        self._out: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._left_out: set[int] = set()

    def add(self, statement: int, links: Iterable[Link]) -> None:
        """Take the links that a statement gives."""
        for u, v, days in links:
            if days <= 0:
                self._out[u].append((v, statement))

    def leave_out(self, statement: int) -> None:
        """Do without a statement from now on."""
        self._left_out.add(statement)

    def imply(self, links: Iterable[Link], statement: int) -> list[int] | None:
        """Return the other statements by which the links of one, all orders, hold; else None."""
        found: dict[int, None] = {}
        for u, v, _ in links:
            way = self._way(u, v, without=statement)
            if way is None:
                return None
            found |= dict.fromkeys(way)
        return list(found)

    def _way(self, start: int, goal: int, *, without: int) -> list[int] | None:
        reached: dict[int, tuple[int, int | None]] = {start: (start, None)}
        queue = deque([start])
        while queue and len(reached) < _LOOKED_AT:
            point = queue.popleft()
            for following, statement in self._out.get(point, ()):
                if (
                    statement != without
                    and statement not in self._left_out
                    and following not in reached
                ):
                    reached[following] = point, statement
                    queue.append(following)
            if point % 2 and point - 1 not in reached:
                reached[point - 1] = point, None
                queue.append(point - 1)
            if goal in reached:
                return _back(reached, start, goal)
        return None


def _back(reached: Mapping[int, tuple[int, int | None]], start: int, goal: int) -> list[int]:
    """Return the statements on the way from the start to the goal."""
    way = []
    point = goal
    while point != start:
        point, statement = reached[point]
        if statement is not None:
            way.append(statement)
    way.reverse()
    return way
