"""Calendar steps: a day so many days, weeks, months or years from another.

One day stepped is exact, with `dateutil.relativedelta`: a month after 31 January is the last day
of February. Counted from the other end a month may be longer: a month before 31 March is the last
day of February too. `first_and_last` has the days by either count. Where only a range of days is
known, `safe_days` bounds the step from any day.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from libyatl.dates.civil import DAYS_IN_ERA, civil, last_of_month, month_length, ordinal

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


def first_and_last(day: int, count: int, unit: str) -> tuple[int, int]:
    """Return the first and the last day `count` units from a day, by the count from either of both.

    From 28 February to 31 March is a month, since 28 February is a month before 31 March. For that
    the day must be the last of a month that lacks the number of the other: then all days from the
    day's own number to the end of the other month are so many months from it.

    Args:
        day: the ordinal of a real day.
        count: whole units, less than 0 for days before.
        unit: `days`, `weeks`, `months` or `years`.

    Raises:
        KeyError: there is no such unit.
    """
    first = add(day, count, unit)
    if unit in _DAYS:
        return first, first
    year, month, _ = civil(day)
    if last_of_month(year, month) != day:
        return first, first
    year, month, _ = civil(first)
    return first, last_of_month(year, month)


def safe_days(count: int, unit: str) -> tuple[int, int]:
    """Return the least and the most days that a step can be, whichever day it is counted from.

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
        # A day that the other month lacks becomes its last: counted from the earlier day the step
        # is that much shorter, from the later one that much longer.
        clipped = lengths[index] - lengths[index + months]
        most = max(most, days, days - clipped)
        least = min(least, days, days - clipped)
    return least, most
