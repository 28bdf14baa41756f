"""A date as the beginning and the end of a slide, and back.

Each has a year, and perhaps a month, a day and a clock. A slide says nothing of a doubt, of a
choice or of a time zone: its `display_date` says that in words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, parse_date, to_edtf
from libyatl.dates.calendar_names import span_of_units
from libyatl.dates.civil import civil
from libyatl.dates.saying.in_words import in_words
from libyatl.dates.spelled import spelled
from libyatl.formats.foreign.date_parts import PARTS, text_of_parts

Parts = dict[str, int]
"""Some of `libyatl.formats.foreign.date_parts.PARTS`; a year before ours is -44 for 44 BC."""
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?")
_NAMED = {"year": 1, "month": 2, "day": 3, "time": 3}
"""So many parts of a date have a precision."""
_LAST_OF_FOUR_DIGITS = 9999


class SlideDates(NamedTuple):
    """When a slide begins, and when it ends, if it lasts."""

    start: Parts
    end: Parts | None = None


def slide_dates(when: When) -> SlideDates | None:
    """Return the date of a slide; None where nothing tells a year.

    A choice and an unknown day begin with the first and end with the last day that they can mean.
    What is open has the one of its ends that is known.
    """
    ends = list(map(_extent, when.ends))
    if when.form in ("lasted", "between") and ends[0] and ends[-1]:
        return _spanning(ends[0].start, ends[-1].end or ends[-1].start)
    if when.form in ("date", "set", "accounts", "each") or not ends:
        return _extent(when)
    known = next(filter(None, ends), None)
    return SlideDates(known.start) if known else None


def display_date(when: When) -> str:
    """Return a date in words, with the time zone of a clock."""
    return in_words(spelled(when))


def date_text(start: Parts, end: Parts | None) -> str:
    """Return what a slide says of its date, as a text of the grammar of dates; empty if nothing."""
    first, last = (_end_text(parts) if parts else "" for parts in (start, end))
    return f"{first}/{last}" if first and last and first != last else first


def has_no_year(when: When | None) -> bool:
    """Whether no slide has the event of a date, since nothing tells its year."""
    return when is None or slide_dates(when) is None


def read_again(when: When) -> When | None:
    """Return the date that is read of the slide of another one; None where it has no slide."""
    dates = slide_dates(when)
    try:
        return parse_date(date_text(*dates)) if dates else None
    except DateError:
        return None


def is_whole(when: When) -> bool:
    """Whether a slide says all of a date, but for the words in which it is written."""
    return read_again(when) == parse_date(to_edtf(when))


def _end_text(parts: Parts) -> str:
    return text_of_parts([str(parts.get(name, "")) for name in PARTS]) or ""


def _spanning(start: Parts, end: Parts) -> SlideDates:
    return SlideDates(start, end if end != start else None)


def _extent(when: When) -> SlideDates | None:
    """Return the units of the calendar that a date fills, the first and the last."""
    low, *_, high = when.days
    if low <= OPEN_PAST and high >= OPEN_FUTURE:
        return None
    if when.form == "date" and when.precision in _NAMED:
        return SlideDates(_clocked(_unit_parts(civil(low), _NAMED[when.precision]), when))
    if low <= OPEN_PAST or high >= OPEN_FUTURE:
        return SlideDates(_unit_parts(civil(high if low <= OPEN_PAST else low)))
    first, last = span_of_units(low, high)
    return _spanning(_unit_parts(first), _unit_parts(last))


def _unit_parts(day: tuple[int, int, int], most: int = 3) -> Parts:
    year = day[0]
    told = 1 if abs(year) > _LAST_OF_FOUR_DIGITS else most
    numbers = (year - (year <= 0), *day[1:])
    return {name: number for name, number in zip(PARTS, numbers[:told], strict=False) if number}


def _clocked(day: Parts, when: When) -> Parts:
    found = _CLOCK.match(when.clock or "")
    if found is None or "day" not in day:
        return day
    hour, minute, second, fraction = found.groups()
    clock = {"hour": int(hour), "minute": int(minute)}
    if second is not None:
        clock["second"] = int(second)
    if fraction is not None:
        clock["millisecond"] = int(fraction[:3].ljust(3, "0"))
    return day | clock
