"""No words lie over others or out of the picture, by the browser's measure, at any zoom."""

from __future__ import annotations

import pytest
from consumers.conftest import Opening
from consumers.measured import misplaced, words
from consumers.worlds import WORLDS

_WIDTHS = {1280: 800, 768: 1024, 360: 740}
_ZOOMS = 4
_SEEN = sorted(set(WORLDS) - {"none", "undated"})


@pytest.mark.parametrize("by", ["", "actor"])
@pytest.mark.parametrize("world", _SEEN)
def test_words_lie_over_nothing_and_within_the_picture(
    world: str, by: str, opened: Opening
) -> None:
    page = opened(WORLDS[world], *(("-g", by) if by else ()))
    for width, height in _WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".track").focus()
        page.keyboard.press("0")
        for zoom in range(_ZOOMS):
            page.evaluate(
                "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
            assert misplaced(page) == [], f"{width} pixels, step {zoom}"
            assert words(page) or zoom
            for _ in range(3):
                page.keyboard.press("+")
