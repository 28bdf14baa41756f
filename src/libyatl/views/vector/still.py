"""A selection as a still picture: from its events to the text of an SVG, or a PNG."""

from __future__ import annotations

from libyatl.query import Selection
from libyatl.views.page import Canvas
from libyatl.views.pictured import Picture, pictured
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Scene
from libyatl.views.staged import staged, wordless
from libyatl.views.vector.svg import Said, plot, svg
from libyatl.views.vector.widths import width

_INSET = 12.0
"""Between the edges of a plot and the first and last second."""


def draw_svg(selection: Selection, canvas: Canvas) -> str:
    """Return a picture of a selection as the text of an SVG; lanes are its groups.

    Raises:
        UsageError: it is grouped by what lanes cannot be of.
    """
    picture = pictured(selection, lanes=canvas.layout.lanes)
    sides = plot(canvas.width, has_lanes=any(track.name for track in picture.tracks))
    scene = staged(picture, canvas.layout, PIXELS, width, sides, inset=_INSET)
    said = Said(picture.title, _deck_of(selection, picture), _notes_on(scene, picture))
    return svg(scene, said, width=canvas.width, theme=canvas.theme)


def draw_png(selection: Selection, canvas: Canvas) -> bytes:
    """Return the same picture as a PNG, which takes `libyatl[png]`.

    Raises:
        UsageError: as above, or what makes pixels of it is not installed.
    """
    from libyatl.views.vector.png import png

    return png(draw_svg(selection, canvas))


def _deck_of(selection: Selection, picture: Picture) -> str:
    if len(selection):
        return picture.deck
    is_empty = not selection.timeline.events
    return "This chronology holds no event." if is_empty else "No event in this selection."


def _notes_on(scene: Scene | None, picture: Picture) -> tuple[str, ...]:
    """Return what is said at the foot: what is not there, and by whose clocks all is told."""
    if scene is None:
        return ()
    notes = []
    if bare := wordless(scene):
        notes.append(bare)
    if picture.unplaced:
        notes.append(f"{picture.unplaced}.")
    if picture.clocks:
        notes.append(picture.clocks)
    return (" ".join(notes),) if notes else ()
