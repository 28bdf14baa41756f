"""By what a text is known for JSON or JSON Lines, and whether it is a chronology."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from libyatl.formats.entries.assembly import FILE_KEYS, REGISTRIES
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.undecided import LISTS, name_events
from libyatl.formats.format import NO_KEY, Keys
from libyatl.formats.how import How
from libyatl.formats.json.numbered import numbered_keys

_JSON = re.compile(r'\s*[\[{][\[{\s]*["\]}]')
"""Brackets, then a quotation or a closing bracket; YAML's own braces begin with a bare key."""


def begins_json(text: str) -> bool:
    """Whether the text begins as JSON that is no JSON Lines (`libyatl.formats.format.Begins`)."""
    return bool(_JSON.match(text)) and not begins_jsonl(text)


def begins_jsonl(text: str) -> bool:
    """Whether the first line is an object of its own, and no chronology."""
    first = text.strip().partition("\n")[0]
    if not _JSON.match(first) or not first.startswith("{") or first.count("{") > len(first) // 4:
        return False
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    registries = (found.get(kind) for kind in ("actors", "places", "sources"))
    return not {"events", "libyatl"} & found.keys() and not any(
        isinstance(registry, dict) for registry in registries
    )


def json_keys(data: bytes) -> Keys:
    """Yield the keys of the document, or of the events of a bare list."""
    value = json.loads(data)
    if isinstance(value, dict):
        yield from ((key, FILE_KEYS) for key in value)
        if _holds_events(value) or numbered_keys(value):
            yield "events", FILE_KEYS
    elif isinstance(value, list):
        for item in value:
            yield from _keys_of_event(item)
    else:
        yield NO_KEY, ()


def _holds_events(file: dict[str, Any]) -> bool:
    """Whether a list under another key than ours is one of events."""
    lists = (file[key] for key in LISTS if isinstance(file.get(key), list))
    return any(
        name_events({key for item in items if isinstance(item, dict) for key in item})
        for items in lists
    )


def jsonl_keys(data: bytes) -> Keys:
    """Yield the keys of each line's event."""
    for line in data.splitlines():
        if line and not line.isspace():
            yield from _keys_of_event(json.loads(line))


def _keys_of_event(value: Any) -> Keys:
    keys = value if value and isinstance(value, dict) else [NO_KEY]
    yield from ((key, EVENT.keys) for key in keys)


def count_events(data: bytes, how: How) -> int | None:
    """Count the events of a document (`libyatl.formats.format.CountEntries`)."""
    return _counted_items(data, None)


def recount_events(data: bytes, how: How) -> int | None:
    """Count the events of a document in which a key may be written twice (`CountEntries`)."""
    return _counted_items(data, lambda pairs: dict(reversed(pairs)))


def _counted_items(data: bytes, hook: Callable[[list[tuple[str, Any]]], Any] | None) -> int | None:
    try:
        value = json.loads(data, object_pairs_hook=hook)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return len(value) if isinstance(value, list) else None
    if isinstance(events := value.get("events"), list):
        return len(events)
    if "libyatl" in value or any(isinstance(value.get(one), dict) for one in REGISTRIES):
        return 0
    if numbered_keys(value):
        return len(value)
    others = [len(value[key]) for key in LISTS if isinstance(value.get(key), list)]
    return sum(others) if len(others) < 2 else None


def count_lines(data: bytes, how: How) -> int | None:
    """Count the lines that hold something (`libyatl.formats.format.CountEntries`)."""
    return sum(not (not line or line.isspace()) for line in data.decode().split("\n"))
