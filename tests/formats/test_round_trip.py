"""What was written is read back: equal, and the same bytes when it is written again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from drawn_timelines import events, timelines
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl import formats
from libyatl.formats import intake
from libyatl.formats.assembly import Assembly
from libyatl.formats.carrying import losses
from libyatl.formats.table_columns import DERIVED
from libyatl.formats.yaml_text import _said
from libyatl.inert import one_line
from libyatl.model import Event, Timeline
from libyatl.query import Selection
from libyatl.tables import lookup

slow = settings(max_examples=settings().max_examples // 2 + 1)


def chosen(timeline: Timeline) -> Selection:
    return libyatl.select(timeline, sort="file")


def read(text: str, format: str) -> Timeline:
    whole = Assembly()
    sound = intake.sound_text(text.encode(), "t", whole.report)
    assert sound is not None, list(whole.report)
    into = whole.file("t")
    lookup(formats.READERS, format, "format")(sound, "t", into, whole.report)
    into.close()
    return whole.finish()


def codes(timeline: Timeline) -> set[str]:
    return {found.code for found in timeline.report}


@slow
@given(timelines())
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_what_was_written_is_read_back_equal_and_written_again_alike(
    format: str, timeline: Timeline
) -> None:
    text = libyatl.write(chosen(timeline), format=format)
    again = read(text, format)
    assert again == timeline, text
    assert codes(again) <= {"unknown-key", "dangling-relation", "self-relation"}
    assert libyatl.write(chosen(again), format=format) == text


@slow
@given(timelines())
def test_json_lines_are_read_back_as_equal_events(timeline: Timeline) -> None:
    text = libyatl.write(chosen(timeline), format="jsonl")
    again = read(text, "jsonl")
    assert again.events == timeline.events
    second = libyatl.write(chosen(again), format="jsonl")
    assert libyatl.write(chosen(read(second, "jsonl")), format="jsonl") == second


@slow
@given(timelines())
def test_other_loaders_of_yaml_see_the_same_texts(timeline: Timeline) -> None:
    text = libyatl.write(chosen(timeline), format="yaml")
    assert yaml.safe_load(text)["events"] == [_said(event) for event in timeline.events]


@slow
@given(timelines())
@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "csv", "tsv"])
def test_what_is_written_is_inert(format: str, timeline: Timeline) -> None:
    for line in libyatl.write(chosen(timeline), format=format).split("\n"):
        assert one_line(line).replace(r"\t", "\t") == line.replace(r"\t", "\t")


def rows(text: str, format: str) -> list[dict[str, str]]:
    if format == "csv":
        return list(csv.DictReader(io.StringIO(text, newline="")))
    head, *lines = (line.split("\t") for line in text.removesuffix("\n").split("\n"))
    return [dict(zip(head, line, strict=True)) for line in lines]


def carried(text: str, format: str) -> Iterator[dict[str, str]]:
    for row in rows(text, format):
        yield {key: cell for key, cell in row.items() if key not in DERIVED}


def joins_well(event: Event) -> bool:
    """Whether a table can hold it: no joint in a name, no line like the mark of a merge."""
    lines = (event.id, event.title, event.summary, *names_of(event))
    marked = any("<<<<<<<" in line for line in lines)
    return not marked and all(name.strip(" ;") == name for name in names_of(event))


def names_of(event: Event) -> Iterator[str]:
    yield from (part.actor for part in event.actors)
    yield from (cited.source for cited in event.sources)
    yield from (*event.places, *event.tags)


@slow
@given(st.lists(events().filter(joins_well), max_size=4))
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_table_is_read_back_with_what_it_carries(format: str, drawn: list[Event]) -> None:
    whole = Assembly()
    whole.file("drawn")
    for event in drawn:
        whole.take_event(event)
    text = libyatl.write(chosen(whole.finish()), format=format)
    again = read(text, format)
    assert codes(again) == set()
    second = libyatl.write(chosen(again), format=format)
    assert list(carried(second, format)) == list(carried(text, format))
    assert libyatl.write(chosen(read(second, format)), format=format) == second


@given(timelines(), st.integers(0, 3))
@slow
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_an_excerpt_is_read_back_without_errors(
    format: str, timeline: Timeline, limit: int
) -> None:
    part = libyatl.select(timeline, sort="file", limit=limit)
    again = read(libyatl.write(part, format=format), format)
    assert again.events == tuple(part.events)
    assert again.excerpt == (timeline.excerpt or part.is_excerpt)
    found = {each.code for each in again.report if each.severity == "error"}
    assert found <= ({"self-relation"} if again.excerpt else {"self-relation", "dangling-relation"})


def test_the_curated_chronology_is_read_back_equal() -> None:
    timeline = libyatl.load()
    for format in ("json", "yaml"):
        text = libyatl.write(chosen(timeline), format=format)
        assert read(text, format) == timeline
    assert read(libyatl.write(timeline, format="csv"), "csv").report.has_errors is False


def test_what_a_format_does_not_carry_is_counted() -> None:
    timeline = read(
        "title: T\nodd: 1\nactors: {a: A}\nevents:\n"
        "- {title: x, date: May 2017, actors: [{id: a, role: r}], note: n, after: y, k: 1}\n"
        "- {title: y, id: y, lasted: 3 days, seq: 1, tags: ['a; b'], sources: [{id: s, at: 1,"
        ' quote: q, says: {places: [p]}, tells: ahead, note: "\\e"}]}\n',
        "yaml",
    )
    assert [str(lost) for lost in losses(chosen(timeline), "csv")] == [
        "title of the chronology", "registry entries (1)", "further keys of the file (1)",
        "relations (1)", "lengths of time (1)", "roles (1)", "places in sources (1)",
        "quotes (1)", "differing accounts (1)", "announcements (1)", "notes (2)",
        "places in the order (1)", "dates in your words (1)", "names that hold '; ' (1)",
        "further keys (1)",
    ]  # fmt: skip
    assert losses(chosen(timeline), "json") == []
    assert [str(lost) for lost in losses(chosen(timeline), "jsonl")] == [
        "title of the chronology", "registry entries (1)", "further keys of the file (1)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("- title: x\n", "yaml"),
        ("{title: x}\n", "yaml"),
        ("[{title: x}]\n", "yaml"),
        ("", "yaml"),
        ('{"events": []}\n', "json"),
        ("[]\n", "json"),
        (' [\n {"title": "x"}]\n', "json"),
        ('{\n"title": "x"}', "json"),
        ('{"title": "x", "actors": {"a": "A"}}', "json"),
        ('{"title": "x", "actors": ["a"]}\n', "jsonl"),
        ('{"id": "a", "title": "x"}\n{"title": "y"}\n', "jsonl"),
        ("date,title\n2017,x\n", "csv"),
        ("title\nx\n", "csv"),
        ('"title","weight"\nx,1\n', "yaml"),
        ("title,date,weight\nx,,1\n", "csv"),
        ("date\ttitle\n2017\tx\n", "tsv"),
        ("title: date, title\n", "yaml"),
    ],
)
def test_a_format_is_told_by_its_content(text: str, format: str) -> None:
    assert formats.told("-", text.encode()) == format
    assert formats.told("x.yml", text.encode()) == "yaml"


def nested(value: Any, depth: int) -> str:
    return "[" * depth + str(value) + "]" * depth


@given(
    st.binary(max_size=200)
    | st.text("{}[]\":,\\u0d8ntrue1.e-NaN title events\n\t;'", max_size=60).map(str.encode)
)
@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_no_bytes_make_a_reader_raise(format: str, data: bytes) -> None:
    whole = Assembly()
    sound = intake.sound_text(data, "t", whole.report)
    if sound is not None:
        into = whole.file("t")
        lookup(formats.READERS, format, "format")(sound, "t", into, whole.report)
        into.close()
    timeline = whole.finish()
    for place in range(len(timeline.events)):
        timeline.span(place, "date")
