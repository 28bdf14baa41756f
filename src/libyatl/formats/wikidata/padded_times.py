"""Times of Wikidata as dates: as precise as their item has them, and not as they are padded.

Wikidata keeps a time with a precision (https://www.wikidata.org/wiki/Help:Dates): 11 is a day, 10 a
month, 9 a year, 8 a decade, 7 a century, 6 a millennium, and from 12 to 14 there are clocks. Its
query service gives the time alone as `xsd:dateTime`, which has no form for less than a second, so
that a year is 1 January at midnight; the precision has to be asked for beside.

Years before our era are counted with a year 0 in `xsd:dateTime` (XSD 1.1, as Wikidata uses it), so
that `-0043` is 44 BC. In the form of its JSON (`+1953-00-00T00:00:00Z`, `-0044-00-00T00:00:00Z`)
they are counted without one, and -44 is 44 BC.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from libyatl.dates import civil

_TIME = re.compile(
    r"(?P<year>[+-]?[0-9]{4,16})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2}(?:\.[0-9]+)?)"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_OF_JSON = re.compile(r"\+[0-9]|-?[0-9]+-(?:00-[0-9]{2}|[0-9]{2}-00)")
_MIDNIGHT = ("00", "00")
_LONG = {7: 100, 6: 1000}
"""Precisions of many years, each with how many."""

Basis = Literal["stated", "padded", "day", "unread"]


class Timed(NamedTuple):
    """A time as a text of the grammar of dates.

    Attributes:
        text: the date.
        basis: `stated` where the time or its precision says it; `padded` where the first of January
            is taken for its year; `day` where a day stands whose precision nobody states; `unread`
            where the text says why it is no date.
        before_gregorian: whether it was before the Gregorian calendar began.
    """

    text: str
    basis: Basis
    before_gregorian: bool = False


def is_of_json(text: str) -> bool:
    """Whether a time has the form of Wikidata's JSON, in which years have no year 0."""
    return _OF_JSON.match(text) is not None


def timed(text: str, precision: str | None, *, of_json: bool, trust_days: bool) -> Timed:
    """Return what a time says.

    Args:
        text: the time, as `xsd:dateTime` or in the form of Wikidata's JSON; any other is kept.
        precision: the number that stands for how precise it is; None where nobody says that.
        of_json: whether the times of its column have the form of Wikidata's JSON.
        trust_days: whether 1 January is the day where nobody states a precision.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return Timed(text, "stated")
    year = int(found["year"])
    year += of_json and year < 0
    early = (year, found["month"], found["day"]) < (1582, "10", "15")
    if precision is None:
        alone = (
            Timed(f"{text} without its precision", "unread")
            if of_json
            else _without_precision(found, year, trust_days=trust_days)
        )
        return alone._replace(before_gregorian=early)
    said = _as_precise(found, year, precision)
    if said is None:
        return Timed(f"{text} at precision {precision}", "unread", early)
    return Timed(said, "stated", early)


def _without_precision(found: re.Match[str], year: int, *, trust_days: bool) -> Timed:
    if found["hour"] is None:  # as xsd:date, which is a day
        return Timed(_day_text(found, year), "stated")
    if (found["hour"], found["minute"]) != _MIDNIGHT or found["second"].strip("0."):
        return Timed(f"{_day_text(found, year)}{found[0][found.start('hour') - 1 :]}", "stated")
    if (found["month"], found["day"]) == ("01", "01") and not trust_days:
        return Timed(civil.year_to_edtf(year), "padded")
    return Timed(_day_text(found, year), "day")


def _as_precise(found: re.Match[str], year: int, precision: str) -> str | None:
    """Return a time at a precision; None of one of which nobody says which years it means."""
    number = int(precision) if re.fullmatch("[0-9]{1,2}", precision) else -1
    if number in _LONG:
        return _unknown_year(*_years_of_period(year, _LONG[number]))
    if number == 8:
        return _decade(year)
    if number == 9:
        return civil.year_to_edtf(year)
    if number == 10:
        return f"{civil.year_to_edtf(year)}-{found['month']}"
    if number in (13, 14) and found["hour"] is not None:
        clock = f"{found['hour']}:{found['minute']}"
        clock += f":{found['second']}" if number == 14 else ""
        return f"{_day_text(found, year)}T{clock}{found['zone'] or ''}"
    # An hour has no form among dates: the day is what is surely said.
    return _day_text(found, year) if number in (11, 12, 13, 14) else None


def _day_text(found: re.Match[str], year: int) -> str:
    return f"{civil.year_to_edtf(year)}-{found['month']}-{found['day']}"


def _decade(year: int) -> str:
    """Return the 1990s of 1990 to 1999, and the 40s BC of 49 to 40 BC."""
    if 10 <= year < 10_000:
        return f"{year // 10:03}X"
    if year > 0:
        return _unknown_year(max(1, year // 10 * 10), year // 10 * 10 + 9)
    before = (1 - year) // 10 * 10
    return _unknown_year(1 - (before + 9), 1 - max(1, before))


def _years_of_period(year: int, number: int) -> tuple[int, int]:
    """Return the first and the last year of a century, 1801 to 1900, or of a millennium."""
    if year > 0:
        first = (year - 1) // number * number + 1
        return first, first + number - 1
    first = -year // number * number + number
    return 1 - first, number - first


def _unknown_year(first: int, last: int) -> str:
    """Return the text of one unknown time between two years."""
    return f"[{civil.year_to_edtf(first)}..{civil.year_to_edtf(last)}]"
