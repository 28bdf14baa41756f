"""By what a text is known for GeoJSON, and what it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from libyatl.formats.entries.assembly import FILE_KEYS
from libyatl.formats.foreign.undecided import name_events
from libyatl.formats.format import Keys
from libyatl.formats.how import How

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")\s*(:?)|[\[{]|[\]}]', re.DOTALL)
_TYPES = {1: '"FeatureCollection"', 3: '"Feature"'}
"""By how deep a key `type` stands, what it says in a collection, and in the first feature."""


def begins_geojson(text: str) -> bool:
    """Whether the text begins as a collection of features (`libyatl.formats.format.Begins`).

    The members of an object have no order (RFC 8259, 4): where `type` stands behind the features,
    the first of them tells.
    """
    if not text.lstrip().startswith("{"):
        return False
    depth, key, listed = 0, "", ""
    for found in _TOKEN.finditer(text):
        if found[1] is None:
            depth += 1 if found[0] in "[{" else -1
            if depth == 0:
                return False
        elif found[2]:
            key = found[1]
            listed = key if depth == 1 else listed
        elif key == '"type"' and (depth == 1 or listed == '"features"'):
            if found[1] == _TYPES.get(depth):
                return True
            if depth == 1:
                return False
    return False


def geojson_keys(data: bytes) -> Keys:
    """Yield the keys of a collection (`libyatl.formats.format.FindKeys`).

    A map of boundaries has no key that tells when something was, and is no chronology.
    """
    value = json.loads(data)
    file = value if isinstance(value, dict) else {}
    yield from ((key, FILE_KEYS) for key in file)
    features = file.get("features")
    properties = [
        each.get("properties")
        for each in (features if isinstance(features, list) else ())
        if isinstance(each, dict)
    ]
    if name_events({key for each in properties if isinstance(each, dict) for key in each}):
        yield "events", FILE_KEYS


def count_features(data: bytes, how: How) -> int | None:
    """Count the features of a collection (`libyatl.formats.format.CountEntries`)."""
    return _listed_features(data, None)


def recount_features(data: bytes, how: How) -> int | None:
    """Count the features of a collection in which a key may be written twice (`CountEntries`)."""
    return _listed_features(data, lambda pairs: dict(reversed(pairs)))


def _listed_features(
    data: bytes, hook: Callable[[list[tuple[str, Any]]], Any] | None
) -> int | None:
    try:
        value = json.loads(data, object_pairs_hook=hook)
    except (ValueError, RecursionError):
        return None
    features = value.get("features") if isinstance(value, dict) else None
    return len(features) if isinstance(features, list) else None
