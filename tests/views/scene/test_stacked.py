"""Where a plot is narrow, words stand above their marks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views.scene.worlds_of_lanes import moment, span, window

from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scene import Axis, Block, Lane, Words
from libyatl.views.scene.shapes import DAY, Shape

_LINE, _MARK, _BELOW = PIXELS.stack.line, PIXELS.stack.mark, PIXELS.stack.below


def lanes(
    *tracks: Track, right: float = 300, rows: int | None = None, medium: Medium = PIXELS
) -> tuple[Lane, ...]:
    """Return tracks on a plot where a day is a pixel wide, and a letter of a title ten."""
    axis = Axis(0, right, (), (), ())
    return laid_out(
        tracks, axis, lambda second: second / DAY, medium, lambda text: 10 * len(text), rows=rows
    ).lanes


def blocks(items: Sequence[Item], *, right: float = 300, rows: int | None = None) -> list[Block]:
    """Return the blocks of a lane, from above."""
    (lane,) = lanes(Track("", (*items,)), right=right, rows=rows)
    return [*lane.blocks]


def one(
    row: int, shape: Shape, title: str = "t", after: str = "", *, is_account: bool = False
) -> Item:
    return Item(row, (shape,), title, after, is_account=is_account)


def told(block: Block) -> list[tuple[float, str]]:
    """Return where the words of a block begin, and what they are."""
    words = [*(strip.words for strip in block.strips), block.rest]
    return [(line.x, line.text) for line in words if line]


@pytest.mark.parametrize(
    ("shape", "title", "x"),
    [
        (window(100 * DAY, 150 * DAY), "t" * 10, 100),
        (window(100 * DAY, 150 * DAY), "t" * 20, 100),
        (window(100 * DAY, 150 * DAY), "t" * 21, 90),
        (window(100 * DAY, 150 * DAY), "t" * 31, 0),
        (window(-100 * DAY, 150 * DAY), "t" * 10, 0),
        (window(299 * DAY, 320 * DAY), "t" * 10, 200),
    ],
)
def test_words_begin_where_their_mark_does_or_as_far_left_as_they_need(
    shape: Shape, title: str, x: float
) -> None:
    (block,) = blocks([one(0, shape, title)])
    words = block.strips[0].words
    assert words is not None
    assert (words.x, words.side) == (x, "above")
    assert words.text == (title if len(title) <= 30 else "t" * 29 + "…")


def test_blocks_stand_below_each_other_each_as_high_as_its_lines() -> None:
    shapes = [window(9 * DAY, 90 * DAY), moment(200 * DAY)]
    both = [one(0, shapes[0], "first"), one(1, shapes[1]), one(2, shapes[0], "second")]
    (lane,) = lanes(Track("", (*both,)))
    assert [(block.y, block.marks_y) for block in lane.blocks] == [
        (0, (2 * _LINE,)),
        (2 * _LINE + _BELOW, (_LINE,)),
    ]
    assert told(lane.blocks[0]) == [(9, "first"), (9, "second")]
    assert (lane.height, lane.level) == (3 * _LINE + 2 * _BELOW, 0)
    assert _MARK < _BELOW


def test_lines_that_share_a_mark_begin_where_the_widest_of_them_must() -> None:
    shape = window(100 * DAY, 150 * DAY)
    titles = "short", "t" * 25, "some", "more", "hidden"
    (block,) = blocks([one(row, shape, title) for row, title in enumerate(titles)], rows=2)
    assert told(block) == [(50, "short"), (50, "t" * 25), (50, "and 3 more")]
    assert (block.more, block.marks_y) == (3, (3 * _LINE,))
    assert block.rest == Words(50, 100, "and 3 more", side="above")


def test_accounts_have_a_line_and_marks_each_joined_left_of_all() -> None:
    event = one(0, span(50 * DAY, 60 * DAY, 90 * DAY, 99 * DAY), "event")
    account = one(0, moment(20 * DAY), "by a witness", is_account=True)
    (block,) = blocks([event, account])
    assert not block.is_shared
    assert block.marks_y == (_LINE, 2 * _LINE + _BELOW)
    first, behind = (strip.marks[0] for strip in block.strips)
    assert told(block) == [(first.x0, "event"), (behind.x0, "by a witness")]
    assert block.joint == behind.x0 - PIXELS.beside
    (at_edge,) = blocks([event, account._replace(shapes=(moment(-5 * DAY, 20 * DAY),))])
    assert at_edge.joint == 0 < told(at_edge)[1][0]


def test_what_stands_behind_a_title_is_never_cut() -> None:
    (block,) = blocks([one(0, moment(0), "t" * 90, "claimed")])
    words = block.strips[0].words
    assert words is not None
    assert (words.after, words.text[-1], words.x + words.width <= 300) == ("claimed", "…", True)
    (bare,) = blocks([one(0, moment(DAY), "t", "claimed")], right=20)
    assert (bare.strips[0].words, bare.marks_y) == (None, (_LINE,))


def _is_stacked(lane: Lane) -> bool:
    return not lane.dots and not lane.heaps and all(block.marks_y for block in lane.blocks)


@pytest.mark.parametrize(
    ("right", "events", "is_stacked"),
    [
        (PIXELS.narrow - 1, PIXELS.stack.most, True),
        (PIXELS.narrow, 5, False),
        (PIXELS.narrow - 1, PIXELS.stack.most + 1, False),
    ],
)
def test_a_narrow_plot_with_few_events_is_stacked(
    right: float, events: int, *, is_stacked: bool
) -> None:
    items = [one(row, moment(row * DAY)) for row in range(events)]
    unseen = [one(events + row, moment(10_000 * DAY)) for row in range(200)]
    (lane,) = lanes(Track("", (*items, *unseen)), right=right)
    assert _is_stacked(lane) is is_stacked


def test_events_are_counted_once_over_all_lanes() -> None:
    items = [one(row, moment(row * DAY)) for row in range(PIXELS.stack.most)]
    accounts = [one(item.row, item.shapes[0], is_account=True) for item in items]
    every = tuple(sorted([*items, *accounts], key=lambda item: (item.row, item.is_account)))
    twice = Track("first", every), Track("second", (*items,))
    assert all(map(_is_stacked, lanes(*twice)))
    another = Track("third", (one(99, moment(0)),))
    assert [_is_stacked(lane) for lane in lanes(*twice, another)] == [False, False, False]


def test_what_spans_all_of_a_narrow_view_is_told_above_the_others() -> None:
    long = [one(row, window(-DAY, 999 * DAY)) for row in range(4)]
    short = [one(4 + row, moment(row * DAY)) for row in range(60)]
    (lane,) = lanes(Track("", (*long, *short)))
    assert lane.through is not None
    assert (lane.through.events, lane.blocks[0].y) == (4, PIXELS.row)
    assert _is_stacked(lane)


@given(right=st.integers(1, 90))
def test_no_cells_are_ever_stacked(right: int) -> None:
    (lane,) = lanes(Track("", (one(0, moment(0)),)), right=right, medium=CELLS)
    assert not any(block.marks_y for block in lane.blocks)
