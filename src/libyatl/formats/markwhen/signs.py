"""By what a text is known for Markwhen, and how many events it holds."""

from __future__ import annotations

import re

from libyatl.formats.how import How
from libyatl.formats.markwhen.line_kinds import EVENT
from libyatl.model.keys import HEAD

_ABOVE = re.compile(
    r"\s*$|---|//|#|(?:group|section)\b|[ \t]|(?P<key>[A-Za-z][\w -]{0,40}):(?:\s|$)"
)
_SURE = re.compile(r"[0-9]{4}|BCE?\b", re.IGNORECASE)
_OURS = frozenset(key.key for key in HEAD) - {"title", "timezone"}


def begins_markwhen(text: str) -> bool:
    """Whether the text begins as Markwhen (`libyatl.formats.format.Begins`).

    Above its first event, which has a year of four digits and words, there is nothing but keys,
    headings and comments.
    """
    found = EVENT.search(text)
    if found is None or not _SURE.search(found["begin"]) or not found["text"].strip():
        return False
    for line in text[: found.start()].split("\n"):
        above = _ABOVE.match(line)
        if above is None or above["key"] in _OURS:
            return False
    return True


def count_events(data: bytes, how: How) -> int | None:
    """Count the lines with which events begin (`libyatl.formats.format.CountEntries`)."""
    return sum(1 for _ in EVENT.finditer(data.decode()))
