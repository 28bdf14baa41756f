"""The closed set of English forms around plain dates: bounds, spans, between.

A text is in the set as a whole or not at all, in any case, with single blanks. To add a form,
add it to a table here or in `english_date.py`, to the manual's list, and to `tests/dates/`.
"""

from __future__ import annotations

from typing import Literal, assert_never

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil, day_to_iso
from libyatl.dates.problem import DateError
from libyatl.dates.reading.edtf_sets import lasted, one_day, open_span
from libyatl.dates.reading.english_date import (
    MONTH_NUMBERS,
    Word,
    Words,
    is_number,
    qualifier,
    read_operand,
    take_day,
    take_year,
)
from libyatl.dates.units import day_of, month_of
from libyatl.dates.when import When

DASHES = ("-", "–")

# The words of a bound and what it is; those of two and three words before their own beginnings.
Bound = Literal["since", "until", "before", "by", "after", "on or after"]
BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("on", "or", "before"), "by"),
    (("on", "or", "after"), "on or after"),
    (("not", "before"), "on or after"),
    (("not", "after"), "by"),
    (("before",), "before"),
    (("after",), "after"),
    (("by",), "by"),
    (("since",), "since"),
    (("from",), "since"),
    (("until",), "until"),
)
_OPENERS = frozenset(words[0] for words, _ in BOUNDS)


def split_words(text: str) -> Words:
    """Split a text at its single blanks."""
    words = []
    start = 0
    for word in text.split(" "):
        end = start + len(word)
        words.append(Word(word.lower(), start, end))
        start = end + 1
    return words


def read_english(text: str) -> When | None:
    """Read the whole text as one of the English forms; None where it is none.

    Raises:
        DateError: it is one of the forms, and says something impossible.
    """
    words = split_words(text)
    first = words[0].word
    if first == "between":
        return _between(text, words)
    if first == "from":
        for keyword in ("to", "until"):
            at = _index(words, keyword)
            if at is not None:
                return _from_to(text, words, at)
    if first in _OPENERS:
        return _bound(text, words)
    return read_operand(text, words) or _dashed_span(text, words)


def _index(words: Words, keyword: str) -> int | None:
    return next((index for index, word in enumerate(words) if word.word == keyword), None)


def _between(text: str, words: Words) -> When | None:
    at = _index(words, "and")
    if at is None:
        return None
    first, last = read_operand(text, words[1:at]), read_operand(text, words[at + 1 :])
    if first is None or last is None:
        return None
    if last.d < first.a:
        raise DateError(
            text,
            f"{last.text} ends before {first.text} begins",
            help=f"write between {last.text} and {first.text}",
        )
    if first.edtf and last.edtf and first.precision == last.precision:
        edtf = f"[{first.edtf}..{last.edtf}]"
    else:
        low, high = _edge(first.a, first), _edge(last.d, last)
        edtf = f"[{low}..{high}]" if low and high else ""
    return one_day(first.a, last.d, text, form="between", ends=(first, last), edtf=edtf)


def _from_to(text: str, words: Words, at: int) -> When | None:
    first, last = read_operand(text, words[1:at]), read_operand(text, words[at + 1 :])
    if first is None or last is None:
        return None
    span = lasted(first, last, text)
    if span is None:
        raise DateError(
            text, "it ends before it begins", help=f"write from {last.text} to {first.text}"
        )
    return span


def _bound(text: str, words: Words) -> When | None:
    for opening, form in BOUNDS:
        count = len(opening)
        if tuple(word.word for word in words[:count]) == opening:
            date = read_operand(text, words[count:])
            return date and _bound_by(date, text, form=form)
    return None


def _bound_by(date: When, text: str, *, form: Bound) -> When:
    """Return what a bound of `BOUNDS` makes of a date."""
    match form:
        case "since" | "until":
            edtf = f"{date.edtf}/.." if form == "since" else f"../{date.edtf}"
            return open_span(date, text, form=form, edtf=edtf if date.edtf else "")
        case "before" | "by":
            day = date.a - 1 if form == "before" else date.d
            edge = (date.edtf if form == "by" else "") or _edge(day, date)
            edtf = edge and f"[..{edge}]"
            return one_day(OPEN_PAST, day, text, form=form, ends=(date,), edtf=edtf)
        case "after" | "on or after":
            day = date.d + 1 if form == "after" else date.a
            edge = (date.edtf if form == "on or after" else "") or _edge(day, date)
            edtf = edge and f"[{edge}..]"
            return one_day(day, OPEN_FUTURE, text, form=form, ends=(date,), edtf=edtf)
        case _:
            assert_never(form)


def _edge(day: int, date: When) -> str:
    """Write a day in EDTF with the qualifier of the date that it comes from, if EDTF can."""
    if abs(civil(day)[0]) > 9999:
        return ""
    return day_to_iso(day) + qualifier(date)


def _dashed_span(text: str, words: Words) -> When | None:
    """Read a span with a dash: `12-14 August 2017`, `30 July - 2 August 2017` and the like."""
    words = [piece for word in words for piece in _split_at_dash(word)]
    at = next((index for index, word in enumerate(words) if word.word in DASHES), None)
    if at is None or at + 1 == len(words):
        return None
    year, right = take_year(text, words[at + 1 :])
    left = words[:at]
    if year is None:
        return None
    if _months(left) and _months(right):
        first = month_of(year, MONTH_NUMBERS[left[0].word], "")
        last = month_of(year, MONTH_NUMBERS[right[0].word], "")
        first, last = _in_full(first), _in_full(last)
    else:
        days = _two_days(text, left, right)
        if days is None:
            return None
        (month, day), (last_month, last_day) = days
        start, end = words[0].start, words[-1].end
        first = day_of(year, month, day, text, start=start, end=end, own=False)
        last = day_of(year, last_month, last_day, text, start=start, end=end, own=False)
    span = lasted(first, last, text)
    if span is None:
        help = "write the earlier one first"
        if first.edtf[:-3] != last.edtf[:-3]:
            help = "write both years, as in from 30 December 2016 to 2 January 2017"
        raise DateError(text, "it ends before it begins", help=help)
    return span


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
    """Say whether a word is a month, or may be a day of one: not a year, nor `2017-08`."""
    return word in MONTH_NUMBERS or (word[0].isdigit() and not is_number(word[:3].ljust(3, "x")))


def _months(words: Words) -> bool:
    return len(words) == 1 and words[0].word in MONTH_NUMBERS


def _two_days(
    text: str, left: Words, right: Words
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return two (month, day) of what stands left and right of a dash, before the year."""
    if not left or not right or len(left) > 2 or len(right) > 2:
        return None
    comma = right[-1]._replace(word=right[-1].word.removesuffix(","))
    if len(left) == 2 and len(right) == 1:
        month = MONTH_NUMBERS.get(left[0].word)
        pair = (month, left[1]), (month, comma)
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


def _in_full(month: When) -> When:
    """Give a month that was written without its year the text that says it in full."""
    return When(month.a, month.b, month.c, month.d, month.edtf, "month", edtf=month.edtf)
