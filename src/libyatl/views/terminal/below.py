"""What stands below the rail of a timeline: what no date reaches, in parts with headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.views.terminal.headings import Dates, Entry, entries_below
from libyatl.views.words.parting import Parts, undated


class Section(NamedTuple):
    """What stands below the rail under one heading."""

    words: str
    entries: list[Entry]


def sections(parts: Parts, dates: Dates) -> Iterator[Section]:
    """Yield what was begun when it was told, what is planned, and what has no date."""
    for part in undated(parts, dates.words):
        entries = entries_below(part.rows, dates, are_dated=part.are_dated)
        yield Section(part.words, list(entries))
