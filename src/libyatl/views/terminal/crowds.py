"""A crowd of events: columns of those that were certainly then, above a band of possible ones.

What is possible is counted in each column that it reaches, so often that columns of it would
weigh more than what is certain. A band of shades tells where it lies and does not.
"""

from __future__ import annotations

from libyatl.views.scene.scene import Column, Heap, Lane
from libyatl.views.terminal.legend import Sign
from libyatl.views.terminal.strokes import Plot


def crowds(lane: Lane, plot: Plot, top: int) -> None:
    """Draw the crowds of a lane that begins on row `top`, all to one measure."""
    columns = [column for heap in lane.heaps for column in heap.columns]
    certain = max(column.certain for column in columns)
    possible = max(column.possible for column in columns)
    first, height = (round(number) for number in lane.heaps_y)
    bottom = top + first + height - 1
    for heap in lane.heaps:
        # The name of a lane has its number beside it.
        is_told = heap.is_all and bool(lane.name)
        free = height - (not is_told)
        if possible and free > 1:
            for column in heap.columns:
                stacked(column._replace(possible=0), plot, bottom - 1, free - 1, certain)
                _shade(column, plot, bottom, possible)
        else:
            for column in heap.columns:
                stacked(column, plot, bottom, free, lane.most)
        if not is_told:
            _told_above(heap, plot, top + first)


def stacked(column: Column, plot: Plot, bottom: int, rows: int, most: int) -> None:
    """Draw one column from its lowest row up: what is certain is solid, what is possible pale.

    Args:
        column: how many there are of either.
        plot: where it is drawn.
        bottom: its lowest row.
        rows: how many rows are as high as the fullest column.
        most: how many there are in that.
    """
    glyphs, x = plot.glyphs, round(column.x)
    levels = [level for level in glyphs.levels if level not in glyphs.shades]
    steps = len(levels)
    certain = _rung(column.certain, rows * steps, most)
    every = -(-_rung(column.certain + column.possible, rows * steps, most) // steps)
    for row in range(rows):
        filled = min(certain - row * steps, steps)
        if filled > 0:
            plot.put(bottom - row, x, levels[filled - 1], "mark", Sign.COUNT)
        elif row < every:
            plot.put(bottom - row, x, glyphs.possible, "mark", Sign.POSSIBLE_COUNT)


def _rung(count: int, steps: int, most: int) -> int:
    """Return how high a count stands, of so many steps: none is 0, and any at least 1."""
    return max(round(count * steps / most), 1) if count else 0


def _shade(column: Column, plot: Plot, y: int, most: int) -> None:
    """Draw how many are possible, the darker the more."""
    shades = plot.glyphs.shades
    if column.possible:
        shade = -(-column.possible * len(shades) // max(most, len(shades)))
        plot.put(y, round(column.x), shades[shade - 1], "rail", Sign.POSSIBLE_COUNT)


def _told_above(heap: Heap, plot: Plot, y: int) -> None:
    start, stop = round(heap.words.x), round(heap.words.x + heap.words.width)
    plot.fill(y, start - 1, stop + 1, " ", "")
    plot.canvas.put(y, start, plot.glyphs.spelled(heap.words.text), "heading")
