"""The unit of a date's precision in which another day lies: its month, its season, its decade."""

from __future__ import annotations

from libyatl.dates.civil import civil, last_of_month, ordinal
from libyatl.dates.date_forms import Precision
from libyatl.dates.units import day_at, month_of, season_of, year_of
from libyatl.dates.when import When

_QUARTER, _THIRD, _HALF = 33, 37, 40
_NORTHERN = {3: 21, 6: 22, 9: 23, 12: 24}
_SOUTHERN = {9: 29, 12: 30, 3: 31, 6: 32}
"""By the month in which a season begins, its code in EDTF."""
_OF_THE_SOUTH = ("29", "30", "31", "32")
_WEEK = 7
_MONTH = 31
_YEAR = 366
_DECADE = 3653


def unit_at(day: int, date: When) -> When:
    """Return the unit, like a date without ends or parts, in which a day lies.

    It is never shorter than the date; longer where such units are not counted on, as of the parts
    of a decade.

    Args:
        day: the ordinal of any day.
        date: the date whose precision the unit has.
    """
    year, month, _ = civil(day)
    match date.precision:
        case "day" | "time":
            return day_at(day, "")
        case "week":
            first = day - (day - date.first_day) % _WEEK
            return _from_to(first, first + _WEEK - 1, "week")
        case "month":
            return month_of(year, month, "")
        case "quarter":
            return season_of(year, _QUARTER + (month - 1) // 3, "")
        case "season":
            southern = date.edtf.rstrip("~?%").endswith(_OF_THE_SOUTH)
            codes = _SOUTHERN if southern else _NORTHERN
            start = month // 3 * 3
            return season_of(year if start else year - 1, codes[start or 12], "")
        case "third" | "half":
            return _part_at(day, date)
        case "year":
            return year_of(year, "")
        case "decade":
            return _decade_of(year)
        case _:
            return _long_at(day, date.last_day - date.first_day + 1)


def _part_at(day: int, date: When) -> When:
    """Return the third or the half of a month or a year in which a day lies; of more, it all."""
    year, month, number = civil(day)
    length = date.last_day - date.first_day + 1
    thirds = date.precision == "third"
    if length < _MONTH:
        of_one = 10 if thirds else 15
        index = min((number - 1) // of_one, 2 if thirds else 1)
        first = ordinal(year, month, 1) + index * of_one
        is_last = index == (2 if thirds else 1)
        last = last_of_month(year, month) if is_last else first + of_one - 1
        return _from_to(first, last, date.precision)
    if length < _YEAR:
        code = _THIRD + (month - 1) // 4 if thirds else _HALF + (month - 1) // 6
        return season_of(year, code, "")
    return _long_at(day, length)


def _long_at(day: int, length: int) -> When:
    """Return the month, the year, the decade or the century of a day, none shorter than `length`.

    But for what is longer than a century: a century it is.
    """
    year, month, _ = civil(day)
    if length <= 1:
        return day_at(day, "")
    if length <= _MONTH:
        return month_of(year, month, "")
    if length <= _YEAR:
        return year_of(year, "")
    return _decade_of(year) if length <= _DECADE else _century_of(year)


def _decade_of(year: int) -> When:
    first = year // 10 * 10
    return _from_to(ordinal(first, 1, 1), ordinal(first + 9, 12, 31), "decade")


def _century_of(year: int) -> When:
    """Return a century by both counts: 1600 to 1700; 300 BC to 200 BC."""
    first = year // 100 * 100 if year > 0 else (year - 1) // 100 * 100 + 1
    return _from_to(ordinal(first, 1, 1), ordinal(first + 100, 12, 31), "century")


def _from_to(first: int, last: int, precision: Precision) -> When:
    return When((first, last, first, last), "", precision)
