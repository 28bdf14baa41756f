"""Timelines of SIMILE, in XML and in JSON: what becomes of all that they hold."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.dates import to_edtf
from libyatl.formats import read_data, told
from libyatl.formats.how import How
from libyatl.model import Event, Timeline

XML = """\
<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- invented -->
<data date-time-format="iso8601">
  <event start="Sat May 20 1961 00:00:00 GMT-0600" title="The keel is laid"
         link="http://h.example/keel" image="keel.png" id="keel">
    It was &lt;b&gt;cold&lt;/b&gt;
    &amp;amp; wet.
  </event>
  <event start="1961" end="1963" title="A plank">Under <i a="1">the</i> quay &amp; dry</event>
  <event start="Jun 01 1961 00:00:00 GMT" latestStart="Jul 01 1961 00:00:00 GMT"
         earliestEnd="Jun 01 1963 00:00:00 GMT" end="Jul 01 1963 00:00:00 GMT"
         isDuration="true" title="It is built"/>
  <event start="200 BC" title="Someone rows"/>
  <event start="never" end="1963" title="It sails"/>
  <event end="1970">Nobody saw it. It sank.</event>
  <event start="1971" title=" "/>
  <era name="old"/>
</data>
"""
DATES: dict[str, list[tuple[dict[str, Any], str]]] = {
    "xml": [
        ({"start": "1961"}, "1961"),
        ({"start": "1961", "end": "1961"}, "1961"),
        ({"start": "1961", "end": "1963"}, "[1961..1963]"),
        ({"start": "1961", "end": "1963", "isDuration": "true"}, "1961/1963"),
        ({"start": "1961", "end": "1963", "durationEvent": "true"}, "1961/1963"),
        (
            {"start": "1961", "end": "1963", "isDuration": "true", "durationEvent": "false"},
            "[1961..1963]",
        ),
        ({"start": "1961", "latestStart": "1962"}, "[1961..1962]"),
        ({"start": "1961", "latestStart": "1962", "end": "1963"}, "[1961..1963]"),
        ({"end": "1963"}, "[..1963]"),
    ],
    "json": [
        ({"start": "1961", "end": "1963"}, "1961/1963"),
        ({"start": "1961", "end": "1963", "durationEvent": False}, "[1961..1963]"),
        ({"start": "1961", "end": "1963", "durationEvent": True}, "1961/1963"),
        ({"start": "1961", "end": "1963", "isDuration": True}, "1961/1963"),
        ({"start": "1961", "end": "1963", "isDuration": False}, "[1961..1963]"),
        (
            {"start": "1961", "latestStart": "1962", "earliestEnd": "1963", "end": "1964"},
            "1961/1964",
        ),
        ({"start": 1961}, "1961"),
        ({"start": "1961", "latestStart": "1963"}, "[1961..1963]"),
        ({"start": "44"}, "0044"),
        ({"start": "-500"}, "-0500"),
        ({"start": "200 BC", "end": "20"}, "-0199/0020"),
        ({"start": "3/4/1961"}, "1961-03-04"),
        ({"end": "1963"}, "../1963"),
        ({}, ""),
    ],
}


def read(text: str, name: str, how: How | None = None) -> Timeline:
    return read_data([(name, text.encode())], how=how or How())


def in_xml(events: list[dict[str, Any]]) -> str:
    said = (
        " ".join(f"{key}={quoteattr(str(value))}" for key, value in event.items())
        for event in events
    )
    return "<data>" + "".join(f"<event {one}/>\n" for one in said) + "</data>"


def in_json(events: list[dict[str, Any]]) -> str:
    return json.dumps({"dateTimeFormat": "iso8601", "events": events})


def date_of(event: Event) -> str:
    return event.when.text if event.when else event.date_as_written


def test_all_that_xml_holds_is_told() -> None:
    timeline = read(XML, "t.xml")
    assert [(one.title, date_of(one), one.summary, dict(one.extra)) for one in timeline.events] == [
        (
            "The keel is laid",
            "Sat May 20 1961",
            "It was <b>cold</b>\n&amp; wet.",
            {"start": "Sat May 20 1961 00:00:00 GMT-0600", "image": "keel.png"},
        ),
        ("A plank", "[1961..1963]", 'Under <i a="1">the</i> quay &amp; dry', {}),
        (
            "It is built",
            "1961-06-01/1963-07-01",
            "",
            {
                "start": "Jun 01 1961 00:00:00 GMT",
                "latestStart": "Jul 01 1961 00:00:00 GMT",
                "earliestEnd": "Jun 01 1963 00:00:00 GMT",
                "end": "Jul 01 1963 00:00:00 GMT",
                "isDuration": "true",
            },
        ),
        ("Someone rows", "200 BC", "", {}),
        ("It sails", "never - 1963", "", {"start": "never", "end": "1963"}),
        ("Nobody saw it.", "[..1970]", "Nobody saw it. It sank.", {}),
    ]
    assert timeline.events[0].id == "keel"
    assert [one.url for one in timeline.sources.values()] == ["http://h.example/keel"]
    assert timeline.extra == {"date-time-format": "iso8601"}
    found = [(one.code, one.span.line, one.span.column) for one in timeline.report if one.span]
    assert found == [("date-unreadable", 14, 3), ("no-title", 16, 3)]
    (said,) = timeline.understood
    assert (said.held, said.taken) == (7, 6)
    assert said.said == (
        ("note", "every clock time is 00:00:00: the dates are days"),
        ("note", "1 event of four points: from start to end, the two between are kept"),
        ("titles", "1 of them the beginning of the text"),
        ("kept", "6 further keys: start, image, latestStart, earliestEnd, end, isDuration"),
        ("note", "no events, and not read: 1 <era>"),
    )


@pytest.mark.parametrize(
    ("kind", "event", "date"), [(k, *one) for k, some in DATES.items() for one in some]
)
def test_its_points_come_to_a_date(kind: str, event: dict[str, Any], date: str) -> None:
    said = [{"title": "a", **event}]
    timeline = read(in_xml(said) if kind == "xml" else in_json(said), f"t.{kind}")
    (only,) = timeline.events
    assert (to_edtf(only.when) if only.when else "") == date
    assert not [one.code for one in timeline.report if one.severity == "error"]


def test_a_clock_time_of_midnight_stays_where_another_time_is_none() -> None:
    events = [
        {"title": "a", "start": "Sat May 20 1961 00:00:00 GMT-0600"},
        {"title": "b", "start": "Sat May 20 1961 10:30:00 GMT-0600"},
    ]
    dates = [date_of(one) for one in read(in_json(events), "t.json").events]
    assert dates == ["1961-05-20T00:00:00-06:00", "1961-05-20T10:30:00-06:00"]


@pytest.mark.parametrize(
    ("event", "date", "codes"),
    [
        ({"start": "x"}, "x", ["date-unreadable"]),
        ({"start": "x", "end": "y"}, "x - y", ["date-unreadable", "date-unreadable"]),
        ({"start": "1961", "end": "y"}, "1961", ["date-unreadable"]),
        ({"start": "1961", "end": "y", "durationEvent": False}, "1961 - y", ["date-unreadable"]),
        ({"start": "1963", "end": "1961"}, "1963 - 1961", ["date-unreadable"]),
        ({"start": "1961", "latestStart": "z", "end": "1963"}, "1961/1963", ["date-unreadable"]),
        ({"start": "Sun May 20 1961"}, "Sun May 20 1961", ["weekday-disagrees"]),
    ],
)
def test_what_cannot_be_read_is_reported_and_kept(
    event: dict[str, Any], date: str, codes: list[str]
) -> None:
    timeline = read(in_json([{"title": "a", **event}]), "t.json")
    assert [one.code for one in timeline.report] == codes
    (only,) = timeline.events
    assert date_of(only) == date
    for key, value in event.items():
        assert only.extra.get(key) == str(value).lower() or str(value) in date


def test_places_in_json_are_pointers() -> None:
    timeline = read(
        in_json([{"title": "a", "start": "x"}, {"title": "b", "start": "1961"}]), "t.json"
    )
    (found,) = timeline.report
    assert found.span is not None
    assert found.span.pointer == "/events/0/start"
    assert timeline.span(1, "date") == libyatl.Span("t.json", 0, 1, 0, "/events/1/start")


def test_what_the_file_says_is_kept() -> None:
    beside = '"dateTimeFormat": "iso8601", "wikiURL": "http://h.example/"'
    timeline = read(f'{{{beside}, "events": [null, 3, {{"title": "a"}}]}}', "t.json")
    assert timeline.extra == {"dateTimeFormat": "iso8601", "wikiURL": "http://h.example/"}
    assert [one.code for one in timeline.report] == ["not-an-event", "not-an-event"]


@pytest.mark.parametrize(
    ("name", "text", "codes", "titles"),
    [
        ("t.xml", '<data><event start="1" title="a"/><event', ["xml-syntax"], ["a"]),
        ("t.xml", '<!DOCTYPE data [<!ENTITY a "b">]><data/>', ["xml-syntax"], []),
        ("t.xml", "<data><event title='a'>" + "<b>" * 99, ["too-deep"], []),
        ("t.xml", "<project><event title='a'/></project>", ["not-a-chronology"], []),
        ("t.xml", "<data><!-- <event/> --></data>", ["not-a-chronology"], []),
        ("t.xml", "words", ["json-syntax"], []),
        ("t.xml", "", [], []),
        ("t.json", '{"dateTimeFormat": "", "events": [', ["json-syntax"], []),
    ],
)
def test_a_file_that_is_no_timeline_is_said_to_be_none(
    name: str, text: str, codes: list[str], titles: list[str]
) -> None:
    timeline = read(text, name)
    assert [one.code for one in timeline.report] == codes
    assert [one.title for one in timeline.events] == titles


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("t.json", in_json([]), "simile"),
        ("t.json", '{"events": [{"title": "a", "start": "1", "durationEvent": false}]}', "simile"),
        ("t.json", '{"events": [{"title": "a", "start": "1"}]}', "json"),
        ("t.json", '{"libyatl": 1, "dateTimeFormat": 1, "events": []}', "json"),
        ("t.json", '[{"title": "a", "isDuration": true}]', "json"),
        ("t", XML, "simile"),
        ("t", "<data><row/></data>", "yaml"),
        ("t", "<html><data/><event start='1'/></html>", "yaml"),
        ("t.xml", "<html/>", "simile"),
    ],
)
def test_it_is_told_by_its_content(name: str, text: str, format: str) -> None:
    assert told(name, text.encode()) == format


def test_options_for_dates_are_heeded_and_no_others() -> None:
    timeline = read(in_json([{"title": "a", "start": "3/4/1961"}]), "t.json", How(order="day"))
    assert [date_of(one) for one in timeline.events] == ["1961-04-03"]
    assert timeline.heeded == {"encoding", "order", "century", "missing", "epoch"}


VALUES = st.sampled_from(
    [
        "1961",
        "May 20 1961 00:00:00 GMT",
        "1961-05-20",
        "44 BC",
        "x",
        "",
        " ",
        "<b>&amp;",
        "true",
        "3/4/1961",
    ]
) | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=5)
KEYS = ["start", "end", "latestStart", "earliestEnd", "isDuration", "durationEvent", "title"]
KEYS += ["link", "image", "id", "tags", "description", "date", "status", "extra"]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=4))
@pytest.mark.parametrize("kind", ["xml", "json"])
def test_each_event_is_taken_or_reported_and_each_value_is_told(
    kind: str, events: list[dict[str, Any]]
) -> None:
    timeline = read(in_xml(events) if kind == "xml" else in_json(events), f"t.{kind}")
    codes = [one.code for one in timeline.report]
    assert "entries-lost" not in codes
    assert len(timeline.events) == len(events) - codes.count("no-title")
    whole = json.loads(libyatl.write(libyatl.select(timeline, sort="file"), format="json"))
    written = json.dumps(whole, ensure_ascii=False)
    for event in events:
        if str(event.get("title", "")).strip():
            for value in event.values():
                assert json.dumps(value.strip(), ensure_ascii=False)[1:-1] in written
