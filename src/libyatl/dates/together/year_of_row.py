"""Readings whose century another column tells, or a person: `9-May-20` in a row of 2020."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from libyatl.dates.calendar_names import MONTHS, WEEKDAYS, name
from libyatl.dates.together.cell_forms import Reading
from libyatl.dates.together.outcomes import Told, Unread


class OfYear(NamedTuple):
    """A cell with a year of two digits: what it can mean, once the year is known.

    Attributes:
        cell: as it is typed.
        options: what it can mean in the order, or the orders, of its column.
        century: what is added to its year where the row has none, if a person says so.
        several: what is said where it means two days all the same.
    """

    cell: str
    options: tuple[Reading, ...]
    century: int | None
    several: Unread

    def read(self, year: int | None) -> Told | Unread:
        """Return what the cell says in a row of that year."""
        if year is None and self.century is None:
            return Unread(
                "two-digit-year",
                f"the year of '{self.cell}' has two digits, and nothing tells the century",
                "say what is to be added to such years, such as --century 2000",
            )
        options = in_full(self.options, year, self.century)
        if not options:
            return Unread(
                "year-disagrees",
                f"'{self.cell}' is not of {year}, the year of its row",
                "correct one of the two",
            )
        return the_one_of(options, self.several)


def in_full(
    options: Sequence[Reading], year: int | None, century: int | None
) -> tuple[Reading, ...]:
    """Return the readings that are of a year, or of a century, with all its digits."""
    if year is None:
        return tuple(
            option._replace(year=century + option.year, short=False)
            for option in options
            if century is not None
        )
    return tuple(
        option._replace(year=year, short=False) for option in options if year % 100 == option.year
    )


def real_days(options: Sequence[Reading]) -> list[Reading]:
    """Return the readings that the calendar has, with the weekday that is named if any has it."""
    real = [option for option in options if option.exists()]
    return [option for option in real if option.short or option.agrees()] or real


def the_one_of(options: Sequence[Reading], several: Unread) -> Told | Unread:
    """Return what readings with their years in full say together, `several` where two things."""
    option = options[0]
    real = real_days(options)
    if not real:
        month = name((option.year, option.month, 0))
        return Unread("", f"{month} has no day {option.day}", "correct the day")
    texts = {option.text() for option in real}
    if len(texts) > 1:
        return several
    option = real[0]
    if option.weekday is not None and not option.agrees():
        said = name((option.year, option.month, option.day))
        is_on, claimed = WEEKDAYS[option.is_on()], WEEKDAYS[option.weekday]
        return Unread(
            "weekday-disagrees",
            f"{said} is a {is_on}, not a {claimed}",
            "correct the weekday or the day",
        )
    return Told(texts.pop())


def in_short(option: Reading) -> str:
    """Return a reading in words: `5 April 2001`, `5 April '01` where the century is open."""
    if not option.short:
        return name((option.year, option.month, option.day))
    return f"{option.day} {MONTHS[option.month - 1]} '{option.year:02d}"
