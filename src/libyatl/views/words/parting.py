"""What no date reaches, apart from the rest: in parts, each with its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from libyatl.dates import OPEN_PAST
from libyatl.query import Row, Selection


class Parts(NamedTuple):
    """The rows of a selection: in order of time, begun when they were told, planned, and others."""

    beside: list[Row]
    told: list[Row]
    planned: list[Row]
    undated: list[Row]


def parted(selection: Selection) -> Parts:
    """Share out the rows, each part in the order of the selection.

    Where the order is none of time, all are beside.
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


def names_no_year(row: Row) -> bool:
    """Whether an event has a date, and nobody knows of which year: `October, year unknown`."""
    return row.event.when is not None and row.bounds.is_open


def without_year(selection: Selection) -> int:
    """Return how many events have a date of which nobody knows the year."""
    return sum(row.times for row in selection.rows if names_no_year(row))


class Undated(NamedTuple):
    """What stands under one heading: rows without a date; `are_dated` where each tells its own."""

    words: str
    rows: list[Row]
    are_dated: bool = False


def undated(parts: Parts, words: Callable[[Row], str]) -> Iterator[Undated]:
    """Yield what was begun when it was told, what is planned, and what has no date.

    Args:
        parts: the rows, shared out.
        words: when a row began.
    """
    if parts.told:
        said = {words(row) for row in parts.told}
        is_one = len(said) == 1
        if not all(each.startswith("by ") for each in said):
            begun, is_one = "placed by no more than when sources told of them", False
        elif is_one:
            begun = f"begun {said.pop()}, when sources told of them"
        else:
            begun = "begun by the time that is given, when sources told of them"
        yield Undated(f"{len(parts.told)} with no date: {begun}", parts.told, not is_one)
    if parts.planned:
        yield Undated(f"{len(parts.planned)} planned, with no date set", parts.planned)
    if parts.undated:
        yield Undated(f"{len(parts.undated)} with no date", parts.undated)
