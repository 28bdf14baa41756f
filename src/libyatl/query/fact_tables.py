"""Facts in rows: tables whose columns have names, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from libyatl.query.columns import JOIN
from libyatl.text.inert import inert


class Table(NamedTuple):
    """Rows of facts: texts, numbers, yes or no, lists of texts, counts by name.

    What is not known is an empty text. `guarded` are the columns that hold a user's words, in which
    a spreadsheet might find a formula.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
    guarded: frozenset[str] = frozenset()

    @property
    def records(self) -> list[dict[str, object]]:
        """Each row as its facts by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def of(self, fields: Sequence[str]) -> Table:
        """Return the same with only some of its columns, in their order; with none given, all."""
        if not fields:
            return self
        numbers = [self.columns.index(field) for field in fields]
        rows = [tuple([row[number] for number in numbers]) for row in self.rows]
        return Table(tuple(fields), rows, self.guarded)


def cell_text(value: object) -> str:
    """Return a fact as text, inert; lists are joined by `; `."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return inert(JOIN.join(f"{name} ({count})" for name, count in value.items()))
    if isinstance(value, list):
        return inert(JOIN.join(value))
    return inert(str(value))
