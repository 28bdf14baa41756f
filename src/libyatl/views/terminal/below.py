"""What stands below the rail of a timeline: what no date reaches, in parts with headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.dates import OPEN_PAST
from libyatl.query import Row, Selection
from libyatl.views.terminal.headings import Dates, Entry, entries_below


class Parts(NamedTuple):
    """The rows of a selection: beside the rail, begun when they were told, planned, and others."""

    beside: list[Row]
    told: list[Row]
    planned: list[Row]
    undated: list[Row]


def parted(selection: Selection) -> Parts:
    """Share out the rows, each part in the order of the selection.

    Where the order is none of time, all stand beside the rail.
    """
    parts = Parts([], [], [], [])
    in_time = selection.sort in ("date", "latest")
    for row in selection.rows:
        if not in_time or row.event.when is not None or _is_beside(row, selection):
            parts.beside.append(row)
        elif row.event.status == "planned":
            parts.planned.append(row)
        elif row.bounds.is_open:
            parts.undated.append(row)
        else:
            parts.told.append(row)
    return parts


def _is_beside(row: Row, selection: Selection) -> bool:
    """Whether an event without a date has a place in time by more than when it was told."""
    if row.bounds.is_open:
        return False
    if row.place in selection.chronology.reached_by_dates:
        return True
    return row.bounds.a > OPEN_PAST and row.event.status != "planned"


class Section(NamedTuple):
    """What stands below the rail under one heading."""

    words: str
    entries: list[Entry]


def sections(parts: Parts, dates: Dates) -> Iterator[Section]:
    """Yield what was begun when it was told, what is planned, and what has no date."""
    if parts.told:
        said = {dates.words(row) for row in parts.told}
        is_one = len(said) == 1
        if not all(each.startswith("by ") for each in said):
            begun, is_one = "placed by no more than when sources told of them", False
        elif is_one:
            begun = f"begun {said.pop()}, when sources told of them"
        else:
            begun = "begun by the time that is given, when sources told of them"
        words = f"{len(parts.told)} with no date: {begun}"
        yield Section(words, list(entries_below(parts.told, dates, are_dated=not is_one)))
    if parts.planned:
        words = f"{len(parts.planned)} planned, with no date set"
        yield Section(words, list(entries_below(parts.planned, dates)))
    if parts.undated:
        words = f"{len(parts.undated)} with no date"
        yield Section(words, list(entries_below(parts.undated, dates)))
