"""Sparklines: when events were, as columns of one cell high on the axis of a picture.

Each is drawn against its own peak. A column is coloured in which some event surely was, and dim
where some may have been.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from math import floor
from operator import itemgetter
from typing import NamedTuple

from libyatl.query import Row, Selection
from libyatl.query.cell_counts import CellCounts, Count
from libyatl.text.measure import cells
from libyatl.views.itemized import Itemized
from libyatl.views.page import Line, Page, Piece, Style
from libyatl.views.scene.medium import CELLS
from libyatl.views.scene.scale import scale_of, view_of_all
from libyatl.views.scene.ticks import axis_of


class Spark(NamedTuple):
    """A sparkline, as wide as all others of a table, and the count of its highest column."""

    line: Line
    peak: Count


class Sparklines:
    """The sparklines of a table, all on one axis: that of the whole file."""

    def __init__(self, selection: Selection, page: Page, width: int) -> None:
        """Take the selection, and how many cells each has."""
        self._glyphs = page.glyphs
        self._width = width
        itemized = Itemized(selection)
        every = list(itemized.every())
        self.scale = scale_of(
            every, is_folded=page.layout.is_folded, gutter=min(CELLS.gutter / width, 0.09)
        )
        self._view = view_of_all(0, width)
        edges = [floor(self._view.second(self.scale, x)) for x in range(width + 1)]
        self._counts = CellCounts(itemized.scope, edges)

    def of(self, rows: Iterable[Row]) -> Spark:
        """Return the sparkline of some events."""
        counts = self._counts.of((row.place, row.answer, row.times) for row in rows)
        peak = max(counts, key=lambda count: (count.events, count.certain))
        drawn = [self._cell(count, peak.events) for count in counts]
        line = [
            Piece("".join([text for text, _ in cells]), style)
            for style, cells in groupby(drawn, itemgetter(1))
        ]
        return Spark(line, peak)

    def _cell(self, count: Count, peak: int) -> tuple[str, Style]:
        if not count.events:
            return " ", ""
        levels = self._glyphs.levels
        level = max(round(count.events * len(levels) / peak), 1)
        return levels[level - 1], "mark" if count.certain else "dim"

    def axis(self) -> str:
        """Return the words of the axis, as many as there is room for, as wide as a sparkline."""
        axis = axis_of(self.scale, self._view, is_clocked=False, medium=CELLS, measure=cells)
        heads = [*axis.heads, *((tick.x, tick.head) for tick in axis.ticks if tick.head)]
        words = heads or [(tick.x, tick.words) for tick in axis.ticks]
        line = last = ""
        for x, text in sorted(words):
            at = round(x)
            if (
                text not in ("", last)
                and at >= len(line) + bool(line)
                and at + cells(text) <= self._width
            ):
                line, last = f"{line:<{at}}{self._glyphs.dashed(text)}", text
        return f"{line:<{self._width}}"
