"""Of how many events it is known when: by a date of their own, by reasoning, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from libyatl.query.selection import Row


class HowDated(NamedTuple):
    """How many events are known how.

    Attributes:
        dated: how many have a date of their own.
        placed: how many have none, and are bounded by what else is said.
        undated: how many nothing bounds.
    """

    dated: int
    placed: int
    undated: int


def how_dated(rows: Iterable[Row]) -> HowDated:
    """Count rows by how it is known when they were."""
    dated = placed = undated = 0
    for row in rows:
        if row.event.when is not None:
            dated += row.times
        elif row.bounds.is_open:
            undated += row.times
        else:
            placed += row.times
    return HowDated(dated, placed, undated)
