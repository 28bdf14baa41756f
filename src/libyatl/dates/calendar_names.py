"""What days, months, years and pairs of them are called: `25 July 2017`, `12–14 August 2017`."""

from __future__ import annotations

from typing import Literal

from libyatl.dates.civil import civil, month_length

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}

Unit = Literal["year", "month", "day"]
"""What a day, a month or a year is named by."""
Named = tuple[int, int, int]
"""A year, its month and the day of that; 0 for what is not named."""


def weekday_of(day: int) -> int:
    """Return the weekday of an ordinal, as an index of `WEEKDAYS`."""
    return (day - 1) % 7


def of_precision(day: int, precision: Unit) -> Named:
    """Return what to name of a day: its year, or its month too, or all of it."""
    year, month, number = civil(day)
    return year, month * (precision in ("month", "day")), number * (precision == "day")


def with_ending(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`, `17th`."""
    ending = "th" if 10 < number % 100 < 20 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def year_name(year: int) -> str:
    """Return `2017`, `AD 50` or `44 BC`; years of four digits need no era."""
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {year}"


def month_name(month: int, *, short: bool = False) -> str:
    """Return `August`, or `Aug` where there is little room."""
    return MONTHS[month - 1][:3] if short else MONTHS[month - 1]


def name(named: Named, *, short: bool = False) -> str:
    """Return `2017`, `August 2017` or `25 August 2017`."""
    year, month, day = named
    words = year_name(year)
    if month:
        words = f"{month_name(month, short=short)} {words}"
    return f"{day} {words}" if day else words


def pair(first: Named, last: Named, *, joint: str = "–", short: bool = False) -> str:
    """Join two that are named alike, saying what they share once.

    `12–14 August 2017`, `30 July – 2 August 2017`, `July–August 2017`, `46–44 BC`; with the
    joint `and`: `12 and 14 August 2017`.
    """
    tight = joint if joint == "–" else f" {joint} "
    wide = f" {joint} "
    year, month, day = first
    whole = name(last, short=short)
    if year != last[0]:
        left = name(first, short=short)
        if month or day or not _one_era(year, last[0]):
            return f"{left}{wide}{whole}"
        if year < 1:
            return f"{1 - year}{tight}{whole}"
        return f"{left}{tight}{whole.removeprefix('AD ')}"
    if not month:
        return f"{year_name(year)}{tight}{whole}"
    if not day:
        return f"{month_name(month, short=short)}{tight}{whole}"
    if month == last[1]:
        return f"{day}{tight}{whole}"
    return f"{day} {month_name(month, short=short)}{wide}{whole}"


def span_of_units(low: int, high: int) -> tuple[Named, Named]:
    """Return how to name two days: as whole years or months where they are the ends of such."""
    year, month, day = civil(low)
    last_year, last_month, last_day = civil(high)
    if day != 1 or last_day != month_length(last_year, last_month):
        return (year, month, day), (last_year, last_month, last_day)
    if (month, last_month) != (1, 12):
        return (year, month, 0), (last_year, last_month, 0)
    return (year, 0, 0), (last_year, 0, 0)


def _one_era(year: int, other: int) -> bool:
    """Say whether two years are written alike: both BC, both with AD, or both without an era."""
    return (year < 1, year < 1000, year > 9999) == (other < 1, other < 1000, other > 9999)
