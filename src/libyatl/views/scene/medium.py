"""What a picture is made on: sizes in its own unit, pixels or cells of a terminal."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from typing import NamedTuple

Measure = Callable[[str], float]
"""How wide a text of the size of a title is, in the unit of the medium."""


class AxisType(NamedTuple):
    """The sizes of the words of an axis.

    Attributes:
        words: how wide they are, beside the same words of a title.
        heads: how wide those of the upper line are, which are bold.
        beside: between the line of a tick and its words, which stand right of it.
        apart: the least between two words.
    """

    words: float
    heads: float
    beside: float
    apart: float


class Rooms(NamedTuple):
    """How high a lane may be, in the unit of the medium.

    Attributes:
        few: up to so many events in view it may be as high as `tall`, so that all have words.
        tall: the height of a few.
        least: the height to which more of them may go, if all are to have words.
        flat: the height of which a part is for words where not all have them.
        marks: the height to which marks without words may go there.
        heap: how high a crowd is that is all of the lane.
    """

    few: int
    tall: float
    least: float
    flat: float
    marks: float
    heap: float


class Stack(NamedTuple):
    """How words stand above their marks, block under block, where a plot is narrow.

    Attributes:
        most: of so many events in view at most.
        line: the height of a line of words.
        mark: the height of the marks below them.
        below: from where the marks begin to where the next words do.
    """

    most: int
    line: float
    mark: float
    below: float


class Medium(NamedTuple):
    """The sizes of marks and words, in the unit of the medium.

    Attributes:
        row: the height of a line of words, with the air below it.
        thin: the height of a row of marks without words.
        disc: how wide the mark of a moment is that is too short to be drawn to scale.
        dot: how wide that is in a row of marks without words.
        least: how wide any mark is at least, and the core of a span.
        least_window: below this, a window is a ring.
        least_day: below this, a moment is a disc.
        least_hours: from this on, hours of a day can be told apart.
        fade: how far what has no known beginning or end runs on.
        tail: how far what may go on, begun by a day, runs on behind that day.
        inset: between the edges of a mark and the words in it.
        beside: between a mark and the words beside it.
        air: the least between two blocks of one row.
        gutter: between the panels of an axis.
        bin: the width in which marks are counted, to tell a crowd.
        column: the width of a column of a heap.
        after: how large words behind a title are, as a part of the size of titles.
        apart: how far such words are set off, the brackets around them counted.
        over: from this width on, words may stand in a mark though they do not fit. In pixels
            those of a window run on over its edge; in cells they are cut, since a stroke is there.
        words: of a crowd, a title is at most so wide.
        least_lane: the least height of a lane that has a name.
        alone: how high the only lane may be.
        among: how high one of several may be.
        narrow: in a plot that is narrower, words stand above their marks.
        stack: how they stand there.
        is_whole: whether every position is a whole number.
        axis: the sizes of the words of an axis.
        ellipsis: what stands where a title is cut.
    """

    row: float
    thin: float
    disc: float
    dot: float
    least: float
    least_window: float
    least_day: float
    least_hours: float
    fade: float
    tail: float
    inset: float
    beside: float
    air: float
    gutter: float
    bin: float
    column: float
    after: float
    apart: float
    over: float
    words: float
    least_lane: float
    alone: Rooms
    among: Rooms
    narrow: float
    stack: Stack
    is_whole: bool
    axis: AxisType
    ellipsis: str = "…"

    def whole(self, x: float) -> float:
        """Return where what begins at `x` begins: among cells, at that which holds it."""
        return floor(x + _ROUNDING) if self.is_whole else x

    def whole_end(self, x: float) -> float:
        """Return where what ends at `x` ends: among cells, behind the last that holds it."""
        return ceil(x - _ROUNDING) if self.is_whole else x


_ROUNDING = 1e-6


PIXELS = Medium(
    row=20,
    thin=8,
    disc=9,
    dot=6,
    least=2.5,
    least_window=10,
    least_day=9,
    least_hours=92,
    fade=56,
    tail=12,
    inset=8,
    beside=5,
    air=10,
    gutter=34,
    bin=24,
    column=4,
    after=11 / 13,
    apart=8,
    over=60,
    words=260,
    least_lane=34,
    alone=Rooms(few=80, tall=1700, least=640, flat=560, marks=640, heap=240),
    among=Rooms(few=40, tall=800, least=180, flat=104, marks=180, heap=76),
    narrow=620,
    stack=Stack(most=90, line=18, mark=8, below=16),
    is_whole=False,
    axis=AxisType(words=11 / 13, heads=12 / 13, beside=4, apart=6),
)
CELLS = Medium(
    row=1,
    thin=1,
    disc=1,
    dot=1,
    least=1,
    least_window=2,
    least_day=2,
    least_hours=14,
    fade=6,
    tail=0,
    inset=3,
    beside=1,
    air=2,
    gutter=3,
    bin=4,
    column=1,
    after=1,
    apart=3,
    over=24,
    words=40,
    least_lane=2,
    alone=Rooms(few=160, tall=150, least=150, flat=24, marks=44, heap=8),
    among=Rooms(few=30, tall=40, least=20, flat=6, marks=14, heap=3),
    narrow=0,
    stack=Stack(most=0, line=1, mark=1, below=1),
    is_whole=True,
    axis=AxisType(words=1, heads=1, beside=0, apart=1),
)
"""The rows of a terminal: three screens of 50 where there are no lanes."""
