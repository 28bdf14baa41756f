"""Respellings: what nearly is a date, and the date that is written so.

A row of `_ROWS` is a pattern for the whole text, what to write instead, and why it is refused.
A remedy is only ever given when it can be read.
"""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.civil import civil, day_to_iso
from libyatl.dates.patterns import pattern
from libyatl.dates.reading.english_words import VAGUE
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.when import When

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = "[0-9]{4}"

_ROWS = (
    (r"[\"'(\[]+(.+?)[\"')\].,;:]*", r"\1", "a date stands alone, without brackets or quotes"),
    (r"(.+?)[\"').,;:]+", r"\1", "a date stands alone, without a mark behind it"),
    (
        r"(?:(?:at )?some(?: ?time| point| day)(?: in| on)?|(?:one|a) day in|in the year|"
        r"of the year|anno|in the|in(?! or )|on the|on|at(?! the latest| the earliest| or )|"
        r"dated|date|the year|year|the(?= [0-9]))[: ] ?(.+)",
        r"\1",
        "the words before a date are not part of it",
    ),
    (
        r"(?:(?:circ\.?|cca\.?|c:a|roughly|~) ?|(?:ca?|circa|approx)\.?(?=[0-9]))([^ ].*)",
        r"c. \1",
        "what is about a date is written with c.",
    ),
    (
        r"(.+?)(?: or so|-ish|,? \(?(?:approx(?:\.|imately)?|circa|ca?\.?|estimated)\)?)",
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
    (r"(.+?),? at the latest", r"by \1", "it is written with by"),
    (r"(.+?),? at the earliest", r"on or after \1", "it is written with on or after"),
    (r"(?:in|at) or before (.+)", r"by \1", "it is written with by"),
    (r"(?:in|at) or after (.+)", r"on or after \1", "it is written with on or after"),
    (r"(?:till|til|up until) (.+)", r"until \1", "it is written with until"),
    (r"(.+?), or (?:earlier|before)", r"by \1", "it is written with by"),
    (r"(.+?),? and (?:earlier|before)", r"until \1", "it is written with until"),
    (r"(.+?), or (?:later|after)", r"on or after \1", "it is written with on or after"),
    (
        r"(.+?)(?:, onwards?|,? (?:and on|and later|and after|on))",
        r"since \1",
        "it is written with since",
    ),
    (
        r"(?:starting(?: in| on)?|beginning(?: in| on)|ever since|from) (.+?)"
        r"(?: onwards?| on|,? ongoing)?",
        r"since \1",
        "it is written with since",
    ),
    (r"(?:the )?1st half (?:of )?(.+)", r"first half of \g<1>", "it is written with first half of"),
    (
        r"(?:the )?2nd half (?:of )?(.+)",
        r"second half of \g<1>",
        "it is written with second half of",
    ),
    (r"(?:the )?first third (?:of )?(?:the )?(.+)", r"early \1", "it is written with early"),
    (r"(?:the )?(?:last|final) third (?:of )?(?:the )?(.+)", r"late \1", "it is written with late"),
    (
        r"(?:the )?(?:middle|second) third (?:of )?(?:the )?(.+)",
        r"mid \1",
        "it is written with mid",
    ),
    (r"(?:the )?(?:middle|mid)(?: of| in)? (?:the )?(.+)", r"mid-\1", "it is written with mid-"),
    (
        r"the ((?:early|mid|late|first|second|summer|spring|autumn|fall|winter).+)",
        r"\1",
        "it is written without the",
    ),
    (r"(early|late)-(.+)", r"\1 \2", "a blank stands after early and late"),
    (rf"h([12])(?: of|,|/)?[ -]?({_YEAR})", r"H\1 \2", "a half is written as H1 2017"),
    (rf"({_YEAR})[ -]?h([12])", r"H\2 \1", "a half is written as H1 2017"),
    (rf"([12])h ?({_YEAR})", r"H\g<1> \2", "a half is written as H1 2017"),
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
    (
        rf"(?:the )?([1-4])(?:st|nd|rd|th) quarter(?: of)? ({_YEAR})",
        r"Q\1 \2",
        "a quarter is written as Q3 2017",
    ),
    (rf"([1-4])q ?({_YEAR})", r"Q\1 \2", "a quarter is written as Q3 2017"),
    (
        r"(?:the )?(first|second) half (?:in )?(?!of )(.+)",
        r"\1 half of \2",
        "it is written with half of",
    ),
    (rf"(?:the )?first quarter(?: of)? ({_YEAR})", r"Q1 \1", "a quarter is written as Q3 2017"),
    (rf"(?:the )?second quarter(?: of)? ({_YEAR})", r"Q2 \1", "a quarter is written as Q3 2017"),
    (rf"(?:the )?third quarter(?: of)? ({_YEAR})", r"Q3 \1", "a quarter is written as Q3 2017"),
    (
        rf"(?:the )?(?:fourth|last) quarter(?: of)? ({_YEAR})",
        r"Q4 \1",
        "a quarter is written as Q3 2017",
    ),
    (
        r"(.+?),? ((?:about|around|c\.|ca\.?|circa|before|after|by|since|until|from|between) .+)",
        r"\2 on \1",
        "words that bear on a clock time stand before it and its day",
    ),
    (r"(.*[0-9]{3}0)'s", r"\1s", "a decade has no apostrophe"),
    (r"bc ([0-9]+)", r"\1 BC", "the era stands after the year"),
    (
        rf"({_YEAR})(?:[-/]|,? )({_MONTH})(?:[-/]|,? )([0-9]{{1,2}})",
        r"\3 \2 \1",
        "the year stands after day and month",
    ),
    (rf"({_YEAR})(?:[-/]|,? )({_MONTH})", r"\2 \1", "the year stands after the month"),
    (
        rf"([0-9]{{1,2}}(?:st|nd|rd|th)?)(?:[-/]|[,.]? ?)({_MONTH})(?:[-/]|,? ?)({_YEAR})",
        r"\1 \2 \3",
        "day, month and year are written with one blank between",
    ),
    (
        rf"({_MONTH})(?:[-/]|,? ?)({_YEAR})",
        r"\1 \2",
        "month and year are written with one blank between",
    ),
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


def rewritten(said: Facts, reader: Reader) -> Refused | None:
    """Name the date that a respelling of the text would be, if there is one."""
    text = said.text
    if text.partition(" ")[0].lower() in VAGUE or not _any_row().fullmatch(text.lower()):
        return None
    current, first_reason, tried = text, "", False
    for row, become, why in _compiled():
        match = row.fullmatch(current)
        if match is None:
            continue
        candidate = match.expand(become)
        if candidate == text:
            continue
        if reader.date(candidate) is None and become != r"\1" and not tried:
            tried = True
            candidate = reader.respelled(candidate) or candidate
        if reader.date(candidate):
            return Refused(first_reason or why, (Reading(candidate, worked_out="<" in become),))
        if become == r"\1":
            current, first_reason = candidate, first_reason or why
    return None


def capitals(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `201x` and `y17e7`: the letters of EDTF are capitals."""
    text = said.text
    if not pattern(_EDTF_IN_SMALL).fullmatch(text) or text.upper() == text:
        return None
    if reader.date(text.upper()) is None:
        return None
    return Refused("the letters of EDTF are capitals", (Reading(text.upper()),))


def blanks(said: Facts, reader: Reader) -> Refused | None:
    """Refuse blanks inside an interval or a set."""
    text = said.text
    if " " not in text or not (text[0] in "[{" or "/" in text):
        return None
    written = pattern(r" *([/,]|\.\.) *").sub(r"\1", text)
    if reader.date(written) is None:
        return None
    start = text.index(" ")
    return Refused("EDTF has no blanks", (Reading(written),), start=start, end=start + 1)


def uncertain(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `possibly July 2017` and `July 2017?`: only EDTF has a mark for what is uncertain."""
    text = said.text
    words = "probably|possibly|perhaps|maybe|most likely|likely|presumably|apparently|prob\\.?"
    match = pattern(
        rf"(?i)(?:(?:{words}),? (?:in |on )?)?(.+?),? ?(?:\(\?\)|\?|\(?(?:{words})\)?)?"
    ).fullmatch(text)
    if match is None or match[1] == text:
        return None
    date = reader.date(reader.respelled(match[1]) or "x")
    if date is None:
        return None
    if date.form == "between":
        first, last = (_marked(end) for end in date.ends)
        written = f"between {first} and {last}" if first and last else ""
    elif date.precision in ("century", "third", "half") and not date.edtf:
        written = _years_of_a_century(date)
    elif date.form in ("before", "by", "after", "on or after", "since", "until"):
        inner = date.ends[0]
        opening = date.form
        written = f"{opening} {_marked(inner)}"
    elif date.form in ("date", "lasted"):
        written = "/".join(_marked(leaf) for leaf in date.ends or (date,))
    else:
        return None
    if not written or reader.date(written) is None:
        return None
    counted = date.precision in ("century", "third", "half")
    return Refused("what is uncertain is written in EDTF", (Reading(written, worked_out=counted),))


def _years_of_a_century(date: When) -> str:
    """Write a century, or a part of one, by its uncertain first and last year."""
    first, last = civil(date.first_day), civil(date.last_day)
    if (first[1:], last[1:]) != ((1, 1), (12, 31)) or first[0] < 0:
        return ""
    return f"between {first[0]:04d}? and {last[0]:04d}?"


def _marked(date: When) -> str:
    """Write a date in EDTF as uncertain, beside what marks it has; empty where that has no form."""
    edtf = date.edtf
    if date.clock and date.clock[0].isdigit():
        edtf = f"{day_to_iso(date.first_day)}T{date.clock}{'~' * date.approximate}"
    if not edtf:
        return ""
    return edtf[:-1] + "%" if edtf[-1] == "~" else edtf if edtf[-1] in "?%" else f"{edtf}?"
