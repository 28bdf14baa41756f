"""A kind of name is told once: whatever lists the kinds knows each, and a new one fails here."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import signature
from typing import Any, get_args, get_type_hints

import pytest

import libyatl
from libyatl import Timeline
from libyatl.cli.app import COMMANDS
from libyatl.cli.completing import OFFERS
from libyatl.cli.options import Selecting, Shaping
from libyatl.formats import read_data
from libyatl.formats.entries.forms import ACCOUNT, EVENT, REGISTRIES
from libyatl.formats.json.json_schema import json_schema
from libyatl.formats.tabular.headers import LISTS
from libyatl.model.kinds import BY_PLURAL, KINDS, REGISTERED, Kind, Registry
from libyatl.model.registers import Names
from libyatl.query import GROUPS
from libyatl.query.columns import COLUMNS, GUARDED
from libyatl.query.expression import NAMES
from libyatl.query.selection import Used

PLURALS = {kind: one.plural for kind, one in KINDS.items()}


def _option(group: Any, field: str) -> list[str]:
    """Return the words by which a command line takes a field of a group, and those of its help."""
    [option] = get_type_hints(group, include_extras=True)[field].__metadata__
    return [option.default, *option.param_decls, *re.findall(r"\w+", option.help)]


def test_the_table_has_every_kind_and_every_registry() -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert tuple(REGISTERED) == get_args(Registry)
    assert {one.registry for one in KINDS.values()} == {*get_args(Registry), None}


def test_what_holds_one_of_each_kind_has_a_field_for_each() -> None:
    assert set(Names._fields) == set(BY_PLURAL) == set(PLURALS.values())
    assert set(Used._fields) == set(REGISTERED) == set(REGISTRIES)
    assert set(REGISTERED) <= set(Timeline.__dataclass_fields__)


@pytest.mark.parametrize("kind", KINDS)
def test_the_grammar_the_columns_and_the_schema_know_it(kind: Kind) -> None:
    key = PLURALS[kind]
    for table in (EVENT.keys, COLUMNS, GUARDED, LISTS):
        assert key in table
    assert (key in ACCOUNT.keys) is (kind in ("actor", "place"))
    definitions = json_schema()["definitions"]
    assert key in definitions["event"]["properties"]
    registered = KINDS[kind].registry is not None
    assert (kind in definitions) is (key in definitions["chronology"]["properties"]) is registered


@pytest.mark.parametrize("kind", KINDS)
def test_options_expressions_groups_and_completion_know_it(kind: Kind) -> None:
    select = signature(libyatl.select).parameters
    for name in (kind, f"not_{kind}"):
        assert name in select
        assert f"--{name.replace('_', '-')}" in _option(Selecting, name)
    assert kind in NAMES
    assert kind in GROUPS
    assert kind in OFFERS
    assert kind in _option(Shaping, "group_by")


@pytest.mark.parametrize("kind", KINDS)
def test_a_command_of_its_name_tallies_it(kind: Kind) -> None:
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
    timeline = libyatl.load()
    entries = KINDS[REGISTERED[registry]].entries(timeline)
    some = libyatl.select(timeline, limit=len(timeline.events) // 2)
    used = getattr(some.used, registry)
    assert set() < used < entries.keys()
    for format in ("yaml", "json", "jsonl"):
        again = read_data([("some", libyatl.write(some, format=format).encode())], format=format)
        assert KINDS[REGISTERED[registry]].entries(again).keys() == used
