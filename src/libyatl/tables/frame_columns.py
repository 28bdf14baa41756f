"""The columns of a frame that were looked at, and what is joined to it by their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from libyatl.chronology import Chronology
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.findings.diagnostics import Diagnostic
from libyatl.query.fields import ID, OF_NAMES, WORDS
from libyatl.query.scope import Scope
from libyatl.query.texts_of import words_of
from libyatl.tables.dictionary import Counted, Dictionary
from libyatl.tables.framed import BOUNDS, FrameCells, Framed, as_written
from libyatl.tables.looked_at import LookedAt
from libyatl.tables.ranks import Rank
from libyatl.tables.table_words import AskedInWords
from libyatl.text.spelling import fold

if TYPE_CHECKING:
    import narwhals as nw

    from libyatl.formats.tabular.known_table import Glance
    from libyatl.model import Timeline

PLACE_IN_TIME, LACKS = "yatl_place", "yatl_lacks"
"""The columns of where a row stands in time, and whether it has nothing to stand by."""
_BEYOND_ASCII = "[^\t-\r -~]"
_SHOWN = "[!-&(-\\[\\]-~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u04ff\u05d0-\u05ea\u0620-\u064a]"
"""Characters that show something wherever they stand; neither the mark nor the escape of a cell."""


class FrameColumns(LookedAt["nw.Expr"]):
    """The columns of a frame that were looked at; a test is an expression of narwhals."""

    relations_need = (
        "which a frame cannot hold",
        "load its rows as a chronology, with libyatl.load",
    )

    def __init__(self, framed: Framed, glance: Glance, beside: Timeline) -> None:
        """Take a frame, and what the names of its columns tell."""
        super().__init__(framed.names, glance, beside)
        self.framed = framed

    def narrow(self, columns: Sequence[str]) -> None:
        """Look at some columns of all rows as texts."""
        self.framed.see(columns)

    def cells(self, columns: Sequence[str], where: nw.Expr | None = None) -> Sequence[FrameCells]:
        """Return the distinct cells of some columns."""
        return self.framed.cells(columns, where)

    def drop(self, columns: Sequence[str], cells: Sequence[Counted]) -> None:
        """Leave out the rows of some cells."""
        self.framed.drop(columns, map(as_written, cells))

    def may_lack(self, columns: Sequence[str]) -> nw.Expr:
        """Return a test that no row fails of which one of the columns shows nothing."""
        tests = [~self.framed.text(each).str.contains(_SHOWN) for each in columns]
        if silent := "|".join(map(re.escape, sorted(self.known.silent))):
            word = f"(?i)^\\s*(?:{silent})\\s*$"
            tests += (self.framed.text(each).str.contains(word) for each in columns)
        return any_of(tests)

    def holding(self, column: str, text: str) -> nw.Expr:
        """Return the test whether a text stands in a column."""
        return self.framed.text(column).str.contains(text, literal=True)

    def take_fault(self, fault: Diagnostic) -> None:
        """Take that no column has titles: rows of a frame need none then."""
        self.known.needs_titles = False

    def bearing(self, ids: Iterable[str]) -> Dictionary:
        """Return the cells that may hold some ids."""
        columns = self.columns_of(ID)
        tests = [self.holding(column, id) for column in columns for id in ids]
        return self.read(columns, self.cells(columns, any_of(tests)) if tests else ())

    def mentioning(self, text: str) -> Dictionary:
        """Return the cells whose words may hold a text: none lacks that does."""
        columns, known = self.columns_of(self.needed(WORDS)), self.known
        added = fold(known.added)
        words = [word for word in fold(text).split() if word.isascii() and word not in added]
        if not words or known.runs_together:
            return self.dictionary(columns)
        word = max(words, key=len)
        tests = []
        for column in columns:
            cell = self.framed.text(column)
            plain = cell.str.to_lowercase()
            for mark in "'`":
                plain = plain.str.replace_all(mark, "", literal=True)
            tests += [plain.str.contains(word, literal=True), cell.str.contains(_BEYOND_ASCII)]
        return self.read(columns, self.cells(columns, any_of(tests)) if tests else ())

    def tell(
        self,
        made: Dictionary,
        answers: Mapping[str, Sequence[int]],
        bounds: Iterable[tuple[int | None, ...]],
        ranks: Sequence[Rank],
        places: Sequence[int],
    ) -> None:
        """Join what is known of some cells: answers, by column, bounds, and where rows stand."""
        told = list(zip(*answers.values(), strict=True)) if answers else [()] * len(places)
        rows = [
            (*as_written(cells), *some, *days, place, int(rank.lacks))
            for cells, some, days, place, rank in zip(
                made.cells, told, bounds, places, ranks, strict=True
            )
        ]
        self.framed.look_up(made.columns, (*answers, *BOUNDS, PLACE_IN_TIME, LACKS), rows)


class FrameInWords(AskedInWords):
    """A frame that is asked in words."""

    def __init__(self, columns: FrameColumns) -> None:
        """Take its columns."""
        self._columns = columns

    def scope_of(self, words: Iterable[str]) -> Scope:
        """Return a scope that knows all names, and those of the words that are ids."""
        self._columns.see(ID)
        names = self._columns.all_names()
        return Scope(self._columns.bearing(words).scope.timeline, names)

    def is_held(self, word: str) -> bool:
        """Whether a row holds a word in a text, and not in its id."""
        self._columns.see(WORDS.union(OF_NAMES.values()))
        wanted, found = fold(word), self._columns.mentioning(word).scope.timeline.events
        return any(wanted in fold("\n".join(words_of(event))) for event in found)


UNBOUND: tuple[int | None, ...] = (None,) * len(BOUNDS)
"""The bounds of what nothing bounds."""


def bounds_at(chronology: Chronology, place: int) -> tuple[int | None, ...]:
    """Return the four days that bound an event; None where nothing does."""
    return tuple(
        None if day in (OPEN_PAST, OPEN_FUTURE) else day for day in chronology.bounds(place)
    )


def any_of(tests: Iterable[nw.Expr]) -> nw.Expr:
    """Return whether any of some tests, of which there is one at least, holds."""
    return reduce(or_, tests)
