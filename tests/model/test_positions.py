"""Where things stand: lines of a text, and every field of every entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.curated import curated_file
from libyatl.findings.diagnostics import Span
from libyatl.model import Timeline
from libyatl.model.positions import RecordedPositions
from libyatl.model.source_text import SourceText

TEXT = """\
title: t
actors:
  hifter: {name: Khalifa Hifter, aliases: [Haftar, [refused], خليفة]}
  short: A short one
events:
  # a comment
  - id: one   # and another
    title: 'quoted'
    note: |
      a block
      of text
    actors: [خليفة, {id: russia, role: host}, [refused], last]
    sources:
      - {id: ap, at: para 1}
      - id: bbc
        says:
          date: 2017
  - {id: two, after: one, title: "in
      flow"}
  -
    title: three
    date:
"""

PLACES = {
    (0, ""): (7, 5, 0, "id: one"),
    (0, "id"): (7, 9, 3, "one"),
    (0, "title"): (8, 12, 8, "'quoted'"),
    (0, "note"): (9, 11, 0, "|"),
    (0, "actors"): (12, 13, 50, "[خليفة"),
    (0, "actors/0"): (12, 14, 5, "خليفة"),
    (0, "actors/1"): (12, 21, 24, "{id: russia"),
    (0, "actors/1/role"): (12, 40, 4, "host"),
    (0, "actors/2"): (12, 58, 4, "last"),
    (0, "actors/9"): (12, 13, 50, "[خليفة"),
    (0, "sources/0/at"): (14, 22, 6, "para 1"),
    (0, "sources/1/says/date"): (17, 17, 4, "2017"),
    (0, "sources/1/at"): (15, 9, 0, "id: bbc"),
    (0, "summary"): (7, 5, 0, "id: one"),
    (1, "after/0"): (18, 22, 3, "one"),
    (1, "title"): (18, 34, 0, '"in'),
    (2, "title"): (21, 12, 5, "three"),
    (2, "date"): (21, 5, 0, "title"),
    (("actors", "hifter"), ""): (3, 3, 0, "hifter"),
    (("actors", "hifter"), "aliases/1"): (3, 63, 5, "خليفة"),
    (("actors", "short"), "name"): (4, 10, 11, "A short one"),
}


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    file = tmp_path / "t.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return libyatl.load(file)


@pytest.mark.parametrize(("where", "place"), PLACES.items(), ids=str)
def test_a_field_stands_where_it_was_written(
    timeline: Timeline, where: tuple[int | tuple[str, str], str], place: tuple[int, int, int, str]
) -> None:
    span = timeline.span(*where)
    assert span is not None
    assert (span.line, span.column, span.length) == place[:3]
    line = TEXT.splitlines()[span.line - 1]
    assert line[span.column - 1 :].startswith(place[3])


def test_an_owner_that_is_not_there_has_no_place(timeline: Timeline) -> None:
    assert timeline.span(3) is None
    assert timeline.span(-1) is None
    assert timeline.span(("actors", "nobody")) is None


def test_every_text_of_the_curated_file_is_found_where_it_stands() -> None:
    timeline = libyatl.load()
    text = SourceText(curated_file().read_bytes())
    looked = 0
    for place, event in enumerate(timeline.events):
        said = {"id": event.id, "date": event.when.text if event.when else "", "title": event.title}
        said |= {f"actors/{n}": part.actor for n, part in enumerate(event.actors)}
        said |= {f"actors/{n}/role": part.role for n, part in enumerate(event.actors)}
        said |= {f"places/{n}": name for n, name in enumerate(event.places)}
        said |= {f"tags/{n}": name for n, name in enumerate(event.tags)}
        said |= {f"sources/{n}/id": cited.source for n, cited in enumerate(event.sources)}
        said |= {f"sources/{n}/at": cited.at for n, cited in enumerate(event.sources)}
        for path, value in said.items():
            span = timeline.span(place, path)
            assert span is not None
            if value and span.length == len(value):
                looked += 1
                assert text.line(span.line)[span.column - 1 :].startswith(value), (event.id, path)
    assert looked > 400


def test_a_file_by_pointer_gives_pointers() -> None:
    positions = RecordedPositions()
    positions.enter("t.json")
    positions.point("events")
    positions.begin(3, 2)
    positions.keep_event()
    positions.begin(4, 1)
    positions.keep_event()
    positions.begin(0, 1)
    positions.keep_entry("actors", "a/b~c")
    assert positions.span(0, "date") == Span("t.json", 0, 1, 0, "/events/3/date")
    assert positions.span(1, "date") == Span("t.json", 0, 1, 0, "/4/date")
    assert positions.span(("actors", "a/b~c")) == Span("t.json", 0, 1, 0, "/actors/a~1b~0c")


def test_without_its_text_a_field_stands_where_its_entry_does() -> None:
    positions = RecordedPositions()
    positions.enter("t.csv")
    positions.begin(4, 1)
    assert positions.begun("date") == Span("t.csv", 4, 1, 0)
    positions.keep_event()
    assert positions.span(0, "date") == Span("t.csv", 4, 1, 0)


def test_lines_end_where_yaml_ends_them() -> None:
    text = SourceText("a\r\nb\rc\nd\u2028e\u2029f".encode())
    assert [text.line(number) for number in range(8)] == ["", *"abcdef", ""]


@given(st.text("ab\r\n\u2028é𝄞", max_size=30), st.integers(0, 30))
def test_a_place_and_an_offset_are_each_other(text: str, at: int) -> None:
    at = min(at, len(text))
    if text[at - 1 : at + 1] == "\r\n" or text[at : at + 1] == "" != text:
        return
    source = SourceText(text.encode())
    offset = len(text[:at].encode())
    line, column = source.place(offset)
    if text:
        assert source.offset(line, column) == offset


def test_entries_on_one_line_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("[{title: é, id: a}, {title: --- b, tags: [[x], é, c]}]\n", encoding="utf-8")
    timeline = libyatl.load(file)
    assert [timeline.span(0, "id"), timeline.span(1, "title"), timeline.span(1, "tags/1")] == [
        Span(str(file), 1, 17, 1),
        Span(str(file), 1, 29, 5),
        Span(str(file), 1, 51, 1),
    ]
