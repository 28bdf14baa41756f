"""Rows of a scanned table that were chosen, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 2048
"""So many rows are handed over at once."""
Between = Callable[[int, int], "list[tuple[int, list[str]]]"]
"""Returns the rows from one place up to another: the number `r`, and all cells."""


class ChosenRows:
    """Some rows, each at its place from 0; it lasts as long as the table that they are of.

    Attributes:
        name: of the temporary table with the columns `place`, `r` and those that were asked for
            besides.
        count: how many they are.
    """

    def __init__(
        self, engine: DuckDBPyConnection, name: str, count: int, fetch: Callable[[], Between]
    ) -> None:
        """Take the table; `fetch` makes ready for handing the rows of it over whole."""
        self.name = name
        self.count = count
        self._engine = engine
        self._fetch = fetch
        self._between: Between | None = None

    def ask(
        self,
        select: Sequence[str],
        where: str = "",
        order: Sequence[str] = ("c.place",),
        group: Sequence[str] = (),
        limit: int | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return what is asked of the chosen rows, which SQL calls `c`, in their order."""
        parts = [f"SELECT {', '.join(select)} FROM {self.name} c"]
        if where:
            parts.append(f"WHERE {where}")
        if group:
            parts.append(f"GROUP BY {', '.join(group)}")
        if order:
            parts.append(f"ORDER BY {', '.join(order)}")
        if limit is not None:
            parts.append(f"LIMIT {limit:d}")
        return self._engine.execute(" ".join(parts)).fetchall()

    def whole(
        self, begin: int = 0, end: int | None = None
    ) -> Iterator[list[tuple[int, list[str]]]]:
        """Yield the rows from one place up to another in batches: the number `r`, and all cells.

        Raises:
            OutputError: there is no room.
        """
        last = self.count if end is None else min(end, self.count)
        if begin >= last:
            return
        self._between = self._between or self._fetch()
        for at in range(begin, last, BATCH):
            yield self._between(at, min(at + BATCH, last))
