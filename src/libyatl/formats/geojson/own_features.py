"""The features that libyatl wrote: their properties are the keys of an event.

An event at several places has a feature for each, which share its `id` and are numbered by `part`.
The properties `place`, `first_day` and `last_day` are derived and not read again; an event's own
keys of these names stand in the member `own` of its feature, as those of the file do whose names
are those of GeoJSON. The registry `places` says where a place is: a point that was moved, and
properties of one event that differ, are reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from libyatl.findings.diagnostics import Severity
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.cells import scalar_in
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Refused,
    Scalar,
    Sequence,
    Value,
    refuse,
)
from libyatl.formats.entries.values import plain_value
from libyatl.formats.geojson.feature_members import (
    keep_id_of_properties,
    keep_member,
    keep_odd_type,
)
from libyatl.formats.geojson.points import point_in
from libyatl.formats.json.line_registries import text_at
from libyatl.text.inert import shorten

DERIVED = ("place", "first_day", "last_day")
"""Properties that follow from the event and its places."""
OWN, PART, NAMED = "own", "part", "named"
"""Members of a feature, and of the file, that are ours."""
GEOMETRY = "geometry"
_NONE = None, None
_FEATURE = frozenset(("type", "id", GEOMETRY, "properties", PART, NAMED))
_FILE = frozenset(("type", "features"))
_Pair = tuple[str, tuple[Scalar, Value]]


def take_own(file: Mapping, features: Sequence, into: FileAssembly) -> None:
    """Hand the events of a file of ours on, and what it says beside them."""
    into.positions.rename({key: f"properties/{key}" for key in EVENT.keys if key != "id"})
    into.in_timezone(text_at(file, "timezone"))
    reading = _Reading(file, into)
    for feature in features:
        reading.take(feature)
    for key, (written, value) in _own_members(file, _FILE):
        if key in REGISTRIES and isinstance(value, Mapping):
            for id, entry in value.values():
                into.entry(key, id, entry)
        else:
            into.about(written, value)


def _own_members(of: Mapping, known: Container[str] = _FEATURE) -> Iterator[_Pair]:
    """Yield what a feature, or the file, says beside what is known, and in its `own`."""
    for key, pair in of.items():
        if key == OWN and isinstance(pair[1], Mapping):
            yield from pair[1].items()
        elif key not in known:
            yield key, pair


class _Reading:
    """What hands the features of a file on, one after the other."""

    def __init__(self, file: Mapping, into: FileAssembly) -> None:
        self._into = into
        self._at: dict[str, list[tuple[float, float]]] = {}
        for name, at in _places_of(file):
            self._at.setdefault(name, []).append(at)
        self._id, self._part = "", 0
        self._said: dict[str, object] = {}

    def take(self, feature: Node | Refused) -> None:
        if not isinstance(feature, Mapping):
            self._into.event(feature)
            return
        id, part = text_at(feature, "id"), text_at(feature, PART)
        number = int(part) if part.isdecimal() and len(part) < 9 else 0
        event = self._keys_of_event(feature)
        if number > self._part > 0 and id == self._id:
            self._into.passed()
            self._see_same(event)
        else:
            self._into.event(event, made=text_at(feature, NAMED) == "false")
            self._said = dict(_told_of(event)) if number else {}
        self._id, self._part = id, number

    def _keys_of_event(self, feature: Mapping) -> Mapping:
        """Return the keys of the event that a feature tells of."""
        properties = feature.get("properties", _NONE)[1]
        event = Mapping(properties if isinstance(properties, Mapping) else {})
        event.start_mark, event.end_mark, event.flow = feature.start_mark, feature.end_mark, False
        place = scalar_in(event.get("place", _NONE)[1])
        for key in DERIVED:
            event.pop(key, None)
        keep_id_of_properties(event, feature)
        keep_odd_type(event, feature)
        self._see_geometry(feature, place, event)
        for key, pair in _own_members(feature):
            if key in DERIVED:
                event[key] = pair
            else:
                keep_member(event, key, pair, EVENT.keys)
        return event

    def _see_geometry(self, feature: Mapping, place: Scalar | None, event: Mapping) -> None:
        """See that a feature is where the registry has its place; else keep where it is."""
        written, geometry = feature.get(GEOMETRY, _NONE)
        if written is None or geometry is REFUSED:
            return
        if place is None:
            if geometry is not None:
                keep_member(event, GEOMETRY, (written, geometry), EVENT.keys)
            return
        point, known = point_in(geometry), self._at.get(place.value, ())
        if point is not None and point.at in known:
            return
        if geometry is not None:
            keep_member(event, GEOMETRY, (written, geometry), EVENT.keys)
        here = f"at {[*point.at]}" if point else "no point"
        there = " or ".join(str([*at]) for at in known)
        message = f"'{shorten(place.value)}' is {here} here, and in 'places' " + (
            f"at {there}" if there else "it is nowhere"
        )
        help = "what 'places' says stands; to move the place, write its 'at' there, latitude first"
        self._warn(written if geometry is None else geometry, message, help)

    def _see_same(self, event: Mapping) -> None:
        """See that a further feature of an event says what the first says."""
        said = dict(_told_of(event))
        for key in dict.fromkeys([*self._said, *said]):
            if self._said.get(key) != said.get(key):
                at = event[key][0] if key in event else event
                message = f"'{shorten(key)}' is otherwise in the first feature of the event"
                self._warn(at, message, "what that one says stands; make the two agree")

    def _warn(self, at: Node, message: str, help: str) -> None:
        refuse(
            at,
            self._into.name,
            self._into.report,
            code="features-disagree",
            message=message,
            help=help,
            weighs=Severity.WARNING,
        )


def _told_of(event: Mapping) -> Iterator[tuple[str, object]]:
    for key, (_, value) in event.items():
        if value is not REFUSED and key != GEOMETRY:
            yield key, None if value is None else plain_value(value)


def _places_of(file: Mapping) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield each place of the registry by its name, with where it is."""
    registry = file.get("places", _NONE)[1]
    for id, (_, entry) in registry.items() if isinstance(registry, Mapping) else ():
        if isinstance(entry, Mapping):
            at = entry.get("at", _NONE)[1]
            said = plain_value(at) if isinstance(at, Sequence) else ()
            match said:
                case [int() | float() as latitude, int() | float() as longitude]:
                    yield text_at(entry, "name") or id, (float(latitude), float(longitude))
