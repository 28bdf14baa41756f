"""The tightest days, or seconds, of many points under difference constraints.

A constraint (u, v, w) says t[v] - t[u] <= w. The latest day of each point is its shortest
distance from the origin, the earliest the shortest distance to it (Dechter, Meiri and Pearl
1991, theorem 3.1). The origin is kept out of the graph: a point's own bound is the label it
starts with, and labels are lowered until every constraint holds. A point without a bound
starts at `OPEN_FUTURE`, so that the latest days are at once a schedule that fits.

Labels are lowered first in sweeps over all edges, ordered by depth-first search, forward and
backward in turn: chains and zig-zags settle in two or three. What is then unsettled (dense
gaps) goes on with passes of Goldberg and Radzik (1993, "A heuristic improvement of the
Bellman-Ford algorithm"), each ordered anew by the labels. A contradiction among the edges
alone shows as a circle among those that lowered a label last (Cherkassky and Goldberg 1999,
"Negative-cycle detection algorithms"); one between days shows as an earliest day that
exceeds the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, compress

Out = dict[int, list[int]]
"""By event, the edges that leave its points, flat: u, v, w, u, v, w. Event p has 2p and 2p + 1."""

Adjacent = dict[int, list[tuple[int, int]]]
"""By point u, the edges (v, w) that leave it."""

Edges = tuple[list[int], list[int], list[int]]
"""The edges as columns: tails u, heads v, weights w."""

Labels = list[int] | dict[int, int]

# Chains and zig-zags settle in two or three. What four leave unsettled has gaps that pull
# against each other: there a sweep would go over many edges that hold, to find a few that do not.
_SWEEPS = 4


class Network:
    """Constraints between the points of events: point 2p begins event p, point 2p + 1 ends it."""

    def __init__(self, out: Out) -> None:
        """Take, by event, the edges that leave its points.

        Once tightened, `circles` holds points around which edges sum to less than 0, and
        `crossed` points whose earliest day exceeds the latest.
        """
        self.out = out
        self.circles: list[list[int]] = []
        self.crossed: list[int] = []
        self._edges: Edges = ([], [], [])
        self._neighbours: dict[int, set[int]] | None = None

    def tighten(self, earliest: list[int], latest: list[int]) -> set[int]:
        """Tighten the days of the points in place; return the events in contradiction.

        `earliest` and `latest` are by point and hold each point's own bounds. What is
        returned are all events of each component that holds a contradiction; their days
        mean nothing.
        """
        # Columns of plain integers take less room than a tuple an edge, and a sweep less time.
        ordered = list(chain.from_iterable(self.out[event] for event in depth_first(self.out)))
        edges = ordered[0::3], ordered[1::3], ordered[2::3]
        del ordered
        dead = self._settle(latest, edges)
        # A circle that sums to less than 0 goes round backwards as well: its events are left out
        # now, so that the second settling meets none and need not look for any.
        if dead:
            alive = [tail >> 1 not in dead for tail in edges[0]]
            edges = (
                list(compress(edges[0], alive)),
                list(compress(edges[1], alive)),
                list(compress(edges[2], alive)),
            )
        # The earliest days are the latest ones of the network seen backwards in time: with
        # every day negated and every edge turned round, t[v] - t[u] <= w reads
        # (-t[u]) - (-t[v]) <= w. The order of the edges is turned round too, since what was
        # last to be reached forwards is first backwards.
        for some in edges:
            some.reverse()
        self._edges = edges
        backward = [-day for day in earliest]
        self._settle(backward, (edges[1], edges[0], edges[2]))
        earliest[:] = [-day for day in backward]
        # Edges alone may agree and days still not: a chain of gaps between two stated days that
        # lie too near each other. Then no circle is met, but a point's days cross.
        self.crossed = [
            point
            for event in self.out
            for point in (2 * event, 2 * event + 1)
            if earliest[point] > latest[point] and event not in dead
        ]
        if not self.crossed:
            return dead
        return dead.union(*self.components(point >> 1 for point in self.crossed))

    def tied(self, earliest: Labels, latest: Labels) -> list[tuple[int, int]]:
        """Return (u, v) where v comes no later than u, of another event, and has the same days.

        On a circle of such edges all points have the days of one another. Asked once tightened.
        """
        return [
            (u, v)
            for u, v, w in zip(*self._edges, strict=True)
            if w <= 0 and latest[u] == latest[v] and earliest[u] == earliest[v] and u ^ v != 1
        ]

    def components(self, events: Iterable[int]) -> list[list[int]]:
        """Return the components that hold any of the events, each in ascending order."""
        neighbours = self._connected()
        seen: set[int] = set()
        found = []
        for root in events:
            if root in seen:
                continue
            seen.add(root)
            members = [root]
            for event in members:
                fresh = neighbours.get(event, set()) - seen
                seen |= fresh
                members.extend(fresh)
            found.append(sorted(members))
        return found

    def _connected(self) -> dict[int, set[int]]:
        if self._neighbours is None:
            self._neighbours = {}
            for event, edges in self.out.items():
                for other in {head >> 1 for head in edges[1::3]} - {event}:
                    self._neighbours.setdefault(event, set()).add(other)
                    self._neighbours.setdefault(other, set()).add(event)
        return self._neighbours

    def _settle(self, labels: list[int], edges: Edges) -> set[int]:
        """Lower the labels until every edge holds; return the events where none can."""
        if _sweep(labels, edges):
            return set()
        adjacent: Adjacent = {}
        for u, v, w in zip(*edges, strict=True):
            adjacent.setdefault(u, []).append((v, w))
        dead: set[int] = set()
        # Each round finds circles and takes their whole components away, for a component that
        # contradicts itself says nothing; so there are at most as many rounds as components.
        while found := _lower(labels, adjacent):
            self.circles += found
            lost: set[int] = set().union(*self.components(circle[0] >> 1 for circle in found))
            dead |= lost
            for event in lost:
                adjacent.pop(2 * event, None)
                adjacent.pop(2 * event + 1, None)
        return dead


def circle(edges: Iterable[tuple[int, int, int]]) -> list[int] | None:
    """Return points around which the edges (u, v, w) sum to less than 0, or None."""
    labels, adjacent = _by_point(edges)
    return next(iter(_lower(labels, adjacent)), None)


def schedule(edges: Iterable[tuple[int, int, int]]) -> dict[int, int] | None:
    """Return days for the points that fit the edges (u, v, w), or None where none do."""
    labels, adjacent = _by_point(edges)
    return None if _lower(labels, adjacent) else labels


def _by_point(edges: Iterable[tuple[int, int, int]]) -> tuple[dict[int, int], Adjacent]:
    adjacent: Adjacent = {}
    labels: dict[int, int] = {}
    for u, v, w in edges:
        adjacent.setdefault(u, []).append((v, w))
        labels[u] = labels[v] = 0
    return labels, adjacent


def depth_first(out: Out) -> list[int]:
    """Return the events, each as far as can be before those that its edges lead to."""
    seen: set[int] = set()
    finished: list[int] = []
    for root in out:
        if root in seen:
            continue
        seen.add(root)
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(out[root][1::3]))]
        while stack:
            event, heads = stack[-1]
            for head in heads:
                following = head >> 1
                if following not in seen:
                    seen.add(following)
                    stack.append((following, iter(out[following][1::3])))
                    break
            else:
                finished.append(event)
                stack.pop()
    finished.reverse()
    return finished


def _sweep(labels: list[int], edges: Edges) -> bool:
    """Sweep over all edges, forward and backward in turn; say whether the labels settled."""
    for number in range(_SWEEPS):
        lowered = False
        # Forward, a chain whose edges stand in order settles at once; backward, one that was
        # told the other way round. A circle that sums to less than 0 never settles, and is
        # left to `_lower`.
        way = map(reversed, edges) if number % 2 else edges
        for u, v, w in zip(*way, strict=True):
            reached = labels[u] + w
            if reached < labels[v]:
                labels[v] = reached
                lowered = True
        if not lowered:
            return True
    return False


def _lower(labels: Labels, adjacent: Adjacent) -> list[list[int]]:
    """Lower the labels by passes until every edge holds; return circles by which none can."""
    lowered_by: dict[int, int] = {}
    active = list(adjacent)
    number = 0
    while active:
        following: dict[int, None] = {}  # a set that keeps its order, so that runs are alike
        for u in _admissible(labels, adjacent, active):
            from_here = labels[u]
            for v, w in adjacent[u]:
                if from_here + w < labels[v]:
                    labels[v] = from_here + w
                    lowered_by[v] = u
                    following[v] = None
        active = [point for point in following if point in adjacent]
        number += 1
        # Looking for circles costs about as much as a pass. Labels on one that sums to less than
        # 0 sink without end, so it shows again and again, and every fourth look is soon enough.
        if number % 4 == 0 and (found := list(_circles(lowered_by))):
            return found
    return []


def _admissible(labels: Labels, adjacent: Adjacent, active: list[int]) -> list[int]:
    """Return the points that a pass must scan, in topological order of the edges that lower.

    Edges that would leave a label as it is are followed too, for what lies beyond them may
    be lowered in the same pass.
    """
    seen: set[int] = set()
    finished: list[int] = []
    for root in active:
        if root in seen:
            continue
        here = labels[root]
        # From a point whose edges all hold nothing can be lowered: it is no root, though it may
        # lie on the way from another.
        if not any(here + w < labels[v] for v, w in adjacent[root]):
            continue
        seen.add(root)
        stack = [(root, iter(adjacent[root]))]
        while stack:
            point, edges = stack[-1]
            here = labels[point]
            for v, w in edges:
                if here + w <= labels[v] and v not in seen and v in adjacent:
                    seen.add(v)
                    stack.append((v, iter(adjacent[v])))
                    break
            else:
                finished.append(point)
                stack.pop()
    finished.reverse()
    return finished


def _circles(lowered_by: dict[int, int]) -> Iterator[list[int]]:
    """Yield each circle among the edges that lowered a point last, in their direction."""
    marks: dict[int, int] = {}
    for start in lowered_by:
        point = start
        while point in lowered_by and point not in marks:
            marks[point] = start
            point = lowered_by[point]
        # Each point was lowered by one other, so that a walk back ends at one never lowered, at
        # a walk that was walked before, or at itself: only the last is a circle, and a new one.
        if point in lowered_by and marks[point] == start:
            found = [point]
            before = lowered_by[point]
            while before != point:
                found.append(before)
                before = lowered_by[before]
            found.reverse()
            yield found
