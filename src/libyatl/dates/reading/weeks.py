"""Weeks of ISO 8601, `2017-W30` and `2017-W30-2`, and weekdays beside a day."""

from __future__ import annotations

from libyatl.dates.calendar_names import WEEKDAYS, weekday_of
from libyatl.dates.problem import DateError
from libyatl.dates.reading.english_words import (
    Word,
    Words,
    is_number,
    without_brackets,
    without_comma,
)
from libyatl.dates.units import day_at, first_of_week, week_of
from libyatl.dates.when import When

_WEEKDAYS = {
    written: number
    for number, name in enumerate(WEEKDAYS)
    for written in (name.lower(), name[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


def read_week(text: str, word: Word) -> When | None:
    """Read `2017-W30`, one unknown day of that week, or `2017-W30-2`, its Tuesday.

    Raises:
        DateError: the year has no such week, or the week no such day.
    """
    year, _, rest = word.word.partition("-w")
    week, dash, day = rest.partition("-")
    if len(year) != 4 or len(week) != 2 or not is_number(year + week + day):
        return None
    first = first_of_week(int(year), int(week))
    last = 53 if first_of_week(int(year) + 1, 1) == first_of_week(int(year), 54) else 52
    if not 1 <= int(week) <= last:
        raise DateError(
            text,
            f"{year} has no week {week}",
            help=f"its weeks run from 01 to {last}",
            start=word.start,
            end=word.end,
        )
    written = text[word.start : word.end]
    if not dash:
        return week_of(int(year), int(week), written)
    if day not in "1234567" or len(day) != 1:
        raise DateError(
            text,
            f"a week has no day {day}" if day else "the day of the week is missing",
            help="days run from 1, Monday, to 7",
            start=word.start,
            end=word.end,
        )
    return day_at(first + int(day) - 1, written)


def take_weekday(words: Words) -> tuple[int | None, Words]:
    """Take a weekday off the beginning or the end of two words or more.

    Returns its number, Monday 0, or None; and the rest.
    """
    if words[0].word[:3] in _WEEKDAYS:
        weekday = _WEEKDAYS.get(words[0].word.removesuffix(",").removesuffix("."))
        if weekday is not None:
            return weekday, words[1:]
    if words[-1].word.lstrip("(")[:3] in _WEEKDAYS:
        weekday = _WEEKDAYS.get(without_brackets(words[-1].word).removesuffix("."))
        if weekday is not None:
            return weekday, [*words[:-2], without_comma(words[-2])]
    return None, words


def of_weekday(text: str, date: When, weekday: int, *, start: int, end: int) -> When | None:
    """Return a day with the weekday beside it; None where the date is no single day.

    Raises:
        DateError: that day was another weekday.
    """
    if date.first_day != date.last_day or date.precision not in ("day", "time"):
        return None
    if weekday_of(date.first_day) == weekday:
        return date._replace(text=text[start:end])
    raise DateError(
        text,
        f"{date.text} is a {WEEKDAYS[weekday_of(date.first_day)]}, not a {WEEKDAYS[weekday]}",
        help="correct the weekday or the day",
        start=start,
        end=end,
    )
