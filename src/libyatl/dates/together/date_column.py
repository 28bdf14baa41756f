"""What is known of a column of dates, or of any list of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from libyatl.dates.together.cell_forms import Order
from libyatl.dates.together.outcomes import Fault, Told, Unread
from libyatl.dates.together.year_of_row import OfYear


class DateColumn(NamedTuple):
    """What is known of a column of dates.

    Attributes:
        form: how its dates are written, by an example: `9-May-20`; empty where libyatl reads them
            as they stand.
        order: which number stands first in its dates of numbers, where its cells, another column or
            a person say so.
        witness: a cell that settles it: `22/01/2012` can be day first alone; of another
            column of the table, where that had to; empty if none had to.
        witnesses: the cells that show the fault: two that contradict each other, or one that has
            several readings.
        fault: what is wrong with it as a whole; its cells of several readings are then unread.
        message: what to say of the fault, with its witnesses.
        help: what to do about it.
        hint: what may be wrong all the same: years that may be of the Islamic calendar.
        midnights: whether its clock times, all of them midnights, were taken for days.
        readings: what each cell says, or would say if the year of its row were known.
    """

    form: str = ""
    order: Order | Literal[""] = ""
    witness: str = ""
    witnesses: tuple[str, ...] = ()
    fault: Fault | Literal[""] = ""
    message: str = ""
    help: str = ""
    hint: str = ""
    midnights: bool = False
    readings: Mapping[str, Told | Unread | OfYear] = {}

    def read(self, cell: str, year: int | None = None) -> Told | Unread:
        """Return what a cell says; `year` is that of the row, where another column has it."""
        found = self.readings.get(cell, Unread())
        return found.read(year) if isinstance(found, OfYear) else found
