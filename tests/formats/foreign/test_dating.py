"""The date of an entry is told by all columns that say of it."""

from __future__ import annotations

from typing import Any

import pytest
from foreign_tables import codes, said, table

from libyatl import write
from libyatl.formats import read_data
from libyatl.model import Event


def event_of(header: str, row: str, **how: Any) -> Event:
    (event,) = table(f"{header},Title", f"{row},a", **how).events
    return event


def text_of(header: str, row: str, **how: Any) -> str:
    event = event_of(header, row, **how)
    return event.when.text if event.when is not None else ""


@pytest.mark.parametrize(
    ("header", "row", "text"),
    [
        ("Start,End", "2031-05-02,2031-05-04", "2031-05-02/2031-05-04"),
        ("Start,End", "2031-05-02,2031-05-02", "2031-05-02"),
        ("Start,End", "2031-05-02,", "2031-05-02"),
        ("Start,End", ",2031-05-04", "../2031-05-04"),
        ("Start,End", "2031,2032-05", "2031/2032-05"),
        ("Start,End", "n.d.,n.d.", ""),
        ("Year,Month,Day", "2031,5,2", "2031-05-02"),
        ("Year,Month,Day", "2031.0,5.0,", "2031-05"),
        ("Year,Month,Day", "2031,,", "2031"),
        ("Year,End_Year", "2031,2033", "2031/2033"),
        ("Date,Year", ",2031", "2031"),
        ("Date,Time", "2031-05-02,9:30", "2031-05-02T09:30"),
        ("Date,Time,TZ", "2031-05-02,9:30 PM,+02:00", "2031-05-02T21:30+02:00"),
        ("Date,Time,TZ", "2031-05-02,09:30,Europe/Paris", "2031-05-02T09:30[Europe/Paris]"),
        ("Date,Launch Time (UTC)", "2031-05-02,09:30", "2031-05-02T09:30Z"),
        ("Date,End,Time", "2031-05-02,2031-05-02,09:30", "2031-05-02T09:30"),
        ("Start,End", "2031/2032,2033", "2031/2032"),
        ("Start,End", "2 May 2031,4 May 2031", "2031-05-02/2031-05-04"),
        ("Start,End", "May 2031,2031-06-02", "2031-05/2031-06-02"),
        ("Start,End", ",4 May 2031", "../2031-05-04"),
        ("Start,End", "from 2031 to 2032,2033-01-01", "from 2031 to 2032"),
        ("Start,End", "2031-05-02 09:30,2031-05-02 10:00", "2031-05-02T09:30/2031-05-02T10:00"),
        ("Start,End", "2031-05-02 00:00:00,2031-05-04 00:00:00", "2031-05-02/2031-05-04"),
        ("Start,End", "2031-05-02 00:00:00,2031-05-02 00:00:00", "2031-05-02"),
        ("Date,Time", "2031-05-02T00:00:00,9:30", "2031-05-02T09:30"),
    ],
)
def test_a_date_is_told(header: str, row: str, text: str) -> None:
    assert text_of(header, row) == text.format(*row.split(","))


def test_what_a_date_holds_to_the_letter_is_not_kept_twice() -> None:
    assert dict(event_of("Start,End,Year", "2031-05-02,2031-05-04,2031.0").extra) == {}
    assert dict(event_of("Date,Time,TZ", "2031-05-02,9:30,UTC").extra) == {}
    assert dict(event_of("Date,Year", "2 May 2031,2031").extra) == {}
    assert dict(event_of("Date,Year", "2 May 2031,2030").extra) == {"Year": "2030"}
    assert dict(event_of("Year,Month,Day", "2031,05,2.0").extra) == {}


def test_what_was_read_as_something_else_is_kept() -> None:
    assert dict(event_of("Date,x", "18/04/2031,y").extra) == {"Date": "18/04/2031", "x": "y"}
    assert event_of("date", "18/04/2031").extra["date as typed"] == "18/04/2031"
    assert event_of("Date,Year", "2031-05-02,2030").extra["Year"] == "2030"
    assert event_of("Date,Time", "2031-05,9:30").extra["Time"] == "9:30"
    assert event_of("Date,Time,TZ", "2031-05-02,9:30,EST").extra["TZ"] == "EST"
    assert event_of("Year,Month,Day", "2031,March,2").extra["Month"] == "March"
    assert event_of("Start,End", "2031/2032,2033").extra["End"] == "2033"
    assert event_of("Date", "n.d.").extra["Date"] == "n.d."


def test_an_end_before_the_beginning_is_refused_and_kept() -> None:
    timeline = table("Start,End,Title", "2031-05-04,2031-05-02,a")
    (event,) = timeline.events
    assert codes(timeline) == ["error[date-unreadable]"]
    assert event.date_as_written == "2031-05-04/2031-05-02"
    assert dict(event.extra) == {}


def test_days_in_words_that_end_before_they_begin_are_refused() -> None:
    timeline = table("Start,End,Title", "4 May 2031,2 May 2031,a")
    assert codes(timeline) == ["error[date-unreadable]"]
    assert timeline.events[0].date_as_written == "2031-05-04/2031-05-02"


def test_midnights_are_said_and_kept() -> None:
    timeline = table("Date,Title", "2031-05-04 00:00:00.000,a", "2031-05-05 00:00:00.000,b")
    assert [event.when and event.when.text for event in timeline.events] == [
        "2031-05-04",
        "2031-05-05",
    ]
    assert timeline.events[0].extra["Date"] == "2031-05-04 00:00:00.000"
    assert said(timeline, "note") == ["every clock time is midnight: the dates are days"]


def test_a_date_that_no_form_reads_costs_no_event() -> None:
    timeline = table("Date,End,Title", "2031-05-04,,a", "one day,2032,b")
    _, event = timeline.events
    assert codes(timeline) == ["error[date-unreadable]"]
    assert event.date_as_written == "one day"
    assert dict(event.extra) == {"End": "2032"}


def test_an_end_that_cannot_be_read_is_said_and_kept() -> None:
    timeline = table("Start,End,Title", "2031-05-04,some day,a")
    (event,) = timeline.events
    assert codes(timeline) == ["error[date-unreadable]"]
    assert event.when is not None
    assert event.when.text == "2031-05-04"
    assert event.extra["End"] == "some day"
    assert "beginning alone" in str(next(iter(timeline.report)).help)


def test_a_fault_of_a_column_of_ends_is_said_once() -> None:
    rows = ("2031-01-01,04/05/2031,a", "2031-01-02,05/06/2031,b", "2031-01-03,one day,c")
    timeline = table("Start,End,Title", *rows)
    assert sorted(codes(timeline)) == ["error[column-ambiguous-dates]", "error[date-unreadable]"]
    kept = [event.extra["End"] for event in timeline.events]
    assert kept == ["04/05/2031", "05/06/2031", "one day"]


def test_a_fault_of_a_column_is_said_once() -> None:
    timeline = table("Date,Title", "01/02/2031,a", "03/04/2031,b")
    assert codes(timeline) == ["error[column-ambiguous-dates]"]
    assert [event.date_as_written for event in timeline.events] == ["01/02/2031", "03/04/2031"]
    (found,) = timeline.report
    assert found.span is not None
    assert found.span.line == 2
    dayfirst = table("Date,Title", "01/02/2031,a", "03/04/2031,b", order="day")
    assert codes(dayfirst) == []
    assert [event.when and event.when.text for event in dayfirst.events] == [
        "2031-02-01",
        "2031-04-03",
    ]


def test_two_rows_that_contradict_each_other_are_named() -> None:
    timeline = table("Date,Title", "01/02/2031,a", "22/01/2031,b", "01/22/2031,c")
    (found,) = timeline.report
    assert found.code == "column-contradictory-dates"
    lines = [found.span, *(place for place, _ in found.related)]
    assert sorted(place.line for place in lines if place is not None) == [3, 4]


def test_a_fault_of_a_cell_is_said_at_its_row() -> None:
    timeline = table("Year,Title", "2031,a", "2032,b", "9999,c")
    (found,) = timeline.report
    assert (found.code, found.span and found.span.line) == ("date-code", 4)
    # It would be read as a year where the event is written and read again.
    assert timeline.events[2].date_as_written == ""
    assert timeline.events[2].extra == {"Year": "9999"}
    parts = table("Year,Month,Day,Title", "2031,2,30,a")
    assert codes(parts) == ["error[date-unreadable]"]
    assert parts.events[0].date_as_written == "2031-2-30"


def test_the_row_that_settles_a_form_is_named() -> None:
    timeline = table("Date,Title", "01/02/2031,a", "22/01/2031,b")
    assert said(timeline, "dates")[0].endswith("22/01/2031 in line 3 settles")


def test_columns_of_dates_are_named() -> None:
    assert said(table("Start,End,Title", "2031,2032,a"), "dates") == ["'Start'", "to 'End'"]
    assert said(table("Year,Month,Title", "2031,5,a"), "dates") == ["made of Year, Month"]
    assert said(table("Date,Time,TZ,Title", "2031-05-02,9:30,UTC,a"), "dates") == [
        "'Date'",
        "at 'Time', 'TZ'",
    ]


def one_text(header: str, row: str) -> str:
    """Return the date of the one event of a table, which is to have one and nothing to say."""
    timeline = table(f"{header},Title", f"{row},a")
    assert codes(timeline) == []
    (event,) = timeline.events
    assert event.when is not None
    return event.when.text


def test_a_beginning_and_an_end_that_are_read_alone_are_read_together() -> None:
    assert one_text("Start,End", "5 July 2031,6 July 2031") == "2031-07-05/2031-07-06"
    assert one_text("Start,End", "July 2031,August 2031") == "2031-07/2031-08"
    assert one_text("Start,End", "44 BC,43 BC") == "-0043/-0042"
    assert one_text("Start,End", "2031-07-05 10:00,2031-07-05 11:30") == (
        "2031-07-05T10:00/2031-07-05T11:30"
    )
    assert one_text("Start,End", "early May 2031,5 June 2031") == (
        "from early May 2031 to 2031-06-05"
    )
    assert one_text("Start,End", "5 July 2031,2031-07-05") == "5 July 2031"
    assert one_text("Start,End", ",early May 2031") == "until early May 2031"
    assert one_text("Date,Time,TZ,End", "2031-07-05,10:00,Africa/Tripoli,2031-07-06") == (
        "2031-07-05T10:00[Africa/Tripoli]/2031-07-06"
    )


def test_dates_that_were_put_together_in_other_letters_are_kept_as_typed() -> None:
    event = event_of("Start,End", "5 July 2031,2031-07-06")
    assert event.extra["Start"] == "5 July 2031"
    assert "End" not in event.extra


def test_an_end_beside_a_date_that_has_one_is_said_where_it_differs() -> None:
    timeline = table("Date,End,Title", "2031/2032,2033,a", "2031/2032,2032,b", "before 2031,2033,c")
    assert codes(timeline) == ["error[date-unreadable]"] * 2
    assert [event.when and event.when.text for event in timeline.events] == [
        "2031/2032",
        "2031/2032",
        "before 2031",
    ]
    assert [event.extra.get("End") for event in timeline.events] == ["2033", "2032", "2033"]
    first = next(iter(timeline.report))
    assert "'2033' cannot be the end of '2031/2032'" in first.message


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("Date", "7777", {"Date": "7777"}),
        ("date", "7777", {"date as typed": "7777"}),
        ("Year", "7777", {"Year": "7777"}),
        # 2031-31 is a season of the southern half of the earth.
        ("Year,Month", "2031,31", {"Year": "2031", "Month": "31"}),
    ],
)
def test_what_is_refused_is_no_date_when_it_is_read_again(
    header: str, row: str, kept: dict[str, str]
) -> None:
    usual = row.replace("7777", "1986").replace("31", "01")
    timeline = table(f"{header},Title", f"{usual},a", f"{usual},b", f"{row},c")
    assert len(codes(timeline)) == 1
    event = timeline.events[2]
    assert (event.when, event.date_as_written, dict(event.extra)) == (None, "", kept)
    again = read_data([("t.yaml", str(write(timeline, format="yaml")).encode())])
    assert [one.title for one in again.events if one.when is None] == ["c"]


def test_a_table_of_codes_alone_has_a_column_of_dates() -> None:
    timeline = table("Year,Title", "7777,a", "7777,b")
    assert codes(timeline) == ["error[date-code]"] * 2


def test_a_table_whose_dates_say_that_there_is_none_has_a_column_of_dates() -> None:
    assert codes(table("Date,Title", "null,a", "n.d.,b")) == []


@pytest.mark.parametrize(("name", "cell"), [("To", "B. Minister"), ("End Time", "11:30")])
def test_what_is_called_as_an_end_and_holds_no_date_is_kept(name: str, cell: str) -> None:
    timeline = table(f"From,{name},Date,Title", f"A. Envoy,{cell},2031-05-02,a")
    assert codes(timeline) == []
    assert timeline.events[0].extra == {"From": "A. Envoy", name: cell}
    assert said(timeline, "kept") == [f"2 further columns: From, {name}"]
    assert text_of(f"Date,{name}", "2031-05-02,2031-05-04") == "2031-05-02/2031-05-04"
    mapped = table(f"{name},Date,Title", f"{cell},2031-05-02,a", map=(("end", name),))
    assert codes(mapped) == ["error[date-unreadable]"]
