"""Measure the page in Chromium: its first frame, a step of zoom, a search, and its size.

    .venv/consumers/bin/python benchmarks/page_times.py [EVENTS ...]

`make consumers` sets up that interpreter. A first frame is taken in turn with that of the same
page without its script, and the ratio is what matters; the others are times of the script alone,
and until two frames later, of which a screen shows 60 a second. Medians; nothing here is asserted.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from run import events, in_turn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = (48, 300, 2_000, 10_000)
ROUNDS = 5
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
FRAMES = "const framed = () => new Promise((done) => requestAnimationFrame(() => "
FRAMES += "requestAnimationFrame(() => done(performance.now()))));"
FIRST = f"async () => {{ {FRAMES} return framed(); }}"
ACT = """async () => {
  %s
  const times = [];
  for (const act of [%s]) {
    const begun = performance.now();
    act();
    drawNow();
    const done = performance.now();
    times.push([done - begun, (await framed()) - begun]);
  }
  return times;
}"""
ZOOMS = "...Array(12).fill(() => zoom(1.35)), ...Array(6).fill(() => pan(60))"
SEARCHES = "() => change({ query: 'place 7' }), () => change({ query: 'place 12' })"


class Times(NamedTuple):
    """Milliseconds of one page."""

    first: float
    bare: float
    zoom: float
    zoomed: float
    worst: float
    searches: tuple[float, float]


def pages(count: int, folder: Path) -> tuple[Path, Path]:
    """Return a page of so many events, and the same without its script."""
    source, page, bare = (folder / name for name in ("events.yaml", "page.html", "bare.html"))
    source.write_text(events(count))
    libyatl = str(Path(sys.executable).with_name("libyatl"))
    subprocess.run([libyatl, "show", "-f", str(source), "-o", str(page)], check=True)
    text = page.read_text(encoding="utf-8")
    bare.write_text(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL), encoding="utf-8")
    return page, bare


def opened(browser: Browser, path: Path) -> tuple[Page, float]:
    """Return a page that was opened, and when its first frames were drawn."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    return page, page.evaluate(FIRST)


def timed(browser: Browser, count: int) -> Times:
    """Measure a page of so many events."""
    with tempfile.TemporaryDirectory() as folder:
        whole, bare = pages(count, Path(folder))

        def first(path: Path) -> Callable[[], float]:
            def measure() -> float:
                page, time = opened(browser, path)
                page.close()
                return time

            return measure

        frames = in_turn({"page": first(whole), "bare": first(bare)}, ROUNDS)
        page, _ = opened(browser, whole)
        steps = page.evaluate(ACT % (FRAMES, ZOOMS))
        page.evaluate("change({ window: null })")
        found = page.evaluate(ACT % (FRAMES, SEARCHES))
        page.close()
    script, framed = ([step[which] for step in steps] for which in (0, 1))
    return Times(
        frames["page"],
        frames["bare"],
        statistics.median(script),
        statistics.median(framed),
        max(script),
        (found[0][0], found[1][0]),
    )


def main(sizes: tuple[int, ...]) -> None:
    """Print a line a size."""
    from playwright.sync_api import sync_playwright

    print("events  first frame ms  x without script  zoom ms  worst  to 2nd frame  searches ms")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in sizes:
            time = timed(browser, size)
            print(
                f"{size:6,} {time.first:15.0f} {time.first / time.bare:17.2f} {time.zoom:8.1f}"
                f" {time.worst:6.0f} {time.zoomed:13.0f} {time.searches[0]:8.0f}"
                f" {time.searches[1]:4.0f}"
            )
        browser.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
