"""`finer-than-text`: a day, where the event's own text knows it less exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from libyatl.checks.days_in_text import MONTH, named_days, names, texts_of
from libyatl.checks.examined import Examined, Finding
from libyatl.dates import When, parse_date
from libyatl.dates.calendar_names import month_name, year_name
from libyatl.dates.civil import civil
from libyatl.dates.reading.english_words import MONTH_NUMBERS
from libyatl.text.inert import shorten

_SLACK = 5
"""A text that says "early August" speaks of 12 August too, give or take so many days."""
_PARTS = {
    "beginning of": "early",
    "start of": "early",
    "middle of": "mid",
    "end of": "late",
    "first half of": "first half of",
    "second half of": "second half of",
}
_ABOUT = r"circa|ca?\.|around|about|approximately|roughly"
_SOMETIME = r"sometime in|some time in|some day in"
_YEAR = r"(?:,? (?P<year>[0-9]{4})(?![0-9]))?"
_PATTERNS = (
    rf"\b(?P<part>early|mid|late)(?:[ -]| in )(?P<month>{MONTH})(?!\w){_YEAR}",
    rf"\b(?P<part>{'|'.join(_PARTS)}) (?P<month>{MONTH})(?!\w){_YEAR}",
    rf"\b(?P<some>{_SOMETIME}) (?P<month>{MONTH})(?!\w){_YEAR}",
    rf"\b(?P<about>{_ABOUT}) (?:the )?(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? )?"
    rf"(?P<month>{MONTH})(?!\w)(?: (?P<after>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]))?{_YEAR}",
    rf"\b(?P<some>{_SOMETIME}) (?P<year>[0-9]{{4}})(?![0-9])",
    rf"\b(?P<about>{_ABOUT}) (?P<year>[0-9]{{4}})(?= *(?:$|[.,;:!?)]))",
    rf"\b(?P<plain>in) (?P<month>{MONTH}),? (?P<year>[0-9]{{4}})(?![0-9])",
)
_DEADLINE = re.compile(r"\b(?:by|until|till|to|through|before|after|since|from)(?: the)? $", re.I)
"""What stands before a date that bounds something, and so is not when it happened."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the days that the title, the summary or the note says more vaguely."""
    for place, event in enumerate(examined.events):
        when = event.when
        if when is None or when.precision != "day" or when.form != "date" or when.qualified:
            continue
        if when.julian:  # a text may name it by either calendar
            continue
        found = _vaguer(texts_of(event), when)
        if found is None:
            continue
        field, said, written = found
        span = examined.timeline.span(place, field)
        yield examined.finding(
            place,
            "date",
            message=f"the {field} says '{shorten(said)}', and names no such day",
            label="how is the day known?",
            help=f"write {written}, or say in the text which day it was",
            related=((span, f"'{shorten(said)}' stands here"),),
        )


def _vaguer(texts: tuple[tuple[str, str], ...], when: When) -> tuple[str, str, str] | None:
    """Return (field, its words, the date that they are), of the first that is vaguer."""
    said = list(_vague_words(texts, when))
    if not said:
        return None
    days = set()
    for field, text in texts:
        # The words themselves may hold the day, as in "about 8 August".
        spans = [match.span() for other, match, _ in said if other == field]
        for begin, end in spans:
            text = text[:begin] + "\n" * (end - begin) + text[end:]
        days |= named_days(text)
    if names(days, *civil(when.first_day)):
        return None
    found = ((f, m[0], d) for f, m, d in said if not (days and "plain" in m.groupdict()))
    return next(found, None)


def _vague_words(
    texts: tuple[tuple[str, str], ...], when: When
) -> Iterator[tuple[str, re.Match[str], str]]:
    """Yield (field, words, date) for all vague words about the month or the year of a day."""
    year, month, _ = civil(when.first_day)
    named = month_name(month, short=True).lower()
    for field, text in texts:
        if named not in text.lower() and str(year) not in text:
            continue
        for pattern in _compiled():
            for match in pattern.finditer(text):
                begin = match.start()
                written = _of_the_day(match, when)
                if written and not _DEADLINE.search(text[max(0, begin - 12) : begin]):
                    yield field, match, written


def _of_the_day(match: re.Match[str], when: When) -> str:
    """Return the date that the words are, where it is that of the event or holds it; else ""."""
    said = match.groupdict()
    year, month, day = civil(when.first_day)
    if said["year"] and int(said["year"]) != year:
        return ""
    if "month" not in said:
        return f"c. {year}" if "about" in said else year_name(year)
    typed = said["month"]
    if MONTH_NUMBERS[typed.lower()] != month or typed in ("may", "march", "mar"):
        return ""
    named = f"{month_name(month)} {year_name(year)}"
    number = said.get("day") or said.get("after")
    if number:
        return f"c. {day} {named}" if int(number) == day else ""
    if "part" not in said:
        return f"c. {named}" if "about" in said else named
    part = _PARTS.get(said["part"].lower(), said["part"].lower())
    written = f"mid-{named}" if part == "mid" else f"{part} {named}"
    days = parse_date(written)
    return written if days.first_day - _SLACK <= when.first_day <= days.last_day + _SLACK else ""


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
