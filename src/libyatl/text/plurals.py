"""How many there are of something, with its noun; and one of several."""

from __future__ import annotations

from collections.abc import Iterable


def number_of(count: int, noun: str) -> str:
    """Return `1 event`, `2 events`: the noun is one whose plural ends in a plain `s`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def counted_of(count: int, noun: str) -> str:
    """Return the same for eyes alone: `2,047 events`, which no reader of ours takes back."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def either(words: Iterable[str]) -> str:
    """Return `text, svg or png`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
