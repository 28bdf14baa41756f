"""Lengths of time as relations state them: `14 days`, `1 month`, `2..4 weeks`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.problem import DateError, no_order, quote

ELAPSED = {"seconds": 1, "minutes": 60, "hours": 3600}
"""The units that elapse, in seconds; days and above are counted by the calendar."""
UNITS = (*ELAPSED, "days", "weeks", "months", "years")
_LONGEST = 100
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_LARGER = {
    "fortnight": (2, "week"),
    "fortnights": (2, "week"),
    "quarter": (3, "month"),
    "quarters": (3, "month"),
    "decade": (10, "year"),
    "decades": (10, "year"),
    "century": (100, "year"),
    "centuries": (100, "year"),
}
_SHORT = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "d": "day",
    "w": "week",
    "wk": "week",
    "wks": "week",
    "mo": "month",
    "mos": "month",
    "y": "year",
    "yr": "year",
    "yrs": "year",
}
_EXAMPLES = "write 90 minutes, 14 days, 2 weeks, 3 years or a range such as 2..4 weeks"


class Gap(NamedTuple):
    """A length of time, from `low` to `high` of a unit, both inclusive. Lengths have no order.

    Attributes:
        low: the least count; equal to `high` unless a range was written; 0 of `up to`.
        high: the greatest count; None of `at least`.
        unit: one of `UNITS`: `seconds` to `years`.
        text: the length as written.
        approximate: whether it was written with `about`, `c.` and the like: then it bounds
            nothing, since nobody said how far it may be off.
    """

    low: int
    high: int | None
    unit: str
    text: str
    approximate: bool = False

    @property
    def elapses(self) -> bool:
        """Whether it is of seconds, minutes or hours, which elapse; else days are counted."""
        return self.unit in ELAPSED

    @property
    def may_exceed_a_day(self) -> bool:
        """Whether it can be longer than a day."""
        if self.high is None:
            return True
        if self.unit in ELAPSED:
            return self.high * ELAPSED[self.unit] > SECONDS_IN_DAY
        return self.unit != "days" or self.high > 1

    # By its fields a tuple would put 2 weeks before 3 days.
    def __lt__(self, other: object) -> bool:
        return no_order(self, other)

    def __le__(self, other: object) -> bool:
        return no_order(self, other)

    def __gt__(self, other: object) -> bool:
        return no_order(self, other)

    def __ge__(self, other: object) -> bool:
        return no_order(self, other)


@cache
def _gap_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(at least|up to|at most|about|around|approximately|circa|ca?\.) )?"
        r"([0-9]{1,6})(?:(?:\.\.|-|–)([0-9]{1,6}))? (second|minute|hour|day|week|month|year)s?",
        re.IGNORECASE,
    )


def parse_gap(text: str) -> Gap:
    """Read a length of time: a count or a range of counts, one blank, a unit.

    Before a count may stand `at least` or `up to`, and before either `about`.

    Args:
        text: what was written, such as `14 days`, `2..4 weeks` or `at least 3 months`.

    Returns:
        The least and the most of the unit, and the text as it was written.

    Raises:
        DateError: it is none.
    """
    match = _gap_pattern().fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        reason, remedy, mend = _why_none(text)
        raise DateError(text, reason, help=remedy, mend=mend)
    word, low, high, unit = match.groups()
    unit = f"{unit.lower()}s"
    match (word or "").lower():
        case "at least" | "up to" | "at most" if high:
            reason = "a range has its least and its most already"
            alone = f"{match[1]} {low if match[1].lower() == 'at least' else high} {unit}"
            help = f"write {low}..{high} {unit}, or {alone}"
            raise DateError(text, reason, help=help, end=match.end(1))
        case "at least":
            return Gap(int(low), None, unit, text)
        case "up to" | "at most":
            return Gap(0, int(low), unit, text)
    if int(high or low) < int(low):
        raise DateError(
            text,
            "the range ends below its beginning",
            help=f"write {int(high)}..{int(low)} {unit}",
            start=match.start(2),
            end=match.end(3),
        )
    return Gap(int(low), int(high or low), unit, text, approximate=bool(word))


def _why_none(text: str) -> tuple[str, str, str]:
    """Return the reason, the remedy and what is meant for certain, for what is no length."""
    match = re.fullmatch(r"\s*([0-9]{1,6})\s*([a-z]*)\.?\s*", text, re.ASCII | re.IGNORECASE)
    if match and len(text) <= _LONGEST:
        return _why_no_unit(match[1], match[2].lower())
    first, _, rest = text[:_LONGEST].strip().lower().partition(" ")
    if first in _NUMBERS and f"{rest.rstrip('s')}s" in UNITS:
        count = _NUMBERS[first]
        written = f"{count} {rest.rstrip('s')}" + ("s" if count > 1 else "")
        return "a length of time begins with a number in digits", f"write {written}", written
    return *_why_nothing(text), ""


def _why_nothing(text: str) -> tuple[str, str]:
    """Return the reason and the remedy where nobody knows what is meant."""
    if len(text) > _LONGEST:
        return f"a length of time has at most {_LONGEST} characters", _EXAMPLES
    if not text.strip():
        return "the length of time is empty", _EXAMPLES
    if re.match(r"[0-9]+[.,][0-9]+(?: |$)", text):
        return "a count has no fraction", "write it in a smaller unit, such as 18 months"
    if text.startswith("-"):
        return "a length of time is not negative", "turn the relation round instead"
    if re.match(r"[0-9]{7}", text):
        return "a count has at most six digits", _EXAMPLES
    if re.search(r" and |, |[0-9] .*[0-9]", text):
        return "a length of time has one count and one unit", "write it in the smaller unit alone"
    return "it is no length of time", _EXAMPLES


def _why_no_unit(count: str, unit: str) -> tuple[str, str, str]:
    """Return what `_why_none` does, for a count without a unit that is ours."""
    from libyatl.text.plurals import number_of  # only a refusal counts in words

    number = int(count)
    if not unit:
        days = number_of(number, "day")
        return "a length of time needs a unit", f"write {days} if days are meant", ""
    short = _SHORT.get(unit)
    if short or f"{unit.rstrip('s')}s" in UNITS:
        reason = "the count and the unit are written in full, with one blank between"
        written = number_of(number, short or unit.rstrip("s"))
    elif unit in _LARGER:
        times, smaller = _LARGER[unit]
        reason = f"{quote(unit)} is no unit here"
        written = number_of(number * times, smaller)
    elif unit == "m":
        meant = f"write {number} minutes or {number} months"
        return "'m' may be minutes or months", meant, ""
    else:
        units = "the units are seconds, minutes, hours, days, weeks, months and years"
        return units, _EXAMPLES, ""
    return reason, f"write {written}", written
