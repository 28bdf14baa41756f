"""Lists in YAML, JSON and JSON Lines: ours are read strictly, others by the names of their keys."""

from __future__ import annotations

import json
from typing import Any

import pytest

import libyatl
from libyatl.dates import to_edtf
from libyatl.formats import read_data
from libyatl.formats.how import How
from libyatl.model import Event, Timeline

A = {"when": "2017-03-04", "what": "The bell is cast"}
B = {"when": "March 2018", "what": "The bell is hung"}


def load(text: str, name: str = "t.yaml", how: How | None = None) -> Timeline:
    return read_data([(name, text.encode())], how=how or How())


def of(*entries: object, name: str = "t.json") -> Timeline:
    return load(json.dumps(entries), name)


def only(timeline: Timeline) -> Event:
    (event,) = timeline.events
    return event


def dates(timeline: Timeline) -> list[str]:
    return [to_edtf(one.when) if one.when else one.date_as_written for one in timeline.events]


def codes(timeline: Timeline) -> list[str]:
    return [one.code for one in timeline.report]


def as_yaml(entries: list[Any]) -> str:
    return "".join(f"- {json.dumps(entry)}\n" for entry in entries)


def as_lines(entries: list[Any]) -> str:
    return "".join(f"{json.dumps(entry)}\n" for entry in entries)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.yaml", as_yaml([A, B])),
        ("t.yaml", json.dumps({"events": [A, B]})),
        ("t.yaml", "name: x\nitems:\n" + as_yaml([A, B])),
        ("t.json", json.dumps([A, B])),
        ("t.json", json.dumps({"events": [A, B]})),
        ("t.json", json.dumps({"name": "x", "timeline": [A, B]})),
        ("t.jsonl", as_lines([A, B])),
    ],
)
def test_a_list_of_any_keys_is_read_by_their_names(name: str, text: str) -> None:
    timeline = load(text, name)
    assert [event.title for event in timeline.events] == [A["what"], B["what"]]
    assert dates(timeline) == ["2017-03-04", "2018-03"]
    assert codes(timeline) == []
    (said,) = timeline.understood
    assert (said.held, said.taken) == (2, 2)
    assert ("date", ("when",)) in said.roles


@pytest.mark.parametrize(
    "text",
    [
        "- {title: b, date: 2017}\n- {what: a, when: 2018}\n",
        "- {what: a, when: 2018}\n- {title: b, after: c}\n- {title: c, date_as_written: x}\n",
        "events: [{what: a, when: 2018}]\nlibyatl: 1\n",
        "events: [{what: a, when: 2018}]\nactors: {x: X}\n",
        "actors: {x: X}\nitems: [{what: a, when: 2018}]\nevents: [{what: a, when: 2018}]\n",
        "- {what: a}\n- {summary: b, date: 2018}\n- {titel: c}\n",
        "- {title: a, description: x}\n",
    ],
)
def test_a_file_of_ours_is_read_strictly(text: str) -> None:
    timeline = load(text)
    assert timeline.understood == () or "what: a}" in text
    if "when" in text:
        assert "no-title" in codes(timeline)


def test_what_is_beside_a_foreign_list_is_kept() -> None:
    text = "title: T\neras: [{a: 1}]\ndata: [{when: 2017, what: a}]\ntimezone: Mars\nnone:\n"
    timeline = load(text)
    assert (len(timeline.events), codes(timeline), timeline.title) == (1, [], "T")
    assert timeline.extra == {"eras": [{"a": 1}], "timezone as typed": "Mars", "none": ""}


def test_eras_beside_events_are_kept() -> None:
    file = {
        "title": {"text": "x"},
        "items": [A],
        "eras": [{"start": 1}],
        "timezone": "Mars",
        "empty": None,
    }
    timeline = load(json.dumps(file), "t.json")
    assert timeline.extra["eras"] == [{"start": 1}]
    assert timeline.extra["title as typed"] == {"text": "x"}
    assert timeline.extra["timezone as typed"] == "Mars"
    assert timeline.extra["empty"] == ""
    assert load(json.dumps({**file, "title": "T"}), "t.json").title == "T"
    assert codes(timeline) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.json", json.dumps({"version": 1, "items": [{"cost": 1}]})),
        ("t.yaml", "version: 1\nitems: [{cost: 1}]\nmore: x\n"),
        ("t.yaml", "version: 1\ndata: [1, 2]\nitems: [x]\n"),
    ],
)
def test_a_list_of_what_is_no_event_makes_no_chronology(name: str, text: str) -> None:
    timeline = load(text, name)
    assert codes(timeline) == ["not-a-chronology"]
    assert timeline.extra["version"] == 1


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ([{"tag": "x"}, {"key": "y"}], ("x", "y")),
        (["x", "", None], ("x",)),
        (["[[x]]", [["y"]]], ("x", "y")),
        ("[[x]]; y", ("x", "y")),
        (None, ()),
    ],
)
def test_what_is_nested_in_a_list_of_names_is_told_flat(value: Any, tags: tuple[str, ...]) -> None:
    event = only(of({**A, "tags": value}))
    assert event.tags == tags
    assert set(event.extra) <= {"tags as typed"}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("[[X|x]]", "[[X|x]]"),
        (["[[X#part]]"], ["[[X#part]]"]),
    ],
)
def test_the_letters_of_a_link_that_are_not_told_are_kept(value: Any, kept: object) -> None:
    event = only(of({**A, "places": value}))
    assert event.places == ("X",)
    assert event.extra == {"places as typed": kept}


def test_a_mapping_of_sources_is_the_list_of_them() -> None:
    typed = {"first": {"title": "x"}, "second": {"title": "y"}}
    timeline = of({**A, "sources": typed})
    event = only(timeline)
    cited = [timeline.sources[one.source].title for one in event.sources]
    assert (cited, event.extra) == (["x", "y"], {"sources as typed": typed})


def test_a_mapping_that_is_no_list_is_kept() -> None:
    event = only(of({**A, "actors": {"x": "host", "y": "guest"}}))
    assert (event.actors, event.extra) == ((), {"actors as typed": {"x": "host", "y": "guest"}})


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ({"year": 2017}, "2017"),
        ({"year": "2017", "month": "3", "day": ""}, "2017-03"),
        ({"year": 2017, "month": 3, "day": 4}, "2017-03-04"),
        ({"year": 2017, "month": 3, "day": 4, "hour": 9}, "2017-03-04T09:00"),
        (
            {"year": 2017, "month": 3, "day": 4, "hour": 9, "minute": 5, "second": 7},
            "2017-03-04T09:05:07",
        ),
        ({"year": -44}, "-0043"),
        ({"year": -2}, "-0001"),
        ({"year": -13800000000}, "Y-13799999999"),
        ({"year": 12000}, "Y12000"),
    ],
)
def test_a_date_of_parts_is_as_fine_as_they_are(typed: dict[str, Any], date: str) -> None:
    event = only(of({"start_date": typed, "headline": "a"}))
    assert event.when is not None
    assert to_edtf(event.when) == date
    assert event.extra == {}


@pytest.mark.parametrize(
    "typed",
    [
        {"year": "9" * 5000},
        {"year": 2017, "month": "9" * 5000},
        {"year": 2017, "day": 3},
        {"year": 2017, "month": "March"},
        {"month": 3},
        {},
    ],
)
def test_a_date_of_parts_that_is_none_is_kept_and_looked_for(typed: dict[str, Any]) -> None:
    timeline = of({"start_date": typed, "headline": "a"})
    event = only(timeline)
    assert (event.when, "start_date" in event.extra) == (None, True)


def test_what_a_date_of_parts_says_beside_them_is_kept() -> None:
    typed = {"year": 2017, "display_date": "that year"}
    event = only(of({"start_date": typed, "headline": "a"}))
    assert event.extra == {"start_date as typed": typed}
    again = of({"start_date": {"year": "?"}, "headline": "a", "when": "2017"})
    assert only(again).extra["start_date"] == {"year": "?"}


def test_titles_and_dates_have_no_html() -> None:
    event = only(of({"start": "January 7<sup>th</sup>, 2019", "headline": "a <b>b</b> &amp; c"}))
    assert event.title == "a b & c"
    assert event.when is not None
    assert to_edtf(event.when) == "2019-01-07"
    assert event.extra["headline as typed"] == "a <b>b</b> &amp; c"
    assert "January 7<sup>th</sup>, 2019" in event.extra.values()
    assert only(of({"start": "2019", "headline": "a < b & c"})).title == "a < b & c"
    assert only(of({"start": "2019", "headline": ["a"], "name": "b"})).title == "b"


def test_the_text_of_timelinejs_and_the_properties_of_geojson_are_the_events() -> None:
    slide = {"start_date": {"year": 2017}, "text": {"headline": "a", "text": "b"}}
    event = only(load(json.dumps({"events": [slide]}), "t.json"))
    assert (event.title, event.summary) == ("a", "b")
    feature = {
        "type": "x",
        "geometry": None,
        "properties": {"type": "y", "name": "a", "when": 1900},
    }
    event = only(load(json.dumps({"features": [feature]}), "t.json"))
    assert (event.title, event.tags) == ("a", ("y",))
    assert event.extra == {"type of properties": "x", "geometry": ""}


def test_what_is_no_mapping_is_reported() -> None:
    timeline = of(A, "x", ["y"])
    assert codes(timeline) == ["not-an-event", "not-an-event"]
    assert len(timeline.events) == 1


def test_a_person_may_say_what_is_what() -> None:
    how = How(map=(("date", "seen"), ("title", "label_of")))
    text = json.dumps([{"seen": "2017", "label_of": "a"}])
    assert only(load(text, "t.json", how)).title == "a"
    how = How(title="{kind} at sea")
    assert (
        only(load('[{"date": "2017", "kind": "A storm"}]', "t.json", how)).title == "A storm at sea"
    )


@pytest.mark.parametrize(
    ("name", "text", "date", "title"),
    [
        ("t.yaml", "items:\n  - when: 2017\n    what: a\n", "t.yaml:2:11", "t.yaml:3:11"),
        ("t.json", '{"items": [{"when": "2017", "what": "a"}]}', "/items/0/when", "/items/0/what"),
        ("t.json", '[{"year": "2017", "what": "a"}]', "/0/year", "/0/what"),
        ("t.json", '{"date": "2017", "what": "a"}', "t.json:/date", "t.json:/what"),
    ],
)
def test_a_place_is_that_of_the_key_as_it_is_typed(
    name: str, text: str, date: str, title: str
) -> None:
    timeline = load(text, name)
    assert str(timeline.span(0, "date")).endswith(date)
    assert str(timeline.span(0, "title")).endswith(title)


def test_a_list_that_breaks_off_is_read_up_to_there() -> None:
    timeline = load(as_yaml([A, B]) + "- {when: [\n")
    assert len(timeline.events) == 2
    assert codes(timeline) == ["yaml-syntax"]


def test_an_object_that_is_one_event_is_read() -> None:
    event = only(load(json.dumps({**A, "actors": ["x"], "note": "y"}), "t.json"))
    assert (event.title, event.note, len(event.actors)) == (A["what"], "y", 1)
    ours = {"title": "T", "year": 2017, "actors": {"x": "X"}}
    assert load(json.dumps(ours), "t.json").extra == {"year": 2017}


@pytest.mark.parametrize("text", ["var x = {a: 1};\n", "{'events': [{'title': 'a'}]}\n"])
def test_javascript_is_no_yaml(text: str) -> None:
    timeline = load(text, "t.js")
    assert codes(timeline) == ["not-a-chronology"]
    assert not timeline.events


def test_a_file_of_another_tool_is_handed_on_and_read_again() -> None:
    timeline = of(A, {**B, "tags": [{"tag": "x"}], "cost": 3})
    for format in ("yaml", "json"):
        text = libyatl.write(libyatl.select(timeline, sort="file"), format=format)
        assert isinstance(text, str)
        again = load(text, f"t.{format}")
        assert codes(again) == []
        assert [event.title for event in again.events] == [A["what"], B["what"]]
        assert again.events[1].extra == {"cost": 3}


def test_items_that_share_an_id_all_stand() -> None:
    one = (
        b'[{"id": 1, "when": "2031", "headline": "a"}, {"id": 2, "when": "2032", "headline": "b"}]'
    )
    two = (
        b'[{"id": 1, "when": "2033", "headline": "c"}, {"id": 1, "when": "2034", "headline": "d"}]'
    )
    timeline = read_data([("one.json", one), ("two.json", two)])
    assert [event.title for event in timeline.events] == ["a", "b", "c", "d"]
    assert [event.id for event in timeline.events] == ["1", "2", "1-2", "1-3"]
    assert timeline.events[3].extra["id as typed"] == "1"
    (found,) = libyatl.select(timeline).report
    assert (found.code, found.severity) == ("duplicate-id", "warning")
    assert found.message == "2 events bear the ids of earlier ones: '1'"
    assert [said.taken for said in timeline.understood] == [2, 2]


def test_a_file_without_an_entry_has_none_however_titles_are_made() -> None:
    for name in ("t.yaml", "t.json", "t.jsonl"):
        timeline = read_data([(name, b"")], how=How(title="{Name}"))
        assert (timeline.events, list(timeline.report)) == ((), [])
