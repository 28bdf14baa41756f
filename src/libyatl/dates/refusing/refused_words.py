"""Words that say when, and are no date: `soon`, `Tuesday`, `20th century`, `July`."""

from __future__ import annotations

from functools import cache

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.no_date import is_no_date
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.reading.english_words import MONTH_NUMBERS, SEASON_CODES
from libyatl.dates.refusing.respellings import Read

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
_RELATIVE = (
    r"(?i)(?:this|last|next|the same|the following|the previous|that) (?:day|week|month|year|"
    r"decade|night|morning|evening|summer|winter|spring|autumn)|"
    r"[0-9]+ (?:days?|weeks?|months?|years?) (?:ago|later|earlier|before|after)|"
    r"the (?:day|week|month|year) (?:before|after)|"
    r"(?:soon|shortly|immediately|long|right) (?:after|before|thereafter|afterwards)"
)


def no_date_at_all(text: str, read: Read) -> DateError | None:
    """Refuse words that depend on the reader, that say an order, or that say nothing."""
    if is_no_date(text):
        return DateError(
            text, "it says that there is no date", help="leave the date out", of_event=True
        )
    if said := _no_dates().get(text.lower()):
        reason, help, of_event = said
        return DateError(text, reason, help=help, of_event=of_event)
    if pattern(_RELATIVE).fullmatch(text):
        return DateError(
            text,
            "it is relative to something else",
            help="write the date itself, or say the order instead, as in after: ID",
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


def without_its_century(text: str, read: Read) -> DateError | None:
    """Refuse `'80s`, `25 July 17` and `July 944`."""
    decade = pattern(r"(?:the )?(?:(?:early|late|mid)[ -])?(?:the )?'?[0-9]0'?s")
    if decade.fullmatch(text.lower()):
        return DateError(
            text, "a decade needs its century", help="write the century too, as in 1980s"
        )
    match = pattern(r"(.*[^0-9 ,],?) '?([0-9]{1,3})").fullmatch(text) if " " in text else None
    if match is None or pattern("[0-9]{4}").search(match[1]):
        return None
    head, digits = match.groups()
    before = pattern("[ -]").split(head.lower().rstrip(","))
    if len(before) == 1 and before[0] in MONTH_NUMBERS and len(digits) < 3:
        month = MONTHS[MONTH_NUMBERS[before[0]] - 1]
        return DateError(
            text,
            "it may be a day without its year, or a year without its century",
            help=f"write {int(digits)} {month} with the year, or {month} with the year in full",
        )
    if before[-1] not in (*MONTH_NUMBERS, *SEASON_CODES, "of"):
        return None
    help = "write the year in full, or with AD before it"
    if len(digits) == 3:
        help = f"write {head.rstrip(',')} AD {int(digits)}"
    return DateError(text, "a year needs four digits", help=help, start=match.start(2))


def no_year(text: str, read: Read) -> DateError | None:
    """Refuse a day, a month or a season without its year; no year is ever assumed."""
    words = [word.strip(",") for word in pattern("[ –-]").split(text.lower())]
    if any(pattern("[0-9]{3}").search(word) or word in ("bc", "bce", "ad", "ce") for word in words):
        return None
    months = [word for word in words if word in MONTH_NUMBERS]
    if months:
        month = MONTHS[MONTH_NUMBERS[months[0]] - 1]
        if any(word[:1].isdigit() for word in words):
            return DateError(
                text, "a day without its year", help=f"add the year, as in 25 {month} 2017"
            )
        return DateError(text, "a month without its year", help=f"add the year, as in {month} 2017")
    for word in words:
        if word in SEASON_CODES:
            return DateError(
                text, "a season without its year", help=f"add the year, as in {word} 2017"
            )
        if pattern("q[1-4]").fullmatch(word):
            return DateError(
                text, "a quarter without its year", help=f"add the year, as in {word.upper()} 2017"
            )
    return None
