"""Intervals and sets in EDTF: `A/B`, `A/..`, `A/`, `[A,B]`, `{A..B}`."""

from __future__ import annotations

from typing import assert_never

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.date_forms import Choice, DayForm, OpenForm
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError, Misread, quote
from libyatl.dates.reading.edges import (
    FUTURE,
    PAST,
    Edge,
    come_in_order,
    drawn,
    earliest,
    edges,
    latest,
    set_of,
)
from libyatl.dates.reading.edtf_date import read_leaf
from libyatl.dates.when import When

_SETS: dict[str, tuple[str, Choice]] = {"[": ("]", "one"), "{": ("}", "all")}


def read_edtf(text: str) -> When | None:
    """Read the whole text as EDTF, levels 0 to 2; None where it does not look like EDTF.

    Raises:
        DateError: it looks like EDTF and is wrong.
    """
    if text[0] in _SETS:
        return _read_set(text, _without_zones(text))
    bare = _without_zones(text)
    if "/" in bare and "[" not in bare:
        return _read_interval(text, bare)
    return read_leaf(text)


def lasted(first: When, last: When, text: str, *, edtf: str | None = None) -> When | None:
    """Return the span from one date to another; None where it would end before it begins.

    Without `edtf` the span is written from what its ends have in EDTF, if both have.
    """
    if not come_in_order(first, last):
        return None
    if edtf is None:
        edtf = f"{first.edtf}/{last.edtf}" if first.edtf and last.edtf else ""
    if first.seconds is None and last.seconds is None:  # in days, as most spans are
        (begin, last_begin, _, _), (_, _, first_end, end) = first.days, last.days
        return When(
            (begin, min(last_begin, end), max(begin, first_end), end),
            text,
            "range",
            approximate=first.approximate or last.approximate,
            uncertain=first.uncertain or last.uncertain,
            edtf=edtf,
            form="lasted",
            ends=(first, last),
        )
    one, other = edges(first, last)
    bounds = one[0], earliest(one[1], other[3]), latest(one[0], other[2]), other[3]
    return drawn(bounds, text, form="lasted", edtf=edtf, ends=(first, last))


def open_span(date: When, text: str, *, form: OpenForm, edtf: str) -> When:
    """Return a span that is known at one end: `since`, `began`, `until` or `ended` a date.

    Of an unknown year nothing more is known: what began in X may have ended on any day then.

    What began in X and is still going on (`X/..`) had not ended by X's last day, so that it
    certainly lasted from then; of what ended nobody knows when (`X/`) this is not known.
    """
    ((begin, last_begin, first_end, end),) = edges(date)
    match form:
        case "since":
            going_on = begin if last_begin[0] == OPEN_FUTURE else last_begin
            bounds = begin, last_begin, going_on, FUTURE
        case "began":
            bounds = begin, last_begin, begin, FUTURE
        case "until":
            bounds = PAST, end if first_end[0] == OPEN_PAST else first_end, first_end, end
        case "ended":
            bounds = PAST, end, first_end, end
        case _:
            assert_never(form)
    return drawn(bounds, text, form=form, edtf=edtf, ends=(date,))


def one_day(
    low: Edge, high: Edge, text: str, *, form: DayForm, ends: tuple[When, ...], edtf: str
) -> When:
    """Return one unknown day, or moment: `between`, `before`, `by`, `after` and so on."""
    return drawn((low, high, low, high), text, form=form, edtf=edtf, ends=ends)


def choice_of(parts: tuple[When, ...], text: str) -> When:
    """Return one of some dates, each of which has a form in EDTF unless one has a clock."""
    either = set_of(parts, text, choice="one")
    if either.clocked:
        return either
    return either._replace(edtf=f"[{','.join(part.edtf for part in parts)}]")


def _without_zones(text: str) -> str:
    """Return a text with the names of time zones blotted out: their signs join no dates."""
    if ":" not in text or "]" not in text:
        return text
    return str(pattern(r"(?<=[0-9Z])\[[^\[\]]*\]").sub(lambda zone: "_" * len(zone[0]), text))


def _read_interval(text: str, bare: str) -> When:
    left, _, right = bare.partition("/")
    if "/" in right:
        raise Misread(
            text,
            "an interval has two ends, with one / between them",
            help="write several dates as a set, in [ ] or in { }",
            guessed=not all(end[:4].isdigit() and len(end) > 3 for end in bare.split("/")),
        )
    if left in ("", "..") and right in ("", ".."):
        raise DateError(
            text,
            "an interval needs a date at one end at least",
            help="write one, as in 2015/.. or ../2015",
        )
    middle = len(left) + 1
    first = None if left in ("", "..") else _member(text, 0, middle - 1)
    last = None if right in ("", "..") else _member(text, middle, len(text))
    if first is None:
        assert last is not None
        return open_span(last, text, form="until" if left else "ended", edtf=text)
    if last is None:
        return open_span(first, text, form="since" if right else "began", edtf=text)
    span = lasted(first, last, text, edtf=text)
    if span is None:
        turned = f"{text[middle:]}/{text[: middle - 1]}"
        raise Misread(
            text, "it ends before it begins", (turned, ""), help="write the earlier one first"
        )
    return span


def _read_set(text: str, bare: str) -> When:
    closing, choice = _SETS[text[0]]
    if not bare.endswith(closing) or len(text) < 3:
        raise DateError(
            text,
            f"a set that opens with {text[0]} closes with {closing}, around its dates",
            help=f"write it as in {text[0]}1667,1668{closing}",
        )
    parts = []
    start = 1
    members = bare[1:-1].split(",")
    for number, member in enumerate(members):
        end = start + len(member)
        left, dots, right = member.partition("..")
        if not dots:
            parts.append(_member(text, start, end))
        else:
            if (not left and number > 0) or (not right and number < len(members) - 1):
                raise DateError(
                    text,
                    "only the first member of a set can be open to the past, "
                    "and only the last to the future",
                    help="sort the members",
                    start=start,
                    end=end,
                )
            parts.append(_range_in_set(text, start, end, choice=choice))
        start = end + 1
    return set_of(tuple(parts), text, choice=choice)


def _range_in_set(text: str, start: int, end: int, *, choice: Choice) -> When:
    """Read a range in a set, `A..B`, `..B` or `A..`."""
    dots = text.index("..", start)
    first = _member(text, start, dots) if dots > start else None
    last = _member(text, dots + 2, end) if dots + 2 < end else None
    ends = tuple(filter(None, (first, last)))
    if not ends:
        raise DateError(
            text,
            "a range in a set needs a date at one end at least",
            help="write it as in 1670..1672",
            start=start,
            end=end,
        )
    if first and last:
        fault = _fault_of_range(text, first, last, start=start, end=end)
        if fault is not None:
            raise fault
    body = text[start:end]
    one, other = edges(ends[0], ends[-1])
    low, high = one[0] if first else PAST, other[3] if last else FUTURE
    if choice == "one":
        form: DayForm = "between" if first and last else "on or after" if first else "by"
        return one_day(low, high, body, form=form, ends=ends, edtf=f"[{body}]")
    last_begin = earliest(one[1], high) if first else high
    first_end = latest(other[2], low) if last else low
    bounds = low, last_begin, first_end, high
    return drawn(bounds, body, form="each", edtf=f"{{{body}}}", ends=ends)


def _fault_of_range(
    text: str, first: When, last: When, *, start: int, end: int
) -> DateError | None:
    """Return what is wrong with two dates as a range; None where they are one."""
    if first.precision != last.precision:
        precisions = f"not a {first.precision} and a {last.precision}"
        other = "with clock times" if first.clocked or last.clocked else "as years"
        return DateError(
            text,
            f"a range needs two dates of one precision, {precisions}",
            help=f"write both as days, or both {other}",
            start=start,
            end=end,
        )
    if not come_in_order(first, last):
        return Misread(
            text,
            "the range ends before it begins",
            (f"{last.text}..{first.text}", ""),
            help="write the earlier one first",
            start=start,
            end=end,
        )
    return None


def _member(text: str, start: int, end: int) -> When:
    """Read one date inside an interval or a set."""
    date = read_leaf(text, start, end)
    if date is None:
        body = text[start:end]
        reason = f"{quote(body)} is no EDTF date" if body else "a date is missing"
        raise Misread(
            text,
            reason,
            help="write dates such as 2017, 2017-08 or 2017-08-12",
            start=start,
            end=end,
            guessed="/" in text,
        )
    return date
