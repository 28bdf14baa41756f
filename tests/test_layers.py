"""The house stands: every import points down, lazy and typing ones counted, none in a circle."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from house import FILES, FLOORS, MODULES, SOURCE, floor_of, imports, meeting, module_of

ROOMS = {module_of(path) for path in FILES if path.name == "__init__.py"}
OF_ITS_KIND = {
    "reader": "one a format",
    "writer": "one a format",
    "signs": "one a room of formats",
    "nodes": "what a format's reader makes, and what they all come down to",
    "chronology": "the room, and what it is named for",
    "entries": "what a timeline holds, and the grammar in which it is written",
    "order": "what the chronology says of it, and the checks of that",
    "scene": "the room, and what it is named for",
    "timeline": "what is read, and the view that draws it",
}
"""Names that several modules may have, and why."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_room_stands_on_a_floor_and_looks_down_only(path: Path) -> None:
    module = module_of(path)
    for other, line in imports(path):
        if other == module:
            continue
        room, one, its = meeting(module, other)
        if room in FLOORS:
            assert floor_of(room, its) < floor_of(room, one), (
                f"{path}:{line}: {'.'.join(module)} must not know {'.'.join(other)}"
            )
        else:
            assert its, f"{path}:{line}: a module must not know the face of its own room"


def test_every_room_that_holds_rooms_has_floors() -> None:
    holding = {".".join(room[:-1]) for room in ROOMS if room}
    assert holding == FLOORS.keys()


@pytest.mark.parametrize("room", FLOORS)
def test_the_floors_are_of_what_stands(room: str) -> None:
    depth = room.count(".") + 1 if room else 0
    inside = {
        name[depth] for name in MODULES if len(name) > depth and ".".join(name[:depth]) == room
    }
    standing = Counter(member for members in FLOORS[room] for member in members)
    assert standing == Counter(inside)


def test_no_module_imports_in_a_circle() -> None:
    graph = {module: {other for other, _ in imports(path)} for module, path in MODULES.items()}
    done: set[tuple[str, ...]] = set()

    def visit(module: tuple[str, ...], trail: tuple[tuple[str, ...], ...]) -> None:
        assert module not in trail, " -> ".join(map(".".join, (*trail, module)))
        if module not in done:
            for following in graph[module] - {module}:
                visit(following, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_a_lazy_import_a_typing_import_and_a_table_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "example.py"
    file.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from libyatl.model import Event\n"
        "def late():\n    from libyatl.formats.yaml import reader\n"
        'TABLE = {"one": "libyatl.views.page:plain", "two": "a:b"}\n'
    )
    assert imports(file) == (
        (("model",), 3),
        (("formats", "yaml", "reader"), 5),
        (("views", "page"), 6),
    )


def test_a_name_stands_for_one_module() -> None:
    # A command's module is called as the command is.
    names = Counter(
        module[-1] for module in MODULES if module and module[:2] != ("cli", "commands")
    )
    assert {name for name, count in names.items() if count > 1} <= OF_ITS_KIND.keys()


def test_no_room_is_called_for_what_it_is_not() -> None:
    idle = {"utils", "helpers", "base", "common", "manager", "misc", "util"}
    assert not [module for module in MODULES if idle.intersection(module)]


@pytest.mark.parametrize("room", sorted(ROOMS), ids=".".join)
def test_a_room_that_lists_its_modules_lists_them_all(room: tuple[str, ...]) -> None:
    face = MODULES[room]
    said = ast.get_docstring(ast.parse(face.read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"^ *([a-z_]+)(?:\.py|/) {2,}", said, re.MULTILINE)
    there = {module[-1] for module in MODULES if module[:-1] == room and module}
    assert {*listed} <= there
    assert not listed or "…" in said or {*listed} == there
