"""What several mentions say of one source or place, as one entry of its registry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from libyatl.model import Actor, Place, Source

Entry = TypeVar("Entry", Actor, Place, Source)
ALSO = "also"
"""The further key of an entry under which stands what later mentions say otherwise."""


def joined(first: Entry, others: Iterable[Entry]) -> Entry:
    """Return the first, with what the others alone say.

    Where two say something and it differs, the first stands, and what differs of each other is kept
    under `also`, once.
    """
    usual = first._field_defaults
    fields = [field for field in first._fields if field not in ("id", "extra")]
    told: dict[str, Any] = {field: getattr(first, field) for field in fields}
    extra = dict(first.extra)
    differing: dict[str, dict[str, object]] = {}
    for other in others:
        differs: dict[str, object] = {}
        for field in fields:
            said = getattr(other, field)
            if said == usual.get(field, "") or said == told[field]:
                continue
            if told[field] == usual.get(field, ""):
                told[field] = said
            else:
                differs[field] = _as_key_of_own(said)
        for key, value in other.extra.items():
            if extra.setdefault(key, value) != value:
                differs[key] = value
        if differs:
            differing.setdefault(repr(differs), differs)
    if differing:
        also = extra.get(ALSO, [])
        known: list[object] = also if isinstance(also, list) else [also]
        extra[ALSO] = [*known, *differing.values()]
    return first._replace(**told, extra=extra)


def _as_key_of_own(said: Any) -> object:
    """Return a date as typed, several names or numbers as a list."""
    if isinstance(said, tuple) and not hasattr(said, "text"):
        return list(said)
    return getattr(said, "text", said)
