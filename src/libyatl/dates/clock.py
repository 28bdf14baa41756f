"""Clock times as they stand behind a day: `14:30`, `14:30:05Z`, `14:30+02:00`."""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.problem import DateError, quote

_FORMS = "write hh:mm or hh:mm:ss, then nothing, Z or an offset such as +02:00"


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
    )


def read_clock(text: str, start: int, end: int) -> str:
    """Check text[start:end] as a clock time and return it.

    Offsets run from -12:00 to +14:00, and -00:00 is none (ISO 8601-1:2019, 4.3.13). A minute
    may have a second 60, the leap second.

    Raises:
        DateError: it is none; the reason says which part, the help how it is written.
    """
    clock = text[start:end]

    def fail(reason: str, help: str = _FORMS) -> DateError:
        return DateError(text, reason, help=help, start=start, end=end)

    match = _clock_pattern().fullmatch(clock)
    if match is None:
        raise fail(*_why_none(clock))
    hour, minute, second, sign, hours, minutes = match.groups()
    if hour == "24":
        raise fail("a day ends before 24:00", "write 00:00 of the next day")
    if hour > "23":
        raise fail(f"there is no hour {hour}", "hours run from 00 to 23")
    if minute > "59":
        raise fail(f"there is no minute {minute}", "minutes run from 00 to 59")
    if second and second > "60":
        raise fail(f"there is no second {second}", "seconds run from 00 to 59, 60 is a leap second")
    if sign:
        if (minutes or "00") > "59":
            raise fail(f"an offset has no {minutes} minutes", "minutes run from 00 to 59")
        if sign == "-" and (hours, minutes or "00") == ("00", "00"):
            raise fail("there is no offset -00:00", "write Z, or leave the offset out if unknown")
        if (hours, minutes or "00") > (("14", "00") if sign == "+" else ("12", "00")):
            raise fail("offsets run from -12:00 to +14:00", "correct the offset, or leave it out")
    return clock


def _why_none(clock: str) -> tuple[str, str]:
    """Return the reason and the remedy for what is no clock time."""
    if "[" in clock:
        return (
            "a time zone's name is not part of a date",
            "write the offset that it had on that day, such as +02:00",
        )
    if re.fullmatch(r"[0-9]{1,2}(?:Z|[+-].*)?", clock):
        return "a clock time needs its minutes", "write 14:00, or leave the time out"
    if re.match(r"[0-9]{2}:[0-9]{2}:[0-9]{2}[.,]", clock):
        return "clock times go to the second", "leave the fraction out"
    if re.fullmatch(r"[0-9:]+[+-][0-9]{4}", clock):
        offset = f"{clock[-5:-2]}:{clock[-2:]}"
        return "an offset is written with a colon", f"write the offset as {offset}"
    if clock.endswith("z"):
        return "the zone is a capital Z", f"write {clock[:-1]}Z"
    return f"{quote(clock)} is no clock time", _FORMS
