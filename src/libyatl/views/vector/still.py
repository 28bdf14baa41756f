"""A selection as a still picture: from its events to the text of an SVG, or a PNG."""

from __future__ import annotations

import re

from libyatl.query import Selection
from libyatl.views.page import Canvas, Layout
from libyatl.views.pictured import Picture, pictured
from libyatl.views.scene.medium import PIXELS, Measure
from libyatl.views.scene.scene import Scene
from libyatl.views.staged import staged, wordless
from libyatl.views.vector.elements import element
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.palette import NAMED
from libyatl.views.vector.plotted import plotted, sides
from libyatl.views.vector.svg import MARGIN, Said, svg
from libyatl.views.vector.widths import width

INSET = 12.0
"""Between the edges of a plot and the first and last second."""
_WIDER = 1.11
"""The letters of other fonts for screens are so much wider than those of Helvetica."""
_fitted = re.compile(r' textLength="[\d.]+"|<tspan textLength="[\d.]+">([^<]*)</tspan>')


def draw_svg(selection: Selection, canvas: Canvas) -> str:
    """Return a picture of a selection as the text of an SVG; lanes are its groups.

    Raises:
        UsageError: it is grouped by what lanes cannot be of.
    """
    picture = pictured(selection, lanes=canvas.layout.lanes)
    scene = _staged(picture, canvas.layout, canvas.width, MARGIN, width)
    said = Said(picture.title, picture.deck, _notes_on(scene, picture))
    return svg(scene, said, width=canvas.width, theme=canvas.theme)


def draw_png(selection: Selection, canvas: Canvas) -> bytes:
    """Return the same picture as a PNG, which takes `libyatl[png]`.

    Raises:
        UsageError: as above, or what makes pixels of it is not installed.
    """
    from libyatl.views.vector.png import png

    return png(draw_svg(selection, canvas))


def plot_svg(picture: Picture, layout: Layout, *, wide: int = 1180, prefix: str = "still.") -> str:
    """Return the plot of a picture alone, as an element of a page; empty if there is none.

    It has the colours and the font of the page, which tells all that is in it in another way.

    Args:
        picture: what is drawn.
        layout: how.
        wide: so many pixels.
        prefix: begins the ids of it, which must not be those of anything else in the page.
    """
    scene = _staged(picture, layout, wide, 0, lambda text: width(text) * _WIDER)
    return "" if scene is None else embedded(scene, wide=wide, prefix=prefix, wider=_WIDER)


def embedded(scene: Scene, *, wide: int, prefix: str, wider: float = 1) -> str:
    """Return a scene as an element of a page, whose letters are so much wider."""
    gradients = Gradients(NAMED, prefix)
    elements, bottom = plotted(scene, 0, 1, gradients, wider=wider)
    high = round(bottom + 4)
    size = {"viewBox": f"0 0 {wide} {high}", "width": wide, "height": high}
    style = {"font_size": "13", "fill": NAMED.ink, "aria_hidden": "true"}
    fades = element("defs", {}, gradients.definitions())
    return _fitted.sub(r"\1", element("svg", {**size, **style}, "".join([fades, *elements])))


def _staged(
    picture: Picture, layout: Layout, wide: int, margin: float, measure: Measure
) -> Scene | None:
    plot = sides(wide, margin, has_lanes=any(track.name for track in picture.tracks))
    return staged(picture, layout, PIXELS, measure, plot, inset=INSET)


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
