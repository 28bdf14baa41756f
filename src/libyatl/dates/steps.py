"""Calendar steps: a day so many days, weeks, months or years from another.

One day stepped is exact, with `dateutil.relativedelta`: a month after 31 January is the last day
of February. Where only a range of days is known, `safe_days` bounds the step from any day.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from libyatl.dates.civil import DAYS_IN_ERA, civil, month_length, ordinal

_MONTHS_IN_ERA = 4800
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}


def add(day: int, count: int, unit: str) -> int:
    """Return the day `count` units after a day, or before it where the count is negative.

    Args:
        day: the ordinal of a real day, of any year.
        count: whole units.
        unit: `days`, `weeks`, `months` or `years`.

    Raises:
        KeyError: there is no such unit.
    """
    if unit in _DAYS:
        return day + count * _DAYS[unit]
    # The calendar repeats every 400 years, so a step is the same inside of datetime's years.
    eras, months = divmod(count * _MONTHS[unit], _MONTHS_IN_ERA)
    year, month, number = civil(day)
    inside = date(year % 400 + 2000, month, number)
    return day + (inside + relativedelta(months=months) - inside).days + eras * DAYS_IN_ERA


def safe_days(count: int, unit: str) -> tuple[int, int]:
    """Return the least and the most days that a step can be, whichever day it starts from.

    A month is 28 to 31 days, four years are 1460 or 1461. The bounds are met, not only safe.
    """
    if unit in _DAYS:
        days = count * _DAYS[unit]
        return days, days
    eras, months = divmod(count * _MONTHS[unit], _MONTHS_IN_ERA)
    least, most = _extremes(months)
    return least + eras * DAYS_IN_ERA, most + eras * DAYS_IN_ERA


@lru_cache(maxsize=1)
def _era() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ordinals on which the months of 800 years begin, and their lengths."""
    months = [(year, month) for year in range(2000, 2800) for month in range(1, 13)]
    return (
        tuple(ordinal(year, month, 1) for year, month in months),
        tuple(month_length(year, month) for year, month in months),
    )


@lru_cache(maxsize=256)
def _extremes(months: int) -> tuple[int, int]:
    """Return the least and the most days in 0 to 4799 months."""
    starts, lengths = _era()
    least = most = starts[months] - starts[0]
    for index in range(_MONTHS_IN_ERA):
        days = starts[index + months] - starts[index]
        # A day that the later month lacks becomes its last: the step is that much shorter.
        clipped = lengths[index] - lengths[index + months]
        most = max(most, days)
        least = min(least, days - clipped if clipped > 0 else days)
    return least, most
