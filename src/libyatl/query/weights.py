"""Weights: how many events of a table each of a few stands for.

Events that agree in all that is looked at are counted by the engine that holds the table, and one
of them is read for all. Whoever counts adds up `Row.times`, which is 1 of every row in memory.
"""

from __future__ import annotations

from typing import NamedTuple


class Weights(NamedTuple):
    """How many events each of a selection stands for, and how many the table holds in all."""

    times: tuple[int, ...]
    held: int
