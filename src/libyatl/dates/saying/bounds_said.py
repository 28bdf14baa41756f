"""Bounds in words, each as exactly as the date is stated on which it rests.

What was published in August 2017 was published *by August 2017*, and not *by 31 August*, which
nobody said. A bound that a length of time shifted away from its date is said by the unit of that
date's precision in which it then lies: two weeks after August it was *on or after August*, for all
that is known.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.calendar_names import Named, Unit, name, of_precision, pair, year_name
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil
from libyatl.dates.saying.in_words import in_words
from libyatl.dates.saying.moments_said import moment_in_words, moments_in_words
from libyatl.dates.saying.unit_at import unit_at
from libyatl.dates.unit_steps import day_moved
from libyatl.dates.when import When

_MINUTE = 60
_QUARTER = 92
_CENTURY = 36524
_NAMED: dict[str, Unit] = {"day": "day", "month": "month", "year": "year"}


class Bound(NamedTuple):
    """A first or a last moment of something.

    Attributes:
        second: its second, by some clock; where it is a whole day, the first or the last of that.
            Of an approximate date, that of its reach.
        offset: seconds east of UTC of that clock; None where nobody knows.
        date: the date on which it rests, one without ends or parts; None for words that say all.
    """

    second: int
    offset: int | None = None
    date: When | None = None


class Said(NamedTuple):
    """A bound in words: the first and the last day of the unit by which it is said.

    `named` is what it is named by, if that is a plain day, month or year; `plain` says that it is
    neither about nor doubtful.
    """

    first: int
    last: int
    words: str
    named: Named | None
    plain: bool


def bounds_said(low: Bound | None, high: Bound | None, *, short: bool = False) -> str:
    """Say what lies between two bounds, both inclusive; None of one that is open.

    `by August 2017`, `on or after about 1900`, `between 25 July and August 2017`, `August 2017,
    from 25 August`, and as `moments_in_words` does where both rest on days and clocks.

    Args:
        low: the first moment.
        high: the last one.
        short: abbreviate the months, for a narrow column.
    """
    if all(bound is None or _is_exact(bound.date) for bound in (low, high)):
        return moments_in_words(
            OPEN_PAST if low is None else _as_exactly(low, latest=False),
            OPEN_FUTURE if high is None else _as_exactly(high, latest=True),
            low and low.offset,
            high and high.offset,
            short=short,
        )
    if high is None:
        assert low is not None
        return f"on or after {said_by(low, latest=False, short=short).words}"
    last = said_by(high, latest=True, short=short)
    if low is None:
        return f"by {last.words}"
    first = said_by(low, latest=False, short=short)
    return _both_said(first, last, (low, high), short=short)


def _both_said(first: Said, last: Said, bounds: tuple[Bound, Bound], *, short: bool) -> str:
    if first == last:
        return first.words
    low, high = (bound.second // SECONDS_IN_DAY for bound in bounds)
    if first.plain and last.plain:
        if last.first <= first.first and first.last <= last.last:
            if low == last.first:
                return last.words
            return f"{last.words}, from {_less_its_year(first, last)}"
        if first.first <= last.first and last.last <= first.last:
            if high == first.last:
                return first.words
            return f"{first.words}, by {_less_its_year(last, first)}"
        if first.named and last.named and _alike(first.named, last.named):
            return f"between {pair(first.named, last.named, joint='and', short=short)}"
    if first.plain and last.last - last.first <= _QUARTER:
        return f"between {_less_its_year(first, last)} and {last.words}"
    return f"between {first.words} and {last.words}"


def _alike(one: Named, other: Named) -> bool:
    return list(map(bool, one)) == list(map(bool, other))


def _less_its_year(said: Said, other: Said) -> str:
    """Return the words of a bound without the year that those of another tell."""
    year = civil(said.first)[0]
    if not year == civil(said.last)[0] == civil(other.first)[0] == civil(other.last)[0]:
        return said.words
    return said.words.replace(f" {year_name(year)}", "", 1)


def _is_exact(date: When | None) -> bool:
    """Whether a bound that rests on a date is a day, or a minute or a second by some clock."""
    if date is None:
        return True
    if date.qualified or date.julian:
        return False
    return date.precision == "day" or (date.precision == "time" and date.d - date.a < _MINUTE)


def _as_exactly(bound: Bound, *, latest: bool) -> int:
    """Return the second of a bound as exactly as its date is stated."""
    second, _, date = bound
    if date is None:
        return second
    unit = SECONDS_IN_DAY if date.seconds is None else _MINUTE
    if date.seconds is not None and date.a == date.d:
        return second
    return second - second % unit + (unit - 1 if latest else 0)


def said_by(bound: Bound, *, latest: bool, short: bool = False) -> Said:
    """Return by what a first or a last moment is said: no more exactly than its date is stated."""
    date = bound.date
    if date is None or _is_exact(date):
        second = _as_exactly(bound, latest=latest)
        day = second // SECONDS_IN_DAY
        words = moment_in_words(second, bound.offset, latest=latest, short=short)
        named = civil(day) if words == name(civil(day), short=short) else None
        return Said(day, day, words, named, plain=True)
    second = _as_stated(bound.second, date, latest=latest)
    day = second // SECONDS_IN_DAY
    exact = date._replace(approximate=False, uncertain=False)
    if _is_of(second, exact, latest=latest) and not _is_scattered(exact):
        unit = exact
    else:
        exact = exact._replace(julian=False)
        if _is_exact(exact):
            of_date = Bound(second, bound.offset, exact)
            return _with_marks(said_by(of_date, latest=latest, short=short), date)
        unit = unit_at(day, exact)
    words = in_words(unit, short=short)
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", "–", 1)
    precision = None if unit.julian else _NAMED.get(unit.precision)
    named = of_precision(unit.first_day, precision) if precision else None
    return _with_marks(Said(unit.first_day, unit.last_day, words, named, plain=True), date)


def _is_of(second: int, date: When, *, latest: bool) -> bool:
    """Whether a bound is of a date itself; another's clock does not tell of a part of its day."""
    if date.clocked:
        return second == (date.d if latest else date.a)
    return date.a <= second <= date.d


def _is_scattered(date: When) -> bool:
    """Whether a date is of some days, months or years out of many, whose words name no bound."""
    return date.precision == "range" and date.last_day - date.first_day < _CENTURY


def _as_stated(second: int, date: When, *, latest: bool) -> int:
    """Return where a bound would lie without the reach of its date."""
    if not date.approximate:
        return second
    way = -1 if latest else 1
    if date.seconds is not None:
        return second + way * (date.d - date.a + 1)
    day, rest = divmod(second, SECONDS_IN_DAY)
    moved = day_moved(day, way, date.days, date.precision, date.edtf)
    return moved * SECONDS_IN_DAY + rest


def _with_marks(said: Said, date: When) -> Said:
    """Return the words of a bound with the marks of its date."""
    if not date.qualified:
        return said
    words = f"{said.words}?" if date.uncertain else said.words
    return said._replace(words=f"about {words}" if date.approximate else words, plain=False)
