"""Which statements of a contradiction matter: all but one must agree, for each of them.

Constraints are added one at a time to a schedule that fits those before, which touches only
the points that must move (Cotton and Maler 2006, "Fast and flexible difference constraint
propagation for DPLL(T)"). To leave out each statement in turn, the statements are halved
again and again: while one half is missing, the other is added, so that each is added and
taken back a logarithmic number of times. The schedule begins as one that fits all but one of
them, so that there is little to move: a contradiction of ten thousand statements is as near
to linear as one of ten.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Generic, TypeVar

from libyatl.chronology.solver.network import circle, schedule

S = TypeVar("S", bound=Hashable)
"""A statement: whatever tells one from another."""

Resting = tuple[int, int, int, Collection[S]]
"""(u, v, days, support): v is at most `days` after u, if all of the support holds."""

Tightest = Mapping[tuple[int, int], Resting[S]]
"""Of the constraints (u, v), by these two points, the tightest."""


_FEW = 5
"""Of so many statements each is left out in turn: to halve them would cost more."""


class Schedule:
    """Days for points that fit every constraint added so far."""

    def __init__(self, days: Mapping[int, int]) -> None:
        """Start without a constraint, from days that fit those to come, or most of them."""
        self._days = dict(days)
        self._out: dict[int, list[tuple[int, int, int]]] = {}
        self._added: list[tuple[int, dict[int, int]]] = []
        self.circle: list[int] = []

    def add(self, u: int, v: int, days: int, number: int = 0) -> bool:
        """Add that v comes at most `days` after u; say whether a schedule still fits.

        Where none does, nothing has changed, and `circle` has the numbers of the constraints
        that leave no room for each other.
        """
        old = self._days
        new: dict[int, int] = {}
        # Only points that must move are met, the one that must move most first. With the old days
        # as potentials no step adds to the gain, so that, as in Dijkstra's algorithm, the first
        # that reaches a point is final.
        came: dict[int, tuple[int, int]] = {}
        heap = [(old.get(u, 0) + days - old.get(v, 0), v, u, number)]
        while heap:
            gain, point, *step = heappop(heap)
            if gain >= 0:
                break
            if point in new:
                continue
            came[point] = step[0], step[1]
            # To lower v lowers u, which asks for a still lower v: the circle has no end.
            if point == u:
                self.circle = _walked(came, u)
                return False
            here = new[point] = old.get(point, 0) + gain
            for head, further, behind in self._out.get(point, ()):
                if head not in new and (lowered := here + further - old.get(head, 0)) < 0:
                    heappush(heap, (lowered, head, point, behind))
        # What moved is kept, so that taking back costs what adding did, not a search.
        self._added.append((u, {point: old.get(point, 0) for point in new}))
        old.update(new)
        self._out.setdefault(u, []).append((v, days, number))
        return True

    def take_back(self) -> None:
        """Take back the constraint that was added last, and what it moved."""
        u, moved = self._added.pop()
        self._out[u].pop()
        self._days.update(moved)


def _walked(came: Mapping[int, tuple[int, int]], start: int) -> list[int]:
    """Return the numbers of the constraints on the way back from a point to itself."""
    point, number = came[start]
    numbers = [number]
    while point != start:
        point, number = came[point]
        numbers.append(number)
    return numbers


def contradictory(drawn: Sequence[Resting[S]]) -> tuple[S, ...]:
    """Return an irreducible set of statements behind the constraints; empty where they agree."""
    statements = around_a_circle(tightest_between(drawn))
    return irreducible(drawn, statements) if statements else ()


def irreducible(drawn: Sequence[Resting[S]], statements: Iterable[S]) -> tuple[S, ...]:
    """Return those of contradictory statements without any one of which the others agree.

    `drawn` are all constraints of their component, with the statements behind each.
    """
    kept = list(dict.fromkeys(statements))
    if len(kept) <= _FEW:
        return _of_few(drawn, kept)
    # Those that are found idle together can all go, and of the others some may be idle still. One
    # that was needed stays so among fewer, for what agrees without it agrees with less.
    while idle := _redundant(drawn, kept):
        kept = [statement for statement in kept if statement not in idle]
    return tuple(kept)


def _of_few(drawn: Iterable[Resting[S]], statements: Sequence[S]) -> tuple[S, ...]:
    """Return the same of few statements, each left out in turn."""
    kept = list(statements)
    among = [c for c in drawn if set(statements).issuperset(c[3])]
    for statement in statements:
        rest = [c for c in among if statement not in c[3]]
        if not _agree(rest):
            kept.remove(statement)
            among = rest
    return tuple(kept)


def _agree(few: Sequence[Resting[S]]) -> bool:
    """Whether few constraints agree (Bellman and Ford)."""
    days = dict.fromkeys((point for c in few for point in c[:2]), 0)
    for _ in days:
        lowered = False
        for u, v, apart, _ in few:
            if days[u] + apart < days[v]:
                days[v] = days[u] + apart
                lowered = True
        if not lowered:
            return True
    return not days


class _Leaving(Generic[S]):
    """The constraints of some statements, of which those that rest on missing ones are out."""

    def __init__(
        self, drawn: Iterable[Resting[S]], kept: Sequence[S], days: Mapping[int, int]
    ) -> None:
        self.schedule = Schedule(days)
        self._resting: dict[S, list[int]] = {statement: [] for statement in kept}
        self._constraints = list(drawn)
        self._lacking = [len(c[3]) for c in self._constraints]
        for number, (u, v, apart, support) in enumerate(self._constraints):
            if not support:
                self.schedule.add(u, v, apart, number)
            for statement in support:
                self._resting[statement].append(number)

    def give(self, statements: Iterable[S]) -> int | None:
        """Add statements; return how many constraints that added.

        None where they clash: that ends the search, and what was added stays.
        """
        added = 0
        for statement in statements:
            for number in self._resting[statement]:
                self._lacking[number] -= 1
                if not self._lacking[number]:
                    if not self.schedule.add(*self._constraints[number][:3], number):
                        return None
                    added += 1
        return added

    def clashing(self) -> set[S]:
        """Return the statements that left no room for each other, once `give` met a clash."""
        return set().union(*(self._constraints[number][3] for number in self.schedule.circle))

    def take_back(self, statements: Iterable[S], added: int) -> None:
        """Undo `give`, of the last that was not yet undone."""
        for statement in statements:
            for number in self._resting[statement]:
                self._lacking[number] += 1
        for _ in range(added):
            self.schedule.take_back()


def around_a_circle(tightest: Tightest[S]) -> list[S]:
    """Return the statements around a circle of constraints that contradict; none where they agree.

    They contradict each other, and some of them may not be needed for that.
    """
    points = circle((u, v, apart) for u, v, apart, _ in tightest.values())
    return [] if points is None else behind_circle(tightest, points)


def tightest_between(drawn: Iterable[Resting[S]]) -> Tightest[S]:
    """Return the tightest constraint from each point to each other."""
    tightest: dict[tuple[int, int], Resting[S]] = {}
    for constraint in drawn:
        u, v, apart, _ = constraint
        known = tightest.get((u, v))
        if known is None or apart < known[2]:
            tightest[u, v] = constraint
    return tightest


def behind_circle(tightest: Tightest[S], points: Sequence[int]) -> list[S]:
    """Return the statements behind a circle of points."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return [said for pair in pairs for said in tightest[pair][3]]


def _redundant(drawn: Sequence[Resting[S]], kept: list[S]) -> set[S]:
    """Return statements without which the others still contradict; empty where each matters."""
    known, first = set(kept), kept[0]
    rest = [c for c in drawn if known.issuperset(c[3])]
    without = [c for c in rest if first not in c[3]]
    days = schedule((u, v, apart) for u, v, apart, _ in without)
    if days is None:
        # A chain of ten thousand statements may hold as many contradictions. One of them is
        # enough: to take the statements away one at a time would cost a search for each.
        return known.difference(around_a_circle(tightest_between(without)))
    leaving = _Leaving(rest, kept, days)
    others = kept[1:]
    # A stack of tasks, not a recursion: a contradiction may have ten thousand statements. A task
    # is to go on with some missing once others are given; behind it lies the one that undoes it.
    tasks: list[tuple[list[S], list[S], int | None]] = [(others, [first], None)]
    while tasks:
        missing, given, added = tasks.pop()
        if added is not None:
            leaving.take_back(given, added)
            continue
        count = leaving.give(given)
        # All but the missing ones clash, so that no missing one matters, nor any other that is
        # not among those that clash: to leave out one at a time would cost a search for each.
        if count is None:
            return known.difference(leaving.clashing())
        tasks.append(([], given, count))
        if len(missing) > 1:
            half = len(missing) // 2
            tasks.append((missing[:half], missing[half:], None))
            tasks.append((missing[half:], missing[:half], None))
    return set()
