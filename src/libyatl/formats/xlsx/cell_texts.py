"""Cells to text: a date as exactly as its format shows it, which is what its author knew.

A spreadsheet has no months: who types `Sep 1984` gets 1 September 1984, shown as `mmm-yy`. So the
format is the precision. What a format shows without a year is no date; nor is a day before 1 March
1900, since those spreadsheets count a 29 February 1900 that never was.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_TOKEN = re.compile(r"AM/PM|A/P|\[(?:h+|m+|s+)\]|y+|m+|d+|h+|s+|e+|b+", re.IGNORECASE)
_COUNTED_RIGHT = date(1900, 3, 1)
_NEVER = " of a spreadsheet"
"""What is put behind a day of which nobody knows which it is."""


class Shows(NamedTuple):
    """What a format shows of a date and a time."""

    year: bool
    month: bool
    day: bool
    hour: bool
    second: bool


@lru_cache(maxsize=1 << 10)
def shows(number_format: str) -> Shows:
    """Return what a format shows, by its first section: `mmm-yy` a month and a year.

    An `m` is minutes beside hours or seconds, and a month elsewhere.
    """
    plain = _ASIDE.sub(" ", number_format).split(";")[0]
    tokens = [found.lower().strip("[]") for found in _TOKEN.findall(plain)]
    kinds = [token[0] for token in tokens if token not in ("am/pm", "a/p")]
    around = zip(kinds, ["", *kinds], [*kinds[1:], ""], strict=False)
    month = any(kind == "m" and before != "h" and behind != "s" for kind, before, behind in around)
    day = any(token in ("d", "dd") for token in tokens)
    named_day = any(token.startswith("ddd") for token in tokens)
    return Shows(
        year="y" in kinds or "e" in kinds or "b" in kinds,
        month=month,
        day=day or (named_day and not month),
        hour="h" in kinds,
        second="s" in kinds,
    )


def text_of(value: object, number_format: str = "", *, is_1904: bool = False) -> str:
    """Return a cell's value as text; empty where it has none.

    Args:
        value: what openpyxl has made of the cell: a text, a number, a date, ...
        number_format: the format, where the value is a date, a time or a length of time.
        is_1904: whether the workbook counts days from 1904, as those of old Macs do.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else repr(value)
    if isinstance(value, timedelta):
        return _length(value, shows(number_format))
    if isinstance(value, time):
        shown = shows(number_format)
        clock = _clock_shown(datetime.combine(date.min, value), shown)
        return f"{clock}{_NEVER}" if shown.year or shown.month or shown.day else clock
    if isinstance(value, datetime):
        return _moment(value, shows(number_format), is_1904=is_1904)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _moment(value: datetime, shown: Shows, *, is_1904: bool) -> str:
    if not (shown.year or shown.month or shown.day):
        return _clock_shown(value, shown)
    if not is_1904 and value.date() < _COUNTED_RIGHT:
        return f"{value.date().isoformat()}{_NEVER}"
    day = value.date() if shown.hour or value.time() < time(23, 59, 59, 500_000) else _next(value)
    if not shown.year:
        words = [str(day.day)] if shown.day else []
        return " ".join([*words, month_name[day.month]]) if shown.month else " ".join(words)
    if shown.day:
        text = day.isoformat()
        return f"{text}T{_clock_shown(value, shown)}" if shown.hour else text
    return f"{day.year:04d}-{day.month:02d}" if shown.month else f"{day.year:04d}"


def _next(value: datetime) -> date:
    return (value + timedelta(seconds=1)).date()


def _clock_shown(value: datetime, shown: Shows) -> str:
    rounded = value
    if value.microsecond:
        rounded = value.replace(microsecond=0) + timedelta(seconds=value.microsecond >= 500_000)
    return rounded.strftime("%H:%M:%S" if shown.second else "%H:%M")


def _length(value: timedelta, shown: Shows) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    text = f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if shown.second else text
