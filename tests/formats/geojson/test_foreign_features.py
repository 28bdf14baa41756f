"""What the features of another tool become, and what is written of it again."""

from __future__ import annotations

import json
from typing import Any

import pytest

import libyatl
from libyatl.formats import read_data
from libyatl.formats.how import How
from libyatl.model import Timeline

QUAY = {"type": "Point", "coordinates": [5.32, 60.39]}
LINE = {"type": "LineString", "coordinates": [[5.32, 60.39], [5.4, 60.4]]}


def feature(geometry: Any, /, **properties: Any) -> dict[str, Any]:
    said = {"headline": "A bell", "when": "2031-05-02", **properties}
    return {"type": "Feature", "geometry": geometry, "properties": said}


def read(*features: Any, how: How = How(), **beside: Any) -> Timeline:  # noqa: B008
    file = {"type": "FeatureCollection", **beside, "features": [*features]}
    return read_data([("t.geojson", json.dumps(file).encode())], how=how)


def codes(timeline: Timeline) -> list[str]:
    return [found.code for found in timeline.report]


def again(timeline: Timeline) -> list[Any]:
    """Return the geometries that are written, after they were read back equal."""
    text = libyatl.write(libyatl.select(timeline, sort="file"), format="geojson")
    assert read_data([("again.geojson", text.encode())]) == timeline
    return [each["geometry"] for each in json.loads(text)["features"]]


def test_a_point_says_where_the_place_is_that_the_properties_name() -> None:
    timeline = read(feature(QUAY, location="The quay", deaths=3))
    (event,) = timeline.events
    assert (event.title, event.places, event.extra) == ("A bell", ("The quay",), {"deaths": 3})
    assert timeline.places["the-quay"].at == (60.39, 5.32)
    assert codes(timeline) == []
    assert again(timeline) == [QUAY]
    said = dict(timeline.understood[0].said)
    assert (timeline.understood[0].entries, said["points"]) == (
        "features",
        "1 point where a place is",
    )


@pytest.mark.parametrize(
    ("properties", "kept"),
    [
        ({}, {"geometry": QUAY}),
        ({"location": "  "}, {"geometry": QUAY}),
        ({"location": [{"x": 1}]}, {}),
        ({"location": {"x": 1}}, {"location": {"x": 1}, "geometry": QUAY}),
        ({"location": "A", "lat": 1.5, "lon": 2.5}, {"geometry": QUAY}),
        ({"location": "A", "lat": 60.39, "lon": 5.32}, {}),
        ({"location": "A", "lat": None, "lon": ""}, {}),
        (
            {"location": "A", "lat": 60.39, "lon": "east"},
            {"lat": 60.39, "lon": "east", "geometry": QUAY},
        ),
        ({"location": "A", "geometry": 7}, {"geometry": 7}),
        ({"geometry": 7}, {"geometry": 7, "geometry of the feature": QUAY}),
    ],
)
def test_a_point_that_is_of_no_place_is_kept_whole(
    properties: dict[str, Any], kept: dict[str, Any]
) -> None:
    (event,) = read(feature(QUAY, **properties)).events
    assert event.extra == kept


@pytest.mark.parametrize(
    "geometry",
    [
        LINE,
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        {"type": "MultiPoint", "coordinates": [[5.32, 60.39]]},
        {"type": "Point", "coordinates": [5.32, 60.39, 12.5]},
    ],
)
def test_another_geometry_is_kept_and_written_again(geometry: Any) -> None:
    timeline = read(feature(geometry), feature(None))
    assert [event.extra for event in timeline.events] == [{"geometry": geometry}, {}]
    assert again(timeline) == [geometry, None]
    assert codes(timeline) == []


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        ({"type": "Point", "coordinates": [1350000, 20]}, ["wrong-type"]),
        ({"type": "Point", "coordinates": [5, 91]}, ["wrong-type"]),
        ({"type": "Point", "coordinates": ["5", "6"]}, ["wrong-type"]),
        ({"type": "Point", "coordinates": [5]}, ["wrong-type"]),
        ({"type": "Point"}, ["wrong-type"]),
        ({"type": "GeometryCollection", "geometries": [QUAY]}, []),
        ({"type": "Polygon", "coordinates": [[200, 100]]}, []),
        ({"type": "LineString", "coordinates": 7}, []),
        ({"type": {}}, []),
        ([5, 6], []),
        ("POINT(5 6)", []),
    ],
)
def test_what_is_no_geometry_in_degrees_is_kept_and_written_as_a_property(
    geometry: Any, expected: list[str]
) -> None:
    timeline = read(feature(geometry, place="A"))
    (event,) = timeline.events
    assert event.extra["geometry"] == geometry
    assert codes(timeline) == expected
    assert again(timeline) == [None]


def test_points_of_another_system_are_kept_and_that_is_said_once() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    timeline = read(feature(QUAY, place="A"), feature(QUAY, place="B"), crs=crs)
    assert codes(timeline) == ["wrong-type"]
    assert [place.at for place in timeline.places.values()] == [None, None]
    assert timeline.extra == {"crs": crs}
    assert [event.extra for event in timeline.events] == 2 * [{"geometry as typed": QUAY}]
    assert again(timeline) == [None, None]
    assert codes(read(feature(LINE), crs=crs)) == ["wrong-type"]
    usual = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert codes(read(feature(QUAY, place="A"), crs=usual)) == []


def test_the_id_of_a_feature_is_the_id() -> None:
    ids = [
        {"id": "a", **feature(None)},
        {"id": 7, **feature(None, id=7)},
        {"id": "b", **feature(None, id="c")},
        feature(None, id="d"),
        {"id": None, **feature(None, id="e")},
    ]
    timeline = read(*ids)
    assert [event.id for event in timeline.events] == ["a", "7", "b", "d", "e"]
    assert timeline.events[2].extra == {"id of properties": "c"}


def test_what_stands_beside_is_kept() -> None:
    odd = {**feature(None, bbox="x"), "bbox": [1, 2, 3, 4], "tippecanoe": {"layer": "y"}}
    timeline = read(odd, {"type": "Feature", "properties": [1]}, name="Map", bbox=[1, 2, 3, 4])
    assert timeline.extra == {"name": "Map", "bbox": [1, 2, 3, 4]}
    assert timeline.events[0].extra == {
        "bbox": "x",
        "bbox of the feature": [1, 2, 3, 4],
        "tippecanoe": {"layer": "y"},
    }
    assert codes(timeline) == ["no-title"]
    text = libyatl.write(timeline, format="geojson")
    assert json.loads(text)["own"] == {"bbox": [1, 2, 3, 4]}
    assert read_data([("again.geojson", text.encode())]) == timeline


def test_a_type_that_is_none_of_geojson_is_kept() -> None:
    timeline = read({**feature(None, type="riot"), "type": "Event"}, type="Events")
    (event,) = timeline.events
    assert (event.tags, event.extra) == (("riot",), {"type of the feature": "Event"})
    assert timeline.extra == {"type": "Events"}
    assert again(timeline) == [None]


def test_a_person_says_which_properties_are_which() -> None:
    how = How(map=(("title", "what"), ("date", "begun"), ("places", "spot")))
    timeline = read(feature(QUAY, what="A walk", begun="2031-06-01", spot="Pier"), how=how)
    (event,) = timeline.events
    assert (event.title, event.places) == ("A walk", ("Pier",))
    assert timeline.places["pier"].at == (60.39, 5.32)


def test_a_finding_stands_at_its_property() -> None:
    timeline = read(feature(None, when="2031-02-31"))
    assert [str(one.span) for one in timeline.report if one.span] == [
        "t.geojson:/features/0/properties/when"
    ]
    span = timeline.span(0, "title")
    assert span is not None
    assert span.pointer == "/features/0/properties/headline"


@pytest.mark.parametrize("end", ["", "7", "}", ', {"type": "Feat', ', {"a": [[[', ", nul"])
def test_a_file_that_breaks_off_gives_the_features_before(end: str) -> None:
    whole = json.dumps(feature(QUAY, place="A"))
    text = f'{{"type": "FeatureCollection", "features": [{whole}, {whole}{end}'
    timeline = read_data([("t.geojson", text.encode())])
    assert len(timeline.events) == 2
    assert codes(timeline) == ["json-syntax"]
    (found,) = timeline.report
    assert "the features before it are read" in str(found.help)
    assert timeline.unread


@pytest.mark.parametrize("text", ['{"type": "FeatureCollection", "features": [{"ty', '{"a'])
def test_a_file_that_breaks_off_before_a_feature_gives_nothing(text: str) -> None:
    timeline = read_data([("t.geojson", text.encode())])
    assert codes(timeline) == ["json-syntax"]
    assert "nothing of it is read" in str(next(iter(timeline.report)).help)
    assert timeline.unread
