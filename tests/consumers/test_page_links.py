"""Links into a page: the address holds all that is seen, and shows it again."""

from __future__ import annotations

import pytest
from consumers.conftest import Opening
from consumers.seen import seen
from consumers.worlds import WORLDS


def test_a_link_to_an_event_chooses_it_at_the_top_of_the_page(opened: Opening) -> None:
    page = opened(hash="#paris-ceasefire")
    found = seen(page)
    assert found.chosen == "paris-ceasefire"
    assert found.y == 0
    assert "ceasefire in Paris" in page.locator(".panel h2").inner_text()
    assert page.locator(".track svg text", has_text="ceasefire in Paris").count() == 1


@pytest.mark.parametrize("world", ["curated", "crowds"])
def test_on_a_phone_a_link_shows_the_row_of_its_event(world: str, opened: Opening) -> None:
    hash = "#embassy-handover" if world == "curated" else "#e777"
    page = opened(WORLDS[world], hash=hash, viewport={"width": 360, "height": 740})
    seen(page)
    top, room = page.evaluate(
        "[track.getBoundingClientRect().top + boxOf(state.chosen.row).y0,"
        " document.querySelector('.panel').getBoundingClientRect().top]"
    )
    assert 0 < top < room - 20


def test_a_link_to_an_event_in_a_crowd_zooms_until_it_is_drawn(opened: Opening) -> None:
    page = opened(WORLDS["crowds"], hash="#e777")
    page.wait_for_timeout(400)
    found = seen(page)
    assert found.chosen == "e777"
    assert page.evaluate("boxOf(state.chosen.row) !== undefined")


@pytest.mark.parametrize("id", ["ä b", "?q=1", "%41"])
def test_links_to_odd_ids_work_with_scripts_and_without(id: str, opened: Opening) -> None:
    page = opened(WORLDS["odd"])
    page.evaluate("(id) => choose(all.find((entry) => entry.id === id))", id)
    hash = seen(page).hash
    assert seen(opened(WORLDS["odd"], hash=hash)).chosen == id
    plain = opened(WORLDS["odd"], hash=hash, java_script_enabled=False)
    assert plain.locator(":target h3").inner_text() == f"Called {id}"


@pytest.mark.parametrize(
    "hash",
    [
        "#",
        "#?",
        "#nobody",
        "#%",
        "#%E0%A4%A",
        "#?actor=nobody",
        "#?by=nonsense",
        "#??&&==&=",
        "#?from=x&to=y",
        "#?from=2017-09-01&to=2017-08-01",
        "#?from=99999999-01-01&to=",
        "#?scale=odd",
        "#paris-ceasefire?from=1e400s&to=NaN",
        "#?q=%ff",
        "#__proto__",
        "#?__proto__=1&actor=__proto__",
    ],
)
def test_a_link_that_makes_no_sense_shows_all(hash: str, opened: Opening) -> None:
    found = seen(opened(hash=hash))
    assert found.is_all
    assert len(found.shown) == (0 if "q=" in hash else 52)


def test_the_address_holds_all_that_is_seen(opened: Opening) -> None:
    page = opened(viewport={"width": 1100, "height": 800})
    page.locator(".search").fill("moscow")
    page.locator(".by").select_option("actor")
    page.locator(".bar .scale").click()
    page.locator(".track").focus()
    for key in ("+", "+", "+", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.locator(".facets summary", has_text="Places").click()
    page.locator(".facets details[open] .names button").first.click()
    page.keyboard.press("Escape")
    page.locator(".track").focus()
    page.keyboard.press("ArrowDown")
    before = seen(page)
    assert before.chosen
    assert 0 < len(before.shown) < 52
    assert not before.is_folded
    assert not before.is_all
    for key in ("q=moscow", "by=actor", "scale=true", "place=", "from=", "to="):
        assert key in before.hash
    after = seen(opened(hash=before.hash, viewport={"width": 1100, "height": 800}))
    assert after.width == pytest.approx(before.width, rel=0.02)
    assert after.start == pytest.approx(before.start, abs=before.width * 0.02)
    assert after._replace(start=0, end=0) == before._replace(start=0, end=0, y=0)


def test_the_address_follows_without_filling_the_history(opened: Opening) -> None:
    page = opened()
    length = page.evaluate("history.length")
    page.locator(".track").focus()
    for key in ("ArrowDown", "ArrowDown", "+", "+"):
        page.keyboard.press(key)
    assert seen(page).hash.startswith("#")
    assert page.evaluate("history.length") == length


def test_a_link_within_the_page_is_followed(opened: Opening) -> None:
    page = opened()
    page.evaluate("location.hash = '#embassy-handover'")
    assert seen(page).chosen == "embassy-handover"


def test_a_link_to_what_a_filter_hides_shows_it(opened: Opening) -> None:
    page = opened()
    page.locator(".search").fill("ceasefire")
    assert "embassy-handover" not in seen(page).shown
    page.evaluate("location.hash = '#embassy-handover'")
    found = seen(page)
    assert found.chosen == "embassy-handover"
    assert "embassy-handover" in found.shown


def test_ids_that_are_words_of_the_page_work(opened: Opening) -> None:
    page = opened(WORLDS["clashing"], hash="#page")
    assert seen(page).chosen == "page"
    assert page.locator(".list > li").count() == len(seen(page).shown)
