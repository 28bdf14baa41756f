"""How many events of a selection there were in each period: surely, and possibly.

An event counts in every period in which it was under way. Where nothing bounds it on one side, it
counts there only as long as it surely was: else every period before, or behind, would hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.query.periods import PERIODS, Period
from libyatl.query.selection import Selection
from libyatl.query.under_way import ANYWHERE, Bins, Presence, Ranges, UnderWay


class Stretch(NamedTuple):
    """Neighbouring periods, from number `first` to `last`, that have equal counts.

    `certain` events were surely under way in each of them, `possible` further ones possibly.
    """

    first: int
    last: int
    certain: int
    possible: int

    @property
    def events(self) -> int:
        """How many there may have been at most."""
        return self.certain + self.possible

    @property
    def periods(self) -> int:
        """How many periods it has."""
        return self.last - self.first + 1


class Sums(NamedTuple):
    """What the presences of some events add up to.

    Attributes:
        stretches: all bins from the first that has an event to the last, those without among
            them, in order of time; nothing where none has one.
        one_sided: how many are counted on one side only where they surely were, since nothing
            bounds them there: what goes on since 2015 may be over by now.
        unbounded: how many are counted nowhere, since no beginning or no end of them is known.
        undated: how many are counted nowhere, since nothing at all is known of when.
        contradicted: how many are counted nowhere, since no time fits all that is said of it.
        loose: from when to when each of all these may have been.
    """

    stretches: tuple[Stretch, ...]
    one_sided: int
    unbounded: int
    undated: int
    contradicted: int
    loose: tuple[tuple[int, int], ...]

    @property
    def filled(self) -> tuple[Stretch, ...]:
        """The stretches that have an event."""
        return tuple(stretch for stretch in self.stretches if stretch.events)

    @property
    def most(self) -> int:
        """The most events that there may have been in one bin."""
        return max((stretch.events for stretch in self.stretches), default=0)


class Counts(NamedTuple):
    """The events of a selection by period: of which kind, and what they add up to."""

    period: Period
    sums: Sums


def counted(selection: Selection, period: Period) -> Counts:
    """Return how many events there were in each period, in time that grows with the events."""
    return Counts(period, summed(presences(selection, period)))


def presences(selection: Selection, bins: Bins) -> Iterator[tuple[Presence, int]]:
    """Yield in which bins events were, as far as they are of the selection, and how many did so."""
    under_way = UnderWay(selection.scope, bins)
    counted = zip(selection.places, selection.answers, selection.times, strict=True)
    for place, answer, times in counted:
        yield under_way.of(place).at_best(answer), times


def fitting(selection: Selection, rows: int) -> Counts:
    """Return the counts by the shortest periods of which no more stretches have events than `rows`.

    By centuries, where there is none.
    """
    for period in reversed(PERIODS.values()):
        counts = counted(selection, period)
        if len(counts.sums.filled) <= rows:
            break
    return counts


def summed(found: Iterable[tuple[Presence, int]]) -> Sums:
    """Return what some presences add up to, each of so many events."""
    certain, most = _Steps(), _Steps()
    one_sided = unbounded = undated = contradicted = 0
    loose: list[tuple[int, int]] = []
    for presence, times in found:
        known = presence.known
        if not presence.possibly:
            contradicted += times
        if known.possibly != presence.possibly:
            loose += [(presence.possibly[0][0], presence.possibly[-1][1])] * times
            if known.possibly:
                one_sided += times
            elif presence.possibly == ANYWHERE:
                undated += times
            else:
                unbounded += times
        certain.add(known.surely, times)
        most.add(known.possibly, times)
    stretches = tuple(_stretches(certain, most))
    return Sums(stretches, one_sided, unbounded, undated, contradicted, tuple(loose))


class _Steps(Counter[int]):
    """By period how many more events there are than in the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = OPEN_FUTURE, OPEN_PAST

    def add(self, ranges: Ranges, times: int) -> None:
        for low, high in ranges:
            self[low] += times
            self[high + 1] -= times
            for end in (low, high):
                if end < self.first and end != OPEN_PAST:
                    self.first = end
                if end > self.last and end != OPEN_FUTURE:
                    self.last = end


def _stretches(certain: _Steps, most: _Steps) -> Iterator[Stretch]:
    """Yield what the steps add up to, from the first period that any range names to the last."""
    first, last = most.first, most.last  # what is certain is among what is possible
    steps = sorted({*certain, *most, first})
    of_certain = of_most = 0
    begun, counts = first, (0, 0)
    for step in steps:
        of_certain += certain[step]
        of_most += most[step]
        if first < step <= last and (of_certain, of_most) != counts:
            yield Stretch(begun, step - 1, counts[0], counts[1] - counts[0])
            begun = step
        if step <= last:
            counts = of_certain, of_most
    if first <= last:
        yield Stretch(begun, last, counts[0], counts[1] - counts[0])
