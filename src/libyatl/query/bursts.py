"""Bursts: periods with far more events than those around them.

The rule is the identifier of Hampel, as it is used to find outliers in a series: a period stands
out that has more events than the median of its neighbours and three times their median deviation,
scaled to a standard deviation. Here it must hold at least `LEAST` events too, and twice the median,
so that no burst is made of a few. Only events that surely were in a period count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from libyatl.query.period_counts import Counts, Stretch, counted
from libyatl.query.periods import PERIODS, Period
from libyatl.query.selection import Selection

LEAST = 5
"""So many events at least are a burst."""
_AROUND = 6
"""So many periods before, and so many behind, are the neighbours of one."""
_DEVIATIONS = 3 * 1.4826
"""The factor makes of a median deviation the standard deviation of what is distributed normally."""


class Burst(NamedTuple):
    """A period, by its number, with its events, and how many its neighbours have in the median."""

    period: Period
    number: int
    certain: int
    possible: int
    usual: float


def bursts(selection: Selection) -> list[Burst]:
    """Return the periods with far more events than those around them, the largest first.

    The periods are months; where no month has so many events as a burst needs, quarters, and so on.
    """
    for period in reversed(PERIODS.values()):
        counts = counted(selection, period)
        if max((stretch.certain for stretch in counts.sums.stretches), default=0) >= LEAST:
            return sorted(_outstanding(counts), key=lambda burst: (-burst.certain, burst.number))
    return []


def _outstanding(counts: Counts) -> list[Burst]:
    stretches = counts.sums.stretches
    begins = [stretch.first for stretch in stretches]
    found = []
    for stretch in stretches:
        # Of a longer one each has at least half of its neighbours in it, and is as they are.
        if stretch.certain < LEAST or stretch.periods > _AROUND:
            continue
        for number in range(stretch.first, stretch.last + 1):
            around = _neighbours(number, stretches, begins)
            if not around:
                continue
            usual = _median(around)
            deviation = _median([abs(count - usual) for count in around])
            if stretch.certain >= 2 * usual and stretch.certain > usual + _DEVIATIONS * deviation:
                found.append(Burst(counts.period, number, stretch.certain, stretch.possible, usual))
    return found


def _neighbours(number: int, stretches: Sequence[Stretch], begins: Sequence[int]) -> list[int]:
    """Return how many events the neighbours of a period have, as far as anything is counted."""
    first = max(number - _AROUND, stretches[0].first)
    last = min(number + _AROUND, stretches[-1].last)
    return [
        stretches[bisect_right(begins, other) - 1].certain
        for other in range(first, last + 1)
        if other != number
    ]


def _median(counts: Iterable[float]) -> float:
    ordered = sorted(counts)
    middle, is_odd = divmod(len(ordered), 2)
    return ordered[middle] if is_odd else (ordered[middle - 1] + ordered[middle]) / 2
