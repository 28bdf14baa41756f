"""Chromium, and pages in it that the command itself wrote, each watched while it is open.

A page is asked for nothing but itself, reports no error and breaks no policy of its own: whatever
a test is about, it fails if that does not hold (`Watch.faults`).
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIBYATL = str(Path(sys.executable).with_name("libyatl"))
ROOT = Path(__file__).parents[2]
CURATED = ROOT / "data" / "events.yaml"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these Chromium asks for news of its own. Root has no sandbox.
FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
VIOLATED = """
window.violated = [];
addEventListener("securitypolicyviolation", (event) => {
  window.violated.push(`${event.effectiveDirective} ${event.sample}`);
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; the test is skipped by name where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on the PATH")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


class Watch:
    """What went wrong in a page since it was opened."""

    def __init__(self, page: Page, own: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.add_init_script(VIOLATED)
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self._answer(dialog))
        page.on("request", lambda asked: self._asked(asked.url, own))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _answer(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, own: str) -> None:
        if url.partition("#")[0] != own:
            self.faults.append(f"request: {url}")

    def violations(self) -> list[str]:
        """Return the rules of its policy that were broken, and clear what was told of them."""
        found: list[str] = self.page.evaluate("window.violated.splice(0)")
        self.faults = [fault for fault in self.faults if "Content Security Policy" not in fault]
        return found


class Written:
    """Pages that `libyatl show -O html` wrote in a folder; the same one is written once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, world: Path | str, *options: str) -> Path:
        """Return the page of a chronology, a file or what would stand in one."""
        text = world.read_text(encoding="utf-8") if isinstance(world, Path) else world
        key = hashlib.sha256("\0".join([text, *options]).encode()).hexdigest()[:16]
        path = self.folder / f"{key}.html"
        if not path.exists():
            self.run("show", "-O", "html", "-o", str(path), *options, text=text)
        return path

    def run(self, *words: str, text: str) -> str:
        """Return what a command prints of a chronology."""
        file = self.folder / "events.yaml"
        file.write_text(text, encoding="utf-8")
        command = [LIBYATL, words[0], "-f", str(file), *words[1:]]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout
