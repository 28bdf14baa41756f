"""Where the headings of a timeline stand, and the dates under them.

A year is a heading where events crowd in years; a month is one where a year is crowded. A
date under its year's heading does not repeat the year where a month is named with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from libyatl.chronology.answers.brackets import Bracket
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.calendar_names import MONTHS, year_name
from libyatl.dates.civil import civil
from libyatl.model import Event
from libyatl.query import Row, Selection
from libyatl.views.words.date_words import dated
from libyatl.views.words.labels import Labels

CROWDED_YEAR = 12
"""A year of more events than this has its months as headings, if they are three or more."""


class Heading(NamedTuple):
    """A year (`month` is 0) or a month, in words."""

    words: str
    month: int


class Entry(NamedTuple):
    """An event with the headings that stand before it, and its date in words.

    `year` is that of the heading above it, which the date leaves out; None where there is none.
    `bracket` says how it is joined to the events drawn above and below it; None where it is not one
    of those in the order of beginnings. Then `begun` says whether that is since nothing bounds
    when it can have begun at the earliest.
    """

    event: Event
    headings: tuple[Heading, ...]
    date: str
    year: int | None
    bounded: bool
    bracket: Bracket | None
    begun: bool


Listed = tuple[int, int]
"""The astronomical year and the month at which an event is listed."""


def entries(selection: Selection, labels: Labels) -> Iterator[Entry]:
    """Yield an entry for each event of the selection, in its order, in the words of its labels.

    There are headings only where the order is one of time. The events without a date with
    which the selection ends stand under `No date`.
    """
    sort = selection.sort
    rows = list(selection.rows)
    listed = [_listed_month(row, selection) for row in rows]
    dated_rows = len(rows)
    while dated_rows and listed[dated_rows - 1] is None and _unbounded(rows[dated_rows - 1]):
        dated_rows -= 1
    in_time = sort in ("date", "latest")
    crowded, months = _crowds(listed[:dated_rows]) if in_time else (False, frozenset[int]())
    ordered = sort == "date"
    brackets = selection.chronology.brackets(selection.places[:dated_rows]) if ordered else {}
    at: Listed | None = None
    for number, row in enumerate(rows):
        headings: tuple[Heading, ...] = ()
        if in_time and number == dated_rows:
            headings = (Heading("No date", 0),)
        elif crowded and (here := listed[number]) is not None and number < dated_rows:
            here = _under(here, at, row, months)
            headings = tuple(_headings(at, here))
            at = here
        year = at[0] if at else None
        words = dated(row, selection.chronology, labels.glyphs, year=year)
        if labels.are_contested:
            words = labels.contested(row.event, "date", words)
        bounded = not _unbounded(row)
        bracket = brackets.get(row.place)
        begun = ordered and number < dated_rows and bracket is None
        yield Entry(row.event, headings, words, year, bounded, bracket, begun)


def _unbounded(row: Row) -> bool:
    return row.event.when is None and row.bounds.is_open


def _listed_month(row: Row, selection: Selection) -> Listed | None:
    if selection.sort == "latest":
        day: int | None = row.bounds.d
    else:
        day = selection.chronology.listed_at(row.place)
    if day is None or not OPEN_PAST < day < OPEN_FUTURE:
        return None
    return civil(day)[:2]


def _crowds(listed: list[Listed | None]) -> tuple[bool, frozenset[int]]:
    """Return whether years are worth a heading, and the years whose months are."""
    years = Counter(at[0] for at in listed if at)
    months = Counter(year for year, _ in {at for at in listed if at})
    crowded = years.total() >= 2 * len(years) > 0
    return crowded, frozenset(
        year for year, count in years.items() if count > CROWDED_YEAR and months[year] > 2
    )


def _under(listed: Listed, at: Listed | None, row: Row, months: frozenset[int]) -> Listed:
    """Return the heading for an event: its month, or its year alone (month 0).

    A date without a month stands under the year while that has no month yet.
    """
    year, _ = listed
    no_month_yet = at is None or at[0] != year or not at[1]
    return (year, 0) if year not in months or (no_month_yet and _vague(row)) else listed


def _headings(before: Listed | None, here: Listed) -> Iterator[Heading]:
    if before is None or before[0] != here[0]:
        yield Heading(year_name(here[0]), 0)
        before = (here[0], 0)
    if before[1] != here[1] and here[1]:
        yield Heading(MONTHS[here[1] - 1], here[1])


def _vague(row: Row) -> bool:
    """Say whether the month in which it began is not known."""
    first, last = row.bounds.a, row.bounds.b
    return first == OPEN_PAST or last == OPEN_FUTURE or civil(first)[:2] != civil(last)[:2]
