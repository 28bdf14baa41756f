"""By what a text is told for GeoJSON, and how many features it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import libyatl
from libyatl.formats import read_data, told
from libyatl.formats.geojson.signs import begins_geojson, count_features, recount_features
from libyatl.formats.how import AS_IT_IS

FEATURE = '{"type": "Feature", "properties": {}, "geometry": null}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"type": "FeatureCollection", "features": []}', True),
        (' {\n"name": "x", "type" : "FeatureCollection"', True),
        (f'{{"features": [{FEATURE}', True),
        (f'{{"bbox": [1, 2], "crs": {{"type": "name"}}, "features": [{FEATURE}]', True),
        ('{"crs": {"type": "FeatureCollection"}, "events": []}', False),
        (f'{{"libyatl": 1, "events": [{FEATURE}]}}', False),
        ('{"type": "Topology", "features": [{"type": "Feature"}]}', False),
        ('{"title": "\\"type\\": \\"FeatureCollection\\""}', False),
        ('{"events": []} {"type": "FeatureCollection"}', False),
        ('[{"type": "FeatureCollection"}]', False),
        ('{"type": "Feature"}', False),
        ("type: FeatureCollection", False),
        ("", False),
        ("{" * 3000, False),
    ],
)
def test_a_collection_is_told_by_its_type(text: str, *, expected: bool) -> None:
    assert begins_geojson(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("t.geojson", "geojson"), ("t.json", "geojson"), ("-", "geojson"), ("t.yaml", "yaml")],
)
def test_a_file_is_told_by_its_suffix_or_its_content(name: str, expected: str) -> None:
    assert told(name, b'{"type": "FeatureCollection", "features": []}') == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ('{"features": [1, 2]}', (2, 2)),
        ('{"features": [1, 2], "features": [3]}', (1, 2)),
        ('{"features": {}}', (None, None)),
        ("[]", (None, None)),
        ('{"features": [', (None, None)),
    ],
)
def test_features_are_counted(text: str, counts: tuple[int | None, int | None]) -> None:
    data = text.encode()
    assert (count_features(data, AS_IT_IS), recount_features(data, AS_IT_IS)) == counts


def collection(properties: object) -> bytes:
    feature = {"type": "Feature", "geometry": None, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [feature, 1]}).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (collection({"name": "x", "when": "2031"}), None),
        (collection({"admin": "x", "area": 7}), ["passed-over"]),
        (collection(None), ["passed-over"]),
        (b'{"type": "FeatureCollection"}', ["passed-over"]),
    ],
)
def test_a_map_in_a_folder_is_passed_over_unless_it_holds_events(
    data: bytes, expected: list[str] | None, tmp_path: Path
) -> None:
    (tmp_path / "a.geojson").write_bytes(data)
    (tmp_path / "b.yaml").write_text("- title: x\n  date: 2031\n", encoding="utf-8")
    found = [one.code for one in libyatl.load(tmp_path).report]
    assert found == (["not-an-event"] if expected is None else expected)


def test_a_chronology_of_ours_with_features_of_its_own_is_json() -> None:
    data = b'{"libyatl": 1, "features": [1], "events": [{"title": "x", "date": "2031"}]}'
    timeline = read_data([("t.json", data)])
    assert (len(timeline.events), timeline.extra) == (1, {"features": [1]})
