"""Counts in the cells of a drawing: how many events there were between its edges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Scale
from libyatl.query.scope import Scope
from libyatl.query.under_way import Presence, Ranges, UnderWay
from libyatl.truth import Truth


class Cells(NamedTuple):
    """Time cut into cells by their edges, in seconds of the clock (`under_way.Bins`).

    The first is from `edges[0]` until `edges[1]`.
    """

    edges: Sequence[int]

    @property
    def scale(self) -> Scale:
        """What it counts: seconds."""
        return "wall"

    @property
    def months(self) -> int:
        """How many whole months each is known to have: none."""
        return 0

    def number(self, second: int) -> int:
        """Return in which cell a second lies, which may be before the first or behind the last."""
        if second in (OPEN_PAST, OPEN_FUTURE):
            return second
        return bisect_right(self.edges, second) - 1


class Count(NamedTuple):
    """The events of a cell: those that were surely under way in it, and further ones possibly."""

    certain: int
    possible: int

    @property
    def events(self) -> int:
        """How many there may have been at most."""
        return self.certain + self.possible


class CellCounts:
    """What some events of a scope add up to in the cells of a drawing, asked once of each."""

    def __init__(self, scope: Scope, edges: Sequence[int]) -> None:
        """Take the scope, and the edges of the cells: one more than there are cells."""
        self._under_way = UnderWay(scope, Cells(edges))
        self._cells = len(edges) - 1
        self._known: dict[int, Presence] = {}

    def of(self, events: Iterable[tuple[int, Truth, int]]) -> list[Count]:
        """Return the counts of some events: by place, how surely they are of them, how many."""
        certain, most = [0] * (self._cells + 1), [0] * (self._cells + 1)
        for place, answer, times in events:
            presence = self._known.get(place)
            if presence is None:
                presence = self._known[place] = self._under_way.of(place)
            surely, possibly = presence.at_best(answer).known
            self._add(surely, certain, times)
            self._add(possibly, most, times)
        return [
            Count(of_certain, of_most - of_certain)
            for of_certain, of_most in zip(
                accumulate(certain[:-1]), accumulate(most[:-1]), strict=True
            )
        ]

    def _add(self, ranges: Ranges, steps: list[int], times: int) -> None:
        for low, high in ranges:
            first, last = max(low, 0), min(high, self._cells - 1)
            if first <= last:
                steps[first] += times
                steps[last + 1] -= times
