"""Dates whose year, month and day stand in columns of their own: `2017`, `7`, `25`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from libyatl.dates.calendar_names import name
from libyatl.dates.civil import month_length
from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import is_date
from libyatl.dates.together.blanks import bare
from libyatl.dates.together.cell_forms import month_named
from libyatl.dates.together.gathering import is_missing
from libyatl.dates.together.outcomes import Told, Unread
from libyatl.dates.together.year_cells import code, codes_among, perhaps_hijri, year_in

_CODES_OF_PARTS = frozenset((77, 88, 99, 777, 888, 999, 7777, 8888, 9999))


class PartColumns(NamedTuple):
    """What is known of a column of years, beside which months and days may stand.

    Attributes:
        years: all years of the column.
        codes: those of them that are none.
        hint: what may be wrong all the same: years that may be of the Islamic calendar.
        century: what is added to years of two digits, if a person says so.
        missing: cells that say nothing, beside those that libyatl knows.
    """

    years: frozenset[int]
    codes: frozenset[int]
    hint: str
    century: int | None
    missing: frozenset[str]

    def read(self, year: str, month: str = "", day: str = "") -> Told | Unread:
        """Return what three cells say together, as precisely as they are.

        A month or a day of 0 is not known. A day without its month, and a month without its year,
        say nothing; what is told is then not `whole`.
        """
        parts = [self._unless_missing(cell) for cell in (year, month, day)]
        if not parts[0]:
            return Told("", whole=not any(parts))
        begin = self._year_part(parts[0])
        if isinstance(begin, Unread) or not any(parts[1:]):
            return begin
        if not begin.text.lstrip("-").isdigit():
            return begin._replace(whole=False)
        in_year, in_month = _part_number(parts[1], "month", 12), _part_number(parts[2], "day", 31)
        if isinstance(in_year, Unread):
            return in_year
        if isinstance(in_month, Unread):
            return in_month
        told = _as_precise(begin.text, in_year, in_month)
        unsaid = (parts[1] and not in_year) or (parts[2] and not (in_year and in_month))
        return told._replace(whole=False) if unsaid and isinstance(told, Told) else told

    def _unless_missing(self, cell: str) -> str:
        text = bare(cell)
        return "" if is_no_date(text) or is_missing(text, self.missing) else text

    def _year_part(self, text: str) -> Told | Unread:
        """Return a year as libyatl reads it, or another date in the column of years."""
        number = year_in(text)
        digits = text.lstrip("+-").partition(".")[0]
        if number is None:
            return Told(text) if is_date(text) else Unread()
        if number in self.codes and (digits[0] != "0" or not number):
            return code(number, self.years)
        if len(digits) == 4:
            return Told(f"{'-' * (text[0] == '-')}{digits}")
        if number < 0:
            return Unread(
                "",
                f"{number} is {-number} BC to some, and {1 - number} BC to others",
                f"write -{-number - 1:04d} for {-number} BC, or -{-number:04d} for {1 - number} BC",
            )
        if len(digits) == 3:
            return Told(f"{number:04d}")
        if self.century is not None:
            return Told(f"{self.century + number:04d}")
        return Unread(
            "two-digit-year",
            f"the year '{text}' has two digits, and nothing tells the century",
            "say what is to be added to such years, such as --century 2000",
        )


def parts_together(
    years: Mapping[str, int],
    *,
    century: int | None = None,
    missing: frozenset[str] = frozenset(),
) -> PartColumns:
    """Return what the distinct cells of a column of years say together.

    Args:
        years: the distinct cells, each with how often it stands there.
        century: what is added to years of two digits, if a person says so.
        missing: cells that say nothing, beside those that libyatl knows.
    """
    known = frozenset(
        year
        for cell in years
        if (year := year_in(bare(cell))) is not None and not is_missing(bare(cell), missing)
    )
    return PartColumns(known, codes_among(known), perhaps_hijri(known), century, missing)


def _part_number(text: str, what: str, last: int) -> int | Unread:
    """Return a month or a day, 0 where it is not known."""
    if not text:
        return 0
    number = year_in(text)
    if number is None and what == "month":
        number = month_named(text)
    if number is not None and 0 <= number <= last:
        return number
    if number is not None and (number < 0 or number in _CODES_OF_PARTS):
        return Unread(
            "date-code",
            f"{number} is a code, not a {what}",
            f"if it says that the {what} is not known, say so: --missing {number}",
        )
    return Unread("", f"there is no {what} '{text}'", f"correct the {what}, or leave it out")


def _as_precise(year: str, month: int, day: int) -> Told | Unread:
    if not month:
        return Told(year)
    if not day:
        return Told(f"{year}-{month:02d}")
    length = month_length(int(year), month)
    if day > length:
        return Unread("", f"{name((int(year), month, 0))} has {length} days", "correct the day")
    return Told(f"{year}-{month:02d}-{day:02d}")
