"""A chart as columns on the axis of a picture, for more periods than there is room for rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.dates.axis import first_second, last_second
from libyatl.query import Selection
from libyatl.query.period_counts import Counts, Stretch
from libyatl.text.measure import cells
from libyatl.views.itemized import Itemized
from libyatl.views.page import Line, Page
from libyatl.views.scene.medium import CELLS
from libyatl.views.scene.scale import scale_of, view_of_all
from libyatl.views.scene.scene import Axis, Column
from libyatl.views.scene.ticks import axis_of
from libyatl.views.terminal.canvas import Canvas
from libyatl.views.terminal.crowds import stacked
from libyatl.views.terminal.ruler import ruler
from libyatl.views.terminal.strokes import Plot

_ROWS = 8
_HAIR = 1e-6
"""Less of a cell than this is none."""
_WIDTH = 100
"""How wide it is where there is no end of room."""


class Columns(NamedTuple):
    """The columns of a chart: the counts of the fullest period of each, and their axis.

    `is_whole` is whether each period has a column.
    """

    axis: Axis
    by_x: dict[int, Stretch]
    is_whole: bool
    top: int


def columns(selection: Selection, counts: Counts, page: Page) -> Columns:
    """Return the counts of periods as columns of one cell; what lies in a fold has one there.

    What lies beyond the axis, which is that of the dates that were asked for, has none.
    """
    width = page.width or _WIDTH
    left = len(f"{_even(counts.sums.most):,}") + 1
    every = Itemized(selection).every()
    scale = scale_of(
        every, is_folded=page.layout.is_folded, gutter=CELLS.gutter / max(width - left, 1)
    )
    view = view_of_all(left, width)
    axis = axis_of(scale, view, is_clocked=False, medium=CELLS, measure=cells)
    by_x: dict[int, Stretch] = {}
    is_whole = True
    for stretch in counts.sums.filled:
        begin = first_second(counts.period.days(stretch.first)[0])
        end = last_second(counts.period.days(stretch.last)[1]) + 1
        x0, x1 = view.x(scale, begin), view.x(scale, end)
        if (
            x1 <= left + _HAIR or x0 >= width - _HAIR
        ):  # before or behind the dates that were asked for
            is_whole = False
            continue
        x0 = min(max(round(x0), left), width - 1)
        x1 = min(max(round(x1), x0 + 1), width)
        is_whole = is_whole and stretch.periods <= x1 - x0
        for x in range(x0, x1):
            other = by_x.get(x)
            if other is None or (stretch.events, stretch.certain) > (other.events, other.certain):
                by_x[x] = stretch
    is_whole = is_whole and len(set(by_x.values())) == len(counts.sums.filled)
    top = max((stretch.events for stretch in by_x.values()), default=0)
    return Columns(axis, by_x, is_whole, _even(top))


def _even(top: int) -> int:
    return top + (top > 1 and top % 2)  # so that half of it is a number too


def draw_columns(drawn: Columns, page: Page) -> Iterator[Line]:
    """Yield the lines of columns, eight cells high, with the axis below them."""
    axis, by_x, _, top = drawn
    canvas = Canvas(round(axis.right))
    plot = Plot(canvas, page.glyphs, round(axis.left), round(axis.right), set())
    for row, count in ((0, top), (_ROWS // 2, top // 2)):
        if count:
            words = f"{count:,}"
            canvas.put(row, plot.left - 1 - len(words), words, "dim")
    for x, stretch in by_x.items():
        stacked(Column(x, stretch.certain, stretch.possible), plot, _ROWS - 1, _ROWS, top)
    ruler(axis, plot, is_below=True)
    yield from canvas.lines()
