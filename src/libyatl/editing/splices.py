"""Splices: what is put in the place of some characters of a text, and all else as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from libyatl.editing.refusal import Refusal


class Splice(NamedTuple):
    """What is put in the place of the characters from one place up to another."""

    start: int
    end: int
    text: str = ""


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return the text with splices made, of those at one place in the order in which they stand.

    Raises:
        Refusal: two of them overlap.
    """
    pieces = []
    end = 0
    for one in sorted(splices, key=lambda each: (each.start, each.end)):
        if one.start < end:
            raise Refusal("two changes meet in one place", place=one.start)
        pieces += [text[end : one.start], one.text]
        end = one.end
    return "".join([*pieces, text[end:]])
