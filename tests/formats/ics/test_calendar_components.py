"""Components: which are events, where they end, and what is said of those that are none."""

from __future__ import annotations

import pytest
from calendars import found, read

from libyatl.formats.told_by import told

EVENT = "BEGIN:VEVENT\nSUMMARY:T\nDTSTART:20170725\n"
END = "END:VEVENT\n"


@pytest.mark.parametrize(
    ("text", "titles", "said"),
    [
        (f"BEGIN:VCALENDAR\n{EVENT}{END}END:VCALENDAR\n", ["T"], []),
        (f"\ufeff\r\n\r\nBEGIN:VCALENDAR\r\n{EVENT}{END}END:VCALENDAR", ["T"], []),
        (f"{EVENT}{END}", ["T"], []),
        (f"begin:vcalendar\n{EVENT.lower()}{END.lower()}end:vcalendar\n", ["t"], []),
        (EVENT, ["T"], ["ics-syntax:1:1"]),
        (EVENT[:-1], ["T"], ["ics-syntax:1:1"]),
        (f"BEGIN:VCALENDAR\n{EVENT}{END}", ["T"], ["ics-syntax:1:1"]),
        (f"{EVENT}{EVENT}{END}", ["T", "T"], ["ics-syntax:1:1"]),
        (
            f"BEGIN:VCALENDAR\n{EVENT}BEGIN:VALARM\n{EVENT}{END}END:VCALENDAR\n",
            ["T", "T"],
            ["ics-syntax:5:1", "ics-syntax:2:1"],
        ),
        (f"{EVENT}END:VALARM\n{END}", ["T"], ["ics-syntax:4:1"]),
        (f"{EVENT}BEGIN:X\nBEGIN:Y\nEND:X\n{END}", ["T"], ["ics-syntax:5:1"]),
        (EVENT.replace("VEVENT", "VJOURNAL") + "END:VJOURNAL\n", ["T"], []),
        (f"{EVENT}{END}".replace("\n", "\r"), ["T"], []),
        (f"BEGIN:X-WRAP\n{EVENT}{END}END:X-WRAP\n", ["T"], []),
        (f"{EVENT}{END}".replace("DTSTART", "DTS\n TART"), ["T"], []),
        (f"{EVENT}{END}".replace("BEGIN:VEVENT", "BEGIN:VEV\n ENT"), ["T"], []),
        (f"\n {EVENT}{END}", ["T"], []),
    ],
)
def test_each_event_is_read_and_what_has_no_end_is_said(
    text: str, titles: list[str], said: list[str]
) -> None:
    timeline = read(text)
    assert [event.title for event in timeline.events] == titles
    assert found(timeline) == said


def test_what_is_no_event_is_counted_and_what_is_said_of_the_whole_is_kept() -> None:
    timeline = read(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Town hall//EN\nX-WR-CALNAME:The council\\, 2017\n"
        "X-WR-TIMEZONE:Europe/Rome\nBEGIN:VTIMEZONE\nTZID:Europe/Rome\nBEGIN:STANDARD\n"
        "DTSTART:19701025T030000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTODO\nSUMMARY:Sweep\n"
        f"END:VTODO\nBEGIN:VTODO\nEND:VTODO\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\n{EVENT}{END}"
        "END:VCALENDAR\n"
    )
    assert timeline.title == "The council, 2017"
    assert timeline.extra == {"PRODID": "-//Town hall//EN", "X-WR-TIMEZONE": "Europe/Rome"}
    assert [event.title for event in timeline.events] == ["T"]
    assert found(timeline) == []
    (said,) = timeline.understood
    assert [text for word, text in said.said if word == "note"] == [
        "1 definition of time zones left out: zones are those that are known here",
        "2 VTODO are no events",
        "1 VFREEBUSY is no event",
    ]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "ics"),
        ("\ufeff\nbegin:vevent\nSUMMARY:A\n", "ics"),
        ("BEGIN:VJOURNAL", "ics"),
        ("BEGIN:VCARD\nFN:Ann\n", "yaml"),
        ("BEGIN: a list\n", "yaml"),
    ],
)
def test_a_calendar_or_a_part_of_one_is_told_by_how_it_begins(text: str, told_as: str) -> None:
    assert told("-", text.encode()) == told_as
