"""Each key of the table is read, and written by every format or said to be lost."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from drawn_timelines import timelines
from hypothesis import Phase, given, settings
from probed import HEADS, KEYS, VALUES, heading, label, read, stated, stating

import libyatl
from libyatl.api import losses
from libyatl.findings.diagnostics import Report
from libyatl.formats import FORMATS
from libyatl.formats.carried import TOLD
from libyatl.formats.entries import forms, plain
from libyatl.formats.entries.nodes import Mapping
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.formats.entries.values import File
from libyatl.formats.json import json_schema
from libyatl.formats.json.nodes import json_node
from libyatl.model import Timeline
from libyatl.model.key_forms import EntryForm, HeadKey, HeadKind, Key, ValueKind
from libyatl.model.keys import ENTRIES, HEAD, EntryName
from libyatl.model.positions import RecordedPositions
from libyatl.query.columns import COLUMNS

VALUE_KINDS: tuple[ValueKind, ...] = get_args(ValueKind)
HEAD_KINDS: tuple[HeadKind, ...] = get_args(HeadKind)
BOTH_WAYS = sorted(
    each.name for each in FORMATS.values() if each.read and each.write and each.carries is not TOLD
)


def lost(timeline: Timeline, format: str) -> set[str]:
    return {each.what for each in losses(timeline, format)}


def day_for(format: str) -> str:
    """Return the date that an event must have so that the format has it at all."""
    undated = {"undated events", "events without a year"}
    return "" if undated <= FORMATS[format].carries else "2017-07-25"


def written(timeline: Timeline, format: str) -> Timeline:
    chosen = libyatl.select(timeline, sort="file")
    return read(libyatl.write(chosen, format=format), format)


@pytest.mark.parametrize(("name", "key"), KEYS, ids=label)
def test_each_key_is_read(name: EntryName, key: Key) -> None:
    timeline = stating(name, key)
    usual = ENTRIES[name].model._field_defaults.get(key.field, "")
    assert getattr(stated(name, timeline), key.field) != usual
    assert not len(timeline.report), list(timeline.report)


@pytest.mark.parametrize("format", BOTH_WAYS)
@pytest.mark.parametrize(("name", "key"), KEYS, ids=label)
def test_what_a_key_states_is_read_back_or_said_to_be_lost(
    name: EntryName, key: Key, format: str
) -> None:
    timeline = stating(name, key, on=day_for(format))
    try:
        entry = stated(name, written(timeline, format))
    except LookupError:
        entry = None
    same = getattr(entry, key.field, None) == getattr(stated(name, timeline), key.field)
    assert same != (key.loss in lost(timeline, format))


@pytest.mark.parametrize("key", ENTRIES["event"].keys, ids=label)
def test_each_key_of_an_event_has_a_column_or_a_loss(key: Key) -> None:
    assert key.key in COLUMNS or key.loss not in FORMATS["csv"].carries


def test_a_loss_that_a_key_names_is_said_of_what_states_it() -> None:
    for named, timeline in [
        *((key.loss, stating(name, key)) for name, key in KEYS),
        *((key.loss, heading(key)) for key in HEAD),
    ]:
        assert named is None or named in FORMATS["csv"].carries or named in lost(timeline, "csv")


@pytest.mark.parametrize("format", BOTH_WAYS)
@pytest.mark.parametrize("key", HEAD, ids=label)
def test_what_a_file_states_of_the_whole_is_read_back_or_said_to_be_lost(
    key: HeadKey, format: str
) -> None:
    timeline = heading(key, on=day_for(format))
    said = lost(timeline, format)
    same = written(timeline, format) == timeline
    assert same != (key.loss in {name.removesuffix(USELESS) for name in said})


USELESS = " that no event uses"
"""What JSON Lines lose of the registries."""


def entries_in(value: Any) -> Iterator[Any]:
    """Yield each entry that a value is or holds."""
    if hasattr(value, "_fields"):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from entries_in(part)


def test_the_timelines_that_are_drawn_at_random_state_each_key() -> None:
    seen: set[tuple[type, str]] = set()

    @settings(max_examples=80, phases=[Phase.generate], database=None, derandomize=True)
    @given(timelines())
    def look(timeline: Timeline) -> None:
        registered = (timeline.actors, timeline.places, timeline.sources)
        whole = (*timeline.events, *(entry for some in registered for entry in some.values()))
        for entry in entries_in(whole):
            usual = entry._field_defaults
            seen.update(
                (type(entry), field)
                for field, value in entry._asdict().items()
                if value != usual.get(field, "")
            )

    look()
    wanted = {(ENTRIES[name].model, key.field) for name, key in KEYS if name != "acceptance"}
    assert wanted <= seen


def test_an_event_that_is_as_usual_is_written_as_its_title() -> None:
    timeline = read('[{"title": "One"}]', "json")
    assert libyatl.write(timeline, format="yaml") == "events:\n  - title: One\n"


def test_each_kind_of_value_can_be_read_written_and_described() -> None:
    assert set(forms._READERS) == set(VALUE_KINDS)
    assert set(plain._PLAIN) == set(VALUE_KINDS)
    assert set(json_schema._KINDS) == set(VALUE_KINDS)
    assert {*json_schema._HEAD_KINDS, "registry"} == set(HEAD_KINDS)
    assert (set(VALUES), set(HEADS)) == (set(VALUE_KINDS), set(HEAD_KINDS))


def test_a_key_of_any_kind_needs_no_more_than_its_line_to_be_read_written_and_described() -> None:
    keys = tuple(Key(f"my_{kind}", kind, f"My {kind}.", loss=None) for kind in VALUE_KINDS)
    fields = [key.key for key in keys]
    model: Any = namedtuple("Probe", fields, defaults=[None] * len(keys))  # type: ignore[misc]
    entry = EntryForm(model, "a probe", keys)
    said = {f"my_{kind}": VALUES[kind] for kind in VALUE_KINDS}
    file = File("probe", Report(), RecordedPositions(), Suggestions())
    node = json_node(json.dumps(said), "probe", file.report)
    assert isinstance(node, Mapping)
    values, refused = forms.Form(entry).fill(file, node)
    assert (refused, list(file.report)) == ([], [])
    assert plain._PlainForm(entry).said(model(*values)) == said
    described = json_schema._entry(entry)["properties"]
    assert {key: each["description"] for key, each in described.items()} == {
        key.key: key.says for key in keys
    }
