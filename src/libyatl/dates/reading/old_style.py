"""Dates of the Julian calendar: `25 October 1917 O.S.`, `29 February 1900 (Julian)`.

They are converted to the Gregorian calendar, and keep that they were written in the other. Where
the year did not begin on 1 January, a day early in it bears two years, `11 February 1731/2`; with
one year alone, nobody knows which of two is meant.
"""

from __future__ import annotations

from libyatl.dates.calendar_names import MONTHS, name
from libyatl.dates.civil import civil, day_to_iso
from libyatl.dates.date_forms import Precision
from libyatl.dates.julian import julian_civil, julian_month_length, julian_ordinal
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError, Misread
from libyatl.dates.reading.english_words import (
    MONTH_NUMBERS,
    Words,
    take_day,
    take_year,
    without_brackets,
    without_comma,
)
from libyatl.dates.units import CORRECT
from libyatl.dates.when import When

_LAST_OF_TWO_YEARS = 1752
"""Great Britain began its year on 25 March until 1751, and left the Julian calendar in 1752."""
_OLD = {"o.s.": 1, "o.s": 1, "os": 1, "old style": 2, "julian": 1, "julian calendar": 2}
_NEW = {"n.s.": 1, "n.s": 1, "ns": 1, "new style": 2, "gregorian": 1, "gregorian calendar": 2}
_BEFORE = {"julian": True, "@#djulian@": True, "gregorian": False, "@#dgregorian@": False}
_NUMBERS = "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_LAST_WORDS = frozenset(words.split(" ")[-1] for words in (*_OLD, *_NEW))


def take_style(words: Words) -> tuple[bool | None, Words]:
    """Take what says the calendar off a date: whether it is the Julian one, and the rest.

    None where nothing says it.
    """
    first, last = words[0].word, words[-1].word
    if first in _BEFORE and len(words) > 1:
        return _BEFORE[first], words[1:]
    if last.isdigit() or last.strip("()[]") not in _LAST_WORDS:
        return None, words
    for count in (2, 1):
        said = without_brackets(" ".join(word.word for word in words[-count:]))
        if any(word.word[:1] == "(" for word in words[1:-count]):
            said = said.removesuffix(")")  # 7 November 1917 (25 October O.S.)
        for style in (_OLD, _NEW):
            if style.get(said) == count < len(words):
                rest = words[:-count]
                return style is _OLD, [*rest[:-1], without_comma(rest[-1])]
    return None, words


def read_julian(text: str, words: Words, *, start: int, end: int) -> When | None:
    """Read a day, a month or a year of the Julian calendar, which text[start:end] says.

    Raises:
        DateError: the month has no such day, or the year may be either of two.
    """
    parts = _parts(text, words)
    if parts is None:
        return None
    year, month, day, has_two_numbers = parts
    written = text[start:end]
    doubtful = not has_two_numbers and 1 <= year <= _LAST_OF_TWO_YEARS
    if month is None:
        if has_two_numbers:
            return None
        # Whichever day the year began on, it was one from 1 January to 24 March of the next.
        high = julian_ordinal(year + 1, 3, 24) if doubtful else julian_ordinal(year, 12, 31)
        return _converted(julian_ordinal(year, 1, 1), high, written, "year")
    length = julian_month_length(year, month)
    if day is not None and not 1 <= day <= length:
        reason = f"{name((year, month, 0))} has {length} days in the Julian calendar"
        raise DateError(text, reason, help=CORRECT, start=start, end=end)
    if month < 3 or (month == 3 and (day or 1) < 25):
        if doubtful:
            said = f"{day} {MONTHS[month - 1]}" if day else MONTHS[month - 1]
            raise Misread(
                text,
                "the year may have begun on 1 January, or on 25 March",
                (f"{said} {_two_years(year - 1)} O.S.", "the year from 1 January"),
                (f"{said} {_two_years(year)} O.S.", "the year from 25 March"),
                help="write both years, as in 11 February 1731/2 O.S.",
                start=start,
                end=end,
            )
    elif has_two_numbers:
        reason = "a year has two numbers from 1 January to 24 March alone"
        raise DateError(text, reason, help="write one of them", start=start, end=end)
    low = julian_ordinal(year, month, day or 1)
    return _converted(low, low if day else low + length - 1, written, "day" if day else "month")


def of_old_style(text: str, day: When, words: Words, *, start: int, end: int) -> When | None:
    """Return a day beside which stands the same day of the Julian calendar, as we say both.

    Its year may be left out where it is that of the day.

    Raises:
        DateError: they are two days.
    """
    words = [words[0]._replace(word=words[0].word[1:]), *words[1:]]
    parts = _month_and_day(text, words)
    parts_of_day = (civil(day.first_day)[0], *parts, True) if parts else _parts(text, words)
    if parts_of_day is None or None in parts_of_day or day.precision != "day":
        return None
    year, month, number, _ = parts_of_day
    assert month is not None
    assert number is not None
    if julian_civil(day.first_day) == (year, month, number):
        return day._replace(text=text[start:end], julian=True)
    raise DateError(
        text,
        f"{day.text} is {name(julian_civil(day.first_day))} in the Julian calendar",
        help="correct the one or the other",
        start=start,
        end=end,
    )


def no_whole_unit(text: str, *, start: int, end: int) -> DateError:
    """Return the error for a season or a part of the Julian calendar, which is not read."""
    return DateError(
        text,
        "of the Julian calendar only days, months and years are read",
        help="write its first and its last day, each with O.S.",
        start=start,
        end=end,
    )


def _two_years(year: int) -> str:
    """Write a year and the next, with as many digits of that as differ: `1731/2`, `1699/1700`."""
    first, last = f"{year:04d}", f"{year + 1:04d}"
    return f"{first}/{last[-1] if first[:3] == last[:3] else last}"


def _converted(low: int, high: int, written: str, precision: Precision) -> When:
    """Return one unknown day of those, or a day, for which alone EDTF has a form."""
    edtf = day_to_iso(low) if precision == "day" and abs(civil(low)[0]) < 10_000 else ""
    return When((low, high, low, high), written, precision, edtf=edtf, julian=True)


def _parts(text: str, words: Words) -> tuple[int, int | None, int | None, bool] | None:
    """Return the year, the month, the day, and whether the year has two numbers."""
    last = words[-1].word
    if len(words) == 1 and (match := pattern(_NUMBERS).fullmatch(last)):
        year, month, day = match.groups()
        if month and not 1 <= int(month) <= 12:
            return None
        return int(year), int(month) if month else None, int(day) if day else None, False
    match = pattern(r"([0-9]{4})/([0-9]{1,2}|[0-9]{4})").fullmatch(last)
    if match:
        following = f"{int(match[1]) + 1:04d}"
        if not following.endswith(match[2]):
            return None
        year, rest = int(following), words[:-1]
    else:
        found, rest = take_year(text, words)
        if found is None:
            return None
        year = found
    month_and_day = _month_and_day(text, rest)
    return month_and_day and (year, *month_and_day, match is not None)


def _month_and_day(text: str, words: Words) -> tuple[int | None, int | None] | None:
    """Return the month and the day that stand before a year; None for what is neither."""
    if len(words) < 2:
        month = MONTH_NUMBERS.get(words[0].word) if words else None
        return (month, None) if month or not words else None
    if len(words) > 2:
        return None
    first, second = words[0], without_comma(words[1])
    if first.word not in MONTH_NUMBERS:
        first, second = second, first
    month, day = MONTH_NUMBERS.get(first.word), take_day(text, second)
    return (month, day) if month and day is not None else None
