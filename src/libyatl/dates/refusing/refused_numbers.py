"""Dates in numbers alone that could be read in several ways, or that lack their hyphens."""

from __future__ import annotations

from libyatl.dates.calendar_names import name
from libyatl.dates.civil import LARGEST_YEAR, month_length
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.refusing.respellings import Read

_FULL = "write the day as 2017-07-25, with the year in full"


def numbers_alone(text: str, read: Read) -> DateError | None:
    """Refuse `03/04/2017`, `25.7.2017`, `2017-7-5`, `2017/07`, `07-2017`, `20170725`."""
    if not pattern("[0-9][0-9/.:TZ-]+").fullmatch(text):
        return None
    match = pattern(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})").fullmatch(text)
    if match:
        first, sign, middle, last = match.groups()
        if len(first) == 4 and len(last) <= 2:
            return _year_first(text, sign, (int(first), int(middle), int(last)))
        if len(last) == 4 and len(first) <= 2:
            return _year_last(text, int(first), int(middle), int(last))
        return DateError(text, "a year needs four digits", help=_FULL)
    match = pattern(r"([0-9]{1,2})[/.-]([0-9]{4})").fullmatch(text)
    if match and 1 <= int(match[1]) <= 12:
        written = f"{match[2]}-{int(match[1]):02d}"
        return DateError(
            text, "the year comes before the month", help=f"write {written}", mend=written
        )
    match = pattern(r"([0-9]{4})(?:[/.]([0-9]{1,2})|-([0-9]))").fullmatch(text)
    if match:
        return _year_and_number(text, int(match[1]), int(match[2] or match[3]))
    return _without_hyphens(text)


def two_years(text: str, read: Read) -> DateError | None:
    """Refuse `2015-2017`, `2015–17` and `2015-present`, which say too little."""
    match = pattern(r"([0-9]{4}) ?[-–] ?([0-9]{4}|[0-9]{2})").fullmatch(text)
    if match:
        first, last = match.groups()
        if len(last) == 2:
            last = first[:2] + last
        if last < first:
            if len(match[2]) == 2:
                return None
            return DateError(
                text, "it ends before it begins", help=f"write {last}/{first} if that is meant"
            )
        return DateError(
            text,
            "it may be a whole span, or one unknown day in it",
            help=f"write {first}/{last} for the whole span, "
            f"or 'between {first} and {last}' for one unknown day in it",
        )
    match = pattern(
        r"(?i)(.{4,40}?)(?: ?[-–/] ?| to | until )(?:now|present|today|the present|ongoing|\?)"
    ).fullmatch(text)
    if match and not match[1].lower().startswith(("from ", "since ", "between ")):
        written = f"since {match[1]}"
        return DateError(
            text,
            "the present is no date: it changes with the reader",
            help=f"write {written}",
            start=match.end(1),
            mend="" if text.endswith("?") else written,
        )
    return None


def short_or_long_year(text: str, read: Read) -> DateError | None:
    """Refuse years with too few or too many digits, and signs where they do not belong."""
    match = pattern(r"([+-]?)(Y?)([-+]?)([0-9]+)").fullmatch(text)
    if match is None:
        return None
    sign, letter, inner, digits = match.groups()
    minus = "-" if "-" in (sign, inner) else ""
    digits = digits.lstrip("0") or "0"
    if int(digits) > LARGEST_YEAR:
        return DateError(text, "the year is beyond 10^15", help="years run to Y1E15 and Y-1E15")
    if len(digits) > 4:
        written = f"Y{minus}{digits}"
        return DateError(
            text,
            "a year of more than four digits begins with Y",
            help=f"write {written}",
            mend=written if letter else "",
        )
    if letter or sign == "+":
        written = f"{minus}{int(digits):04d}"
        return DateError(
            text,
            "a year of four digits stands alone",
            help=f"write {written}",
            mend=written if len(digits) == 4 else "",
        )
    number = int(digits)
    if minus:
        remedy = f"{number} BC is {'-' * (number > 1)}{number - 1:04d}"
        remedy += f"; -{number:04d} is {number + 1} BC"
        return DateError(
            text, "a year needs four digits", help=remedy if number else "1 BC is 0000"
        )
    remedy = f"write AD {number} for that year, or write the century too"
    if len(digits) == 3:
        remedy = f"write AD {number} for that year, {digits}X for the decade"
    return DateError(text, "a year needs four digits", help=remedy if number else "1 BC is 0000")


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def _year_first(text: str, sign: str, numbers: tuple[int, int, int]) -> DateError | None:
    year, month, day = numbers
    if _exists(year, month, day):
        reason = (
            "the month and the day need two digits each"
            if sign == "-"
            else "a day in numbers is written with hyphens"
        )
        return DateError(text, reason, help=f"write {_iso(*numbers)}", mend=_iso(*numbers))
    if _exists(year, day, month):
        return DateError(
            text,
            f"there is no month {month}",
            start=5,
            end=5 + len(str(month)),
            help=f"{name((year, day, month))} is {_iso(year, day, month)}",
        )
    if sign == "-" and len(text) == 10:
        return None
    return DateError(text, "there is no such day", help=_FULL)


def _year_last(text: str, first: int, second: int, year: int) -> DateError:
    """Name the readings of a date that ends with its year."""
    days = [
        (year, month, day)
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if _exists(year, month, day)
    ]
    if not days:
        return DateError(text, "there is no such day", help=_FULL)
    readings = [f"{name(day)} is {_iso(*day)}" for day in days]
    reason = "a date in numbers begins with its year"
    if len(readings) == 2:
        reason = "day and month could be either number"
    mend = _iso(*days[0]) if len(days) == 1 else ""
    return DateError(text, reason, help="; ".join(readings), mend=mend)


def _year_and_number(text: str, year: int, number: int) -> DateError | None:
    if 1 <= number <= 12:
        mend = f"{year:04d}-{number:02d}"
        help = f"write {mend} for the month"
        following = year // 100 * 100 + number
        if len(text) == 7 and following > year:
            help += f", {year:04d}/{following:04d} for the span of years"
            mend = ""
        return DateError(text, "a month in numbers is written as 2017-07", help=help, mend=mend)
    following = year // 100 * 100 + number
    if following > year and "/" in text:
        return DateError(
            text, "a year needs four digits", start=5, help=f"write {year:04d}/{following:04d}"
        )
    return None


def _without_hyphens(text: str) -> DateError | None:
    """Refuse `20170725`, `20170725T143000` and `201707`."""
    match = pattern(
        r"([0-9]{4})([0-9]{2})([0-9]{2})?(?:T([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(Z?))?"
    ).fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if day is None:
        if not 1 <= int(month) <= 12:
            return None
        return DateError(
            text,
            "a month in numbers is written as 2017-07",
            help=f"write {year}-{month} for the month, Y{text} for the year {text}",
        )
    if not _exists(int(year), int(month), int(day)):
        return None
    clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + zone if hour else ""
    written = f"{year}-{month}-{day}{clock}"
    return DateError(
        text, "a day in numbers is written with hyphens", help=f"write {written}", mend=written
    )
