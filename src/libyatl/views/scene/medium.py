"""What a picture is made on: sizes in its own unit, pixels or cells of a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str], float]
"""How wide a text of the size of a title is, in the unit of the medium."""


class Medium(NamedTuple):
    """The sizes of marks and words, in the unit of the medium.

    Attributes:
        row: the height of a line of words, with the air below it.
        thin: the height of a row of marks without words.
        disc: how wide the mark of a moment is that is too short to be drawn to scale.
        least_window: below this, a window is a ring.
        least_day: below this, a moment is a disc.
        fade: how far what has no known beginning or end runs on.
        inset: between the edges of a mark and the words in it.
        beside: between a mark and the words beside it.
        air: the least between two blocks of one row.
        gutter: between the panels of an axis.
        bin: the width in which marks are counted, to tell a crowd.
        column: the width of a column of a heap.
        is_whole: whether every position is a whole number.
    """

    row: float
    thin: float
    disc: float
    least_window: float
    least_day: float
    fade: float
    inset: float
    beside: float
    air: float
    gutter: float
    bin: float
    column: float
    is_whole: bool


PIXELS = Medium(20, 8, 9, 10, 9, 56, 8, 5, 10, 34, 24, 4, is_whole=False)
CELLS = Medium(1, 1, 1, 2, 2, 6, 3, 1, 1, 3, 4, 1, is_whole=True)
