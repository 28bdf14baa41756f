"""A date of which each part has a key or a column of its own, year first, as one text.

Those who write dates so count years without a year 0: -44 is 44 BC, which is our -43. A part is
what is stated: a day is never made of a month. An hour alone is told with the minutes that a clock
time has to have, as those tools show it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_YEAR = re.compile(r"[+-]?[0-9]{1,12}(?:\.0+)?")
_PART = re.compile(r"[0-9]{1,3}(?:\.0+)?")
_LEAST = (1, 1, 0, 0, 0, 0)
_MOST = (12, 31, 23, 59, 59, 999)
_LAST_OF_FOUR_DIGITS = 9999
_CLOCK = 3
"""The place of the first part of a clock time."""


def text_of_parts(parts: Sequence[str]) -> str | None:
    """Return a date as a text of the grammar of dates.

    Args:
        parts: digits, in the order of `PARTS`; empty where one is not stated.

    Returns:
        `-0043-03`, `2017-07-25T14:30:05.25`. None where they are no numbers, or one is stated and
        one before it is not; empty where a number cannot be what it is, as a year 0 or a month 13.
    """
    said = [*takewhile(bool, parts)]
    if not said or any(parts[len(said) :]) or not _YEAR.fullmatch(said[0]):
        return None
    if not all(map(_PART.fullmatch, said[1:])):
        return None
    year, *rest = (int(one.partition(".")[0]) for one in said)
    ranges = zip(rest, _LEAST, _MOST, strict=False)
    if not year or any(not least <= one <= most for one, least, most in ranges):
        return ""
    year += year < 0
    day = "".join([_year_text(year), *(f"-{one:02}" for one in rest[: _CLOCK - 1])])
    clock = rest[_CLOCK - 1 :]
    return f"{day}T{_clock_text(clock)}" if clock else day


def words_of_parts(parts: Sequence[str]) -> str:
    """Return the parts that make no date as they are stated: `year 2017, month 21`.

    No reader of dates takes that for one; joined by hyphens month 21 would be a spring.
    """
    named = zip(PARTS, parts, strict=False)
    return ", ".join(f"{name} {part}" for name, part in named if part)


def _year_text(year: int) -> str:
    if abs(year) > _LAST_OF_FOUR_DIGITS:
        return f"Y{year}"
    return f"{'-' * (year < 0)}{abs(year):04}"


def _clock_text(numbers: Sequence[int]) -> str:
    """Return a clock time of its hour, and of minute, second and millisecond if there are."""
    clock = ":".join(f"{one:02}" for one in [*numbers, 0][: max(2, min(len(numbers), 3))])
    fraction = f"{numbers[3]:03}".rstrip("0") if len(numbers) > _CLOCK else ""
    return f"{clock}.{fraction}" if fraction else clock
