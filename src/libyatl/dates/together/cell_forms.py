"""What a cell can say by itself, whatever column it stands in: its readings, in every form.

A form in which month or order are written out (`9-May-2020`, `1997/1/2`) has one reading. Dates of
numbers have one for each order in which they are days of the calendar.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from libyatl.dates.calendar_names import MONTHS, WEEKDAYS, weekday_of
from libyatl.dates.civil import month_length, ordinal
from libyatl.dates.together.clock_cells import clock_of

Order = Literal["day", "month", "year"]
"""Which number stands first in `10/11/12`."""
ORDERS: tuple[Order, ...] = ("day", "month", "year")


class Reading(NamedTuple):
    """A date that a cell can mean.

    Attributes:
        year: in full, or its last two digits where `short`.
        month: 1 to 12.
        day: 0 where the cell says none.
        clock: as it stands behind a day, without the `T`; empty where the cell says none.
        short: whether the century is not said.
        order: which number stands first, where that is a question; else empty.
        weekday: an index of `WEEKDAYS`, or None where none is named.
    """

    year: int
    month: int
    day: int = 0
    clock: str = ""
    short: bool = False
    order: Order | Literal[""] = ""
    weekday: int | None = None

    def exists(self) -> bool:
        """Say whether the calendar has such a day; where the century is open, in any year."""
        if not 1 <= self.month <= 12:
            return False
        return 0 <= self.day <= month_length(2000 if self.short else self.year, self.month)

    def text(self) -> str:
        """Return it as libyatl reads it: `2012-01-22T19:52`."""
        text = f"{self.year:04d}-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return f"{text}T{self.clock}" if self.clock else text

    def agrees(self) -> bool:
        """Say whether its day, which has its year in full, is of the weekday that is named."""
        return self.weekday is None or self.weekday == self.is_on()

    def is_on(self) -> int:
        """Return the weekday of its day, an index of `WEEKDAYS`."""
        return weekday_of(ordinal(self.year, self.month, self.day))


_NAMES = {
    name.lower()[:length]: number
    for number, name in enumerate(MONTHS, 1)
    for length in (3, len(name))
} | {"sept": 9}
_DAYS = {
    name.lower()[:length]: number
    for number, name in enumerate(WEEKDAYS)
    for length in (2, 3, 4, 5, len(name))
}
_BETWEEN = "[-/., ]"
_WEEKDAY = r"(?:(?P<weekday>[a-z]{2,9})\b[., ]*)?"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = "(?P<month>[a-z]{3,9})"
_YEAR = "(?P<year>[0-9]{4}|'?[0-9]{2})"
_CLOCK = "(?:(?:[T:]|,? ?(?:at )?)(?P<clock>[0-9]{1,2}:[0-9]{2}.*))?"
_IN_WORDS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_WEEKDAY}{_DAY}{_BETWEEN}*(?:of )?{_MONTH}{_BETWEEN}*{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}{_BETWEEN}*{_DAY}{_BETWEEN}+{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH} {_DAY} (?P<clock>[0-9]{{1,2}}:[0-9:]+(?: [A-Z]{{2,3}})?) "
        r"(?P<year>[0-9]{4})(?P<zone> [+-][0-9]{4})?",
        rf"(?P<year>[0-9]{{4}}){_BETWEEN}*{_MONTH}{_BETWEEN}*{_DAY}{_CLOCK}",
        rf"{_MONTH}{_BETWEEN}+(?P<year>[0-9]{{4}})",
        rf"{_MONTH}(?:[-/]|[-/ ]?')(?P<year>[0-9]{{2}})",
        rf"(?P<year>[0-9]{{4}}){_BETWEEN}*{_MONTH}",
    )
)
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(?P<one>[0-9]{{1,2}})(?P<sign>[-/. ])(?P<two>[0-9]{{1,2}})(?P=sign)"
    rf"(?P<last>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.: ])([0-9]{1,2})\2([0-9]{1,2})" + _CLOCK)
_YEAR_MONTH = re.compile("([0-9]{4})[-/]([0-9]{1,2})")
_MONTH_YEAR = re.compile("([0-9]{1,2})[-/]([0-9]{4})")
_DIGITS = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T?([0-9]{6})|T([0-9]{4}))?(Z|[+-][0-9]{4})?")
_FIRST_IN_DIGITS, _LAST_IN_DIGITS = 1300, 2200
"""Years of eight digits without a sign: none of their orders then reads what another reads, but day
and month first; the last four digits of a day that begins with its year are 1231 at most."""


def readings(text: str) -> tuple[Reading, ...]:
    """Return what a cell with plain blanks can mean by itself; empty where no form reads it."""
    return tuple(reading for reading in _in_some_form(text) if reading.exists())


def by_numbers(text: str) -> tuple[Reading, ...] | None:
    """Return what a date of numbers can mean that does not begin with its year; None for others."""
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    clock, weekday = _clock_behind(found["clock"]), _weekday(found["weekday"])
    if clock is None or weekday == -1:
        return ()
    one, two, last = int(found["one"]), int(found["two"]), int(found["last"])
    short = len(found["last"]) == 2
    options = [
        Reading(last, two, one, clock, short, "day", weekday),
        Reading(last, one, two, clock, short, "month", weekday),
    ]
    if short and len(found["one"]) == len(found["two"]) == 2:
        options.append(Reading(one, two, last, clock, short, "year", weekday))
    return tuple(option for option in options if option.exists())


def month_named(text: str) -> int | None:
    """Return the month that a name, or the beginning of one, says; None for other words."""
    return _NAMES.get(text.lower().removesuffix("."))


def _weekday(name: str | None) -> int | None:
    """Return an index of `WEEKDAYS`; None where none is named, and -1 for other words."""
    return _DAYS.get(name.lower(), -1) if name else None


def _in_some_form(text: str) -> tuple[Reading, ...]:
    if found := _YEAR_FIRST.fullmatch(text):
        clock = _clock_behind(found[5])
        if clock is None:
            return ()
        return (Reading(int(found[1]), int(found[3]), int(found[4]), clock),)
    if found := _YEAR_MONTH.fullmatch(text):
        return (Reading(int(found[1]), int(found[2])),)
    if found := _MONTH_YEAR.fullmatch(text):
        return (Reading(int(found[2]), int(found[1])),)
    if text[:8].isdigit():
        return _in_digits(text)
    for form in _IN_WORDS:
        if (found := form.fullmatch(text)) and (reading := _in_words(found.groupdict())):
            return (reading,)
    return ()


def _in_words(said: dict[str, str | None]) -> Reading | None:
    month = month_named(said["month"] or "")
    clock = _clock_behind(said.get("clock"), said.get("zone") or "")
    weekday = _weekday(said.get("weekday"))
    if month is None or clock is None or weekday == -1:
        return None
    year = (said["year"] or "").lstrip("'")
    day = said.get("day")
    if day is not None and not int(day):
        return None
    return Reading(
        int(year),
        month,
        int(day or 0),
        clock,
        short=len(year) == 2,
        weekday=weekday,
    )


def _in_digits(text: str) -> tuple[Reading, ...]:
    """Read `20180601`, `01062018`, `20180601T143000Z`."""
    found = _DIGITS.fullmatch(text)
    if found is None:
        return ()
    clock = _clock_behind((found[4] or found[5] or "") + (found[6] or ""))
    if clock is None:
        return ()
    some = [Reading(int(found[1]), int(found[2]), int(found[3]), clock)]
    if not clock:
        one, two, year = int(text[:2]), int(text[2:4]), int(text[4:])
        some.append(Reading(year, two, one, order="day"))
        some.append(Reading(year, one, two, order="month"))
    return tuple(one for one in some if _FIRST_IN_DIGITS <= one.year <= _LAST_IN_DIGITS)


def _clock_behind(text: str | None, zone: str = "") -> str | None:
    return clock_of(text + zone) if text else ""
