"""One date in EDTF: year, month, day, season, mask, significant digits, qualifiers, clock.

The Library of Congress specification of 2019-02-04 (ISO 8601-2:2019, annex A), without its
intervals and sets, which are in `edtf_sets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.civil import (
    LARGEST_YEAR,
    OPEN_FUTURE,
    OPEN_PAST,
    is_leap,
    last_of_month,
    month_length,
    ordinal,
)
from libyatl.dates.clock import read_clock
from libyatl.dates.date_forms import Precision
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError, Misread
from libyatl.dates.reading.day_clocks import on_day
from libyatl.dates.units import CORRECT, SEASONS, iso_day, missing_day, month_of, year_of
from libyatl.dates.when import When

_IN_NOTE = "keep it in note:"
_PRECISION_OF_YEARS: dict[int, Precision] = {1: "year", 10: "decade", 100: "century"}


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<q1>[?~%]?)(?P<year>-?[0-9X]{4}|Y-?[1-9][0-9]{4,}|Y-?[1-9][0-9]*E[1-9][0-9]*)"
        r"(?:S(?P<digits>[1-9][0-9]*))?(?P<q2>[?~%]?)"
        r"(?:-(?P<q3>[?~%]?)(?P<month>[0-9X]{2})(?P<q4>[?~%]?)"
        r"(?:-(?P<q5>[?~%]?)(?P<day>[0-9X]{2})(?P<q6>[?~%]?))?)?"
    )


def read_leaf(text: str, start: int = 0, end: int | None = None) -> When | None:
    """Read text[start:end] as one EDTF date; None where it does not look like one.

    Raises:
        DateError: it looks like one, and no such date exists.
    """
    end = len(text) if end is None else end
    body = text[start:end]
    when = _plainest(body)
    if when is not None:
        return when
    before_clock = pattern("[^T ]*(?=[T ])").match(body)  # zones have a T in their names too
    if before_clock:
        return _with_clock(text, start, start + before_clock.end(), end)
    match = _date_pattern().fullmatch(body)
    if match is None or body[:2] == "?-":  # `?-2015` may be what began nobody knows when
        return None
    a, d, precision = _Leaf(text, start, end, match).bounds()
    if match["year"].endswith("XXXX"):
        # Of four digits that nobody knows, no year follows: `XXXX-10` is of any October.
        a, d = OPEN_PAST, d if match["year"][0] == "-" else OPEN_FUTURE
    return When(
        (a, d, a, d),
        body,
        precision,
        approximate="~" in body or "%" in body,
        uncertain="?" in body or "%" in body,
        edtf=body,
    )


def _plainest(body: str) -> When | None:
    """Read a day, qualified or not, a month or a year in digits: most of what is ever read."""
    # This takes about half as long as the pattern and what it asks for. What is not taken here may
    # still be a date, or none for a reason: None leaves it to the pattern. `isascii`, since digits
    # of other scripts are digits to Python.
    size = len(body)
    if size == 10:
        return iso_day(body)
    if size == 11 and body[10] in "~?%" and (day := iso_day(body[:10])) is not None:
        approximate, uncertain = body[10] != "?", body[10] != "~"
        return When(day.days, body, approximate=approximate, uncertain=uncertain, edtf=body)
    if size == 4 and body.isascii() and body.isdigit():
        return year_of(int(body), body)
    if size == 7 and body[4] == "-" and body.isascii() and "01" <= body[5:] <= "12":
        year, month = body[:4], body[5:]
        return month_of(int(year), int(month), body) if (year + month).isdigit() else None
    return None


def _with_clock(text: str, start: int, middle: int, end: int) -> When | None:
    """Read a day, one `T` or blank, and a clock time, each with or without a qualifier."""
    day = read_leaf(text, start, middle)
    if day is None:
        return None
    if day.precision != "day":
        raise DateError(
            text,
            "a clock time needs one whole day before it",
            help="leave the clock time out, or write the day",
            start=start,
            end=end,
        )
    mark = text[end - 1] if text[end - 1] in "~?%" else ""
    clock = read_clock(text, middle + 1, end - len(mark), day=day.first_day)
    if mark:
        day = day._replace(
            approximate=day.approximate or mark != "?", uncertain=day.uncertain or mark != "~"
        )
    return on_day(day, clock, text[start:end])


class _Leaf:
    """The first and last day of a matched date, and what is wrong with it where."""

    def __init__(self, text: str, start: int, end: int, match: re.Match[str]) -> None:
        self.text, self.start, self.end, self.match = text, start, end, match
        self.year, self.month, self.day = match.group("year", "month", "day")
        self.digits = match["digits"]

    def fail(self, reason: str, help: str = "", *, group: str | int = 0) -> DateError:
        start, end = self.match.span(group)
        return DateError(
            self.text, reason, help=help, start=self.start + start, end=self.start + end
        )

    def bounds(self) -> tuple[int, int, Precision]:
        """Return the first day, the last day and the precision."""
        low, high = self.year_range()
        if self.month is None:
            first, last = ordinal(low, 1, 1), ordinal(high, 12, 31)
            return first, last, _PRECISION_OF_YEARS.get(high - low + 1, "range")
        if self.year[0] == "Y" or self.digits:
            raise self.fail("a year written with Y or S takes no month", _IN_NOTE)
        if self.month.isdigit() and int(self.month) in SEASONS:
            return self.season(int(self.month), low, high)
        months = meant_by_mask(self.month, 1, 12)
        if not months:
            raise self.fail(
                f"there is no month {self.month}", "months run from 01 to 12", group="month"
            )
        if self.day in (None, "XX"):
            first, last = ordinal(low, months[0], 1), last_of_month(high, months[-1])
            if self.month == "XX":
                return first, last, _PRECISION_OF_YEARS.get(high - low + 1, "range")
            return first, last, "month" if len(months) == 1 and low == high else "range"
        return self.days(low, high, months)

    def season(self, code: int, low: int, high: int) -> tuple[int, int, Precision]:
        if self.day:
            raise self.fail("a season takes no day", _IN_NOTE, group="day")
        first, length, precision = SEASONS[code]
        last = last_of_month(high, first + length - 1)
        return ordinal(low, first, 1), last, precision if low == high else "range"

    def days(self, low: int, high: int, months: Sequence[int]) -> tuple[int, int, Precision]:
        days = meant_by_mask(self.day, 1, 31)
        if not days:
            raise self.fail(f"there is no day {self.day}", "days run from 01 to 31", group="day")
        exact = low == high and len(months) == len(days) == 1
        if exact and days[0] <= month_length(low, months[0]):
            day = ordinal(low, months[0], days[0])
            return day, day, "day"
        earliest = _extreme(self.years(latest=False), months, days, latest=False)
        latest = _extreme(self.years(latest=True), months, days, latest=True)
        if earliest is None or latest is None:
            raise self.no_such_day(low, months)
        return earliest, latest, "range"

    def no_such_day(self, year: int, months: Sequence[int]) -> DateError:
        if len(months) > 1:
            return self.fail(f"no month that {self.month} can mean has a day {self.day}", CORRECT)
        if "X" in self.year:
            longest = month_length(2000, months[0])
            if meant_by_mask(self.day, 1, longest):
                return self.fail("no such year is a leap year", CORRECT)
            return self.fail(f"{MONTHS[months[0] - 1]} has {longest} days", CORRECT)
        return missing_day(self.text, year, months[0], start=self.start, end=self.end)

    def year_range(self) -> tuple[int, int]:
        """Return the first and the last year that the year part can mean."""
        if self.year == "-0000":
            start, end = (self.start + at for at in self.match.span("year"))
            raise Misread(
                self.text,
                "there is no year -0000",
                ("0000", "1 BC"),
                help="1 BC is 0000",
                start=start,
                end=end,
            )
        if "X" in self.year:
            if self.digits:
                raise self.fail("X and S cannot both stand in one year", "write one of them")
            return next(self.years(latest=False)), next(self.years(latest=True))
        year = self.number()
        if not self.digits:
            return year, year
        count = len(str(abs(year)))
        if int(self.digits[:3]) > count or len(self.digits) > 2:
            raise self.fail(
                f"the year has {count} digits, fewer than are said to be significant",
                f"write S{count} at most",
                group="digits",
            )
        unit = 10 ** (count - int(self.digits))
        lowest = abs(year) // unit * unit
        highest = lowest + unit - 1
        return (lowest, highest) if year >= 0 else (-highest, -lowest)

    def number(self) -> int:
        # Y1E999999999 would be a number of a billion digits, so the digits are counted before they
        # are written out; one more may stand for the sign. Three of an exponent are enough to tell.
        base, _, exponent = self.year.removeprefix("Y").partition("E")
        if len(base) + int(exponent[:3] or 0) <= len(str(LARGEST_YEAR)) + 1:
            year = int(base + "0" * int(exponent or 0))
            if abs(year) <= LARGEST_YEAR:
                return year
        raise self.fail("the year is beyond 10^15", "years run to Y1E15 and Y-1E15", group="year")

    def years(self, *, latest: bool) -> Iterator[int]:
        """Yield every year that the year part can mean, from the one end or from the other.

        The magnitude of a year before 0 is what is masked, and -0000 is no year.
        """
        sign, digits = (-1, self.year[1:]) if self.year[0] == "-" else (1, self.year)
        falling = latest == (sign > 0)
        any_digit = "9876543210" if falling else "0123456789"
        for choice in product(*(any_digit if digit == "X" else digit for digit in digits)):
            number = int("".join(choice))
            if number or sign > 0:
                yield sign * number


@cache  # there are but a few hundred
def meant_by_mask(mask: str, first: int, last: int) -> tuple[int, ...]:
    """Return the numbers from first to last that a mask of two digits can mean."""
    if "X" not in mask:
        number = int(mask)
        return (number,) if first <= number <= last else ()
    tens, units = mask[0], mask[1]
    return tuple(
        number
        for number in range(first, last + 1)
        if tens in ("X", str(number // 10)) and units in ("X", str(number % 10))
    )


def _extreme(
    years: Iterator[int], months: Sequence[int], days: Sequence[int], *, latest: bool
) -> int | None:
    """Return the first (or last) day that exists in the years given, or None."""
    # XXXX can mean ten thousand years. They come in order, so the first that has such a day has the
    # first (or last) one; and no more than a few are looked at: a day that no month of a leap year
    # has is in none, and any but 29 February is in the first year of all.
    only_leap = all(month == 2 for month in months) and days[0] == 29
    if all(day > month_length(2000, month) for day in days for month in months):
        return None
    if latest:
        months, days = months[::-1], days[::-1]
    for year in years:
        if only_leap and not is_leap(year):
            continue
        for month in months:
            length = month_length(year, month)
            for day in days:
                if day <= length:
                    return ordinal(year, month, day)
    return None
