"""The foot of a picture: the line of a publication, what could not be drawn, and the legend."""

from __future__ import annotations

from libyatl.text.measure import cells, wrap
from libyatl.views.terminal.strokes import Plot


def horizon(at: float, words: str, plot: Plot) -> None:
    """Point at the line by which a source had told of the past, with what it says beside it."""
    canvas, pointer = plot.canvas, plot.glyphs.pointer
    x = min(max(round(at) - 1, plot.left), plot.right - 1)
    y = canvas.height
    canvas.put(y, x, pointer, "rail")
    wide = cells(words)
    if wide + 1 <= x - plot.left:
        canvas.put(y, x - 1 - wide, words, "dim")
    elif x + 2 + wide <= plot.right:
        canvas.put(y, x + 2, words, "dim")
    else:
        for number, row in enumerate(wrap(words, plot.right - plot.left), 1):
            canvas.put(y + number, plot.left, row, "dim")
