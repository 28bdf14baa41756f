"""Words that say when, and are no date: `soon`, `Tuesday`, `20th century`, `July`."""

from __future__ import annotations

from functools import cache

from libyatl.dates.calendar_names import MONTHS, with_ending
from libyatl.dates.no_date import is_no_date
from libyatl.dates.patterns import pattern
from libyatl.dates.reading.english_words import MONTH_NUMBERS, SEASON_CODES
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused

_NO_DATE = (
    (
        "now today tonight yesterday tomorrow present currently ongoing nowadays",
        "its meaning changes with the day on which it is read",
        "write the date itself, as in 2017-07-25",
        False,
    ),
    (
        "soon recently later earlier before after afterwards then thereafter next previously "
        "meanwhile shortly eventually subsequently immediately",
        "it says an order, not a date",
        "leave the date out and say the order instead, as in after: ID",
        True,
    ),
    (
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
        "a weekday alone is no date",
        "write the day, as in 25 July 2017",
        False,
    ),
)
_PART_OF_SHORT_YEAR = r"(?i)(?:q[1-4]|h[12]|early|mid|late)[ /-]'?[0-9]{2}"
_SHORT_YEAR = r"(?i)(?<![0-9])[0-9]{1,2}[-/][a-z]{3,9}[-/][0-9]{2}(?![0-9])"
_IN_FULL = "write the year in full, or with AD before it"
_RELATIVE = (
    r"(?i)(?:this|last|next|the same|the following|the previous|that) (?:day|week|month|year|"
    r"decade|night|morning|evening|summer|winter|spring|autumn)|"
    r"[0-9]+ (?:days?|weeks?|months?|years?) (?:ago|later|earlier|before|after)|"
    r"the (?:day|week|month|year) (?:before|after)|"
    r"(?:soon|shortly|immediately|long|right) (?:after|before|thereafter|afterwards)"
)


def no_date_at_all(said: Facts, reader: Reader) -> Refused | None:
    """Refuse words that depend on the reader, that say an order, or that say nothing."""
    if is_no_date(said.text):
        return Refused("it says that there is no date", advice="leave the date out", of_event=True)
    if found := _no_dates().get(said.text.lower()):
        reason, help, of_event = found
        return Refused(reason, advice=help, of_event=of_event)
    if pattern(_RELATIVE).fullmatch(said.text):
        return Refused(
            "it is relative to something else",
            advice="write the date itself, or say the order instead, as in after: ID",
            of_event=True,
        )
    return None


@cache
def _no_dates() -> dict[str, tuple[str, str, bool]]:
    return {
        word: (reason, help, of_event)
        for words, reason, help, of_event in _NO_DATE
        for word in words.split()
    }


def without_its_century(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `'80s`, `25 July 17`, `11-Mar-15`, `Jul-17` and `July 944`."""
    text = said.text
    decade = pattern(r"(?:the )?(?:(?:early|late|mid)[ -])?(?:the )?'?[0-9]0'?s")
    if decade.fullmatch(text.lower()):
        return Refused("a decade needs its century", advice="write the century too, as in 1980s")
    if pattern("[0-9]{4}").search(text):
        return None
    match = pattern(
        r"(?i)(?:([0-9]{1,3})(?:st|nd|rd|th)?[ ./-]*)?"
        r"([a-z]{3,9})\.?,?[ ./-]*(?<![0-9])([0-9]{1,2}),?"
        r"(?:[ /-]+'?([0-9]{2}))?"
    ).fullmatch(text)
    month = (
        MONTHS[MONTH_NUMBERS[match[2].lower()] - 1]
        if match and match[2].lower() in MONTH_NUMBERS
        else ""
    )
    if match and month and not (match[1] and match[4]):
        return _of_two_numbers(month, match[1] or "", match[3], match[4] or "", ordered=" " in text)
    if pattern(_PART_OF_SHORT_YEAR).fullmatch(text):
        return Refused("a year needs four digits", advice=_IN_FULL)
    match = pattern(r"(.*[^0-9 ,/-],?)[ /-]'?([0-9]{1,3})").fullmatch(text)
    if match is None:
        return None
    head, digits = match.groups()
    before = pattern("[ -]").split(head.lower().rstrip(","))
    if before[-1] not in (*MONTH_NUMBERS, *SEASON_CODES, "of"):
        return None
    if len(digits) < 3:
        return Refused("a year needs four digits", advice=_IN_FULL, start=match.start(2))
    return Refused(
        "a year needs four digits",
        (Reading(f"{head.rstrip(',')} AD {int(digits)}"),),
        advice=_IN_FULL,
        start=match.start(2),
    )


def _of_two_numbers(
    month: str, before: str, behind: str, last: str, *, ordered: bool
) -> Refused | None:
    """Refuse a month with one number, `Jul-17`, or with two, `11-Mar-15`: which is the year?"""
    if not before and not last:
        if int(behind) > 31 or behind == "00":
            return Refused("a year needs four digits", advice=_IN_FULL)
        return Refused(
            "it may be a day without its year, or a year without its century",
            advice=f"write {int(behind)} {month} with the year, or {month} with the year in full",
        )
    first, second = (before, behind) if before else (behind, last)
    is_day = 1 <= int(second) <= 31 and len(first) == 2 and before and not ordered
    if is_day and 1 <= int(first) <= 31:
        return Refused(
            "a year needs four digits, and either number may be the year",
            advice=f"write {int(first)} {month} or {int(second)} {month}, with the year in full",
        )
    return Refused("a year needs four digits", advice=_IN_FULL)


def decade_or_century(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `early 1600s`, of which EDTF's mask of a century says no part."""
    match = pattern(r"(?i)(.*?)(?:the )?\b([0-9]{2})00s\b(.*)").fullmatch(said.text)
    if match is None or not match[1] + match[3]:
        return None
    before, digits, behind = match.groups()
    century = with_ending(int(digits) + 1)
    readings = (
        Reading(f"{before}{digits}0X{behind}", "the decade"),
        Reading(f"{before}{century} century{behind}", "the century", worked_out=True),
    )
    return Refused(f"{digits}00s may be a decade or a century", readings)


def no_year(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a day, a month or a season without its year; no year is ever assumed."""
    words = [word.strip(",") for word in pattern("[ –-]").split(said.text.lower())]
    if any(pattern("[0-9]{3}").search(word) or word in ("bc", "bce", "ad", "ce") for word in words):
        return None
    months = [word for word in words if word in MONTH_NUMBERS]
    if pattern(_SHORT_YEAR).search(said.text):
        return Refused("a year needs four digits", advice=_IN_FULL)
    if months:
        month = MONTHS[MONTH_NUMBERS[months[0]] - 1]
        if any(word[:1].isdigit() for word in words):
            return Refused("a day without its year", advice=f"add the year, as in 25 {month} 2017")
        return Refused("a month without its year", advice=f"add the year, as in {month} 2017")
    for word in words:
        if word in SEASON_CODES:
            return Refused("a season without its year", advice=f"add the year, as in {word} 2017")
        if pattern("q[1-4]").fullmatch(word):
            return Refused(
                "a quarter without its year", advice=f"add the year, as in {word.upper()} 2017"
            )
    return None
