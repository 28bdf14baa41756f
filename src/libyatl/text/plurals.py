"""How many there are of something, with its noun."""

from __future__ import annotations


def number_of(count: int, noun: str) -> str:
    """Return `1 event`, `2 events`: the noun is one whose plural ends in a plain `s`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
