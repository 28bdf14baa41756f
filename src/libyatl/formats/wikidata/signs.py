"""By what a text is known for the result of a SPARQL query in JSON, and what it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from libyatl.formats.format import Keys
from libyatl.formats.how import How

_OBJECT = re.compile(
    r'\s*\{\s*"(?:head"\s*:\s*\{\s*(?:"(?:vars|link)"\s*:\s*\[|\})'
    r'|results"\s*:\s*\{\s*"(?:bindings|distinct|ordered)"\s*:)'
)
_TERM = re.compile(
    r'\s*\[\s*\{\s*"[^"\\]{1,200}"\s*:\s*\{\s*"(?:type"\s*:\s*"(?:uri|literal|typed-literal|bnode)"'
    r'|datatype"|xml:lang"|value")'
)


def begins_result(text: str) -> bool:
    """Whether the text begins as a result, or as its rows alone (`libyatl.formats.format.Begins`).

    Rows alone are what the page of Wikidata's query service calls verbose.
    """
    return _OBJECT.match(text) is not None or _TERM.match(text) is not None


def result_keys(data: bytes) -> Keys:
    """Yield the keys of a result, of which all are meant."""
    value = json.loads(data)
    yield from ((key, (key,)) for key in (value if isinstance(value, dict) else ("bindings",)))


def count_rows(data: bytes, how: How) -> int | None:
    """Count the rows of a result (`libyatl.formats.format.CountEntries`)."""
    return _rows_in(data, None)


def recount_rows(data: bytes, how: How) -> int | None:
    """Count the rows of a result in which a key may be written twice (`CountEntries`)."""
    return _rows_in(data, lambda pairs: dict(reversed(pairs)))


def _rows_in(data: bytes, hook: Callable[[list[tuple[str, Any]]], Any] | None) -> int | None:
    try:
        value = json.loads(data, object_pairs_hook=hook)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        results = value.get("results")
        value = results.get("bindings") if isinstance(results, dict) else []
    return len(value) if isinstance(value, list) else 0
