"""The axis in a terminal: the larger units, the ticks, and a line with what is left out of it."""

from __future__ import annotations

from libyatl.views.scene.scene import Axis, Fold
from libyatl.views.terminal.legend import Sign
from libyatl.views.terminal.strokes import Plot


def ruler(axis: Axis, plot: Plot) -> None:
    """Draw the axis on the next rows of the canvas: two, or three where units have heads."""
    canvas, glyphs = plot.canvas, plot.glyphs
    heads = [(tick.x, tick.head) for tick in axis.ticks if tick.head]
    heads = sorted([*heads, *axis.heads])
    top = canvas.height
    for x, words in heads:
        canvas.put(top, round(x), glyphs.dashed(words), "heading")
    row = top + bool(heads)
    for tick in axis.ticks:
        canvas.put(row, round(tick.x), glyphs.dashed(tick.words), "dim")
    line = row + 1
    canvas.fill(line, plot.left, plot.right, glyphs.rule, "rail")
    for fold in axis.folds:
        _fold(fold, plot, row, line)


def _fold(fold: Fold, plot: Plot, row: int, line: int) -> None:
    """Break the line where time is left out, and say how long that is where there is room."""
    canvas, start, stop = plot.canvas, round(fold.x0), round(fold.x1)
    middle = (start + stop) // 2
    canvas.fill(line, start, stop, " ")
    canvas.fill(line, middle - 1, middle + 1, plot.glyphs.skipped, "rail")
    canvas.put(row, round(fold.at), fold.words, "dim")
    plot.seen.add(Sign.FOLD)
