"""Rows that are made straight into events are what they are when they are read as entries."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from foreign_tables import ACLED, UCDP, read
from foreign_worlds import DrawnTable, tables
from hypothesis import given

from libyatl.formats.foreign.entering import Entering
from libyatl.formats.foreign.plain_rows import PlainRows
from libyatl.model import Timeline

NAMING_NOBODY = """\
Date,Event,Actor,Actor2,Place,Country,Lat,Lon,Source,Status,Note
2031-05-02,March,Bakers; NA,NA,Zenda,Ruritania,50.20,14.5,Courier; Post,confirmed,a
2031-05-03,Talks,Bakers,Bakers; Guards,Zenda,Ruritania,50.9,14.5,NA,doubtful,'=a
2031-05-03,Talks,Bakers,Bakers; Guards,,-,x,14.5,https://example.org/a,doubtful,
soon,Talks,-,none,Zenda,-,50.20,14.5,NA,,\u200b
"""


def same(text: str, file: str) -> None:
    """Assert that a table is read alike in both ways."""
    straight = read(text, file)
    with patch.object(PlainRows, "of", return_value=None):
        entries = read(text, file)
    assert straight.events == entries.events
    assert [list(event.extra) for event in straight.events] == [
        list(event.extra) for event in entries.events
    ]
    assert [*straight.report] == [*entries.report]
    assert placed(straight) == placed(entries)
    for part in ("actors", "places", "sources", "understood", "left_out", "unread", "owned"):
        assert getattr(straight, part) == getattr(entries, part), part


def placed(timeline: Timeline) -> list[object]:
    """Return where events and sources stand."""
    span = timeline.positions.span
    events = [span(number, "title") for number in range(len(timeline.events))]
    return [*events, *(span(("sources", id)) for id in timeline.sources)]


@pytest.mark.parametrize("text", [ACLED, ACLED * 2, UCDP, NAMING_NOBODY])
def test_tables_that_people_have(text: str) -> None:
    same(text, "t.csv")


@given(tables())
def test_tables_of_all_kinds(drawn: DrawnTable) -> None:
    same(drawn.text, drawn.file)


@pytest.mark.parametrize("text", [ACLED, UCDP])
def test_rows_of_which_nothing_is_to_be_reported_are_no_entries(text: str) -> None:
    with patch.object(Entering, "take") as taken:
        assert len(read(text).events) == 3
    assert not taken.called
