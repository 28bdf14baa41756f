"""What the pages for developers say of the house is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from consoles import UPDATE
from floors import picture
from house import FLOORS, MODULES

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "developing" / "floors.svg"
ARCHITECTURE = ROOT / "docs" / "developing" / "architecture.md"
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "developing").glob("*.md"))]
PATH = re.compile(r"`((?:src|tests|docs|benchmarks|data|stubs)/[^\s`*]*|[A-Z]+\.md|\.ci/run)`")
LISTED = re.compile(r"^([a-z_]+(?:\.py|/)) {2,}", re.MULTILINE)


def test_the_picture_is_of_the_house_as_it_stands() -> None:
    if UPDATE:
        PICTURE.write_text(picture(), encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == picture()


def rooms() -> str:
    """Return the table of the rooms, the highest floor first, in the words of each."""
    lines = ["| Floor | Room | What it is for |", "|---|---|---|"]
    for number, floor in reversed(list(enumerate(FLOORS[""], 1))):
        for room in floor:
            tree = ast.parse(MODULES[room,].read_text(encoding="utf-8"))
            said = (ast.get_docstring(tree) or "").split("\n\n")[0].replace("\n", " ")
            lines.append(f"| {number} | `{room}` | {said} |")
    return "\n".join(lines)


def test_the_rooms_are_said_as_they_say_it_themselves() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    begin, end = text.index("<!-- rooms -->\n"), text.index("<!-- end -->")
    made = f"{text[:begin]}<!-- rooms -->\n{rooms()}\n{text[end:]}"
    if UPDATE:
        ARCHITECTURE.write_text(made, encoding="utf-8")
    else:
        assert text == made


FACES = {
    path.parent.name: (path.parent, said)
    for path in MODULES.values()
    if path.name == "__init__.py"
    and (said := ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))))
    and LISTED.search(said)
}


def test_some_rooms_say_what_is_in_them() -> None:
    assert {"chronology", "cli", "dates", "model", "query"} <= {*FACES}


@pytest.mark.parametrize("room", FACES)
def test_a_room_that_says_what_is_in_it_says_all_of_it(room: str) -> None:
    folder, said = FACES[room]
    inside = {path.parent for path in folder.glob("*/__init__.py")}
    modules = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    assert sorted(LISTED.findall(said)) == sorted({f"{each.name}/" for each in inside} | modules)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = PATH.findall(page.read_text(encoding="utf-8"))
    assert named
    for name in named:
        assert (ROOT / name).exists(), name


def test_the_words_of_the_house_stand_in_the_order_of_the_alphabet() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8").partition("## Words of the house")[2]
    words = re.findall(r"^\| ([a-z][^|]*?) \|", text, re.MULTILINE)
    assert len(words) > 20
    assert words == sorted(words)
