"""The pages on the file and on the outputs have a row for each key and column, and for no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from libyatl.formats.entries.plain import EVENT_KEYS
from libyatl.model import RELATION_KINDS
from libyatl.model.keys import ENTRIES, HEAD
from libyatl.query.columns import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"
FILE, OUTPUT = (
    (DOCS / name).read_text(encoding="utf-8") for name in ("file-format.md", "output.md")
)
TABLE = re.compile(r"^\| (.*?) \|.*\n\|---\|---\|\n((?:\|.*\n)+)", re.MULTILINE)
HEADING = re.compile(r"^## (.*)\n", re.MULTILINE)
KEYS = {name: {key.key for key in form.keys} for name, form in ENTRIES.items()}


def tables(text: str) -> list[tuple[str, list[str]]]:
    """Return the head of each table of two columns, and the first cell of each of its rows."""
    return [
        (head, [row.split("|")[1] for row in rows.splitlines()])
        for head, rows in TABLE.findall(text)
    ]


def section(heading: str) -> str:
    _, *parts = HEADING.split(FILE)
    return dict(zip(parts[::2], parts[1::2], strict=True))[heading]


def keys(cells: list[str]) -> list[str]:
    return [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("The file as a whole", {key.key for key in HEAD}),
        ("Events", KEYS["event"]),
        ("Citations", KEYS["citation"]),
        ("Relations", KEYS["relation"]),
    ],
)
def test_a_section_has_a_row_for_each_key(heading: str, known: set[str]) -> None:
    (_, cells), *_ = tables(section(heading))
    assert sorted(keys(cells)) == sorted(known)


def test_each_registry_has_a_row_for_each_key() -> None:
    told = {head.strip("`"): sorted(keys(cells)) for head, cells in tables(section("Registries"))}
    assert told == {f"{name}s": sorted(KEYS[name]) for name in ("actor", "place", "source")}


def test_what_an_actor_and_an_account_may_say_is_told_in_their_rows() -> None:
    (actor,) = re.findall(r"^\| `actors` .*`\{(.*)\}`", FILE, re.MULTILINE)
    assert {part.partition(":")[0] for part in actor.split(", ")} == KEYS["participant"]
    (account,) = re.findall(r"^\| `says` \|(.*)", FILE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", account)) == {*KEYS["account"], *ENTRIES["account"].also}


def test_each_kind_of_relation_is_told() -> None:
    _, (_, cells) = tables(section("Relations"))
    assert tuple(re.findall(r"`(\w+): X`", "".join(cells))) == RELATION_KINDS


def test_each_column_is_told() -> None:
    told, *_ = [cells for head, cells in tables(OUTPUT) if head == "column"]
    assert keys(told) == list(COLUMNS)


def test_each_key_of_an_event_in_json_is_told() -> None:
    (told,) = [cells for head, cells in tables(OUTPUT) if head == "key of an event"]
    assert sorted(keys(told)) == sorted(EVENT_KEYS)
