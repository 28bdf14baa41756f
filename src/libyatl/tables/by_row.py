"""Conditions that look at what nearly every row has otherwise: its id, and its words.

There is no use in distinct cells of those. The engine tells which rows may meet the condition, by
tests that none fails which does, and the reader reads these, so that the condition itself says it.
A row without an id is called by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from libyatl.query.conditions import Condition, Mentions, Opposite
from libyatl.query.fields import ID, WORDS
from libyatl.query.texts_of import words_of
from libyatl.tables.dictionary import Dictionary
from libyatl.tables.footprints import Footprints
from libyatl.tables.question import stem
from libyatl.tables.sql import literal
from libyatl.text.spelling import fold
from libyatl.truth import Truth

_BATCH = 20_000
_QUOTE = literal("'")
_NUMBERED = re.compile(r"row-([1-9][0-9]{0,9})")
_MOST_NEAR = 50
"""So many ids are looked at for what may be meant by one that no row has."""


@dataclass(frozen=True, slots=True)
class OneRow:
    """The cells of one row."""

    cells: tuple[str, ...]
    first: int
    count: int = 1


class Rows:
    """The rows of a table, asked one by one."""

    def __init__(self, footprints: Footprints) -> None:
        """Take what was looked at of the table."""
        self._footprints = footprints
        self._scanned = footprints.scanned

    def bearing(self, ids: Iterable[str]) -> Dictionary:
        """Return the rows that may bear some ids; where none does, those of ids that begin so."""
        columns = self._footprints.columns_of(ID)
        wanted = [*dict.fromkeys(ids)]
        named = [self._scanned.column(one) for one in columns]
        tests = [f"contains({one}, {literal(id)})" for one in named for id in wanted]
        for id in wanted:
            numbered = _NUMBERED.fullmatch(id)
            if numbered and (row := self._row_of(int(numbered[1]))) >= 0:
                tests.append(f"t.r = {row}")
        rows = list(self._rows_where(columns, " OR ".join(tests) or "false"))
        found = self._read_rows(columns, rows)
        if not all(id in found.scope.timeline.index for id in wanted) and columns:
            begun = [
                f"starts_with(lower({one}), {literal(id.casefold())})"
                for one in named
                for id in wanted
                if len(id) > 1
            ]
            if begun:
                near = self._rows_where(columns, " OR ".join(begun))
                found = self._read_rows(columns, [*rows, *islice(near, _MOST_NEAR)])
        return found

    def any_holds(self, word: str) -> bool:
        """Whether a row holds a word in a text, and not in its id."""
        columns = self._footprints.columns_of(WORDS - ID)
        rows = self._rows_where(columns, self._may_hold(Mentions(word)))
        wanted = fold(word)
        return any(
            wanted in fold("\n".join(words_of(event)))
            for some in _batches(rows)
            for event in self._read_rows(columns, some).scope.timeline.events
        )

    def all_of(self, columns: Sequence[str], where: str = "") -> Dictionary:
        """Return all rows that a test tells, of some columns."""
        return self._read_rows(columns, list(self._rows_where(columns, where)))

    def answered(self, leaf: Condition, among: Dictionary) -> str:
        """Return the answer to a leaf that only rows among these can meet."""
        return self._marks_of(leaf, [among])

    def asked(self, leaf: Condition) -> str:
        """Return the answer to a leaf, in SQL."""
        inner = stem(leaf)
        needed = self._footprints.needed(inner.reads)
        columns = self._footprints.columns_of(needed)
        where = self._may_hold(inner) if isinstance(inner, Mentions) else ""
        rows = self._rows_where(columns, where)
        return self._marks_of(leaf, (self._read_rows(columns, some) for some in _batches(rows)))

    def _marks_of(self, leaf: Condition, several: Iterable[Dictionary]) -> str:
        otherwise = Truth.YES if isinstance(leaf, Opposite) else Truth.NO
        marks: list[tuple[int, int]] = []
        for read in several:
            answers = zip(read.cells, read.answers(leaf), strict=True)
            marks += [(each.first, int(got)) for each, got in answers if got is not otherwise]
        alias = self._scanned.mark({"answer": "UTINYINT"}, marks)
        return f"coalesce({alias}.answer, {int(otherwise)})"

    def _rows_where(self, columns: Sequence[str], where: str) -> Iterator[OneRow]:
        named = ["t.r", *map(self._scanned.column, columns)]
        for row, *cells in self._scanned.ask(named, where, ["t.r"]):
            yield OneRow(tuple(cells), row)

    def _read_rows(self, columns: Sequence[str], rows: Sequence[OneRow]) -> Dictionary:
        numbers = [self._scanned.number_of(row.first) for row in rows]
        known, beside = self._footprints.known, self._footprints.beside
        return Dictionary(known, columns, rows, beside, numbers=numbers)

    def _row_of(self, number: int) -> int:
        """Return the row that is called by a number; less than 0 where none is."""
        low, high = 0, number - 1
        while low < high:
            middle = (low + high) // 2
            if self._scanned.number_of(middle) < number:
                low = middle + 1
            else:
                high = middle
        return low if self._scanned.number_of(low) == number else -1

    def _may_hold(self, asked: Mentions) -> str:
        """Return a test that no row fails whose words hold a text."""
        known, wanted = self._footprints.known, fold(asked.text)
        columns = self._footprints.columns_of(self._footprints.needed(WORDS))
        if not wanted or not columns:
            return "" if wanted else "false"
        added = fold(known.added)
        words = [word for word in wanted.split() if word.isascii() and word not in added]
        if not words or known.runs_together:
            return ""
        word = max(words, key=len)
        joined = f"concat_ws(chr(10), {', '.join(map(self._scanned.column, columns))})"
        plain = f"replace(replace(lower({joined}), {_QUOTE}, ''), '`', '')"
        tests = [f"contains({plain}, {literal(word)})", f"strlen({joined}) <> length({joined})"]
        if word.isdigit() or word in "row":
            silent = ", ".join(map(literal, ("", *known.silent)))
            ids = (
                f"lower(trim({self._scanned.column(one)})) IN ({silent})"
                for one in known.columns_of("id")
            )
            tests.append(" AND ".join(ids) or "true")  # those are called by their numbers
        return " OR ".join(f"({test})" for test in tests)


def _batches(rows: Iterator[OneRow]) -> Iterator[list[OneRow]]:
    while some := list(islice(rows, _BATCH)):
        yield some
