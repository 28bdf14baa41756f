"""The calendar's units as dates: one unknown day of a year, a season or a month, and a day."""

from __future__ import annotations

from libyatl.dates.axis import days_of, first_second
from libyatl.dates.calendar_names import name
from libyatl.dates.civil import (
    civil,
    last_of_month,
    month_length,
    ordinal,
    year_to_edtf,
    year_to_iso,
)
from libyatl.dates.date_forms import Precision
from libyatl.dates.problem import DateError
from libyatl.dates.when import When

CORRECT = "correct the day, or leave it out"

# EDTF code: first month, months it lasts (winter runs into the next year), precision. Clause
# 4.8 of ISO 8601-2 leaves the months of 21 to 24 open; we read them as northern.
SEASONS: dict[int, tuple[int, int, Precision]] = {
    **{code: (3 * (code % 4) or 12, 3, "season") for code in range(21, 29)},
    **{code: (3 * ((code - 30) % 4) or 12, 3, "season") for code in range(29, 33)},
    **{code: (3 * (code - 33) + 1, 3, "quarter") for code in range(33, 37)},
    **{code: (4 * (code - 37) + 1, 4, "third") for code in range(37, 40)},
    **{code: (6 * (code - 40) + 1, 6, "half") for code in range(40, 42)},
}


def iso_day(text: str) -> When | None:
    """Read `2017-07-25`, day 28 at most; None for all else, which takes the longer way."""
    if text[4] != "-" or text[7] != "-":
        return None
    year, month, day = text[:4], text[5:7], text[8:]
    if not (text.isascii() and year.isdigit() and month.isdigit() and day.isdigit()):
        return None
    if "01" <= month <= "12" and "01" <= day <= "28":
        number = ordinal(int(year), int(month), int(day))
        return When((number, number, number, number), text, edtf=text)
    return None


def day_at(day: int, text: str) -> When:
    """Return a day by its ordinal."""
    year, month, number = civil(day)
    return When((day, day, day, day), text, "day", edtf=_within(year, f"{month:02d}-{number:02d}"))


def year_of(year: int, text: str) -> When:
    """Return one unknown day of a year."""
    first, last = ordinal(year, 1, 1), ordinal(year, 12, 31)
    return When((first, last, first, last), text, "year", edtf=year_to_edtf(year))


def week_of(year: int, week: int, text: str) -> When:
    """Return one unknown day of a week of ISO 8601: week 1 is the one with 4 January in it."""
    first = first_of_week(year, week)
    return When((first, first + 6, first, first + 6), text, "week")


def first_of_week(year: int, week: int) -> int:
    """Return the ordinal of the Monday with which a week of ISO 8601 begins."""
    fourth = ordinal(year, 1, 4)
    return fourth - (fourth - 1) % 7 + 7 * (week - 1)


def month_of(year: int, month: int, text: str) -> When:
    """Return one unknown day of a month."""
    first, last = ordinal(year, month, 1), last_of_month(year, month)
    return When((first, last, first, last), text, "month", edtf=_within(year, f"{month:02d}"))


def season_of(year: int, code: int, text: str) -> When:
    """Return one unknown day of a season, quarter, third or half, by its EDTF code."""
    month, length, precision = SEASONS[code]
    first, last = ordinal(year, month, 1), last_of_month(year, month + length - 1)
    return When((first, last, first, last), text, precision, edtf=_within(year, str(code)))


def day_of(
    year: int, month: int, day: int, text: str, *, start: int, end: int, own: bool = True
) -> When:
    """Return a day, written in text[start:end] if that text is its own.

    Raises:
        DateError: the month has no such day.
    """
    if not 1 <= day <= month_length(year, month):
        raise missing_day(text, year, month, start=start, end=end)
    edtf = _within(year, f"{month:02d}-{day:02d}")
    written = text[start:end] if own or not edtf else edtf
    number = ordinal(year, month, day)
    return When((number, number, number, number), written, "day", edtf=edtf)


def at_clock(
    day: int,
    first: int,
    last: int,
    text: str,
    *,
    clock: str = "",
    offset: int | None = None,
    zone: str = "",
    edtf: str = "",
) -> When:
    """Return one unknown second of a day, from the first to the last since its midnight.

    Args:
        day: its ordinal.
        first: seconds since midnight; those of the next day go on beyond 86,399.
        last: the same, inclusive.
        text: the date as written.
        clock: the clock as written, if one was.
        offset: its seconds east of UTC; None where it has no zone.
        zone: the name of its zone.
        edtf: the date in EDTF, which has clocks with seconds alone.
    """
    midnight = first_second(day)
    low, high = midnight + first, midnight + last
    seconds = low, high, low, high
    offsets = None if offset is None else (offset, offset, offset, offset)
    return When(
        days_of(seconds),
        text,
        "time",
        clock=clock or None,
        edtf=edtf,
        seconds=seconds,
        offsets=offsets,
        zone=zone,
    )


def _within(year: int, rest: str) -> str:
    """Write a part of a year in EDTF, which has no form for it beyond four digits."""
    return f"{year_to_iso(year)}-{rest}" if abs(year) < 10_000 else ""


def missing_day(text: str, year: int, month: int, *, start: int, end: int) -> DateError:
    """Return the error for a day that its month does not have, naming the month's length."""
    length = month_length(year, month)
    return DateError(
        text,
        f"{name((year, month, 0))} has {length} days",
        help=CORRECT,
        start=start,
        end=end,
    )
