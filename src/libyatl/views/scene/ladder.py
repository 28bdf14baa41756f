"""The steps of an axis, from a minute to thousands of millions of years, by the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Literal, NamedTuple

from libyatl.dates.calendar_names import month_name
from libyatl.dates.civil import civil, month_length, ordinal
from libyatl.views.scene.shapes import DAY

_MINUTE = 60
_HOUR = 3600
_MILLION = 1_000_000

Unit = Literal["minute", "day", "month", "year"]


class Step(NamedTuple):
    """So many of a unit from one tick to the next, `least` seconds or more.

    Steps of days begin anew with each month: 7 are the 1st, 8th, 15th and 22nd, 10 the 1st, 11th
    and 21st.
    """

    unit: Unit
    every: int
    least: int


STEPS = (
    *(Step("minute", number, number * _MINUTE) for number in (1, 5, 15, 30, 60, 180, 360, 720)),
    *(Step("day", number, days * DAY) for number, days in ((1, 1), (2, 2), (7, 7), (10, 8))),
    *(Step("month", number, days * DAY) for number, days in ((1, 28), (3, 90), (6, 181))),
    *(
        Step("year", number * 10**power, number * 10**power * 365 * DAY)
        for power in range(10)
        for number in (1, 2, 5)
    ),
)
"""All steps, the smallest first."""


class Head(NamedTuple):
    """The name of a unit above a step: in full, and short where its year is told already."""

    whole: str
    short: str
    year: str

    def options(self, year: str) -> tuple[str, ...]:
        """Return what it may be called behind the name of that year, the fullest first."""
        return (self.whole, self.short) if self.short and self.year == year else (self.whole,)


class Place(NamedTuple):
    """A second with which a step begins: its words, and the larger unit that begins with it."""

    second: int
    words: str
    head: Head | None = None


def places(step: Step, first: int, last: int) -> Iterator[Place]:
    """Yield where a step begins, from the first second to the last, in order."""
    make = {"minute": _each_clock, "day": _each_day, "month": _each_month, "year": _each_year}[
        step.unit
    ]
    for place in make(step, first):
        if place.second > last:
            return
        if place.second >= first:
            yield place


def widest(step: Step, first: int, last: int) -> tuple[str, ...]:
    """Return words of which one is as wide as any that `places` yields."""
    match step.unit:
        case "minute":
            return ("00:00",)
        case "day":
            return ("30",)
        case "month":
            return tuple(month_name(month, short=True) for month in range(1, 13))
        case "year":
            years = (civil(second // DAY)[0] // step.every for second in (first, last))
            return tuple(_year_words(_nth_year(nth, step.every)) for nth in years)


def head(unit: Unit, second: int) -> Head | None:
    """Return the name of what above a unit holds a second: a day, a month or a year."""
    year, month, day = civil(second // DAY)
    name, short = _year_words(year), month_name(month, short=True)
    match unit:
        case "minute":
            return Head(f"{day} {short} {name}", f"{day} {short}", name)
        case "day":
            return Head(f"{short} {name}", short, name)
        case "month":
            return Head(name, "", name)
        case "year":
            return None


def _each_clock(step: Step, first: int) -> Iterator[Place]:
    for second in count(first // step.least * step.least, step.least):
        hours, minutes = divmod(second % DAY // _MINUTE, 60)
        above = None if hours or minutes else head(step.unit, second)
        yield Place(second, f"{hours:02d}:{minutes:02d}", above)


def _each_day(step: Step, first: int) -> Iterator[Place]:
    year, month, _ = civil(first // DAY)
    for index in count(year * 12 + month - 1):
        year, month = index // 12, index % 12 + 1
        begin = ordinal(year, month, 1)
        behind = month_length(year, month) + 1
        for number in range(1, behind, step.every):
            # None stands so near to the first of the next month that it had no room.
            if number + step.least // DAY <= behind:
                second = (begin + number - 1) * DAY
                yield Place(second, str(number), head(step.unit, second) if number == 1 else None)


def _each_month(step: Step, first: int) -> Iterator[Place]:
    year, month, _ = civil(first // DAY)
    for index in count((year * 12 + month - 1) // step.every * step.every, step.every):
        second = ordinal(index // 12, index % 12 + 1, 1) * DAY
        name = month_name(index % 12 + 1, short=True)
        yield Place(second, name, None if index % 12 else head(step.unit, second))


def _each_year(step: Step, first: int) -> Iterator[Place]:
    has_era = False
    for nth in count(civil(first // DAY)[0] // step.every - 1):
        year = _nth_year(nth, step.every)
        second = ordinal(year, 1, 1) * DAY
        yield Place(second, _year_words(year, has_era=has_era))
        has_era = year > 0 and second >= first


def _nth_year(nth: int, every: int) -> int:
    """Return the year of a step, as astronomers count: -1 times 500 is 500 BC, 0 is AD 1."""
    return nth * every if nth > 0 or every == 1 else nth * every + 1


def _year_words(year: int, *, has_era: bool = False) -> str:
    """Return `2017`, `AD 50`, `44 BC`, `170 M BC`; no `AD` where a tick before has said it."""
    number = 1 - year if year < 1 else year
    if number >= _MILLION and number % _MILLION == 0:
        words = f"{number // _MILLION:,} M"
    elif number > 9999:
        words = f"{number:,}"
    else:
        words = str(number)
    if year < 1:
        return f"{words} BC"
    return words if has_era or 1000 <= year <= 9999 else f"AD {words}"
