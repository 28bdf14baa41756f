"""Of whatever file: each entry is an event or is reported, and each cell of an event is told."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from foreign_worlds import (
    DrawnNote,
    DrawnTable,
    collections,
    in_json,
    in_lines,
    in_yaml,
    items,
    key_of,
    lists,
    notes,
    tables,
    texts_of,
)
from hypothesis import example, given
from hypothesis import strategies as st

import libyatl
from libyatl.formats import read_data
from libyatl.formats.tabular.headers import DERIVED, GROUP, is_ours
from libyatl.model import Timeline

NOBODY = {"", "na", "n/a", "nan", "null", "none", "-", "."}


def codes(timeline: Timeline) -> set[str]:
    return {found.code for found in timeline.report}


def error_lines(timeline: Timeline) -> set[int]:
    return {
        found.span.line for found in timeline.report if found.severity == "error" and found.span
    }


def event_lines(timeline: Timeline) -> list[int]:
    spans = [timeline.span(number) for number in range(len(timeline.events))]
    return [span.line for span in spans if span is not None]


@given(tables())
def test_each_row_of_a_table_is_an_event_or_is_reported(table: DrawnTable) -> None:
    timeline = read_data([(table.file, table.text.encode())])
    assert "entries-lost" not in codes(timeline)
    events, errors = event_lines(timeline), error_lines(timeline)
    begins = {first for first, _, _ in table.rows}
    assert len(events) == len({*events}) == len(timeline.events)
    assert {*events} <= begins
    if errors & {0, 1} and not events:
        return  # The table as a whole is reported.
    for first, last, row in table.rows:
        reported = errors & {*range(first, last + 1)}
        assert first in events or reported, (first, row, [str(one) for one in timeline.report])


def told(timeline: Timeline) -> list[str]:
    """Return of each event all that JSON says of it and of the names that the chronology has."""
    in_order = libyatl.select(timeline, sort="file")
    whole = json.loads(libyatl.write(in_order, format="json"))
    registries = {key: whole.get(key, {}) for key in ("actors", "places", "sources")}
    names = [*texts_of(registries)]
    return ["\n".join([*texts_of(event), *names]) for event in whole["events"]]


def is_told(cell: str, told: str) -> bool:
    """Whether a cell stands to the letter, or its parts, or the number that it is.

    The mark that keeps a spreadsheet from running a cell is no letter of it.
    """
    plain = cell.strip()
    plain = plain[1:] if plain[:1] == "'" and plain[1:2] in (*"=+-@",) else plain
    if plain.casefold() in NOBODY or plain in told:
        return True
    if all(part.strip() in told for part in plain.split(";")):
        return True
    return is_number_in(plain, told) or (plain == "9:30" and "T09:30" in told)


def as_escaped(cell: str) -> str:
    return re.sub(r"\\([\\tn])", lambda found: {"t": "\t", "n": "\n"}.get(found[1], "\\"), cell)


def is_number_in(cell: str, told: str) -> bool:
    try:
        number = float(cell)
    except ValueError:
        return False
    digits = (f"{number:g}", f"{number:02g}", f"{number:04g}")
    return any(each in told for each in digits)


@given(tables())
def test_each_cell_of_a_row_that_is_an_event_is_told(table: DrawnTable) -> None:
    timeline = read_data([(table.file, table.text.encode())])
    rows = {first: row for first, _, row in table.rows}
    # What libyatl derived is not read again; test_tables.py says when a cell is that.
    derived = {*DERIVED, GROUP} if is_ours([*map(str.strip, table.header)]) else set()
    for line, text in zip(event_lines(timeline), told(timeline), strict=True):
        row = rows[line]
        assert row is not None
        for name, cell in zip(map(str.strip, table.header), row, strict=False):
            # Of our own TSV the escapes are undone.
            ways = {cell, *([as_escaped(cell)] if table.file == "t.tsv" else ())}
            assert name in derived or any(is_told(one, text) for one in ways), (name, cell, text)


def read_list(text: str, name: str, entries: list[dict[str, Any]]) -> Timeline:
    """Read a list, and see that each of its entries is an event or is reported."""
    timeline = read_data([(name, text.encode())])
    found = codes(timeline)
    assert "entries-lost" not in found
    left_out = len(entries) - len(timeline.events)
    errors = [one for one in timeline.report if one.severity == "error"]
    assert left_out >= 0
    if timeline.events:
        assert left_out <= len({one.span for one in errors}), [str(one) for one in timeline.report]
    else:
        assert errors or not entries
    return timeline


@given(lists(), st.sampled_from(["", "events", "items", "data", "timeline"]))
@pytest.mark.parametrize("format", ["json", "yaml", "jsonl"])
def test_each_entry_of_a_list_is_an_event_and_all_that_it_says_is_told(
    format: str, entries: list[dict[str, Any]], key: str
) -> None:
    text = {"json": in_json, "yaml": in_yaml}[format](entries, key) if format != "jsonl" else ""
    timeline = read_list(text or in_lines(entries), f"t.{format}", entries)
    if len(timeline.events) < len(entries):
        return  # Which of them were left out is not told by number.
    begins = [*event_lines(timeline), sys.maxsize]
    reported = [one.span for one in timeline.report if one.severity == "error" and one.span]
    for number, (entry, said) in enumerate(zip(entries, told(timeline), strict=True)):
        refused = any(
            str(number) in span.pointer.split("/")
            if span.pointer
            else begins[number] <= span.line < begins[number + 1]
            for span in reported
        )
        for leaf in leaves_of([*entry.values()]):
            assert refused or is_told(leaf, said), (leaf, entry, said)


@given(collections())
def test_each_feature_is_an_event_and_all_that_it_says_is_told(drawn: dict[str, Any]) -> None:
    features = drawn["features"]
    timeline = read_list(json.dumps(drawn), "t.geojson", features)
    if len(timeline.events) < len(features):
        return
    reported = [one.span.pointer for one in timeline.report if one.span and one.severity == "error"]
    for number, (feature, said) in enumerate(zip(features, told(timeline), strict=True)):
        geometry = feature["geometry"] or {}
        leaves = [*leaves_of(geometry.get("coordinates")), *leaves_of(feature["properties"])]
        refused = any(f"/features/{number}/properties" in pointer for pointer in reported)
        for leaf in [*leaves, *leaves_of(feature.get("id"))]:
            assert refused or is_told(leaf, said), (leaf, feature, said)
    for key in drawn.keys() - {"type", "features"}:
        assert (timeline.title if key == "title" else timeline.extra[key]) in (drawn[key], "")


def leaves_of(value: object) -> Iterator[str]:
    """Yield all texts within a value; what says nothing is none."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from leaves_of(each)
    elif value is not None:
        yield json.dumps(value) if isinstance(value, bool) else str(value)


WITH_A_BODY = DrawnNote(
    {"title": "T", "date": "2031", "summary": "S", "body": "B"},
    "Words.",
    "---\ntitle: T\ndate: 2031\nsummary: S\nbody: B\n---\nWords.\n",
)


@given(st.lists(notes(), min_size=1, max_size=4))
@example([WITH_A_BODY])
def test_each_note_is_an_event_or_is_said_to_be_none(drawn: list[DrawnNote]) -> None:
    files = [(f"notes/n{number}.md", note.text.encode()) for number, note in enumerate(drawn)]
    timeline = read_data(files)
    assert "entries-lost" not in codes(timeline)
    at = {
        span.file: number
        for number in range(len(timeline.events))
        if (span := timeline.span(number))
    }
    assert len(at) == len(timeline.events)
    texts = told(timeline)
    complained = {found.span.file for found in timeline.report if found.span}
    if {*at}.isdisjoint(name for name, _ in files):
        assert complained
        return
    for (name, _), note in zip(files, drawn, strict=True):
        if name in at:
            for leaf in leaves_of([*note.front.values(), note.body]):
                assert name in complained or is_told(leaf, texts[at[name]]), (leaf, texts[at[name]])


@given(st.lists(items(), max_size=4, unique_by=key_of))
def test_each_item_of_a_library_is_a_source_and_all_that_it_says_is_told(
    drawn: list[dict[str, Any]],
) -> None:
    timeline = read_data([("library.json", json.dumps(drawn).encode())], format="csl")
    assert "entries-lost" not in codes(timeline)
    assert len(timeline.sources) == len(drawn)
    sources = json.loads(libyatl.write(timeline, format="json")).get("sources", {})
    for item, source in zip(drawn, sources.items(), strict=True):
        said = "\n".join(texts_of(source))
        for leaf in leaves_of(item):
            # Citations have no year 0: their -44 is 44 BC, which is our -43.
            # That a date is circa is told by its sign.
            otherwise = {"-44": "-0043", "true": "~"}.get(leaf)
            told_so = is_told(leaf, said) or (otherwise is not None and otherwise in said)
            assert told_so, (leaf, item, said)
