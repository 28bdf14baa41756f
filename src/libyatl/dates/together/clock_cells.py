"""Clock times as tables have them, told as libyatl reads them behind a day: `T19:52:00+02:00`."""

from __future__ import annotations

import re

_CLOCK = re.compile(
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?: ?([ap])\.?m\.?)?(?: ?(\S.*))?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d\d)(\d\d)(\d\d)?(?:hrs|h)?(?: ?([A-Za-z+-].*))?", re.ASCII)
_OFFSET = re.compile(
    r"(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?(\d\d))?(?: \([^()]*\))?", re.ASCII | re.IGNORECASE
)
_UTC = frozenset(("Z", "UTC", "GMT", "UT"))
_EAST, _WEST = 14, 12


def clock_of(text: str) -> str | None:
    """Return `19:52:00.5+02:00` for `7:52:00.5 PM +0200`; None for what is no clock time.

    A zone that is no offset (`EST`) makes it none: it may be one of several.
    """
    found = _CLOCK.fullmatch(text)
    if found is None:
        return _compact_clock(text)
    hour, minute, second, fraction, half, zone = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "pP" else 0)
    return _clock_time(hours, minute, second, fraction, zone)


def _compact_clock(text: str) -> str | None:
    """Read `1430`, `143005Z`: digits alone, all of them."""
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    hour, minute, second, zone = found.groups()
    return _clock_time(int(hour), minute, second, None, zone)


def _clock_time(
    hours: int, minute: str, second: str | None, fraction: str | None, zone: str | None
) -> str | None:
    offset = offset_of(zone) if zone else ""
    if hours > 23 or minute > "59" or (second or "") > "59" or offset is None:
        return None
    text = f"{hours:02d}:{minute}"
    if second:
        text += f":{second}"
    if fraction:
        text += f".{fraction}"
    return text + offset


def offset_of(zone: str) -> str | None:
    """Return `Z` or `+02:00` for `UTC`, `+0200`, `GMT+2`; None for what is none, as `-00:00` is."""
    if zone.upper() in _UTC:
        return "Z"
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    sign, hours, minutes = found[1], int(found[2]), found[3] or "00"
    if minutes > "59" or hours > (_EAST if sign == "+" else _WEST):
        return None
    if sign == "-" and not hours and minutes == "00":
        return None
    return f"{sign}{hours:02d}:{minutes}"
