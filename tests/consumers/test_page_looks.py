"""What a reader sees of the page: nothing jumps, nothing gapes, and all has its place."""

from __future__ import annotations

import pytest
from consumers.conftest import Opening
from consumers.seen import drawn, seen
from consumers.worlds import WORLDS, chronology

_TOP = "document.querySelector('.track').getBoundingClientRect().top"


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_the_script_does_not_push_the_picture_down(width: int, opened: Opening) -> None:
    page = opened(viewport={"width": width, "height": 800})
    drawn(page)
    after = page.evaluate(_TOP)
    page.evaluate("document.querySelector('.facets').replaceChildren()")
    page.evaluate("document.documentElement.classList.remove('scripted')")
    assert page.evaluate(_TOP) == pytest.approx(after, abs=8)
    assert not page.locator(".search").is_visible()


@pytest.mark.parametrize("world", ["curated", "many", "thirty"])
def test_the_list_takes_the_room_that_it_will_have(world: str, opened: Opening) -> None:
    page = opened(WORLDS[world], bypass_csp=True)
    drawn(page)
    before = page.evaluate("document.querySelector('.events').offsetHeight")
    page.add_style_tag(content=".list { content-visibility: visible !important }")
    assert before == pytest.approx(
        page.evaluate("document.querySelector('.events').offsetHeight"), rel=0.15
    )


def test_a_filter_leaves_no_gaps_in_the_list(opened: Opening) -> None:
    page = opened(WORLDS["crowds"])
    page.evaluate("scrollTo(0, document.querySelector('.events').offsetTop + 30_000)")
    drawn(page)
    page.locator(".search").fill("1234")
    assert len(seen(page).shown) == 1
    assert page.evaluate("document.querySelector('.events').offsetHeight") < 400


def test_the_bar_of_a_phone_has_two_rows(opened: Opening) -> None:
    page = opened(viewport={"width": 360, "height": 740}, has_touch=True)
    drawn(page)
    assert page.locator(".bar").evaluate("(bar) => bar.offsetHeight") <= 90


def test_the_bar_of_a_tablet_has_one(opened: Opening) -> None:
    page = opened(viewport={"width": 800, "height": 900})
    drawn(page)
    assert page.locator(".bar").evaluate("(bar) => bar.offsetHeight") <= 40


def test_names_in_the_panel_stand_as_lines_of_a_text(opened: Opening) -> None:
    names = [f"Delegate {number} of a country" for number in range(40)]
    world = chronology({"id": "it", "title": "It", "date": "2017", "actors": names})
    page = opened(world, hash="#it")
    drawn(page)
    lines = page.locator(".panel dd").first.evaluate("(dd) => dd.offsetHeight")
    assert lines <= 40 * 26


def test_where_there_is_no_room_beside_it_the_panel_lies_over_the_foot(opened: Opening) -> None:
    page = opened(hash="#paris-ceasefire", viewport={"width": 768, "height": 1024})
    drawn(page)
    box = page.locator(".panel").bounding_box()
    assert box is not None
    assert box["width"] == 768
    assert box["y"] + box["height"] == 1024
    assert page.locator(".track").evaluate("(track) => track.clientWidth") > 700


def test_dates_stand_on_the_line_of_their_titles(opened: Opening) -> None:
    page = opened()
    when, title = (
        page.locator(f".list > li {part}").first.evaluate(
            "(node) => { const end = document.createElement('canvas'); end.width = end.height = 1;"
            " node.append(end); const { bottom } = end.getBoundingClientRect(); end.remove();"
            " return bottom; }"
        )
        for part in (".when", "h3")
    )
    assert when == pytest.approx(title, abs=1)


def test_only_the_title_of_the_chosen_event_is_bold(opened: Opening) -> None:
    page = opened(hash="#uae-arms-supplies")
    drawn(page)
    weights = page.evaluate(
        "[...document.querySelectorAll('.track svg text[font-weight=\"700\"] tspan')]"
        ".map((after) => getComputedStyle(after).fontWeight)"
    )
    assert weights == ["400"]


def test_a_picture_that_is_long_goes_on_over_pages_on_paper(opened: Opening) -> None:
    for options, is_long in ((("-g", "actor"), True), ((), False)):
        page = opened(WORLDS["curated"], *options)
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        high = page.locator(".track svg").evaluate("(svg) => svg.getBoundingClientRect().height")
        assert (high > 1000) is is_long


def test_the_chosen_event_is_printed_as_the_others(opened: Opening) -> None:
    page = opened(hash="#paris-ceasefire")
    page.emulate_media(media="print")
    style = "(item) => [getComputedStyle(item).backgroundColor, getComputedStyle(item).boxShadow]"
    assert page.locator(".list > .chosen").evaluate(style) == ["rgba(0, 0, 0, 0)", "none"]


def test_a_picture_of_few_among_many_takes_no_more_room_than_it_needs(opened: Opening) -> None:
    page = opened(WORLDS["many"])
    page.locator(".track").focus()
    for _ in range(6):
        page.keyboard.press("+")
    drawn(page)
    page.locator(".search").fill("12")
    seen(page)
    heights = "(track) => [track.clientHeight, track.firstChild.clientHeight]"
    track, picture = page.locator(".track").evaluate(heights)
    assert track == picture
