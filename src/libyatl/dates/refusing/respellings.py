"""Respellings: what nearly is a date, and the date that is written so.

A row of `_ROWS` is a pattern for the whole text, what to write instead, and why it is refused.
A remedy is only ever given when it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.when import When

Read = Callable[[str], When | None]
"""Reads a text as a date; None where it is none."""

_LONGEST_REMEDY = 60
_DAY = r"(?:mon|tues?|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = "[0-9]{4}"

_ROWS = (
    (rf"(?:on )?{_DAY}\.?,? (.+)", r"\1", "a weekday is not part of a date"),
    (rf"(.+?),? \(?{_DAY}\)?", r"\1", "a weekday is not part of a date"),
    (r"[\"'(\[]+(.+?)[\"')\].,;:]*", r"\1", "a date stands alone, without brackets or quotes"),
    (r"(.+?)[\"').,;:]+", r"\1", "a date stands alone, without a mark behind it"),
    (
        r"(?:in|on|at(?! the latest)|during|dated|date|as of|the year|year)[: ] ?(.+)",
        r"\1",
        "the words before a date are not part of it",
    ),
    (
        r"(?:circa\.?|circ\.?|cca\.?|ca\.?|c:a|c\.?|approx\.?|roughly|~) ?([^ ].*)",
        r"c. \1",
        "what is about a date is written with c.",
    ),
    (
        r"(.+?)(?: or so|,? approx(?:\.|imately)?| \(approx(?:\.|imately)?\)|-ish)",
        r"c. \1",
        "what is about a date is written with c.",
    ),
    (r"(?:prior to|earlier than|pre-|<) ?(.+)", r"before \1", "it is written with before"),
    (r"(?:later than|post-|>) ?(.+)", r"after \1", "it is written with after"),
    (
        r"(?:no later than|not later than|at the latest|up to|<=) ?(.+)",
        r"by \1",
        "it is written with by",
    ),
    (
        r"(?:no earlier than|not earlier than|>=) ?(.+)",
        r"on or after \1",
        "it is written with on or after",
    ),
    (r"(?:till|til) (.+)", r"until \1", "it is written with until"),
    (
        r"(?:starting(?: in| on)?|beginning(?: in| on)|ever since|from) (.+?)"
        r"(?: onwards?| on|,? ongoing)?",
        r"since \1",
        "it is written with since",
    ),
    (
        r"(?:the )?(?:beginning|start)(?: of)? (?:the )?(.+)",
        r"early \1",
        "it is written with early",
    ),
    (r"(?:the )?(?:middle|mid)(?: of| in)? (?:the )?(.+)", r"mid-\1", "it is written with mid-"),
    (r"(?:the )?end(?: of)? (?:the )?(.+)", r"late \1", "it is written with late"),
    (
        r"the ((?:early|mid|late|first|second|summer|spring|autumn|fall|winter).+)",
        r"\1",
        "it is written without the",
    ),
    (r"(early|late)-(.+)", r"\1 \2", "a blank stands after early and late"),
    (rf"h1(?: of|,)?[ -]?({_YEAR})", r"first half of \1", "a half is written in words"),
    (rf"h2(?: of|,)?[ -]?({_YEAR})", r"second half of \1", "a half is written in words"),
    (rf"({_YEAR})[ -]?h1", r"first half of \1", "a half is written in words"),
    (rf"({_YEAR})[ -]?h2", r"second half of \1", "a half is written in words"),
    (
        r"first half of (?:the )?([0-9]{3})0s",
        r"between \g<1>0 and \g<1>4",
        "a decade has thirds, not halves",
    ),
    (
        r"second half of (?:the )?([0-9]{3})0s",
        r"between \g<1>5 and \g<1>9",
        "a decade has thirds, not halves",
    ),
    (rf"({_YEAR})[ -]?q([1-4])", r"Q\2 \1", "the quarter stands before its year"),
    (rf"q([1-4])(?: of |[-/,] ?|)({_YEAR})", r"Q\1 \2", "a quarter is written as Q3 2017"),
    (rf"(?:the )?first quarter(?: of)? ({_YEAR})", r"Q1 \1", "a quarter is written as Q3 2017"),
    (rf"(?:the )?second quarter(?: of)? ({_YEAR})", r"Q2 \1", "a quarter is written as Q3 2017"),
    (rf"(?:the )?third quarter(?: of)? ({_YEAR})", r"Q3 \1", "a quarter is written as Q3 2017"),
    (
        rf"(?:the )?(?:fourth|last) quarter(?: of)? ({_YEAR})",
        r"Q4 \1",
        "a quarter is written as Q3 2017",
    ),
    (
        r"(winter(?: of)? )([0-9]{4}) ?[-–/] ?[0-9]{2,4}",
        r"\1\2",
        "a winter is named by the year of its December",
    ),
    (r"(.*[0-9]{3}0)'s", r"\1s", "a decade has no apostrophe"),
    (r"(.*?)([0-9]+) ?b\.?c\.?(?:e\.?)?", r"\1\2 BC", "the era is written as BC"),
    (r"(.*?)([0-9]+) ?(?:a\.?d\.?|c\.?e\.?)", r"\1\2 AD", "the era is written as AD"),
    (r"(.*?)a\.?d\.? ?([0-9]+)", r"\1AD \2", "the era is written as AD"),
    (r"bc ([0-9]+)", r"\1 BC", "the era stands after the year"),
    (
        rf"({_YEAR})[ -/,]+({_MONTH})[ -/,]+([0-9]{{1,2}})",
        r"\3 \2 \1",
        "the year stands after day and month",
    ),
    (rf"({_YEAR})[ -/,]+({_MONTH})", r"\2 \1", "the year stands after the month"),
    (
        rf"([0-9]{{1,2}})[-/,. ]*({_MONTH})[-/, ]*({_YEAR})",
        r"\1 \2 \3",
        "day, month and year are written with one blank between",
    ),
    (rf"({_MONTH})[-/, ]*({_YEAR})", r"\1 \2", "month and year are written with one blank between"),
    (
        rf"(?:the )?([0-9]{{1,2}}(?:st|nd|rd|th)?)(?: day)? of ({_MONTH})(?: of|,)? ({_YEAR})",
        r"\1 \2 \3",
        "day, month and year are written with one blank between",
    ),
    (
        rf"({_MONTH}) ([0-9]{{1,2}}(?:st|nd|rd|th)?) of ({_YEAR})",
        r"\2 \1 \3",
        "day, month and year are written with one blank between",
    ),
    (rf"({_MONTH}) of ({_YEAR})", r"\1 \2", "month and year are written with one blank between"),
    (
        rf"({_MONTH}) the ([0-9]{{1,2}}(?:st|nd|rd|th)?),? ({_YEAR})",
        r"\2 \1 \3",
        "day, month and year are written with one blank between",
    ),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row, re.I), become, why) for row, become, why in _ROWS)


@cache
def _any_row() -> re.Pattern[str]:
    """Return what matches a text in small letters that some row matches: most match none."""
    return re.compile("|".join(f"(?:{row})" for row, _, _ in _ROWS))


_EDTF_IN_SMALL = r"(?![-+]?[0-9xX]{5})[-+0-9tzxyes:.,/\[\]{}~?%TZXYES]+"
"""What has no other letters than EDTF, whose years of five digits begin with one."""


def read_or_none(text: str, read: Read) -> When | None:
    """Return what a text says as a date, or None where it says none or an impossible one."""
    if not text or text != text.strip() or "  " in text:
        return None
    try:
        return read(text)
    except DateError:
        return None


def rewritten(text: str, read: Read) -> DateError | None:
    """Name the date that a respelling of the text would be, if there is one."""
    several = (_clock, _blanks, _uncertain, _alternatives)
    for respell in several if " " in text else (_capitals, _uncertain):
        error = respell(text, read)
        if error is not None:
            return error
    if not _any_row().fullmatch(text.lower()):
        return None
    current, first_reason = text, ""
    for row, become, why in _compiled():
        match = row.fullmatch(current)
        if match is None:
            continue
        candidate = match.expand(become)
        if is_remedy(candidate, read):
            return DateError(text, first_reason or why, help=f"write {candidate}")
        if become == r"\1":
            current, first_reason = candidate, first_reason or why
    return None


def shared_ending(text: str, read: Read) -> DateError | None:
    """Refuse `from 12 to 14 August 2017`, whose first date lacks what it shares with the last."""
    match = pattern(
        r"(?i)(from |between |)(.+?)"
        r"( to | until | and | till | through | ?[-–] ?|(?<! )/(?! ))(.+)"
    ).fullmatch(text)
    if match is None:
        return None
    opening, first, joint, last = match.groups()
    if read_or_none(last, read) is None:
        return None
    between = opening.lower() == "between "
    if not opening and joint.strip().lower() in ("and",):
        return None
    pair = ("between", "and") if between else ("from", "to")
    ending = last.split(" ")
    for count in range(len(ending)):
        shared = " ".join(ending[len(ending) - count :])
        written = f"{pair[0]} {first} {shared} {pair[1]} {last}".replace("  ", " ")
        if is_remedy(written, read):
            reason = "the first date lacks what it shares with the last"
            if not count:
                reason = "a span between two full dates is written in words"
            return DateError(text, reason, help=f"write {written}")
    return None


def is_remedy(candidate: str, read: Read) -> bool:
    """Say whether a text can be advised: it is a date, and no longer than anyone would write."""
    return len(candidate) <= _LONGEST_REMEDY and read_or_none(candidate, read) is not None


def _clock(text: str, read: Read) -> DateError | None:
    """Refuse a clock time behind an English day."""
    match = pattern(
        r"(?i)(.+?),?(?: at)? ([0-9]{1,2}):([0-9]{2}(?::[0-9]{2})?) ?(Z|UTC|GMT|[+-][0-9:]+)?"
    ).fullmatch(text)
    if match is None:
        return None
    day = read_or_none(match[1], read)
    if day is None or day.precision != "day" or day.qualified:
        return None
    zone = match[4] or ""
    zone = "Z" if zone.isalpha() else zone
    written = f"{day.edtf}T{int(match[2]):02d}:{match[3]}{zone}"
    if not is_remedy(written, read):
        return None
    return DateError(
        text,
        "a clock time stands behind a day in numbers",
        help=f"write {written}",
        start=match.start(2),
    )


def _capitals(text: str, read: Read) -> DateError | None:
    if not pattern(_EDTF_IN_SMALL).fullmatch(text) or text.upper() == text:
        return None
    if is_remedy(text.upper(), read):
        return DateError(text, "the letters of EDTF are capitals", help=f"write {text.upper()}")
    return None


def _blanks(text: str, read: Read) -> DateError | None:
    """Refuse blanks inside an interval or a set."""
    if not (text[0] in "[{" or "/" in text):
        return None
    written = pattern(r" *([/,]|\.\.) *").sub(r"\1", text)
    if not is_remedy(written, read):
        return None
    start = text.index(" ")
    return DateError(
        text, "EDTF has no blanks", help=f"write {written}", start=start, end=start + 1
    )


def _uncertain(text: str, read: Read) -> DateError | None:
    """Refuse `possibly July 2017` and `July 2017?`: only EDTF has a mark for what is uncertain."""
    if " " not in text and not text.endswith(("?", ")")):
        return None
    match = pattern(
        r"(?i)(?:probably |possibly |perhaps |maybe |likely )?(.+?) ?(?:\(\?\)|\?)?"
    ).fullmatch(text)
    date = read_or_none(match[1], read) if match and match[1] != text else None
    if date is None or date.form != "date" or date.qualified or date.clock or not date.edtf:
        return None
    return DateError(text, "what is uncertain is written in EDTF", help=f"write {date.edtf}?")


def _alternatives(text: str, read: Read) -> DateError | None:
    """Refuse `2015 or 2016` and `2015 and 2017`: EDTF has its sets for them."""
    match = pattern(r"(?i)(?:either |both )?(.+?) (or|and) (.+)").fullmatch(text)
    if match is None:
        return None
    dates = [read_or_none(part, read) for part in (match[1], match[3])]
    if not all(date and date.form == "date" and date.edtf for date in dates):
        return None
    first, last = (date.edtf for date in dates if date)
    written = f"[{first},{last}]" if match[2].lower() == "or" else f"{{{first},{last}}}"
    meaning = "one of them" if match[2].lower() == "or" else "both"
    if not is_remedy(written, read):
        return None
    return DateError(
        text, "several dates are written as a set", help=f"write {written} for {meaning}"
    )
