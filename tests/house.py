"""The house as its imports tell it: which room knows which, lazy and typing imports counted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "libyatl"

FLOORS: dict[str, list[tuple[str, ...]]] = {
    "": [
        ("errors", "truth", "collector", "frozen", "version"),
        ("text",),
        ("findings", "dates"),
        ("on_demand", "curated", "model"),
        ("files", "chronology"),
        ("query",),
        ("views",),
        ("formats", "checks"),
        ("drawings", "handing_on", "tables", "comparing"),
        ("api", "counting", "editing", "frames"),
        ("cli",),
        ("__main__",),
    ],
    "chronology": [
        ("solver",),
        ("sources",),
        ("statements",),
        ("layers",),
        ("solved",),
        ("answers",),
        ("seconds",),
        ("anew", "firm"),
        ("chronology",),
        ("resolving", "as_of"),
    ],
    "checks": [
        ("mentions", "skeletons", "tidiness", "order_graph", "days_in_text"),
        ("renames",),
        ("examined",),
        ("file_order", "stated_dates"),
        ("names", "evidence", "days", "order"),
        ("topics",),
        ("running",),
        ("outputs",),
    ],
    "cli": [
        ("process", "spelled_out", "slips"),
        ("typer_face", "sparing", "heeding", "default_files"),
        (
            "importing",
            "heeded_how",
        ),
        (
            *("offers", "options", "picture_options", "row_options", "check_options"),
            *("rename_options", "diff_options", "merge_options", "editing_options", "last_line"),
        ),
        ("completing",),
        ("telling", "whose_output"),
        ("asking",),
        ("compared_sides", "writing_back"),
        ("prompting",),
        ("commands",),
        ("app",),
    ],
    "dates": [
        ("problem", "civil", "patterns", "no_date", "date_forms", "zone_abbreviations"),
        ("axis",),
        ("zones", "unit_steps", "gap", "steps", "julian", "calendar_names"),
        ("when", "clock"),
        ("units",),
        ("reading",),
        ("saying", "refusing"),
        ("parsing", "located"),
        ("together",),
        ("spelled",),
        ("shifted", "on_calendars"),
    ],
    "findings": [("diagnostics",), ("codes",)],
    "formats": [
        ("how",),
        ("controls", "carried", "entries", "libraries", "safe_xml"),
        ("format", "foreign"),
        ("passing",),
        ("json", "yaml", "tabular"),
        (
            "markdown",
            "csl",
            "xlsx",
            "parquet",
            "gexf",
            "mermaid",
            "markwhen",
            "simile",
            "geojson",
            "timelinejs",
            "ics",
            "wikidata",
        ),
        ("vault",),
        ("losses", "table_text"),
        ("own_formats", "foreign_formats"),
        ("all_formats",),
        ("told_by",),
        ("intake",),
    ],
    "views": [
        ("page",),
        ("lines", "indented"),
        ("words", "scene"),
        ("itemized",),
        ("pictured",),
        ("staged",),
        ("terminal", "vector"),
        ("web",),
    ],
}
"""The floors of each room that holds rooms, the ground floor first.

A module or a room may know what stands on a floor below its own, and nothing else of its room.
The `__init__` of a room is its face, for those outside: it stands above all within.
"""


def module_of(path: Path) -> tuple[str, ...]:
    """Return the parts of a module's name below `libyatl`; a room's face is the room."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


FILES = sorted(SOURCE.rglob("*.py"))
MODULES = {module_of(path): path for path in FILES}


@cache
def imports(path: Path) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return each module of libyatl that a file names in an import, with the line.

    Imports within a function or for type checkers alone are counted, and so are the
    "module:ATTR" of the tables from which modules are imported on demand.
    """
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[tuple[str, ...], int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import hides its room"
            for alias in node.names:
                longer = tuple(f"{node.module}.{alias.name}".split(".")[1:])
                names.append(
                    f"{node.module}.{alias.name}" if longer in MODULES else f"{node.module}"
                )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            module, colon, attribute = node.value.partition(":")
            if colon and attribute.isidentifier():
                names = [module]
        for name in names:
            room, *parts = name.split(".")
            if room == "libyatl":
                assert tuple(parts) in MODULES, f"{path}: no module {name}"
                yield tuple(parts), getattr(node, "lineno", 0)


def floor_of(room: str, member: str) -> int:
    """Return the floor of a room on which a member of it stands; the face is above all.

    Raises:
        KeyError: it stands on none.
    """
    if not member:
        return len(FLOORS[room])
    for number, members in enumerate(FLOORS[room]):
        if member in members:
            return number
    raise KeyError(f"{room or 'libyatl'}: '{member}' stands on no floor: give it one in FLOORS")


def meeting(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the innermost room that holds two modules, and which member of it each is or is in.

    The member is empty where a module is the face of that room.
    """
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    members = (*one[shared:], ""), (*other[shared:], "")
    return ".".join(one[:shared]), members[0][0], members[1][0]
