"""Worlds from which axes are made, in dates as a file has them, and axes drawn as plain text."""

from __future__ import annotations

from hypothesis import strategies as st

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, parse_date
from libyatl.views.scene.item import Item
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scale import View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.shapes import DAY, Shape, shape_of
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


_REACHES = (2 * 3600, 3 * DAY, 60 * DAY, 4000 * DAY, 10**6 * DAY, 10**11 * DAY)
"""Over how many seconds a world is spread, either way of where it lies."""
_ORIGINS = (0, 1_967 * 365 * DAY, 736_542 * DAY + 50_000)


# Made once, not at each draw: Hypothesis validates all that is new to it.
_FLAGS = st.booleans()
_OPENED = st.sampled_from([(), (), (), (0,), (0, 2), (1, 3), (3,), (0, 2, 3), (0, 1, 3)])
_UNITS = st.sampled_from([DAY, DAY, 60, 1])
_A_BIT = st.integers(0, 1)


@st.composite
def shapes(draw: st.DrawFn, origin: int, reach: int, unit: int) -> Shape:
    """Draw where something may lie around an origin, any side of it open."""
    first, last = (origin - reach) // unit, (origin + reach) // unit
    edges = sorted(draw(st.lists(st.integers(first, last), min_size=4, max_size=4)))
    if draw(_FLAGS):
        edges = [edges[0]] * 2 + [edges[0] + draw(_A_BIT)] * 2
    a, b, c, d = edges
    if draw(_FLAGS):
        b, c = c, b
    bounds = [a * unit, b * unit + unit - 1, c * unit, d * unit + unit - 1]
    opened = draw(_OPENED)
    for index in opened:
        bounds[index] = OPEN_FUTURE if index % 2 else OPEN_PAST
    runs_on = draw(_FLAGS), draw(_FLAGS)
    return shape_of((bounds[0], bounds[1], bounds[2], bounds[3]), runs_on=runs_on)


@st.composite
def worlds(draw: st.DrawFn) -> list[Item]:
    """Draw the items of a file: none, one, all on a day, far apart, with clocks and without."""
    unit = draw(_UNITS)
    origin = draw(st.sampled_from(_ORIGINS))
    reach = draw(st.sampled_from(_REACHES))
    near = shapes(origin, reach, unit)
    far = shapes(-origin, 10**5 * DAY, unit)
    drawn_shapes = draw(st.lists(st.one_of(near, near, far), max_size=12))
    return [
        Item(row, (shape,), "", is_account=draw(_FLAGS) and row > 0)
        for row, shape in enumerate(drawn_shapes)
    ]
