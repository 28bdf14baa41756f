"""Dates for people: `25 July 2017`, `12–14 August 2017`, `since c. 2015`, in British order.

Where a form is in the closed set of `english_bounds.py`, its words are in that set too, except that
a pair says once what its two ends share (`between March and August 2017`, `2015–2017`).
"""

from __future__ import annotations

from typing import assert_never

from libyatl.dates.calendar_names import Unit, name, of_precision, pair, span_of_units, year_name
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil
from libyatl.dates.date_forms import Precision
from libyatl.dates.julian import julian_civil
from libyatl.dates.saying.century_words import century_words
from libyatl.dates.saying.clocks_said import pair_of_clocks, with_clock
from libyatl.dates.saying.masked import decade_words, masked_words, season_words
from libyatl.dates.when import When

_PART = (("early ", "mid-", "late "), ("first half of ", "second half of "))
_LONGEST_OF_DECADE = 4 * 366
_NAMED: dict[Precision, Unit] = {"day": "day", "month": "month", "year": "year"}


def in_words(when: When, *, short: bool = False) -> str:
    """Say a date in words.

    Args:
        when: the date.
        short: abbreviate the months, for a narrow column.

    Returns:
        Words such as `early August 2017`, which say no more than the date does.
    """
    match when.form:
        case "date":
            return _leaf(when, short=short)
        case "set":
            # One clock that its zone showed twice is said, and read again, as one.
            return _leaf(when, short=short) if when.clock else _set(when, short=short)
        case "accounts":
            first, *others = [in_words(part, short=short) for part in when.parts]
            accounts = "other accounts" if others[1:] else "another account"
            return f"{first}, or by {accounts} {' and '.join(others)}"
        case "each":
            return _each_of(when, short=short)
        case "lasted":
            return _pair(*when.ends, joint="–", short=short)
        case "between":
            return f"between {_pair(*when.ends, joint='and', short=short)}"
        case "began":
            return f"{_end(when.ends[0], short=short)} – unknown"
        case "ended":
            return f"unknown – {_end(when.ends[0], short=short)}"
        case "since" | "until" | "before" | "by" | "after" | "on or after":
            return f"{when.form} {_end(when.ends[0], short=short)}"
        case _:
            assert_never(when.form)


def bounds_in_words(low: int, high: int, *, short: bool = False) -> str:
    """Say which days lie from low to high, both inclusive, either of which may be open.

    `25 July 2017`, `August 2017` for exactly that month, `between 1 and 10 August 2017`,
    `by 10 August 2017`, `on or after 1 August 2017`, `any day`.
    """
    if low <= OPEN_PAST or high >= OPEN_FUTURE:
        if low > OPEN_PAST:
            return f"on or after {name(civil(low), short=short)}"
        return f"by {name(civil(high), short=short)}" if high < OPEN_FUTURE else "any day"
    first, last = span_of_units(low, high)
    if first == last:
        return name(first, short=short)
    return f"between {pair(first, last, joint='and', short=short)}"


def _leaf(when: When, *, short: bool) -> str:
    words = _unqualified(when, short=short)
    if when.approximate:
        between = "between " if words.startswith("between ") else ""
        words = f"{between}c. {words.removeprefix(between)}"
    return f"{words}?" if when.uncertain else words


def _unqualified(when: When, *, short: bool) -> str:
    if "S" in when.edtf:
        return masked_words(when, short=short)
    if when.julian:
        words = _in_both_calendars(when, short=short)
        return with_clock(words, when.clock) if when.clock else words
    match when.precision:
        case "day" | "month" | "year":
            return name(of_precision(when.first_day, when.precision), short=short)
        case "week":
            return f"week of {pair(civil(when.first_day), civil(when.last_day), short=short)}"
        case "time":
            return with_clock(name(civil(when.first_day), short=short), when.clock or "")
        case "season" | "quarter":
            return season_words(when)
        case "third" | "half":
            return _part(when, short=short)
        case "decade":
            return decade_words(civil(when.first_day)[0])
        case "century" if not when.edtf:
            return century_words(when)
        case "century" | "range":
            return masked_words(when, short=short)
        case _:
            assert_never(when.precision)


def _in_both_calendars(when: When, *, short: bool) -> str:
    """Say `7 November 1917 (25 October O.S.)`; the year twice only where it is another."""
    year, month, day = julian_civil(when.first_day)
    of_a_day = when.precision in ("day", "time")
    said = (year, month * (when.precision != "year"), day * of_a_day)
    old = name(said, short=short)
    if when.precision != "year" and year == civil(when.first_day)[0] == civil(when.last_day)[0]:
        old = old.removesuffix(f" {year_name(year)}")
    if of_a_day:
        return f"{name(civil(when.first_day), short=short)} ({old} O.S.)"
    days = pair(civil(when.first_day), civil(when.last_day), joint="and", short=short)
    return f"between {days} ({old} O.S.)"


def _part(when: When, *, short: bool) -> str:
    """Say which third or half of which month, year or decade a date is."""
    year, month, day = civil(when.first_day)
    length = when.last_day - when.first_day + 1
    if length > _LONGEST_OF_DECADE:
        return century_words(when)
    thirds = when.precision == "third"
    parts = _PART[0 if thirds else 1]
    if length < 20:
        index = (day - 1) // (10 if thirds else 15)
        return f"{parts[index]}{name((year, month, 0), short=short)}"
    if length < 366:
        index = (month - 1) // (4 if thirds else 6)
        return f"{parts[index]}{name((year, 0, 0))}"
    return f"{parts[year % 10 // 3]}{year // 10 * 10}s"


def _pair(first: When, last: When, *, joint: str, short: bool) -> str:
    plain = not ("S" in first.edtf + last.edtf or first.julian or last.julian)
    if plain and not first.qualified and not last.qualified:
        words = _said_once(first, last, joint=joint, short=short)
        if words:
            return words
    return f"{_end(first, short=short)} {joint} {_end(last, short=short)}"


def _said_once(first: When, last: When, *, joint: str, short: bool) -> str:
    """Say once what two dates share; empty where they share nothing that can be said once."""
    if first.clock and last.clock:
        day = name(civil(first.first_day), short=short)
        return pair_of_clocks(day, first, last, joint=joint)
    unit = _NAMED.get(first.precision) if first.precision == last.precision else None
    if unit is None:
        return ""
    one, other = (of_precision(date.first_day, unit) for date in (first, last))
    if one != other:
        return pair(one, other, joint=joint, short=short)
    words = name(one, short=short)
    if joint != "–":
        return ""
    return words if unit == "day" else f"within {words}"


def _end(when: When, *, short: bool) -> str:
    """Say a date that bounds another: what is itself between two, with a dash."""
    words = in_words(when, short=short)
    if not words.startswith("between "):
        return words
    return words.removeprefix("between ").replace(" and ", "–", 1)


def _set(when: When, *, short: bool) -> str:
    if len(when.parts) == 1:
        words = in_words(when.parts[0], short=short)
        return f"all of {words}" if len(when.parts[0].ends) == 2 and when.choice == "all" else words
    parts = when.parts
    if parts[-1].last_day < 1:  # `AD 50 or 3 BC`: an era at the end would be read as that of all
        parts = tuple(sorted(parts, key=lambda part: part.first_day > 0))
    said = [_member(part, short=short) for part in parts]
    return f"{', '.join(said[:-1])} {'or' if when.choice == 'one' else 'and'} {said[-1]}"


def _member(part: When, *, short: bool) -> str:
    if len(part.ends) == 2:
        return _pair(*part.ends, joint="–", short=short)
    return in_words(part, short=short)


def _each_of(when: When, *, short: bool) -> str:
    if len(when.ends) == 2:
        return _pair(*when.ends, joint="–", short=short)
    open_word = "until" if when.first_day == OPEN_PAST else "since"
    return f"all {open_word} {in_words(when.ends[0], short=short)}"
