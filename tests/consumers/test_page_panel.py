"""The chosen event: by mouse and by keys, all that is known of it, and the way back."""

from __future__ import annotations

import pytest
from consumers.browser import Watch, Written
from consumers.conftest import Opening
from consumers.seen import drawn, seen
from consumers.worlds import WORLDS, chronology

_PARIS = "paris-ceasefire"


def test_a_click_on_an_event_shows_it(opened: Opening, written: Written) -> None:
    page = opened()
    page.locator(".track svg text", has_text="ceasefire in Paris").click()
    assert seen(page).chosen == _PARIS
    panel = page.locator(".panel")
    listed = page.locator(f".list > [id='{_PARIS}']")
    for part in (".when", "h3"):
        assert listed.locator(part).inner_text() in panel.inner_text()
    for name in (
        written.run(
            "filter", "--id", _PARIS, "--fields", "actors", "--no-header", text=WORLDS["curated"]
        )
        .strip()
        .split(";")
    ):
        assert name.strip() in panel.inner_text()
    assert page.locator(".said").inner_text().startswith(page.locator(".panel h2").inner_text())


def test_keys_choose_one_after_another_and_escape_comes_back(opened: Opening) -> None:
    page = opened()
    page.locator(".track").focus()
    page.keyboard.press("ArrowDown")
    first = seen(page).chosen
    page.keyboard.press("ArrowDown")
    second = seen(page).chosen
    shown = seen(page).shown
    assert shown.index(second) == shown.index(first) + 1
    page.keyboard.press("ArrowUp")
    assert seen(page).chosen == first
    page.keyboard.press("Escape")
    assert seen(page).chosen == ""
    assert not page.locator(".panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "track"


def test_the_first_and_the_last_have_no_neighbour_beyond(opened: Opening) -> None:
    page = opened(WORLDS["rivals"])
    page.locator(".track").focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert seen(page).chosen == seen(page).shown[-1]
    for _ in range(5):
        page.keyboard.press("ArrowUp")
    assert seen(page).chosen == seen(page).shown[0]


def test_enter_leads_to_its_place_in_the_list(opened: Opening) -> None:
    page = opened()
    page.locator(".track").focus()
    page.keyboard.press("ArrowDown")
    id = seen(page).chosen
    page.keyboard.press("Enter")
    seen(page)
    box = page.locator(f".list > [id='{id}']").bounding_box()
    assert box is not None
    assert -1 < box["y"] < 800
    assert page.evaluate("document.activeElement.closest('li')?.id") == id


def test_closing_gives_the_focus_back(opened: Opening) -> None:
    page = opened()
    page.locator(".track").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Close").click()
    assert not page.locator(".panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "track"


def test_names_in_it_filter(opened: Opening, written: Written) -> None:
    page = opened(hash=f"#{_PARIS}")
    page.locator(".panel button", has_text="Khalifa Hifter").click()
    told = written.run("filter", "-a", "Khalifa Hifter", "--count", text=WORLDS["curated"])
    assert len(seen(page).shown) == int(told.split()[0])
    assert page.locator(".chips button").count() == 1


def test_why_its_date_is_so_is_told_as_the_command_tells_it(
    opened: Opening, written: Written
) -> None:
    page = opened(hash="#hifter-moscow-visit")
    chain = page.locator(".panel details.why")
    assert chain.get_attribute("open") is not None
    told = written.run("why", "hifter-moscow-visit", text=WORLDS["curated"])
    assert "three-day" in told or "3 days" in told
    assert "3 days" in chain.inner_text()
    assert page.locator(".list > [id='hifter-moscow-visit'] details.why").count() == 1


def test_rival_accounts_are_told_and_drawn(opened: Opening) -> None:
    page = opened(WORLDS["rivals"], hash="#battle")
    told = page.locator(".panel .accounts").inner_text()
    assert "12 May 1821" in told
    assert "Their gazette" in told
    assert "Elsewhere" in told
    drawn(page)
    assert page.locator(".track svg text", has_text="Their gazette").count() == 1


def test_what_stands_in_it_is_inert(opened: Opening, watches: list[Watch]) -> None:
    page = opened(WORLDS["odd"])
    for id in seen(page).shown:
        page.evaluate("(id) => choose(all.find((entry) => entry.id === id))", id)
        drawn(page)
        assert page.locator(".panel h2").inner_text()
    assert page.evaluate("window.ran ?? null") is None
    assert page.locator(".panel [id]").count() == 0


def test_only_web_addresses_are_links_that_tell_nobody_where_from(opened: Opening) -> None:
    page = opened(WORLDS["links"])
    found = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a.rel])"
    )
    away = [each for each in found if not each[0].startswith("#")]
    assert away
    for href, rel in away:
        assert href.startswith(("http://", "https://"))
        assert {"noreferrer", "noopener"} <= set(rel.split())


@pytest.mark.parametrize("width", [360, 320])
def test_on_a_phone_it_is_a_sheet_that_leaves_the_row_in_sight(width: int, opened: Opening) -> None:
    page = opened(viewport={"width": width, "height": 740})
    page.locator(".track svg text", has_text="Hifter and Sarraj may hold").first.click()
    assert seen(page).chosen
    panel = page.locator(".panel").bounding_box()
    assert panel is not None
    assert panel["height"] <= 740 * 0.5 + 1
    assert panel["y"] + panel["height"] == pytest.approx(740, abs=2)
    box = page.evaluate(
        "() => { const box = boxOf(state.chosen.row); const top = "
        "document.querySelector('.track svg').getBoundingClientRect().top;"
        " return [box.y0 + top, box.y1 + top]; }"
    )
    assert box[0] >= 0
    assert box[1] <= panel["y"]


def test_a_date_that_stands_as_stated_says_so(opened: Opening) -> None:
    page = opened(hash=f"#{_PARIS}")
    assert "It is stated so" in page.locator(".panel .why").inner_text()
    page = opened(WORLDS["undated"], hash="#u3")
    assert "No date is stated" in page.locator(".panel .why").inner_text()


def test_who_is_filtered_out_is_not_told_of_any_longer(opened: Opening) -> None:
    page = opened(hash=f"#{_PARIS}")
    page.locator(".search").fill("ceasefire")
    assert seen(page).chosen == _PARIS
    page.locator(".search").fill("admiral")
    assert seen(page).chosen == ""
    assert not page.locator(".panel").is_visible()


def test_the_row_of_the_chosen_event_comes_into_sight(opened: Opening) -> None:
    page = opened()
    page.locator(".track").focus()
    for _ in range(50):
        page.keyboard.press("ArrowDown")
        drawn(page)
        top = page.evaluate("track.getBoundingClientRect().top + boxOf(state.chosen.row).y0")
        assert 0 < top < 800


def test_a_link_into_the_list_leads_there(opened: Opening) -> None:
    for size in ({"width": 1280, "height": 800}, {"width": 360, "height": 740}):
        page = opened(hash=f"#{_PARIS}?by=actor", viewport=size)
        drawn(page)
        page.locator(".panel a", has_text="In the list").click()
        seen(page)
        top = page.locator(f".list > [id='{_PARIS}']").evaluate(
            "(item) => item.getBoundingClientRect().top"
        )
        assert 0 <= top < 60


def test_the_panel_tells_roles_and_how_long_it_lasted_and_the_order(opened: Opening) -> None:
    office = {"id": "Office of War, Rome", "role": "sends (in part), and pays"}
    actors = [{"id": "Russia", "role": "host"}, "Russia (north)", "Italy", office]
    world = chronology(
        {"id": "first", "title": "First", "date": "2017-01-02"},
        {
            "id": "it",
            "title": "It",
            "after": "first",
            "lasted": "3 days",
            "actors": actors,
        },
    )
    page = opened(world, hash="#it")
    panel = page.locator(".panel")
    drawn(page)
    who = panel.locator("dd").first.locator("span").all_inner_texts()
    told = "Office of War, Rome (sends (in part), and pays)"
    assert sorted(who) == ["Italy", told, "Russia (host)", "Russia (north)"]
    assert panel.locator("dd").last.inner_text() == "3 days"
    assert "First" in panel.locator(".order").inner_text()
