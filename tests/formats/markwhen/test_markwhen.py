"""Texts of Markwhen, whole: which lines are events, and what becomes of all that they hold."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.dates import to_edtf
from libyatl.formats import read_data, told
from libyatl.formats.how import How
from libyatl.model import Timeline

WHOLE = """\
---
title: "The ferry"
description: How it came
  to run
dateFormat: d/M/yyyy
#boats: blue
---
// kept apart

# Building #works
money: none

1/2/1920: The keel is laid #boats @anna !keel
location: Skagen
yard: Old quay
It was cold.
[The Herald](https://herald.example/keel)
// ask again
5 days: [x] A [report](https://herald.example/report) is sent
## Trials
1921 - 1923:
- [ ] First run
- second #wet
# Running
after !keel 3 years - 2 weeks every day: It runs
1924-now: It runs on
tags: [daily, #dear]
Fri: not an event
12pm: Somebody waves
2024-02-30: Nobody knows
1925:
"""


def read(text: str, how: How | None = None, name: str = "t.mw") -> Timeline:
    return read_data([(name, text.encode())], how=how or How())


def plain(timeline: Timeline) -> list[dict[str, Any]]:
    """Return what each event says."""
    return [
        {
            "title": event.title,
            "date": to_edtf(event.when) if event.when else event.date_as_written,
            "summary": event.summary,
            "tags": [*event.tags],
            "lasted": event.lasted.text if event.lasted else "",
            "relations": [
                (one.kind, one.event, str(one.at_least and one.at_least.text))
                for one in event.relations
            ],
            **event.extra,
        }
        for event in timeline.events
    ]


def saying(title: str, date: str = "", **other: Any) -> dict[str, Any]:
    usual = {"summary": "", "tags": [], "lasted": "", "relations": []}
    return {"title": title, "date": date, **usual, **other}


def test_all_that_a_text_holds_is_told() -> None:
    timeline = read(WHOLE)
    assert plain(timeline) == [
        saying(
            "The keel is laid anna",
            "1920-02-01",
            summary="It was cold.",
            tags=["Building", "boats"],
            yard="Old quay",
            comments=["// ask again"],
            **{"date as typed": "1/2/1920"},
        ),
        saying(
            "A report is sent",
            tags=["Building"],
            lasted="5 days",
            relations=[("after", "keel", "None")],
            completed="true",
            **{"date as typed": "5 days"},
        ),
        saying(
            "First run",
            "1921/1923",
            summary="- second #wet",
            tags=["Building/Trials", "wet"],
            completed="false",
            **{"date as typed": "1921 - 1923"},
        ),
        saying(
            "It runs",
            tags=["Running"],
            lasted="2 weeks",
            relations=[("after", "keel", "3 years")],
            recurrence="every day",
            **{"date as typed": "after !keel 3 years - 2 weeks"},
        ),
        saying(
            "It runs on",
            "1924/..",
            summary="Fri: not an event",
            tags=["Running", "daily", "dear"],
            **{"date as typed": "1924-now"},
        ),
        saying("Somebody waves", "12pm", tags=["Running"]),
        saying("Nobody knows", "2024-02-30", tags=["Running"]),
    ]
    keel = timeline.events[0]
    assert (keel.id, [one.actor for one in keel.actors], [*keel.places]) == (
        "keel",
        ["anna"],
        ["Skagen"],
    )
    assert [(one.title, one.url) for one in timeline.sources.values()] == [
        ("The Herald", "https://herald.example/keel"),
        ("report", "https://herald.example/report"),
    ]
    assert timeline.title == "The ferry"
    assert timeline.extra == {
        "description": "How it came\nto run",
        "dateFormat": "d/M/yyyy",
        "#boats": "blue",
        "groups": [
            {"title": "Building", "tags": "works", "text": "money: none"},
            {"title": "Building/Trials"},
            {"title": "Running"},
        ],
        "comments": ["// kept apart"],
    }
    found = [(one.code, one.span.line, one.span.column) for one in timeline.report if one.span]
    assert found == [("date-unreadable", 29, 1), ("date-unreadable", 30, 1), ("no-title", 31, 1)]
    (said,) = timeline.understood
    assert (said.held, said.taken) == (8, 7)
    assert said.said == (
        ("dates", "the day stands first in dates of numbers"),
        ("note", "1 event until now: the end is left open"),
        ("note", "2 events relative to another: told by its order, not by a date"),
        ("note", "1 event recurring: the first time alone is read"),
        ("kept", "yard, date as typed, comments, completed, recurrence"),
    )


def test_older_groups_end_where_they_say_so() -> None:
    timeline = read(
        "section Wars #w\n2031: a\ngroup East:\n2032: b\nendGroup\n2033: c\nend section\n2034: d\n"
    )
    assert [(one.title, *one.tags) for one in timeline.events] == [
        ("a", "Wars"),
        ("b", "Wars/East"),
        ("c", "Wars"),
        ("d",),
    ]


def test_a_word_like_an_older_group_in_a_text_is_none() -> None:
    timeline = read("2031: a\ngroup of men\n\ngroup East\n2032: b\n")
    assert [(one.title, one.summary, *one.tags) for one in timeline.events] == [
        ("a", "group of men"),
        ("b", "", "East"),
    ]


@pytest.mark.parametrize(
    ("line", "is_event"),
    [
        ("2031: a", True),
        ("  2031: a", True),
        ("2031 : a", True),
        ("2031:a", True),
        ("10:30 he left", False),
        ("10:30: he left", True),
        ("// 2031: a", False),
        ("- 2031: a", False),
        ("in 2031: a", False),
        ("After: a", False),
        ("https://h.example", False),
        ("2031 a", False),
        ("May: a", True),
        ("Maybe: a", False),
        ("5 days: a", True),
        ("5 men: a", False),
    ],
)
def test_which_lines_are_events(line: str, *, is_event: bool) -> None:
    timeline = read(f"1999: first\n{line}\n")
    assert timeline.understood[0].held == 1 + is_event
    assert "entries-lost" not in {one.code for one in timeline.report}


@pytest.mark.parametrize(
    "text", ["title: a\n2031: b\n", "2031 - 2032: b\n", "---\na: b\n---\n# c\nMay 2031: d\n"]
)
def test_markwhen_is_told_by_its_content(text: str) -> None:
    assert told("x.txt", text.encode()) == "markwhen"


@pytest.mark.parametrize(
    "text",
    [
        "events:\n- title: a\n  date: 2031\n",
        "- title: a\n",
        "a,b\n2031: c\n",
        "5 days: a\n",
        "2031:\n",
        "",
    ],
)
def test_other_texts_are_told_from_it(text: str) -> None:
    assert told("x.txt", text.encode()) != "markwhen"


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_mark_of_utf_8_and_other_line_ends_change_nothing(ends: str) -> None:
    text = "\ufeff" + WHOLE.replace("\n", ends)
    assert plain(read(text)) == plain(read(WHOLE))


def test_the_order_of_numbers_can_be_said_and_nothing_else() -> None:
    (event,) = read("1/2/2031: a\n").events
    (other,) = read("1/2/2031: a\n", How(order="day")).events
    assert event.when is not None
    assert other.when is not None
    assert [to_edtf(event.when), to_edtf(other.when)] == ["2031-01-02", "2031-02-01"]
    assert read("1/2/2031: a\n").heeded == {"encoding", "order"}


def test_a_zone_of_the_header_or_of_an_event_holds() -> None:
    timeline = read(
        "timezone: Africa/Tripoli\n2031-01-01 10:00: a\n2031-01-01 10:00: b\ntimezone: +05:00\n"
    )
    dates = [one.when.text for one in timeline.events if one.when]
    assert dates == ["2031-01-01T10:00[Africa/Tripoli]", "2031-01-01T10:00+05:00"]


def test_a_zone_that_is_none_is_reported_and_kept() -> None:
    timeline = read("timezone: Nowhere/None\n2031: a\n")
    assert [one.code for one in timeline.report] == ["unknown-timezone"]
    assert timeline.extra == {"timezone as typed": "Nowhere/None"}


def test_a_zone_of_an_event_that_is_none_is_reported() -> None:
    timeline = read("2031: a\ntimezone: Nowhere/None\n")
    assert [(one.code, str(one.span)) for one in timeline.report] == [
        ("unknown-timezone", "t.mw:1:1")
    ]


def test_what_has_one_address_is_one_source() -> None:
    timeline = read("2031: a\n[One](http://h.example/a)\n[Two](http://h.example/a)\n")
    (source,) = timeline.sources.values()
    assert source.url == "http://h.example/a"
    written = libyatl.write(timeline, format="json")
    assert "One" in written
    assert "Two" in written


def test_what_is_relative_to_nothing_keeps_its_event() -> None:
    timeline = read("5 days: a\nafter !x 2 days: b\n")
    assert [one.code for one in timeline.report] == ["date-unreadable", "dangling-relation"]
    assert [one.title for one in timeline.events] == ["a", "b"]


def test_a_file_without_events_is_no_chronology() -> None:
    (found,) = read("title: a\n").report
    assert (found.code, found.message) == (
        "not-a-chronology",
        "no line of the file begins with a date and a colon",
    )


WORDS = ["2031", "May", "-", "to", "/", ":", ": a", "now", "5", "days", "!x", "every", "44 BC"]
WORDS += ["\n", "\n", "group", "endGroup", "## b", "//", "---", "key: v", "10:30", " ", "\r"]
KEPT = {
    "!gnu": "gnu",
    "zebra": "zebra",
    "#tiger": "tiger",
    "@lion": "lion",
    "[puma](location)": "puma",
}


@given(st.lists(st.sampled_from([*WORDS, *KEPT]), max_size=30))
def test_every_event_is_taken_or_reported_and_no_word_is_lost(words: list[str]) -> None:
    timeline = read("2031: first\n" + " ".join(words))
    codes = [one.code for one in timeline.report]
    assert "entries-lost" not in codes
    assert timeline.understood[0].held == len(timeline.events) + codes.count("no-title")
    written = libyatl.write(libyatl.select(timeline, sort="file"), format="json")
    for word in KEPT.keys() & words:
        assert KEPT[word] in written
