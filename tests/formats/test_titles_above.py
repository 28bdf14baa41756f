"""Rows above the names of the columns are titles, in a text too."""

from __future__ import annotations

import pytest
from foreign_tables import codes, read, said, understood


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("My list\nDate,Title\n2031,A\n", "My list"),
        ("My list,\n\nDate,Title\n2031,A\n", "My list"),
        ("My list,,\nas of, May,\nDate,Title,Place\n2031,A,P\n", "My list; as of May"),
        ("My list\nDate;Title\n2031;A\n", "My list"),
        ("My list;\nDate;Title\n2031;A\n", "My list"),
        ("Events,\ndate,title\n2031,A\n", "Events"),
        ("Event,\nDate,Title\n2031,A\n", "Event"),
    ],
)
def test_a_title_is_said_and_no_event(text: str, titles: str) -> None:
    timeline = read(text)
    (event,) = timeline.events
    assert (event.id, event.title, event.when and event.when.text) == ("row-1", "A", "2031")
    assert said(timeline, "note") == [f"above the names of the columns stands: {titles}"]
    assert codes(timeline) == []


def test_names_that_a_person_gives_are_known() -> None:
    text = "My list,\nTitre,Wann\nA,2031\n"
    timeline = read(text, map=(("title", "Titre"), ("date", "Wann")))
    assert [event.title for event in timeline.events] == ["A"]
    assert understood(read("My list,\nTitre,Date\nA,2031\n")).columns == ("Titre", "Date")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Date,Ereignis\ndate,title\n", ("Date", "Ereignis")),
        ("a,b\nDate,c\n", ("a", "b")),
        ("Event,\nA,Date\n", ("Event", "column 2")),
        ("a,b\n1,2\n3,4\n", ("a", "b")),
        ('a,b\nx"y"z,"\n', ("a", "b")),
    ],
)
def test_a_row_of_names_has_nothing_above_it(text: str, columns: tuple[str, ...]) -> None:
    timeline = read(text)
    assert understood(timeline).columns == columns
    assert not [one for one in said(timeline, "note") if one.startswith("above")]


def test_a_table_of_ours_has_no_title() -> None:
    assert read("date,title\n2031,title\n").understood == ()
