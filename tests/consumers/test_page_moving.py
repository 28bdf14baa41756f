"""Moving in time by keys, wheel, mouse, fingers and the overview; a plain wheel scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from consumers.conftest import Opening
from consumers.seen import centre, seen
from consumers.worlds import WORLDS, chronology

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


def zoomed(page: Page, *, times: int = 4) -> None:
    page.locator(".track").focus()
    for _ in range(times):
        page.keyboard.press("+")


def test_plus_and_minus_zoom_and_0_shows_all(opened: Opening) -> None:
    page = opened()
    before = seen(page)
    assert before.is_all
    zoomed(page)
    near = seen(page)
    assert near.width < before.width / 2
    assert (near.start + near.end) / 2 == pytest.approx((before.start + before.end) / 2, abs=0.01)
    page.keyboard.press("-")
    assert near.width < seen(page).width < before.width
    page.keyboard.press("0")
    assert seen(page).is_all


def test_arrows_home_and_end_move(opened: Opening) -> None:
    page = opened()
    every = seen(page)
    zoomed(page)
    middle = seen(page)
    page.keyboard.press("ArrowRight")
    right = seen(page)
    assert right.start > middle.start
    assert right.width == pytest.approx(middle.width)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert seen(page).start < middle.start
    page.keyboard.press("Home")
    assert seen(page).start == pytest.approx(every.start)
    page.keyboard.press("End")
    assert seen(page).end == pytest.approx(every.end)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert seen(page).end == pytest.approx(every.end)


def test_buttons_zoom(opened: Opening) -> None:
    page = opened()
    every = seen(page)
    page.locator(".bar .in").click()
    page.locator(".bar .in").click()
    near = seen(page)
    assert near.width < every.width
    page.locator(".bar .out").click()
    assert near.width < seen(page).width < every.width
    page.locator(".bar .all").click()
    assert seen(page).is_all


@pytest.mark.parametrize("key", ["Control", "Meta"])
def test_a_wheel_with_a_key_zooms_about_the_pointer(key: str, opened: Opening) -> None:
    page = opened()
    x, y = centre(page, dx=250)
    page.mouse.move(x, y)
    under = (
        "([x, u]) => { const b = document.querySelector('.track').getBoundingClientRect();"
        " return uIn(x - b.left); }"
    )
    before, time = seen(page), page.evaluate(under, [x, 0])
    page.keyboard.down(key)
    page.mouse.wheel(0, -300)
    page.keyboard.up(key)
    after = seen(page)
    assert after.width < before.width
    assert after.y == 0
    assert page.evaluate(under, [x, 0]) == pytest.approx(time, abs=0.01)


def test_a_plain_wheel_scrolls_the_page(opened: Opening) -> None:
    page = opened()
    page.mouse.move(*centre(page))
    page.mouse.wheel(0, 240)
    after = seen(page)
    assert after.y == 240
    assert after.is_all


def test_a_hint_says_how_to_zoom(opened: Opening) -> None:
    page = opened()
    page.mouse.move(*centre(page))
    page.mouse.wheel(0, 40)
    seen(page)
    assert "zoom" in page.locator(".hint").inner_text()


def test_shift_and_wheel_or_a_sideways_wheel_moves(opened: Opening) -> None:
    page = opened()
    zoomed(page)
    before = seen(page)
    page.mouse.move(*centre(page))
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 100)
    page.keyboard.up("Shift")
    middle = seen(page)
    assert middle.start > before.start
    page.mouse.wheel(-180, 0)
    after = seen(page)
    assert after.start < middle.start
    assert after.y == before.y
    assert after.width == pytest.approx(before.width)


def test_a_double_click_zooms(opened: Opening) -> None:
    page = opened(WORLDS["one"])
    every = seen(page)
    page.mouse.dblclick(*centre(page, dx=300))
    assert seen(page).width < every.width


def test_dragging_moves_and_chooses_nothing(opened: Opening) -> None:
    page = opened()
    zoomed(page)
    before = seen(page)
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 100, y + 3, steps=5)
    page.mouse.up()
    after = seen(page)
    wide = page.locator(".track").evaluate("(track) => track.clientWidth")
    assert after.start - before.start == pytest.approx(before.width * 100 / wide, rel=0.05)
    assert after.chosen == ""


def test_the_overview_moves_and_shows_what_is_seen(opened: Opening) -> None:
    page = opened()
    overview = page.locator(".overview")
    every = overview.screenshot()
    zoomed(page)
    seen(page)
    assert overview.screenshot() != every
    overview.click(position={"x": 40, "y": 10})
    left = seen(page)
    box = overview.bounding_box()
    assert box is not None
    overview.click(position={"x": box["width"] - 60, "y": 10})
    right = seen(page)
    assert right.start > left.start
    assert right.width == pytest.approx(left.width)


def test_the_overview_counts_as_certain_what_is_known_and_nothing_in_doubt(opened: Opening) -> None:
    minutes = [
        {"id": f"m{n}", "title": "Known", "date": f"2021-01-06T{n:02d}:15"} for n in range(24)
    ]
    page = opened(chronology(*minutes))
    certain, possible = page.evaluate(_COUNTED)
    assert (certain, possible) == (24, 0)
    doubted = [{**each, "date": f"{each['date'][:10]}~"} for each in minutes]
    certain, possible = opened(chronology(*doubted)).evaluate(_COUNTED)
    assert certain == 0
    assert possible >= 24


_COUNTED = """() => [columns.reduce((sum, column) => sum + column.certain, 0),
columns.reduce((sum, column) => sum + column.possible, 0)]"""


def test_few_events_need_no_overview(opened: Opening) -> None:
    assert not opened(WORLDS["one"]).locator(".overview").is_visible()


def test_zoom_ends_where_a_day_is_wide(opened: Opening) -> None:
    page = opened(WORLDS["one"])
    zoomed(page, times=60)
    near = seen(page)
    page.keyboard.press("+")
    assert seen(page).width == pytest.approx(near.width)
    wide = page.locator(".track").evaluate("(track) => track.clientWidth")
    day = page.evaluate("() => { const [a, b] = secondsSeen(); return (b - a) / 86400; }")
    assert wide / day == pytest.approx(240, rel=0.02)


def test_zoom_ends_where_a_minute_is_wide(opened: Opening) -> None:
    page = opened(WORLDS["hours"])
    zoomed(page, times=60)
    seen(page)
    wide = page.locator(".track").evaluate("(track) => track.clientWidth")
    minutes = page.evaluate("() => { const [a, b] = secondsSeen(); return (b - a) / 60; }")
    assert wide / minutes == pytest.approx(12, rel=0.02)


def test_true_scale_is_a_switch_that_keeps_what_is_seen(opened: Opening) -> None:
    page = opened()
    assert seen(page).is_folded
    page.locator(".bar .scale").click()
    assert not seen(page).is_folded
    assert "12 mo" not in (page.locator(".track").text_content() or "")
    page.locator(".bar .scale").click()
    assert seen(page).is_folded
    assert "12 mo" in (page.locator(".track").text_content() or "")
    zoomed(page)
    told = page.evaluate("secondsSeen()")
    page.locator(".bar .scale").click()
    seen(page)
    assert page.evaluate("secondsSeen()") == pytest.approx(told, rel=1e-6)


def test_where_nothing_is_folded_there_is_no_such_switch(opened: Opening) -> None:
    assert not opened(WORLDS["one"]).locator(".bar .scale").is_visible()


class Fingers:
    """Fingers on a screen of glass."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def move(self, *paths: tuple[tuple[float, float], tuple[float, float]], steps: int = 8) -> None:
        for step in range(steps + 1):
            points = [
                {"x": x + (to_x - x) * step / steps, "y": y + (to_y - y) * step / steps, "id": n}
                for n, ((x, y), (to_x, to_y)) in enumerate(paths)
            ]
            kind = "touchMove" if step else "touchStart"
            self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        self.session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_zoom(opened: Opening) -> None:
    page = opened(**PHONE)
    before = seen(page)
    x, y = centre(page)
    Fingers(page).move(((x - 30, y), (x - 120, y)), ((x + 30, y), (x + 120, y)))
    near = seen(page)
    assert near.width == pytest.approx(before.width / 4, rel=0.25)
    Fingers(page).move(((x - 120, y), (x - 60, y)), ((x + 120, y), (x + 60, y)))
    assert near.width < seen(page).width < before.width


def test_one_finger_moves_sideways_and_scrolls_up_and_down(opened: Opening) -> None:
    page = opened(**PHONE)
    x, y = centre(page)
    Fingers(page).move(((x - 30, y), (x - 120, y)), ((x + 30, y), (x + 120, y)))
    before = seen(page)
    Fingers(page).move(((x + 60, y), (x - 60, y)))
    moved = seen(page)
    assert moved.start > before.start
    assert moved.y == before.y
    Fingers(page).move(((x, y + 100), (x, y - 100)))
    page.wait_for_timeout(300)
    after = seen(page)
    assert after.y > 50
    assert after.start == pytest.approx(moved.start)


def test_a_tap_chooses(opened: Opening) -> None:
    page = opened(**PHONE)
    page.locator(".track svg text", has_text="Sarraj visits Russia").first.tap()
    assert seen(page).chosen


def test_what_is_let_go_elsewhere_drags_no_longer(opened: Opening) -> None:
    page = opened()
    zoomed(page)
    before = seen(page)
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 2, y)
    page.mouse.move(x + 2, 5)
    page.mouse.up()
    page.mouse.move(x, y)
    page.mouse.move(x + 100, y)
    assert seen(page).start == pytest.approx(before.start)


def test_the_hint_is_seen_where_the_page_was_scrolled(opened: Opening) -> None:
    page = opened()
    page.mouse.move(*centre(page))
    page.mouse.wheel(0, 400)
    seen(page)
    box = page.locator(".hint").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 800 - box["height"]


def test_the_window_in_the_overview_is_taken_hold_of(opened: Opening) -> None:
    page = opened()
    zoomed(page, times=2)
    before = seen(page)
    page.locator(".overview").scroll_into_view_if_needed()
    box = page.locator(".overview").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2 + 100, box["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    moved = (seen(page).start - before.start) * box["width"]
    assert moved == pytest.approx(60, abs=4)
