"""What libyatl writes as GeoJSON, and what it makes of that when a map was changed by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drawn_timelines import timelines
from hypothesis import given

import libyatl
from libyatl.formats import read_data
from libyatl.formats.geojson.writer import nowhere
from libyatl.model import Timeline

WORLD = """\
title: The ferry
places:
  quay: {name: The quay, at: [60.39, 5.32]}
  pier: {name: Pier, at: [-17.5, -179.9]}
  inn: {name: The inn}
events:
- {id: sail, title: The ferry sails, date: 2031-05, places: [quay, Pier, The quay], last_day: mine}
- {id: talk, title: A talk, date: "2031-05-02T09:30+02:00/2031-05-03", places: [inn, Attic]}
- {id: dusk, title: Dusk, date: 44 BC, places: pier, first_day: x, part: y, own: z}
- {title: "No <b>day</b>"}
"""


def world() -> Timeline:
    return read_data([("t.yaml", WORLD.encode())])


def written(timeline: Timeline, **shape: Any) -> dict[str, Any]:
    text = libyatl.write(libyatl.select(timeline, sort="file"), format="geojson", **shape)
    found: dict[str, Any] = json.loads(text)
    return found


def back(file: dict[str, Any]) -> Timeline:
    return read_data([("t.geojson", json.dumps(file).encode())])


def said(timeline: Timeline) -> list[tuple[str, str]]:
    return [(one.message, one.span.pointer) for one in timeline.report if one.span]


def test_each_event_has_a_feature_for_each_of_its_places_that_is_somewhere() -> None:
    file = written(world())
    points = [(each["id"], each["geometry"], each.get("part")) for each in file["features"]]
    quay = {"type": "Point", "coordinates": [5.32, 60.39]}
    pier = {"type": "Point", "coordinates": [-179.9, -17.5]}
    assert points == [
        ("sail", quay, 1),
        ("sail", pier, 2),
        ("talk", None, None),
        ("dusk", pier, None),
        ("no-b-day-b", None, None),
    ]
    sail, again, talk, dusk, undated = [each["properties"] for each in file["features"]]
    assert (sail["place"], again["place"]) == ("The quay", "Pier")
    assert (sail["date"], sail["first_day"], sail["last_day"]) == (
        "2031-05",
        "2031-05-01",
        "2031-05-31",
    )
    assert "place" not in talk
    assert talk["places"] == ["inn", "Attic"]
    assert (dusk["date"], dusk["first_day"], dusk["last_day"]) == (
        "44 BC",
        None,
        None,
    )
    assert (undated["first_day"], undated["last_day"]) == (None, None)
    assert file["features"][0]["own"] == {"last_day": "mine"}
    assert file["features"][3]["own"] == {"first_day": "x"}
    assert back(file) == world()


@given(timelines())
def test_a_timeline_is_read_back_equal_whatever_is_on_the_map(timeline: Timeline) -> None:
    assert back(written(timeline)) == timeline


@given(timelines())
def test_every_feature_is_on_the_earth_and_every_event_has_one(timeline: Timeline) -> None:
    features = written(timeline)["features"]
    ids = [each["id"] for each in features if each.get("part", 1) == 1]
    assert ids == [event.id for event in timeline.events]
    for each in features:
        if each["geometry"] is not None and each["geometry"]["type"] == "Point":
            longitude, latitude = each["geometry"]["coordinates"]
            assert abs(longitude) <= 180
            assert abs(latitude) <= 90


@given(timelines())
def test_events_that_are_nowhere_are_left_out_if_asked_and_counted(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, sort="file")
    whole, map = (written(timeline, located=one) for one in (False, True))
    located = [each for each in whole["features"] if each["geometry"] is not None]
    assert map["features"] == located
    assert nowhere(chosen) == len(whole["features"]) - len(located)
    assert map.get("excerpt", False) == (timeline.excerpt or nowhere(chosen) > 0)


def test_fields_are_the_properties_that_are_asked_for() -> None:
    file = written(world(), fields=("title", "place", "first_day", "id"))
    assert file.keys() == {"type", "features"}
    assert file["features"][0]["properties"] == {
        "title": "The ferry sails",
        "place": "The quay",
        "first_day": "2031-05-01",
        "id": "sail",
    }
    assert file["features"][2]["properties"] == {
        "title": "A talk",
        "first_day": "2031-05-02",
        "id": "talk",
    }


def test_nothing_selected_is_an_empty_collection() -> None:
    text = libyatl.write(libyatl.select(world(), text="nothing"), format="geojson")
    assert text.endswith('  "features": []\n}\n')
    assert json.loads(text)["excerpt"] is True
    assert back(json.loads(text)).title == "The ferry"


def test_a_point_that_was_moved_is_reported_and_kept() -> None:
    file = written(world())
    file["features"][3]["geometry"]["coordinates"] = [-179.9, -17]
    timeline = back(file)
    assert timeline.places["pier"].at == (-17.5, -179.9)
    kept = {"type": "Point", "coordinates": [-179.9, -17]}
    assert timeline.events[2].extra["geometry"] == kept
    assert said(timeline) == [
        (
            "'Pier' is at [-17.0, -179.9] here, and in 'places' at [-17.5, -179.9]",
            "/features/3/geometry",
        )
    ]
    assert [one.code for one in timeline.report] == ["features-disagree"]


@pytest.mark.parametrize(
    ("geometry", "here"),
    [
        (None, "no point"),
        ({"type": "Polygon", "coordinates": []}, "no point"),
        ({"type": "Point", "coordinates": [-17.5, -179.9]}, "no point"),
    ],
)
def test_a_point_that_was_taken_away_is_reported(geometry: Any, here: str) -> None:
    file = written(world())
    file["features"][3]["geometry"] = geometry
    ((message, pointer),) = said(back(file))
    assert message == f"'Pier' is {here} here, and in 'places' at [-17.5, -179.9]"
    assert pointer == "/features/3/geometry"


def test_a_place_that_was_moved_in_the_registry_is_reported_at_each_point() -> None:
    file = written(world())
    file["places"]["pier"]["at"] = [1, 2]
    del file["places"]["quay"]["at"]
    assert [pointer for _, pointer in said(back(file))] == [
        "/features/0/geometry",
        "/features/1/geometry",
        "/features/3/geometry",
    ]


def test_places_of_one_name_may_be_in_several_places() -> None:
    two = "places: {a: {name: T, at: [1, 2]}, b: {name: T, at: [3, 4]}}\n"
    events = "events: [{title: x, places: a}, {title: y, places: b}]\n"
    timeline = read_data([("t.yaml", (two + events).encode())])
    assert said(back(written(timeline))) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "x"}, ["'title' is otherwise in the first feature of the event"]),
        ({"note": "x"}, ["'note' is otherwise in the first feature of the event"]),
        ({"first_day": "x", "last_day": 7}, []),
    ],
)
def test_features_of_one_event_that_differ_are_reported(
    change: dict[str, Any], expected: list[str]
) -> None:
    file = written(world())
    file["features"][1]["properties"].update(change)
    timeline = back(file)
    assert timeline.events == world().events
    assert [message for message, _ in said(timeline)] == expected


def test_the_second_place_of_an_event_is_the_event_where_the_first_was_deleted() -> None:
    file = written(world())
    del file["features"][0]
    assert back(file) == world()


def test_events_that_share_an_id_stay_apart() -> None:
    file = written(world())
    file["features"] += [*file["features"][:2]]
    timeline = back(file)
    assert [one.code for one in timeline.report] == ["duplicate-id"]


def test_what_another_program_adds_is_kept() -> None:
    file = written(world())
    file |= {"bbox": [1, 2, 3, 4], "generator": "x"}
    file["features"][2] |= {"bbox": [5, 6, 7, 8], "title": "other"}
    timeline = back(file)
    assert timeline.extra == {"bbox": [1, 2, 3, 4], "generator": "x"}
    assert timeline.events[1].extra == {"bbox": [5, 6, 7, 8], "title of the feature": "other"}


def test_what_a_hand_has_added_to_our_members_is_kept() -> None:
    file = written(world())
    file["own"] = 7
    talk, dusk = file["features"][2:4]
    talk |= {"own": "mine", "type": "Talk"}
    dusk["own"] |= {"note": "x", "place": "y"}
    dusk["properties"]["id"] = "evening"
    timeline = back(file)
    assert timeline.extra == {"own": 7}
    assert timeline.events[1].extra == {"own": "mine", "type of the feature": "Talk"}
    assert timeline.events[2].extra == {
        "part": "y",
        "own": "z",
        "id of properties": "evening",
        "first_day": "x",
        "note of the feature": "x",
        "place": "y",
    }
    assert back(written(timeline)) == timeline


def test_a_map_program_that_drops_our_members_leaves_other_peoples_features() -> None:
    file = written(world())
    kept = {key: file[key] for key in ("type", "features")}
    kept["features"] = [
        {key: each.get(key) for key in ("type", "id", "geometry", "properties")}
        for each in file["features"]
    ]
    timeline = back(kept)
    assert [event.title for event in timeline.events][:3] == [
        "The ferry sails",
        "The ferry sails",
        "A talk",
    ]
    known = {place.name: place.at for place in timeline.places.values()}
    assert (known["The quay"], known["Pier"]) == ((60.39, 5.32), (-17.5, -179.9))
