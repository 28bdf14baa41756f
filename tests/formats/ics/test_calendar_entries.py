"""Events of calendars: what becomes of each property, and what is said of what is odd."""

from __future__ import annotations

from typing import Any

import pytest
from calendars import calendar, events, found, read

from libyatl.formats import read_data
from libyatl.formats.how import How

TITLE = "SUMMARY:T"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20170725"], {"date": "2017-07-25"}),
        (["DTSTART:20170725"], {"date": "2017-07-25"}),
        (
            ["DTSTART;VALUE=DATE:20170725", "DTEND;VALUE=DATE:20170726"],
            {"date": "2017-07-25"},
        ),
        (
            ["DTSTART;VALUE=DATE:20170725", "DTEND;VALUE=DATE:20170801"],
            {"date": "2017-07-25/2017-07-31"},
        ),
        (
            ["DTSTART;VALUE=DATE:20170725", "DTEND;VALUE=DATE:20170725"],
            {"date": "2017-07-25"},
        ),
        (["DTSTART:20170725T000000Z"], {"date": "2017-07-25T00:00:00Z"}),
        (["DTSTART:20170725T103000"], {"date": "2017-07-25T10:30:00"}),
        (
            ["DTSTART;TZID=Europe/Rome:20170725T103000"],
            {"date": "2017-07-25T10:30:00+02:00", "tzid": "Europe/Rome"},
        ),
        (
            ["DTSTART;TZID=Europe/London:20170125T103000"],
            {"date": "2017-01-25T10:30:00+00:00", "tzid": "Europe/London"},
        ),
        # Of what the clocks showed twice the first is meant, and what they skipped is told by the
        # offset that was before (RFC 5545, 3.3.5).
        (
            ["DTSTART;TZID=Europe/Rome:20171029T023000"],
            {"date": "2017-10-29T02:30:00+02:00", "tzid": "Europe/Rome"},
        ),
        (
            ["DTSTART;TZID=Europe/Rome:20170326T023000"],
            {"date": "2017-03-26T02:30:00+01:00", "tzid": "Europe/Rome"},
        ),
        (
            [
                "DTSTART;TZID=Europe/Rome:20170725T100000",
                "DTEND;TZID=Europe/Athens:20170725T120000",
            ],
            {
                "date": "2017-07-25T10:00:00+02:00/2017-07-25T12:00:00+03:00",
                "tzid": "Europe/Rome",
                "DTEND;TZID": "Europe/Athens",
            },
        ),
        (
            ["DTSTART:20170725T100000Z", "DURATION:PT90M"],
            {"date": "2017-07-25T10:00:00Z/2017-07-25T11:30:00Z", "DURATION": "PT90M"},
        ),
        (
            ["DTSTART;VALUE=DATE:20170725", "DURATION:P1W"],
            {"date": "2017-07-25/2017-07-31", "DURATION": "P1W"},
        ),
        # A day on the wall takes 25 hours when the clocks are put back, and 24 hours take 24.
        (
            ["DTSTART;TZID=Europe/Rome:20171028T100000", "DURATION:P1D"],
            {
                "date": "2017-10-28T10:00:00+02:00/2017-10-29T10:00:00+01:00",
                "tzid": "Europe/Rome",
                "DURATION": "P1D",
            },
        ),
        (
            ["DTSTART;TZID=Europe/Rome:20171028T100000", "DURATION:PT24H"],
            {
                "date": "2017-10-28T10:00:00+02:00/2017-10-29T09:00:00+01:00",
                "tzid": "Europe/Rome",
                "DURATION": "PT24H",
            },
        ),
    ],
)
def test_a_date_is_read_as_it_is_stated(lines: list[str], expected: dict[str, Any]) -> None:
    timeline = read(calendar(TITLE, *lines))
    assert events(timeline) == [{"title": "T", **expected}]
    assert found(timeline) == []


@pytest.mark.parametrize(
    ("lines", "expected", "said"),
    [
        ([], {}, ["no-dtstart:4:1"]),
        (["DTSTART:soon"], {"date_as_written": "soon"}, ["date-unreadable:6:9"]),
        (["DTSTART:TBD"], {"DTSTART": "TBD"}, []),
        (["DTSTART:20170230"], {"date_as_written": "20170230"}, ["date-unreadable:6:9"]),
        (
            ["DTSTART;TZID=W. Europe Standard Time:20170725T103000"],
            {"date": "2017-07-25T10:30:00", "tzid": "W. Europe Standard Time"},
            ["unknown-timezone:6:38"],
        ),
        (
            ["DTSTART:20170725T100000Z", "DTEND:later"],
            {"date": "2017-07-25T10:00:00Z", "DTEND": "later"},
            ["date-unreadable:7:7"],
        ),
        (
            ["DTSTART;VALUE=DATE:20170725", "DURATION:PT1H"],
            {"date": "2017-07-25", "DTEND": "PT1H", "DURATION": "PT1H"},
            ["date-unreadable:7:10"],
        ),
        (
            ["DTSTART:20170725", "RRULE:FREQ=DAILY", "EXDATE:20170726", "RDATE:20180101"],
            {
                "date": "2017-07-25",
                "RRULE": "FREQ=DAILY",
                "EXDATE": "20170726",
                "RDATE": "20180101",
            },
            ["repeated-event:7:7", "repeated-event:9:7"],
        ),
        (
            ["DTSTART:20170725", "LOCATION;Rome", "no line"],
            {"date": "2017-07-25", "lines that cannot be read": ["LOCATION;Rome", "no line"]},
            ["ics-syntax:7:9", "ics-syntax:8:1"],
        ),
    ],
)
def test_what_is_odd_is_said_and_the_event_is_read(
    lines: list[str], expected: dict[str, Any], said: list[str]
) -> None:
    timeline = read(calendar(TITLE, *lines))
    assert events(timeline) == [{"title": "T", **expected}]
    assert found(timeline) == said


def test_each_property_has_its_field_and_the_rest_is_kept() -> None:
    timeline = read(
        calendar(
            "UID:a1",
            "DTSTART;VALUE=DATE:20170725",
            "SUMMARY;LANGUAGE=en:One\\, two\\; and \\\\three",
            "DESCRIPTION:A line\\nand another",
            "LOCATION:Rome; upper town",
            "GEO:41.9;12.5",
            "CATEGORIES:one,two\\,three",
            "CATEGORIES:four",
            'ORGANIZER;CN="Ann, B":mailto:ann@x.example',
            "ATTENDEE;CN=Bob;ROLE=CHAIR:mailto:bob@x.example",
            "ATTENDEE:mailto:c@x.example",
            "URL:https://x.example/a",
            "ATTACH;FMTTYPE=text/plain:https://x.example/b",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:dGV4dA==",
            "COMMENT:A note",
            "X-FOO;X-P=^'a^n^^:bar",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "END:VALARM",
        )
    )
    assert found(timeline) == []
    assert events(timeline) == [
        {
            "id": "a1",
            "date": "2017-07-25",
            "title": "One, two; and \\three",
            "summary": "A line\nand another",
            "actors": [
                {"id": "Ann, B", "role": "organizer"},
                {"id": "Bob", "role": "attendee"},
                {"id": "mailto:c@x.example", "role": "attendee"},
            ],
            "places": ["Rome; upper town"],
            "tags": ["one", "two,three", "four"],
            "note": "A note",
            "SUMMARY;LANGUAGE": "en",
            "ORGANIZER;address": "mailto:ann@x.example",
            "ATTENDEE as written": [
                ";CN=Bob;ROLE=CHAIR:mailto:bob@x.example",
                ":mailto:c@x.example",
            ],
            "sources": ["https://x.example/a", "https://x.example/b"],
            "ATTACH;FMTTYPE": "text/plain",
            "ATTACH in BASE64": "dGV4dA==",
            "ATTACH in BASE64;ENCODING": "BASE64",
            "ATTACH in BASE64;VALUE": "BINARY",
            "X-FOO": "bar",
            "X-FOO;X-P": '"a\n^',
            "VALARM": "TRIGGER:-PT15M",
        }
    ]
    assert timeline.places["rome-upper-town"].at == (41.9, 12.5)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["STATUS:TENTATIVE"], {"status": "planned", "STATUS": "TENTATIVE"}),
        (["STATUS:CANCELLED"], {"status": "planned", "tags": ["cancelled"]}),
        (["STATUS:CONFIRMED"], {}),
        (["STATUS:CONFIRMED", "DTSTAMP:20170726T000000Z"], {}),
        (["STATUS:CONFIRMED", "DTSTAMP:20170724T000000Z"], {"status": "planned"}),
        (["STATUS:DRAFT"], {}),
    ],
)
def test_a_status_is_told_in_our_words_and_kept(lines: list[str], expected: dict[str, Any]) -> None:
    (event,) = events(read(calendar(TITLE, "DTSTART:20170725", *lines)))
    kept = dict(line.split(":") for line in lines)
    assert event == {"title": "T", "date": "2017-07-25", **kept, **expected}


def test_one_uid_of_several_events_is_kept_and_one_time_of_a_rule_has_an_id_of_its_own() -> None:
    one = "BEGIN:VEVENT\nUID:u\nSUMMARY:T\nDTSTART:20170725\nEND:VEVENT\n"
    other = one.replace("SUMMARY", "RECURRENCE-ID;VALUE=DATE:20170801\nSUMMARY")
    timeline = read(f"BEGIN:VCALENDAR\n{one}{other}{one}END:VCALENDAR\n")
    assert [event.id for event in timeline.events] == ["u", "u@2017-08-01", "u-2"]
    assert [event.shown_id for event in timeline.events] == ["u", "u@2017-08-01", "u"]


def test_what_has_no_title_and_no_description_is_reported() -> None:
    timeline = read(calendar("DTSTART:20170725", "LOCATION:Rome"))
    assert timeline.events == ()
    assert found(timeline) == ["no-title:4:1"]


def test_what_a_person_says_of_the_columns_is_heeded() -> None:
    text = calendar("DTSTART:20170725", "DESCRIPTION:What was said", "X-WHO:Ann").encode()
    assert [event.title for event in read_data([("t.ics", text)]).events] == ["What was said"]
    made = read_data([("t.ics", text)], how=How(title="{DESCRIPTION} by {X-WHO}"))
    assert [event.title for event in made.events] == ["What was said by Ann"]
    mapped = read_data([("t.ics", text)], how=How(map=(("title", "X-WHO"),)))
    assert [event.title for event in mapped.events] == ["Ann"]
