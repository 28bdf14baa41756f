"""`placeholder-date`: a day that a program writes where it has no date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from libyatl.checks.days_in_text import names_the_year
from libyatl.checks.examined import Examined, Finding
from libyatl.checks.stated_dates import stated_dates
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.civil import civil, ordinal
from libyatl.model.positions import Owner
from libyatl.text.inert import shorten

_WRITTEN_BY = {
    ordinal(1, 1, 1): "the first day that many programs can count",
    ordinal(1000, 1, 1): "the first day of a database (MySQL)",
    ordinal(1601, 1, 1): "day 0 of the clocks of Windows",
    ordinal(1753, 1, 1): "the first day of a database (SQL Server)",
    ordinal(1899, 12, 30): "day 0 of a spreadsheet",
    ordinal(1899, 12, 31): "day 0 of a spreadsheet",
    ordinal(1900, 1, 1): "day 1 of a spreadsheet",
    ordinal(1969, 12, 31): "day 0 of the clocks of Unix, west of Greenwich",
    ordinal(1970, 1, 1): "day 0 of the clocks of Unix",
    ordinal(2038, 1, 19): "the last day of the clocks of Unix",
    ordinal(2079, 6, 6): "the last day of a database (SQL Server)",
    ordinal(2099, 12, 31): "a day of a database that stands for no end",
    ordinal(2999, 12, 31): "a day of a database that stands for no end",
    ordinal(9999, 12, 31): "the last day that most programs can count",
}
"""What such a day is to the program that writes it."""
_FAR = 3653
"""So many days, ten years, from all other dates a day is no one's own."""
_AT_ITS_ENDS = ("00:00", "23:59")


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the whole days of that table that no text names and no other date is near."""
    for owner, path, when, day in _placeholders(examined):
        what, none = _where_none_is_known(when, day)
        yield examined.finding(
            owner,
            path,
            message=f"'{shorten(when.text)}' may stand for no date: {what} is {_WRITTEN_BY[day]}",
            label="no other date lies within ten years of it",
            help=f"where none is known, {none}; if that day is meant, name its year in the title",
        )


def _where_none_is_known(when: When, day: int) -> tuple[str, str]:
    """Return what of a date the day is, and what to write if nobody knows it."""
    if len(when.ends) != 2:
        return "it", "write `unknown`, or leave it out"
    first, last = (shorten(one.text) for one in when.ends)
    if when.last_day == day:
        return "its end", f"leave it open, as in {first}/.."
    return "its beginning", f"leave it open, as in ../{last}"


def placeholder_events(examined: Examined) -> frozenset[int]:
    """Return the events, by their places, of which the date is such a day."""
    found = _placeholders(examined)
    return frozenset(
        owner for owner, path, *_ in found if isinstance(owner, int) and path == "date"
    )


def _placeholders(examined: Examined) -> Iterator[tuple[Owner, str, When, int]]:
    """Yield (owner, path, date, its day) for each that stands for none."""
    suspect = [
        (owner, path, when, days[-1])
        for owner, path, when in stated_dates(examined)
        if (days := _days_of_programs(when))
    ]
    known = sorted(
        {
            day
            for _, _, when in (stated_dates(examined) if suspect else ())
            for day in (when.first_day, when.last_day)
            if OPEN_PAST < day < OPEN_FUTURE and day not in _days_of_programs(when)
        }
    )
    for owner, path, when, day in suspect:
        named = isinstance(owner, int) and names_the_year(examined.events[owner], civil(day)[0])
        if not named and not _is_near(day, known):
            yield owner, path, when, day


def _days_of_programs(when: When) -> list[int]:
    """Return the days of a date, or of its ends, that are whole and in the table."""
    if when.first_day not in _WRITTEN_BY and when.last_day not in _WRITTEN_BY:
        return []
    return [
        one.first_day
        for one in when.ends or (when,)
        if one.first_day in _WRITTEN_BY
        and one.precision in ("day", "time")
        and not one.qualified
        and (one.clock or "00:00").startswith(_AT_ITS_ENDS)
    ]


def _is_near(day: int, known: Sequence[int]) -> bool:
    at = bisect_left(known, day)
    return any(abs(other - day) <= _FAR for other in known[max(at - 1, 0) : at + 1])
