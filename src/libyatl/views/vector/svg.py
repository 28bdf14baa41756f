"""A whole picture as SVG: title, deck, axis, lanes, what stands at the foot, legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from libyatl.views.scene.scene import Scene
from libyatl.views.vector import axis_lines
from libyatl.views.vector.drawn_marks import Place
from libyatl.views.vector.elements import HALO, SANS, SERIF, element, escaped, line, number, text
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.lane_layers import laid, named
from libyatl.views.vector.palette import THEMES, Palette
from libyatl.views.vector.signs import legend
from libyatl.views.vector.widths import SMALL, wrap

MARGIN = 24.0
GUTTER = 170.0
"""Left of the plot, for the names of lanes."""
_TITLE, _SMALLER_TITLE, _DECK = 28.0, 22.0, 14.0
_SERIF_WIDER = 1.18
"""Bold Georgia is so much wider than Helvetica."""
_ABOVE_LANES = 10.0
_NAMED_ABOVE = 22.0
"""In a narrow picture names stand above their lanes."""
_NARROW = 640
"""From so many pixels on there is a gutter."""
_BETWEEN = 10.0
"""Between two lanes."""


class Said(NamedTuple):
    """The words around a scene: a title, a deck, and notes for the foot."""

    title: str
    deck: str
    notes: tuple[str, ...] = ()


def plot(width: float, *, has_lanes: bool) -> tuple[float, float]:
    """Return between which positions a picture of so many pixels has its plot."""
    gutter = GUTTER if has_lanes and width >= _NARROW else 0
    return MARGIN + gutter, width - MARGIN


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
    colours, axis = gradients.colours, scene.axis
    above = _NAMED_ABOVE if scene.lanes[0].name and width < _NARROW else 0.0
    tops, bottom = _lane_tops(scene, top + axis_lines.HEIGHT + _ABOVE_LANES, above)
    body.extend(axis_lines.lines(axis, top, bottom, colours))
    body.extend(axis_lines.ruler(axis, MARGIN, top, colours))
    body.extend(axis_lines.horizon(scene, top, bottom, colours))
    place = Place(axis.left, axis.right, 0, 0, colours, gradients)
    words: list[str] = []
    beside: list[str] = []
    for number_of, (lane, y) in enumerate(zip(scene.lanes, tops, strict=True)):
        if lane.name:
            room = (GUTTER - 16 if not above else axis.right - axis.left, above)
            body.append(named(lane, MARGIN, y, room, colours))
            if number_of:
                rule = number(y - above - _BETWEEN / 2)
                path = f"M{number(MARGIN)} {rule}H{number(axis.right)}"
                body.append(line(path, colours.rule))
        layers = laid(lane, place._replace(y=y))
        body.extend(layers.marks)
        words.extend(layers.words)
        beside.extend(layers.beside)
    body.append(element("g", {}, "".join(words)))
    body.append(f'<g stroke="{colours.paper}" {HALO}>{"".join(beside)}</g>')
    y = _write_notes(said.notes, bottom + axis_lines.foot(scene), width, colours, body)
    elements, high = legend(scene.lanes, place._replace(left=MARGIN, right=axis.right, y=y + 22))
    body.extend(elements)
    return y + 22 + high - 12 if high else y


def _lane_tops(scene: Scene, first: float, above: float) -> tuple[list[float], float]:
    """Return where each lane begins, each `above` below its name, and where the last ends."""
    tops: list[float] = []
    y = first
    for lane in scene.lanes:
        y += above
        tops.append(y)
        y += lane.height + _BETWEEN
    return tops, y


def _write_notes(
    notes: tuple[str, ...], y: float, width: int, colours: Palette, body: list[str]
) -> float:
    for note in notes:
        for row in wrap(note, width - 2 * MARGIN, SMALL, 2):
            y += axis_lines.ROW
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
