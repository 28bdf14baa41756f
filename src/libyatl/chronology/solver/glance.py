"""What contradicts at a glance: over two or three constraints, found without a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Generic

from libyatl.chronology.solver.irreducible import Resting, S


class Glance(Generic[S]):
    """Constraints by their two points, without those that rest on what was set aside."""

    def __init__(self, drawn: Iterable[Resting[S]], aside: Set[S], origin: int) -> None:
        """Take the constraints, what was set aside, which may grow, and the number of the origin.

        What bounds a point is a constraint with the origin, whose number is below all others.
        """
        self._aside = aside
        self._origin = origin
        self._between: dict[tuple[int, int], list[Resting[S]]] = {}
        for constraint in drawn:
            self._between.setdefault(constraint[:2], []).append(constraint)
        for some in self._between.values():
            if len(some) > 1:
                some.sort(key=lambda constraint: constraint[2])
                some.reverse()  # the tightest is the last, so that it can be taken away

    def __iter__(self) -> Iterator[list[S]]:
        """Yield statements that contradict each other; as of a circle, not all may be needed.

        Those that follow contradict without what was set aside meanwhile.
        """
        for u, v in self._between:
            while statements := self._over(u, v):
                yield statements
                if self._aside.isdisjoint(statements):
                    break

    def _over(self, u: int, v: int) -> list[S]:
        """Return what contradicts over a constraint: what leads straight back, or by the origin."""
        here = None if v == self._origin else self._standing(u, v)
        if here is None:
            return []
        _, _, apart, said = here
        back = self._standing(v, u) if u < v else None
        if back is not None and apart + back[2] < 0:
            return [*said, *back[3]]
        latest, earliest = self._standing(self._origin, u), self._standing(v, self._origin)
        if latest is not None and earliest is not None and latest[2] + apart + earliest[2] < 0:
            return [*latest[3], *said, *earliest[3]]
        return []

    def _standing(self, u: int, v: int) -> Resting[S] | None:
        some = self._between.get((u, v))
        while some:
            if self._aside.isdisjoint(some[-1][3]):
                return some[-1]
            some.pop()
        return None
