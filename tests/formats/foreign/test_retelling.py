"""No cell of a foreign table is lost: a field holds it, or the event keeps it under its name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from foreign_tables import ACLED, UCDP, codes, read, rows_of, said, table
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.formats.foreign.retelling import kept_as
from libyatl.formats.foreign.roles import NAMES
from libyatl.model import Event, Timeline

SILENT = {"", "na", "n/a", "nan", "null", "none", "-", "."}
CELLS = (
    *("", " ", "-", "NA", "a", "b; c", "Zenda", "2031", "2031-05-02", "18/04/2031", "5", "12.0"),
    *("9:30", "UTC", "n.d.", "50.20", "-14.5", "999", "confirmed", "odd", "https://example.org/1"),
    *("Some words. And more.", "2031-04-01", "03/04/2031", "7777", ";", "\u00a0x\u00a0", "=1+1"),
)
IN_DATES = re.compile(r"[/\[\]~T]|[.][.]")
ROLED = [name for role, some in NAMES.items() if role != "title" for name in some.split()]
HEADERS = (*ROLED, "x", "Deaths", "After")


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from texts_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    else:
        yield str(value)


def told(timeline: Timeline) -> dict[str, list[str]]:
    """Return of each event all texts that its JSON has, and those of the registries."""
    whole = json.loads(libyatl.write(timeline, format="json"))
    registries = [*texts_of({key: whole.get(key, {}) for key in ("places", "sources")})]
    return {event["id"]: [*texts_of(event), *registries] for event in whole["events"]}


def is_told(cell: str, texts: list[str]) -> bool:
    """Whether a cell is a text, or all parts of its list are, or a part of a date, or a number."""
    if cell.strip().casefold() in SILENT:
        return True
    pieces = {piece.strip() for text in texts for piece in (text, *IN_DATES.split(text))}
    parts = [part.strip() for part in cell.split(";") if part.strip()]
    if cell.strip() in pieces or all(part in pieces for part in parts):
        return True
    if cell in ("9:30", "UTC"):
        return any(text.endswith(("T09:30", "T09:30Z")[cell == "UTC" :]) for text in texts)
    try:
        number = float(cell)
    except ValueError:
        return False
    return any(is_number(piece, number) for piece in pieces)


def is_number(text: str, number: float) -> bool:
    try:
        return float(text) == number
    except ValueError:
        # A part of a date: the year, the month, the day.
        parts = text.split("-")
        return len(parts) <= 3 and any(part.isdigit() and int(part) == number for part in parts)


def see_all_cells(timeline: Timeline, rows: list[dict[str, str]]) -> None:
    texts = told(timeline)
    for event, row in zip(timeline.events, rows, strict=True):
        unread = event.date_as_written
        for name, cell in row.items():
            assert cell.strip() in unread or is_told(cell, texts[event.id]), (name, cell)


@pytest.mark.parametrize("text", [ACLED, UCDP])
def test_all_cells_of_known_tables_are_told(text: str) -> None:
    see_all_cells(read(text), rows_of(text))


@given(
    st.lists(st.sampled_from(HEADERS), unique=True, min_size=1, max_size=8),
    st.lists(st.lists(st.sampled_from(CELLS), min_size=8, max_size=8), min_size=1, max_size=4),
)
def test_all_cells_of_any_table_are_told(header: list[str], rows: list[list[str]]) -> None:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(["headline", *header])
    for number, row in enumerate(rows):
        write.writerow([f"t{number}", *row[: len(header)]])
    timeline = read(out.getvalue())
    see_all_cells(timeline, rows_of(out.getvalue()))


def one(header: str, row: str, **how: Any) -> Event:
    (event,) = table(f"Date,Title,{header}", f"2031,a,{row}", **how).events
    return event


def test_lists_are_split_and_each_name_stands_once() -> None:
    event = one("tags,type,Who", "x; y;;x,y,\u00a0A ; B; A")
    assert event.tags == ("x", "y")
    assert [actor.actor for actor in event.actors] == ["A", "B"]
    assert dict(event.extra) == {}


def test_a_comma_is_within_names_unless_a_person_says_so() -> None:
    assert one("tags", '"x, y"').tags == ("x, y",)
    assert one("tags", '"x, y; z"', split=",").tags == ("x", "y", "z")


def test_words_for_nobody_name_nobody() -> None:
    event = one("id,Who,Where,Source,notes", "NA,none; A,-,n/a,NA")
    assert [actor.actor for actor in event.actors] == ["A"]
    assert event.places == ()
    assert event.sources == ()
    assert event.note == "NA"
    assert not event.named
    assert dict(event.extra) == {}
    assert [actor.actor for actor in one("Who", "99; A", missing=("99",)).actors] == ["A"]
    told_of = said(table("Date,Title,Who", "2031,a,-"), "note")
    assert told_of == ["nobody is named in 1 cell: NA, -, none"]


def test_a_status_is_told_in_our_words_and_kept() -> None:
    event = one("Status", "alleged")
    assert (event.status, event.extra["Status"]) == ("claimed", "alleged")
    assert one("status", "alleged").extra["status as typed"] == "alleged"
    assert "Status" not in one("Status", "claimed").extra
    timeline = table("Date,Title,Status", "2031,a,odd", "2031,b,odd")
    assert codes(timeline) == ["warning[unknown-status]"]
    assert [event.extra["Status"] for event in timeline.events] == ["odd", "odd"]


def test_coordinates_are_in_degrees_or_kept() -> None:
    header = "Date,Title,Where,Lat,Lon"
    timeline = table(header, "2031,a,A,50.25,14", "2031,b,B,91,14", '2031,c,C,"50,2",14')
    assert timeline.places["a"].at == (50.25, 14.0)
    assert timeline.places["b"].at is timeline.places["c"].at is None
    assert [dict(event.extra) for event in timeline.events] == [
        {},
        {"Lat": "91", "Lon": "14"},
        {"Lat": "50,2", "Lon": "14"},
    ]
    assert said(timeline, "note") == ["no coordinates in 2 pairs of cells, which are kept"]


def test_coordinates_that_numbers_do_not_hold_to_the_letter_are_kept_too() -> None:
    timeline = table("Date,Title,Where,Lat,Lon", "2031,a,A,50.20,+14.5")
    assert timeline.places["a"].at == (50.2, 14.5)
    assert dict(timeline.events[0].extra) == {"Lat": "50.20", "Lon": "+14.5"}


def test_a_country_is_its_places_and_else_kept() -> None:
    timeline = table("Date,Title,Where,Country", "2031,a,A,Ruritania", "2031,b,,Ruritania")
    assert timeline.places["a"].country == "Ruritania"
    assert [dict(event.extra) for event in timeline.events] == [{}, {"Country": "Ruritania"}]
    assert table("Date,Title,Where,Country", "2031,a,A,NA").places["a"].country == ""


def test_a_name_that_is_a_key_of_an_event_is_kept_under_one_that_no_column_has() -> None:
    extra = one("status,status as typed", "odd,else").extra
    assert extra == {"status as typed as typed": "odd", "status as typed": "else"}


def test_a_name_that_is_a_key_of_an_event_is_kept_under_another() -> None:
    assert kept_as("status") == "status as typed"
    assert kept_as("Status") == "Status"


def test_a_sentence_ends_before_the_next_and_not_behind_a_rank() -> None:
    rows = ["2031,Gen. Black met No. 5. They left.", "2032,It was so. Then not."]
    assert [event.title for event in table("Date,Summary", *rows).events] == [
        "Gen. Black met No. 5. They left.",
        "It was so.",
    ]
