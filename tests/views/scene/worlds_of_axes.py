"""Worlds from which axes are made, in dates as a file has them, and axes drawn as plain text."""

from __future__ import annotations

from libyatl.dates import parse_date
from libyatl.views.scene.item import Item
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scale import View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.shapes import DAY, shape_of
from libyatl.views.scene.ticks import axis_of

_NARROW = " ,ijlrft"
_WIDE = "MmABCDFJNOS"
_ROWS = 3
PIXELS_IN_COLUMN = 5
"""So many pixels of an axis are one column of its drawing."""


def items_of(*dates: str) -> list[Item]:
    """Return an item for each date."""
    items = []
    for row, date in enumerate(dates):
        when = parse_date(date)
        runs_on = date.startswith("../"), date.endswith("/..")
        shape = shape_of((when.a, when.b, when.c, when.d), runs_on=runs_on)
        items.append(Item(row, (shape,), date))
    return items


def is_clocked(items: list[Item]) -> bool:
    """Say whether any item tells a clock time."""
    return any(shape.unit < DAY for item in items for shape in item.shapes)


def pixels(words: str) -> float:
    """Return about how wide words are in 13 px of a plain face."""
    ems = (0.28 if c in _NARROW else 0.75 if c in _WIDE else 0.556 for c in words)
    return sum(ems) * 13


def axis_for(
    items: list[Item], medium: Medium, view: View, *, is_folded: bool = True, gutter: float = 0.035
) -> Axis:
    """Return the axis of items in a view."""
    scale = scale_of(items, is_folded=is_folded, gutter=gutter)
    return axis_of(
        scale,
        view,
        is_clocked=is_clocked(items),
        zone="",
        medium=medium,
        measure=len if medium.is_whole else pixels,
    )


def drawn(items: list[Item], width: int, medium: Medium) -> str:
    """Return the axis over a whole picture as plain text."""
    if medium is CELLS:
        axis = axis_for(items, CELLS, view_of_all(0, width), gutter=3 / width)
        return _drawn(axis, CELLS, 1)
    axis = axis_for(items, PIXELS, view_of_all(0, width, inset=12))
    return _drawn(axis, PIXELS, PIXELS_IN_COLUMN)


def _drawn(axis: Axis, medium: Medium, in_column: int) -> str:
    width = round((axis.right - axis.left) / in_column)
    rows = [[" "] * width for _ in range(_ROWS)]
    rows[2] = ["-"] * width

    def put(row: int, x: float, words: str) -> None:
        column = int(x / in_column)
        assert set(rows[row][column : column + len(words)]) <= {" "}, "words over words"
        rows[row][column : column + len(words)] = words

    for fold in axis.folds:
        for column in range(int(fold.x0 / in_column), int(fold.x1 / in_column)):
            rows[2][column] = "/"
        put(1, fold.at, fold.words)
    for tick in axis.ticks:
        rows[2][int(tick.x / in_column)] = "#" if tick.is_major else "+"
        put(0, tick.x + medium.axis.beside, tick.head)
        put(1, tick.x + medium.axis.beside, tick.words)
    for x, words in axis.heads:
        put(0, x + medium.axis.beside, words)
    return "".join("".join(row).rstrip() + "\n" for row in rows)
