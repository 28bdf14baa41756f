"""Plain dates and parts of them in English: `25 July 2017`, `44 BC`, `early August 2017`.

What a reader takes for granted is listed in tables of words; there is no other grammar. Every
function takes the words of one date and answers None where they are none of its own.
"""

from __future__ import annotations

from libyatl.dates.civil import civil, ordinal
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import Misread
from libyatl.dates.reading.centuries import read_century
from libyatl.dates.reading.edtf_date import read_leaf
from libyatl.dates.reading.english_clocks import at_said_clock, take_clock
from libyatl.dates.reading.english_words import (
    HALVES,
    MONTH_NUMBERS,
    PARTS_OF_YEAR,
    SEASON_CODES,
    THIRDS,
    VAGUE,
    VAGUE_IN_CAPITALS,
    Word,
    Words,
    is_number,
    take_day,
    take_year,
    without_comma,
)
from libyatl.dates.reading.old_style import no_whole_unit, of_old_style, read_julian, take_style
from libyatl.dates.reading.weeks import of_weekday, read_week, take_weekday
from libyatl.dates.units import day_of, month_of, season_of, year_of
from libyatl.dates.when import When


def read_operand(text: str, words: Words) -> When | None:
    """Read a plain date or a part of one, with or without a word such as `about` before it."""
    if not words:
        return None
    first = words[0]
    if first.word in VAGUE or text[first.start : first.end] in VAGUE_IN_CAPITALS:
        date = read_part(text, words[1:])
        return date and _approximately(date, text[first.start : words[-1].end])
    date = read_part(text, words)
    if date is None and len(words) > 1 and words[-1].word.strip("()") in VAGUE:
        date = read_part(text, [*words[:-2], without_comma(words[-2])])
        return date and _approximately(date, text[first.start : words[-1].end])
    return date


def read_part(text: str, words: Words) -> When | None:
    """Read `early`, `mid`, `late` or a half of a date, a century, or a plain date."""
    if not words:
        return None
    century = read_century(text, words)
    if century is not None:
        return century
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
    """Read a day, a week, a month, a season, a quarter, a half, a year or a decade."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    if len(words) == 1:
        return _in_numbers(text, words[0]) or _decade(text, words)
    clock, rest = take_clock(text, words)
    if clock is not None:
        day = read_plain(text, rest)
        return day and at_said_clock(text, day, clock, written=text[start:end])
    weekday, rest = take_weekday(words)
    if weekday is not None:
        date = read_plain(text, rest)
        return date and of_weekday(text, date, weekday, start=start, end=end)
    is_julian, rest = take_style(words)
    if is_julian is not None:
        return _in_style(text, words, rest, is_julian=is_julian)
    year, rest = take_year(text, words)
    if year is None:
        return _decade(text, words) if words[0].word == "the" else None
    if not rest:
        return year_of(year, text[start:end])
    return _in_year(text, rest, year, end=end)


def _in_style(text: str, words: Words, rest: Words, *, is_julian: bool) -> When | None:
    """Read a date behind, or before, which stands its calendar."""
    start, end = words[0].start, words[-1].end
    bracket = next((at for at, word in enumerate(rest) if at and word.word[0] == "("), None)
    if is_julian and bracket:
        date = read_plain(text, words[:bracket])
        return date and of_old_style(text, date, rest[bracket:], start=start, end=end)
    date = read_julian(text, rest, start=start, end=end) if is_julian else None
    date = date or read_plain(text, rest)
    if date is None:
        return None
    if is_julian and not date.julian:
        raise no_whole_unit(text, start=start, end=end)
    return date._replace(text=text[start:end])


def _in_numbers(text: str, word: Word) -> When | None:
    """Read a date of EDTF, a week of ISO 8601, or a day with slashes."""
    start, end = word.start, word.end
    if word.word[4:6] == "-w":
        return read_week(text, word)
    if pattern("[0-9]{4}/[0-9]{2}/[0-9]{2}").fullmatch(word.word):
        day = read_leaf(word.word.replace("/", "-"))
        return day and day._replace(text=word.word)
    return read_leaf(text, start, end)


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
        if first in PARTS_OF_YEAR:
            return season_of(year, PARTS_OF_YEAR[first], text[start:end])
        return None
    if len(rest) > 2:
        return None
    second = rest[1]
    if first in SEASON_CODES and second.word == "of":
        return season_of(year, SEASON_CODES[first], text[start:end])
    if month:
        day = take_day(text, without_comma(second))
    else:
        month = MONTH_NUMBERS.get(second.word)
        day = take_day(text, rest[0]) if month else None
    if month is None or day is None:
        return None
    return day_of(year, month, day, text, start=start, end=end)


def _decade(text: str, words: Words) -> When | None:
    """Read `1980s` or `the 1980s`."""
    written = text[words[0].start : words[-1].end]
    if words[0].word == "the":
        words = words[1:]
    if len(words) != 1:
        return None
    word, _, end = words[0]
    if len(word) != 5 or word[3:] != "0s" or not is_number(word[:4]):
        return None
    if word[2] == "0":
        raise Misread(
            text,
            f"{word} may be a decade or a century",
            (f"{word[:3]}X", "the decade"),
            (f"{word[:2]}XX", "the century"),
            help="write the decade with an X for its last digit, or the century in words",
            start=end - len(written),
            end=end,
        )
    year = int(word[:4])
    first, last = ordinal(year, 1, 1), ordinal(year + 9, 12, 31)
    return When((first, last, first, last), written, "decade", edtf=f"{word[:3]}X")


def _part_of(text: str, words: Words, rest: Words, *, index: int, parts: int) -> When | None:
    """Return a third or a half of the date that `rest` says."""
    whole = read_plain(text, rest)
    if whole is None or whole.form != "date":
        return None
    if whole.julian:
        raise no_whole_unit(text, start=words[0].start, end=words[-1].end)
    written = text[words[0].start : words[-1].end]
    found = _days_of_part(whole, written, index=index, parts=parts)
    if found is None:
        return None
    low, high, edtf = found
    return When(
        (low, high, low, high),
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
    year = civil(whole.first_day)[0]
    match whole.precision:
        case "month":
            low = whole.first_day + (10 if parts == 3 else 15) * index
            return (
                low,
                whole.last_day if index == parts - 1 else low + (9 if parts == 3 else 14),
                "",
            )
        case "year" if "S" not in whole.edtf:
            date = season_of(year, (37 if parts == 3 else 40) + index, written)
            return date.first_day, date.last_day, date.edtf and date.edtf + qualifier(whole)
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
    edtf = "" if date.clocked else date.edtf
    if edtf:
        edtf = edtf.rstrip("~?%") + ("%" if edtf[-1] in "?%" else "~")
    parts = tuple(_approximately(part, part.text) for part in date.parts)
    return date._replace(text=text, approximate=True, edtf=edtf, parts=parts)
