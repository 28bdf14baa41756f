"""The axis: its ticks over the whole height, its folds, and the line of a publication."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Axis, Scene
from libyatl.views.vector.elements import box, element, line, number, text
from libyatl.views.vector.palette import FOLD, Palette
from libyatl.views.vector.widths import SMALL, text_length, width, wrap

AXIS_HEIGHT = 38.0
"""From the upper line of an axis to the lower one."""
FOOT_ROW = 16.0
"""A line of small words."""
_FOOT_ROWS = 3
"""So many of them at most are at the foot."""
_HEADS_AT, _WORDS_AT = 14.0, 30.0
"""How far below the upper line the base lines of its words are."""
_BESIDE_LINE = 4.0


def lines(axis: Axis, top: float, bottom: float, colours: Palette) -> Iterator[str]:
    """Yield what lies below all marks: the lines of the ticks, and the tint of the folds."""
    for fold in axis.folds:
        floor = top + AXIS_HEIGHT
        yield box(fold.x0, floor, fold.x1, bottom - floor, colours.hair, FOLD)
    for is_major, start, colour in ((False, 20.0, colours.hair), (True, 4.0, colours.rule)):
        path = "".join(
            f"M{number(tick.x)} {number(top + start)}V{number(bottom)}"
            for tick in axis.ticks
            if tick.is_major == is_major
        )
        if path:
            yield line(path, colour)


def ruler(axis: Axis, left: float, top: float, colours: Palette) -> Iterator[str]:
    """Yield the axis itself; its upper line begins at `left`, where a gutter does."""
    yield line(f"M{number(left)} {number(top)}H{number(axis.right)}", colours.ink, wide=2)
    floor = top + AXIS_HEIGHT
    yield line(f"M{number(axis.left)} {number(floor)}H{number(axis.right)}", colours.mute)
    heads = [(tick.x, tick.head) for tick in axis.ticks if tick.head]
    heads = [(x + _BESIDE_LINE, head) for x, head in sorted([*heads, *axis.heads])]
    words = [(tick.x + _BESIDE_LINE, tick.words) for tick in axis.ticks if tick.words]
    words += [(fold.at, fold.words) for fold in axis.folds if fold.words]
    type = {"font_size": f"{SMALL:g}"}
    yield element("g", {**type, "font_weight": "600"}, _heads(heads, top + _HEADS_AT))
    yield element("g", {**type, "fill": colours.mute}, _axis_words(words, top + _WORDS_AT))
    for fold in axis.folds:
        middle = (fold.x0 + fold.x1) / 2
        strokes = "".join(f"M{number(middle + x)} {number(floor + 6)}l6 -12" for x in (-6.0, 0.0))
        yield line(strokes, colours.mute, wide=1.25)


def _heads(heads: list[tuple[float, str]], y: float) -> str:
    """Return the words of the upper line, which are bold, as wide as they were placed."""
    told = []
    for x, head in heads:
        known = text_length(head, SMALL)
        fitted = None if known is None else float(known * PIXELS.axis.heads / PIXELS.axis.words)
        told.append(text(x, y, head, is_fitted=False, textLength=fitted))
    return "".join(told)


def _axis_words(words: list[tuple[float, str]], y: float) -> str:
    return "".join(text(x, y, word, is_fitted=False) for x, word in words)


def horizon(
    scene: Scene, top: float, bottom: float, colours: Palette, wider: float
) -> Iterator[str]:
    """Yield the line by which a source had told of the past, and its words at the foot."""
    if scene.horizon is None:
        return
    x, axis = scene.horizon[0], scene.axis
    yield line(f"M{number(x)} {number(top + AXIS_HEIGHT)}V{number(bottom + 4)}", colours.mute)
    for order, row in enumerate(_foot(scene, wider)):
        room = width(row, SMALL) * wider
        begins = x - room < axis.left and x + room <= axis.right
        end = x if begins or x - room >= axis.left else axis.right
        anchor = None if begins else "end"
        y = bottom + FOOT_ROW * (order + 1)
        yield text(end, y, row, size=SMALL, fill=colours.mute, text_anchor=anchor)


def foot(scene: Scene, wider: float) -> float:
    """Return how high the words of such a line are."""
    return FOOT_ROW * len(_foot(scene, wider)) + _BESIDE_LINE if scene.horizon is not None else 0.0


def _foot(scene: Scene, wider: float) -> list[str]:
    words = "" if scene.horizon is None else scene.horizon[1]
    return wrap(words, (scene.axis.right - scene.axis.left) / wider, SMALL, _FOOT_ROWS)
