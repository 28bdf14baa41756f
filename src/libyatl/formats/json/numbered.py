"""Events under numbered keys of one object: `{"event_0": {...}, "event_1": {...}}`.

So plaso writes them ("JSON output format"). They are such where every key is one, and what is
under them is what plaso calls an event.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Table
from typing import Any

from libyatl.formats.entries.nodes import Mapping, Sequence
from libyatl.formats.foreign.presets import told
from libyatl.formats.foreign.roles import folded

BEFORE = "event_"
"""What stands before the number."""
_KEY = re.compile(f"{BEFORE}(?:0|[1-9][0-9]{{0,15}})")


def numbered_events(file: Mapping) -> Sequence | None:
    """Return the events of a file, in their order; None where it has none under such keys."""
    items = [value for _, value in file.values()]
    if not _are_numbered(file) or not all(isinstance(item, Mapping) for item in items):
        return None
    made = Sequence(item for item in items if isinstance(item, Mapping))
    if not _are_of_plaso(key for item in made if isinstance(item, Mapping) for key in item):
        return None
    made.start_mark, made.end_mark, made.flow = file.start_mark, file.end_mark, False
    return made


def numbered_keys(file: Table[str, Any]) -> list[str]:
    """Return the keys of such events, each once; none where there are no such events."""
    if not _are_numbered(file) or not all(isinstance(item, dict) for item in file.values()):
        return []
    keys = list(dict.fromkeys(key for item in file.values() for key in item))
    return keys if _are_of_plaso(keys) else []


def _are_numbered(keys: Collection[str]) -> bool:
    return bool(keys) and all(map(_KEY.fullmatch, keys))


def _are_of_plaso(keys: Iterable[str]) -> bool:
    return told(frozenset(map(folded, keys))) is not None
