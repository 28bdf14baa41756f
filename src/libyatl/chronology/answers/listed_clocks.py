"""Clocks as an order needs them: on one day after another, though they are told in many zones."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from libyatl.chronology.solved import Solved
from libyatl.dates import OPEN_FUTURE, OPEN_PAST


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
    """The events with clocks: when they are listed, and which pairs their clocks settle.

    Attributes:
        listed: by place, those that have a clock, or that a clock bounds.
    """

    def __init__(self, solved: Solved) -> None:
        """Take what was solved."""
        self._solved = solved
        self.listed: dict[int, Listed] = {}
        clocked = [
            place
            for place, event in enumerate(solved.timeline.events)
            if (event.when is not None and event.when.seconds is not None) or solved.layers(place)
        ]
        if not clocked:
            return
        # Any offset that a clock on earth can have puts what is settled in its order: instants
        # among each other, clocks without a zone among each other, and one beside the other where
        # they are farther apart than zones are.
        found = {place: solved.moments(place) for place in clocked}
        offsets = Counter(m.offsets[0] for m in found.values() if m.offsets is not None)
        shift = max(offsets, key=lambda offset: (offsets[offset], -(offset or 0)), default=0) or 0
        for place, moments in found.items():
            first, latest, _, _ = moments.wall
            if moments.offsets is not None:
                first, latest, _, _ = moments.instants
                first = first + shift if first > OPEN_PAST else first
                latest = latest + shift if latest < OPEN_FUTURE else latest
            when = solved.timeline.events[place].when
            if first > OPEN_PAST:
                self.listed[place] = Listed(first, latest, _fraction(when.clock if when else None))

    def settle(self, one: int, other: int) -> bool:
        """Say whether the bounds of two events settle which of them began first."""
        solved = self._solved
        if one not in self.listed and other not in self.listed:
            earliest, latest = solved.earliest, solved.latest
            return latest(2 * one) <= earliest(2 * other) or latest(2 * other) <= earliest(2 * one)
        zoned = any(solved.moments_reached(p).offsets is not None for p in (one, other))
        first, second = (solved.reach_on("instants" if zoned else "wall", p) for p in (one, other))
        return first[1] <= second[0] or second[1] <= first[0]


def _fraction(clock: str | None) -> str:
    found = re.search("[.,]([0-9]+)", clock) if clock else None
    return found[1] if found else ""
