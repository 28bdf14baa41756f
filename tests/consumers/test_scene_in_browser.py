"""The script lays out as `libyatl.views.scene` does, to a tenth of a pixel: in Chromium."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from consumers.scenes import (
    counted_by_script,
    cut_by_script,
    differences,
    laid_out_by_script,
)
from depths import drawn
from hypothesis import given
from hypothesis import strategies as st
from views.scene import scene_vectors as vectors
from views.scene.worlds_of_lanes import (
    WORLDS,
    any_items,
    by,
    by_letters,
    in_lanes,
    moment,
    window,
    world,
)

from libyatl.text.inert import inert
from libyatl.text.plurals import counted_of
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.placing import cut
from libyatl.views.scene.scale import Panel, Scale, View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.shapes import DAY, Shape

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CUT = "-cut-pixels"
"""With `rows`: the page has words for every event of a block, and its script leaves none out."""
_OF_PIXELS = [
    name for name in vectors.SCENES if name.endswith("-pixels") and not name.endswith(_CUT)
]
_TENTH = 0.05 + 1e-6
"""What a number may differ from one that is told to 0.1."""
_ALMOST = 1e-6
_WIDTHS = 200, 320, 700, 1000, 1280, 1900
_ZOOMS = 1, 4, 30, 200, 5_000
_EXACT = 12
_STRANGE = "ab1 é漢한ک\u0301\u0300\u20e3\u200d\ufe0f\u200b👩👧🏽🇱🇾❤☎✊क्षाुि\u1112\u1161\u11ab\u0e33ﷺ"
_KNOWN = st.characters(exclude_categories=["Cc", "Cn", "Co", "Cs"])
"""Characters of any script, but for those that are newer than a table of the tests."""
_OF_NUMBERS = "0123456789,? …eventspanallofthisviewpossiblycertainly"


@pytest.mark.parametrize("name", _OF_PIXELS)
def test_a_scene_comes_out_as_its_vector_says(name: str, page: Page) -> None:
    case, medium = vectors.read(name), vectors.read("media")["pixels"]
    scale, view = vectors.scale_of_case(case), View(*case["view"])
    sizes = {**medium["sizes"], "narrow": case.get("narrow", PIXELS.narrow)}
    (found,) = laid_out_by_script(
        page, vectors.tracks_of(case), scale, [view], sizes=sizes, widths=medium["widths"]
    )
    lanes = vectors.told(found.lanes, _EXACT)
    assert differences(lanes, case["lanes"], within=_TENTH) == []


@pytest.mark.parametrize(("name", "lanes"), drawn([(n, k) for n in WORLDS for k in (0, 5)], 12))
def test_a_world_comes_out_as_in_python(name: str, lanes: int, page: Page) -> None:
    items = world(name)
    tracks = in_lanes(items, lanes) if lanes else [Track("", (*items,))]
    left = 170 if lanes else 0
    scale = scale_of(items, is_folded=True, gutter=0.035)
    _see(tracks, scale, [_view(left, wide, zoom) for wide in _WIDTHS for zoom in _ZOOMS], page)


def test_many_marks_without_words_come_out_as_in_python(page: Page) -> None:
    items = [Item(row, (moment(2 * DAY * row),), "A title as long as any") for row in range(230)]
    scale = scale_of(items, is_folded=True, gutter=0.03)
    _see([Track("", (*items,))], scale, [_view(0, 1000, 1)], page)
    longer = [Item(row, (window(row * DAY, (row + 9) * DAY),), "A title") for row in range(100)]
    scale = scale_of(longer, is_folded=True, gutter=0.03)
    _see([Track("A lane", (*longer,))], scale, [_view(170, 1170, 1)], page)


def test_a_crowd_where_a_bin_begins_comes_out_as_in_python(page: Page) -> None:
    pixel = 2**16  # seconds, so that every position is exact
    items = [Item(row, (moment(240 * pixel - 30, 60),), "A title") for row in range(200)]
    scale = Scale((Panel(0, 1024 * pixel, 0, 1),))
    _see([Track("A lane", (*items,))], scale, [View(0, 1024, 0, 1024)], page)


_AT_THE_LEFT = {
    "two of the same bounds": [window(0, 9 * DAY)] * 2,
    "one that goes on, begun by a day": [by(5 * DAY)._replace(runs_on=(False, True))],
    "a minute that is wide": [moment(0, 60)],
}


@pytest.mark.parametrize("shapes", _AT_THE_LEFT.values(), ids=_AT_THE_LEFT)
@pytest.mark.parametrize("days", [90, 1 / 400])
def test_what_has_little_room_comes_out_as_in_python(
    shapes: list[Shape], days: float, page: Page
) -> None:
    items = [Item(row, (shape,), "A title that is longer") for row, shape in enumerate(shapes)]
    scale = Scale((Panel(0, int(days * DAY), 0, 1),))
    _see([Track("", (*items,))], scale, [View(0, 1000, -0.3, 1000)], page)
    _see([Track("", (*items,))], scale, [View(0, 1000, 0, 1000)], page)


@given(data=st.data(), width=st.integers(20, 700), is_folded=st.booleans())
def test_any_items_come_out_as_in_python(
    data: st.DataObject, width: int, page: Page, *, is_folded: bool
) -> None:
    items = data.draw(any_items())
    scale = scale_of(items, is_folded=is_folded, gutter=0.03)
    _see([Track("", (*items,))], scale, [_view(0, width, zoom) for zoom in _ZOOMS], page)


@given(text=st.text(_STRANGE, max_size=20), more=st.text(_KNOWN, max_size=5))
def test_any_text_is_cut_as_in_python(text: str, more: str, page: Page) -> None:
    title = inert(text + more)
    rooms = [room / 2 for room in range(0, 2 * int(by_letters(title)) + 8, 7)]
    plot = Plot(0, 1_000, float, PIXELS, by_letters)
    widths = _widths([Track("", (Item(0, (), title),))])
    assert cut_by_script(page, title, rooms, widths) == [cut(title, room, plot) for room in rooms]


def test_numbers_are_told_as_in_python(page: Page) -> None:
    counts = [0, 1, 2, 10, 999, 1_000, 1_001, 12_345, 100_000, 999_999, 1_234_567]
    assert counted_by_script(page, counts, "event") == [counted_of(n, "event") for n in counts]


def _view(left: float, right: float, zoom: float) -> View:
    view = view_of_all(min(left, right / 3), right)
    return view._replace(start=0.55, stretch=view.stretch * zoom) if zoom > 1 else view


def _see(tracks: list[Track], scale: Scale, views: list[View], page: Page) -> None:
    """See that both make the same of tracks, and that each heap tells its own events."""
    found = laid_out_by_script(
        page, tracks, scale, views, sizes=PIXELS._asdict(), widths=_widths(tracks)
    )
    for view, by_script in zip(views, found, strict=True):
        axis = Axis(view.left, view.right, (), (), ())
        lanes = laid_out(tracks, axis, partial(view.x, scale), PIXELS, by_letters).lanes
        one, other = vectors.told(by_script.lanes, _EXACT), vectors.told(lanes, _EXACT)
        assert differences(one, other, within=_ALMOST) == []
        _see_rows(tracks, one, by_script.rows)


def _see_rows(tracks: list[Track], lanes: list[dict[str, Any]], rows: list[list[int]]) -> None:
    """See that heaps tell the rows of their events, in order, and of no others."""
    every = iter(rows)
    for track, lane in zip(tracks, lanes, strict=True):
        order = {item.row: place for place, item in enumerate(track.items)}
        held = [next(every) for _ in lane.get("heaps", ())]
        assert [len(each) for each in held] == [heap["events"] for heap in lane.get("heaps", ())]
        assert held == [sorted(each, key=order.__getitem__) for each in held]
        blocks = [*lane.get("blocks", ()), *lane.get("dots", ())]
        drawn_rows = [row for b in blocks for row in {strip["item"] for strip in b["strips"]}]
        told = drawn_rows + [row for each in held for row in each]
        assert len(told) == len(set(told)) <= track.events
    assert not [*every]


def _widths(tracks: list[Track]) -> dict[str, float]:
    """Return the widths of all characters of some tracks, for the script to measure by."""
    words = "".join({text for track in tracks for item in track.items for text in item[2:4]})
    return {"": by_letters("a"), **{char: by_letters(char) for char in {*words, *_OF_NUMBERS}}}
