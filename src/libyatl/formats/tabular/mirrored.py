"""Rows that say of two the same, the other way round: A consults B, and B consults A.

Their makers write both, where both did it. Of such two the second is left out where a person wants
that; the first keeps its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from libyatl.formats.entries.nodes import REFUSED, At, Refused
from libyatl.formats.foreign.presets import told
from libyatl.formats.foreign.roles import folded
from libyatl.formats.tabular.header_and_rows import CellPlace, HeaderAndRows
from libyatl.text.plurals import number_of

_KEPT = "mirrored by"
"""Under which name a row keeps the id of the one that is left out for it."""


class Mirrors(NamedTuple):
    """The columns by which rows are known that mirror one another, by number.

    Attributes:
        one: those that say of the one side what `other` says of the other.
        other: those of the other side.
        same: those in which the two agree.
        id: that of the id.
    """

    one: tuple[int, ...]
    other: tuple[int, ...]
    same: tuple[int, ...]
    id: int


def mirrors_of(names: Sequence[str]) -> Mirrors | None:
    """Return the columns by which mirrored rows are known; None where there are no such rows."""
    plain = [*map(folded, names)]
    preset = told(frozenset(plain))
    if preset is None or not preset.has_mirrors(plain):
        return None
    id = next(name for name, role in preset.roles.items() if role == "id" and name in plain)
    one, other, same = (
        tuple(map(plain.index, some))
        for some in (*zip(*preset.mirrors, strict=True), preset.mirrored)
    )
    return Mirrors(one, other, same, plain.index(id))


class Unmirrored:
    """A table without the second of each two rows that mirror one another.

    Attributes:
        names: those of its columns, and one more for the ids of rows that are left out.
        line: as the table has it.
        cell: as the table has it; an id that is kept stands where the last cell of its row does.
        dropped: the numbers of the rows that are left out.
    """

    def __init__(self, table: HeaderAndRows, mirrors: Mirrors) -> None:
        """Take the table, and the columns that tell; read all its rows."""
        self._table = table
        self._mirrors = mirrors
        self.line = table.line
        self.cell = None if table.cell is None else partial(_in_table, table.cell, len(table.names))
        name = _KEPT
        while name in table.names:
            name += " too"
        self.names = [*table.names, name]
        self._kept: dict[int, str] = {}
        self._otherwise = 0
        self.dropped = self._mirroring()

    @property
    def said(self) -> str:
        """What is to be said of the rows that are left out."""
        count = len(self.dropped)
        said = f"{number_of(count, 'row')} left out that say{'s' * (count == 1)} another backwards"
        said += f", which keeps the id: '{self.names[-1]}'"
        if self._otherwise:
            said += f"; {self._otherwise} of them differ in further cells"
        return said

    def mark(self, line: int) -> tuple[At, At]:
        """Return where a row begins and ends."""
        return self._table.mark(line)

    def below(self) -> Iterator[tuple[int, list[str] | Refused]]:
        """Yield the rows that are left, each with its number and with the id that it keeps."""
        for line, row in self._table.below():
            if row is REFUSED:
                yield line, row
            elif line not in self.dropped:
                yield line, [*row, self._kept.get(line, "")]

    def _mirroring(self) -> frozenset[int]:
        """Return the rows that mirror an earlier one which no other mirrors; it keeps their ids."""
        by = self._mirrors
        one_of, other_of, same_of = map(_cells_of, (by.one, by.other, by.same))
        told = {*by.one, *by.other, *by.same, by.id}
        rest_of = _cells_of([at for at in range(len(self._table.names)) if at not in told])
        waiting: dict[Any, list[tuple[int, int]]] = {}
        dropped = set[int]()
        for line, row in self._table.below():
            if row is REFUSED or (one := one_of(row)) == (other := other_of(row)):
                continue
            same, rest = same_of(row), hash(rest_of(row))
            if mirrored := waiting.get((same, other, one)):
                first, of_first = mirrored.pop()
                self._kept[first] = row[by.id]
                self._otherwise += rest != of_first
                dropped.add(line)
            else:
                waiting.setdefault((same, one, other), []).append((line, rest))
        return frozenset(dropped)


def _in_table(cell: CellPlace, width: int, line: int, column: int) -> str:
    return cell(line, min(column, width - 1))


def _cells_of(numbers: Sequence[int]) -> Callable[[list[str]], Any]:
    return itemgetter(*numbers) if numbers else lambda _: ()
