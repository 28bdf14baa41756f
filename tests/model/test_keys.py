"""The table of keys is whole: each field of the model has its key, each kind its entries."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest
from house import MODULES

from libyatl.model import RELATION_KINDS, Timeline
from libyatl.model.key_forms import ValueKind
from libyatl.model.keys import ENTRIES, HEAD, EntryName

OTHERWISE: dict[str, set[str]] = {
    "event": {"extra", "named"},
    "participant": {"extra"},
    "citation": {"extra"},
    "account": {"extra"},
    "relation": {"kind"},
    "actor": {"extra", "id"},
    "place": {"extra", "id"},
    "source": {"extra", "id"},
    "acceptance": {"accepts"},
}
"""Fields that no key fills: further keys, what stands as a key itself, whether there was an id."""


def test_every_kind_of_entry_and_of_value_is_in_the_table() -> None:
    assert tuple(ENTRIES) == get_args(EntryName)
    assert {key.kind for form in ENTRIES.values() for key in form.keys} == {*get_args(ValueKind)}


@pytest.mark.parametrize("name", ENTRIES)
def test_each_field_has_one_key(name: EntryName) -> None:
    form = ENTRIES[name]
    filled = [key.field for key in form.keys if key.kind != "relations"]
    filled += ["relations"] if name == "event" else []
    assert sorted([*filled, *OTHERWISE[name]]) == sorted(form.model._fields)
    assert len({key.key for key in form.keys}) == len(form.keys)


def test_each_value_of_its_own_grammar_is_kept_where_it_cannot_be_read() -> None:
    kept = {"date", "status", "gap", "integer", "tells", "degrees"}
    for form in ENTRIES.values():
        for key in form.keys:
            assert bool(key.unread) == (key.kind in kept and "extra" in form.model._fields)
            assert not key.unread or key.unread in form.model._fields


def test_each_kind_of_relation_is_a_key_of_an_event() -> None:
    related = [key for key in ENTRIES["event"].keys if key.field == "relations"]
    assert tuple(key.key for key in related) == RELATION_KINDS
    assert {key.kind for key in related} == {"relations"}


def test_no_other_room_lists_the_kinds_of_relation() -> None:
    listing = set()
    for module, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        if all(f'"{kind}"' in text for kind in RELATION_KINDS):
            listing.add(".".join(module))
    assert listing == {
        "model.entries",
        "model.keys",
        "chronology.statements.relations",
        "chronology.statements.wording",
    }


@pytest.mark.parametrize("kind", RELATION_KINDS)
def test_a_kind_of_relation_has_one_row_of_meaning(kind: str) -> None:
    path = MODULES["chronology", "statements", "relations"]
    assert path.read_text(encoding="utf-8").count(f'"{kind}"') == 1


@pytest.mark.parametrize("name", ENTRIES)
def test_what_names_an_entry_is_one_of_its_keys(name: EntryName) -> None:
    form = ENTRIES[name]
    assert not form.naming or form.naming in [key.key for key in form.keys]


def test_each_field_of_a_timeline_has_a_key_of_the_file() -> None:
    filled = {{"check": "accepted"}.get(key.key, key.key) for key in HEAD}
    said = {field.name for field in fields(Timeline) if field.compare}
    assert filled - {"libyatl"} == said - {"extra"}
