"""What was read of other tools' files, or written as a workbook, is read back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from drawn_timelines import timelines
from foreign_worlds import DrawnTable, collections, in_json, items, key_of, lists, tables
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl.formats import read_data, source_writer
from libyatl.model import Timeline

slow = settings(max_examples=settings().max_examples // 2 + 1)


def written(timeline: Timeline, format: str) -> bytes:
    text = libyatl.write(libyatl.select(timeline, sort="file"), format=format)
    return text if isinstance(text, bytes) else text.encode()


def again(timeline: Timeline, format: str) -> Timeline:
    return read_data([(f"again.{format}", written(timeline, format))])


def alike(timeline: Timeline, format: str) -> None:
    """See that what was made ours is read again equal, but for ids that hang on rows."""
    before, after = without_made_ids(timeline), without_made_ids(again(timeline, format))
    if format == "jsonl":
        assert after.events == before.events
    else:
        assert after == before, written(timeline, format).decode()


def without_made_ids(timeline: Timeline) -> Timeline:
    events = [one if one.named else one._replace(id="") for one in timeline.events]
    return replace(timeline, events=tuple(events))


@slow
@given(tables())
@pytest.mark.parametrize("format", ["yaml", "json", "jsonl", "geojson"])
def test_a_table_that_was_made_ours_is_read_back_equal(format: str, table: DrawnTable) -> None:
    timeline = read_data([(table.file, table.text.encode())])
    alike(timeline, format)


@slow
@given(lists())
@pytest.mark.parametrize("format", ["yaml", "json", "jsonl", "geojson"])
def test_a_list_that_was_made_ours_is_read_back_equal(
    format: str, entries: list[dict[str, Any]]
) -> None:
    timeline = read_data([("t.json", in_json(entries).encode())])
    alike(timeline, format)


@slow
@given(collections())
@pytest.mark.parametrize("format", ["yaml", "json", "geojson"])
def test_a_map_that_was_made_ours_is_read_back_equal(format: str, drawn: dict[str, Any]) -> None:
    alike(read_data([("t.geojson", json.dumps(drawn).encode())]), format)


@slow
@given(timelines())
def test_a_workbook_is_read_back_equal(timeline: Timeline) -> None:
    pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    assert again(timeline, "xlsx") == timeline


@given(st.lists(items(), max_size=4, unique_by=key_of))
def test_a_library_that_is_written_is_read_back_equal(drawn: list[dict[str, Any]]) -> None:
    timeline = read_data([("library.json", json.dumps(drawn).encode())], format="csl")
    text = "".join(source_writer("csl")(timeline.sources.values()))
    assert read_data([("again.json", text.encode())], format="csl").sources == timeline.sources
