"""What is told of a cell: a text that `parse_date` reads, or why it says nothing."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
    """A cell that is no date by the column's form; `fault` is empty where no form reads it.

    Where `message` and `help` are empty too, the grammar of dates has more to say of the cell.
    """

    fault: Fault | Literal[""] = ""
    message: str = ""
    help: str = ""


class Told(NamedTuple):
    """What a cell says: a text that `parse_date` reads, empty where there is no date on purpose.

    `whole` is false where the cells say something that the text does not: a month of 0.
    """

    text: str
    whole: bool = True
