"""Two dates in numbers alone, with their signs: `1996/08-2003/06`, `03/04/2017 - 05/04/2017`."""

from __future__ import annotations

from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused

_JOINT = r"(?P<joint> ?[-–]+ ?| to | until | till | through | and | bis )"
_MONTH = r"(?P<year{0}>[0-9]{{4}})[/.](?P<month{0}>[0-9]{{1,2}})"
_DAY = (
    r"(?P<first{0}>[0-9]{{1,2}})(?P<sign{0}>[/.-])(?P<second{0}>[0-9]{{1,2}})(?P=sign{0})"
    r"(?P<year{0}>[0-9]{{4}})"
)
_OPENING = "(?i)(?P<opening>from |between |)"
_MONTHS = f"{_OPENING}{_MONTH.format(1)}{_JOINT}{_MONTH.format(2)}"
_DAYS = f"{_OPENING}{_DAY.format(1)}{_JOINT}{_DAY.format(2)}"


def months_in_numbers(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1996/08-2003/06`: the stroke is within a month, and the hyphen between two."""
    match = pattern(_MONTHS).fullmatch(said.text)
    if match is None:
        return None
    first, last = (f"{match[f'year{n}']}-{int(match[f'month{n}']):02d}" for n in "12")
    between = f"between {first} and {last}"
    if match["opening"].lower() == "between ":
        return Refused("a month in numbers is written as 2017-07", (Reading(between),))
    span = Reading(f"{first}/{last}", "the whole span")
    if match["opening"] or not pattern("[-–]").search(match["joint"]):
        return Refused("a month in numbers is written as 2017-07", (span._replace(meaning=""),))
    one = Reading(between, "one unknown day in it")
    return Refused("it may be a whole span, or one unknown day in it", (span, one))


def days_in_numbers(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `03/04/2017 - 05/04/2017`: day and month stand in one order in both days."""
    match = pattern(_DAYS).fullmatch(said.text)
    if match is None:
        return None
    words = ("between", "and") if match["opening"].lower() == "between " else ("from", "to")
    readings = []
    for order, meaning in (
        (("second", "first"), "the day before the month"),
        (("first", "second"), "the month before the day"),
    ):
        days = [
            "-".join((match[f"year{n}"], *(f"{int(match[f'{part}{n}']):02d}" for part in order)))
            for n in "12"
        ]
        written = f"{words[0]} {days[0]} {words[1]} {days[1]}"
        if reader.date(written) is not None:
            readings.append(Reading(written, meaning))
    if len(readings) == 2:
        return Refused("day and month could be either number", tuple(readings))
    only = tuple(reading._replace(meaning="") for reading in readings)
    return Refused("a date in numbers begins with its year", only) if only else None
