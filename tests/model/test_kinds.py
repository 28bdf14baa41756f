"""A kind of name is told once: what lists the kinds knows each, and a new one fails for each list.

Modules are imported within the tests, so that one that lacks a kind hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Container
from importlib import import_module
from inspect import signature
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import pytest

import libyatl
from libyatl.model.kinds import BY_PLURAL, KINDS, REGISTERED, Kind, Registry

PLURALS = {kind: one.plural for kind, one in KINDS.items()}
LISTS = {
    "libyatl.query.expression:NAMES": KINDS,
    "libyatl.query:GROUPS": KINDS,
    "libyatl.cli.offers:OFFERS": KINDS,
    "libyatl.cli.options:Selecting._fields": (*KINDS, *(f"not_{kind}" for kind in KINDS)),
    "libyatl.cli.app:COMMANDS": BY_PLURAL,
    "libyatl.model:Event._fields": BY_PLURAL,
    "libyatl.model.registers:Names._fields": BY_PLURAL,
    "libyatl.formats.entries.forms:EVENT.keys": BY_PLURAL,
    "libyatl.formats.tabular.headers:LISTS": BY_PLURAL,
    "libyatl.query.columns:COLUMNS": BY_PLURAL,
    "libyatl.query.columns:GUARDED": BY_PLURAL,
    "libyatl.model:Timeline.__dataclass_fields__": REGISTERED,
    "libyatl.query.selection:Used._fields": REGISTERED,
    "libyatl.formats.entries.forms:REGISTRIES": REGISTERED,
    "libyatl.formats.entries.assembly:FILE_KEYS": REGISTERED,
}
"""What lists the kinds, by the words that it has for them."""


def test_the_table_has_every_kind_and_every_registry() -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert tuple(REGISTERED) == get_args(Registry)
    assert {*BY_PLURAL} == {*PLURALS.values()}


@pytest.mark.parametrize(
    ("where", "word"), [(where, word) for where, words in LISTS.items() for word in words]
)
def test_what_lists_the_kinds_lists_each(where: str, word: str) -> None:
    module, _, path = where.partition(":")
    known: Container[str] = attrgetter(path)(import_module(module))
    assert word in known


@pytest.mark.parametrize("kind", KINDS)
def test_the_library_and_the_help_of_the_options_know_it(kind: Kind) -> None:
    from libyatl.cli.options import Selecting, Shaping

    select = signature(libyatl.select).parameters
    for name in (kind, f"not_{kind}"):
        assert name in select
        assert f"--{name.replace('_', '-')}" in _option(Selecting, name)
    assert kind in _option(Shaping, "group_by")


def _option(group: Any, field: str) -> list[str]:
    """Return the words by which a command line takes a field of a group, and those of its help."""
    [option] = get_type_hints(group, include_extras=True)[field].__metadata__
    return [option.default, *option.param_decls, *re.findall(r"\w+", option.help)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_knows_it_and_its_registry(kind: Kind) -> None:
    from libyatl.formats.json.json_schema import json_schema

    definitions = json_schema()["definitions"]
    key = PLURALS[kind]
    assert key in definitions["event"]["properties"]
    registered = KINDS[kind].registry is not None
    assert (kind in definitions) is (key in definitions["chronology"]["properties"]) is registered


@pytest.mark.parametrize("kind", KINDS)
def test_a_command_of_its_name_tallies_it(kind: Kind) -> None:
    from libyatl.cli.app import COMMANDS

    module, _, attribute = COMMANDS[PLURALS[kind]][0].partition(":")
    assert attribute == PLURALS[kind]
    assert f"the {PLURALS[kind]}" in getattr(import_module(module), attribute).__doc__


@pytest.mark.parametrize("kind", KINDS)
def test_who_bears_a_name_is_found_by_it_grouped_by_it_and_shows_it(kind: Kind) -> None:
    timeline = libyatl.load()
    event = next(event for event in timeline.events if KINDS[kind].borne(event))
    name = KINDS[kind].borne(event)[0]
    select: Any = libyatl.select
    found, others = select(timeline, **{kind: name}), select(timeline, **{f"not_{kind}": name})
    assert event in found.events
    assert event not in others.events
    assert len(found) + len(others) == len(timeline.events)
    groups = select(timeline, group_by=kind).groups
    assert len(found) in {len(group.rows) for group in groups}
    tallied = {one.id: one.events for one in libyatl.api.tally(timeline, PLURALS[kind])}
    assert tallied[found.names.of(kind).key(name)] == len(found)
    card = libyatl.render(select(timeline, id=event.id), view="cards")
    assert any(line.split()[:1] == [PLURALS[kind]] for line in card.splitlines()), card


@pytest.mark.parametrize("registry", REGISTERED)
def test_an_entry_of_its_registry_is_written_where_events_use_it(registry: Registry) -> None:
    from libyatl.formats import read_data

    timeline = libyatl.load()
    entries = KINDS[REGISTERED[registry]].entries(timeline)
    some = libyatl.select(timeline, limit=len(timeline.events) // 2)
    used = getattr(some.used, registry)
    assert set() < used < entries.keys()
    for format in ("yaml", "json", "jsonl"):
        again = read_data([("some", libyatl.write(some, format=format).encode())], format=format)
        assert KINDS[REGISTERED[registry]].entries(again).keys() == used
