"""Pages of every sort of chronology: nothing is asked for, nothing fails, nothing runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from consumers.browser import ROOT, Watch, Written
from consumers.conftest import Opening
from consumers.worlds import ODD_TITLES, WORLDS

import libyatl
from libyatl.views.pictured import pictured

if TYPE_CHECKING:
    from playwright.sync_api import Page

everywhere = pytest.mark.parametrize("world", WORLDS)
SIZES = [(1280, 800), (768, 1024), (360, 740), (320, 640)]


def sized(width: int, height: int) -> dict[str, object]:
    return {"viewport": {"width": width, "height": height}}


def doubled(page: Page) -> list[str]:
    """Return the ids that more than one element has."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    return sorted({each for each in found if found.count(each) > 1})


@everywhere
def test_a_page_opens_without_a_fault(world: str, opened: Opening, written: Written) -> None:
    page = opened(WORLDS[world])
    count = int(written.run("filter", "--count", text=WORLDS[world]).split()[0])
    assert page.locator(".list > li").count() == count
    assert doubled(page) == []
    assert page.locator("[style]:not(.picture *, .panel *, .events, .list)").count() == 0
    assert page.locator("h1").count() == 1


@everywhere
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_no_page_scrolls_sideways(world: str, size: tuple[int, int], opened: Opening) -> None:
    page = opened(WORLDS[world], **sized(*size))
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0], page.evaluate(
        "[...document.body.querySelectorAll('*')].filter((e) => "
        "e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 90))"
    )


class Elements(HTMLParser):
    """The elements of a page as they stand in its file, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


LOADING = {"src", "srcset", "action", "formaction", "ping", "background", "style", "xlink:href"}


@everywhere
def test_what_a_page_is_made_of_is_text_and_its_own_script(world: str, written: Written) -> None:
    text = written.page(WORLDS[world]).read_text(encoding="utf-8")
    found = Elements(text).found
    scripts = [] if world == "none" else ["script", "script"]
    assert [tag for tag, _ in found if tag in TAGS] == ["style", *scripts]
    given = {name for _, attributes in found for name in attributes}
    assert not given & LOADING
    assert not [name for name in given if name.startswith("on")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u0007\u001b]", text)


TAGS = {"script", "style", "link", "img", "iframe", "object", "embed", "base", "form", "video"}


def test_odd_titles_are_told_as_they_are(opened: Opening) -> None:
    page = opened(WORLDS["odd"])
    for name, title in ODD_TITLES.items():
        told = page.locator(f".list > li[id='{name}'] h3").inner_text()
        if name not in ("bidi", "control"):
            assert " ".join(title.split()) in " ".join(told.split())
    assert page.evaluate("window.ran") is None


INJECTED = """
() => new Promise((done) => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 'script'";
  document.body.append(script);
  const holder = document.createElement("div");
  holder.innerHTML = "<b onclick='window.ran = 1'>x</b><img src='data:,x' onerror='ran = 2'>";
  document.body.append(holder);
  holder.firstChild.click();
  setTimeout(() => done(window.ran ?? null), 100);
})
"""


def test_what_is_put_into_a_page_does_not_run(opened: Opening, watches: list[Watch]) -> None:
    page = opened(WORLDS["one"])
    assert page.evaluate(INJECTED) is None
    broken = watches[0].violations()
    assert {rule.split(" ")[0] for rule in broken} == {
        "script-src-elem",
        "script-src-attr",
        "img-src",
    }


def test_the_policy_is_what_keeps_it_from_running(opened: Opening, watches: list[Watch]) -> None:
    page = opened(WORLDS["one"], bypass_csp=True)
    assert page.evaluate(INJECTED) is not None
    watches[0].faults.clear()


def test_nothing_in_it_is_told(opened: Opening) -> None:
    page = opened(WORLDS["none"])
    assert page.get_by_text("This chronology holds no event.").is_visible()
    assert not page.locator(".bar").is_visible()
    assert page.locator(".track svg").count() == 0


def test_what_has_no_date_is_listed_without_a_picture(opened: Opening) -> None:
    page = opened(WORLDS["undated"])
    assert not page.locator(".track").is_visible()
    assert page.locator(".list > li").count() == 20


def test_a_day_with_500_events_is_a_crowd_that_can_be_listed(opened: Opening) -> None:
    page = opened(WORLDS["one day"])
    assert "501 events" in (page.locator(".track").text_content() or "")


def test_far_away_in_time_leaves_the_rest_its_room(opened: Opening) -> None:
    page = opened(WORLDS["far"])
    drawn = page.locator(".track").text_content() or ""
    assert "170 M yr" in drawn
    assert "Dig 1" in drawn


@pytest.mark.parametrize("by", ["actor", "place", "tag", "source", "status"])
@pytest.mark.parametrize("file", ["events.yaml", "titanic.yaml"])
def test_lanes_of_the_script_are_those_of_the_command(opened: Opening, file: str, by: str) -> None:
    page = opened(ROOT / "data" / file, "-g", by, "--lanes", "4")
    found = page.evaluate(
        """tracksOf(state.shown, state.by).map(({ name, events, items }) =>
          [name, events, items.map((item) => [item.row, item.title, item.after, item.isSure])])"""
    )
    chosen = libyatl.select(libyatl.load(ROOT / "data" / file), group_by=by)
    assert found == [
        [
            track.name,
            track.events,
            [[item.row, item.title, item.after, item.is_sure] for item in track.items],
        ]
        for track in pictured(chosen, lanes=4).tracks
    ]
