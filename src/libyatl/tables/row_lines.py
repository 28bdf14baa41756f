"""Where the rows of a text stand: their lines, and their bytes.

The engine knows neither. The file is gone through once, when they are first asked for; then any
row is had by itself. It is one that the engine reads as it stands (`seen_bytes.Seen.plain`).
"""

from __future__ import annotations

import csv
import os
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from libyatl.formats.tabular.opening import Opening
from libyatl.formats.tabular.text_rows import wide_fields

_EMPTY = len(b"\r\n")
"""A line that is longer is not empty."""


class RowLines:
    """The lines of a file on which its rows begin, each by its number among these, from 0."""

    def __init__(self, path: str, opening: Opening, long: Sequence[tuple[int, int]]) -> None:
        """Take where the file stands, how it begins, and `Seen.long`."""
        self._path = path
        self._opening = opening
        self._first = opening.header_lines
        self._long = long
        self._left_out: frozenset[int] = frozenset()

    def leave_out(self, lines: Collection[int]) -> None:
        """Take that on some lines, from 0, no rows begin."""
        self._left_out = frozenset(lines)
        self.__dict__.pop("_none", None)

    def of(self, row: int) -> int:
        """Return the line on which a row begins, from 0."""
        line, passed = self._first + row, 0
        while passed < (before := bisect_right(self._none, line)):
            line, passed = line + before - passed, before
        return line

    def row_on(self, line: int) -> int | None:
        """Return the row that begins on a line; None where none does."""
        passed = bisect_left(self._none, line)
        return None if line in self._none[passed : passed + 1] else line - passed - self._first

    def cells(self, rows: Iterable[int]) -> Iterator[list[str]]:
        """Yield the cells of some rows, in the order in which these are given."""
        dialect = self._opening.dialect
        texts = map(bytes.decode, self._texts(map(self.of, rows)))
        if dialect.quoted:
            with wide_fields(os.path.getsize(self._path)):
                yield from csv.reader(texts, delimiter=dialect.delimiter)
            return
        for text in texts:
            yield text.removesuffix("\n").removesuffix("\r").split(dialect.delimiter)

    def _texts(self, lines: Iterable[int]) -> Iterator[bytes]:
        """Yield what stands from some lines on up to where their rows end."""
        last = self._row_ends
        with open(self._path, "rb") as file:
            for line in lines:
                begin = self._byte_of(line)
                file.seek(begin)
                yield file.read(self._line_ends[last.get(line, line)] - begin)

    def _byte_of(self, line: int) -> int:
        return self._line_ends[line - 1] if line else 0

    @cached_property
    def _lengths(self) -> array[int]:
        with open(self._path, "rb") as file:
            return array("Q", map(len, file))

    @cached_property
    def _line_ends(self) -> array[int]:
        return array("Q", accumulate(self._lengths))

    @cached_property
    def _row_ends(self) -> dict[int, int]:
        """The lines on which rows end, by those on which they begin, where these are others."""
        found: dict[int, int] = {}
        dialect = self._opening.dialect
        with open(self._path, "rb") as file, wide_fields(os.path.getsize(self._path)):
            for begin, end in self._long:
                file.seek(begin)
                first = bisect_right(self._line_ends, begin)
                rows = csv.reader(map(_decoded, file), delimiter=dialect.delimiter)
                line = first
                while line < len(self._line_ends) and self._byte_of(line) < end:
                    next(rows)
                    following = first + rows.line_num
                    if following - line > 1:
                        found[line] = following - 1
                    line = following
        return found

    @cached_property
    def _none(self) -> list[int]:
        """The lines behind the header on which no row begins."""
        none = {*self._left_out}
        for line, last in self._row_ends.items():
            none.update(range(line + 1, last + 1))
        # Of a single column an empty line is a row, of blanks, which is left out later.
        if len(self._opening.names) > 1 and min(self._lengths, default=0) <= _EMPTY:
            short = [line for line, length in enumerate(self._lengths) if length <= _EMPTY]
            texts = zip(short, self._texts(short), strict=True)
            none.update(line for line, text in texts if not text.strip(b"\r\n"))
        return sorted(line for line in none if line >= self._first)


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "replace")
