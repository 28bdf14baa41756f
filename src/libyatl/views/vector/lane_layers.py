"""What stands in a lane: marks, then words, so that no mark is ever drawn over words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.text.plurals import counted_of
from libyatl.views.scene.item import Item
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Block, Heap, Lane, Strip, Through, Words
from libyatl.views.vector import palette
from libyatl.views.vector.drawn_marks import Place, discs, discs_of, drawn
from libyatl.views.vector.elements import box, element, escaped, line, number, text
from libyatl.views.vector.widths import SIZE, SMALL, cut, text_length, width

BASELINE = 14.3
"""How far the base line of words is below the top of their row."""
_HIGHER = 1.3
"""How much higher words stand that have a line above their marks."""
_SEAM = 2.0
"""Between a box and the edge of its rows."""
_BOLD = 1.08
"""How much wider bold letters are."""
_NUMBER_HIGH = 16.0
"""Above the columns of a heap, for its number."""


class Layers(NamedTuple):
    """The elements of a lane, from the ground up; `beside` are words that want a halo.

    `discs` are the places of full discs, by their colour and how wide they are: of many there is
    one element. They stand upon all marks, the widest first: the ground of a ring is in it.
    """

    marks: list[str]
    words: list[str]
    beside: list[str]
    discs: dict[tuple[str, float], list[tuple[float, float]]]


def laid(lane: Lane, at: Place) -> Layers:
    """Return the elements of a lane whose top is at the place."""
    layers = Layers([], [], [], {})
    _lay_heaps(lane, at, layers)
    for block in lane.dots:
        _lay_block(block, at, PIXELS.thin, layers)
    for block in lane.blocks:
        _lay_block(block, at, PIXELS.row, layers)
    if lane.through is not None:
        _lay_through(lane.through, at, layers)
    for (colour, wide), places in sorted(layers.discs.items(), key=lambda item: -item[0][1]):
        layers.marks.append(discs(places, wide, colour))
    return layers


def _lay_block(block: Block, at: Place, row: float, layers: Layers) -> None:
    if block.marks_y:
        _lay_stacked(block, at, layers)
        return
    top = at.y + block.y
    if block.is_shared:
        rows = len(block.strips) + (block.rest is not None)
        high = rows * row - 2 * min(_SEAM, row / 8)
        place = at._replace(y=top + min(_SEAM, row / 8), high=high)
        _lay_marks(block.strips[0], place, layers)
    else:
        ys = [top + (order + 0.5) * row for order in range(len(block.strips))]
        layers.marks.extend(_bracket(block, at, ys))
        for order, strip in enumerate(block.strips):
            place = at._replace(y=top + order * row + _SEAM, high=row - 2 * _SEAM)
            _lay_marks(strip, place, layers)
    tops = [top + order * row for order in range(len(block.strips) + 1)]
    _lay_lines(block, tops, at.colours, layers)


def _lay_stacked(block: Block, at: Place, layers: Layers) -> None:
    """Lay words above their marks: a line each, above the marks of all or of each."""
    top, line = at.y + block.y, PIXELS.stack.line
    high = PIXELS.stack.mark
    ys = [top + y for y in block.marks_y]
    layers.marks.extend(_bracket(block, at, [y + high / 2 for y in ys]))
    for strip, y in zip(block.strips, ys, strict=False):
        _lay_marks(strip, at._replace(y=y, high=high), layers)
    if block.is_shared:
        tops = [top + order * line for order in range(len(block.strips) + 1)]
    else:
        tops = [y - line for y in ys]
    _lay_lines(block, [y - _HIGHER for y in tops], at.colours, layers)


def _lay_lines(block: Block, tops: list[float], colours: palette.Palette, layers: Layers) -> None:
    """Lay the words of a block, each on the line that begins at the height of that order."""
    for strip, y in zip(block.strips, tops, strict=False):
        if strip.words is not None:
            _lay_words(strip, strip.words, y + BASELINE, colours, layers)
    if block.rest is not None:
        y = tops[len(block.strips)] + BASELINE
        said = text(block.rest.x, y, block.rest.text, font_style="italic", fill=colours.mute)
        _layer_of(block.rest, layers).append(said)


def _layer_of(words: Words, layers: Layers) -> list[str]:
    """Return where words belong: those that stand in no mark want a halo."""
    return layers.words if words.side in ("inside", "over") else layers.beside


def _lay_marks(strip: Strip, at: Place, layers: Layers) -> None:
    """Draw the marks of a row; those of a set, all of which hold, are joined."""
    tone = strip.item.tone
    if len(strip.marks) > 1:
        ends = [at.ends(mark) for mark in strip.marks]
        path = f"M{number(min(ends)[0])} {number(at.middle)}H{number(max(ends)[1])}"
        layers.marks.append(line(path, at.colours.of(tone), stroke_opacity=palette.OUTLINE))
    is_over = strip.words is not None and strip.words.side == "over"
    for mark in strip.marks:
        found = discs_of(strip.item, mark, at)
        for disc in found:
            place = (mark.x0 + mark.x1) / 2, at.middle
            layers.discs.setdefault(disc, []).append(place)
        if not found:
            layers.marks.extend(drawn(strip.item, mark, at._replace(has_words_on=is_over)))


def _bracket(block: Block, at: Place, ys: list[float]) -> Iterator[str]:
    """Draw the hairline that joins what several accounts say of one event, each at its height."""
    joint = block.joint
    if joint is None:
        return
    path = f"M{number(joint)} {number(ys[0])}V{number(ys[-1])}"
    for strip, y in zip(block.strips, ys, strict=True):
        end = max(strip.left, at.left) - PIXELS.beside / 2
        path += f"M{number(joint)} {number(y)}H{number(max(end, joint))}"
    yield line(path, at.colours.mute)


def _lay_words(
    strip: Strip, words: Words, y: float, colours: palette.Palette, layers: Layers
) -> None:
    item = strip.item
    title, query = words.text, ""
    if item.is_uncertain and title.endswith("?"):
        title, query = title[:-1].rstrip(), "?"
    colour = colours.of(item.tone)
    after = _status_behind(item, query, words.after, colour)
    fill = colours.mute if item.is_account else None
    said = text(words.x, y, title, after=after, fill=fill)
    _layer_of(words, layers).append(said)
    edge = max(mark.x1 for mark in strip.marks)
    if words.side == "inside" and words.x + words.width > edge:
        # Where words run on over an edge, it gives way to them.
        path = f"M{number(edge)} {number(y - 10)}v13"
        layers.marks.append(line(path, colours.tint(item.tone, palette.WINDOW), wide=3))


def _status_behind(item: Item, query: str, after: str, colour: str) -> str:
    """Return what stands behind a title, in its own element of the same line."""
    said = element("tspan", {"fill": colour}, query) if query else ""
    if after:
        style = {"dx": 3.0, "font_size": f"{SMALL:g}", "font_style": "italic", "fill": colour}
        said += (" " if said else "") + element("tspan", style, escaped(after))
    return said


def _lay_heaps(lane: Lane, at: Place, layers: Layers) -> None:
    """Draw the crowds of a lane as one path a tone."""
    top, high = at.y + lane.heaps_y[0], lane.heaps_y[1]
    colour = at.colours.occurred
    floor, room = top + high, high - _NUMBER_HIGH
    certain, possible = [], []
    for heap in lane.heaps:
        ground = box(heap.x0, top, heap.x1, high, colour, palette.GROUND, rx="2")
        layers.marks.append(ground)
        _lay_number(heap, top, layers)
        for column in heap.columns:
            below = room * column.certain / max(lane.most, 1)
            above = room * column.possible / max(lane.most, 1)
            certain.append(_column_path(column.x, floor, below))
            possible.append(_column_path(column.x, floor - below, above))
    for columns, strength in ((certain, palette.COLUMN), (possible, palette.COLUMN_POSSIBLE)):
        if path := "".join(columns):
            wide = PIXELS.column - 1
            layers.marks.append(line(path, colour, wide=wide, stroke_opacity=f"{strength:g}"))


def _column_path(x: float, floor: float, high: float) -> str:
    if not high:
        return ""
    return f"M{number(x + (PIXELS.column - 1) / 2)} {number(floor)}v-{number(max(high, 0.5))}"


def _lay_number(heap: Heap, top: float, layers: Layers) -> None:
    words = heap.words
    said = text(words.x, top + 12, words.text, size=SMALL, is_fitted=False, font_weight="600")
    layers.beside.append(said)


def _lay_through(through: Through, at: Place, layers: Layers) -> None:
    y = at.y + PIXELS.row / 2 - 5
    ground = box(at.left, y, at.right, 10, at.colours.occurred, palette.POSSIBLE)
    layers.marks.append(ground)
    words = through.words
    layers.beside.append(text(words.x, at.y + BASELINE, words.text))


def named(
    lane: Lane,
    left: float,
    y: float,
    room: tuple[float, float],
    colours: palette.Palette,
    wider: float,
) -> str:
    """Return the name of a lane and how many events it holds, beside it or on a line above it.

    `room` is how wide that may be, and how high the line above is; 0 is beside it.
    """
    wide, above = room
    count = counted_of(lane.events, "event")
    if lane.lost:
        count += f", {lane.lost:,} without room"
    bold = _BOLD * wider
    x, shift = left, 15.0
    if above:
        taken = width(count, SMALL) * wider + 8
        name = cut(lane.name, (wide - taken) / bold)
        x, y, shift = left + width(name) * bold + 8, y - above, 0.0
    else:
        name = cut(lane.name, wide / bold)
    known = text_length(name, SIZE)
    fitted = None if known is None else float(known * bold)
    y += BASELINE
    said = text(left, y, name, is_fitted=False, font_weight="700", textLength=fitted)
    beside = cut(count, wide / wider, SMALL)
    return said + text(x, y + shift, beside, size=SMALL, fill=colours.mute)
