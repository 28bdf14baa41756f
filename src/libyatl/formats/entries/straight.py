"""Rows of few cells, made straight into events where each of them says a plain thing.

Of a big table a great many such rows are read: a date beside a status, or one name. They are made
without nodes, several times faster, and equal to what the reader makes of them. Whatever is not
plain (what cannot be read, or has to be kept or reported) is left to the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import intern
from typing import Any, Final, NamedTuple

from libyatl.dates import DateError, When
from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import Effort, read_date
from libyatl.formats.entries.forms import EVENT
from libyatl.model import STATUSES, Citation, Event, Participant

ODD: Final = object()
"""What stands for the value of a cell that the reader has to read."""
_ID, _TITLE, _NAMED = (EVENT.slots[field] for field in ("id", "title", "named"))
_UNMET: Final = object()


class Cells(NamedTuple):
    """The cells of a column.

    Attributes:
        number: that of the column.
        field: the field of an event that they fill.
        read: returns the value that a cell has there, or `ODD`.
    """

    number: int
    field: str
    read: Callable[[str], Any]


class Straight:
    """What makes events of rows of a few columns."""

    def __init__(self, columns: Sequence[Cells], title: str) -> None:
        """Take the columns, and the title of all rows."""
        self._plan = [
            (each.number, EVENT.slots[each.field], each.read, dict[str, Any]()) for each in columns
        ]
        self._blank = EVENT.blank.copy()
        self._blank[_TITLE], self._blank[_NAMED] = title, False

    def event(self, row: Sequence[str], number: int) -> Event | None:
        """Return the event of a row by its number in the table; None where the reader has to."""
        values = self._blank.copy()
        for place, slot, read, met in self._plan:
            cell = row[place]
            if cell:
                value = met.get(cell, _UNMET)
                if value is _UNMET:
                    value = met[cell] = read(cell)
                if value is ODD:
                    return None
                values[slot] = value
        values[_ID] = f"row-{number}"
        return Event(*values)


class Dates:
    """What reads texts as the dates of events."""

    def __init__(self) -> None:
        """Start with the effort that a file may cost."""
        self._effort = Effort(0)

    def __call__(self, text: str) -> Any:
        """Return a date, or `ODD`."""
        if is_no_date(text):
            return ODD
        try:
            when: When = read_date(text, self._effort)
        except DateError:
            return ODD
        return when


def status(cell: str) -> Any:
    """Return a status of ours, or `ODD`."""
    return cell if cell in STATUSES else ODD


def named(names: Sequence[str], field: str, part: str = "") -> Any:
    """Return what names, none of them blank, say in a field of an event: actors with a part."""
    each = map(intern, names)
    if field == "actors":
        return tuple([Participant(one, part) for one in each])
    return tuple(map(Citation, each)) if field == "sources" else tuple(each)


def odd(cell: str) -> Any:
    """Return `ODD`."""
    return ODD
