"""What of a sheet openpyxl does not tell when it reads row by row.

Which rows and columns are hidden, which cells are merged, which formulas have no value: a reader
that goes through rows knows none of it. And how many rows there are is counted here, by code that
is not the reader's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from libyatl.formats.xlsx.archive import Archive, NoWorkbookError
from libyatl.text.inert import is_blank

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_MOST_CELLS = 1 << 26
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_BEGINNING = 10
"""So many rows are looked through for the one that names the columns."""


class Surveyed(NamedTuple):
    """What a sheet holds.

    Attributes:
        rows: the numbers, from 1, of the rows in which a cell shows something.
        width: the number of the last column in which one does.
        beginning: the first of those rows, as texts by the number of their column from 1.
        hidden_rows: how many of those rows are hidden.
        hidden_columns: how many columns are hidden, of those that show something.
        merged: the ranges of merged cells: `A2:A4`.
        unvalued: the cells that hold a formula and no value.
    """

    rows: list[int]
    width: int
    beginning: list[dict[int, str]]
    hidden_rows: int
    hidden_columns: int
    merged: list[str]
    unvalued: list[str]


class Survey:
    """Goes through a sheet, cell by cell."""

    def __init__(self, archive: Archive, texts: list[str], *, whole: bool) -> None:
        """Take the archive and the texts that cells refer to; look at the `whole`, or its top."""
        self._archive = archive
        self._texts = texts
        self._whole = whole
        self._row = self._column = 0
        self._row_hidden = self._row_shows = False
        self._kind = ""
        self._formula = self._phonetic = False
        self._pieces: list[str] = []
        self._taken = False
        self._first: dict[int, str] = {}
        self._columns: set[int] = set()
        self._hidden: list[tuple[int, int]] = []
        self._found = Surveyed([], 0, [], 0, 0, [], [])

    def of(self, part: str) -> Surveyed:
        """Return what the sheet holds."""
        self._archive.parse(
            part,
            start=self._start_element,
            end=self._end_element,
            text=self._take_text,
            done=self._is_done,
        )
        width = max(self._columns, default=0)
        if width * len(self._found.rows) > _MOST_CELLS:
            raise NoWorkbookError(
                f"the sheet has {len(self._found.rows):,} rows of {width:,} columns",
                "delete what stands far to the right of the table",
            )
        hidden = sum(
            any(low <= column <= high for low, high in self._hidden) for column in self._columns
        )
        return self._found._replace(width=width, hidden_columns=hidden)

    def _is_done(self) -> bool:
        return not self._whole and len(self._found.beginning) >= _BEGINNING

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._taken = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self._found.merged.append(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            low, high = attributes.get("min", ""), attributes.get("max", "")
            if low.isdecimal() and high.isdecimal():
                self._hidden.append((int(low), int(high)))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
        if not 0 < self._row <= LAST_ROW:
            raise NoWorkbookError("a row has a number that no sheet has", "delete it")
        self._row_hidden = attributes.get("hidden") in ("1", "true")
        self._row_shows = False
        self._column = 0
        self._first = {}

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        # Most cells stand where they are expected, and are called by that.
        self._column += 1
        called = attributes.get("r", "")
        if called != f"{letters(self._column)}{self._row}":
            self._column = place_of(called)[1] or self._column
        if self._column > LAST_COLUMN:
            raise NoWorkbookError("a cell stands in a column that no sheet has", "delete it")
        self._kind = attributes.get("t", "n")
        self._formula = False
        self._taken = False
        self._pieces.clear()

    def _take_text(self, said: str) -> None:
        if self._taken:
            self._pieces.append(said)

    def _end_element(self, name: str) -> None:
        if name in ("v", "t"):
            self._taken = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._row_shows:
            self._found.rows.append(self._row)
            if self._row_hidden:
                self._found = self._found._replace(hidden_rows=self._found.hidden_rows + 1)
            if len(self._found.beginning) < _BEGINNING:
                self._found.beginning.append(self._first)

    def _end_cell(self) -> None:
        said = "".join(self._pieces)
        if not said:
            if self._formula and self._kind != "str":
                self._found.unvalued.append(f"{letters(self._column)}{self._row}")
            return
        if self._kind == "s":
            number = int(said) if said.strip().isdecimal() else -1
            said = self._texts[number] if 0 <= number < len(self._texts) else ""
        if "_x" in said:
            said = unescaped(said)
        if is_blank(said):
            return
        self._row_shows = True
        self._columns.add(self._column)
        if len(self._found.beginning) < _BEGINNING:
            self._first[self._column] = said


def unescaped(text: str) -> str:
    """Return the text of a cell, in which XML has a code for what it cannot hold."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


@lru_cache(maxsize=1 << 10)
def letters(column: int) -> str:
    """Return what the column of a number from 1 is called: `AB`."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(cell: str) -> tuple[int, int]:
    """Return the row and the column, from 1, of a cell; (0, 0) where it is called as none."""
    found = _PLACE.fullmatch(cell)
    return (int(found[2]), _column_of(found[1])) if found is not None else (0, 0)


@lru_cache(maxsize=1 << 10)
def _column_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
