"""An attempt to resolve a component by the constraints that stand: days, or where it fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from libyatl.chronology.answers.tight import behind, behind_label
from libyatl.chronology.layers import Applied
from libyatl.chronology.solver.irreducible import Tightest, behind_circle, tightest_between
from libyatl.chronology.solver.members import Member, Thinned
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four

NO_SETS: Mapping[int, Sequence[Member]] = {}

_TRIED = 20
"""So many points of one attempt that fails are tried, for contradictions apart from each other."""
_LONG = 500
"""After so many statements no other point is tried: it costs what they are, and they overlap."""


class Attempt:
    """The constraints of a component, and the tightest bounds by them.

    Attributes:
        places: the events, ascending.
        drawn: the constraints.
        witnesses: points by which it fails: those of a circle, or one whose earliest moment exceeds
            its latest; none where it holds, or leaves no date of a set.
        lowered: the bounds that were lowered as dates of sets went.
        tied: (u, v) where v comes no later than u and has the same days: see `Network.tied`.
    """

    def __init__(
        self,
        places: Sequence[int],
        drawn: Iterable[Constraint],
        sets: Mapping[int, Sequence[Member]] = NO_SETS,
        days: Applied | None = None,
    ) -> None:
        """Resolve the constraints, which are all between points of the events, or the origin.

        `sets` has the dates of the events that were on one of several, and `days` is by what the
        days were found that stand as `FOUND`, if any do.
        """
        self.days = days
        self.places = places
        self.drawn = list(drawn)
        self._number = {place: index for index, place in enumerate(places)}
        self._touching: dict[int, list[Constraint]] | None = None
        self._earliest: dict[int, int] = {}
        self._latest: dict[int, int] = {}
        self.tied: list[tuple[int, int]] = []
        self.witnesses = self._tightened()
        edges = [c[:3] for c in self.drawn if ORIGIN not in c[:2]] if sets else []
        self._thinned = Thinned(
            self._earliest, self._latest, edges, NO_SETS if self.witnesses else sets
        )
        self.lowered = self._thinned.lowered

    def _tightened(self) -> list[list[int]]:
        count = len(self.places)
        out: Out = {number: [] for number in range(count)}
        earliest, latest = [OPEN_PAST] * (2 * count), [OPEN_FUTURE] * (2 * count)
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
        for local in range(2 * count):
            point = self._point(local)
            self._earliest[point], self._latest[point] = earliest[local], latest[local]
        met = (*network.circles, *([point] for point in network.crossed))
        return [list(map(self._point, some)) for some in met]

    @property
    def fails(self) -> bool:
        """Whether the constraints contradict each other, or leave no date of a set."""
        return bool(self.witnesses or self._thinned.wrong)

    def _point(self, local: int) -> int:
        return 2 * self.places[local >> 1] + (local & 1)

    def _local(self, point: int) -> int:
        return 2 * self._number[point >> 1] + (point & 1)

    def earliest(self, point: int) -> int:
        """Return the earliest moment of a point."""
        return self._earliest[point]

    def latest(self, point: int) -> int:
        """Return the latest moment of a point."""
        return self._latest[point]

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event."""
        if self._touching is None:
            self._touching = {}
            for constraint in self.drawn:
                for event in {point >> 1 for point in constraint[:2] if point != ORIGIN}:
                    self._touching.setdefault(event, []).append(constraint)
        return iter(self._touching.get(place, ()))

    @cached_property
    def tightest(self) -> Tightest[Statement]:
        """The tightest of the constraints from each point to each other."""
        return tightest_between(self.drawn)

    @property
    def bounds(self) -> dict[int, Four]:
        """By event its four bounds; open ones lie beyond every day."""
        found = {}
        for place in self.places:
            begin, end = 2 * place, 2 * place + 1
            a, b = self._earliest[begin], self._latest[begin]
            found[place] = a, b, self._earliest[end], self._latest[end]
        return found

    def met(self) -> Iterator[list[Statement]]:
        """Yield statements that contradict each other, where it fails, some of them not needed.

        Not all that do: what contradicts without these is found once it is resolved anew.
        """
        if not self.witnesses:
            yield self._emptied()
        count = 0
        for witness in self.witnesses[:_TRIED]:
            met = self._behind(witness)
            count += len(met)
            yield met
            if count > _LONG:
                break

    def _behind(self, witness: Sequence[int]) -> list[Statement]:
        """Return the statements behind points by which it fails."""
        if len(witness) > 1:
            return behind_circle(self.tightest, witness)
        chains = (
            behind(self, point, latest=latest) for point in witness for latest in (True, False)
        )
        return [said for chain in chains for said in chain]

    def _emptied(self) -> list[Statement]:
        """Return the statements that leave no date of a set, or no moment once its dates went."""
        said = [said for label in self._thinned.wrong for said in behind_label(self, label)]
        emptied = self._thinned.emptied
        return said if emptied is None else [Statement(emptied, "date"), *said]
