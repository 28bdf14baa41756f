"""What a picture in the page looks like by the measure of the browser: where its words stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

_WORDS = """
() => {
  const svg = document.querySelector(".track svg");
  const plot = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
  return texts.map((text) => {
    const box = text.getBoundingClientRect();
    const line = text.getStartPositionOfChar(0).matrixTransform(text.getScreenCTM()).y - plot.top;
    const size = parseFloat(getComputedStyle(text).fontSize);
    return [text.textContent, box.left - plot.left, box.right - plot.left, line - size * 0.75,
      line + size * 0.25, plot.width, plot.height];
  });
}
"""
_ALMOST = 1.5


class Word(NamedTuple):
    """A piece of text in a picture, in pixels from its upper left corner.

    How high it is hangs on its size alone: a box of the browser's is as high as a font likes.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float


def words(page: Page) -> list[Word]:
    """Return all words of the picture."""
    return [Word(*found) for found in page.evaluate(_WORDS)]


def misplaced(page: Page) -> list[str]:
    """Return what is wrong with the places of words: over one another, or out of the picture."""
    found = words(page)
    return [*_out(found), *_over(found)]


def _out(found: list[Word]) -> Iterator[str]:
    for word in found:
        if word.left < -_ALMOST or word.right > word.width + _ALMOST:
            yield f"out: {word.text[:40]!r} {word.left:.0f} to {word.right:.0f} of {word.width:.0f}"
        if word.top < -_ALMOST or word.bottom > word.height + _ALMOST:
            yield f"out: {word.text[:40]!r} {word.top:.0f} to {word.bottom:.0f}, {word.height:.0f}"


def _over(found: list[Word]) -> Iterator[str]:
    for one, other in combinations(found, 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        tall = min(one.bottom, other.bottom) - max(one.top, other.top)
        if wide > _ALMOST and tall > _ALMOST:
            yield f"over: {one.text[:40]!r} and {other.text[:40]!r}, {wide:.0f} by {tall:.0f}"
