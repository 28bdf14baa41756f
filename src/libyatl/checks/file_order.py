"""The dated events of each file in the order in which they stand, and whether that is of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from libyatl.checks.examined import Examined
from libyatl.dates import When

_FEWEST = 10
_ORDERLY = 0.9
"""A file is in order where at least this share of neighbours is."""


class Dated(NamedTuple):
    """A dated event: its place in the timeline and its date."""

    place: int
    when: When


def in_order(examined: Examined) -> Iterator[list[Dated]]:
    """Yield the dated events of each file that is in order of time, the earliest first.

    Two neighbours are out of order where the latter surely lies wholly before the former. A
    file with the latest events first is turned round.
    """
    for dated in by_file(examined):
        if len(dated) < _FEWEST:
            continue
        pairs = list(pairwise(dated))
        falling = sum(later.when.last_day < former.when.first_day for former, later in pairs)
        rising = sum(former.when.last_day < later.when.first_day for former, later in pairs)
        if min(falling, rising) <= (1 - _ORDERLY) * len(pairs) + 1e-9:
            yield dated if falling <= rising else dated[::-1]


def by_file(examined: Examined) -> Iterator[list[Dated]]:
    """Yield the dated events of each file, as they stand in it."""
    files: dict[str, list[Dated]] = {}
    for place, event in enumerate(examined.events):
        if event.when is not None:
            span = examined.timeline.span(place)
            files.setdefault(span.file if span else "", []).append(Dated(place, event.when))
    yield from files.values()
