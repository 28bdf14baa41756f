"""What lies between two seconds, in words, as `bounds_in_words` says it of days."""

from __future__ import annotations

from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.calendar_names import name
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil
from libyatl.dates.saying.clocks_said import clock_in_words
from libyatl.dates.saying.in_words import bounds_in_words


def moments_in_words(
    first: int, last: int, offset: int | None = None, last_offset: int | None = None
) -> str:
    """Say which moments lie from one second to another, both inclusive; either may be open.

    `25 July 2017, 14:30`, `25 July 2017, from 14:30`, `by 25 July 2017, 14:30`,
    `between 14:30 and 16:00 UTC on 25 July 2017`, and days alone where no clock says more.

    Args:
        first: the first second, by some clock.
        last: the last one.
        offset: seconds east of UTC of the clock of the first; None where nobody knows.
        last_offset: of that of the last.
    """
    (day, second), (last_day, last_second) = (divmod(at, SECONDS_IN_DAY) for at in (first, last))
    if first == OPEN_PAST and last == OPEN_FUTURE:
        return "any day"
    begins = "" if not second else clock_in_words(second, offset=offset)
    ends = clock_in_words(last_second, latest=True, offset=last_offset)
    if last_second == SECONDS_IN_DAY - 1:
        ends = ""
    if last == OPEN_FUTURE:
        return f"on or after {_said(day, begins)}"
    if first == OPEN_PAST:
        return f"by {_said(last_day, ends)}"
    if not (begins or ends):
        return bounds_in_words(day, last_day)
    if day != last_day:
        return f"between {_said(day, begins)} and {_said(last_day, ends)}"
    if begins == ends:  # one minute
        return _said(day, begins)
    if first == last:
        zone = ends.removeprefix(ends.partition(" ")[0])
        return _said(day, f"{iso_clock(second)}{zone}")
    if not (begins and ends):
        return f"{_said(day)}, {f'from {begins}' if begins else f'by {ends}'}"
    if ends.count(":") > begins.count(":"):  # of seconds
        begins = begins.replace(begins.partition(" ")[0], iso_clock(second))
    if offset == last_offset:
        begins = begins.partition(" ")[0]
    return f"between {begins} and {ends} on {_said(day)}"


def _said(day: int, clock: str = "") -> str:
    words = name(civil(day))
    return f"{words}, {clock}" if clock else words
