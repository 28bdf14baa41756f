"""The screenshots that the manual shows are of the page as it is now (`make pictures` takes them).

A font draws letters elsewhere on another machine, so that they are not compared byte for byte:
each has in it the words and the events that it was taken of, which must be those of the page, and
from afar, as tiles of one colour, it must look the same.
"""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from consumers.browser import CURATED, ROOT
from consumers.conftest import Opening
from consumers.seen import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = ROOT / "docs" / "pictures"
MOST = 150_000
"""Bytes of each."""
_TILES = 40, 25
_ALIKE = 10
"""Levels of 255 by which a tile may differ on average."""
_COLOURS = 256
# What hangs on no font: not the words of the picture, where a title may be cut.
_SHOWN = """
() => ({
  words: ["header", ".bar", ".facets", ".chips", ".panel", ".legend"]
    .map((part) => document.querySelector(part)?.innerText.replace(/\\s+/g, " ").trim() ?? ""),
  events: [...new Set(boxes.map(({ row }) => row))].sort((a, b) => a - b)
    .map((row) => all[row]?.id ?? ""),
  theme: getComputedStyle(document.documentElement).backgroundColor,
  size: [innerWidth, innerHeight, devicePixelRatio],
})
"""


class Shot(NamedTuple):
    """A page as it is taken: with which options, at which address, on which screen."""

    options: tuple[str, ...] = ()
    hash: str = ""
    size: tuple[int, int] = (1280, 800)
    scheme: str = "light"
    ratio: int = 1


SHOTS = {
    "page.png": Shot(),
    "page-event.png": Shot(hash="#embassy-handover"),
    "page-lanes-dark.png": Shot(("-g", "actor"), scheme="dark"),
    "page-phone.png": Shot(size=(390, 844), ratio=2),
}


def taken(page: Page) -> tuple[bytes, str]:
    """Return what a page looks like as a PNG, and what it shows."""
    drawn(page)
    return page.screenshot(), json.dumps(page.evaluate(_SHOWN), ensure_ascii=False)


def reduced(images: Any, png: bytes, shown: str) -> bytes:
    """Return a PNG of few colours, which holds what it shows."""
    extras = pytest.importorskip("PIL.PngImagePlugin").PngInfo()
    extras.add_itxt("shown", shown)
    image = images.open(io.BytesIO(png)).convert("RGB")
    image = image.quantize(_COLOURS, images.Quantize.MAXCOVERAGE, dither=images.Dither.NONE)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True, pnginfo=extras)
    return file.getvalue()


def tiles(images: Any, image: Any) -> list[int]:
    """Return the levels of an image from afar."""
    return [*image.convert("RGB").resize(_TILES, images.Resampling.BOX).tobytes()]


def apart(images: Any, one: Any, other: Any) -> float:
    """Return by how much two images differ on average from afar."""
    pairs = [*zip(tiles(images, one), tiles(images, other), strict=True)]
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


@pytest.mark.parametrize("name", SHOTS)
def test_a_screenshot_shows_the_page_as_it_is(name: str, opened: Opening) -> None:
    images = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    shot = SHOTS[name]
    page = opened(
        CURATED,
        *shot.options,
        hash=shot.hash,
        viewport={"width": shot.size[0], "height": shot.size[1]},
        color_scheme=shot.scheme,
        device_scale_factor=shot.ratio,
    )
    png, shown = taken(page)
    file = FOLDER / name
    if os.environ.get("LIBYATL_UPDATE"):
        file.write_bytes(reduced(images, png, shown))
    assert file.stat().st_size <= MOST
    kept, now = images.open(file), images.open(io.BytesIO(png))
    kept.load()
    assert json.loads(kept.text["shown"]) == json.loads(shown), "make pictures"
    assert kept.size == now.size
    assert apart(images, kept, now) < _ALIKE


def test_another_page_is_no_such_screenshot(opened: Opening) -> None:
    images = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    page = opened(CURATED)
    png, _ = taken(page)
    page.locator(".theme").click()
    dark, _ = taken(page)
    page.evaluate("scrollTo(0, 600)")
    below, _ = taken(page)
    one, *others = (images.open(io.BytesIO(each)) for each in (png, dark, below))
    assert [apart(images, one, other) > _ALIKE for other in others] == [True, True]
