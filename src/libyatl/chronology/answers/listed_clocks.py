"""Clocks as an order needs them: on one day after another, though they are told in many zones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from libyatl.chronology.answers.settled import Following
from libyatl.chronology.solved import Solved
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY

_MINUTE = 60


class Listed(NamedTuple):
    """When an event with a clock began, as it is listed.

    Attributes:
        first: the first second, by the clock of the list.
        latest: the last one.
        fraction: the digits of a fraction of the first; it orders, and proves nothing.
    """

    first: int
    latest: int
    fraction: str


class Clocks:
    """The events with clocks: when they are listed, and which they settle.

    Attributes:
        listed: by place, those of them whose first second is known.
        seq: by place, whether such an event of a day that has any lacks a `seq`, and which it has.
    """

    def __init__(self, solved: Solved, counts: Sequence[int] = ()) -> None:
        """Take what was solved, and how many events each stands for, if not for itself alone."""
        self._solved = solved
        self.listed: dict[int, Listed] = {}
        self.seq: dict[int, tuple[bool, int]] = {}
        if not solved.clocked:
            return
        # Any offset that a clock on earth can have puts what is settled in its order: instants
        # among each other, clocks without a zone among each other, and one beside the other where
        # they are farther apart than zones are.
        found = {place: solved.moments(place) for place in solved.clocked}
        offsets = Counter[int]()
        for place, moments in found.items():
            if moments.offsets is not None and (offset := moments.offsets[0]) is not None:
                offsets[offset] += counts[place] if counts else 1
        shift = max(offsets, key=lambda offset: (offsets[offset], -offset), default=0)
        for place, moments in found.items():
            first, latest, _, _ = moments.wall
            if moments.offsets is not None:
                first, latest, _, _ = moments.instants
                first = first + shift if first > OPEN_PAST else first
                latest = latest + shift if latest < OPEN_FUTURE else latest
            when = solved.timeline.events[place].when
            if first > OPEN_PAST:
                self.listed[place] = Listed(first, latest, _fraction(when.clock if when else None))
        seqs = {place: solved.timeline.events[place].seq for place in self.listed}
        self.seq = _in_order_of_clocks(self.listed, seqs)

    def chained(
        self, points: Sequence[int], following: Following
    ) -> tuple[Sequence[int], Following]:
        """Return some points of one day, and what follows each, with clocks of a kind in order.

        One clock stands behind another where a relation puts it there; then all later clocks of its
        kind stand behind both, though by the clock of the list they might stand before. Points of
        no event, odd as ends are, stand where one clock is over and the next may begin.
        """
        listed = self.listed
        begins = [p for p in points if not p & 1 and p >> 1 in listed and self._is_exact(p >> 1)]
        if len(begins) < 2:
            return points, following
        linked = {point: [*following.get(point, ())] for point in points}
        for zoned in (True, False):
            kind = [begin for begin in begins if self._solved.has_zone(begin >> 1) is zoned]
            overs = sorted({self.listed[begin >> 1].latest for begin in kind})
            marks = [-2 * (len(linked) + number) - 1 for number in range(len(overs))]
            linked |= {mark: [later] for mark, later in pairwise(marks)}
            for mark in marks[-1:]:
                linked[mark] = []
            for begin in kind:
                first, latest, _ = self.listed[begin >> 1]
                linked[begin].append(marks[bisect_left(overs, latest)])
                # Not those that are over in the very second in which it may begin: of two in one
                # second nobody knows which is first.
                before = bisect_left(overs, first)
                if before:
                    linked[marks[before - 1]].append(begin)
        return [*linked], linked

    def _is_exact(self, place: int) -> bool:
        """Whether an event is listed by a clock of its own, to the minute, and not about it."""
        when, listed = self._solved.timeline.events[place].when, self.listed[place]
        if when is None or self._solved.stands_wider(place):
            return False
        return listed.latest - listed.first < _MINUTE


def _in_order_of_clocks(
    listed: Mapping[int, Listed], seqs: Mapping[int, int | None]
) -> dict[int, tuple[bool, int]]:
    """Return by event a `seq` that does not break the order of the clocks of its day.

    Each day's are handed out anew, the first to the first clock; so they still say how what has a
    clock stands beside what has none. Nothing, where no clock has one.
    """
    days = {listed[place].first // SECONDS_IN_DAY for place, seq in seqs.items() if seq is not None}
    by_day: dict[int, list[int]] = {}
    for place, at in listed.items():
        if days and (day := at.first // SECONDS_IN_DAY) in days:
            by_day.setdefault(day, []).append(place)
    found: dict[int, tuple[bool, int]] = {}
    for places in by_day.values():
        places.sort(key=lambda place: (*listed[place][:2], place))
        handed = sorted((seqs[place] is None, seqs[place] or 0) for place in places)
        found.update(zip(places, handed, strict=True))
    return found


def _fraction(clock: str | None) -> str:
    found = re.search("[.,]([0-9]+)", clock) if clock else None
    return found[1] if found else ""
