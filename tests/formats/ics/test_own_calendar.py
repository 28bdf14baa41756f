"""Calendars that libyatl wrote: they come back, and what a calendar program moved is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from calendars import OURS, calendar, events, found, read
from drawn_timelines import timelines
from hypothesis import given

import libyatl
from libyatl.dates.on_calendars import fit_of
from libyatl.formats import read_data
from libyatl.model import Timeline


def written(*stated: dict[str, Any], imprecise: bool = False) -> str:
    timeline = read_data([("t.json", json.dumps([*stated]).encode())], format="json")
    return libyatl.write(timeline, format="ics", imprecise=imprecise)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2017-07-25", ";VALUE=DATE:20170725", ";VALUE=DATE:20170726"),
        ("2017-07-25~", ";VALUE=DATE:20170725", ";VALUE=DATE:20170726"),
        ("2017-07-25/2017-07-31", ";VALUE=DATE:20170725", ";VALUE=DATE:20170801"),
        ("2017-07-25T10:00Z", ":20170725T100000Z", ""),
        ("2017-07-25T10:00:05.25Z", ":20170725T100005Z", ""),
        ("2017-07-25T01:00+02:00", ":20170724T230000Z", ""),
        ("2017-07-25T10:00", ":20170725T100000", ""),
        ("2017-07-25T10:00/2017-07-25T12:00", ":20170725T100000", ":20170725T120000"),
        ("2017-07-25T10:00/2017-07-26", ";VALUE=DATE:20170725", ";VALUE=DATE:20170727"),
        ("0044-03-15", ";VALUE=DATE:00440315", ";VALUE=DATE:00440316"),
    ],
)
def test_a_date_comes_back_as_it_was_stated(date: str, start: str, end: str) -> None:
    text = written({"title": "T", "date": date})
    lines = [line for line in text.split("\r\n") if line.startswith(("DTSTART", "DTEND"))]
    assert lines == [f"DTSTART{start}", *([f"DTEND{end}"] if end else [])]
    (event,) = events(read(text))
    assert event == {"id": "t", "title": "T", "date": date}


@pytest.mark.parametrize(
    "date", ["2017-07", "2017", "[2017-07-25..2017-07-28]", "early 2017", "{2017-07-01,2017-07-09}"]
)
def test_what_is_vaguer_than_a_day_is_left_out_or_has_its_whole_range(date: str) -> None:
    stated = {"id": "t", "title": "T", "date": date}
    assert "VEVENT" not in written(stated)
    text = written(stated, imprecise=True)
    assert "TRANSP:TRANSPARENT\r\n" in text
    (event,) = events(read(text))
    assert libyatl.parse_date(event["date"]).days == libyatl.parse_date(date).days


@pytest.mark.parametrize("date", ["2017-07-25/..", "../2017", "-0043-03-15", "9999-12-31", None])
def test_what_no_calendar_has_is_left_out(date: str | None) -> None:
    stated = {"title": "T", **({"date": date} if date else {})}
    assert "VEVENT" not in written(stated)
    assert "VEVENT" not in written(stated, imprecise=True)


EDTF = "X-EDTF:2017-07-25~"
DAY = "DTSTART;VALUE=DATE:20170725"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([DAY, "DTEND;VALUE=DATE:20170726", EDTF], {"date": "2017-07-25~"}),
        # A program moved it, or made it longer, or gave it a clock time.
        ([DAY, "DTEND;VALUE=DATE:20170728", EDTF], {"date": "2017-07-25/2017-07-27"}),
        (["DTSTART;VALUE=DATE:20170726", EDTF], {"date": "2017-07-26"}),
        (["DTSTART:20170725T100000Z", EDTF], {"date": "2017-07-25T10:00:00Z"}),
        ([DAY, "DTEND;VALUE=DATE:20170726", "X-EDTF:nonsense"], {"date": "2017-07-25"}),
        ([DAY, "STATUS:CONFIRMED", "X-LIBYATL-STATUS:occurred"], {"date": "2017-07-25"}),
        (
            [DAY, "STATUS:TENTATIVE", "X-LIBYATL-STATUS:planned"],
            {"date": "2017-07-25", "status": "planned"},
        ),
        ([DAY, "X-LIBYATL-STATUS:claimed"], {"date": "2017-07-25", "status": "claimed"}),
        (
            [DAY, "STATUS:TENTATIVE", "X-LIBYATL-STATUS:occurred"],
            {"date": "2017-07-25", "status": "planned"},
        ),
        (
            [DAY, "STATUS:CANCELLED", "X-LIBYATL-STATUS:occurred"],
            {"date": "2017-07-25", "status": "planned", "STATUS": "CANCELLED"},
        ),
        (
            [DAY, "LOCATION:Rome\\; Paris", "X-LIBYATL-PLACE:Rome", "X-LIBYATL-PLACE:Paris"],
            {"date": "2017-07-25", "places": ["Rome", "Paris"]},
        ),
        (
            [DAY, "LOCATION:Milan", "X-LIBYATL-PLACE:Rome"],
            {"date": "2017-07-25", "places": ["Milan"]},
        ),
        ([DAY, "X-LIBYATL-PLACE:Rome"], {"date": "2017-07-25"}),
        (
            [DAY, "URL:https://x.example", "SEQUENCE:2", "X-A;B=c:d", "X-A:e"],
            {
                "date": "2017-07-25",
                "URL": "https://x.example",
                "SEQUENCE": "2",
                "X-A": [";B=c:d", "e"],
            },
        ),
        (["X-EDTF:2017", "DTEND:20170725"], {"X-EDTF": "2017", "DTEND": "20170725"}),
        (
            ["DTSTART;TZID=Europe/Rome:20170725T100000", "X-EDTF:2017-07-25T10:00:00"],
            {
                "date": "2017-07-25T10:00:00+02:00",
                "DTSTART": ";TZID=Europe/Rome:20170725T100000",
            },
        ),
        ([DAY, "X-LIBYATL-STATUS:planned"], {"date": "2017-07-25", "status": "planned"}),
        (
            [DAY, "X-LIBYATL-STATUS:reported", "STATUS:CANCELLED"],
            {
                "date": "2017-07-25",
                "status": "planned",
                "STATUS": "CANCELLED",
            },
        ),
        (
            [DAY, "DESCRIPTION;LANGUAGE=en:Long"],
            {"date": "2017-07-25", "summary": "Long", "DESCRIPTION": ";LANGUAGE=en:Long"},
        ),
    ],
)
def test_what_a_program_changed_is_believed_and_what_it_added_is_kept(
    lines: list[str], expected: dict[str, Any]
) -> None:
    timeline = read(calendar("UID:t@libyatl", "SUMMARY:T", *lines, head=OURS))
    assert events(timeline) == [{"id": "t", "title": "T", **expected}]
    assert found(timeline) == []


@given(timelines(of_several_zones=True))
def test_the_days_of_each_event_that_a_calendar_has_come_back(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, sort="file")
    back = read(libyatl.write(chosen, format="ics", imprecise=True))
    kept = [
        event.when.days
        for event in timeline.events
        if event.when is not None and fit_of(event.when) in ("exact", "vague")
    ]
    assert [event.when.days for event in back.events if event.when is not None] == kept
