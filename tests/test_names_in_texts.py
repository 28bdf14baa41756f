"""What the texts of the project name is there: modules, what they hold, files.

A name in a comment or a page goes stale without a sound when what it names is moved.
"""

from __future__ import annotations

import io
import re
import tokenize
from importlib import import_module
from pathlib import Path

import pytest
from house import FILES, MODULES

from libyatl.cli.process.variables import COMPLETE

ROOT = Path(__file__).parents[1]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "benchmarks").glob("*.py"),
]
NAME = re.compile(r"`(libyatl(?:\.\w+)+)`")
PATH = re.compile(r"(?<![\w./-])(?:src|tests|docs|benchmarks|stubs)/[\w./-]+\.\w+")
MODULE = re.compile(r"(?<![\w./-])(?:\w+/)*\w+\.py\b")
PRIVATE = re.compile(r"`(_\w*[a-z]\w*)(?:\(\))?`", re.IGNORECASE)


def is_there(name: str) -> bool:
    """Say whether a dotted name is that of a module, or leads to what one holds."""
    parts = name.split(".")[1:]
    held = next(at for at in range(len(parts), -1, -1) if tuple(parts[:at]) in MODULES)
    found: object = import_module(".".join(["libyatl", *parts[:held]]))
    for part in parts[held:]:
        # A field without a default, or one that is set when an object is made, is annotated.
        if part in getattr(found, "__annotations__", {}):
            return part == parts[-1]
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True


def of_root(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", ["libyatl.model.keys", "libyatl.dates.When.a", "libyatl.api"])
def test_a_name_that_leads_somewhere_is_there(name: str) -> None:
    assert is_there(name)


@pytest.mark.parametrize("name", ["libyatl.keys", "libyatl.dates.When.e", "libyatl.dates.When.a.b"])
def test_a_name_that_leads_nowhere_is_not(name: str) -> None:
    assert not is_there(name)


def test_every_dotted_name_leads_somewhere() -> None:
    named = {
        (of_root(path), name)
        for path in [*FILES, *TESTS, *PAGES]
        for name in NAME.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert [(file, name) for file, name in sorted(named) if not is_there(name)] == []


def test_every_path_leads_somewhere() -> None:
    named = {
        (of_root(path), name)
        for path in [*FILES, *TESTS, *PAGES]
        for name in PATH.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert [(file, name) for file, name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_module_that_the_house_names_is_there() -> None:
    files = [f"/{of_root(path)}" for path in [*FILES, *TESTS]]
    named = {
        (of_root(path), name)
        for path in FILES
        for name in MODULE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    lost = [pair for pair in sorted(named) if not any(f.endswith(f"/{pair[1]}") for f in files)]
    assert lost == []


LISTED = re.compile(r"^([a-z_]+(?:\.py|/))  +\S", re.MULTILINE)
ROOMS = {
    of_root(path.parent): listed
    for path in FILES
    if path.name == "__init__.py" and (listed := LISTED.findall(path.read_text(encoding="utf-8")))
}
"""The rooms whose face lists what is in them, with what it lists."""


def test_the_large_rooms_say_what_is_in_them() -> None:
    large = ("checks", "chronology", "cli", "dates", "formats", "model", "query", "views")
    assert {f"src/libyatl/{room}" for room in large} <= ROOMS.keys()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_that_lists_what_is_in_it_lists_all(room: str) -> None:
    within = [path.relative_to(ROOT / room) for path in FILES if path.is_relative_to(ROOT / room)]
    there = {f"{path.parts[0]}/" if path.parts[1:] else path.name for path in within}
    assert sorted(ROOMS[room]) == sorted(there - {"__init__.py"})


@pytest.mark.parametrize("path", FILES, ids=of_root)
def test_a_private_name_in_a_text_is_one_of_its_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tokens = [*tokenize.generate_tokens(io.StringIO(text).readline)]
    names = {token.string for token in tokens if token.type == tokenize.NAME} | {COMPLETE}
    said = [t.string for t in tokens if t.type in (tokenize.STRING, tokenize.COMMENT)]
    assert {name for one in said for name in PRIVATE.findall(one)} <= names
