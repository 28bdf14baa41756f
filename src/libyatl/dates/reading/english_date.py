"""Plain dates and parts of them in English: `25 July 2017`, `44 BC`, `early August 2017`.

What a reader takes for granted is listed in tables of words; there is no other grammar. Every
function takes the words of one date and answers None where they are none of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.civil import LARGEST_YEAR, civil, ordinal
from libyatl.dates.problem import DateError
from libyatl.dates.reading.edtf_date import read_leaf
from libyatl.dates.units import day_of, month_of, season_of, year_of
from libyatl.dates.when import When


class Word(NamedTuple):
    """A word in lower case and where it stands in the text."""

    word: str
    start: int
    end: int


Words = list[Word]

MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    **{f"{name[:3].lower()}.": number for number, name in enumerate(MONTHS, 1) if name != "May"},
    "sept": 9,
    "sept.": 9,
}
SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
VAGUE = frozenset(("c.", "ca.", "circa", "about", "around", "approximately"))
THIRDS = {"early": 0, "mid": 1, "late": 2}
HALVES = {"first": 0, "second": 1}
ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def read_operand(text: str, words: Words) -> When | None:
    """Read a plain date or a part of one, with or without a word such as `about` before it."""
    if not words:
        return None
    if words[0].word in VAGUE:
        date = read_part(text, words[1:])
        return date and _approximately(date, text[words[0].start : words[-1].end])
    return read_part(text, words)


def read_part(text: str, words: Words) -> When | None:
    """Read `early`, `mid`, `late` or a half of a date, or a plain date."""
    if not words:
        return None
    first = words[0].word
    if first in THIRDS:
        inside = len(words) > 1 and words[1].word == "in" and first != "mid"
        return _part_of(text, words, words[2 if inside else 1 :], index=THIRDS[first], parts=3)
    if first.startswith("mid-"):
        rest = [words[0]._replace(word=first[4:], start=words[0].start + 4), *words[1:]]
        return _part_of(text, words, rest, index=1, parts=3)
    if first in HALVES and [word.word for word in words[1:3]] == ["half", "of"]:
        return _part_of(text, words, words[3:], index=HALVES[first], parts=2)
    return read_plain(text, words)


def read_plain(text: str, words: Words) -> When | None:
    """Read a day, a month, a season, a quarter, a year or a decade, in English or EDTF."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    if len(words) == 1:
        date = read_leaf(text, start, end)
        if date and date.clock:
            raise DateError(
                text,
                "only a day alone takes a clock time",
                start=start,
                end=end,
                help="leave the clock time out",
            )
        return date or _decade(text, words)
    year, rest = take_year(text, words)
    if year is None:
        return _decade(text, words) if words[0].word == "the" else None
    if not rest:
        return year_of(year, text[start:end])
    return _in_year(text, rest, year, end=end)


def _in_year(text: str, rest: Words, year: int, *, end: int) -> When | None:
    """Read what stands before a year."""
    start = rest[0].start
    first = rest[0].word
    month = MONTH_NUMBERS.get(first)
    if len(rest) == 1:
        if month:
            return month_of(year, month, text[start:end])
        if first in SEASON_CODES:
            return season_of(year, SEASON_CODES[first], text[start:end])
        if len(first) == 2 and first[0] == "q" and first[1] in "1234":
            return season_of(year, 32 + int(first[1]), text[start:end])
        return None
    if len(rest) > 2:
        return None
    second = rest[1]
    if first in SEASON_CODES and second.word == "of":
        return season_of(year, SEASON_CODES[first], text[start:end])
    if month:
        second = second._replace(word=second.word.removesuffix(","))
        day = take_day(text, second)
    else:
        month = MONTH_NUMBERS.get(second.word)
        day = take_day(text, rest[0]) if month else None
    if month is None or day is None:
        return None
    return day_of(year, month, day, text, start=start, end=end)


def take_year(text: str, words: Words) -> tuple[int | None, Words]:
    """Take the year off the end: `2017`, `44 BC`, `50 CE`, `AD 50`; return it and the rest."""
    last = words[-1].word
    if last in ERAS and len(words) > 1:
        number, sign, rest, taken = words[-2].word, ERAS[last], words[:-2], words[-2:]
    elif len(words) > 1 and words[-2].word == "ad":
        number, sign, rest, taken = last, 1, words[:-2], words[-2:]
    elif len(last) == 4 and is_number(last):
        return int(last), words[:-1]
    else:
        return None, words
    if not is_number(number):
        return None, words
    start, end = taken[0].start, taken[-1].end
    if not number.strip("0"):
        raise DateError(
            text,
            "there is no year 0 before or after Christ",
            help="1 BC is followed by AD 1",
            start=start,
            end=end,
        )
    if number[0] == "0" and len(number) != 4:
        raise DateError(
            text,
            "a year with an era has no zeros before it",
            help=f"write {text[start:end].replace(number, number.lstrip('0'))}",
            start=start,
            end=end,
        )
    if len(number) > len(str(LARGEST_YEAR)) or int(number) > LARGEST_YEAR:
        raise DateError(
            text,
            "the year is beyond 10^15",
            start=start,
            end=end,
            help="years run to Y1E15 and Y-1E15",
        )
    return (int(number) if sign > 0 else 1 - int(number)), rest


def take_day(text: str, word: Word) -> int | None:
    """Read `25`, `05` or `25th`; None where it is no day of any month.

    Raises:
        DateError: it is a number with the ordinal ending of another.
    """
    digits = word.word
    ending = ""
    if digits[-2:] in ("st", "nd", "rd", "th"):
        digits, ending = digits[:-2], digits[-2:]
    if not is_number(digits) or len(digits) > 2:
        return None
    day = int(digits)
    teen = 10 < day < 20
    right = "th" if teen else _SUFFIXES.get(day % 10, "th")
    if ending and ending != right:
        raise DateError(
            text,
            f"{day} is not written {digits}{ending}",
            help=f"write {day}{right}, or {day} alone",
            start=word.start,
            end=word.end,
        )
    return day


def is_number(word: str) -> bool:
    """Say whether a word consists of the digits 0 to 9."""
    return word.isascii() and word.isdigit()


def _decade(text: str, words: Words) -> When | None:
    """Read `1980s` or `the 1980s`."""
    written = text[words[0].start : words[-1].end]
    if words[0].word == "the":
        words = words[1:]
    if len(words) != 1:
        return None
    word, start, end = words[0]
    if len(word) != 5 or word[3:] != "0s" or not is_number(word[:4]):
        return None
    if word[2] == "0":
        raise DateError(
            text,
            f"{word} may be a decade or a century",
            start=start,
            end=end,
            help=f"write {word[:3]}X for the decade, {word[:2]}XX for the century",
        )
    year = int(word[:4])
    first, last = ordinal(year, 1, 1), ordinal(year + 9, 12, 31)
    return When(first, last, first, last, written, "decade", edtf=f"{word[:3]}X")


def _part_of(text: str, words: Words, rest: Words, *, index: int, parts: int) -> When | None:
    """Return a third or a half of the date that `rest` says."""
    whole = read_plain(text, rest)
    if whole is None or whole.form != "date":
        return None
    written = text[words[0].start : words[-1].end]
    found = _days_of_part(whole, written, index=index, parts=parts)
    if found is None:
        return None
    low, high, edtf = found
    return When(
        low,
        high,
        low,
        high,
        written,
        "third" if parts == 3 else "half",
        approximate=whole.approximate,
        uncertain=whole.uncertain,
        edtf=edtf,
    )


def _days_of_part(
    whole: When, written: str, *, index: int, parts: int
) -> tuple[int, int, str] | None:
    """Return the first and last day of a part, and its EDTF where that has one.

    None where such a date has no parts.
    """
    year = civil(whole.a)[0]
    match whole.precision:
        case "month":
            low = whole.a + (10 if parts == 3 else 15) * index
            return low, whole.d if index == parts - 1 else low + (9 if parts == 3 else 14), ""
        case "year" if "S" not in whole.edtf:
            date = season_of(year, (37 if parts == 3 else 40) + index, written)
            return date.a, date.d, date.edtf and date.edtf + qualifier(whole)
        case "decade" if parts == 3 and year >= 0:
            first, last = ((0, 3), (4, 6), (7, 9))[index]
            return ordinal(year + first, 1, 1), ordinal(year + last, 12, 31), ""
    # Of all others nobody says where a third or a half would begin.
    return None


def qualifier(date: When) -> str:
    """Return the EDTF qualifier that says how sure a date is: nothing, `~`, `?` or `%`."""
    return ("", "~", "?", "%")[date.approximate + 2 * date.uncertain]


def _approximately(date: When, text: str) -> When:
    """Return the same date, marked as approximate, with its words."""
    edtf = date.edtf
    if edtf:
        edtf = edtf.rstrip("~?%") + ("%" if edtf[-1] in "?%" else "~")
    return When(
        date.a,
        date.b,
        date.c,
        date.d,
        text,
        date.precision,
        approximate=True,
        uncertain=date.uncertain,
        edtf=edtf,
    )
