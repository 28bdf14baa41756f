"""A canvas of terminal cells, on which later strokes cover earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from libyatl.text.measure import clusters
from libyatl.views.page import Line, Piece, Style

_Cell = tuple[str, Style]
_BLANK: _Cell = (" ", "")
_COVERED = ""
"""The text of a cell that is the right half of what stands in the cell before it."""


class Canvas:
    """Rows of cells, as many as are drawn on; a cell holds a cluster, or the half of a wide one."""

    def __init__(self, width: int) -> None:
        """Take how many cells a row has."""
        self.width = width
        self._rows: list[list[_Cell]] = []

    @property
    def height(self) -> int:
        """How many rows there are, to the last that was drawn on."""
        return len(self._rows)

    def put(self, y: int, x: int, text: str, style: Style = "") -> int:
        """Draw a text, which must be inert, from a cell on; return the cell behind it.

        What lies beyond the canvas is not drawn, nor what has no width and nothing to stand on. Of
        a wide cluster that is half covered a blank is left.
        """
        row = self._row_at(y)
        held = ""
        for cluster, wide in clusters(text):
            held = cluster if cluster == " " else held + cluster
            if wide and 0 <= x <= self.width - wide:
                self._set(row, x, held, style)
                if wide == 2:
                    self._set(row, x + 1, _COVERED, style)
            held = "" if wide else held
            x += wide
        return x

    def fill(self, y: int, start: int, stop: int, glyph: str, style: Style = "") -> None:
        """Draw a glyph of one cell in each cell from `start` until `stop`."""
        row = self._row_at(y)
        for x in range(max(start, 0), min(stop, self.width)):
            self._set(row, x, glyph, style)

    def is_free(self, y: int, start: int, stop: int) -> bool:
        """Return whether the cells from `start` until `stop` are blank, and all in the row."""
        row = self._row_at(y)
        return start >= 0 and stop <= self.width and all(cell[0] == " " for cell in row[start:stop])

    def lines(self) -> Iterator[Line]:
        """Yield the rows from above, without blanks at their ends."""
        for row in self._rows:
            end = len(row)
            while end and row[end - 1][0] == " ":
                end -= 1
            yield [
                Piece("".join([text for text, _ in cells]), style)
                for style, cells in groupby(row[:end], itemgetter(1))
            ]

    def _row_at(self, y: int) -> list[_Cell]:
        while len(self._rows) <= y:
            self._rows.append([_BLANK] * self.width)
        return self._rows[y]

    def _set(self, row: list[_Cell], x: int, text: str, style: Style) -> None:
        if row[x][0] == _COVERED and text != _COVERED:
            row[x - 1] = _BLANK
        if x + 1 < self.width and row[x + 1][0] == _COVERED:
            row[x + 1] = _BLANK
        row[x] = text, style
