"""The closed set of English forms around plain dates: bounds, spans, between.

A text is in the set as a whole or not at all, in any case, with single blanks. To add a form,
add it to a table here or in `english_date.py`, to the manual's list, and to `tests/dates/`.
"""

from __future__ import annotations

from typing import Literal, assert_never

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil, day_to_iso
from libyatl.dates.problem import DateError, Misread
from libyatl.dates.reading.edges import (
    FUTURE,
    PAST,
    come_in_order,
    earliest,
    edges,
    latest,
    moved,
)
from libyatl.dates.reading.edtf_sets import lasted, one_day, open_span
from libyatl.dates.reading.english_date import qualifier, read_operand
from libyatl.dates.reading.english_words import Words, split_words
from libyatl.dates.reading.two_dates import index_of, read_choice, read_span, two_dates
from libyatl.dates.when import When

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
    (("to",), "until"),
    (("bef",), "before"),
    (("bef.",), "before"),
    (("aft",), "after"),
    (("aft.",), "after"),
    (("ante",), "before"),
    (("post",), "after"),
)
_BETWEEN = ("between", "bet", "bet.")
# The words behind a date that bound it.
_ENDINGS: dict[tuple[str, ...], Bound] = {
    ("or", "earlier"): "by",
    ("or", "before"): "by",
    ("or", "later"): "on or after",
    ("or", "after"): "on or after",
    ("onwards",): "since",
    ("onward",): "since",
}
_EARLIER_FIRST = "write the earlier one first"
_LAST_OF_ENDINGS = frozenset(words[-1] for words in _ENDINGS)
_OPENERS = frozenset(words[0] for words, _ in BOUNDS)


def read_english(text: str) -> When | None:
    """Read the whole text as one of the English forms; None where it is none.

    Raises:
        DateError: it is one of the forms, and says something impossible.
    """
    words = split_words(text)
    first = words[0].word
    if first in _BETWEEN:
        return _between(text, words)
    if first == "from":
        for keyword in ("to", "until"):
            at = index_of(words, keyword)
            if at is not None:
                return _from_to(text, words, at)
    ending = _bound_behind(text, words)
    if ending is not None:
        return ending
    if first in _OPENERS:
        return _bound(text, words)
    return read_operand(text, words) or read_span(text, words) or read_choice(text, words)


def _bound_behind(text: str, words: Words) -> When | None:
    """Read `1817 or earlier`, `1817 or later`, `2017 onwards`, `from 2017 onwards`."""
    if words[-1].word not in _LAST_OF_ENDINGS:
        return None
    for count in (1, 2):
        form = _ENDINGS.get(tuple(word.word for word in words[-count:]))
        if form is not None:
            is_from = form == "since" and words[0].word == "from"
            date = read_operand(text, words[int(is_from) : -count])
            return date and _bound_by(date, text, form=form)
    return None


def _between(text: str, words: Words) -> When | None:
    at = index_of(words, "and")
    ends = at and two_dates(text, words[1:at], words[at + 1 :])
    if not ends:
        return None
    first, last = ends
    if not come_in_order(first, last):
        raise Misread(
            text,
            f"{last.text} ends before {first.text} begins",
            (f"between {last.text} and {first.text}", ""),
            help=_EARLIER_FIRST,
        )
    if first.edtf and last.edtf and first.precision == last.precision:
        edtf = f"[{first.edtf}..{last.edtf}]"
    else:
        low, high = _edge(first.first_day, first), _edge(last.last_day, last)
        edtf = f"[{low}..{high}]" if low and high else ""
    one, other = edges(first, last)
    return one_day(one[0], other[3], text, form="between", ends=(first, last), edtf=edtf)


def _from_to(text: str, words: Words, at: int) -> When | None:
    ends = two_dates(text, words[1:at], words[at + 1 :])
    if ends is None:
        return None
    first, last = ends
    span = lasted(first, last, text)
    if span is None:
        turned = f"from {last.text} to {first.text}"
        raise Misread(text, "it ends before it begins", (turned, ""), help=_EARLIER_FIRST)
    return span


def _bound(text: str, words: Words) -> When | None:
    for opening, form in BOUNDS:
        count = len(opening)
        if tuple(word.word for word in words[:count]) == opening:
            date = read_operand(text, words[count:])
            return date and _bound_by(date, text, form=form)
    return None


def _bound_by(date: When, text: str, *, form: Bound) -> When:
    """Return what a bound of `BOUNDS` makes of a date.

    Raises:
        DateError: nothing lies before or after a date of an unknown year.
    """
    if form in ("before", "after") and (
        date.first_day == OPEN_PAST or date.last_day == OPEN_FUTURE
    ):
        raise DateError(text, "the year is unknown, so it bounds nothing", help="write the year")
    ((begin, _, _, end),) = edges(date)
    if date.parts and form in ("before", "after"):  # a clock shown twice: it may be the other one
        parts = edges(*date.parts)
        begin, end = latest(*(part[0] for part in parts)), earliest(*(part[3] for part in parts))
    match form:
        case "since" | "until":
            edtf = f"{date.edtf}/.." if form == "since" else f"../{date.edtf}"
            return open_span(date, text, form=form, edtf=edtf if date.edtf else "")
        case "before" | "by":
            last = moved(begin, -1) if form == "before" else end
            edge = (date.edtf if form == "by" else "") or _edge(last[0], date)
            edtf = edge and f"[..{edge}]"
            return one_day(PAST, last, text, form=form, ends=(date,), edtf=edtf)
        case "after" | "on or after":
            first = moved(end, 1) if form == "after" else begin
            edge = (date.edtf if form == "on or after" else "") or _edge(first[0], date)
            edtf = edge and f"[{edge}..]"
            return one_day(first, FUTURE, text, form=form, ends=(date,), edtf=edtf)
        case _:
            assert_never(form)


def _edge(day: int, date: When) -> str:
    """Write a day in EDTF with the qualifier of the date that it comes from, if EDTF can."""
    if date.clocked or abs(civil(day)[0]) > 9999:
        return ""
    return day_to_iso(day) + qualifier(date)
