"""Lookup tables: what Python says of cells, and of rows, handed to the engine and joined there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from libyatl.tables.sql import all_of, identifier

_ALIAS = re.compile(r"\bl\d+\b")


class Run(Protocol):
    """Runs SQL, with values for its parameters, and returns the rows."""

    def __call__(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Run it."""


class LookUps:
    """The lookup tables beside one narrow table, which SQL calls `t`."""

    def __init__(self, run: Run) -> None:
        """Start with none."""
        self._run = run
        self._joins: dict[str, str] = {}
        self._made = 0

    def clear(self) -> None:
        """Forget them all."""
        for alias in self._joins:
            self._run(f"DROP TABLE IF EXISTS {alias}")
        self._joins.clear()

    def add(
        self,
        keys: Mapping[str, str],
        values: Mapping[str, str],
        rows: Iterable[Sequence[object]],
        on: Sequence[str],
    ) -> str:
        """Make one, and return what it is called.

        Args:
            keys: the columns that it is joined by, with their types in SQL.
            values: those of what is found, likewise.
            rows: the keys, then the values.
            on: the conditions by which it is joined, in which `{}` stands for its name.
        """
        self._made += 1
        alias = f"l{self._made}"
        kinds = [*keys.items(), *values.items()]
        lists: list[list[object]] = [[*column] for column in zip(*rows, strict=True)]
        columns = ", ".join(
            f"unnest(${number}::{kind}[]) AS {identifier(name)}"
            for number, (name, kind) in enumerate(kinds, 1)
        )
        self._run(f"CREATE TEMP TABLE {alias} AS SELECT {columns}", *(lists or [[] for _ in kinds]))
        self._joins[alias] = f"LEFT JOIN {alias} ON {all_of(each.format(alias) for each in on)}"
        return alias

    def beside(self, table: str) -> str:
        """Let the rows `r` of a table be all that is looked at where its columns are asked for.

        Returns:
            What it is called there.
        """
        self._made += 1
        alias = f"l{self._made}"
        self._joins[alias] = f"JOIN {table} {alias} ON t.r = {alias}.r"
        return alias

    def select(
        self,
        select: Sequence[str],
        where: str = "",
        order: Sequence[str] = (),
        limit: int | None = None,
        group: Sequence[str] = (),
    ) -> str:
        """Return the SQL that asks the narrow table, joined to those that are named in it."""
        said = " ".join((*select, where, *order, *group))
        named = sorted({*_ALIAS.findall(said)} & self._joins.keys())
        parts = [f"SELECT {', '.join(select)} FROM narrow t", *map(self._joins.__getitem__, named)]
        if where:
            parts.append(f"WHERE {where}")
        if group:
            parts.append(f"GROUP BY {', '.join(group)}")
        if order:
            parts.append(f"ORDER BY {', '.join(order)}")
        if limit is not None:
            parts.append(f"LIMIT {limit:d}")
        return " ".join(parts)
