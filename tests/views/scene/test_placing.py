"""Where words stand, and how far marks go for them."""

from __future__ import annotations

import pytest
from views.scene.worlds_of_lanes import PACKED, after, by, by_letters, moment, span, window

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.text.measure import cells
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.packing import Rows
from libyatl.views.scene.placing import Spot, fitted, width_of
from libyatl.views.scene.scene import Axis, Block, Words
from libyatl.views.scene.shapes import DAY, Shape, ShapeKind


def block(
    *shapes: Shape, title: str = "t" * 50, medium: Medium = PACKED, right: int = 400
) -> Block:
    """Return an event on a plot where a day is a pixel, or a cell, as a letter is."""
    track = Track("", (Item(0, shapes, title),))
    axis = Axis(0, right, (), (), ())
    (lane,) = laid_out([track], axis, lambda second: second / DAY, medium, cells).lanes
    return lane.blocks[0]


def words(*shapes: Shape, title: str = "t" * 50, medium: Medium = PACKED) -> Words:
    found = block(*shapes, title=title, medium=medium).strips[0].words
    assert found is not None
    return found


ENDLESS = by(100 * DAY)._replace(runs_on=(True, True))


@pytest.mark.parametrize(
    ("shape", "extent", "side", "x"),
    [
        (moment(100 * DAY), (96, 105), "right", 110),
        (moment(380 * DAY), (376, 385), "left", 321),
        (window(100 * DAY, 105 * DAY), (98, 107), "right", 112),
        (window(100 * DAY, 200 * DAY), (100, 200), "inside", 108),
        (window(100 * DAY, 120 * DAY), (100, 120), "right", 125),
        (window(-90 * DAY, 70 * DAY), (-90, 70), "inside", 8),
        (window(350 * DAY, 390 * DAY), (350, 390), "left", 295),
        (span(100 * DAY, 120 * DAY, 200 * DAY, 220 * DAY), (100, 220), "over", 127),
        (span(100 * DAY, 110 * DAY, 111 * DAY, 220 * DAY), (100, 220), "over", 117),
        (span(100 * DAY, 190 * DAY, 191 * DAY, 200 * DAY), (100, 200), "over", 108),
        (span(100 * DAY, 110 * DAY, 111 * DAY, 130 * DAY), (100, 130), "right", 135),
        (by(100 * DAY), (34, 112), "inside", 42),
        (by(30 * DAY), (-26, 42), "right", 47),
        (by(100 * DAY, is_over=True), (34, 100), "inside", 42),
        (after(100 * DAY), (100, 166), "inside", 108),
        (after(370 * DAY), (370, 426), "left", 315),
        (after(370 * DAY)._replace(runs_on=(False, True)), (370, 426), "left", 315),
        (after(100 * DAY)._replace(runs_on=(False, True)), (100, 400), "inside", 108),
        (ENDLESS, (0, 400), "inside", 42),
        (by(30 * DAY)._replace(runs_on=(False, True)), (-26, 400), "inside", 38),
    ],
)
def test_words_stand_where_they_first_fit_whole(
    shape: Shape, extent: tuple[float, float], side: str, x: float
) -> None:
    found = block(shape).strips[0]
    assert found.words is not None
    assert found.words.text == "t" * 50
    assert (found.words.side, round(found.words.x)) == (side, x)
    assert (round(found.marks[0].x0), round(found.marks[0].x1)) == extent


def test_what_is_not_known_fades_and_what_runs_on_reaches_the_edge() -> None:
    lasting = span(OPEN_PAST, 100 * DAY, 120 * DAY, OPEN_FUTURE)
    (mark,) = block(lasting).strips[0].marks
    assert (mark.x0, mark.core, mark.x1) == (0, (99, 121), 400)
    (mark,) = block(lasting._replace(runs_on=(False, False))).strips[0].marks
    assert (mark.x0, mark.core, mark.x1) == (99 - PIXELS.fade, (99, 121), 121 + PIXELS.fade)


def test_words_run_over_the_edge_of_a_window_in_pixels_and_are_cut_in_cells() -> None:
    longer = "t" * 310
    assert words(window(90 * DAY, 160 * DAY), title=longer) == Words(98, 302, "t" * 301 + "…")
    shorter = words(window(90 * DAY, 160 * DAY), title=longer, medium=CELLS)
    assert shorter == Words(93, 64, "t" * 63 + "…")


def test_parts_of_a_set_have_their_words_beside_all_of_them() -> None:
    found = block(moment(100 * DAY), window(110 * DAY, 200 * DAY)).strips[0]
    assert found.words is not None
    assert (found.words.side, found.words.x) == ("right", 205)
    assert len(found.marks) == 2


def test_words_stand_between_the_parts_of_a_set_where_nothing_is_beside_them() -> None:
    parts = moment(30 * DAY), moment(40 * DAY), window(300 * DAY, 390 * DAY)
    found = words(*parts)
    assert (found.side, found.x) == ("right", 50)


@pytest.mark.parametrize("right", range(1, 40))
def test_a_mark_is_never_lost_at_an_edge(right: int) -> None:
    for shape in (by(0), after(right * DAY), moment(right * DAY - 60, 60), window(0, 60)):
        (mark,) = block(shape, medium=CELLS, right=right).strips[0].marks
        assert max(mark.x0, 0) < min(mark.x1, right)


@pytest.mark.parametrize("room", range(1, 16))
def test_a_title_is_cut_between_clusters_and_what_stands_behind_it_is_not(room: int) -> None:
    letter = "e\u0301"
    item = Item(0, (moment(0),), letter * 30, "claimed", "said", is_uncertain=True)
    axis = Axis(0, room + 2, (), (), ())
    (lane,) = laid_out([Track("", (item,))], axis, lambda _: 0, CELLS, cells).lanes
    found = lane.blocks[0].strips[0].words
    if room < len(" [claimed]"):
        assert found is None
        return
    assert found is not None
    assert (found.after, found.width <= room) == ("claimed", True)
    assert found.text.removesuffix("?").removesuffix("…").replace(letter, "") == ""


def test_words_in_a_room_as_wide_as_they_are_stand_there_whole() -> None:
    plot = Plot(0, 1_000, float, PIXELS, by_letters)
    for length in range(1, 60):
        item = Item(0, (), "e" * length, "planned", is_uncertain=True)
        found = fitted(item, Spot("right", 0, width_of(item, plot)), plot)
        assert found is not None
        assert found.text == item.title + "?"


def test_rows_fill_up_from_the_first_on() -> None:
    rows = Rows(4, air=1)
    assert [rows.put(0, 10), rows.put(11, 20), rows.put(10.5, 20)] == [0, 0, 1]
    assert (rows.put(5, 8, 2), rows.used) == (1, 3)
    assert (rows.put(0, 30), rows.put(12, 30, 2), rows.put(40, 50, 5)) == (3, None, None)


def test_words_stand_on_a_day_only_where_they_have_no_room_beside_it() -> None:
    day = Item(0, (moment(0),), "t" * 50)
    axis = Axis(0, 84, (), (), ())
    (lane,) = laid_out(
        [Track("", (day,))], axis, lambda second: second / DAY * 80, PACKED, cells
    ).lanes
    assert lane.blocks[0].strips[0].words == Words(8, 50, "t" * 50, side="over")


@pytest.mark.parametrize(("medium", "wide"), [(PACKED, 92), (CELLS, 14)])
def test_where_hours_are_told_a_day_is_some_time_in_it(medium: Medium, wide: int) -> None:
    def kind(width: float, unit: int) -> ShapeKind:
        item = Item(0, (moment(0)._replace(unit=unit),), "t")
        axis = Axis(0, 400, (), (), ())
        (lane,) = laid_out(
            [Track("", (item,))], axis, lambda second: second / DAY * width, medium, cells
        ).lanes
        return lane.blocks[0].strips[0].marks[0].shape.kind

    assert (kind(wide, DAY), kind(wide - 1, DAY), kind(wide, 1)) == ("window", "moment", "moment")
