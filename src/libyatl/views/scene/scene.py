"""The scene: an axis, lanes, blocks, words and heaps, each at its place.

Positions run from the left edge of the picture to the right, heights from the top of a lane down,
in the unit of the medium (`libyatl.views.scene.medium`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from libyatl.views.scene.item import Item
from libyatl.views.scene.shapes import Shape

Side = Literal["inside", "over", "right", "left", "above"]
"""Where words stand: within a mark, on one of full strength, beside it, or above it.

Words that are `inside` may run on over the right edge of their mark.
"""


class Tick(NamedTuple):
    """A mark of the axis at `x`: `words` below, and `head`, the next larger unit, above it.

    Either is empty where it finds no room; a tick with a `head` in `is_major` has a stronger line.
    """

    x: float
    words: str
    head: str = ""
    is_major: bool = False


class Fold(NamedTuple):
    """A stretch of silence that is cut out, from `x0` to `x1`, with its length in words.

    The words begin at `at`, which may lie before `x0`; they are empty where they find no room.
    """

    x0: float
    x1: float
    words: str
    at: float


class Axis(NamedTuple):
    """The axis from `left` to `right`, its ticks and folds.

    `heads` are words of the next larger unit where a panel begins without a tick that has one.
    """

    left: float
    right: float
    ticks: tuple[Tick, ...]
    heads: tuple[tuple[float, str], ...]
    folds: tuple[Fold, ...]


class Mark(NamedTuple):
    """One shape at its place, from `x0` to `x1`; both may lie beyond the plot, as fades do.

    `core` is where it was certainly under way. `edge` is where what is known of one side alone
    has its line; it fades out from there to `x0` and to `x1`. What `is_disc` is too short to be
    drawn to scale: a disc, or a ring if nobody knows when in there it was. What runs on does so
    to the edge of the plot, or beyond it.
    """

    shape: Shape
    x0: float
    x1: float
    core: tuple[float, float] | None = None
    edge: float | None = None
    is_disc: bool = False


class Words(NamedTuple):
    """A line of words from `x` on, as wide as `width` in all.

    `text` is the title as cut, with the `?` of what is uncertain; `after` is what stands behind
    it, set off and sized as `Medium` says, and is never cut. Either may be empty.
    """

    x: float
    width: float
    text: str
    after: str = ""
    side: Side = "inside"


class Strip(NamedTuple):
    """One row of a block: an item with its marks, and its words or None.

    Where the items of a block have the very same shape, each has the marks of all.
    """

    item: Item
    marks: tuple[Mark, ...]
    words: Words | None

    @property
    def left(self) -> float:
        """Where the row of its marks begins: with the first, or with words left of it."""
        edges = [mark.x0 for mark in self.marks]
        if self.words is not None and self.words.side != "above":
            edges.append(self.words.x)
        return min(edges)


class Block(NamedTuple):
    """Rows that stand together: events of the very same bounds, or an event and its accounts.

    Attributes:
        strips: its rows, from above.
        row: which row of the lane its first is, from 0.
        y: how far below the top of the lane it begins.
        is_shared: whether all have the very same shape, which is drawn once around them; else
            they are accounts of one event, joined by a hairline from which a stroke leads to where
            each of them begins.
        more: how many further events stand in it that are not drawn.
        rest: the words that say so, `and 9 more`, in a row of their own below the others.
        joint: where the hairline stands that joins accounts; None where there are none.
        marks_y: how far below `y` each of its marks begins that stands below its words, as high
            as `medium.stack` has it; one for all if it is shared, else one a strip. The lines of
            words end there. Empty where marks and words share rows.
    """

    strips: tuple[Strip, ...]
    row: int
    y: float
    is_shared: bool = True
    more: int = 0
    rest: Words | None = None
    joint: float | None = None
    marks_y: tuple[float, ...] = ()


class Column(NamedTuple):
    """A column of a heap at `x`: events that were certainly then, and further ones possibly."""

    x: float
    certain: int
    possible: int


class Heap(NamedTuple):
    """A crowd from `x0` to `x1`, as a histogram, with words for its top: `612 events`, `7`.

    `is_all` where it is all of its lane. The words of a narrow one may stand out over its edges.
    """

    x0: float
    x1: float
    events: int
    columns: tuple[Column, ...]
    words: Words
    is_all: bool


class Through(NamedTuple):
    """Events that span the whole view and are told in one line, some of them certainly.

    `words` say so: `275 span all of this view, 15 of them certainly`.
    """

    events: int
    certain: int
    words: Words


class Lane(NamedTuple):
    """What stands in one lane.

    Attributes:
        name: its name, empty where there are no lanes.
        events: how many events it holds.
        height: how high it is.
        level: 0 where every event has its words, 1 where some are marks alone, 2 with heaps.
        blocks: marks with words.
        dots: marks without words; of one row each, `medium.thin` high.
        heaps: crowds.
        heaps_y: where they begin below the top of the lane, and how high they are.
        through: what spans the whole view, told on the first row.
        lost: how many events found no room even as a mark.
        most: the height that the fullest column of all its heaps stands for.
    """

    name: str
    events: int
    height: float
    level: int
    blocks: tuple[Block, ...] = ()
    dots: tuple[Block, ...] = ()
    heaps: tuple[Heap, ...] = ()
    heaps_y: tuple[float, float] = (0.0, 0.0)
    through: Through | None = None
    lost: int = 0
    most: int = 0


class Scene(NamedTuple):
    """A picture in numbers.

    `horizon` is where the line of words at its foot belongs, and these words; None without one.
    """

    axis: Axis
    lanes: tuple[Lane, ...]
    horizon: tuple[float, str] | None = None
