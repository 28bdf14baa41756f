"""Columns of dates of which a spreadsheet swapped some, and could not read the others.

Whoever opens a file of dates as `18/04/2001` in a program that puts the month first gets texts
where the first number is above 12, and wrong dates where it is not: 4 March for 3 April. Nothing
in the dates shows it; the texts beside them do.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from libyatl.formats.xlsx.survey import letters

_NUMBERS = re.compile(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2}|[0-9]{4})\b.*", re.DOTALL)


class Seen(NamedTuple):
    """The first cell of a kind in a column, and what it holds."""

    place: str
    text: str


class MixedColumns:
    """What was seen of the dates of each column."""

    def __init__(self) -> None:
        """Start with none."""
        self._dates: dict[int, Seen] = {}
        self._texts: dict[int, Seen] = {}
        self._sound: set[int] = set()

    def see(self, row: int, column: int, value: object) -> None:
        """Look at a cell that holds something, of a row from 1 and a column from 0."""
        if isinstance(value, datetime):
            if value.day > 12:
                self._sound.add(column)
            elif column not in self._dates:
                self._dates[column] = Seen(_name_of_cell(row, column), value.date().isoformat())
        elif column not in self._texts and isinstance(value, str):
            found = _NUMBERS.fullmatch(value)
            if found and (int(found[1]) > 12) != (int(found[2]) > 12):
                self._texts[column] = Seen(_name_of_cell(row, column), value.strip())

    @property
    def swapped(self) -> list[tuple[Seen, Seen]]:
        """The first date and the first text of each column whose dates are perhaps swapped."""
        return [
            (date, self._texts[column])
            for column, date in self._dates.items()
            if column in self._texts and column not in self._sound
        ]


def _name_of_cell(row: int, column: int) -> str:
    return f"{letters(column + 1)}{row}"
