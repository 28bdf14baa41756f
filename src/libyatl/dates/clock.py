"""Clock times as they stand behind a day: `14:30`, `14:30:05.123Z`, `14:30+02:00[Africa/Tripoli]`.

A zone in brackets is that of RFC 9557. With an offset beside it the two must agree, whether the
zone is marked as critical (`[!Africa/Tripoli]`) or not; beside `Z` it says for which clocks an
instant in UTC is told. That it may stand alone is ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from libyatl.dates.axis import (
    SECONDS_IN_DAY,
    first_second,
    iso_clock,
    iso_offset,
    reach_of_zones,
)
from libyatl.dates.problem import DateError, quote

_FORMS = "write hh:mm or hh:mm:ss, then nothing, Z or an offset such as +02:00"


class Clock(NamedTuple):
    """A clock time that is read.

    Attributes:
        text: as written; of an instant in UTC that is told in a zone, as a clock there shows it.
        first: the first second that it may be, from the midnight of the day that was written.
            What is told in another zone may be of the day before, or after.
        last: the last one: the same, or 59 later where no seconds are written.
        fraction: the digits of the fraction of a second; empty where there is none.
        offsets: seconds east of UTC; none where they are not known, and two where the clocks of
            its zone showed that time twice, that of the earlier instant first. In a zone they are
            the zone's own, which before there were standard times may not be whole minutes.
        zone: the name of its time zone, or empty.
    """

    text: str
    first: int
    last: int
    fraction: str
    offsets: tuple[int, ...]
    zone: str

    def at(self, offset: int) -> Clock:
        """Return the same clock at one offset, which then is written behind it, in minutes."""
        time = iso_clock(self.first % SECONDS_IN_DAY)
        if self.first != self.last:
            time = time[:-3]
        fraction = self.fraction and f".{self.fraction}"
        zone = self.zone and f"[{self.zone}]"
        written = _in_digits(int(offset / 60) * 60)
        return self._replace(text=f"{time}{fraction}{written}{zone}", offsets=(offset,))


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
        r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?(\[[^\[\]]*\])?"
    )


def read_clock(text: str, start: int, end: int, *, day: int) -> Clock:
    """Read text[start:end] as a clock time of a day, given by its ordinal.

    Offsets run from -12:00 to +14:00, before 1900 from -16:00 to +16:00, and -00:00 is none (ISO
    8601-1:2019, 4.3.13).

    Raises:
        DateError: it is none, or its zone had no such time; the reason says which part, the help
            how it is written.
    """
    clock = text[start:end]

    def fail(reason: str, help: str = _FORMS) -> DateError:
        return DateError(text, reason, help=help, start=start, end=end)

    match = _clock_pattern().fullmatch(clock)
    if match is None:
        raise fail(*_why_none(clock))
    hour, minute, second, fraction, utc, sign, hours, minutes, tag = match.groups()
    flaw = _flaw_of_time(hour, minute, second or "") or (
        _flaw_of_offset(sign, hours, minutes or "00", day) if sign else None
    )
    if flaw:
        raise fail(*flaw)
    first = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    last = first if second else first + 59
    offsets: tuple[int, ...] = (0,) if utc else ()
    if sign:
        east = int(hours) * 3600 + int(minutes or 0) * 60
        offsets = (east if sign == "+" else -east,)
    read = Clock(clock, first, last, fraction or "", offsets, "")
    if tag is None:
        return read
    zone = tag[1:-1].removeprefix("!")
    found = _flaw_of_tag(read, zone) or _in_its_zone(read._replace(zone=zone), day)
    if isinstance(found, Clock):
        return found
    at = start + match.start(9)
    raise DateError(text, found[0], help=found[1], start=at, end=at + len(tag))


def _flaw_of_time(hour: str, minute: str, second: str) -> tuple[str, str] | None:
    if hour == "24":
        return "a day ends before 24:00", "write it as 00:00 of the next day"
    if hour > "23":
        return f"there is no hour {hour}", "hours run from 00 to 23"
    if minute > "59":
        return f"there is no minute {minute}", "minutes run from 00 to 59"
    if second == "60":
        return (
            "a leap second is not counted here: each minute has 60 seconds",
            "write second 59, or 00 of the next minute, and keep the leap second in note:",
        )
    if second > "59":
        return f"there is no second {second}", "seconds run from 00 to 59"
    return None


def _flaw_of_offset(sign: str, hours: str, minutes: str, day: int) -> tuple[str, str] | None:
    if minutes > "59":
        return f"an offset has no {minutes} minutes", "minutes run from 00 to 59"
    if sign == "-" and (hours, minutes) == ("00", "00"):
        return "there is no offset -00:00", "write Z, or leave the offset out if unknown"
    west, east = reach_of_zones(first_second(day))
    if int(hours) * 3600 + int(minutes) * 60 > (east if sign == "+" else -west):
        said = f"offsets run from {iso_offset(west)} to {iso_offset(east)}"
        return said, "correct the offset, or leave it out"
    return None


def _flaw_of_tag(read: Clock, tag: str) -> tuple[str, str] | None:
    """Return what is wrong with what stands in brackets, if it is no name of a zone at all."""
    if not tag:
        return "the name of a time zone is missing", "write it, as in [Africa/Tripoli]"
    if "=" in tag:
        return (
            "only a time zone stands in brackets behind a clock time",
            "leave it out, or keep it in note:",
        )
    if not re.fullmatch("[+-][0-9:]+", tag):
        return None
    written = read.text.partition("[")[0]
    if not read.offsets:
        return "an offset stands without brackets", f"write {written}{tag}"
    return "an offset stands without brackets, and once", f"write one, {written} or {tag}"


def _in_its_zone(read: Clock, day: int) -> Clock | tuple[str, str]:
    """Return a clock at the offsets of its zone, or why it cannot be and what to do."""
    from libyatl.dates.zones import ZoneError, offsets, skipped_around, wall_at

    zone, midnight = read.zone, day * SECONDS_IN_DAY
    first, last = midnight + read.first, midnight + read.last
    try:
        if read.text.partition("[")[0].endswith("Z"):
            east = wall_at(zone, first) - first
            offsets(zone, first + east)  # of the years that it serves, or it is refused
            if east % 60 and first != last:
                had = f"the clocks of {zone} were at {_in_digits(east)} then"
                help = "write the seconds, or what the clocks there showed"
                return f"{had}: no minute there is one of UTC", help
            return read._replace(first=read.first + east, last=read.last + east).at(east)
        shown = tuple(dict.fromkeys((*offsets(zone, first), *offsets(zone, last))))
        if not shown:
            return _never_shown(zone, *skipped_around(zone, first))
    except ZoneError as unknown:
        return unknown.reason, unknown.help
    if not read.offsets:
        return read._replace(offsets=shown)
    # Offsets are written in whole minutes, and local mean times had seconds.
    own = tuple(offset for offset in shown if abs(offset - read.offsets[0]) < 60)
    if own:
        return read._replace(offsets=own[:1])
    told = " or ".join(map(_in_digits, shown))
    return (
        f"the clocks of {zone} were at {told} then, not at {_in_digits(read.offsets[0])}",
        "correct the offset or the zone, or leave one of them out",
    )


def _never_shown(zone: str, first: int, after: int) -> tuple[str, str]:
    """Return why a zone never had a clock time, and what to do."""
    if after - first >= SECONDS_IN_DAY:
        return f"{zone} skipped that day", "correct the day or the zone"
    before, behind = (iso_clock(at % SECONDS_IN_DAY)[:5] for at in (first, after))
    return (
        f"the clocks of {zone} went from {before} to {behind} then",
        "correct the clock time or the zone",
    )


def _in_digits(offset: int) -> str:
    """Write an offset, that of UTC too: `+02:00`, `-00:52:44`, `+00:00`."""
    return iso_offset(offset, of_utc="+00:00")


def _why_none(clock: str) -> tuple[str, str]:
    """Return the reason and the remedy for what is no clock time."""
    time, bracket, zone = clock.partition("[")
    if bracket and _clock_pattern().fullmatch(time):
        if not zone.endswith("]"):
            return "the bracket of a zone is the last sign of a clock time", "close it there"
        return "one time zone stands in brackets, and nothing else", "leave the other brackets out"
    if re.fullmatch(r"[0-9]{1,2}(?:Z|[+-].*)?", time):
        return "a clock time needs its minutes", "write 14:00, or leave the time out"
    if re.match(r"[0-9]{2}:[0-9]{2}[.,][0-9]", time):
        return "only a second has a fraction", "write the seconds, as in 14:30:30"
    if re.fullmatch(r"[0-9:.,]+[+-][0-9]{4}", time):
        offset = f"{time[-5:-2]}:{time[-2:]}"
        return "an offset is written with a colon", f"write the offset as {offset}"
    if time.endswith("z"):
        return "the zone is a capital Z", f"write {time[:-1]}Z{bracket}{zone}"
    return f"{quote(clock)} is no clock time", _FORMS
