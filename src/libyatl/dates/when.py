"""`When`: what a date says, as four days, and the questions that it answers.

Something began on some day in [a, b] and ended on some day in [c, d], both inclusive.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, assert_never, get_args

from libyatl.dates.civil import (
    OPEN_FUTURE,
    OPEN_PAST,
    bound_to_iso,
    civil,
    last_of_month,
    ordinal,
)
from libyatl.dates.problem import no_order
from libyatl.truth import Truth

Precision = Literal[
    "time",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "third",
    "half",
    "year",
    "decade",
    "century",
    "range",
]
"""How exactly a date is stated, as one unit of the calendar; `range` for all else."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

OpenForm = Literal["since", "until", "began", "ended"]
"""A/.. and ../B, open; A/ and /B, the other end unknown."""
DayForm = Literal["between", "before", "by", "after", "on or after"]
"""One unknown day."""
Form = Literal["date", "lasted", OpenForm, DayForm, "each", "set"]
"""How a date is said. `date`: one date. `lasted`: A/B, from A to B. `each`: in a {} set, every
one of a range. `set`: a [] or {} set."""

WhenKind = Literal["point", "span", "open"]
Choice = Literal["", "one", "all"]
"""`one` for a [] set, `all` for a {} set, else empty."""


class When(NamedTuple):
    """A date as stated. It has no order: which of two dates is earlier may be undecidable.

    Attributes:
        a: first day on which it can have begun (an ordinal, or `OPEN_PAST`).
        b: last day on which it can have begun.
        c: first day on which it can have ended.
        d: last day on which it can have ended (or `OPEN_FUTURE`).
        text: the date as written.
        precision: how exactly it is stated.
        approximate: qualified by `~`, `%`, `c.`, `about` and the like, somewhere.
        uncertain: qualified by `?` or `%`, somewhere.
        clock: `14:30`, `14:30:05`, each with `Z` or an offset, or None. It never moves the day.
        edtf: the statement in EDTF; empty where EDTF has no form for it.
        form: how it is said.
        ends: the dates that the form was given, in the order written.
        choice: whether it is one of its parts, or all of them.
        parts: the members of a set, in the order written.
        julian: whether it was written in the Julian calendar; the days are Gregorian all the same.
    """

    a: int
    b: int
    c: int
    d: int
    text: str
    precision: Precision = "day"
    approximate: bool = False
    uncertain: bool = False
    clock: str | None = None
    edtf: str = ""
    form: Form = "date"
    ends: tuple[When, ...] = ()
    choice: Choice = ""
    parts: tuple[When, ...] = ()
    julian: bool = False

    # A tuple is made in less than half the time of a frozen object with slots, which makes up for
    # fields that are read a little slower. But tuples have an order, and dates have none.
    def __lt__(self, other: object) -> bool:
        return no_order(self, other)

    def __le__(self, other: object) -> bool:
        return no_order(self, other)

    def __gt__(self, other: object) -> bool:
        return no_order(self, other)

    def __ge__(self, other: object) -> bool:
        return no_order(self, other)

    @property
    def kind(self) -> WhenKind:
        """`point`, `span` or `open`.

        A point is one day, known or not; what is open lacks a known beginning or end. A span
        may have the bounds of a point (`2015/2015` lasted, within 2015) and is none.
        """
        match self.form:
            case "date" | "between" | "before" | "by" | "after" | "on or after" | "each":
                pass
            case "lasted" | "set":
                if self.a != self.d and self.choice != "one":
                    return "span"
            case "since" | "until" | "began" | "ended":
                return "open"
            case _:
                assert_never(self.form)
        return "point" if self.a == self.c and self.b == self.d else "span"

    @property
    def reach(self) -> tuple[int, int, int, int]:
        """The four days, as far out as what is approximate of the date may lie.

        That is one unit of its precision on either side. What is uncertain has no reach: it may
        be another date altogether.
        """
        if not self.approximate:
            return self[:4]
        if self.parts:
            begins, last_begins, first_ends, ends = zip(*(p.reach for p in self.parts), strict=True)
            if self.choice == "one":
                return min(begins), max(ends), min(begins), max(ends)
            return min(begins), min(last_begins), max(first_ends), max(ends)
        first, last = (self.ends[0], self.ends[-1]) if self.ends else (self, self)
        a, d = moved(self.a, first, -1), moved(self.d, last, 1)
        if not self.ends:
            return a, d, a, d
        if self.form in ("lasted", "each") and first is not last:
            return a, min(moved(first.b, first, 1), d), max(a, moved(last.c, last, -1)), d
        return a, moved(self.b, last, 1), moved(self.c, first, -1), d

    @property
    def qualified(self) -> bool:
        """Whether the author marked any of it as approximate or uncertain."""
        return self.approximate or self.uncertain

    def overlaps(self, low: int, high: int) -> Truth:
        """Say whether any of it lies in the days from low to high, both inclusive.

        Possibly iff `a <= high and d >= low`, certainly iff `b <= high and c >= low`. A [] set
        certainly does iff every part does, a {} set iff any part does. What rests on a
        qualified date is at best MAYBE, and what is approximate possibly does within its `reach`.
        """
        if self.parts:
            answers = [part.overlaps(low, high) for part in self.parts]
            best = max(answers)
            return best if self.choice == "all" else min(best, max(min(answers), Truth.MAYBE))
        if self.a > high or self.d < low:
            near = self.approximate and self.reach[0] <= high and self.reach[3] >= low
            return Truth.MAYBE if near else Truth.NO
        if self.qualified:
            return Truth.MAYBE
        if self.form == "each":
            return Truth.YES if _holds_a_whole_unit(self, low, high) else Truth.MAYBE
        return Truth.YES if self.b <= high and self.c >= low else Truth.MAYBE

    def __repr__(self) -> str:
        a, b, c, d = (bound_to_iso(day) or "open" for day in (self.a, self.b, self.c, self.d))
        return f"When({self.text!r}: begin {a}..{b}, end {c}..{d})"


@lru_cache(maxsize=1 << 12)  # each date of an event is asked for several times
def moved(day: int, date: When, way: int) -> int:
    """Return a bound of a date by one unit of its precision earlier (-1) or later (1).

    It stays where it is if the date is not approximate, or the bound open.
    """
    if not date.approximate or day in (OPEN_PAST, OPEN_FUTURE):
        return day
    months = _months_of_unit(date)
    if not months:
        return day + way * (1 if date.precision == "range" else date.d - date.a + 1)
    year, month, number = civil(day)
    start = last_of_month(year, month + way * months - 1)
    end = last_of_month(year, month + way * months)
    # A bound is the first day of a unit or the last, and stays so.
    return end if day == last_of_month(year, month) else min(end, start + number)


def _months_of_unit(date: When) -> int:
    """Return the months of one unit of a date's precision; 0 where it is one of days."""
    if date.precision == "century":
        return 1200
    if date.precision == "range" and (parts := date.edtf.removeprefix("-").count("-")):
        return 1 if parts == 1 else 0  # a mask, of a month or of a day
    year, month, day = civil(date.a)
    last_year, last_month, _ = civil(date.d)
    if day != 1 or date.d != last_of_month(last_year, last_month):
        return 0
    return (last_year - year) * 12 + last_month - month + 1


def to_edtf(when: When) -> str:
    """Return the statement in EDTF, or as written where EDTF has no form for it.

    EDTF has none for parts of a month or of a decade, for anything but a whole year beyond
    four digits, and so for a span or bound that has one of these at its end.

    Args:
        when: the date.

    Returns:
        A text that `parse_date` reads to the same days.
    """
    return when.edtf or when.text


def clock_seconds(when: When) -> tuple[int, int | None] | None:
    """Return (seconds since the author's midnight, minutes east of UTC or None), or None.

    Two clock times of one day compare as instants only where both have an offset.
    """
    clock = when.clock
    if clock is None:
        return None
    seconds = int(clock[:2]) * 3600 + int(clock[3:5]) * 60
    rest = clock[5:]
    if rest.startswith(":"):
        seconds += int(rest[1:3])
        rest = rest[3:]
    if not rest:
        return seconds, None
    if rest == "Z":
        return seconds, 0
    offset = int(rest[1:3]) * 60 + int(rest[4:6] or 0)
    return seconds, -offset if rest[0] == "-" else offset


def _holds_a_whole_unit(when: When, low: int, high: int) -> bool:
    """Say whether the window covers one whole day, month or year of the range.

    `{1670..1672}` has an event on some day of each year, so only a window that covers a whole
    year of the three surely meets one.
    """
    first, last = max(low, when.a), min(high, when.d)
    if first == OPEN_PAST or last == OPEN_FUTURE:
        return first <= last
    year, month, day = civil(first)
    match when.ends[0].precision:
        case "day":
            return first <= last
        case "month":
            return last_of_month(year, month + (day > 1)) <= last
        case "year":
            return ordinal(year + ((month, day) != (1, 1)), 12, 31) <= last
        case (
            "time"
            | "week"
            | "season"
            | "quarter"
            | "third"
            | "half"
            | "decade"
            | "century"
            | "range"
        ):
            return any(end.overlaps(low, high) is Truth.YES for end in when.ends)
        case _ as unknown:
            assert_never(unknown)
