"""An attempt to resolve a component by the constraints that stand: days, or where it fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from libyatl.chronology.answers.explanation import behind
from libyatl.chronology.solver.irreducible import behind_circle, tightest_between
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four


class Attempt:
    """The constraints of a component, and the tightest bounds by them.

    Attributes:
        places: the events, ascending.
        drawn: the constraints.
        witness: points by which it fails: those of a circle, or one whose earliest moment exceeds
            its latest; empty where it holds.
        tied: (u, v) where v comes no later than u and has the same days: see `Network.tied`.
    """

    def __init__(self, places: Sequence[int], drawn: Iterable[Constraint]) -> None:
        """Resolve the constraints, which are all between points of the events, or the origin."""
        self.places = places
        self.drawn = list(drawn)
        self._number = {place: index for index, place in enumerate(places)}
        self._earliest = [OPEN_PAST] * (2 * len(places))
        self._latest = [OPEN_FUTURE] * (2 * len(places))
        self._touching: dict[int, list[Constraint]] | None = None
        self.tied: list[tuple[int, int]] = []
        self.witness = self._tightened()

    def _tightened(self) -> Sequence[int]:
        out: Out = {number: [] for number in self._number.values()}
        earliest, latest = self._earliest, self._latest
        for u, v, apart, _ in self.drawn:
            if u == ORIGIN:
                head = self._local(v)
                latest[head] = min(latest[head], apart)
            elif v == ORIGIN:
                tail = self._local(u)
                earliest[tail] = max(earliest[tail], -apart)
            else:
                tail = self._local(u)
                out[tail >> 1] += (tail, self._local(v), apart)
        network = Network(out)
        network.tighten(earliest, latest)
        self.tied = [(self._point(u), self._point(v)) for u, v in network.tied(earliest, latest)]
        met = network.circles[0] if network.circles else network.crossed[:1]
        return list(map(self._point, met))

    def _point(self, local: int) -> int:
        return 2 * self.places[local >> 1] + (local & 1)

    def _local(self, point: int) -> int:
        return 2 * self._number[point >> 1] + (point & 1)

    def earliest(self, point: int) -> int:
        """Return the earliest moment of a point."""
        return self._earliest[self._local(point)]

    def latest(self, point: int) -> int:
        """Return the latest moment of a point."""
        return self._latest[self._local(point)]

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event."""
        if self._touching is None:
            self._touching = {}
            for constraint in self.drawn:
                for event in {point >> 1 for point in constraint[:2] if point != ORIGIN}:
                    self._touching.setdefault(event, []).append(constraint)
        return iter(self._touching.get(place, ()))

    @property
    def bounds(self) -> dict[int, Four]:
        """By event its four bounds; open ones lie beyond every day."""
        found = {}
        for place, number in self._number.items():
            begin, end = 2 * number, 2 * number + 1
            a, b = self._earliest[begin], self._latest[begin]
            found[place] = a, b, self._earliest[end], self._latest[end]
        return found

    def met(self) -> list[Statement]:
        """Return the statements behind what was met, where it fails."""
        if len(self.witness) > 1:
            events = {point >> 1 for point in self.witness}
            near = (constraint for event in events for constraint in self.applying(event))
            return behind_circle(tightest_between(near), self.witness)
        chains = (
            behind(self, point, latest=latest) for point in self.witness for latest in (True, False)
        )
        return [said for chain in chains for said in chain]
