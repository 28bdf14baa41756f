"""Marks in interval notation: `├──┤ ├┄┄┤ ┄┄┤ ├┄┄ ━━ ●`, told apart without colour.

An edge of what was worked out has a dashed stroke beside it, one that is stated a solid one; what
is certain is heavy. Nobody needs to see a colour, or more than a row, to tell which is which.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.views.page import Glyphs, Style
from libyatl.views.scene.item import Item, Tone
from libyatl.views.scene.scene import Mark
from libyatl.views.terminal.canvas import Canvas
from libyatl.views.terminal.legend import Sign

STYLES: dict[Tone, Style] = {
    "occurred": "mark",
    "said": "said",
    "disputed": "disputed",
    "planned": "planned",
}
_LEAST_WINDOW = 3
"""Below so many cells, a window has no room for a stroke that tells how its edges are known."""


class Plot(NamedTuple):
    """The part of a canvas on which marks are drawn, with what has been drawn there.

    Attributes:
        canvas: all of it.
        glyphs: the marks of ours.
        left: the first cell of the plot in each row.
        right: the cell behind the last.
        seen: which signs were drawn; the legend explains these.
    """

    canvas: Canvas
    glyphs: Glyphs
    left: int
    right: int
    seen: set[Sign]

    def put(self, y: int, x: int, glyph: str, style: Style, sign: Sign | None = None) -> None:
        """Draw a glyph of one cell where it lies in the plot."""
        if self.left <= x < self.right:
            self.canvas.put(y, x, glyph, style)
            if sign is not None:
                self.seen.add(sign)

    def fill(self, y: int, start: int, stop: int, glyph: str, style: Style) -> None:
        """Draw a glyph in each cell from `start` until `stop` that lies in the plot."""
        self.canvas.fill(y, max(start, self.left), min(stop, self.right), glyph, style)


class Extent(NamedTuple):
    """The cells of a mark, from `start` until `stop`, and those within them that are certain."""

    start: int
    stop: int
    core: tuple[int, int] | None


def extent(mark: Mark, plot: Plot) -> Extent:
    """Return the cells of a mark, at least one of them in the plot; a fade may begin before it."""
    start, stop = round(mark.x0), round(mark.x1)
    start, stop = min(start, plot.right - 1), max(stop, plot.left + 1, start + 1)
    if mark.core is None:
        return Extent(start, stop, None)
    first = max(start, min(round(mark.core[0]), stop - 1))
    return Extent(start, stop, (first, min(max(round(mark.core[1]), first + 1), stop)))


def stroke(plot: Plot, y: int, mark: Mark, item: Item, words: tuple[int, int] | None) -> None:
    """Draw the first row of a mark; `words` are the cells that words are to cover, or None."""
    cells = extent(mark, plot)
    if mark.is_disc or _is_ring(mark, cells):
        _disc(plot, y, cells, mark, item)
    elif mark.shape.kind == "moment":
        _wide_day(plot, y, cells, mark, item)
    else:
        _reach(plot, y, cells, mark, item, words)
        _edges(plot, y, cells, mark, item)


def sides(plot: Plot, y: int, mark: Mark, item: Item) -> None:
    """Draw a further row of a mark: its edges alone; what is too short has them on each row."""
    cells, shape, glyphs = extent(mark, plot), mark.shape, plot.glyphs
    if mark.is_disc or _is_ring(mark, cells):
        _disc(plot, y, cells, mark, item)
        return
    style = STYLES[item.tone]
    upright = [glyphs.rail if stated else glyphs.dotted for stated in shape.is_stated]
    if shape.kind != "by":
        plot.put(y, cells.start, upright[0], style)
    if shape.kind == "by":
        plot.put(
            y, _cell_of_line(mark, cells), glyphs.dotted if shape.d is None else upright[1], style
        )
    elif shape.kind != "from":
        plot.put(y, cells.stop - 1, upright[1], style)


def _is_ring(mark: Mark, cells: Extent) -> bool:
    return mark.shape.kind == "window" and cells.stop - cells.start < _LEAST_WINDOW


def _disc(plot: Plot, y: int, cells: Extent, mark: Mark, item: Item) -> None:
    """Draw what is too short to be drawn to scale."""
    glyphs, shape = plot.glyphs, mark.shape
    x = max(cells.start, plot.left)
    if item.is_approximate:
        glyph, sign = glyphs.about, Sign.ABOUT
    elif not all(shape.is_stated):
        glyph, sign = glyphs.derived, Sign.DERIVED_RING
    elif shape.kind == "moment":
        glyph, sign = glyphs.known, Sign.DAY
    else:
        glyph, sign = glyphs.unknown, Sign.RING
    plot.put(y, x, glyph, STYLES[item.tone], sign)


def _wide_day(plot: Plot, y: int, cells: Extent, mark: Mark, item: Item) -> None:
    """Draw a day that is known, and wide: a disc, and how far the day reaches."""
    glyphs, style, stop = plot.glyphs, STYLES[item.tone], cells.stop
    is_stated = mark.shape.is_stated[1]
    plot.fill(y, cells.start, stop, glyphs.rule if is_stated else glyphs.dashes, style)
    if stop - cells.start >= _LEAST_WINDOW:
        plot.put(y, stop - 1, glyphs.ends, style)
    _disc(plot, y, cells, mark, item)


def _reach(
    plot: Plot, y: int, cells: Extent, mark: Mark, item: Item, words: tuple[int, int] | None
) -> None:
    """Draw the strokes between the edges: possibly on both sides of what is certain."""
    glyphs, shape, style = plot.glyphs, mark.shape, STYLES[item.tone]
    start, stop, core = cells
    left, right = [glyphs.rule if is_solid else glyphs.dashes for is_solid in _solid(mark)]
    if core is None:
        middle = _middle(start, stop, words)
        if stop - start == _LEAST_WINDOW and left != right:
            left = right = glyphs.dashes  # one stroke tells of both edges: not more than is stated
        plot.fill(y, start, middle, left, style)
        plot.fill(y, middle, stop, right, style)
        return
    plot.fill(y, start, core[0], left, style)
    plot.fill(y, core[1], stop, right, style)
    for is_there, glyph in ((core[0] > start, left), (core[1] < stop, right)):
        if is_there:
            plot.seen.add(Sign.POSSIBLY if glyph == glyphs.rule else Sign.POSSIBLY_DERIVED)
    middle = (core[0] + core[1] + 1) // 2
    touches = (core[0] == start, core[1] == stop)
    for side, (first, behind) in enumerate(((core[0], middle), (middle, core[1]))):
        if behind > first:
            stated = shape.is_stated[side] or not touches[side]
            glyph, sign = _heavy(plot, is_stated=stated)
            plot.fill(y, first, behind, glyph, style)
            plot.seen.add(sign)


def _middle(start: int, stop: int, words: tuple[int, int] | None) -> int:
    """Return where the strokes of the left edge end: under the words, where any cover them."""
    if words is not None and start < words[0] and words[1] < stop:
        return words[1]
    return (start + stop + 1) // 2


def _solid(mark: Mark) -> Iterator[bool]:
    """Yield whether the strokes beside either edge are solid: it is stated, an open end too."""
    shape = mark.shape
    for edge, is_stated, runs_on in zip(
        (shape.a, shape.d), shape.is_stated, shape.runs_on, strict=True
    ):
        yield runs_on if edge is None else is_stated


def _heavy(plot: Plot, *, is_stated: bool) -> tuple[str, Sign]:
    if is_stated or plot.glyphs.surely == plot.glyphs.surely_derived:
        return plot.glyphs.surely, Sign.SURELY
    return plot.glyphs.surely_derived, Sign.SURELY_DERIVED


def _edges(plot: Plot, y: int, cells: Extent, mark: Mark, item: Item) -> None:
    """Draw both edges, and say what the legend must explain of them."""
    glyphs, shape, style = plot.glyphs, mark.shape, STYLES[item.tone]
    start, stop, core = cells
    last = stop - 1
    if mark.shape.kind == "by":
        last = _cell_of_line(mark, cells)
        plot.put(y, last, glyphs.dotted if shape.d is None else glyphs.ends, style)
    elif shape.d is not None and (core is None or core[1] < stop):
        plot.put(y, last, glyphs.ends, style)
    if shape.a is not None and (core is None or core[0] > start):
        plot.put(y, start, glyphs.begins, style)
    if item.is_approximate:
        if shape.a is not None:
            plot.put(y, start, glyphs.about, style, Sign.ABOUT)
        if shape.d is not None or shape.kind == "by":
            plot.put(y, last, glyphs.about, style, Sign.ABOUT)
    if shape.runs_on[0]:
        plot.put(y, max(start, plot.left), glyphs.back, style, Sign.UNTIL)
    if shape.runs_on[1]:
        plot.put(y, min(stop, plot.right) - 1, glyphs.onward, style, Sign.SINCE)
    plot.seen.update(_signs(mark))


def _cell_of_line(mark: Mark, cells: Extent) -> int:
    """Return the cell of the line by which something had begun, or was over."""
    return cells.stop - 1 if mark.edge is None else round(mark.edge) - 1


def _signs(mark: Mark) -> Iterator[Sign]:
    shape = mark.shape
    if shape.kind == "by" and not shape.runs_on[0]:
        yield Sign.BY if shape.d is None else Sign.OVER
    elif shape.kind == "from" and not shape.runs_on[1]:
        yield Sign.FROM
    elif shape.kind == "window" and any(shape.is_stated):
        yield Sign.WINDOW
    if shape.kind in ("window", "span") and not all(shape.is_stated):
        yield Sign.DERIVED
