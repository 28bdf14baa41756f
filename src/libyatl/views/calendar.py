"""Where the headings of a timeline stand, and the dates under them.

A year is a heading where events crowd in years; a month is one where a year is crowded. A
date under its year's heading does not repeat the year where a month is named with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.civil import civil
from libyatl.dates.names import MONTHS, year_name
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.query.order import listed_at
from libyatl.views.date_words import date_words
from libyatl.views.page import Glyphs

CROWDED_YEAR = 12
"""A year of more events than this has its months as headings, if they are three or more."""


class Heading(NamedTuple):
    """A year (`month` is 0) or a month, in words."""

    words: str
    month: int


class Entry(NamedTuple):
    """An event with the headings that stand before it, and its date in words."""

    event: Event
    headings: tuple[Heading, ...]
    date: str


Listed = tuple[int, int]
"""The astronomical year and the month at which an event is listed."""

_civil = lru_cache(maxsize=1 << 14)(civil)


def entries(selection: Selection, glyphs: Glyphs) -> Iterator[Entry]:
    """Yield an entry for each event of the selection, in its order.

    There are headings only where the order is one of time. The events without a date with
    which the selection ends stand under `No date`.
    """
    sort = selection.sort
    events = list(selection.events)
    listed = [_listed(event.when, sort) for event in events]
    dated = len(events)
    while dated and events[dated - 1].when is None:
        dated -= 1
    in_time = sort in ("date", "latest")
    crowded, months = _crowds(listed[:dated]) if in_time else (False, frozenset[int]())
    at: Listed | None = None
    for place, event in enumerate(events):
        headings: tuple[Heading, ...] = ()
        if in_time and place == dated:
            headings = (Heading("No date", 0),)
        elif crowded and (here := listed[place]) is not None and place < dated:
            here = _under(here, at, event.when, months)
            headings = tuple(_headings(at, here))
            at = here
        year = at[0] if at and event.when is not None else None
        yield Entry(event, headings, date_words(event.when, glyphs, year=year))


def _listed(when: When | None, sort: str) -> Listed | None:
    if when is None:
        return None
    day = listed_at(when) if sort == "date" else when.d
    if not OPEN_PAST < day < OPEN_FUTURE:
        return None
    return _civil(day)[:2]


def _crowds(listed: list[Listed | None]) -> tuple[bool, frozenset[int]]:
    """Return whether years are worth a heading, and the years whose months are."""
    years = Counter(at[0] for at in listed if at)
    months = Counter(year for year, _ in {at for at in listed if at})
    crowded = years.total() >= 2 * len(years) > 0
    return crowded, frozenset(
        year for year, count in years.items() if count > CROWDED_YEAR and months[year] > 2
    )


def _under(listed: Listed, at: Listed | None, when: When | None, months: frozenset[int]) -> Listed:
    """Return the heading for an event: its month, or its year alone (month 0).

    A date without a month stands under the year while that has no month yet.
    """
    year, _ = listed
    no_month_yet = at is None or at[0] != year or not at[1]
    return (year, 0) if year not in months or (no_month_yet and _vague(when)) else listed


def _headings(before: Listed | None, here: Listed) -> Iterator[Heading]:
    if before is None or before[0] != here[0]:
        yield Heading(year_name(here[0]), 0)
        before = (here[0], 0)
    if before[1] != here[1] and here[1]:
        yield Heading(MONTHS[here[1] - 1], here[1])


def _vague(when: When | None) -> bool:
    """Say whether the month in which it began is not known."""
    return when is None or not (
        when.a > OPEN_PAST and when.b < OPEN_FUTURE and _civil(when.a)[:2] == _civil(when.b)[:2]
    )
