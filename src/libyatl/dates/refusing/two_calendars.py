"""One day in both calendars: `25 October/7 November 1917`, `7 November (25 October) 1917`."""

from __future__ import annotations

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.civil import civil
from libyatl.dates.julian import julian_civil
from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused

_DAY = r"(?:[0-9]{1,2} [a-z]+\.?|[a-z]+\.? [0-9]{1,2})"
_YEAR = "[0-9]{4}"
_STYLE = r"[on]\.?s\.?"
_BOTH = (
    rf"(?i)(?P<one>{_DAY})(?:,? (?P<year>{_YEAR}))? ?(?P<sign>[/(\[]) ?(?:{_STYLE} )?"
    rf"(?P<other>{_DAY})(?:,? (?P<of_other>{_YEAR}))?(?: {_STYLE})?[)\]]?"
    rf"(?:,? (?P<last>{_YEAR}))?(?: {_STYLE})?"
)


def dual_dated(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a day that bears its names of both calendars, if the two are one day."""
    match = pattern(_BOTH).fullmatch(said.text)
    if match is None:
        return None
    year = match["year"] or match["of_other"] or match["last"]
    one = reader.date(f"{match['one']} {match['year'] or year}")
    other = reader.date(f"{match['other']} {match['of_other'] or match['last'] or year}")
    if one is None or other is None:
        return None
    old, new = sorted((one, other), key=lambda date: date.first_day)
    if julian_civil(new.first_day) != civil(old.first_day):
        return None
    of_old, month, day = julian_civil(new.first_day)
    year_of_old = f" {of_old}" if of_old != civil(new.first_day)[0] else ""
    both = f"{new.text} ({day} {MONTHS[month - 1]}{year_of_old} O.S.)"
    if match["sign"] != "/":
        reason = "a day in both calendars is written with that of the Julian one behind it"
        return Refused(reason, (Reading(both),))
    return Refused(
        "it may be one day in both calendars, a whole span, or one unknown day in it",
        (
            Reading(both, "one day in both calendars"),
            Reading(f"from {old.text} to {new.text}", "the whole span"),
            Reading(f"between {old.text} and {new.text}", "one unknown day in it"),
        ),
    )
