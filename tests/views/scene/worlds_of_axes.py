"""Worlds from which axes are made: items of dates as a file has them, named and drawn."""

from __future__ import annotations

from libyatl.dates import parse_date
from libyatl.views.scene.item import Item
from libyatl.views.scene.shapes import shape_of


def items_of(*dates: str) -> list[Item]:
    """Return an item for each date."""
    parsed = map(parse_date, dates)
    shapes = [shape_of((when.a, when.b, when.c, when.d)) for when in parsed]
    return [Item(row, (shape,), dates[row]) for row, shape in enumerate(shapes)]
