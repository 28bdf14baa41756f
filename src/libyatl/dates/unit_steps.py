"""Whole units of the calendar: one further on, and whether some days hold one."""

from __future__ import annotations

from libyatl.dates.axis import Four
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil, last_of_month, ordinal
from libyatl.dates.date_forms import Precision


def day_moved(day: int, way: int, days: Four, precision: Precision, edtf: str) -> int:
    """Return a bound of a day-date by one unit of its precision earlier (-1) or later (1).

    Args:
        day: a first or a last day of the date, or of what it bounds.
        way: -1 or 1.
        days: the days of the date.
        precision: that of the date.
        edtf: the date in EDTF.
    """
    months = _months_of_unit(days, precision, edtf)
    if not months:
        return day + way * (1 if precision == "range" else days[3] - days[0] + 1)
    year, month, number = civil(day)
    start = last_of_month(year, month + way * months - 1)
    end = last_of_month(year, month + way * months)
    # A bound is the first day of a unit or the last, and stays so.
    return end if day == last_of_month(year, month) else min(end, start + number)


def _months_of_unit(days: Four, precision: Precision, edtf: str) -> int:
    """Return the months of one unit of a date's precision; 0 where it is one of days."""
    if precision == "century":
        return 1200
    if precision == "range" and (parts := edtf.removeprefix("-").count("-")):
        return 1 if parts == 1 else 0  # a mask, of a month or of a day
    year, month, day = civil(days[0])
    last_year, last_month, _ = civil(days[3])
    if day != 1 or days[3] != last_of_month(last_year, last_month):
        return 0
    return (last_year - year) * 12 + last_month - month + 1


def holds_a_unit(first: int, last: int, precision: Precision) -> bool | None:
    """Say whether one whole day, month or year lies from the first day to the last.

    None for all other units.
    """
    if first == OPEN_PAST or last == OPEN_FUTURE:
        return first <= last
    units = whole_units(first, last, precision)
    return None if units is None else units[0] <= units[1]


def whole_units(first: int, last: int, precision: Precision) -> tuple[int, int, int] | None:
    """Return from when to when whole days, months or years lie from the first day to the last.

    The first day is behind the last where none does. The third number is how many months one
    lasts, 0 for a day. None for all other units.
    """
    if precision == "day":
        return first, last, 0
    if precision not in ("month", "year"):
        return None
    if first > OPEN_PAST:
        year, month, day = civil(first)
        if precision == "month":
            first = last_of_month(year, month - (day == 1)) + 1
        elif (month, day) != (1, 1):
            first = ordinal(year + 1, 1, 1)
    if last < OPEN_FUTURE:
        year, month, _ = civil(last + 1)
        last = ordinal(year, month if precision == "month" else 1, 1) - 1
    return first, last, 1 if precision == "month" else 12
