"""The bytes of an input, and what stands on its lines."""

from __future__ import annotations

import re
from array import array

_LINE_END = re.compile(rb"\r\n|\r|\n|\xe2\x80[\xa8\xa9]")
"""YAML 1.1: LS and PS end a line too."""


class SourceText:
    """The bytes of one input, able to say what stands on a line."""

    def __init__(self, data: bytes, ends: re.Pattern[bytes] = _LINE_END) -> None:
        """Keep the bytes, which should be UTF-8; lines are found when first asked for."""
        self._data = data
        self._ends = ends
        self._starts: array[int] | None = None
        self._counted = (0, 1, 0)

    @property
    def data(self) -> bytes:
        """The bytes, without a byte order mark."""
        return self._data

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its end; empty when there is none."""
        raw = self._data[slice(*self._bounds(number, number))]
        return raw.decode("utf-8", "replace").rstrip("\r\n\u2028\u2029")

    def lines_with(self, pattern: re.Pattern[bytes]) -> set[int]:
        """Return the lines, from 1, on which something begins that the pattern matches."""
        lines, line, at = set(), 1, 0
        for found in pattern.finditer(self._data):
            line += sum(1 for _ in self._ends.finditer(self._data, at, found.start()))
            at = found.start()
            lines.add(line)
        return lines

    def between(self, first: tuple[int, int], last: tuple[int, int]) -> bytes:
        """Return the bytes from one line and column, from 1, up to another."""
        begin = self.offset(*first)
        end = self.offset(*last) if last[0] < len(self._starts or ()) else None
        return self._data[begin:end]

    def offset(self, line: int, column: int) -> int:
        """Return how many bytes of the input stand before a line and column, from 1."""
        return self._bounds(line, line)[0] + self._before(line, column)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, from 1, of the byte at the offset."""
        line, begin = 1, 0
        for end in self._ends.finditer(self._data, 0, offset):
            line, begin = line + 1, end.end()
        return line, len(self._data[begin:offset].decode("utf-8", "replace")) + 1

    def nearest(self, line: int, column: int) -> tuple[int, int]:
        """Return the line and column, or the end of the last line where that stands before them."""
        self._bounds(line, line)
        last = len(self._starts or ()) - 1
        return (line, column) if line <= last else (last, len(self.line(last)) + 1)

    def _before(self, line: int, column: int) -> int:
        """Return how many bytes of the line stand before a column.

        It counts on from the last column that was asked for: many entries may stand on one line.
        """
        # Columns are characters and offsets are bytes, so a line must be decoded to count. JSON
        # may hold ten thousand entries on one line: counting each from its start would take the
        # square of its length.
        begin, end = self._bounds(line, line)
        known, at, before = self._counted
        again = known == line and at > column
        if known != line or again:
            at, before = 1, 0
        # A character takes 4 bytes at most; one that is cut at the end was not asked for.
        ahead = self._data[begin + before : min(begin + before + 4 * (column - at), end)]
        before += len(ahead.decode("utf-8", "ignore")[: column - at].encode())
        if not again:
            self._counted = line, column, before
        return before

    def _bounds(self, first: int, last: int) -> tuple[int, int]:
        if self._starts is None:
            ends = (found.end() for found in self._ends.finditer(self._data))
            self._starts = array("Q", [0, *ends, len(self._data)])
        if not 1 <= first < len(self._starts):
            return 0, 0
        return self._starts[first - 1], self._starts[min(last, len(self._starts) - 1)]
