"""Which form the dates of a whole column have, and what each of its cells says by that.

`18/04/2001` says by itself nothing; a column that holds it and is of one form does. No cell is
guessed: what no form reads, or two read differently, is returned with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import parse_date
from libyatl.dates.problem import DateError

Fault = Literal[
    "column-ambiguous-dates",
    "column-contradictory-dates",
    "two-digit-year",
    "year-disagrees",
    "weekday-disagrees",
    "date-code",
]
"""Why a cell, or all that have no single reading, cannot be read (a code of a finding)."""


class Unread(NamedTuple):
    """A cell that is no date by the column's form; `fault` is empty where no form reads it."""

    fault: Fault | Literal[""] = ""
    message: str = ""
    help: str = ""


class Told(NamedTuple):
    """What a cell says: a text that `parse_date` reads, empty where there is no date on purpose."""

    text: str


class DateColumn(NamedTuple):
    """What is known of a column of dates.

    Attributes:
        form: how its dates are written, by an example: `9-May-20`; empty where libyatl reads them
            as they stand.
        witness: a cell that settles it: `22/01/2012` can be day first alone; empty if none had to.
        fault: what is wrong with it as a whole; its cells of several readings are then unread.
        message: what to say of the fault, with its witnesses.
        help: what to do about it.
        approximate: how many of the cells were given a precision by their form.
    """

    form: str = ""
    witness: str = ""
    fault: Fault | Literal[""] = ""
    message: str = ""
    help: str = ""
    readings: Mapping[str, Told | Unread] = {}

    def read(self, cell: str, year: int | None = None) -> Told | Unread:
        """Return what a cell says; `year` is that of the row, where another column has it."""
        return self.readings.get(cell, Unread())


def read_together(
    cells: Mapping[str, int],
    *,
    order: Literal["", "day", "month"] = "",
    century: int | None = None,
    years: bool = False,
    missing: frozenset[str] = frozenset(),
    epoch: Literal["", "s", "ms", "us", "ns"] = "",
) -> DateColumn:
    """Return what the cells of a column say, each distinct one with how often it stands there.

    Args:
        cells: the distinct cells, in the order of the rows, none of them empty.
        order: whether the day or the month stands first in dates of numbers, if a person says so.
        century: what is added to years of two digits, if a person says so.
        years: whether another column has the year of each row (`DateColumn.read` is told it).
        missing: cells that say nothing, beside those that libyatl knows.
        epoch: the unit of numbers since 1970, if a person says that they are such.
    """
    readings: dict[str, Told | Unread] = {}
    for cell in cells:
        bare = cell.strip()
        if bare in missing or is_no_date(bare):
            readings[cell] = Told("")
            continue
        try:
            parse_date(bare)
        except DateError:
            readings[cell] = Unread()
        else:
            readings[cell] = Told(bare)
    return DateColumn(readings=readings)
