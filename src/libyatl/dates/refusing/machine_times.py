"""Long numbers: times as machines count them, days in numbers without their signs."""

from __future__ import annotations

from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.calendar_names import name
from libyatl.dates.civil import civil, day_to_iso, is_leap, month_length, ordinal
from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import DAY_IN_FULL, Reader, Reading, Refused

_UNIX = ordinal(1970, 1, 1)
_WINDOWS = ordinal(1601, 1, 1)
_DOT_NET = ordinal(1, 1, 1)
_SPREADSHEET = ordinal(1899, 12, 30)
_SPREADSHEET_DAYS = range(10_000, 100_000)
_ASTRONOMERS = -1_721_425
_ASTRONOMERS_DAYS = range(2_400_000, 2_500_000)
_YEARS = range(1, 10_000)

# Of so many digits: what it counts, how many of them make a second, and from which day.
_COUNTS: dict[int, tuple[tuple[str, int, int], ...]] = {
    9: (("seconds since 1970", 1, _UNIX),),
    10: (("seconds since 1970", 1, _UNIX),),
    12: (("milliseconds since 1970", 10**3, _UNIX),),
    13: (("milliseconds since 1970", 10**3, _UNIX),),
    15: (("microseconds since 1970", 10**6, _UNIX),),
    16: (("microseconds since 1970", 10**6, _UNIX),),
    17: (("microseconds since 1601", 10**6, _WINDOWS),),
    18: (
        ("nanoseconds since 1970", 10**9, _UNIX),
        ("tenths of microseconds since 1601", 10**7, _WINDOWS),
        ("tenths of microseconds since the year 1", 10**7, _DOT_NET),
    ),
    19: (("nanoseconds since 1970", 10**9, _UNIX),),
}


def machine_time(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1500940800`, `20170725143000`, `17072017`, `42941`: a long number is no year."""
    match = pattern(r"@?([0-9]{5,})(?:[.,]([0-9]{1,9}))?").fullmatch(said.text)
    if match is None:
        return _with_signs(said.text)
    digits, fraction = match.groups()
    if len(digits) > 19 or (digits[0] == "0" and len(digits) != 8):
        return None
    readings = [*_in_turn(digits), *_counted(digits)] if not fraction else [*_counted(digits)]
    if len(digits) < 9:
        readings = [*readings, *_days(digits, fraction)]
        if digits[0] != "0" and not fraction and not (len(digits) == 8 and readings):
            readings.append(Reading(f"Y{digits}", f"the year {digits}"))
        if len(digits) == 6 and (short := _short_year(digits)):
            return short
        if not readings or (len(readings) == 1 and readings[0].written[0] == "Y"):
            return None
    return Refused(
        "a number as machines write it is no date",
        tuple(readings),
        advice=DAY_IN_FULL,
        certain=len(digits) in (8, 14),
    )


def _with_signs(text: str) -> Refused | None:
    """Refuse `20170725 143000`, `20170725T1430Z`, `20170725_143000`, `20170725143000+0200`."""
    match = pattern(
        r"([0-9]{4})([0-9]{2})([0-9]{2})[ _T-]?([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?"
        r" ?(?:(Z)|([+-][0-9]{2}):?([0-9]{2}))?"
    ).fullmatch(text)
    day = _iso_of(*match.group(1, 2, 3)) if match else ""
    if match is None or not day:
        return None
    hour, minute, second, zulu, hours, minutes = match.group(4, 5, 6, 7, 8, 9)
    clock = f"{hour}:{minute}" + (f":{second}" if second else "")
    zone = f"{hours}:{minutes}" if hours else zulu or ""
    return Refused(
        "a day in numbers is written with hyphens",
        (Reading(f"{day}T{clock}{zone}", worked_out=True),),
    )


def _in_turn(digits: str) -> list[Reading]:
    """Return the readings of `YYYYMMDDhhmmss`, `YYYYMMDDhhmm`, `DDMMYYYY` and `MMDDYYYY`."""
    if len(digits) in (12, 14):
        day = _iso_of(digits[:4], digits[4:6], digits[6:8])
        hour, minute, second = digits[8:10], digits[10:12], digits[12:]
        if not day or hour > "23" or minute > "59" or second > "59":
            return []
        clock = f"{hour}:{minute}" + (f":{second}" if second else "")
        return [Reading(f"{day}T{clock}", "year, month, day and clock", worked_out=True)]
    if len(digits) == 10 and digits[8:] < "24":
        day = _iso_of(digits[:4], digits[4:6], digits[6:8])
        return [Reading(day, "year, month and day, then the hour", worked_out=True)] if day else []
    if len(digits) != 8:
        return []
    pairs = dict.fromkeys(((digits[2:4], digits[:2]), (digits[:2], digits[2:4])))
    days = [day for month, number in pairs if (day := _iso_of(digits[4:], month, number))]
    return [Reading(day, _named(day), worked_out=True) for day in days]


def _counted(digits: str) -> list[Reading]:
    readings = []
    for meaning, unit, first in _COUNTS.get(len(digits), ()):
        days, second = divmod(int(digits) // unit, SECONDS_IN_DAY)
        year = civil(first + days)[0]
        if 1970 <= year <= 2300:
            written = f"{day_to_iso(first + days)}T{iso_clock(second)}Z"
            readings.append(Reading(written, meaning, worked_out=True))
    return readings


def _days(digits: str, fraction: str | None) -> list[Reading]:
    """Return the day of a spreadsheet's number, of a day of the year, of astronomers."""
    number = int(digits)
    days: list[tuple[int, str]] = []
    if number in _SPREADSHEET_DAYS:
        days.append((_SPREADSHEET + number, "the day of that number in a spreadsheet"))
    if number in _ASTRONOMERS_DAYS:
        days.append((_ASTRONOMERS + number, "the Julian day of that number"))
    year, of_year = divmod(number, 1000)
    if len(digits) == 7 and year in _YEARS and not fraction and 1 <= of_year <= 365 + is_leap(year):
        days.append((ordinal(year, 1, 1) + of_year - 1, f"day {of_year} of {year}"))
    return [Reading(day_to_iso(day), meaning, worked_out=True) for day, meaning in days]


def _short_year(digits: str) -> Refused | None:
    """Refuse `170725` and `250717`: days whose year lacks its century."""
    first, second, third = digits[:2], digits[2:4], digits[4:]
    orders = ((second, third), (second, first), (first, second))
    if not any(_iso_of("2000", month, day) for month, day in orders):
        return None
    return Refused(
        "it may be a day whose year lacks its century",
        advice=DAY_IN_FULL,
    )


def _iso_of(year: str, month: str, day: str) -> str:
    """Return a day in ISO form; empty where there is none."""
    exists = int(year) in _YEARS and 1 <= int(month) <= 12
    if not exists or not 1 <= int(day) <= month_length(int(year), int(month)):
        return ""
    return f"{year}-{month}-{day}"


def _named(day: str) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    return name((year, month, number))
