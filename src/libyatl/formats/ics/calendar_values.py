"""Values of dates (RFC 5545, 3.3.4 to 3.3.6): in the grammar of dates, or as they are written."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock, iso_offset
from libyatl.dates.civil import civil, day_to_iso, month_length, ordinal
from libyatl.dates.zones import ZoneError, offset_at, offsets, skipped_around
from libyatl.formats.ics.content_lines import Property

_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MOMENT = re.compile(r"([0-9]{8})T([0-9]{2})([0-9]{2})([0-9]{2})(Z?)", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:([0-9]{1,6})W|(?:([0-9]{1,6})D)?"
    r"(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,9})S)?)?)"
)


class Moment(NamedTuple):
    """The value of a DATE or a DATE-TIME.

    Attributes:
        day: its ordinal.
        second: that of the day, by the clock as written; None of a DATE.
        offset: seconds east of UTC; None where no zone is known.
        zone: the name of the zone that is known, or empty.
    """

    day: int
    second: int | None = None
    offset: int | None = None
    zone: str = ""

    @property
    def text(self) -> str:
        """The date in the grammar of dates: `2017-07-25T10:00:00+02:00`."""
        day = day_to_iso(self.day)
        if self.second is None:
            return day
        clock = f"{day}T{iso_clock(self.second)}"
        if self.offset is None:
            return clock
        if self.offset % 60:  # as before there were standard times, and no offset is written so
            return f"{clock}[{self.zone}]"
        return clock + iso_offset(self.offset, of_utc="+00:00" if self.zone else "Z")


def zone_of(said: Property) -> str:
    """Return the TZID of a property, or the empty text."""
    return next(iter(said.parameters.get("TZID", ())), "")


def moment_of(said: Property) -> Moment | None:
    """Return the value of a property that is a date; None of any other.

    A clock time in a zone that is not known has no offset (`is_zone`). A time that the clocks of
    its zone showed twice is the first, and one that they skipped is told by the offset that was
    before (3.3.5).
    """
    text = said.value.strip()
    if found := _DAY.fullmatch(text):
        day = _day_in(found)
        return None if day is None else Moment(day)
    found = _MOMENT.fullmatch(text)
    whole = found and _DAY.fullmatch(found[1])
    if not found or not whole:
        return None
    day, (hours, minutes, seconds) = _day_in(whole), map(int, found.group(2, 3, 4))
    if day is None or hours > 23 or minutes > 59 or seconds > 59:
        return None
    second = hours * 3600 + minutes * 60 + seconds
    if found[5]:
        return Moment(day, second, 0)
    return _in_zone(day, second, zone_of(said))


def _in_zone(day: int, second: int, zone: str) -> Moment:
    wall = day * SECONDS_IN_DAY + second
    if not is_zone(zone):
        return Moment(day, second)
    try:
        there = offsets(zone, wall)
        if not there:
            skipped, _ = skipped_around(zone, wall)
            there = offsets(zone, skipped - 1)[-1:]
    except ZoneError:
        there = ()
    return Moment(day, second, there[0], zone) if there else Moment(day, second)


def is_zone(zone: str) -> bool:
    """Whether a zone is known here."""
    return zone in _zones() and _is_zone(zone)


@cache
def _zones() -> set[str]:
    # Of names that are none a file may hold many, and what they may mean takes long to find.
    from zoneinfo import available_timezones

    return available_timezones()


@cache
def _is_zone(zone: str) -> bool:
    try:
        offset_at(zone, SECONDS_IN_DAY * ordinal(2000, 1, 1))
    except ZoneError:
        return False
    return True


def _day_in(found: re.Match[str]) -> int | None:
    year, month, day = map(int, found.groups())
    fits = 1 <= month <= 12 and 1 <= day <= month_length(year, month)
    return ordinal(year, month, day) if fits else None


def last_of(end: Moment, begin: Moment | None) -> Moment:
    """Return what an exclusive DTEND means: of a day the day before it, but none before DTSTART."""
    if end.second is not None:
        return end
    alone = begin is not None and begin.day == end.day
    return end if alone else Moment(end.day - 1)


def after(begin: Moment, length: str) -> Moment | None:
    """Return the last day, or the moment, of what takes a DURATION; None where that is none.

    Days are those of the clock on the wall, and what is shorter is time that passes (3.3.6).
    """
    found = _LENGTH.fullmatch(length.strip().upper())
    if found is None or not re.search("[0-9]", length) or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    days, passing = 7 * weeks + days, 3600 * hours + 60 * minutes + seconds
    if begin.second is None:
        return Moment(begin.day + days - 1) if days and not passing else None
    day, second = begin.day + days, begin.second
    moved = _in_zone(day, second, begin.zone) if begin.zone else begin._replace(day=day)
    wall = day * SECONDS_IN_DAY + second + passing
    offset = moved.offset
    if passing and begin.zone and offset is not None:
        try:
            then = offset_at(begin.zone, wall - offset)
        except ZoneError:
            return None
        wall, offset = wall - offset + then, then
    if civil(wall // SECONDS_IN_DAY)[0] > 9999:
        return None
    return Moment(*divmod(wall, SECONDS_IN_DAY), offset, begin.zone)
