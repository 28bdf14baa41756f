"""Which format a text is in, told by how it begins: for inputs whose name does not tell.

To tell one more format, add a function that takes the text's beginning and says whether
it is of that format, and its line in `_BEGINNINGS`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from libyatl.formats.entries.forms import EVENT
from libyatl.model.kinds import REGISTERED
from libyatl.query.columns import COLUMNS

_ENOUGH = 1 << 16
_JSON = re.compile(r'\s*[\[{][\[{\s]*["\]}]')
"""Brackets, then a quotation or a closing bracket; YAML's own braces begin with a bare key."""
_KNOWN = {*COLUMNS, *EVENT.keys, "group"}


def told_by_content(data: bytes) -> str | None:
    """Return the format that the text begins in, or None where it is likely YAML."""
    text = data[:_ENOUGH].decode("utf-8", "ignore")
    return next((name for name, begins in _BEGINNINGS.items() if begins(text)), None)


def _is_json_lines(text: str) -> bool:
    """Whether the first line is an object of its own, and no chronology."""
    first = text.strip().partition("\n")[0]
    if not _JSON.match(first) or not first.startswith("{") or first.count("{") > len(first) // 4:
        return False
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    registries = map(found.get, REGISTERED)
    return not {"events", "libyatl"} & found.keys() and not any(
        isinstance(registry, dict) for registry in registries
    )


def _is_json(text: str) -> bool:
    return bool(_JSON.match(text))


def _has_columns(separator: str) -> Callable[[str], bool]:
    def begins(text: str) -> bool:
        cells = [cell.strip().strip('"') for cell in text.partition("\n")[0].split(separator)]
        known = _KNOWN.intersection(cells)
        return known == set(cells) or ("title" in known and len(known) > 1)

    return begins


_BEGINNINGS: dict[str, Callable[[str], bool]] = {
    "jsonl": _is_json_lines,
    "json": _is_json,
    "csv": _has_columns(","),
    "tsv": _has_columns("\t"),
}
