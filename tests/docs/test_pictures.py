"""The pictures that pages show are what the commands on these pages draw (LIBYATL_UPDATE=1).

A picture is a file of docs/pictures, and a command in a console block that ends in `-o NAME`, of
the same page or of docs/pictures.md, draws it. `make pictures` draws all of them anew. What a
browser shows is a PNG, which tests/consumers/test_screenshots.py takes and compares.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from consoles import FENCE, UPDATE, prepare, run, steps

from libyatl.views import ASCII, UNICODE
from libyatl.views.terminal import legend
from libyatl.views.vector import signs

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
GALLERY = ROOT / "docs" / "pictures.md"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = re.compile(r'!\[[^\]]*\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"')
DRAWN = re.compile(r"-o (\S+\.svg)$", re.MULTILINE)
MOST = 200_000
"""Bytes that all that commands draw may have."""


def shown(page: Path) -> list[Path]:
    """Return the pictures that a page shows, those of its other theme too."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    found = SHOWN.findall(text)
    return [(page.parent / (one or other)).resolve() for one, other in found]


SHOWING = [page for page in DOCUMENTS if shown(page) and page.parent.name != "developing"]
"""Pages with pictures; that of the house is drawn by tests/floors.py."""
KEPT = {picture.name for page in SHOWING for picture in shown(page)}


def drawn_by(block: str) -> list[str]:
    """Return the pictures that are kept of those which a console block draws."""
    return [name for name in DRAWN.findall(block) if name in KEPT]


def drawing(page: Path) -> list[str]:
    """Return the console blocks of a page that draw pictures which are kept."""
    return list(filter(drawn_by, FENCE.findall(page.read_text(encoding="utf-8"))))


DRAWING = [page for page in DOCUMENTS if drawing(page)]


@pytest.mark.parametrize("page", DRAWING, ids=lambda page: page.name)
def test_a_picture_is_what_its_command_draws(page: Path, tmp_path: Path) -> None:
    prepare(page.read_text(encoding="utf-8"), tmp_path)
    for block in drawing(page):
        for step in steps(block):
            assert run(step.command, tmp_path).status == step.status, step.command
        for name in drawn_by(block):
            drawn = (tmp_path / name).read_bytes()
            if UPDATE:
                (PICTURES / name).write_bytes(drawn)
            else:
                assert (PICTURES / name).read_bytes() == drawn, f"{name}: make pictures"


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_has_a_command(page: Path) -> None:
    blocks = [*drawing(page), *drawing(GALLERY)]
    drawn = {name for block in blocks for name in drawn_by(block)}
    for picture in shown(page):
        assert picture.parent == PICTURES
        assert picture.name in drawn or picture.suffix == ".png"


def test_every_picture_is_shown_and_all_are_small() -> None:
    assert {path.name for path in PICTURES.iterdir()} == KEPT
    assert sum(path.stat().st_size for path in PICTURES.glob("*.svg")) < MOST


def test_the_page_tells_what_every_sign_of_a_legend_means() -> None:
    text = GALLERY.read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]* \| ([^|]*) \|", text, re.MULTILINE)
    told = {words for row in rows for words in row.split("; ")}
    assert {entry.words for entry in signs._ENTRIES} <= told
    shown = {code.replace("\\|", "|") for code in re.findall(r"`([^`\n]+)`", text)}
    for glyphs in (UNICODE, ASCII):
        for samples in legend._meanings(glyphs).values():
            assert {*samples.values()} <= shown
