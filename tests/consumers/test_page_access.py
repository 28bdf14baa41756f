"""For every reader: axe-core, themes, forced colours, less motion, a browser that is zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from consumers.conftest import Opening
from consumers.measured import misplaced
from consumers.nodes import from_npm
from consumers.seen import drawn, seen
from consumers.worlds import WORLDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = [(1280, 800), (768, 1024), (360, 740), (320, 640)]
_PAPER = "getComputedStyle(document.documentElement).backgroundColor"


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to."""
    page.evaluate(from_npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>"
        " nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`)))"
    )
    return found


def sized(size: tuple[int, int]) -> dict[str, int]:
    return {"width": size[0], "height": size[1]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_axe_finds_nothing(size: tuple[int, int], scheme: str, opened: Opening) -> None:
    page = opened(viewport=sized(size), color_scheme=scheme, bypass_csp=True)
    assert violations(page) == []
    page.locator(".facets summary").first.click()
    drawn(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".track").focus()
    page.keyboard.press("ArrowDown")
    seen(page)
    assert page.locator(".panel").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("world", ["none", "one", "undated", "odd", "many", "rivals", "links"])
def test_axe_finds_nothing_in_other_worlds(world: str, opened: Opening) -> None:
    assert violations(opened(WORLDS[world], bypass_csp=True)) == []


def test_axe_finds_what_is_wrong(opened: Opening) -> None:
    page = opened(bypass_csp=True)
    page.evaluate("document.querySelector('.search').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.search').removeAttribute('placeholder')")
    assert violations(page)


def test_the_picture_is_hidden_from_who_cannot_see_it_and_the_list_is_not(
    opened: Opening,
) -> None:
    page = opened()
    assert page.locator(".track svg").get_attribute("aria-hidden") == "true"
    track = page.locator(".track")
    assert track.get_attribute("role") == "application"
    assert track.get_attribute("tabindex") == "0"
    assert "zoom" in (track.get_attribute("aria-label") or "")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("heading", level=3).count() == 52
    drawn_titles = page.locator(".list h3").all_inner_texts()
    assert len(drawn_titles) == 52


def test_a_light_page_can_be_made_dark_and_light_again(opened: Opening) -> None:
    page = opened(color_scheme="light")
    light = page.evaluate(_PAPER)
    nodes = page.locator(".track svg").evaluate("(svg) => svg.outerHTML")
    page.locator(".bar .theme").click()
    drawn(page)
    assert page.evaluate(_PAPER) != light
    assert page.locator(".track svg").evaluate("(svg) => svg.outerHTML") == nodes
    page.locator(".bar .theme").click()
    assert page.evaluate(_PAPER) == light


def test_a_page_begins_as_the_reader_likes_it(opened: Opening) -> None:
    light, dark = (opened(color_scheme=each).evaluate(_PAPER) for each in ("light", "dark"))
    assert (light, dark) == ("rgb(255, 253, 248)", "rgb(21, 23, 27)")


def test_targets_are_large_enough(opened: Opening) -> None:
    for width, least in ((1280, 34), (360, 40)):
        page = opened(viewport={"width": width, "height": 740}, has_touch=width < 600)
        page.locator(".track").focus()
        page.keyboard.press("ArrowDown")
        seen(page)
        small = page.locator(".bar :is(button, input, select), .panel .steps button").evaluate_all(
            "(all) => all.filter((e) => e.offsetParent).map((e) => [e.className || e.textContent,"
            " e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
        )
        assert small
        assert [each for each in small if min(each[1:]) < least] == []


def test_the_focus_can_be_seen(opened: Opening) -> None:
    page = opened()
    for _ in range(14):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, style.outlineStyle, style.outlineWidth]; })()"
        )
        assert ring[1] != "none", ring
        assert float(ring[2].removesuffix("px")) >= 2, ring


def test_with_forced_colours_words_can_be_read(opened: Opening) -> None:
    page = opened(forced_colors="active")
    drawn(page)
    colours = page.evaluate(
        "[...document.querySelectorAll('.track svg text')].map((e) => getComputedStyle(e).fill)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert page.evaluate(_PAPER) == "rgb(255, 255, 255)"


def test_with_less_motion_nothing_moves(opened: Opening) -> None:
    page = opened(reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        " return parseFloat(s.transitionDuration) > 0.01 || s.animationName !== 'none'"
        " || s.scrollBehavior === 'smooth'; }).length"
    )
    assert moving == 0


@pytest.mark.parametrize("by", ["", "actor"])
def test_at_a_browser_zoom_of_200_nothing_is_lost(by: str, opened: Opening) -> None:
    page = opened(
        WORLDS["curated"],
        *(("-g", by) if by else ()),
        viewport={"width": 640, "height": 400},
        device_scale_factor=2,
    )
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert misplaced(page) == []


def test_larger_letters_by_the_reader_break_nothing(opened: Opening) -> None:
    page = opened(bypass_csp=True)
    page.add_style_tag(content=":root { font-size: 200% !important }")
    page.set_viewport_size({"width": 1000, "height": 800})
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    assert misplaced(page) == []
