"""Periods of the calendar: centuries, decades, years, quarters and months, each kind numbered.

The numbers of a kind run on without a gap through every year there ever was, as days do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Scale
from libyatl.dates.calendar_names import month_name, pair, year_name
from libyatl.dates.civil import civil, last_of_month, ordinal, year_to_edtf

_IN_YEAR = 12
_PART = re.compile(r"(.+)-([0-9]{2})")
_QUARTERS = 32
"""EDTF counts the quarters of a year from 33."""
_FIVE_DIGITS = 10_000

Month = tuple[int, int]
"""A year and a month of it."""


class Period(NamedTuple):
    """A kind of period.

    Attributes:
        name: what one is called.
        plural: what several are.
        months: how many it lasts.
        cell: how one is written in data, by a year and a month in it: as EDTF.
    """

    name: str
    plural: str
    months: int
    cell: Callable[[int, int], str]

    @property
    def scale(self) -> Scale:
        """What it counts: days."""
        return "days"

    def number(self, day: int) -> int:
        """Return the number of the one in which a day lies; open for an open day."""
        if day in (OPEN_PAST, OPEN_FUTURE):
            return day
        year, month, _ = civil(day)
        if self.months <= _IN_YEAR:
            return (year * _IN_YEAR + month - 1) // self.months
        years = self.months // _IN_YEAR
        # As masks have it, a decade of BC counts away from year 0: -004X are the years -49 to -40.
        return year // years if year >= 0 else -(-year // years) - 1

    def ends(self, number: int) -> tuple[Month, Month]:
        """Return its first and its last month."""
        if self.months <= _IN_YEAR:
            year, month = divmod(number * self.months, _IN_YEAR)
            return (year, month + 1), (year, month + self.months)
        years = self.months // _IN_YEAR
        if number >= 0:
            return (number * years, 1), (number * years + years - 1, _IN_YEAR)
        nearest = (-number - 1) * years
        return (-nearest - years + 1, 1), (min(-nearest, -1), _IN_YEAR)

    def days(self, number: int) -> tuple[int, int]:
        """Return its first and its last day."""
        (year, month), (last_year, last_month) = self.ends(number)
        return ordinal(year, month, 1), last_of_month(last_year, last_month)

    def key(self, number: int) -> str:
        """Return how it is written in data: `2017-08`, `2017-35`, `2017`, `201X`, `20XX`."""
        return self.cell(*self.ends(number)[0])

    def words(self, number: int) -> str:
        """Return what it is called: `August 2017`, `Q3 2017`, `2017`, `2010s`, `1900–1999`."""
        key = self.key(number)
        if self.months <= _IN_YEAR or key.endswith("X"):
            return period_words(key)
        (first, _), (last, _) = self.ends(number)
        return pair((first, 0, 0), (last, 0, 0))


def _masked(year: int, digits: int) -> str:
    """Return a year with so many of its last digits masked: `201X`, `20XX`; `-004X` is BC."""
    sign, number = "-" if year < 0 else "", abs(year)
    if number >= _FIVE_DIGITS:  # which EDTF has no mask for
        return year_to_edtf(year)
    return f"{sign}{number:04d}"[:-digits] + "X" * digits


PERIODS: dict[str, Period] = {
    "century": Period("century", "centuries", 1200, lambda year, month: _masked(year, 2)),
    "decade": Period("decade", "decades", 120, lambda year, month: _masked(year, 1)),
    "year": Period("year", "years", 12, lambda year, month: year_to_edtf(year)),
    "quarter": Period(
        "quarter",
        "quarters",
        3,
        lambda year, month: f"{year_to_edtf(year)}-{_QUARTERS + 1 + (month - 1) // 3}",
    ),
    "month": Period("month", "months", 1, lambda year, month: f"{year_to_edtf(year)}-{month:02d}"),
}
"""The kinds of periods, the longest first."""


def period_words(key: str) -> str:
    """Return what a period is called: `August 2017`, `Q3 2017`, `2017`, `2010s`, `1900–1999`."""
    if key.endswith("X"):
        return _masked_words(key)
    named = _PART.fullmatch(key)
    year = year_name(int((named[1] if named else key).removeprefix("Y")))
    if named is None:
        return year
    part = int(named[2])
    return f"{month_name(part)} {year}" if part <= _IN_YEAR else f"Q{part - _QUARTERS} {year}"


def _masked_words(key: str) -> str:
    """Return `2010s`, `1900–1999` or `50–41 BC`; a mask of BC counts away from year 0."""
    first, last = (int(key.replace("X", digit)) for digit in "09")
    if key.startswith("-"):
        first, last = last, min(first, -1)
    if key.endswith("XX") or first < 1000:
        return pair((first, 0, 0), (last, 0, 0))
    return f"{first}s"
