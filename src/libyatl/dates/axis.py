"""The axis of time: days and seconds as whole numbers, one count in two units.

A day is its ordinal (`libyatl.dates.civil`). A second is counted as its day times 86,400 and the
seconds since that day's midnight, so that each day of the proleptic Gregorian calendar has 86,400
of them: there are no leap seconds on the axis. In seconds, what lies beyond a thousand million
years is open, so that every second fits in 64 bits.
"""

from __future__ import annotations

from operator import sub
from typing import Literal

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, ordinal

SECONDS_IN_DAY = 86_400

Four = tuple[int, int, int, int]
"""(first begin, last begin, first end, last end), each inclusive and possibly open."""

Offsets = tuple[int | None, int | None, int | None, int | None]
"""Seconds east of UTC of each of four bounds; None of a bound without a zone."""

Scale = Literal["days", "wall", "instants"]
"""What four bounds count: days; seconds of the clock that the author reads; seconds of UTC."""

_FARTHEST_DAY = 365_242_500_000
"""A thousand million years."""


def first_second(day: int) -> int:
    """Return the second with which a day begins; open for an open day.

    It bounds from below: of a day beyond the farthest, the farthest is known to have come.
    """
    if -_FARTHEST_DAY <= day < OPEN_FUTURE:
        return min(day, _FARTHEST_DAY) * SECONDS_IN_DAY
    return OPEN_PAST if day < 0 else OPEN_FUTURE


def last_second(day: int) -> int:
    """Return the second with which a day ends; open for an open day. It bounds from above."""
    if OPEN_PAST < day <= _FARTHEST_DAY:
        return max(day, -_FARTHEST_DAY) * SECONDS_IN_DAY + SECONDS_IN_DAY - 1
    return OPEN_PAST if day < 0 else OPEN_FUTURE


def day_of_second(second: int) -> int:
    """Return the day in which a second lies; open for an open one."""
    if second in (OPEN_PAST, OPEN_FUTURE):
        return second
    return second // SECONDS_IN_DAY


def seconds_of(days: Four) -> Four:
    """Return the seconds from the first to the last of each two days."""
    a, b, c, d = days
    return first_second(a), last_second(b), first_second(c), last_second(d)


def days_of(seconds: Four) -> Four:
    """Return the days in which four seconds lie."""
    a, b, c, d = map(day_of_second, seconds)
    return a, b, c, d


def in_order(bounds: Four) -> Four:
    """Return between which bounds something was, by clocks that may be of two zones.

    What begins at 01:00 in Tripoli may end at 23:00 of the day before in New York.
    """
    a, b, c, d = bounds
    if a <= b <= d and a <= c <= d:
        return bounds
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    return min(a, c), min(b, d), max(a, c), max(b, d)


_HOUR = 3600
REACH = -12 * _HOUR, 14 * _HOUR
"""Between which offsets clocks stand, and are written, in seconds east of UTC."""
_REACH_OF_OLD = -16 * _HOUR, 16 * _HOUR
_OLD = ordinal(1900, 1, 1) * SECONDS_IN_DAY


def reach_of_zones(second: int) -> tuple[int, int]:
    """Return between which offsets every clock on earth stands: seconds east of UTC.

    From -12 to +14 hours, and from -16 to +16 before 1900: until 1844 Manila, and until 1867
    Alaska, kept the date of the other side of the Pacific.
    """
    return _REACH_OF_OLD if second < _OLD else REACH


def in_utc(seconds: Four, offsets: Offsets | None) -> Four:
    """Return four bounds of a clock in seconds of UTC, those without an offset by the reach."""
    known = offsets or (None, None, None, None)
    if None not in known and OPEN_PAST not in seconds and OPEN_FUTURE not in seconds:
        a, b, c, d = map(sub, seconds, known)
        return a, b, c, d
    a, b, c, d = map(_instant, seconds, known, (False, True, False, True))
    return a, b, c, d


def _instant(second: int, offset: int | None, latest: bool) -> int:  # noqa: FBT001
    """Return a second in UTC: the earliest, or the latest, that it may be anywhere on earth."""
    if second in (OPEN_PAST, OPEN_FUTURE):
        return second
    if offset is None:
        offset = reach_of_zones(second)[not latest]
    return second - offset


def iso_clock(second: int) -> str:
    """Write a second since midnight: `14:30:05`."""
    minutes, seconds = divmod(second, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def iso_offset(offset: int, *, of_utc: str = "Z") -> str:
    """Write seconds east of UTC as `Z`, `+02:00`, or `+00:52:44` where minutes do not say it.

    `of_utc` stands for none at all.
    """
    if not offset:
        return of_utc
    clock = iso_clock(abs(offset)).removesuffix(":00")
    return f"{'-' if offset < 0 else '+'}{clock}"


WIDEST = _REACH_OF_OLD[1] - _REACH_OF_OLD[0]
"""Seconds by which two clocks on earth can ever have stood apart."""


def in_any_zone(instants: Four) -> Four:
    """Return bounds in UTC as far out as a clock may show them whose zone nobody knows."""
    a, b, c, d = map(_clock_second, instants, (False, True, False, True))
    return a, b, c, d


def _clock_second(second: int, latest: bool) -> int:  # noqa: FBT001
    if second in (OPEN_PAST, OPEN_FUTURE):
        return second
    return second + reach_of_zones(second)[latest]
