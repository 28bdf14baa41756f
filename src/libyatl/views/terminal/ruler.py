"""The axis in a terminal: the larger units, the ticks, and a line with what is left out of it."""

from __future__ import annotations

from libyatl.views.scene.scene import Axis, Fold
from libyatl.views.terminal.legend import Sign
from libyatl.views.terminal.strokes import Plot


def ruler(axis: Axis, plot: Plot, *, is_below: bool = False) -> None:
    """Draw the axis on the next rows of the canvas: two, or three where units have heads.

    Its line is the last of them, or the first where it stands below what it is the axis of.
    """
    canvas, glyphs = plot.canvas, plot.glyphs
    heads = [(tick.x, tick.head) for tick in axis.ticks if tick.head]
    heads = sorted([*heads, *axis.heads])
    top = canvas.height
    row = top + 1 if is_below or heads else top
    upper, line = (row + 1, top) if is_below else (top, row + 1)
    for x, words in heads:
        canvas.put(upper, round(x), glyphs.dashed(words), "heading")
    for tick in axis.ticks:
        canvas.put(row, round(tick.x), glyphs.dashed(tick.words), "dim")
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
