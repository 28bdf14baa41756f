"""Days as whole numbers, for every year there ever was.

A day is its ordinal in the proleptic Gregorian calendar: 1 is 0001-01-01, as in
`datetime.date.toordinal`, and the count goes on below 1 and above year 9999. Years are
astronomical: 0 is 1 BC and -43 is 44 BC.
"""

from __future__ import annotations

from functools import lru_cache

OPEN_PAST = -(1 << 62)
"""The bound of a date that is open towards the past; no real day reaches it."""

OPEN_FUTURE = 1 << 62
"""The bound of a date that is open towards the future; no real day reaches it."""

LARGEST_YEAR = 10**15
"""Years beyond this, either way, are refused, so that no real day meets an open bound."""

DAYS_IN_ERA = 146_097
"""Days in 400 years, after which the Gregorian calendar repeats itself."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Say whether the astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def ordinal(year: int, month: int, day: int) -> int:
    """Return the ordinal of a day that exists; the caller has checked that it does."""
    # Years run from March here, so that the leap day is a year's last and months need no table.
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    era, year = divmod(year, 400)
    days_before = year * 365 + year // 4 - year // 100 + (153 * month + 2) // 5
    return era * DAYS_IN_ERA + days_before + day - 306


@lru_cache(maxsize=1 << 14)  # a file names each of its days several times
def civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of the month) of an ordinal; the inverse of `ordinal`."""
    era, rest = divmod(day + 305, DAYS_IN_ERA)
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    day_of_month = rest - (153 * month + 2) // 5 + 1
    year += era * 400
    return (year, month + 3, day_of_month) if month < 10 else (year + 1, month - 9, day_of_month)


def last_of_month(year: int, month: int) -> int:
    """Return the ordinal of a month's last day; month 13 is January of the next year, and so on."""
    extra, index = divmod(month - 1, 12)
    year, month = year + extra, index + 1
    return ordinal(year, month, month_length(year, month))


def year_to_iso(year: int) -> str:
    """Write a year with at least four digits: `0044`, `-0043`, `170000002`."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def year_to_edtf(year: int) -> str:
    """Write a year as EDTF does: with more than four digits it begins with a Y."""
    return year_to_iso(year) if abs(year) < 10_000 else f"Y{year}"


@lru_cache(maxsize=1 << 14)  # a file names each of its days several times
def day_to_iso(day: int) -> str:
    """Write a day as `2017-08-01`, `-0145-01-01` or `170000002-01-01`.

    Raises:
        ValueError: the bound is open, and so no day.
    """
    if day in (OPEN_PAST, OPEN_FUTURE):
        raise ValueError("an open bound is no day")
    year, month, day_of_month = civil(day)
    return f"{year_to_iso(year)}-{month:02d}-{day_of_month:02d}"


def bound_to_iso(bound: int) -> str | None:
    """Write a day as `day_to_iso` does; return None for an open bound."""
    return None if bound in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(bound)
