"""The Julian calendar, in which a century's year too has its 29 February: to ordinals and back.

It is carried back beyond its beginning as the Gregorian one is, and years are astronomical.
"""

from __future__ import annotations

from libyatl.dates.civil import month_length

_DAYS_IN_FOUR_YEARS = 1461
_FIRST_OF_MARCH = 308
"""How many days 1 March of the Julian year 0 lies before the ordinal 0, and one."""


def julian_month_length(year: int, month: int) -> int:
    """Return the number of days in a month (1 to 12) of the Julian calendar."""
    return 29 if month == 2 and year % 4 == 0 else month_length(1, month)


def julian_ordinal(year: int, month: int, day: int) -> int:
    """Return the ordinal of a day of the Julian calendar that exists."""
    # Years run from March here, as in `libyatl.dates.civil`.
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    return year * 365 + year // 4 + (153 * month + 2) // 5 + day - _FIRST_OF_MARCH


def julian_civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of the month) in the Julian calendar; inverse of the above."""
    fours, rest = divmod(day + _FIRST_OF_MARCH - 1, _DAYS_IN_FOUR_YEARS)
    year = min(rest // 365, 3)
    rest -= 365 * year
    month = (5 * rest + 2) // 153
    number = rest - (153 * month + 2) // 5 + 1
    year += 4 * fours
    return (year, month + 3, number) if month < 10 else (year + 1, month - 9, number)
