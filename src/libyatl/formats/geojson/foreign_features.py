"""The features of another tool: their properties are told by their names, a point is where it was.

A point says where the place is that the properties name. Where they name none or say that it is
elsewhere, the geometry is kept whole under `geometry`, and so is any other one (a line, an area):
it is written again as the geometry of its feature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

from libyatl.findings.diagnostics import Severity
from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Value,
    refuse,
    span_of,
)
from libyatl.formats.foreign.dating import text_of
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.foreign.gist import Said
from libyatl.formats.foreign.nested import columns_of, flattened, roles_of
from libyatl.formats.foreign.roles import Role
from libyatl.formats.geojson.feature_members import (
    keep_id_of_properties,
    keep_member,
    keep_odd_type,
)
from libyatl.formats.geojson.points import Point, kind_of, point_in
from libyatl.model.entries import AS_TYPED
from libyatl.text.inert import is_blank, shorten
from libyatl.text.plurals import number_of

_NONE = None, None
_PARTS = re.compile("[:/#]")
_GEOMETRY = "geometry"
_COLLECTION = "FeatureCollection"
_OF_GEOJSON = frozenset(("type", _GEOMETRY, "properties"))
_DEGREES = ("CRS84", "4326", "4979")
"""The last parts of names of systems in which positions are longitude and latitude of WGS 84."""


def take_features(file: Mapping, features: Sequence, into: FileAssembly) -> None:
    """Hand the events of a collection on, and what it says beside them."""
    entries, geometries = list[Mapping](), list[Value]()
    for feature in features:
        if isinstance(feature, Mapping):
            entries.append(_opened(feature))
            geometries.append(feature.get(_GEOMETRY, _NONE)[1])
        else:
            into.event(feature)
    if entries:
        roles = roles_of(_names_of_all(entries), into.how)
        told = [flattened(entry, roles) for entry in entries]
        system = _other_system(file)
        placing = _Placing(roles, is_apart=system is not None)
        for entry, geometry in zip(told, geometries, strict=True):
            placing.put(entry, geometry)
        placing.close(system, into)
        _understand(told, roles, into, placing.said)
    for key, (written, value) in file.items():
        if key != "features" and not (key == "type" and text_of(file, key) == _COLLECTION):
            into.beside(written, value)


def _understand(
    told: list[Mapping], roles: dict[str, Role], into: FileAssembly, said: Said
) -> None:
    columns = columns_of(roles).items()
    into.positions.rename(
        {key: name if name == "id" else f"properties/{_in_pointer(name)}" for key, name in columns}
    )
    place = span_of(told[0], into.name)
    names = _names_of_all(told)
    entries = partial(iter, told)
    read_foreign(entries, names, into, what="key", place=place, plural="features", said=said)


def _opened(feature: Mapping) -> Mapping:
    """Return a feature as the mapping of its properties, with its own id and further members."""
    properties = feature.get("properties", _NONE)[1]
    entry = Mapping(properties if isinstance(properties, Mapping) else {})
    entry.start_mark, entry.end_mark, entry.flow = feature.start_mark, feature.end_mark, False
    keep_id_of_properties(entry, feature)
    keep_odd_type(entry, feature)
    for key, pair in feature.items():
        if key not in _OF_GEOJSON and key != "id":
            keep_member(entry, key, pair)
    if properties is not None and not isinstance(properties, Mapping):
        keep_member(entry, "properties", feature["properties"])
    return entry


_DEGREES_ALONE = "GeoJSON has no others (RFC 7946, 4)"
_ANEW = "ogr2ogr -lco RFC7946=YES NEW.geojson FILE turns them into those"


class _Placing:
    """What puts the points of a file to its entries, and counts them.

    `is_apart` where the file has another system than degrees, so that no point is a place.
    """

    def __init__(self, roles: dict[str, Role], *, is_apart: bool) -> None:
        columns = columns_of(roles)
        self._latitude = columns.get("latitude", "latitude")
        self._longitude = columns.get("longitude", "longitude")
        self._places = [name for name, role in roles.items() if role == "places"]
        self._is_apart = is_apart
        self._counts = Counter[str]()
        self._off: Node | None = None

    @property
    def said(self) -> Said:
        """What is said of the points."""
        told = self._counts
        parts = [
            *([f"{number_of(n, 'point')} where a place is"] if (n := told["placed"]) else ()),
            *([f"{number_of(n, 'point')} kept whole"] if (n := told["kept"]) else ()),
            *([f"{n} of other kinds kept whole, in 'geometry'"] if (n := told["others"]) else ()),
        ]
        return (("points", "; ".join(parts)),) if parts else ()

    def put(self, entry: Mapping, geometry: Value) -> None:
        """Put the point of an entry where its place is read, or keep the geometry with it."""
        if geometry is None or geometry is REFUSED:
            return
        point = None if self._is_apart else point_in(geometry)
        if point is None and (self._is_apart or kind_of(geometry) == "Point"):
            self._counts["off"] += 1
            self._off = geometry if self._off is None else self._off
        elif point is None:
            self._counts["others"] += 1
        if point is not None and self._names_a_place(entry) and self._agrees(entry, point):
            self._counts["placed"] += 1
            for name, cell in (
                (self._latitude, point.latitude),
                (self._longitude, point.longitude),
            ):
                entry.setdefault(name, (with_text(cell, name), cell))
            if point.is_whole:
                return
        elif point is not None:
            self._counts["kept"] += 1
        name = _GEOMETRY if not self._is_apart else f"{_GEOMETRY}{AS_TYPED}"
        at = Cell(name, geometry.start_mark, geometry.end_mark)
        keep_member(entry, name, (at, geometry))

    def _names_a_place(self, entry: Mapping) -> bool:
        for name in self._places:
            value = entry.get(name, _NONE)[1]
            if isinstance(value, Sequence) and any(scalar_in(one) is not None for one in value[:1]):
                return True
            cell = scalar_in(value)
            if cell is not None and not is_blank(cell.value):
                return True
        return False

    def _agrees(self, entry: Mapping, point: Point) -> bool:
        """Whether the entry's own cells say nothing of where it is, or the same."""
        if not point.is_plain:
            return False
        said = text_of(entry, self._latitude), text_of(entry, self._longitude)
        if said == ("", ""):
            entry.pop(self._latitude, None)
            entry.pop(self._longitude, None)
            return True
        try:
            return (float(said[0]), float(said[1])) == point.at
        except ValueError:
            return False

    def close(self, system: Scalar | None, into: FileAssembly) -> None:
        """Report points that are nowhere on the earth, once for the file."""
        off = self._counts["off"]
        if self._off is None:
            return
        are = "is" if off == 1 else "are"
        message = f"{number_of(off, 'point')} {are} not [LONGITUDE, LATITUDE] in degrees of WGS 84"
        if system is not None:
            message = f"positions are in '{shorten(system.value)}', and not in degrees of WGS 84"
        refuse(
            self._off if system is None else system,
            into.name,
            into.report,
            code="wrong-type",
            message=message,
            help=f"no place is read from {'it' if off == 1 else 'them'}, and what stands there is "
            f"kept; {_DEGREES_ALONE if system is None else _ANEW}",
            weighs=Severity.ERROR,
        )


def _other_system(file: Mapping) -> Scalar | None:
    """Return the name of a coordinate system that is not the one of RFC 7946.

    The member `crs` is that of the draft of 2008, whose names are `urn:ogc:def:crs:EPSG::3857`.
    """
    crs = file.get("crs", _NONE)[1]
    said = crs.get("properties", _NONE)[1] if isinstance(crs, Mapping) else None
    name = scalar_in(said.get("name", _NONE)[1]) if isinstance(said, Mapping) else None
    if name is None or _PARTS.split(name.value)[-1] in _DEGREES:
        return None
    return name


def _names_of_all(entries: Iterable[Mapping]) -> list[str]:
    return list(dict.fromkeys(key for entry in entries for key in entry))


def _in_pointer(name: str) -> str:
    """Return a key as it stands in a pointer (RFC 6901, 3)."""
    return name.replace("~", "~0").replace("/", "~1")
