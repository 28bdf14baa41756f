"""The days that a text names, such as `25 July`, `July 25, 2017`, `12–14 August`, `2017-07-25`."""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.calendar_names import year_name
from libyatl.dates.reading.english_words import MONTH_NUMBERS
from libyatl.model import Event

MONTH = "|".join(re.escape(name) for name in sorted(MONTH_NUMBERS, key=len, reverse=True))
"""A pattern of every spelling of a month, the longer ones first."""

_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])"
_NUMBERS = rf"{_NUMBER}(?: ?(?:-|–|/|,|to|and|or|,? and) ?{_NUMBER})*"
_YEAR = r"(?:,? ([0-9]{4})(?![0-9]))?"

Named = tuple[int | None, int, int]
"""A year, where one is named, a month and a day."""


def named_days(text: str) -> set[Named]:
    """Return the days that the text names, in English or in numbers, in either order of these."""
    if not any(map(str.isdigit, text)):
        return set()
    found: set[Named] = set()
    day_first, month_first, iso, numbers = _patterns()
    for days, month, year in day_first.findall(text):
        found |= _days_of_month(days, month, year)
    for month, days, year in month_first.findall(text):
        found |= _days_of_month(days, month, year)
    for year, month, day in iso.findall(text):
        found.add((int(year), int(month), int(day)))
    for one, other, year in numbers.findall(text):
        found |= {(int(year), int(one), int(other)), (int(year), int(other), int(one))}
    return found


def names(days: set[Named], year: int, month: int, day: int) -> bool:
    """Say whether a day is among those named, without a year or with its own."""
    return (None, month, day) in days or (year, month, day) in days


def texts_of(event: Event) -> tuple[tuple[str, str], ...]:
    """Return the texts of an event that may name its day, each with its field."""
    texts = (("title", event.title), ("summary", event.summary), ("note", event.note))
    return tuple((field, text) for field, text in texts if text)


def names_the_year(event: Event, year: int) -> bool:
    """Say whether a text of the event names a year."""
    said = {year_name(year), str(abs(year))}
    return any(one in text for _, text in texts_of(event) for one in said)


def _days_of_month(days: str, month: str, year: str) -> set[Named]:
    number = MONTH_NUMBERS[month.lower()]
    named = int(year) if year else None
    return {(named, number, int(day)) for day in re.findall("[0-9]+", days)}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?<![0-9])({_NUMBERS})(?: of)? ({MONTH})(?!\w){_YEAR}", re.IGNORECASE),
        re.compile(rf"\b({MONTH}) ({_NUMBERS}){_YEAR}", re.IGNORECASE),
        re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])"),
        re.compile(r"(?<![0-9])([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})(?![0-9])"),
    )
