"""What stands before the colon of an event: one date or two, a length, what it is relative to.

An event that is relative begins where another one ends, which is the day after its last; so that
`after !x` comes out as within a day of it, and `after !x 3 days - 5 days` as 3 to 4 days after it.
Without the name of another the event before it in the text is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from libyatl.dates.civil import civil, day_to_iso, year_to_edtf
from libyatl.dates.parsing import Effort, is_date, read_date
from libyatl.dates.steps import add
from libyatl.formats.foreign.spans import in_edtf, span
from libyatl.formats.markwhen.casual_dates import (
    NoDateError,
    clock_alone,
    clock_of,
    told_date,
)
from libyatl.formats.markwhen.line_kinds import AMOUNT, RELATIVE
from libyatl.text.plurals import number_of

Side = Literal["after", "before"]
_PARTS = re.compile(r"(-?[0-9]+)[ \t]*(.*)")
_BARE_YEAR = re.compile("[0-9]{1,5}")
_BEFORE_CHRIST = re.compile(r"[0-9]{1,5}([ \t]*BCE?)", re.IGNORECASE)
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "seconds"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
    **dict.fromkeys(("h", "hour", "hours"), "hours"),
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("w", "week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"),
    **dict.fromkeys(("y", "year", "years"), "years"),
}
_FAMILIES = (
    {"seconds": 1, "minutes": 60, "hours": 3600},
    {"days": 1, "weeks": 7},
    {"months": 1, "years": 12},
)
_ON_THE_CLOCK = _FAMILIES[0]
_DATE_ALONE = "say it as a date"


class Amount(NamedTuple):
    """A length of time: so many of a unit, `days`; 0 where none is said."""

    number: int
    unit: str

    def __str__(self) -> str:
        """Return it in the grammar of lengths: `3 days`."""
        return number_of(self.number, self.unit.removesuffix("s"))


NOTHING = Amount(0, "days")


class Relative(NamedTuple):
    """To which event another is relative: its id, empty for the one before; how far apart."""

    side: Side
    id: str
    at_least: str
    within: str


class Stretch(NamedTuple):
    """When an event was.

    Attributes:
        text: a date in the grammar of dates; empty where there is none.
        lasted: a length of time; empty where none is said.
        relative: what it is relative to, if it is.
        is_open: whether it goes on until `now`.
    """

    text: str = ""
    lasted: str = ""
    relative: Relative | None = None
    is_open: bool = False


@lru_cache(maxsize=1 << 14)
def told_stretch(begin: str, end: str, *, is_day_first: bool) -> Stretch | str:
    """Return when an event was, of what stands on both sides of `-`, `/` or `to`.

    Where that cannot be said without the day on which it is read, or without a guess, what to do
    about it is returned.
    """
    try:
        return _told_plainly(begin, end, is_day_first=is_day_first)
    except NoDateError as failure:
        return str(failure)


def _told_plainly(begin: str, end: str, *, is_day_first: bool) -> Stretch:
    if begin.lower() == "now":
        raise NoDateError("write the date: 'now' is another day each time it is read")
    one, two = _relative(begin), _relative(end)
    if one is not None:
        if end and (two is None or two[1]):
            raise NoDateError(_DATE_ALONE)
        return _told_relative(*one, None if two is None else two[2])
    clock = clock_alone(begin)
    if clock is not None:
        raise NoDateError("write the day before its time")
    if _BARE_YEAR.fullmatch(begin) and (era := _BEFORE_CHRIST.fullmatch(end)):
        begin += era[1]  # `300-200 BC`
    first = told_date(begin, is_day_first=is_day_first)
    if not end:
        return Stretch(_on_calendar(first))
    if end.lower() == "now":
        return Stretch(_on_calendar(f"{in_edtf(first)}/.."), is_open=True)
    if two is not None:
        if two[0] or two[1]:
            raise NoDateError(_DATE_ALONE)
        return Stretch(_on_calendar(f"{first}/{_later(first, two[2])}"))
    if clock_alone(end) is not None and "T" in first:
        return Stretch(_on_calendar(f"{first}/{first.partition('T')[0]}T{clock_of(end)}"))
    last = told_date(end, is_day_first=is_day_first)
    return Stretch(_on_calendar(first if first == last else span(first, last)))


def _on_calendar(text: str) -> str:
    if not is_date(text):
        raise NoDateError(
            "the calendar has no such day"
            if "/" not in text
            else "see that both are days, and that it ends after it begins"
        )
    return text


def _relative(text: str) -> tuple[str, str, Amount] | None:
    """Return the word before, the id and the amount of what is relative; None of all else."""
    found = RELATIVE.fullmatch(text) if text else None
    if found is None or not (found["id"] or found["amounts"]):
        return None
    return (found["side"] or "").lower(), found["id"] or "", _amount(found["amounts"] or "")


def _amount(text: str) -> Amount:
    """Return the sum of lengths, in the smallest of their units."""
    said: list[Amount] = []
    for found in AMOUNT.findall(text):
        parts = _PARTS.fullmatch(found)
        unit = _UNITS.get(parts[2].lower(), "") if parts else ""
        if parts is None or not unit or int(parts[1]) < 0:
            raise NoDateError(f"no length of time is written as {found}")
        said.append(Amount(int(parts[1]), unit))
    if not said:
        return NOTHING
    units = {each.unit for each in said}
    if len(units) == 1:
        return Amount(sum(each.number for each in said), said[0].unit)
    family = next((some for some in _FAMILIES if units <= some.keys()), None)
    if family is None:
        raise NoDateError("write the length in one unit")
    least = min(units, key=family.__getitem__)
    total = sum(each.number * family[each.unit] for each in said)
    return Amount(total // family[least], least)


def _told_relative(side: str, id: str, amount: Amount, lasted: Amount | None) -> Stretch:
    """Return a stretch that is relative; an amount alone is how long it lasted."""
    if "." in id:
        raise NoDateError(_DATE_ALONE)
    to: Side = "before" if side in ("before", "by") else "after"
    apart = NOTHING if lasted is None else amount
    length = amount if lasted is None else lasted
    at_least = str(apart) if apart.number else ""
    relative = Relative(to, id.removeprefix("!"), at_least, _at_most(apart))
    return Stretch(lasted=str(length) if length.number else "", relative=relative)


def _at_most(apart: Amount) -> str:
    """Return the most that lies between, counted in days between the last and the first."""
    if apart.unit in _ON_THE_CLOCK:
        return str(apart)
    days = {"days": 1, "weeks": 7}.get(apart.unit)
    return "" if days is None else str(Amount(apart.number * days + 1, "days"))


def _later(first: str, amount: Amount) -> str:
    """Return the last day, month or year of what lasted so long, from the first one on.

    Raises:
        NoDateError: the length is no whole number of what is known.
    """
    when = read_date(first, Effort(0)) if is_date(first) else None
    if when is None or not amount.number:
        raise NoDateError("see its beginning")
    if when.precision == "day" and amount.unit not in _ON_THE_CLOCK:
        return day_to_iso(add(when.first_day, amount.number, amount.unit) - 1)
    if when.precision in ("month", "year") and amount.unit in ("months", "years"):
        year, month, _ = civil(add(when.first_day, amount.number, amount.unit) - 1)
        if when.precision == "month":
            return f"{year_to_edtf(year)}-{month:02d}"
        if amount.unit == "years":
            return year_to_edtf(year)
    raise NoDateError("write when it ended")
