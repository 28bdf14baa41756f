"""Members of a feature that are no properties, kept beside them."""

from __future__ import annotations

from collections.abc import Collection

from libyatl.formats.entries.cells import scalar_in, with_text
from libyatl.formats.entries.nodes import Mapping, Scalar, Value


def keep_member(
    entry: Mapping, name: str, pair: tuple[Scalar, Value], taken: Collection[str] = ()
) -> None:
    """Put a pair to an entry under a name that neither this has nor anything that is `taken`."""
    while name in entry or name in taken:
        name += " of the feature"
    entry[name] = with_text(pair[0], name), pair[1]


def keep_id_of_properties(entry: Mapping, feature: Mapping) -> None:
    """Give the properties the id of their feature, and keep one of their own that differs."""
    if (id := scalar_in(feature.get("id", (None, None))[1])) is None:
        return
    if "id" in entry:
        own = scalar_in(entry["id"][1])
        if own is None or own.value != id.value:
            keep_member(entry, "id of properties", entry["id"])
    entry["id"] = feature["id"]


def keep_odd_type(entry: Mapping, feature: Mapping) -> None:
    """Keep what a feature says that it is, where that is none (RFC 7946, 3.2)."""
    if "type" in feature:
        cell = scalar_in(feature["type"][1])
        if cell is None or cell.value != "Feature":
            keep_member(entry, "type of the feature", feature["type"])
