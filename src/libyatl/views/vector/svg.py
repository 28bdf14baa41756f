"""A whole picture as SVG: title, deck, axis, lanes, what stands at the foot, legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from libyatl.views.scene.scene import Scene
from libyatl.views.vector import axis_lines
from libyatl.views.vector.drawn_marks import Place
from libyatl.views.vector.elements import SANS, SERIF, element, escaped, text
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.palette import THEMES, Palette
from libyatl.views.vector.plotted import plotted
from libyatl.views.vector.signs import legend
from libyatl.views.vector.widths import SMALL, wrap

MARGIN = 24.0
_TITLE, _SMALLER_TITLE, _DECK = 28.0, 22.0, 14.0
_NARROW = 640
"""From so many pixels on a title is large."""
_SERIF_WIDER = 1.18
"""Bold Georgia is so much wider than Helvetica."""


class Said(NamedTuple):
    """The words around a scene: a title, a deck, and notes for the foot."""

    title: str
    deck: str
    notes: tuple[str, ...] = ()


def svg(scene: Scene | None, said: Said, *, width: int, theme: str) -> str:
    """Return the text of an SVG; without a scene there are words alone."""
    colours = THEMES[theme]
    prefix = f"y{crc32('|'.join(_told_apart(scene, said, width, theme)).encode()):08x}"
    gradients = Gradients(colours, prefix)
    body: list[str] = []
    y = _write_head(said, width, colours, body)
    if scene is not None:
        y = _write_plot(scene, said, y, width, gradients, body)
    return _document(said, body, gradients, (width, round(y + MARGIN)), prefix)


def _told_apart(scene: Scene | None, said: Said, width: int, theme: str) -> Iterator[str]:
    """Yield what tells a picture from others, which may stand in one page with it."""
    yield from (theme, f"{width}", said.title, said.deck, *said.notes)
    for lane in () if scene is None else scene.lanes:
        yield f"{lane.name} {lane.events} {lane.height:g}"
        yield from (
            strip.words.text for each in lane.blocks for strip in each.strips if strip.words
        )


def _write_head(said: Said, width: int, colours: Palette, body: list[str]) -> float:
    """Write title and deck, and return where they end."""
    room = width - 2 * MARGIN
    y = MARGIN - 8
    size = _TITLE if width >= _NARROW else _SMALLER_TITLE
    for row in wrap(said.title, room / _SERIF_WIDER, size, 3) if said.title else ():
        y += size + 4
        body.append(
            text(
                MARGIN,
                y - 4,
                row,
                size=size,
                is_fitted=False,
                font_weight="700",
                font_family=SERIF,
            )
        )
    for row in wrap(said.deck, room, _DECK, 3) if said.deck else ():
        y += 20
        body.append(text(MARGIN, y, row, size=_DECK, fill=colours.mute))
    return y + 19


def _write_plot(
    scene: Scene, said: Said, top: float, width: int, gradients: Gradients, body: list[str]
) -> float:
    """Write the axis, the lanes and all below, and return where that ends."""
    colours = gradients.colours
    elements, bottom = plotted(scene, MARGIN, top, gradients)
    body.extend(elements)
    y = _write_notes(said.notes, bottom, width, colours, body)
    place = Place(MARGIN, scene.axis.right, y + 22, 0, colours, gradients)
    elements, high = legend(scene.lanes, place)
    body.extend(elements)
    return y + 22 + high - 12 if high else y


def _write_notes(
    notes: tuple[str, ...], y: float, width: int, colours: Palette, body: list[str]
) -> float:
    for note in notes:
        for row in wrap(note, width - 2 * MARGIN, SMALL, 2):
            y += axis_lines.FOOT_ROW
            body.append(text(MARGIN, y, row, size=SMALL, fill=colours.mute))
    return y


def _document(
    said: Said, body: list[str], gradients: Gradients, size: tuple[int, int], prefix: str
) -> str:
    colours = gradients.colours
    wide, high = size
    head = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {wide} {high}",
        "width": wide,
        "height": high,
        "font_family": SANS,
        "font_size": "13",
        "fill": colours.ink,
        "role": "img",
        "aria_labelledby": f"{prefix}t {prefix}d",
    }
    parts = [
        element("title", {"id": f"{prefix}t"}, escaped(said.title or said.deck)),
        element("desc", {"id": f"{prefix}d"}, escaped(said.deck)),
        element("defs", {}, gradients.definitions()),
        element("rect", {"width": "100%", "height": "100%", "fill": colours.paper}),
        *body,
    ]
    return element("svg", head, "\n".join(_with_content(parts))) + "\n"


def _with_content(parts: list[str]) -> Iterator[str]:
    return (
        part for part in parts if part and not part.endswith(("<g></g>", '"></g>', "<defs></defs>"))
    )
