"""By what a text is known for a library of sources in CSL-JSON, and what it holds."""

from __future__ import annotations

import json
import re
from typing import Any

from libyatl.formats.format import Keys
from libyatl.formats.how import How

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage
"""
TYPES = frozenset(_TYPES.split())
"""What an item may be: the types of CSL 1.0.2."""
_EVENTS = frozenset(("date", "year", "clock", "actors", "places"))
"""Roles of keys that an event has and an item has not."""
_NOT_MEANT = frozenset(("event_date", "event_place", "publisher_place"))
_BETWEEN = re.compile(r"\s*,?\s*")
_LOOKED_AT = 16


def begins_csl(text: str) -> bool:
    """Whether the text begins as a list of items (`libyatl.formats.format.Begins`).

    Each of the first ones that it holds whole is an item, and none has a key that an event has.
    """
    rest = text.lstrip()
    if not rest.startswith("["):
        return False
    place, items = 1, list[Any]()
    while len(items) < _LOOKED_AT:
        found = _BETWEEN.match(rest, place)
        try:
            item, place = _decode(rest, found.end() if found else place)
        except (ValueError, RecursionError):
            break
        items.append(item)
    told = [_is_item(item) for item in items]
    return any(told) and not any(map(_has_keys_of_events, items))


def _is_item(item: Any) -> bool:
    keyed = isinstance(item, dict) and ("id" in item or "citation-key" in item)
    return keyed and item.get("type") in TYPES


def _has_keys_of_events(item: Any) -> bool:
    from libyatl.formats.foreign.roles import BY_NAME, folded

    names = map(folded, item) if isinstance(item, dict) else ()
    return any(BY_NAME.get(name, ("", 0))[0] in _EVENTS for name in names if name not in _NOT_MEANT)


def csl_keys(data: bytes) -> Keys:
    """Yield the keys of each item, of which all are meant."""
    for item in json.loads(data):
        yield from ((key, (key,)) for key in item)


def count_items(data: bytes, how: How) -> int | None:
    """Count the items of a library (`libyatl.formats.format.CountEntries`)."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return len(value) if isinstance(value, list) else None


_decode = json.JSONDecoder().raw_decode
