"""What stated orders imply one another: a graph of the points of events, searched near by."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from itertools import islice

Link = tuple[int, int, int]
"""(u, v, days): point v is at most `days` after point u; event p begins at 2p, ends at 2p + 1."""


_LOOKED_AT = 50
"""A search ends after so many links: what no reader could follow is no hint."""


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
        left = _LOOKED_AT
        while queue and left > 0:
            point = queue.popleft()
            own = [(point - 1, None)] if point % 2 else []
            for following, statement in (*own, *islice(self._out.get(point, ()), left)):
                left -= 1
                passed = statement == without or statement in self._left_out
                if passed or following in reached:
                    continue
                reached[following] = point, statement
                if following == goal:
                    return _back(reached, start, goal)
                queue.append(following)
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
