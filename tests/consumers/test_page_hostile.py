"""Whatever texts and ids a chronology has, and whatever an address asks, the page stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from consumers.browser import Watch

import libyatl
from libyatl import Citation, Event, Participant, Source, Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e & <!-- \" ' ]]> \0"
IDS = (
    *("all", "state", "track", "told", "location", "document", "top", "name", "still", "-s1"),
    *("constructor", "__proto__", "toString", "#x?y=1", "100%", "%20", "a b", "?actor=Ann", "é"),
    *('"', "'", "<b>", "\ud800", "\x1b", "\\x1b"),
)
TITLES = (MARKUP, "", " ", "T" * 9000) * 9
HASHES = (
    *("", "#", "#all", "#__proto__", "#100%", "#100%25", "#%20", "#%2520", "#a%20b", "#?actor=Ann"),
    *("#?actor=__proto__&by=constructor&q=%E0%A4", "#?by=toString&scale=toString", "#?from=x&to=y"),
    *("#?from=-999999-01-01&to=2016", "#?from=2016-02-01&to=2015-01-01", "#?status=x&__proto__=1"),
)


def hostile() -> Timeline:
    names = ("__proto__", "constructor", MARKUP)
    events = tuple(
        Event(
            id,
            title,
            libyatl.parse_date(f"2016-01-{1 + number:02}"),
            summary=MARKUP,
            actors=tuple(Participant(name, name) for name in names),
            places=("toString",),
            tags=names,
            sources=(Citation("s", MARKUP, MARKUP, note=MARKUP),),
            note=MARKUP,
        )
        for number, (id, title) in enumerate(zip(IDS, TITLES, strict=False))
    )
    sources = {"s": Source("s", MARKUP, MARKUP, MARKUP, url="javascript:alert(1)", note=MARKUP)}
    return replace(Timeline(events=events, sources=sources), title=MARKUP)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    libyatl.draw(hostile(), path)
    return path


@pytest.mark.parametrize("hash", HASHES)
def test_a_page_of_hostile_texts_stands_at_any_address(
    browser: Browser, path: Path, hash: str
) -> None:
    page = browser.new_page()
    watch = Watch(page, path.as_uri())
    page.goto(path.as_uri() + hash)
    page.wait_for_selector("html.scripted")
    found: dict[str, Any] = page.evaluate(
        """() => ({
          ids: all.map(({ id }) => id),
          foreign: document.querySelectorAll(".page script, img").length,
          scripts: document.scripts.length,
        })"""
    )
    page.close()
    assert not watch.faults
    assert len({*found["ids"]}) == len(IDS)
    assert (found["foreign"], found["scripts"]) == (0, 2)
