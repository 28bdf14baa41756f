"""The rows of a SPARQL result come in whole, each variable as what it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.formats import read_data
from libyatl.formats.how import How
from libyatl.formats.told_by import told
from libyatl.formats.wikidata.signs import count_rows
from libyatl.model import Timeline

ENTITY = "http://www.wikidata.org/entity/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, **more: str) -> dict[str, str]:
    return {"type": "literal", "value": text, **more}


def item(number: int) -> dict[str, str]:
    return {"type": "uri", "value": f"{ENTITY}Q{number}"}


def time(text: str) -> dict[str, str]:
    return literal(text, datatype=f"{XSD}dateTime")


def point(text: str) -> dict[str, str]:
    return literal(text, datatype="http://www.opengis.net/ont/geosparql#wktLiteral")


def result(*rows: dict[str, Any], **more: Any) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}, **more}).encode()


def read(*rows: dict[str, Any], how: How | None = None) -> Timeline:
    timeline = read_data([("q.json", result(*rows))], how=how or How())
    assert "entries-lost" not in codes(timeline)
    return timeline


def codes(timeline: Timeline) -> list[str]:
    return [found.code for found in timeline.report]


def notes(timeline: Timeline) -> list[str]:
    (one,) = timeline.understood
    return [text for word, text in one.said if word == "note"]


TREATY = {
    "item": item(900001),
    "itemLabel": literal("Treaty of Strelsau", **{"xml:lang": "en"}),
    "itemDescription": literal("an invented treaty"),
    "date": time("1871-05-01T00:00:00Z"),
    "datePrecision": literal("10"),
    "dateCalendar": item(1985727),
    "place": item(900011),
    "placeLabel": literal("Strelsau"),
    "coord": point("Point(14.5 50.25)"),
    "participantLabel": literal("Ruritania; Bohemia"),
}


def test_a_row_is_an_event_with_all_that_it_says() -> None:
    timeline = read(TREATY)
    (event,) = timeline.events
    assert codes(timeline) == []
    assert (event.id, event.title, event.summary) == (
        "Q900001",
        "Treaty of Strelsau",
        "an invented treaty",
    )
    assert event.when is not None
    assert event.when.text == "1871-05"
    assert [one.actor for one in event.actors] == ["Ruritania", "Bohemia"]
    assert event.places == ("Strelsau",)
    (place,) = timeline.places.values()
    assert place.at == (50.25, 14.5)
    (cited,) = event.sources
    assert timeline.sources[cited.source].url == f"{ENTITY}Q900001"
    assert event.extra == {
        "date as typed": "1871-05-01T00:00:00Z",
        "datePrecision": "10",
        "dateCalendar": f"{ENTITY}Q1985727",
        "place": f"{ENTITY}Q900011",
    }
    assert notes(timeline) == ["the types, datatypes and languages of 10 values are left out"]
    span = timeline.span(0, "date")
    assert span is not None
    assert span.pointer == "/results/bindings/0/date"
    span = timeline.span(("sources", cited.source))
    assert span is not None
    assert span.pointer == "/results/bindings/0"


def test_columns_name_what_they_are_and_can_be_given_back() -> None:
    timeline = read(TREATY)
    (one,) = timeline.understood
    assert one.what == "Wikidata"
    roles = dict(one.roles)
    assert roles == {
        "id": ("id of the item",),
        "date": ("date",),
        "title": ("itemLabel",),
        "summary": ("itemDescription",),
        "actors": ("participantLabel",),
        "places": ("placeLabel",),
        "latitude": ("latitude of the point",),
        "longitude": ("longitude of the point",),
        "sources": ("item",),
    }
    said = tuple((role, name) for role, names in roles.items() for name in names)
    assert read(TREATY, how=How(map=said)).events == timeline.events


def test_a_begin_and_an_end_are_a_span_each_with_its_own_precision() -> None:
    row = {
        "event": item(900002),
        "eventLabel": literal("The siege"),
        "start": time("1648-01-01T00:00:00Z"),
        "startPrecision": literal("9"),
        "end": time("1649-02-01T00:00:00Z"),
        "endPrecision": literal("10"),
    }
    (event,) = read(row).events
    assert event.when is not None
    assert (event.title, event.when.text) == ("The siege", "1648/1649-02")


@pytest.mark.parametrize("name", ["pointInTime", "time", "inception", "when"])
def test_what_holds_times_is_the_date_whatever_it_is_called(name: str) -> None:
    row = {"itemLabel": literal("x"), name: time("1953-03-05T00:00:00Z")}
    (event,) = read(row).events
    assert event.when is not None
    assert event.when.text == "1953-03-05"


def test_firsts_of_january_are_years_and_said_once() -> None:
    rows = [
        {"itemLabel": literal(f"x{year}"), "date": time(f"{year}-01-01T00:00:00Z")}
        for year in (1901, 1902)
    ]
    timeline = read(*rows)
    assert [event.when and event.when.text for event in timeline.events] == ["1901", "1902"]
    (found,) = timeline.report
    assert (found.code, found.span and found.span.pointer) == (
        "padded-date",
        "/results/bindings/0/date/value",
    )
    assert found.message.startswith("2 firsts of January are taken for the year")
    trusted = read(*rows, how=How(trust_days=True))
    assert [event.when and event.when.text for event in trusted.events] == [
        "1901-01-01",
        "1902-01-01",
    ]
    assert codes(trusted) == []
    assert "in 'date' 2 days stand as written" in notes(trusted)[0]


def test_a_column_that_has_the_form_of_its_json_has_it_in_all_rows() -> None:
    rows = [
        {"itemLabel": literal("a"), "date": literal("+0476-00-00T00:00:00Z"), "p": literal("9")},
        {"itemLabel": literal("b"), "date": literal("-0044-03-15T00:00:00Z"), "p": literal("11")},
    ]
    renamed = [{("precision" if key == "p" else key): row[key] for key in row} for row in rows]
    assert [event.when and event.when.text for event in read(*renamed).events] == [
        "0476",
        "-0043-03-15",
    ]
    unread = read(*rows)
    assert codes(unread) == ["date-unreadable", "date-unreadable"]
    assert [event.date_as_written for event in unread.events] == [
        "+0476-00-00T00:00:00Z without its precision",
        "-0044-03-15T00:00:00Z without its precision",
    ]
    assert [event.extra["date as typed"] for event in unread.events] == [
        "+0476-00-00T00:00:00Z",
        "-0044-03-15T00:00:00Z",
    ]


@pytest.mark.parametrize(
    ("day", "precision", "calendar", "warned"),
    [
        ("1498-07-01", "11", 1985786, True),
        ("1582-10-14", "11", 1985786, True),
        ("1582-10-15", "11", 1985786, False),
        ("1498-07-01", "11", 1985727, False),
        ("1498-01-01", "9", 1985786, False),
        ("1498-01-01", "7", 1985786, False),
        ("-0043-03-13", "11", 1985786, True),
        ("-0043-03-13", "10", 1985786, False),
    ],
)
def test_julian_days_are_warned_of(
    day: str, precision: str, calendar: int, *, warned: bool
) -> None:
    row = {
        "itemLabel": literal("x"),
        "date": time(f"{day}T00:00:00Z"),
        "datePrecision": literal(precision),
        "dateCalendar": item(calendar),
    }
    timeline = read(row)
    assert codes(timeline) == ["julian-date"] * warned
    assert timeline.events[0].extra["dateCalendar"] == f"{ENTITY}Q{calendar}"


def test_rows_of_one_item_all_stand() -> None:
    other = {**TREATY, "participantLabel": literal("Zenda")}
    timeline = read(TREATY, other)
    assert [event.title for event in timeline.events] == ["Treaty of Strelsau"] * 2
    assert timeline.events[1].extra["id as typed"] == "Q900001"
    assert "2 rows are of 1 item" in notes(timeline)[0]


def test_what_is_not_known_says_nothing_and_is_kept() -> None:
    genid = {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/ab12"}
    row = {
        "item": item(1),
        "itemLabel": literal("Q1"),
        "date": {"type": "bnode", "value": "t7"},
        "participant": genid,
        "participantLabel": literal("t8"),
    }
    timeline = read(row)
    (event,) = timeline.events
    assert (event.when, event.date_as_written, event.actors) == (None, "", ())
    assert event.extra == {
        "date as typed": "t7",
        "participant as typed": genid["value"],
        "participantLabel as typed": "t8",
    }
    assert notes(timeline)[:2] == [
        "1 row without a name in the language asked",
        "kept as typed: 2 values that Wikidata calls unknown",
    ]


def test_points_elsewhere_than_on_the_earth_and_without_a_place_are_kept() -> None:
    moon = "<http://www.wikidata.org/entity/Q405> Point(23.4 0.6)"
    (event,) = read({**TREATY, "coord": point(moon)}).events
    assert event.extra["coord"] == moon
    bare = {key: TREATY[key] for key in ("itemLabel", "date", "coord")}
    (event,) = read(bare).events
    assert event.extra["coord"] == "Point(14.5 50.25)"


def test_what_is_no_row_and_no_term_is_reported_or_kept() -> None:
    star = {"type": "triple", "value": {"subject": item(1)}}
    odd = {**literal("y"), "note": "z"}
    rows: list[Any] = [7, None, {**TREATY, "about": star, "odd": odd, "gone": None}, [], "x"]
    data = json.dumps({"head": {"vars": []}, "results": {"bindings": rows}}).encode()
    timeline = read_data([("q.json", data)])
    assert codes(timeline) == ["not-an-event"] * 4
    (event,) = timeline.events
    assert event.extra["about"] == star
    assert event.extra["odd"] == odd


def test_what_stands_beside_the_rows_is_kept() -> None:
    data = json.dumps(
        {
            "head": {"vars": ["itemLabel", "date"], "link": ["http://x.example/"]},
            "results": {"distinct": True, "bindings": [{"itemLabel": literal("x")}]},
            "took": 3,
        }
    )
    timeline = read_data([("q.json", data.encode())])
    assert timeline.extra == {
        "link of head": ["http://x.example/"],
        "distinct of results": "true",
        "took": 3,
    }


@pytest.mark.parametrize(
    "value", [{"head": {}, "boolean": True}, {"head": {}, "results": {"bindings": {}}}, 7, "x"]
)
def test_what_is_no_table_of_results_is_refused(value: Any) -> None:
    timeline = read_data([("q.json", json.dumps(value).encode())], format="wikidata")
    assert codes(timeline) == ["not-a-chronology"]


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("q.json", result(TREATY).decode(), "wikidata"),
        ("-", result(TREATY).decode(), "wikidata"),
        ("-", json.dumps(json.loads(result(TREATY)), indent=1), "wikidata"),
        ("q.json", json.dumps([TREATY]), "wikidata"),
        ("-", json.dumps([TREATY]), "wikidata"),
        ("q.json", '{"results": {"bindings": []}}', "wikidata"),
        ("q.json", '{"head": {}, "boolean": true}', "wikidata"),
        ("q.json", '{"head": "x", "events": []}', "json"),
        ("q.json", '{"results": [], "head": []}', "json"),
        ("q.json", '[{"place": {"name": "x"}}]', "json"),
        ("q.srj", result(TREATY).decode(), "wikidata"),
    ],
)
def test_a_result_is_told_by_how_it_begins(name: str, text: str, format: str) -> None:
    assert told(name, text.encode()) == format


def test_rows_alone_are_a_result_too() -> None:
    timeline = read_data([("q.json", json.dumps([TREATY]).encode())])
    assert [event.title for event in timeline.events] == ["Treaty of Strelsau"]
    span = timeline.span(0)
    assert span is not None
    assert span.pointer == "/0"


names = st.sampled_from(
    ["item", "itemLabel", "date", "datePrecision", "place", "placeLabel", "coord", "x", "start"]
)
texts = st.one_of(
    st.text(max_size=12),
    st.integers(-3000, 3000).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}-01-01T00:00:00Z"),
    st.sampled_from(["9", "11", "Point(1 2)", f"{ENTITY}Q7", "NA", "-", "a; b", "2017-02-30"]),
)
terms = st.fixed_dictionaries(
    {"type": st.sampled_from(["literal", "uri", "bnode"]), "value": texts},
    optional={"datatype": st.sampled_from([f"{XSD}dateTime", "http://x/#wktLiteral"])},
)


@given(st.lists(st.dictionaries(names, terms, max_size=6), max_size=5))
def test_each_row_is_an_event_or_reported_and_each_value_is_told(rows: list[Any]) -> None:
    data = result(*rows)
    timeline = read_data([("q.json", data)], format="wikidata")
    assert count_rows(data, How()) == len(rows)
    assert "entries-lost" not in codes(timeline)
    if len(timeline.events) < len(rows):
        assert any(found.severity == "error" for found in timeline.report)
        return
    whole = json.loads(libyatl.write(libyatl.select(timeline, sort="file"), format="json"))
    beside = [whole.get(key) for key in ("places", "sources")]
    for row, event in zip(rows, whole["events"], strict=True):
        said = json.dumps([event, beside])
        for term in row.values():
            assert all(is_told(part.strip(), said) for part in term["value"].split(";"))


def is_told(text: str, said: str) -> bool:
    silent = text.casefold() in ("", "na", "n/a", "nan", "null", "none", "-", ".")
    return silent or json.dumps(text)[1:-1] in said or (text == "Point(1 2)" and "2.0, 1.0" in said)
