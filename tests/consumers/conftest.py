"""What tests in a browser share: one browser a worker, and pages that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from consumers.browser import CURATED, Watch, Written, chromium
from consumers.scenes import set_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Opening = Callable[..., "Page"]
"""opened(world, *options, hash="", **context): a page of a world, 1280 by 800 unless told."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    """A page that is empty, but for the script that lays out scenes and axes."""
    page = browser.new_page()
    set_up(page)
    yield page
    page.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("pages"))


@pytest.fixture
def watches() -> list[Watch]:
    """The watch of each page that was opened, in order."""
    return []


@pytest.fixture
def opened(browser: Browser, written: Written, watches: list[Watch]) -> Iterator[Opening]:
    contexts = []

    def opened(world: Path | str = CURATED, *options: str, hash: str = "", **context: Any) -> Page:
        url = written.page(world, *options).as_uri()
        contexts.append(browser.new_context(**{"viewport": SIZE, **context}))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        watches.append(Watch(page, url))
        page.goto(url + hash)
        return page

    yield opened
    faults = [fault for watch in watches for fault in watch.faults]
    for each in contexts:
        each.close()
    assert not faults


SIZE = {"width": 1280, "height": 800}
PATIENCE = 10_000
"""Milliseconds until what is waited for is missing."""
