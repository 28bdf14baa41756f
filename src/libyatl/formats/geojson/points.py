"""Geometries of GeoJSON (RFC 7946, 3.1), and where a point of them is.

A position is longitude, latitude and perhaps a height, in degrees and metres of WGS 84 (RFC 7946,
3.1.1 and 4); the registry `places` has latitude and longitude.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from libyatl.formats.entries.cells import scalar_in
from libyatl.formats.entries.nodes import Mapping, Scalar, Sequence, Value
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.retelling import is_degree

_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""By the type of a geometry, in how many lists its positions stand."""


class Point(NamedTuple):
    """Where a point is, in degrees as they are written."""

    latitude: Scalar
    longitude: Scalar
    is_whole: bool
    """Whether the two say all that its geometry does: it has no height, and no other member."""

    @property
    def is_plain(self) -> bool:
        """Whether the two are written as the cells of a table are: without an exponent."""
        return is_degree(self.latitude.value, 90) and is_degree(self.longitude.value, 180)

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude, as a place has them."""
        return float(self.latitude.value), float(self.longitude.value)


def kind_of(geometry: Value) -> str:
    """Return the type of a geometry as it is written; empty where it has none."""
    if not isinstance(geometry, Mapping):
        return ""
    cell = scalar_in(geometry.get("type", (None, None))[1])
    return "" if cell is None else cell.value


def point_in(geometry: Value) -> Point | None:
    """Return where a geometry is that is a point in degrees; None of any other."""
    if not isinstance(geometry, Mapping) or kind_of(geometry) != "Point":
        return None
    position = geometry.get("coordinates", (None, None))[1]
    if not isinstance(position, Sequence) or len(position) < 2:
        return None
    longitude, latitude = scalar_in(position[0]), scalar_in(position[1])
    if longitude is None or latitude is None:
        return None
    numbers = [plain_value(longitude), plain_value(latitude)]
    if not _is_position(numbers):
        return None
    return Point(latitude, longitude, len(position) == 2 and len(geometry) == 2)


def is_geometry(value: object) -> bool:
    """Whether a value of an author's own is a geometry in degrees, of any kind but a collection.

    Its positions have two numbers or three.
    """
    depth = _DEPTHS.get(str(value.get("type"))) if isinstance(value, dict) else None
    if not isinstance(value, dict) or depth is None:
        return False
    level: list[Any] = [value.get("coordinates")]
    for _ in range(depth):
        if not all(isinstance(each, list) for each in level):
            return False
        level = [one for each in level for one in each]
    return all(map(_is_position, level))


def _is_position(value: object) -> bool:
    if not isinstance(value, list) or not 2 <= len(value) <= 3:
        return False
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in value):
        return False
    return bool(abs(value[0]) <= 180 and abs(value[1]) <= 90)
