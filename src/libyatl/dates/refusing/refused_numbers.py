"""Dates in numbers alone that could be read in several ways, or that lack their hyphens."""

from __future__ import annotations

from libyatl.dates.calendar_names import name
from libyatl.dates.civil import LARGEST_YEAR, day_to_iso, is_leap, month_length, ordinal
from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import DAY_IN_FULL, Reader, Reading, Refused

_CLOCK = r"(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
_ZEROS = rf"(?:0000[-/.]00[-/.]00|00[-/.]00[-/.]0000|1900-01-00|0?1/0?0/1900){_CLOCK}"
"""Day 0 of a database, and of a spreadsheet."""


def zeros(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `0000-00-00` and `1900-01-00`, which programs write for no date."""
    if pattern(_ZEROS).fullmatch(said.text) is None:
        return None
    advice = "write unknown, or leave the date out"
    return Refused("a program writes this where it has no date", advice=advice, of_event=True)


def numbers_alone(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `03/04/2017`, `25.7.2017`, `2017-7-5`, `2017/07`, `07-2017`, `20170725`."""
    text = said.text
    if pattern("[0-9]{4}(?: [0-9]{1,2}){2}|[0-9]{1,2} [0-9]{1,2} [0-9]{4}").fullmatch(text):
        text = text.replace(" ", "/")
    if not pattern("[0-9][0-9/.:TZ-]+").fullmatch(text):
        return None
    match = pattern(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})").fullmatch(text)
    if match:
        first, sign, middle, last = match.groups()
        if len(first) == 4 and len(last) <= 2:
            return _year_first(text, sign, (int(first), int(middle), int(last)))
        if len(last) == 4 and len(first) <= 2:
            return _year_last(int(first), int(middle), int(last))
        return Refused("a year needs four digits", advice=DAY_IN_FULL)
    match = pattern(r"([0-9]{1,2})[/.-]([0-9]{4})").fullmatch(text)
    if match and 1 <= int(match[1]) <= 12:
        written = f"{match[2]}-{int(match[1]):02d}"
        return Refused("the year comes before the month", (Reading(written),))
    match = pattern(r"([0-9]{4})(?:[/.]([0-9]{1,2})|-([0-9]))").fullmatch(text)
    if match:
        return _year_and_number(text, int(match[1]), int(match[2] or match[3]))
    if pattern("[0-9]{1,2}[/.-][0-9]{1,2}").fullmatch(text):
        return Refused(
            "it may be a day without its year, or a month whose year lacks its century",
            advice="write the year in full, as in 2017-07-25 or 2017-07",
        )
    match = pattern(r"([0-9]{4})-([0-9]{3})").fullmatch(text)
    if match and 1 <= int(match[2]) <= 365 + is_leap(int(match[1])):
        day = day_to_iso(ordinal(int(match[1]), 1, 1) + int(match[2]) - 1)
        return Refused("a day is written with its month", (Reading(day, worked_out=True),))
    return _without_hyphens(text)


def not_yet_over(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2015-present`: it goes on, and when that was written nobody knows."""
    text = said.text
    match = pattern(r"\? ?[-–/] ?(.+)").fullmatch(text)
    if match:
        return _not_yet_begun(match[1], reader)
    match = pattern(
        r"(?i)(?:from |since )?(.{4,40}?)(?: ?[-–/] ?| to | until | till )"
        r"(?:now|present|today|the present(?: day)?|date|ongoing|\?)"
    ).fullmatch(text)
    if match is None or match[1].lower().startswith("between "):
        return None
    start = reader.respelled(match[1])
    if not start or (text.endswith("?") and "/" in text):
        return None
    written = f"since {start}"
    if text.endswith("?"):
        date = reader.date(start)
        ended = (
            (Reading(f"{date.edtf}/", "an end that nobody knows"),) if date and date.edtf else ()
        )
        return Refused(
            "its end is not known, or it goes on",
            (Reading(written, "what goes on"), *ended),
            start=match.end(1),
        )
    return Refused(
        "the present is no date: it changes with the reader",
        (Reading(written),),
        start=match.end(1),
    )


def _not_yet_begun(text: str, reader: Reader) -> Refused | None:
    """Refuse `?-2015` and `? - July 2017`: it ended then, and began nobody knows when."""
    end = reader.date(reader.respelled(text) or "x")
    if end is None or not end.edtf or end.form != "date":
        return None
    return Refused(
        "its beginning is not known, or it had gone on for ever",
        (
            Reading(f"until {end.text}", "what had gone on"),
            Reading(f"/{end.edtf}", "a beginning that nobody knows"),
        ),
    )


def short_or_long_year(said: Facts, reader: Reader) -> Refused | None:
    """Refuse years with too few or too many digits, and signs where they do not belong."""
    match = pattern(r"([+-]?)(Y?)([-+]?)([0-9]+)").fullmatch(said.text)
    if match is None:
        return None
    sign, letter, inner, digits = match.groups()
    minus = "-" if "-" in (sign, inner) else ""
    digits = digits.lstrip("0") or "0"
    if int(digits) > LARGEST_YEAR:
        return Refused("the year is beyond 10^15", advice="years run to Y1E15 and Y-1E15")
    if len(digits) > 4:
        if not letter and len(digits) > 7:
            return Refused("a number of so many digits is no year", advice=DAY_IN_FULL)
        return Refused(
            "a year of more than four digits begins with Y",
            (Reading(f"Y{minus}{digits}"),),
            certain=bool(letter),
        )
    if letter or sign == "+":
        return Refused(
            "a year of four digits stands alone",
            (Reading(f"{minus}{int(digits):04d}"),),
            certain=len(digits) == 4,
        )
    number = int(digits)
    if number == 0:
        return Refused("a year needs four digits", advice="1 BC is 0000")
    if minus:
        years = (
            Reading(f"{'-' * (number > 1)}{number - 1:04d}", f"{number} BC"),
            Reading(f"-{number:04d}", f"{number + 1} BC"),
        )
        return Refused("a year needs four digits", years, named=True)
    if len(digits) == 3:
        year = Reading(f"AD {number}", "that year")
        decade = Reading(f"{digits}X", "the decade", worked_out=True)
        return Refused("a year needs four digits", (year, decade))
    return Refused("a year needs four digits", advice="write the century too, or AD before it")


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def _year_first(text: str, sign: str, numbers: tuple[int, int, int]) -> Refused | None:
    year, month, day = numbers
    if _exists(year, month, day):
        reason = (
            "the month and the day need two digits each"
            if sign == "-"
            else "a day in numbers is written with hyphens"
        )
        return Refused(reason, (Reading(_iso(*numbers)),))
    if _exists(year, day, month):
        return Refused(
            f"there is no month {month}",
            (Reading(_iso(year, day, month), name((year, day, month))),),
            start=5,
            end=5 + len(str(month)),
            certain=False,
            named=True,
        )
    if sign == "-" and len(text) == 10:
        return None
    return Refused("there is no such day", advice=DAY_IN_FULL)


def _year_last(first: int, second: int, year: int) -> Refused:
    """Name the readings of a date that ends with its year."""
    days = [
        (year, month, day)
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if _exists(year, month, day)
    ]
    if not days:
        return Refused("there is no such day", advice=DAY_IN_FULL)
    reason = "a date in numbers begins with its year"
    if len(days) == 2:
        reason = "day and month could be either number"
    readings = tuple(Reading(_iso(*day), name(day)) for day in days)
    return Refused(reason, readings, named=True)


def _year_and_number(text: str, year: int, number: int) -> Refused | None:
    following = year // 100 * 100 + number
    is_one_digit = not text[-2].isdigit()
    if "." in text and is_one_digit:
        reason = "it may be a month, or a year with its fraction"
        return Refused(reason, advice="write the month as in 2017-07")
    if 1 <= number <= 12:
        readings = [Reading(f"{year:04d}-{number:02d}", "the month")]
        if len(text) == 7 and following > year:
            readings.append(
                Reading(f"{year:04d}/{following:04d}", "the span of years", worked_out=True)
            )
        elif is_one_digit and number > year % 10:
            later = year - year % 10 + number
            both = f"{year:04d}/{later:04d}", f"between {year:04d} and {later:04d}"
            readings.append(Reading(both[0], "the span of years", worked_out=True))
            readings.append(Reading(both[1], "one unknown day in these", worked_out=True))
        return Refused(
            "a month in numbers is written as 2017-07",
            tuple(readings),
        )
    return None


def _without_hyphens(text: str) -> Refused | None:
    """Refuse `20170725`, `20170725T143000` and `201707`."""
    match = pattern(
        r"([0-9]{4})([0-9]{2})([0-9]{2})?(?:T([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(Z?))?"
    ).fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if day is None:
        if not 1 <= int(month) <= 12 or hour:
            return None
        return Refused(
            "a month in numbers is written as 2017-07",
            (
                Reading(f"{year}-{month}", "the month", worked_out=True),
                Reading(f"Y{text}", f"the year {text}"),
            )
            if text[0] != "0"
            else (Reading(f"{year}-{month}", "the month", worked_out=True),),
        )
    if not _exists(int(year), int(month), int(day)):
        return None
    clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + zone if hour else ""
    return Refused(
        "a day in numbers is written with hyphens",
        (Reading(f"{year}-{month}-{day}{clock}", worked_out=True),),
    )
