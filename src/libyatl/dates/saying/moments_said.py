"""What lies between two seconds, in words, as `bounds_in_words` says it of days."""

from __future__ import annotations

from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.calendar_names import name
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil
from libyatl.dates.saying.clocks_said import clock_in_words
from libyatl.dates.saying.in_words import bounds_in_words


def moment_in_words(
    second: int, offset: int | None = None, *, latest: bool, short: bool = False
) -> str:
    """Say a first or a last second: as a day, where it is the first or the last of that."""
    day, of_day = divmod(second, SECONDS_IN_DAY)
    if of_day == (SECONDS_IN_DAY - 1 if latest else 0):
        return _said(day, short=short)
    return _said(day, clock_in_words(of_day, latest=latest, offset=offset), short=short)


def moments_in_words(
    first: int,
    last: int,
    offset: int | None = None,
    last_offset: int | None = None,
    *,
    short: bool = False,
) -> str:
    """Say which moments lie from one second to another, both inclusive; either may be open.

    `25 July 2017, 14:30`, `25 July 2017, from 14:30`, `by 25 July 2017, 14:30`,
    `between 14:30 and 16:00 UTC on 25 July 2017`, and days alone where no clock says more.

    Args:
        first: the first second, by some clock.
        last: the last one.
        offset: seconds east of UTC of the clock of the first; None where nobody knows.
        last_offset: of that of the last.
        short: abbreviate the months, for a narrow column.
    """
    (day, second), (last_day, last_second) = (divmod(at, SECONDS_IN_DAY) for at in (first, last))
    if first == OPEN_PAST and last == OPEN_FUTURE:
        return "any day"
    if last == OPEN_FUTURE:
        return f"on or after {moment_in_words(first, offset, latest=False, short=short)}"
    if first == OPEN_PAST:
        return f"by {moment_in_words(last, last_offset, latest=True, short=short)}"
    begins = "" if not second else clock_in_words(second, offset=offset)
    ends = clock_in_words(last_second, latest=True, offset=last_offset)
    if last_second == SECONDS_IN_DAY - 1:
        ends = ""
    if not (begins or ends):
        return bounds_in_words(day, last_day, short=short)
    if day != last_day:
        return f"between {_said(day, begins, short=short)} and {_said(last_day, ends, short=short)}"
    if begins == ends:  # one minute
        return _said(day, begins, short=short)
    if first == last:
        zone = ends.removeprefix(ends.partition(" ")[0])
        return _said(day, f"{iso_clock(second)}{zone}", short=short)
    if not (begins and ends):
        return f"{_said(day, short=short)}, {f'from {begins}' if begins else f'by {ends}'}"
    if ends.count(":") > begins.count(":"):  # of seconds
        begins = begins.replace(begins.partition(" ")[0], iso_clock(second))
    if offset == last_offset:
        begins = begins.partition(" ")[0]
    return f"between {begins} and {ends} on {_said(day, short=short)}"


def _said(day: int, clock: str = "", *, short: bool) -> str:
    words = name(civil(day), short=short)
    return f"{words}, {clock}" if clock else words
