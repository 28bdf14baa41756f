"""What is written as GeoJSON, in the eyes of those who read maps: geojson, shapely and GDAL."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import libyatl

AWKWARD = """\
title: Awkward
places:
  quay: {name: The quay, at: [60.39, 5.32]}
  fiji: {name: "فيجي", at: [-17.5, -179.9]}
  pole: {name: Pole, at: [-90, 180]}
actors: {ann: {name: Ann Lee, born: 1890}}
sources: {log: {title: "The Log & Co", published: early 1902}}
events:
- {id: run, title: '=HYPERLINK("http://h")', date: 2017-07, actors: [{id: ann, role: x}]}
- {id: old, title: "حفتر <script>", date: 44 BC, summary: "two\\nlines", places: [quay, fiji]}
- {id: plus, title: "+1", date: c. 2031, tags: [x, y], places: [pole], sources: [log]}
- {id: clock, title: a, date: "2031-05-02T09:30+02:00", after: old, places: [fiji], number: 7.5}
- {id: open, title: "007", date: 2031/.., places: ["1e5"]}
- {id: span, title: "2017-07", date: 2031-05-02/2031-05-09, status: disputed, places: [quay]}
- {id: link, title: "https://example.org/", date: "[2031-05-02,2031-06]", first_day: mine}
- {id: road, title: A road, geometry: {type: LineString, coordinates: [[5, 60], [6, 61.5]]}}
- {id: none, title: "-", places: [quay, pole, fiji]}
"""


@pytest.fixture(scope="module")
def map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("maps")
    source, made = folder / "awkward.yaml", folder / "awkward.geojson"
    source.write_text(AWKWARD, encoding="utf-8")
    libyatl.write(libyatl.load(source), made)
    return made


def our_view(map: Path) -> list[tuple[str, list[Any]]]:
    """Return the id of each event with where it is, for each of its places, longitude first."""
    timeline = libyatl.load(map.with_suffix(".yaml"))
    places = timeline.places
    view: list[tuple[str, list[Any]]] = []
    for event in libyatl.select(timeline).events:
        ats = [places[one].at for one in event.places if one in places]
        line: Any = event.extra.get("geometry", {"coordinates": []})
        view += [(event.id, [at[1], at[0]]) for at in ats if at] or [
            (event.id, line["coordinates"])
        ]
    return view


def as_lists(coordinates: Any) -> Any:
    if isinstance(coordinates, list | tuple):
        return [as_lists(each) for each in coordinates]
    return float(coordinates)


def test_geojson_takes_each_feature_for_valid(map: Path) -> None:
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(map.read_text(encoding="utf-8"))
    assert found.is_valid, found.errors()
    assert all(each.is_valid for each in found.features)
    seen = [
        (each.id, as_lists(each.geometry.coordinates) if each.geometry else [])
        for each in found.features
    ]
    assert seen == our_view(map)


def test_shapely_has_each_geometry_where_we_have_it(map: Path) -> None:
    geometry = pytest.importorskip("shapely.geometry")
    features = json.loads(map.read_text(encoding="utf-8"))["features"]
    shapes = [(each["id"], each["geometry"]) for each in features]
    seen = []
    for id, said in shapes:
        shape = geometry.shape(said) if said else None
        assert shape is None or (shape.is_valid and shape.within(geometry.box(-181, -91, 181, 91)))
        coords = [] if shape is None else as_lists(list(shape.coords))
        seen.append((id, coords[0] if len(coords) == 1 else coords))
    assert seen == our_view(map)


def by_gdal(map: Path, *options: str) -> list[dict[str, Any]]:
    """Return the features as GDAL has them, which it writes as text of its own."""
    if shutil.which("ogr2ogr") is None:
        pytest.skip("GDAL (ogr2ogr) is not installed")
    made = map.with_name("again.geojson")
    made.unlink(missing_ok=True)
    command = ["ogr2ogr", "-f", "GeoJSON", *options, str(made), str(map)]
    done = subprocess.run(command, capture_output=True, timeout=120, text=True)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    features: list[dict[str, Any]] = json.loads(made.read_text(encoding="utf-8"))["features"]
    return features


def test_gdal_has_each_geometry_and_property_that_we_have(map: Path) -> None:
    ours = json.loads(map.read_text(encoding="utf-8"))["features"]
    theirs = by_gdal(map)
    seen = [
        (each["id"], as_lists((each["geometry"] or {}).get("coordinates", []))) for each in theirs
    ]
    assert seen == our_view(map)
    for our, their in zip(ours, theirs, strict=True):
        assert their["properties"].keys() == our["properties"].keys()
        for key, value in their["properties"].items():
            assert as_text(value) == as_text(our["properties"][key]), key


def as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def test_gdal_counts_what_we_count(map: Path) -> None:
    if shutil.which("ogrinfo") is None:
        pytest.skip("GDAL (ogrinfo) is not installed")
    done = subprocess.run(
        ["ogrinfo", "-ro", "-al", "-so", str(map)], capture_output=True, timeout=120, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"Feature Count: {len(our_view(map))}\n" in done.stdout
    assert "Extent: (-179.900000, -90.000000) - (180.000000, 61.500000)" in done.stdout
    assert "WGS 84" in done.stdout
    assert {"first_day: Date (0.0)", "last_day: Date (0.0)"} <= {*done.stdout.split("\n")}


def test_what_gdal_writes_of_our_map_is_read_as_features_of_another_tool(map: Path) -> None:
    flat = map.with_name("flat.geojson")
    timeline = libyatl.load(map.with_suffix(".yaml"))
    text = libyatl.write(timeline, format="geojson", fields=("title", "date", "place"))
    flat.write_text(text, encoding="utf-8")
    again = map.with_name("theirs.geojson")
    again.write_text(
        json.dumps({"type": "FeatureCollection", "features": by_gdal(flat)}), encoding="utf-8"
    )
    read = libyatl.load(again)
    assert len(read.events) == len(our_view(map))
    known = {place.name: place.at for place in read.places.values()}
    assert known == {place.name: place.at for place in timeline.places.values()}
