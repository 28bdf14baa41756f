"""What stated orders imply one another: a graph of the points of events, searched near by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

Link = tuple[int, int, int]
"""(u, v, days): point v is at most `days` after point u; event p begins at 2p, ends at 2p + 1."""

Step = tuple[int, int | None]
"""Where a link leads, and the statement that gives it; None where it holds of any event."""

_LOOKED_AT = 50
"""A search ends after so many links: what no reader could follow is no hint."""


class OrderGraph:
    """The links that put one point no later than another, each by the statement that gives it.

    An event does not end before it begins; what a statement bounds from above only is no order.
    """

    def __init__(self) -> None:
        """Start without a statement."""
        self._out: defaultdict[int, list[Step]] = defaultdict(list)
        self._in: Counter[int] = Counter()
        self._left_out: set[int] = set()
        self._near: tuple[int, dict[int, list[int | None]]] = (-1, {})

    def add(self, statement: int, links: Iterable[Link]) -> None:
        """Take the links that a statement gives."""
        for u, v, days in links:
            if days <= 0:
                out = self._out[u]
                # An end comes no earlier than its beginning, whatever is said: that step stands
                # first. An end that no statement leads from has it in `_steps` alone.
                if u % 2 and not out:
                    out.append((u - 1, None))
                out.append((v, statement))
                self._in[v] += 1

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
        # A beginning is also reached from the end of its event, an end by statements alone.
        if goal % 2 and self._in[goal] == 1:  # nothing but the statement itself leads there
            return None
        # The search would end within the steps of such a start. Thousands of events may be stated
        # to lie to one: what its first steps reach is gathered once for all of them.
        if len(self._steps(start)) - start % 2 >= _LOOKED_AT:
            return self._one_step(start, goal, without)
        left_out, left = self._left_out, _LOOKED_AT
        # The step from an end to its beginning is no statement, and comes on top of what is left.
        reached: dict[int, tuple[int, int | None]] = {start: (start, None)}
        queue = [start]
        for point in queue:
            steps = self._steps(point)[: left + point % 2]
            left -= len(steps)
            for following, statement in steps:
                if following in reached or statement == without or statement in left_out:
                    continue
                reached[following] = point, statement
                if following == goal:
                    return _back(reached, start, goal)
                queue.append(following)
            if left <= 0:
                break
        return None

    def _one_step(self, start: int, goal: int, without: int) -> list[int] | None:
        """Return the way to the goal in one step, of a start whose steps are all that is seen."""
        if self._near[0] != start:  # most are asked for one start after the other
            near: defaultdict[int, list[int | None]] = defaultdict(list)
            for following, statement in self._steps(start)[: _LOOKED_AT + start % 2]:
                near[following].append(statement)
            self._near = start, near
        for statement in self._near[1].get(goal, ()):
            if statement is None:
                return []
            if statement != without and statement not in self._left_out:
                return [statement]
        return None

    def _steps(self, point: int) -> Sequence[Step]:
        """Return where a point leads in one step: an end to the beginning of its event first."""
        return self._out.get(point) or (((point - 1, None),) if point % 2 else ())


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
