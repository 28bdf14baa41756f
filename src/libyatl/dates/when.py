"""`When`: what a date says, as four bounds, and the questions that it answers.

Something began at some moment in [a, b] and ended at some moment in [c, d], both inclusive. A date
without a clock (a *day-date*) is kept in whole days, and read in seconds where a clock is asked
for; a date with one is kept in both (`libyatl.dates.axis`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, assert_never

from libyatl.dates.axis import (
    SECONDS_IN_DAY,
    Four,
    Offsets,
    Scale,
    day_of_second,
    days_of,
    in_order,
    in_utc,
    reach_of_zones,
    seconds_of,
)
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, bound_to_iso
from libyatl.dates.date_forms import Choice, Form, Precision, WhenKind
from libyatl.dates.problem import no_order
from libyatl.dates.unit_steps import day_moved, holds_a_unit
from libyatl.truth import Truth


class When(NamedTuple):
    """A date as stated. It has no order: which of two dates is earlier may be undecidable.

    Attributes:
        days: the first and the last day on which it can have begun, and the first and the last on
            which it can have ended: ordinals, `OPEN_PAST` or `OPEN_FUTURE`.
        text: the date as written.
        precision: how exactly it is stated.
        approximate: qualified by `~`, `%`, `c.`, `about` and the like, somewhere.
        uncertain: qualified by `?` or `%`, somewhere.
        clock: `14:30`, `14:30:05.2+02:00`, as written behind a day, or the name of a part of it,
            `morning`; None where there is neither, or it is in a part or an end.
        edtf: the statement in EDTF; empty where EDTF has no form for it.
        form: how it is said.
        ends: the dates that the form was given, in the order written.
        choice: whether it is one of its parts, or all of them.
        parts: the members of a set, in the order written.
        julian: whether it was written in the Julian calendar; the days are Gregorian all the same.
        seconds: the same four bounds in seconds of the clock as its author reads it; None of a
            day-date, which has no clock anywhere.
        offsets: seconds east of UTC of each bound; None where it has no zone at all.
        zone: the name of its time zone, such as `Africa/Tripoli`; empty where it has none.
    """

    days: Four
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
    seconds: Four | None = None
    offsets: Offsets | None = None
    zone: str = ""

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
    def a(self) -> int:
        """The first second in which it can have begun, or `OPEN_PAST` (`libyatl.dates.axis`)."""
        return self.wall[0]

    @property
    def b(self) -> int:
        """The last second in which it can have begun, or `OPEN_FUTURE`."""
        return self.wall[1]

    @property
    def c(self) -> int:
        """The first second in which it can have ended, or `OPEN_PAST`."""
        return self.wall[2]

    @property
    def d(self) -> int:
        """The last second in which it can have ended, or `OPEN_FUTURE`."""
        return self.wall[3]

    @property
    def first_day(self) -> int:
        """The first day on which it can have begun, or `OPEN_PAST`."""
        return self.days[0]

    @property
    def last_day(self) -> int:
        """The last day on which it can have ended, or `OPEN_FUTURE`."""
        return self.days[3]

    @property
    def clocked(self) -> bool:
        """Whether it has a clock somewhere; else it is a day-date."""
        return self.seconds is not None

    @property
    def stated(self) -> Four:
        """Its bounds in the unit in which they were stated: seconds of the clock, or days."""
        return self.days if self.seconds is None else self.seconds

    @property
    def wall(self) -> Four:
        """Its bounds in seconds of the clock as its author reads it."""
        return seconds_of(self.days) if self.seconds is None else self.seconds

    @property
    def instants(self) -> Four:
        """Its bounds in seconds of UTC; what has no zone may be anywhere on earth."""
        if self.parts:
            return joined([part.instants for part in self.parts], self.choice)
        return in_utc(self.wall, self.offsets)

    @property
    def zoned(self) -> bool:
        """Whether it has a time zone, its own or that of its file, for some bound at least."""
        return self.offsets is not None

    def on(self, scale: Scale) -> Four:
        """Return its bounds on a scale."""
        match scale:
            case "days":
                return self.days
            case "wall":
                return self.wall
            case "instants":
                return self.instants
            case _:
                assert_never(scale)

    @property
    def kind(self) -> WhenKind:
        """`point`, `span` or `open`.

        A point is one moment or one day, known or not; what is open lacks a known beginning or
        end. A span may have the bounds of a point (`2015/2015` lasted, within 2015) and is none.
        """
        a, b, c, d = self.stated
        match self.form:
            case "date" | "between" | "before" | "by" | "after" | "on or after" | "each":
                pass
            case "accounts":
                return "point" if all(part.kind == "point" for part in self.parts) else "span"
            case "lasted" | "set":
                if a != d and self.choice != "one":
                    return "span"
            case "since" | "until" | "began" | "ended":
                return "open"
            case _:
                assert_never(self.form)
        return "point" if a == c and b == d else "span"

    @property
    def reach(self) -> When:
        """The date as far out as what is approximate of it may lie; itself where nothing is.

        That is one unit of its precision on either side. What is uncertain has no reach: it may
        be another date altogether.
        """
        return _reached(self) if self.approximate else self

    @property
    def qualified(self) -> bool:
        """Whether the author marked any of it as approximate or uncertain."""
        return self.approximate or self.uncertain

    def overlaps(self, low: int, high: int, scale: Scale = "wall") -> Truth:
        """Say whether any of it lies from low to high, both inclusive, on a scale.

        Possibly iff `a <= high and d >= low`, certainly iff `b <= high and c >= low`. A [] set
        certainly does iff every part does, a {} set iff any part does. What rests on a
        qualified date is at best MAYBE, and what is approximate possibly does within its `reach`.
        """
        if self.parts:
            return of_parts([part.overlaps(low, high, scale) for part in self.parts], self.choice)
        a, b, c, d = self.days if scale == "days" else self.on(scale)
        if self.offsets is not None and scale != "instants":
            a, b, c, d = in_order((a, b, c, d))
        if a > high or d < low:
            if not self.approximate:
                return Truth.NO
            first, _, _, last = self.reach.on(scale)
            return Truth.MAYBE if first <= high and last >= low else Truth.NO
        if self.qualified:
            return Truth.MAYBE
        if self.form == "each":
            return Truth.YES if _holds_a_whole_unit(self, low, high, scale) else Truth.MAYBE
        return Truth.YES if b <= high and c >= low else Truth.MAYBE

    def __repr__(self) -> str:
        a, b, c, d = (bound_to_iso(day) or "open" for day in self.days)
        return f"When({self.text!r}: begin {a}..{b}, end {c}..{d})"


def of_parts(answers: list[Truth], choice: Choice) -> Truth:
    """Return the answer of a set of dates by those of its members: of one of them, or of all."""
    best = max(answers)
    return best if choice == "all" else min(best, max(min(answers), Truth.MAYBE))


def joined(bounds: list[Four], choice: Choice) -> Four:
    """Return the bounds of a set of dates by those of its members: of one of them, or of all."""
    begins, last_begins, first_ends, ends = zip(*bounds, strict=True)
    first, last = min(begins), max(ends)
    if choice == "one":
        return first, last, first, last
    return first, min(last_begins), max(first_ends), last


@lru_cache(maxsize=1 << 12)  # each date of an event is asked for several times
def _reached(when: When) -> When:
    """Return an approximate date with the bounds of its reach, and approximate no more."""
    if when.parts:
        parts = tuple(part.reach for part in when.parts)
        bounds = joined([part.wall if when.clocked else part.days for part in parts], when.choice)
    else:
        parts = ()
        bounds = _far_out(when)
    days, seconds = (bounds, None) if when.seconds is None else (days_of(bounds), bounds)
    return when._replace(days=days, seconds=seconds, parts=parts, approximate=False)


def _far_out(when: When) -> Four:
    a, b, c, d = when.stated
    first, last = (when.ends[0], when.ends[-1]) if when.ends else (when, when)
    clocked = when.clocked

    def out(bound: int, date: When, way: int) -> int:
        return moved(bound, date, way, clocked=clocked)

    low, high = out(a, first, -1), out(d, last, 1)
    if not when.ends:
        return low, high, low, high
    if when.form in ("lasted", "each") and first is not last:
        begin, end = first.stated[1], last.stated[2]
        if clocked:
            begin, end = first.b, last.c
        return low, min(out(begin, first, 1), high), max(low, out(end, last, -1)), high
    return low, out(b, last, 1), out(c, first, -1), high


def moved(bound: int, date: When, way: int, *, clocked: bool) -> int:
    """Return a bound of a date by one unit of its precision earlier (-1) or later (1).

    It stays where it is if the date is not approximate, or the bound open. With `clocked` it is
    a second, else a day.
    """
    if not date.approximate or bound in (OPEN_PAST, OPEN_FUTURE):
        return bound
    if date.seconds is not None:
        first, _, _, last = date.seconds
        return bound + way * (last - first + 1)
    day, rest = divmod(bound, SECONDS_IN_DAY) if clocked else (bound, 0)
    day = day_moved(day, way, date.days, date.precision, date.edtf)
    return day * SECONDS_IN_DAY + rest if clocked else day


def _holds_a_whole_unit(when: When, low: int, high: int, scale: Scale) -> bool:
    """Say whether the window covers one whole day, month or year of the range.

    `{1670..1672}` has an event on some day of each year, so only a window that covers a whole
    year of the three surely meets one.
    """
    if when.clocked:
        return any(end.overlaps(low, high, scale) is Truth.YES for end in when.ends)
    if scale == "instants":  # a day without a zone is whole there where it is wherever it was
        low = low + reach_of_zones(low)[1] if low > OPEN_PAST else low
        high = high + reach_of_zones(high)[0] if high < OPEN_FUTURE else high
    if scale != "days":
        low = day_of_second(low - 1) + 1 if low > OPEN_PAST else low
        high = day_of_second(high + 1) - 1 if high < OPEN_FUTURE else high
    first, last = max(low, when.first_day), min(high, when.last_day)
    covered = holds_a_unit(first, last, when.ends[0].precision)
    if covered is not None:
        return covered
    return any(end.overlaps(low, high, "days") is Truth.YES for end in when.ends)
