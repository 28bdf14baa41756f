"""Years as columns of numbers have them: `1986`, `1986.0`, and codes among them: `7777`, `-99`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from libyatl.dates.together.outcomes import Unread

_NUMBER = re.compile(r"([+-]?[0-9]{1,4})(?:\.0*)?", re.ASCII)
_CODES = frozenset((7777, 8888, 9999, -9, -99, -999, 0))
_LAST_YEAR = 2200
_APART = 200
_HIJRI = range(1300, 1501)
_MODERN = 1800


def year_in(text: str) -> int | None:
    """Return the year that a cell of a column of years holds: `1986`, `1986.0`; else None."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def codes_among(years: Iterable[int]) -> frozenset[int]:
    """Return those of the years that are none: what is usual for such, and far from all others.

    Suspected are years after 2200, and -9, -99, -999 and 0. One is a code where no other year is
    within 200 of it; where all are suspected, the usual are: these, and 7777, 8888 and 9999.
    """
    distinct = frozenset(years)
    others = _unsuspected(distinct)
    suspected = distinct - others
    if not others:
        return suspected & _CODES
    return frozenset(
        year for year in suspected if all(abs(year - other) > _APART for other in others)
    )


def code(number: int, years: Iterable[int]) -> Unread:
    """Return what is said of a code in a column of those years."""
    others = _unsuspected(frozenset(years))
    first, last = min(others, default=0), max(others, default=0)
    apart = f": all others are {first}{f' to {last}' * (first != last)}" if others else ""
    return Unread(
        "date-code",
        f"{number} is a code, not a year{apart}",
        f"if it says that the date is not known, say so: --missing {number}",
    )


def perhaps_hijri(years: Iterable[int]) -> str:
    """Return what is said of days in years that may be of the Islamic calendar, or nothing.

    They are 1300 to 1500 among days of the present and of the two centuries before.
    """
    distinct = frozenset(years)
    found = [year for year in distinct if year in _HIJRI]
    if not found or not any(year >= _MODERN for year in distinct):
        return ""
    first, last = min(found), max(found)
    return f"the days of {first}{f' to {last}' * (first != last)} are perhaps Hijri"


def _unsuspected(years: frozenset[int]) -> frozenset[int]:
    return frozenset(year for year in years if year not in _CODES and year <= _LAST_YEAR)
