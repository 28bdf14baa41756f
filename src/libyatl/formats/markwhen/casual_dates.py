"""One date of Markwhen, in the grammar of dates: `March 21, 2007`, `3/4/2015`, `44 BC`, EDTF.

Its rules are those of its parser (https://github.com/mark-when/parser): in dates of numbers the
month stands first, unless the text begins with `dateFormat: d/M/y`; two numbers are a month and a
year. Years in words are historical, so that 44 BC is the year -0043 of EDTF. What depends on the
day on which the text is read is none of ours: `now`, and a date without a year. Nor are `1970s`
1970 seconds, as they are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.civil import year_to_edtf

_S, _B = "[ \t]{1,4}", "[ \t]{0,4}"
_NAMES = {
    name.lower()[:length]: number
    for number, name in enumerate(MONTHS, 1)
    for length in (len(name), 3)
} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
_CLOCK = rf"[0-9]{{1,2}}(?::[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,9}})?)?)?(?:{_B}[ap]m\b)?"
_TIME = rf"(?:[0-9]{{1,2}}:[0-9]{{2}}(?:{_B}[ap]m\b)?|[0-9]{{1,2}}{_B}[ap]m\b)"
_AT = rf"(?:,?{_S}{_CLOCK})?"
_NTH = "(?:st|nd|rd|th)?"
_ERA = r"(?:BCE|BC|CE|AD)\b"
_ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_EDTF = (
    r"(?:Y-?[0-9]{5,12}|-?[0-9]{2}[0-9X]{2}(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?)[~?%]?"
    r"(?![0-9])"
)
_WEEK = "[0-9]{4}-?W[0-9]{2}(?:-?[1-7])?"
ONE_DATE = (
    rf"(?:{_ISO}|{_WEEK}"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_S}{_CLOCK}"
    rf"|[0-9]{{3}}0s\b|{_EDTF}|{_TIME}"
    rf"|[0-9]{{1,5}}/[0-9]{{1,5}}(?:/[0-9]{{1,5}}{_AT})?"
    rf"|[0-9]{{1,5}}{_B}{_ERA}"
    rf"|[0-9]{{1,2}}{_NTH}{_S}{_MONTH}(?:,?{_S}[0-9]{{1,5}}(?:{_B}{_ERA})?,?{_AT})?"
    rf"|{_MONTH}{_S}[0-9]{{1,2}}(?![0-9]){_NTH}(?:,?{_S}[0-9]{{4}}(?:{_B}{_ERA})?,?{_AT})?"
    rf"|{_MONTH}(?:,?{_S}[0-9]{{1,5}}(?:{_B}{_ERA})?)?"
    r"|[0-9]{1,5})"
)
"""What is a date, as a pattern whose blanks are bounded."""

_I = re.IGNORECASE
_WHOLE_ISO = re.compile(_ISO, _I)
_WHOLE_EDTF = re.compile(f"{_EDTF}|{_WEEK}", _I)
_DECADE = re.compile("([0-9]{3})0s", _I)
_DAY_CLOCK = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_S}({_CLOCK})", _I)
_YEAR = re.compile(rf"([0-9]{{1,5}})(?:{_B}({_ERA}))?", _I)
_SLASHED = re.compile(
    rf"([0-9]{{1,5}})/([0-9]{{1,5}})(?:/([0-9]{{1,5}})(?:,?{_S}({_CLOCK}))?)?", _I
)
_DAY_FIRST = rf"(?P<d>[0-9]{{1,2}}){_NTH}{_S}(?P<m>{_MONTH})"
_MONTH_FIRST = rf"(?P<m>{_MONTH})(?:{_S}(?P<d>[0-9]{{1,2}})(?![0-9]){_NTH})?"
_WORDED = [
    re.compile(
        rf"{form}(?:,?{_S}(?P<y>[0-9]{{1,5}})(?:{_B}(?P<era>{_ERA}))?)?,?(?:{_S}(?P<t>{_CLOCK}))?",
        _I,
    )
    for form in (_DAY_FIRST, _MONTH_FIRST)
]
_ALONE = re.compile(rf"(?P<m>{_MONTH}),?{_S}(?P<y>[0-9]{{1,5}})(?:{_B}(?P<era>{_ERA}))?", _I)
_TIME_ALONE = re.compile(_TIME, _I)
_PARTS = re.compile(
    rf"([0-9]{{1,2}})(?::([0-9]{{2}}))?(?::([0-9]{{2}}(?:\.[0-9]+)?))?{_B}([ap])?m?", _I
)


class NoDateError(Exception):
    """What is written is no date; the message says why, as the help of a finding."""


def told_date(typed: str, *, is_day_first: bool) -> str:
    """Return a date in the grammar of dates, whether that day is in the calendar or not.

    Raises:
        NoDateError: it depends on something else.
    """
    for told in _FORMS:
        if (text := told(typed)) is not None:
            return text
    return _slashed(typed, is_day_first=is_day_first)


def clock_alone(typed: str) -> str | None:
    """Return the time of day that a text is, without a day: `14:30`; None where it is none."""
    return clock_of(typed) if _TIME_ALONE.fullmatch(typed) else None


def clock_of(typed: str) -> str:
    """Return a time of day as ISO 8601 writes it.

    Raises:
        NoDateError: no day has such a time.
    """
    found = _PARTS.fullmatch(typed)
    hour = int(found[1]) if found else 99
    half = (found[4] or "").lower() if found else ""
    if found is None or hour > (12 if half else 24) or (half and not hour):
        raise NoDateError(f"no day has the time {typed}")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = f":{found[3]}" if found[3] else ""
    return f"{hour:02d}:{found[2] or '00'}{seconds}"


def _as_it_stands(typed: str) -> str | None:
    if _WHOLE_ISO.fullmatch(typed) or _WHOLE_EDTF.fullmatch(typed):
        return typed.upper()
    if found := _DAY_CLOCK.fullmatch(typed):
        return f"{found[1]}T{clock_of(found[2])}"
    found = _DECADE.fullmatch(typed)
    return f"{found[1]}X" if found else None


def _of_year(typed: str) -> str | None:
    found = _YEAR.fullmatch(typed)
    return _year(found[1], found[2] or "") if found else None


def _month_named(typed: str) -> str | None:
    # `May 44` is a month and a year where it can be no day, as `May 1945` is.
    found = _ALONE.fullmatch(typed)
    if found is None or len(found["y"]) < 3:
        found = next(filter(None, (form.fullmatch(typed) for form in _WORDED)), found)
    if found is None:
        return None
    parts = found.groupdict()
    if not parts["y"]:
        raise NoDateError(
            "write the year too: a date without one is of the year in which it is read"
        )
    clock = f"T{clock_of(parts['t'])}" if parts.get("t") else ""
    month, day = _NAMES[parts["m"].lower().rstrip(".")], int(parts.get("d") or 0)
    year = _year(parts["y"], parts["era"] or "")
    if year.endswith("BC"):
        return " ".join(filter(None, [str(day or ""), MONTHS[month - 1], year, clock]))
    return f"{year}-{month:02d}{f'-{day:02d}' * bool(day)}{clock}"


_FORMS: tuple[Callable[[str], str | None], ...] = (_as_it_stands, _of_year, _month_named)


def _slashed(typed: str, *, is_day_first: bool) -> str:
    found = _SLASHED.fullmatch(typed)
    if found is None:
        raise NoDateError("write a date such as 2017-07-25, July 25 2017, 7/2017 or 2017")
    one, two, three, clock = found.groups()
    if three is None:
        one, two, three = one, "", two
    elif is_day_first:
        one, two = two, one
    if len(three) < 3:
        raise NoDateError("write the year with its century")
    day = f"-{int(two):02d}" if two else ""
    return f"{_year(three)}-{int(one):02d}{day}" + (f"T{clock_of(clock)}" if clock else "")


def _year(digits: str, era: str = "") -> str:
    """Return a year of EDTF, or `44 BC`, which is -0043 there."""
    year = int(digits)
    if not era.upper().startswith("B"):
        return year_to_edtf(year)
    if not year:
        raise NoDateError("there is no year 0 BC: the year before AD 1 is 1 BC")
    return f"{year} BC"
