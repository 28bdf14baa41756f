"""Two dates that one text says: spans, `12-14 August 2017`, and choices, `25 or 26 July 2017`.

What two dates share is said once, behind them: `between March and August 2017`.
"""

from __future__ import annotations

from collections.abc import Callable

from libyatl.dates.problem import DateError
from libyatl.dates.reading.edtf_sets import choice_of, lasted
from libyatl.dates.reading.english_clocks import (
    SaidClock,
    at_said_clock,
    clock_of,
    may_have_clock,
    take_clock,
)
from libyatl.dates.reading.english_date import read_operand, read_plain
from libyatl.dates.reading.english_words import (
    ERAS,
    MONTH_NUMBERS,
    Word,
    Words,
    is_number,
    take_day,
    take_year,
    without_comma,
)
from libyatl.dates.reading.old_style import take_style
from libyatl.dates.units import day_of, month_of, year_of
from libyatl.dates.when import When

DASHES = ("-", "–")
_JOINTS = (*DASHES, "to")
_HALVES_OF_DAY = ("am", "pm", "a.m.", "p.m.")
_FINER_THAN_YEARS = frozenset(("time", "day", "week", "month", "season", "quarter"))


def index_of(words: Words, *keywords: str) -> int | None:
    """Return where the first of some words stands; None where none does."""
    for index, word in enumerate(words):
        if word.word in keywords:
            return index
    return None


def two_dates(text: str, left: Words, right: Words) -> tuple[When, When] | None:
    """Read two dates, each in full or the first without what it shares with the last."""
    of_one_era = _sharing_era(left, right)
    if of_one_era is not None:
        return of_one_era
    first, last = _first_of_two(text, left, right, read_operand), read_operand(text, right)
    if first is not None and last is not None:
        return first, last
    return _sharing(text, left, right)


def read_span(text: str, words: Words) -> When | None:
    """Read `12-14 August 2017`, `25 to 28 July 2017`, `2017-07-25 - 2017-07-28` and the like.

    Of two years with a dash, or with `to`, nobody knows whether all of it is meant.
    """
    if "-" in text or "–" in text:
        words = [piece for word in words for piece in _split_at_dash(word)]
    at = index_of(words, *_JOINTS)
    if at is None or at + 1 == len(words):
        return None
    left, right = words[:at], words[at + 1 :]
    ends = _sharing(text, left, right) or _in_full(text, left, right)
    if ends is None:
        return None
    first, last = ends
    span = lasted(first, last, text)
    if span is None:
        help = "write the earlier one first"
        if first.clocked or last.clocked:
            help = "write the earlier one first, with the day of each"
        elif first.precision == "month" or first.edtf[:-3] != last.edtf[:-3]:
            help = "write both years, as in from 30 December 2016 to 2 January 2017"
        raise DateError(text, "it ends before it begins", help=help)
    return span


def read_choice(text: str, words: Words) -> When | None:
    """Read `25 or 26 July 2017`, `2015 or 2016`: one of two, as EDTF has it in its sets."""
    at = index_of(words, "or")
    if not at or at + 1 == len(words):
        return None
    left, right = words[int(words[0].word == "either") : at], words[at + 1 :]
    ends = _sharing_era(left, right) or _sharing(text, left, right)
    first, last = ends or (
        _first_of_two(text, left, right, read_plain),
        read_plain(text, right),
    )
    if first is None or last is None:
        return None
    if not (first.clocked or last.clocked or (first.edtf and last.edtf)):
        return None
    return choice_of((first, last), text)


def _in_full(text: str, left: Words, right: Words) -> tuple[When, When] | None:
    """Read two dates that are finer than years and share nothing."""
    first = _first_of_two(text, left, right, read_plain)
    last = first and read_plain(text, right)
    if first is None or last is None:
        return None
    both_fine = {first.precision, last.precision} <= _FINER_THAN_YEARS
    return (first, last) if both_fine and not (first.qualified or last.qualified) else None


def _first_of_two(
    text: str, left: Words, right: Words, read: Callable[[str, Words], When | None]
) -> When | None:
    """Read the first of two dates; before Christ, if the last is and it has no era of its own.

    None where the last is of the Julian calendar and the first does not say of which it is.
    """
    if not left or not right:
        return None
    if take_style(right)[0] and take_style(left)[0] is None:
        return None
    era, start, end = right[-1]
    if ERAS.get(era) != -1 or any(word.word in ERAS for word in left):
        return read(text, left)
    if len(left) == 1 and is_number(left[0].word):
        return None  # `_sharing_era` has read it, if it is the earlier one
    first = read(text, [*left, Word(era, end, end)])
    return first and first._replace(text=f"{text[left[0].start : left[-1].end]} {text[start:end]}")


def _sharing_era(left: Words, right: Words) -> tuple[When, When] | None:
    """Read `300` and `200 BC`, `50` and `60 AD`, where the era can only be that of both."""
    if len(left) != 1 or len(right) != 2 or right[1].word not in ERAS:
        return None
    first, last, sign = left[0].word, right[0].word, ERAS[right[1].word]
    if not (is_number(first) and is_number(last) and max(len(first), len(last)) < 6):
        return None
    if "0" in (first[0], last[0]) or sign * int(first) >= sign * int(last):
        return None
    era = right[1].word.upper()
    years = [int(number) if sign > 0 else 1 - int(number) for number in (first, last)]
    return year_of(years[0], f"{first} {era}"), year_of(years[1], f"{last} {era}")


def _sharing(text: str, left: Words, right: Words) -> tuple[When, When] | None:
    """Read two days, or two months, of which the first lacks the year, or its month too."""
    if not left or not right:
        return None
    of_one_day = _sharing_day(text, left, right)
    if of_one_day is not None:
        return of_one_day
    start, end = left[0].start, right[-1].end
    year, right = take_year(text, right)
    if year is None:
        return None
    if _months(left) and _months(right):
        first = month_of(year, MONTH_NUMBERS[left[0].word], "")
        last = month_of(year, MONTH_NUMBERS[right[0].word], "")
        return _of_full_text(first), _of_full_text(last)
    days = _two_days(text, left, right)
    if days is None:
        return None
    (month, day), (last_month, last_day) = days
    return (
        day_of(year, month, day, text, start=start, end=end, own=False),
        day_of(year, last_month, last_day, text, start=start, end=end, own=False),
    )


def _sharing_day(text: str, left: Words, right: Words) -> tuple[When, When] | None:
    """Read two clocks of one day, which stands before the first or behind the last of them."""
    found = _two_clocks(text, left, right) if may_have_clock(text) else None
    day = found and read_plain(text, found[2])
    if not found or day is None or not (written := day.edtf or day.text):
        return None
    first, last = (
        at_said_clock(text, day, said, written=said.behind(written)) for said in found[:2]
    )
    return None if first is None or last is None else (first, last)


def _two_clocks(text: str, left: Words, right: Words) -> tuple[SaidClock, SaidClock, Words] | None:
    """Return two clocks, of which one stands without a day, and the words of that day."""
    alone = clock_of(text, right)
    if alone is not None:
        first, words = take_clock(text, left)
        last: SaidClock | None = alone
    else:
        first = clock_of(text, left)
        last, words = take_clock(text, right) if first else (None, right)
    if first is None or last is None or {first.halved, last.halved} == {True, False}:
        return None  # `2:30-4 pm`: perhaps both are of the afternoon
    if last.zone and not first.zone and first.clock[0].isdigit():
        first = first._replace(clock=first.clock + last.zone)
    return (first, last, words) if first.zone == last.zone else None


def _split_at_dash(word: Word) -> Words:
    """Split `12-14` or `July–August` in three; leave `mid-August` and `2017-08` whole."""
    for dash in DASHES:
        left, found, right = word.word.partition(dash)
        if found and left and right and _is_piece(left) and _is_piece(right):
            at = word.start + len(left)
            return [
                Word(left, word.start, at),
                Word(dash, at, at + 1),
                Word(right, at + 1, word.end),
            ]
    return [word]


def _is_piece(word: str) -> bool:
    """Say whether a word is a month, or may be a day of one: not a year, nor `2017-08`.

    So is `pm` in `2 pm-4 pm`.
    """
    if word in MONTH_NUMBERS or word in _HALVES_OF_DAY:
        return True
    return word[0].isdigit() and not is_number(word[:3].ljust(3, "x"))


def _months(words: Words) -> bool:
    return len(words) == 1 and words[0].word in MONTH_NUMBERS


def _two_days(
    text: str, left: Words, right: Words
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return two (month, day) of what stands left and right of a dash, before the year."""
    if not left or not right or len(left) > 2 or len(right) > 2:
        return None
    comma = without_comma(right[-1])
    month: int | None
    last_month: int | None
    if len(left) == 2 and len(right) == 1:
        month = MONTH_NUMBERS.get(left[0].word)
        pair = (month, left[1]), (month, comma)
    elif len(left) == len(right) == 2 and right[0].word in MONTH_NUMBERS:
        month, last_month = MONTH_NUMBERS.get(left[0].word), MONTH_NUMBERS[right[0].word]
        pair = (month, left[1]), (last_month, comma)
    elif len(right) == 2:
        last_month = MONTH_NUMBERS.get(right[1].word)
        month = MONTH_NUMBERS.get(left[1].word) if len(left) == 2 else last_month
        pair = (month, left[0]), (last_month, right[0])
    else:
        return None
    (month, first), (last_month, last) = pair
    if month is None or last_month is None:
        return None
    day, last_day = take_day(text, first), take_day(text, last)
    return None if day is None or last_day is None else ((month, day), (last_month, last_day))


def _of_full_text(month: When) -> When:
    """Give a month that was written without its year the text that says it in full."""
    return month._replace(text=month.edtf or month.text)
