"""Lanes: time from left to right, each event in interval notation, those of one date in a block.

An axis of three lines, then what stands in each lane, then what the picture cannot show: the line
of a publication, how many events have no place in time, and what the signs mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.collector import resting
from libyatl.query import Selection
from libyatl.text.measure import cells
from libyatl.views.page import Glyphs, Line, Page, Piece
from libyatl.views.pictured import Picture, pictured
from libyatl.views.scene.item import Track
from libyatl.views.scene.medium import CELLS
from libyatl.views.scene.scene import Scene
from libyatl.views.staged import staged, wordless
from libyatl.views.terminal.canvas import Canvas
from libyatl.views.terminal.foot import horizon
from libyatl.views.terminal.grouping import wrapped
from libyatl.views.terminal.lane_rows import lane_rows
from libyatl.views.terminal.legend import legend
from libyatl.views.terminal.ruler import ruler
from libyatl.views.terminal.strokes import Plot

WIDTH = 100
"""The width of a picture where there is none to fit, as in a pipe."""
_NARROWEST = 40
_GUTTER = 20
"""The widest room for the names of lanes, which is no more than a fifth of a page."""


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield the lines of the picture, `WIDTH` cells wide where the page has no end.

    Nothing for an empty selection.

    Raises:
        UsageError: it is grouped by what lanes cannot be of.
    """
    if not len(selection):
        return
    page = page._replace(width=max(page.width or WIDTH, _NARROWEST))
    with resting():
        picture = pictured(selection, lanes=page.layout.lanes)
        scene = _scene(picture, page)
    yield from picture_lines(picture, scene, page)


def picture_lines(picture: Picture, scene: Scene | None, page: Page) -> Iterator[Line]:
    """Yield the lines of a picture of which the scene is known; None where nothing has a place."""
    glyphs, width = page.glyphs, page.width or WIDTH
    if title := picture.title.rstrip():
        yield from wrapped([Piece(title, "banner")], page)
    said = f"{picture.deck} {picture.clocks}".rstrip()
    yield from wrapped([Piece(glyphs.spelled(said), "dim")], page)
    yield []
    if scene is None:
        yield from wrapped([Piece(_unplaced(picture), "dim")], page)
        return
    axis = scene.axis
    plot = Plot(Canvas(width), glyphs, round(axis.left), round(axis.right), set())
    ruler(axis, plot)
    for number, lane in enumerate(scene.lanes):
        lane_rows(lane, plot, is_first=not number)
    if scene.horizon is not None:
        at, words = scene.horizon
        horizon(at, glyphs.spelled(words), plot)
    yield from plot.canvas.lines()
    yield []
    if bare := wordless(scene):
        yield from wrapped([Piece(bare, "dim")], page)
    if picture.unplaced:
        yield from wrapped([Piece(_unplaced(picture), "dim")], page)
    yield from legend(plot.seen, glyphs, width)


def _spelled(tracks: Iterable[Track], glyphs: Glyphs) -> tuple[Track, ...]:
    """Return lanes in which what stands behind titles has the marks of the page."""
    return tuple(
        track._replace(
            items=tuple(item._replace(after=glyphs.spelled(item.after)) for item in track.items)
        )
        for track in tracks
    )


def _unplaced(picture: Picture) -> str:
    hint = " (--undated only lists them)" if picture.undated and not picture.yearless else ""
    return f"{picture.unplaced}{hint}"


def _scene(picture: Picture, page: Page) -> Scene | None:
    """Return the scene of a picture; None where nothing in it has a place in time."""
    width = page.width or WIDTH
    left = min(_GUTTER, width // 5) if any(track.name for track in picture.tracks) else 0
    medium = CELLS._replace(ellipsis=page.glyphs.ellipsis)
    spelled = picture._replace(tracks=_spelled(picture.tracks, page.glyphs))
    return staged(spelled, page.layout, medium, cells, (left, width))
