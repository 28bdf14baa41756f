"""What a page shows now, as its script knows it, and as a reader would look for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The names at the top of the script can be asked for, as in a console.
_SEEN = """
() => ({
  window: [plot.left, plot.right].map((x) => uIn(x)), isAll: state.window === null,
  chosen: state.chosen ? state.chosen.id : "", shown: state.shown.map((entry) => entry.id),
  query: state.query, by: state.by, isFolded: state.isFolded, y: scrollY, hash: location.hash,
})
"""
_DRAWN = """
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  setTimeout(done, 0))))
"""


class Seen(NamedTuple):
    """What is seen: from where to where, which event is chosen, which are shown."""

    start: float
    end: float
    is_all: bool
    chosen: str
    shown: list[str]
    query: str
    by: str
    is_folded: bool
    y: float
    hash: str

    @property
    def width(self) -> float:
        return self.end - self.start


def drawn(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.evaluate(_DRAWN)


def seen(page: Page) -> Seen:
    """Return what is seen, once it is drawn and written into the address."""
    drawn(page)
    page.wait_for_timeout(220)
    found: dict[str, Any] = page.evaluate(_SEEN)
    start, end = found["window"]
    return Seen(
        start,
        end,
        found["isAll"],
        found["chosen"],
        found["shown"],
        found["query"],
        found["by"],
        found["isFolded"],
        found["y"],
        found["hash"],
    )


def centre(page: Page, *, dx: float = 0, dy: float = 0) -> tuple[float, float]:
    """Return the middle of what is seen of the picture, moved by some pixels."""
    box = page.locator(".track").bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    bottom = min(box["y"] + box["height"], size["height"])
    return box["x"] + box["width"] / 2 + dx, (max(box["y"], 0) + bottom) / 2 + dy
