"""A workbook that libyatl wrote comes back whole, and so does what a person changes in it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from workbooks import openpyxl, read, said, workbook

import libyatl
from libyatl import formats
from libyatl.errors import UsageError
from libyatl.formats.how import How
from libyatl.formats.xlsx.stated import MOST
from libyatl.model import Participant, Place, Timeline

TEXT = """
title: Harbour
timezone: Africa/Tripoli
check: {no-source: "a test"}
mood: calm
excerpt: true
actors:
  ann: {name: Ann Lee, aliases: ["Lee; Ann", A. Lee], kind: person, born: 1890}
places:
  pier: {name: The Pier, at: [32.9, 13.18]}
sources:
  log: {title: The Log, published: early 1902, url: "https://example.org/log"}
events:
- id: opens
  date: early August 1902
  title: =1+1 opens
  actors: [{id: ann, role: host}, "The crowd; all of it"]
  places: pier
  tags: [a, b]
  sources: [{id: log, at: p. 3, quote: "It opens.", says: {date: "1903"}}]
  lasted: 3 days
  seq: 2
  note: as told
  fatalities: 7
  deep: {a: [1, "x"]}
- title: Closes
  date: 1913-05-04
  after: [{event: opens, within: 20 years}]
  during: opens
- title: Whenever
"""


def harbour() -> Timeline:
    return formats.read_data([("t.yaml", TEXT.encode())])


def written(timeline: Timeline, **more: Any) -> bytes:
    return libyatl.write(libyatl.select(timeline, sort="file", **more), format="xlsx")


def changed(change: Callable[[Any], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(written(harbour())))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def cell_of(sheet: Any, row: int, name: str) -> Any:
    names = [cell.value for cell in sheet[1]]
    return sheet.cell(row, names.index(name) + 1)


def setting(sheet: str, row: int, name: str, value: object) -> Callable[[Any], object]:
    def change(book: Any) -> None:
        cell_of(book[sheet], row, name).value = value

    return change


def test_a_chronology_comes_back_whole() -> None:
    timeline = read(written(harbour()))
    assert not said(timeline)
    assert timeline == harbour()
    assert str(timeline.positions.span(0, "title")) == "t.xlsx:events!F2"
    assert str(timeline.positions.span(("actors", "ann"))) == "t.xlsx:actors!A2"


def test_the_curated_chronology_comes_back_whole() -> None:
    timeline = libyatl.load()
    again = read(libyatl.write(timeline, format="xlsx"))
    assert sorted(again.events) == sorted(timeline.events)
    assert (again.actors, again.places, again.sources) == (
        timeline.actors,
        timeline.places,
        timeline.sources,
    )


def test_degrees_of_more_digits_than_a_spreadsheet_has_come_back() -> None:
    at = (1.6040306375952866, -0.0)
    places = {"x": Place(id="x", name="x", at=at), "y": Place(id="y", name="y", at=at[::-1])}
    again = read(written(Timeline(places=places)))
    assert list(again.report) == []
    assert {id: place.at for id, place in again.places.items()} == {"x": at, "y": at[::-1]}


def test_the_same_chronology_gives_the_same_bytes() -> None:
    assert written(harbour()) == written(harbour())


def test_other_programs_read_it_as_it_is_meant() -> None:
    data = written(harbour())
    calamine = pytest.importorskip("python_calamine", reason="python-calamine is not installed")
    sheets = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert sheets.sheet_names == [
        "events",
        "actors",
        "places",
        "sources",
        "relations",
        "chronology",
    ]
    names, first, *_ = sheets.get_sheet_by_name("events").to_python()
    row = dict(zip(names, first, strict=True))
    assert (row["title"], row["actors"]) == ("=1+1 opens", "Ann Lee; The crowd; all of it")
    assert str(row["start"]) == "1902-08-01"
    book = openpyxl.load_workbook(io.BytesIO(data))
    title = cell_of(book["events"], 2, "title")
    assert (title.value, title.data_type) == ("=1+1 opens", "s")
    assert cell_of(book["events"], 2, "start").value == datetime(1902, 8, 1)
    assert cell_of(book["places"], 2, "latitude").value == 32.9
    assert book["events"].freeze_panes == "A2"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (setting("events", 2, "title", "Opened"), lambda one: one.events[0].title == "Opened"),
        (
            setting("events", 2, "date", datetime(1902, 8, 7)),
            lambda one: one.events[0].when.text == "1902-08-07",
        ),
        (setting("events", 2, "note", None), lambda one: one.events[0].note == ""),
        (setting("events", 2, "tags", "c; d"), lambda one: one.events[0].tags == ("c", "d")),
        (
            setting("events", 2, "fatalities", 8),
            lambda one: one.events[0].extra["fatalities"] == 8,
        ),
        (setting("events", 3, "id", "closed"), lambda one: one.events[1].id == "closed"),
        (
            setting("actors", 2, "aliases", "Annie; Nan"),
            lambda one: one.actors["ann"].aliases == ("Annie", "Nan"),
        ),
        (setting("actors", 2, "name", "Ann B."), lambda one: one.actors["ann"].name == "Ann B."),
        (setting("places", 2, "latitude", 33), lambda one: one.places["pier"].at == (33.0, 13.18)),
        (setting("sources", 2, "id", "book"), lambda one: [*one.sources] == ["book"]),
        (setting("chronology", 3, "value", "Port"), lambda one: one.title == "Port"),
        (
            setting("relations", 2, "within", "2 years"),
            lambda one: one.events[1].relations[0].within.text == "2 years",
        ),
        (
            lambda book: book["relations"].delete_rows(2),
            lambda one: [each.kind for each in one.events[1].relations] == ["during"],
        ),
        (
            lambda book: book["relations"].append(["closes", "during", "whenever"]),
            lambda one: len(one.events[1].relations) == 3,
        ),
        (
            lambda book: book["events"].append(["new", "1999", None, None, None, "New", "X; Y"]),
            lambda one: [part.actor for part in one.events[3].actors] == ["X", "Y"],
        ),
        (lambda book: book["events"].delete_rows(4), lambda one: len(one.events) == 2),
        (
            lambda book: book["actors"].append(["bo", "Bo"]),
            lambda one: one.actors["bo"].name == "Bo",
        ),
        (lambda book: book.remove(book["places"]), lambda one: not one.places),
    ],
)
def test_what_is_changed_in_a_spreadsheet_counts(
    change: Callable[[Any], object], expected: Callable[[Timeline], bool]
) -> None:
    timeline = read(changed(change))
    assert expected(timeline), timeline.events
    if len(timeline.events) > 2 and timeline.events[0].title == "=1+1 opens":
        assert timeline.events[0].actors == harbour().events[0].actors


def test_what_is_worked_out_is_not_read_and_that_is_said() -> None:
    timeline = read(changed(setting("events", 2, "precision", "day")))
    assert timeline == harbour()
    assert said(timeline) == [("sheets-disagree", "t.xlsx:events!E2")]


def test_a_relation_of_no_event_is_said() -> None:
    timeline = read(changed(lambda book: book["relations"].append(["gone", "after", "opens"])))
    assert said(timeline) == [("sheets-disagree", "t.xlsx:relations!A4")]


def test_a_row_that_lost_what_was_stated_is_read_by_its_cells() -> None:
    timeline = read(changed(setting("events", 2, "stated", '{"is": ')))
    first = timeline.events[0]
    assert (first.id, first.title, first.note) == ("opens", "=1+1 opens", "as told")
    assert first.when is not None
    assert first.actors[0] == Participant("Ann Lee")


def test_an_event_in_several_groups_is_one_again() -> None:
    data = written(harbour(), group_by="tag")
    assert read(data).events == harbour().events
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [row[0].value for row in book["events"].iter_rows(min_row=2)][:2] == ["a", "b"]


def test_fields_that_are_asked_for_make_a_table_alone() -> None:
    data = libyatl.write(harbour(), format="xlsx", fields=["date", "title", "fatalities"])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["events"]
    assert [cell.value for cell in book["events"][1]] == ["date", "title", "fatalities"]
    assert {event.title for event in read(data).events} == {
        event.title for event in harbour().events
    }


def test_a_sheet_of_it_that_is_asked_for_is_read_as_a_table() -> None:
    timeline = read(written(harbour()), How(sheet="actors"))
    assert [event.title for event in timeline.events] == ["Ann Lee"]


def test_a_text_longer_than_a_cell_is_cut_in_the_cell_and_kept_beside_it() -> None:
    long = "é\N{FISH} " * 40_000
    text = '[{"title": "A", "date": "2016", "summary": "' + long + '"}]'
    timeline = formats.read_data([("t.json", text.encode())])
    data = written(timeline)
    assert read(data).events[0].summary == long
    book = openpyxl.load_workbook(io.BytesIO(data))
    shown = cell_of(book["events"], 2, "summary").value
    assert len(shown.encode("utf-16-le")) <= 2 * MOST
    assert shown.endswith("…")


def test_control_characters_come_back_and_are_shown_inert() -> None:
    text = (
        '[{"title": "a\\u001b[31m\\u202e\\uffff", "date": "2016", "k": "\\u0000",'
        ' "_x0041_": "_x0042_"}]'
    )
    timeline = formats.read_data([("t.json", text.encode())])
    data = written(timeline)
    assert read(data).events == timeline.events
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert cell_of(book["events"], 2, "title").value == "a\\x1b[31m\\u202e\\uffff"


def test_days_that_spreadsheets_have_not_are_texts() -> None:
    timeline = formats.read_data([("t.csv", b"title,date\nA,-0043\nB,1899\nC,Y12000\n")])
    book = openpyxl.load_workbook(io.BytesIO(written(timeline)))
    starts = [cell_of(book["events"], row, "start").value for row in (2, 3, 4)]
    assert starts == ["-0043-01-01", "1899-01-01", "12000-01-01"]


@pytest.mark.parametrize("package", ["openpyxl", "xlsxwriter"])
def test_without_the_extra_one_line_says_what_to_install(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = workbook(["title", "date"], ["A", "2016"])
    for module in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, package, None)
    does: dict[str, Callable[[], object]] = {
        "openpyxl": lambda: read(data),
        "xlsxwriter": lambda: written(harbour()),
    }
    with pytest.raises(UsageError, match="which is not installed") as failure:
        does[package]()
    assert "pip install 'libyatl[xlsx]'" in failure.value.help


def test_more_events_than_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libyatl.formats.xlsx.writer._LAST_ROW", 3)
    with pytest.raises(UsageError, match="a sheet has 3 rows, and here are 3 of events"):
        written(harbour())


def test_a_path_is_written_as_its_suffix_says(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    made = libyatl.write(harbour(), path)
    assert path.read_bytes() == made
    assert libyatl.load(path) == harbour()
