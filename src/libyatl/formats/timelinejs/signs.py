"""By what a text is known for slides of TimelineJS, and how many it holds.

Version 3 has `{"events": [{"start_date": {…}, "text": {…}}]}`, version 2
`{"timeline": {"date": [{"startDate": "2012,1,26"}]}}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from libyatl.formats.format import Keys
from libyatl.formats.how import How

_BEGIN = re.compile(r"\s*\{")
_KEY = re.compile(r'\s*,?\s*("(?:[^"\\]|\\.)*")\s*:\s*', re.DOTALL)
_LIST = re.compile(r"\[\s*")
_decode = json.JSONDecoder().raw_decode


def begins_timelinejs(text: str) -> bool:
    """Whether the text begins as slides (`libyatl.formats.format.Begins`).

    It is told by the first slide that the text holds whole.
    """
    for key, place in _pairs_at(text, 0):
        if key == "events":
            return _looks_like_a_slide(_first_at(text, place))
        if key == "timeline":
            lists = (at for inner, at in _pairs_at(text, place) if inner == "date")
            first = _first_at(text, next(lists, len(text)))
            return isinstance(first, dict) and "startDate" in first
    return False


def _pairs_at(text: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield the keys of the object that begins at a place, each with where its value begins."""
    found = _BEGIN.match(text, place)
    place = found.end() if found is not None else len(text)
    while (found := _KEY.match(text, place)) is not None:
        yield found[1][1:-1], found.end()
        try:
            _, place = _decode(text, found.end())
        except (ValueError, RecursionError):
            return


def _first_at(text: str, place: int) -> Any:
    """Return the first item of the list that begins at a place; None where it is not there.

    Of one that the text does not hold whole, the keys that it does.
    """
    found = _LIST.match(text, place)
    if found is None:
        return None
    try:
        return _decode(text, found.end())[0]
    except RecursionError:
        return None
    except ValueError:
        return dict(_whole_pairs(text, found.end()))


def _whole_pairs(text: str, place: int) -> Iterator[tuple[str, Any]]:
    for key, at in _pairs_at(text, place):
        try:
            yield key, _decode(text, at)[0]
        except (ValueError, RecursionError):
            return


def _looks_like_a_slide(item: Any) -> bool:
    """Whether an item is a slide: it has a text with a headline, or a date and no other title."""
    if not isinstance(item, dict) or "title" in item:
        return False
    text, date = item.get("text"), item.get("start_date")
    if isinstance(text, dict) and not {"headline", "text"}.isdisjoint(text):
        return True
    return isinstance(date, dict) and "year" in date and "name" not in item


def timelinejs_keys(data: bytes) -> Keys:
    """Yield the keys of a file of slides, of which all are meant."""
    value = json.loads(data)
    yield from ((key, (key,)) for key in (value if isinstance(value, dict) else ()))


def count_slides(data: bytes, how: How) -> int | None:
    """Count the slides of a file (`libyatl.formats.format.CountEntries`)."""
    return _counted_slides(data, None)


def recount_slides(data: bytes, how: How) -> int | None:
    """Count the slides of a file in which a key may be written twice (`CountEntries`)."""
    return _counted_slides(data, lambda pairs: dict(reversed(pairs)))


def _counted_slides(data: bytes, hook: Callable[[list[tuple[str, Any]]], Any] | None) -> int | None:
    try:
        value = json.loads(data, object_pairs_hook=hook)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    slides = value.get("events")
    if not isinstance(slides, list):
        inner = value.get("timeline")
        slides = inner.get("date") if isinstance(inner, dict) else None
    return len(slides) if isinstance(slides, list) else None
