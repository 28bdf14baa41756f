"""Where the rows of a text stand of which each is one line: their lines, and their bytes.

The engine knows neither. The file is gone through once, when they are first asked for; then any
row is had by itself.
"""

from __future__ import annotations

import csv
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from libyatl.formats.tabular.opening import Opening
from libyatl.formats.tabular.text_rows import wide_fields

_EMPTY = len(b"\r\n")
"""A line that is longer is not empty."""


class RowLines:
    """The lines of a file that are its rows, each by its number among these, from 0."""

    def __init__(self, path: str, opening: Opening) -> None:
        """Take where the file stands, and how it begins; no cell of it has a line end."""
        self._path = path
        self._opening = opening
        self._left_out: frozenset[int] = frozenset()

    def leave_out(self, lines: Collection[int]) -> None:
        """Take that some lines, from 0, are no rows."""
        self._left_out = frozenset(lines)
        self.__dict__.pop("_none", None)

    def __iter__(self) -> Iterator[int]:
        """Yield the lines, from 0, that are rows."""
        none = {*self._none}
        every = range(self._opening.header_lines, len(self._ends))
        return (line for line in every if line not in none)

    def of(self, row: int) -> int:
        """Return the line of a row, from 0."""
        line, passed = self._opening.header_lines + row, 0
        while passed < (before := bisect_right(self._none, line)):
            line, passed = line + before - passed, before
        return line

    def cells(self, rows: Iterable[int]) -> Iterator[list[str]]:
        """Yield the cells of some rows, in the order in which these are given."""
        dialect = self._opening.dialect
        texts = map(bytes.decode, self._texts(map(self.of, rows)))
        if dialect.quoted:
            with wide_fields(max(self._lengths, default=0)):
                yield from csv.reader(texts, delimiter=dialect.delimiter)
            return
        for text in texts:
            yield text.removesuffix("\n").removesuffix("\r").split(dialect.delimiter)

    def _texts(self, lines: Iterable[int]) -> Iterator[bytes]:
        with open(self._path, "rb") as file:
            for line in lines:
                begin = self._ends[line - 1] if line else 0
                file.seek(begin)
                yield file.read(self._ends[line] - begin)

    @cached_property
    def _lengths(self) -> array[int]:
        with open(self._path, "rb") as file:
            return array("Q", map(len, file))

    @cached_property
    def _ends(self) -> array[int]:
        return array("Q", accumulate(self._lengths))

    @cached_property
    def _none(self) -> list[int]:
        """The lines behind the header that are no rows."""
        empty: list[int] = []
        # Of a single column an empty line is a row, of blanks, which is left out later.
        if len(self._opening.names) > 1 and min(self._lengths, default=0) <= _EMPTY:
            short = [line for line, length in enumerate(self._lengths) if length <= _EMPTY]
            texts = zip(short, self._texts(short), strict=True)
            empty = [line for line, text in texts if not text.strip(b"\r\n")]
        begin = self._opening.header_lines
        return sorted({line for line in (*empty, *self._left_out) if line >= begin})
