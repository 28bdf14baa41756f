"""What a crowd counts: what was certainly then, what possibly, and each event once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from effort import calls
from views.scene.worlds_of_lanes import PACKED, after, by, moment, span, window, world

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.views.scene.item import Item, Tone, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scene import Axis, Lane
from libyatl.views.scene.shapes import DAY, Shape

# A day is a pixel wide, so that a column counts four of them.
_AXIS = Axis(0, 400, (), (), ())
_CROWD = [moment(200 * DAY)] * 700


def lane(shapes: Sequence[Shape], tone: Tone = "occurred", *, accounts: int = 0) -> Lane:
    """Return a lane with a crowd on day 200 and these shapes."""
    items = [Item(row, (shape,), "One of many") for row, shape in enumerate(_CROWD)]
    items += [
        Item(len(items) + row, (shape,), "Beside", "", tone) for row, shape in enumerate(shapes)
    ]
    told = [items[-1]._replace(is_account=True)] * accounts
    track = Track("", (*items, *told))
    return laid_out([track], _AXIS, lambda second: second / DAY, PIXELS, len).lanes[0]


def counts(found: Lane) -> dict[float, tuple[int, int]]:
    (heap,) = found.heaps
    return {
        column.x: (column.certain, column.possible)
        for column in heap.columns
        if (column.certain, column.possible) != (len(_CROWD), 0)
    }


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        (moment(205 * DAY), {204: (1, 0)}),
        (window(205 * DAY, 207 * DAY), {204: (1, 0)}),
        (window(205 * DAY, 211 * DAY), {204: (0, 1), 208: (0, 1)}),
        (by(206 * DAY), {204: (0, 1)}),
        (after(206 * DAY), {204: (0, 1)}),
        (
            span(197 * DAY, 204 * DAY, 205 * DAY, 213 * DAY),
            {196: (0, 1), 200: (700, 1), 204: (1, 0), 208: (0, 1)},
        ),
        (
            span(200 * DAY, 205 * DAY, 207 * DAY, OPEN_FUTURE),
            {200: (700, 1), 204: (1, 0), 208: (0, 1), 212: (0, 1)},
        ),
        (span(OPEN_PAST, 197 * DAY, 198 * DAY, 199 * DAY), {192: (0, 1), 196: (1, 0)}),
        (
            span(204 * DAY, 205 * DAY, 207 * DAY, OPEN_FUTURE)._replace(runs_on=(False, False)),
            {204: (1, 0)},
        ),
    ],
)
def test_a_column_counts_what_was_certainly_then_and_what_possibly(
    shape: Shape, found: dict[float, tuple[int, int]]
) -> None:
    told = lane([shape])
    assert counts(told) == found
    assert told.heaps[0].events == 701
    assert told.most == max(700, *(sum(both) for both in found.values()))


@pytest.mark.parametrize("between", range(204, 209))
def test_no_column_counts_both_of_two_that_follow_one_another(between: int) -> None:
    before, behind = window(196 * DAY, between * DAY - 1), window(between * DAY, 216 * DAY)
    found = [sum(both) for x, both in counts(lane([before, behind])).items() if x != 200]
    assert max(found) == 1


def test_five_hundred_on_a_known_day_are_a_crowd_and_certain() -> None:
    items = [item for item in world("all on one day") if item.tone != "planned"]
    axis = Axis(0, 1000, (), (), ())
    first = items[0].first
    found = laid_out([Track("", (*items,))], axis, lambda x: (x - first) / DAY * 2, PIXELS, len)
    (heap,) = found.lanes[0].heaps
    several = sum(item.shapes == items[-1].shapes for item in items)
    assert (heap.events, {column.possible for column in heap.columns}) == (several, {0})
    assert max(column.certain for column in heap.columns) == several > 300


def test_what_is_planned_is_never_certain() -> None:
    assert counts(lane([moment(205 * DAY)], "planned")) == {204: (0, 1)}


def test_what_is_not_sure_is_never_certain() -> None:
    for is_sure in (True, False):
        long = span(-3 * DAY, -2 * DAY, 401 * DAY, 402 * DAY)
        items = [
            Item(row, (shape,), "One of many", is_sure=is_sure)
            for row, shape in enumerate([*_CROWD, *[long] * 4])
        ]
        scene = laid_out([Track("", (*items,))], _AXIS, lambda second: second / DAY, PIXELS, len)
        (found,) = scene.lanes
        (column,) = found.heaps[0].columns
        assert (column.certain, column.possible) == ((700, 0) if is_sure else (0, 700))
        assert found.through is not None
        assert (found.through.events, found.through.certain) == (4, 4 if is_sure else 0)


def test_an_account_is_not_counted() -> None:
    told = lane([moment(205 * DAY)], accounts=3)
    assert told.heaps[0].events == told.events == 701
    assert counts(told) == {204: (1, 0)}


def test_parts_of_a_set_are_one_event_and_one_in_each_column() -> None:
    both = Item(700, (moment(201 * DAY), moment(202 * DAY), moment(206 * DAY)), "Thrice")
    items = [Item(row, (shape,), "") for row, shape in enumerate(_CROWD)]
    track = Track("", (*items, both))
    (found,) = laid_out([track], _AXIS, lambda second: second / DAY, PIXELS, len).lanes
    assert found.heaps[0].events == 701
    assert [(c.x, c.certain, c.possible) for c in found.heaps[0].columns] == [
        (200, 701, 0),
        (204, 1, 0),
    ]


def test_marks_beside_a_crowd_keep_their_words() -> None:
    told = lane([moment(50 * DAY), window(280 * DAY, 330 * DAY)])
    assert [block.strips[0].item.row for block in told.blocks] == [700, 701]
    assert told.heaps[0].events == 700
    assert told.heaps[0].words.text == "700 events"


def test_where_long_ones_abound_all_of_a_lane_is_counted() -> None:
    told = lane([window(at * DAY, 390 * DAY) for at in range(60)])
    assert [(heap.is_all, heap.events, heap.x0, heap.x1) for heap in told.heaps] == [
        (True, 760, 0, 400)
    ]
    assert told.heaps[0].words.text == "760 events"


def test_where_many_find_no_room_even_as_a_mark_all_are_counted() -> None:
    items = [
        Item(at, (window(at * DAY, (399 - at) * DAY),), "One of those around it")
        for at in range(110)
    ]
    track = Track("", (*items,))
    (found,) = laid_out([track], _AXIS, lambda second: second / DAY, PIXELS, len).lanes
    assert (found.level, found.lost, found.heaps[0].events) == (2, 0, 110)


def test_few_that_find_no_room_are_said() -> None:
    shapes = [window((200 + at) * DAY, (399 - at) * DAY) for at in range(17)]
    shapes += [moment(5 * at * DAY) for at in range(30)]
    items = [Item(row, (shape,), "Some", sources=-row) for row, shape in enumerate(shapes)]
    track = Track("A lane", (*items,))
    (found,) = laid_out([track], _AXIS, lambda second: second / DAY, PACKED, len).lanes
    assert (found.level, found.lost, len(found.blocks) + len(found.dots)) == (1, 1, 46)


def test_what_has_no_title_is_a_mark_beside_a_crowd() -> None:
    items = [Item(row, (shape,), "") for row, shape in enumerate(_CROWD)]
    track = Track("", (*items, Item(700, (moment(50 * DAY),), "")))
    (found,) = laid_out([track], _AXIS, lambda second: second / DAY, PIXELS, len).lanes
    assert ([*found.blocks], [dot.strips[0].item.row for dot in found.dots]) == ([], [700])


@pytest.mark.parametrize("medium", [PIXELS, CELLS], ids=["pixels", "cells"])
@pytest.mark.parametrize(
    "shape",
    [
        lambda at: moment(200 * DAY),
        lambda at: moment(at % 400 * DAY),
        lambda at: by(at % 400 * DAY),
        lambda at: window(at % 200 * DAY, (399 - at % 150) * DAY),
        lambda at: span(at % 200 * DAY, 250 * DAY, 260 * DAY, OPEN_FUTURE),
    ],
    ids=["one day", "days", "one-sided", "long", "lasting"],
)
def test_twice_the_events_take_twice_the_work(
    shape: Callable[[int], Shape], medium: Medium
) -> None:
    def work(events: int) -> int:
        items = [Item(at, (shape(at),), f"Event {at}", sources=at % 9) for at in range(events)]
        track = Track("", (*items,))
        return calls(lambda: laid_out([track], _AXIS, lambda second: second / DAY, medium, len))

    once = work(3_000)
    assert work(6_000) < 2.2 * once
    assert once < 100 * 3_000


def test_what_fades_over_all_of_a_view_keeps_no_titles_from_it() -> None:
    shapes = [*map(after, range(100)), *map(by, range(900 * DAY, 901 * DAY, DAY // 50))]
    shapes.append(span(DAY, 2 * DAY, 3 * DAY, OPEN_FUTURE))
    shapes.append(span(OPEN_PAST, 900 * DAY, 901 * DAY, 902 * DAY))
    shapes = [shape._replace(runs_on=(False, False)) for shape in shapes]
    shapes.append(moment(600 * DAY))
    items = [Item(row, (shape,), "An event") for row, shape in enumerate(shapes)]
    axis = Axis(500, 700, (), (), ())
    (lane,) = laid_out([Track("", (*items,))], axis, lambda second: second / DAY, PACKED, len).lanes
    assert lane.through is not None
    assert (lane.through.events, lane.through.certain, lane.level) == (len(items) - 1, 0, 0)
    assert [block.strips[0].item.row for block in lane.blocks] == [len(items) - 1]
