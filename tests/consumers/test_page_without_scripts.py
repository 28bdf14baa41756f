"""Without scripts, and on paper: the picture, the list and the sources are there, links lead on."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from consumers.conftest import Opening
from consumers.measured import misplaced, words
from consumers.seen import drawn
from consumers.worlds import WORLDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

BARE = {"java_script_enabled": False}
_SHADES = """
(token) => {
  const probe = document.createElement("i");
  document.body.append(probe);
  probe.style.setProperty("color", `var(--${token})`);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
"""


def test_without_scripts_there_are_the_picture_the_list_and_the_sources(opened: Opening) -> None:
    page = opened(**BARE)
    assert page.locator(".track svg").is_visible()
    assert page.locator(".list > li:visible").count() == 52
    assert page.locator(".sources li:visible").count() == 13
    assert page.locator(".js:visible").count() == 0
    assert page.locator("button:visible, input:visible, select:visible").count() == 0


@pytest.mark.parametrize("world", ["curated", "many", "odd", "hours"])
def test_words_of_the_still_lie_well_in_a_browser(world: str, opened: Opening) -> None:
    page = opened(WORLDS[world], **BARE)
    assert words(page)
    assert misplaced(page) == []


def test_without_scripts_links_lead_to_events_and_sources(opened: Opening) -> None:
    page = opened(hash="#paris-ceasefire", **BARE)
    target = page.locator(":target")
    assert "ceasefire in Paris" in target.inner_text()
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    target.locator(".cited a").first.click()
    assert page.locator(".sources :target, .sources:target").count() == 1


def test_every_link_within_the_page_leads_somewhere(opened: Opening) -> None:
    for world in ("curated", "many", "odd", "rivals", "clashing"):
        page = opened(WORLDS[world])
        lost = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1))"
            ".filter((id) => !document.getElementById(decodeURIComponent(id)))"
        )
        assert lost == []


def printed(page: Page) -> Any:
    """Return the pages of paper that a page makes."""
    reading = pytest.importorskip("pypdf", reason="pypdf is not installed")
    return reading.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages


def text_of(sheets: Any) -> str:
    """Return the words; letters that a font has as one sign, as in ceasefire, are two again."""
    text = "\n".join(sheet.extract_text() for sheet in sheets)
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_the_first_sheet_has_the_picture_and_the_next_all_events(
    scripts: bool,  # noqa: FBT001
    opened: Opening,
) -> None:
    page = opened(java_script_enabled=scripts)
    sheets = printed(page)
    first = text_of(sheets[:1])
    assert "Russia and the Libyan mediation" in first
    assert "Aug 2017" in first
    assert "worked out" in first
    assert "Published by this line" in first
    assert pytest.approx(float(sheets[0].mediabox.width), abs=2) == 595
    rest = text_of(sheets[1:])
    for title in page.locator(".list > li h3").all_inner_texts():
        assert " ".join(title.split()) in rest
    assert "Al-Monitor" in rest
    assert "True scale" not in first
    assert 4 <= len(sheets) <= 12


def test_what_is_filtered_out_or_far_down_is_printed_as_it_is_shown(opened: Opening) -> None:
    page = opened(WORLDS["many"])
    whole = text_of(printed(page))
    titles = [" ".join(each.split()) for each in page.locator(".list > li h3").all_inner_texts()]
    assert len(titles) == 300
    assert [title for title in titles if title not in whole] == []
    page.locator(".search").fill("harbour")
    drawn(page)
    page.wait_for_timeout(200)
    left = [" ".join(each.split()) for each in page.locator("h3:visible").all_inner_texts()]
    assert 0 < len(left) < 300
    some = text_of(printed(page))
    assert [title for title in left if title not in some] == []


def test_paper_is_light_and_the_picture_is_as_wide_as_the_sheet(opened: Opening) -> None:
    page = opened(color_scheme="dark")
    dark = page.evaluate(_SHADES, "ink")
    page.emulate_media(media="print", color_scheme="dark")
    light = page.evaluate(_SHADES, "ink")
    assert light == opened().evaluate(_SHADES, "ink") != dark
    wide, high = page.evaluate(
        "(() => { dispatchEvent(new Event('beforeprint'));"
        " const svg = document.querySelector('.track svg');"
        " return [svg.viewBox.baseVal.width, svg.getBoundingClientRect().height]; })()"
    )
    assert wide == 700
    assert high <= 218 / 25.4 * 96 + 1
    assert misplaced(page) == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    drawn(page)
    assert page.evaluate(_SHADES, "ink") == dark


def test_no_filters_and_no_panel_stand_on_paper(opened: Opening) -> None:
    page = opened(hash="#paris-ceasefire")
    page.emulate_media(media="print")
    for part in (".bar", ".facets", ".panel", ".overview", ".hint"):
        assert not page.locator(part).is_visible()


def test_a_page_says_that_it_loads_nothing(opened: Opening) -> None:
    page = opened(**BARE)
    assert page.get_by_text("This page loads nothing and sends nothing.").is_visible()
