"""What several mentions say of one source or place, as one entry of its registry."""

from __future__ import annotations

from typing import Any, TypeVar

from libyatl.model import Actor, Place, Source

Entry = TypeVar("Entry", Actor, Place, Source)
ALSO = "also"
"""The further key of an entry under which stands what a later mention says otherwise."""


def joined(first: Entry, other: Entry) -> Entry:
    """Return the first, with what the other alone says.

    Where both say something and it differs, the first stands, and the other's is kept under `also`.
    """
    told: dict[str, Any] = {}
    differs: dict[str, object] = {}
    for field in first._fields:
        said, usual = getattr(other, field), first._field_defaults.get(field, "")
        if field in ("id", "extra") or said in (usual, getattr(first, field)):
            continue
        if getattr(first, field) == usual:
            told[field] = said
        else:
            differs[field] = _as_key_of_own(said)
    extra = dict(first.extra)
    for key, value in other.extra.items():
        if extra.setdefault(key, value) != value:
            differs[key] = value
    if differs:
        also = extra.get(ALSO, [])
        known: list[object] = also if isinstance(also, list) else [also]
        extra[ALSO] = known if differs in known else [*known, differs]
    return first._replace(**told, extra=extra)


def _as_key_of_own(said: Any) -> object:
    """Return a date as typed, several names or numbers as a list."""
    if isinstance(said, tuple) and not hasattr(said, "text"):
        return list(said)
    return getattr(said, "text", said)
