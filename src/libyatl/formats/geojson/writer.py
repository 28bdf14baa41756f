"""A selection as GeoJSON: a feature for each event and each of its places that is somewhere.

    {"type": "FeatureCollection", "libyatl": 1, "title": ..., "places": {...}, ...,
     "features": [
       {"type": "Feature", "id": "bell", "geometry": {"type": "Point", "coordinates": [LON, LAT]},
        "properties": {"title": ..., "date": ..., "places": [...], ...,
                       "place": NAME, "first_day": DAY, "last_day": DAY}},
     ]}

The members beside `features` are those of a document of JSON (`libyatl.formats.json.writer`), as
RFC 7946, 6.1 allows; the properties are the keys of an event. `place` says which place the point
is, and the two days are the first and the last on which the event may have been, worked out and
not read again. How features of one event belong together, and where keys stand that are called as
one of these is, `libyatl.formats.geojson.own_features` tells.

An event at no place that is somewhere has no geometry, or the one that it was read with (its own
key `geometry`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from libyatl.dates import day_to_iso
from libyatl.formats.entries.plain import STATED_KEYS, event_plain, head_plain, registries_plain
from libyatl.formats.format import Shape
from libyatl.formats.geojson.own_features import DERIVED, GEOMETRY, NAMED, OWN, PART
from libyatl.formats.geojson.points import is_geometry
from libyatl.model import Event, Place
from libyatl.query import Row, Selection
from libyatl.text.json_line import json_line

FIELDS = (*STATED_KEYS, *DERIVED)
"""What can be asked for of an event."""
_FIRST, _LAST = (day.toordinal() for day in (date.min, date.max))
_RESERVED = frozenset(
    ("type", "features", "bbox", "crs", "coordinates", "geometries", GEOMETRY, "properties", OWN)
)
"""Members of a collection that mean something else, or that other programs read (RFC 7946, 7.1)."""


def write_geojson(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as one collection, a feature a line (`libyatl.formats.Write`)."""
    yield '{\n  "type": "FeatureCollection",\n'
    if not shape.fields:
        for key, value in _stated_beside(selection, shape).items():
            yield f"  {json_line(key)}: {json_line(value)},\n"
    before = '  "features": [\n    '
    for feature in _features(selection, shape):
        yield before + json_line(feature)
        before = ",\n    "
    yield "\n  ]\n}\n" if before[0] == "," else '  "features": []\n}\n'


def nowhere(selection: Selection) -> int:
    """Count the events that are left out where only those that are somewhere are written."""
    return sum(
        _geometry_of(event) is None and not _located(selection, event) for event in selection.events
    )


def _stated_beside(selection: Selection, shape: Shape) -> dict[str, object]:
    """Return what the file says beside its features."""
    extra = selection.timeline.extra
    own = {key: value for key, value in extra.items() if key in _RESERVED}
    further = {key: value for key, value in extra.items() if key not in _RESERVED}
    head = head_plain(selection)
    if shape.located and nowhere(selection):
        head["excerpt"] = True
    whole = head | registries_plain(selection) | further
    return whole | ({OWN: own} if own else {})


def _features(selection: Selection, shape: Shape) -> Iterator[dict[str, object]]:
    for row in selection.rows:
        event = row.event
        places = _located(selection, event)
        if places:
            for number, place in enumerate(places, 1):
                part = number if len(places) > 1 else 0
                yield _feature(row, shape, _point(place), place.name, part)
        elif not shape.located or _geometry_of(event) is not None:
            yield _feature(row, shape, _geometry_of(event), "", 0)


def _feature(row: Row, shape: Shape, geometry: object, place: str, part: int) -> dict[str, object]:
    """Return the feature of an event at a place; `part` is its number where there are several."""
    said = event_plain(row.event)
    feature: dict[str, object] = {"type": "Feature", "id": said["id"], GEOMETRY: geometry}
    derived: dict[str, object] = {"place": place} if place else {}
    derived |= {"first_day": _full_date(row.bounds.a), "last_day": _full_date(row.bounds.d)}
    if shape.fields:
        known = said | derived
        feature["properties"] = {key: known[key] for key in shape.fields if key in known}
        return feature
    del said["id"]
    if not place and geometry is not None:
        del said[GEOMETRY]
    own = {key: said.pop(key) for key in DERIVED if key in said}
    feature["properties"] = said | derived
    feature |= {PART: part} if part else {}
    feature |= {NAMED: False} if not row.event.named else {}
    return feature | ({OWN: own} if own else {})


def _located(selection: Selection, event: Event) -> list[Place]:
    """Return the places of an event of which it is known where they are, each once."""
    register, known = selection.names.places, selection.timeline.places
    keys = dict.fromkeys(map(register.key, event.places))
    return [known[key] for key in keys if key in known and known[key].at is not None]


def _point(place: Place) -> dict[str, object]:
    latitude, longitude = place.at or (0.0, 0.0)
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _geometry_of(event: Event) -> object:
    """Return the geometry that an event was read with; None where it has none, or no sound one."""
    kept = event.extra.get(GEOMETRY)
    return kept if is_geometry(kept) else None


def _full_date(day: int) -> str | None:
    """Return a day as RFC 3339, 5.6 has it, and so GDAL: of the years 1 to 9999, or None.

    One that it does not take would make its field no date for all features.
    """
    return day_to_iso(day) if _FIRST <= day <= _LAST else None
