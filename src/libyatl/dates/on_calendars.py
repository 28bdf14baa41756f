"""Dates as calendars have them: whole days, and instants to the second, of the years 1 to 9999.

A calendar has no month, no year and no end that nobody knows; what it takes of a date is a `Slot`,
and what it does not take is told in a word.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, ordinal
from libyatl.dates.when import When

Fit = Literal["exact", "vague", "open", "outside"]
"""Whether a date has a slot: `exact`; within a range of days alone: `vague`; lacking a beginning or
an end that is known: `open`; not in the years 1 to 9999: `outside`."""

_FIRST, _LAST = ordinal(1, 1, 1), ordinal(9999, 12, 31)


class Slot(NamedTuple):
    """What a calendar has of a date.

    Attributes:
        begin: the day as an ordinal, or the second of the day times 86,400.
        end: the last day, inclusive, or the second at which it ended; None of an instant.
        unit: days, seconds of UTC, or seconds of a clock of which nobody says the zone.
    """

    begin: int
    end: int | None
    unit: Literal["days", "utc", "floating"]


def fit_of(when: When) -> Fit:
    """Return whether a calendar has a slot for the date as exactly as it is stated."""
    first, *_, last = when.days
    if first == OPEN_PAST or last == OPEN_FUTURE:
        return "open"
    # An end of days is written as the day after it, and clocks may be told in UTC: a day more.
    if not (first > _FIRST and last < _LAST):
        return "outside"
    if when.form not in ("date", "lasted") or when.parts:
        return "vague"
    a, b, c, d = when.days
    return "exact" if a == b and c == d else "vague"


def slot_of(when: When) -> Slot:
    """Return the slot of a date that is `exact`."""
    return _clocked(when) or whole_range(when)


def whole_range(when: When) -> Slot:
    """Return all days on which it can have been, of a date that is neither open nor outside."""
    return Slot(when.first_day, when.last_day, "days")


def _clocked(when: When) -> Slot | None:
    """Return the instants of a date; None where one of its ends has no clock, or two readings."""
    if when.form == "lasted":
        slots = [_clocked(end) for end in when.ends]
        if len(slots) != 2 or slots[0] is None or slots[1] is None:
            return None
        begin, end = slots[0], slots[1]
        same = begin.unit == end.unit and begin.begin < end.begin
        return Slot(begin.begin, end.begin, begin.unit) if same else None
    if when.seconds is None or when.form != "date" or when.ends:
        return None
    first, *_, last = when.seconds
    if last - first >= 60 or len({*(when.offsets or (None,))}) > 1:
        return None
    offset = when.offsets[0] if when.offsets else None
    if offset is None:
        return Slot(first, None, "floating")
    return Slot(first - offset, None, "utc")


def clock_of(second: int) -> tuple[int, int, int]:
    """Return the hours, minutes and seconds of a second."""
    hours, rest = divmod(second % SECONDS_IN_DAY, 3600)
    return hours, *divmod(rest, 60)
