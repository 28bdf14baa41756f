"""The house stands: every import points down, read from the syntax trees, lazy ones counted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "libyatl"

FLOORS: list[tuple[str, ...]] = [
    ("errors", "truth", "collector"),
    ("diagnostics", "spelling", "inert"),
    ("dates", "positions", "tables", "curated", "codes", "files"),
    ("model", "renumbered"),
    ("chronology", "names"),
    ("query",),
    ("columns",),
    ("tally_columns",),
    ("views", "checks", "formats"),
    ("api", "mending", "unified"),
    ("cli",),
    ("__main__",),
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS, 1) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield (room, line) for each import of libyatl in the file, tables of "module:ATTR" too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "libyatl":
            names = [f"libyatl.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}:{node.lineno}: a relative import hides its room"
            names = [node.module]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            module, colon, attribute = node.value.partition(":")
            if colon and module.startswith("libyatl.") and attribute.isidentifier():
                names = [module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "libyatl" and len(parts) > 1 and parts[1] in FLOOR:
                yield parts[1], getattr(node, "lineno", 0)


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_room_stands_on_a_floor_and_looks_down_only(path: Path) -> None:
    room = room_of(path)
    assert room in FLOOR, f"{room} stands on no floor: give it one in FLOORS"
    for other, line in imports(path):
        if other != room:
            assert FLOOR[other] < FLOOR[room], f"{path}:{line}: {room} must not know {other}"


def test_within_a_room_no_module_imports_in_a_circle() -> None:
    graph = {path: set(_modules(path)) for path in FILES}
    seen: dict[Path, int] = {}

    def visit(path: Path, trail: tuple[Path, ...]) -> None:
        assert path not in trail, " -> ".join(
            str(step.relative_to(SOURCE)) for step in (*trail, path)
        )
        if path in seen:
            return
        for following in graph.get(path, ()):
            visit(following, (*trail, path))
        seen[path] = 1

    for path in FILES:
        visit(path, ())


def _modules(path: Path) -> Iterator[Path]:
    """Yield the files that the file imports when it is itself imported."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("libyatl"):
            base = SOURCE.parent.joinpath(*(node.module or "").split("."))
            for alias in node.names:
                for candidate in (base / f"{alias.name}.py", base / alias.name / "__init__.py"):
                    if candidate.is_file():
                        yield candidate
            for candidate in (base.with_suffix(".py"), base / "__init__.py"):
                if candidate.is_file() and candidate not in (path, SOURCE / "__init__.py"):
                    yield candidate


def test_no_room_is_called_for_what_it_is_not() -> None:
    idle = {"utils", "helpers", "base", "common", "manager", "misc", "util"}
    assert not [path for path in FILES if {part.removesuffix(".py") for part in path.parts} & idle]


@pytest.mark.parametrize("room", [path.parent for path in SOURCE.rglob("__init__.py")], ids=str)
def test_a_room_that_lists_its_modules_lists_them_all(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"^ *([a-z_]+)\.py {2,}", said, re.MULTILINE)
    there = {path.stem for path in room.glob("*.py")} - {"__init__"}
    assert {*listed} <= there
    assert not listed or "…" in said or {*listed} == there
