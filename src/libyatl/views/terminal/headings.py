"""What stands beside the rail of a timeline: headings, and the date of each event.

A year is a heading where events crowd in years, a day where clocks crowd on it. A date under the
heading of its year does not repeat it, and a clock under that of its day says no day. Where
centuries lie between two events, they are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.chronology import Chronology
from libyatl.chronology.answers.brackets import Bracket
from libyatl.dates import OPEN_FUTURE
from libyatl.model import Event
from libyatl.query import Row, Selection
from libyatl.text.measure import cells
from libyatl.truth import Truth
from libyatl.views.words.clock_column import ClockColumn, day_words, names_day, without_day
from libyatl.views.words.date_words import beginning, in_brief
from libyatl.views.words.labels import Labels
from libyatl.views.words.year_headings import YearHeadings


class Cell(NamedTuple):
    """The date of an event, in words.

    Attributes:
        column: for the column of dates; empty where it does not fit that, or is none.
        whole: for a line of its own; empty where the column has it.
        is_derived: whether it follows from other statements than one of the event's own.
    """

    column: str
    whole: str = ""
    is_derived: bool = False


class Entry(NamedTuple):
    """An event with what stands before it, and its date.

    Attributes:
        event: the event.
        answer: whether it surely matches.
        date: its date in words.
        is_bounded: whether anything bounds when it was.
        gap: the years since the event above, where these are centuries: `1,360 years`.
        headings: the year and the day that begin with it, in words.
        year: that of the heading above it, which the date leaves out; None where there is none.
        bracket: how it is joined to the events drawn above and below it; None where it is not one
            of those in the order of beginnings.
        begun: whether that is since nothing bounds when it can have begun at the earliest.
    """

    event: Event
    answer: Truth
    date: Cell
    is_bounded: bool
    gap: str = ""
    headings: tuple[str, ...] = ()
    year: int | None = None
    bracket: Bracket | None = None
    begun: bool = False


def entries(selection: Selection, rows: list[Row], dates: Dates) -> Iterator[Entry]:
    """Yield an entry for each of some rows of a selection, in their order.

    There are headings only where the order is one of time.

    Args:
        selection: what is drawn.
        rows: the rows of it that stand beside the rail.
        dates: the words for their dates.
    """
    ordered = selection.sort == "date"
    places = [row.place for row in rows]
    brackets = selection.chronology.brackets(places) if ordered else {}
    headed = YearHeadings(selection, rows)
    for row in rows:
        gap, year = headed.before(row)
        day = dates.heading(row, headed.year, begins=bool(year)) if headed.in_time else ""
        bracket = brackets.get(row.place)
        yield Entry(
            row.event,
            row.answer,
            dates.of(row, headed.year),
            not row.bounds.is_open,
            gap,
            tuple(filter(None, (year, day))),
            headed.year,
            bracket,
            ordered and bracket is None,
        )


def entries_below(rows: list[Row], dates: Dates, *, are_dated: bool = False) -> Iterator[Entry]:
    """Yield an entry for each of some rows that stand below the rail, with a date if so asked."""
    dates.part()
    for row in rows:
        date = dates.of(row, None) if are_dated else Cell("", dates.as_written(row))
        yield Entry(row.event, row.answer, date, not row.bounds.is_open)


class Dates:
    """The dates of a drawing, from top to bottom: the same one twice is said once."""

    def __init__(
        self, chronology: Chronology, labels: Labels, clocks: ClockColumn, room: int
    ) -> None:
        """Take what is implied, the words for names, how clocks are told, and the room."""
        self._chronology = chronology
        self._labels = labels
        self._clocks = clocks
        self._room = room
        self._headed: set[int] = set()
        self._day: int | None = None
        """The day that the column has named last."""
        self._above: tuple[Cell, str] | None = None

    def words(self, row: Row) -> str:
        """Return when an event began, short, by itself."""
        return beginning(row, self._chronology, self._labels.glyphs).words

    def as_written(self, row: Row) -> str:
        """Return what stands where the date of an event would, and is none."""
        return beginning(row, self._chronology, self._labels.glyphs).as_written

    def heading(self, row: Row, year: int | None, *, begins: bool) -> str:
        """Return the day that begins with an event, if it is a heading; `begins` says the year."""
        if begins:
            self.part()
        day = self._clocks.heading(row.event.when)
        if day is None or day in self._headed:
            return ""
        self._headed.add(day)
        self._day, self._above = day, None
        return day_words(day, year=year)

    def of(self, row: Row, year: int | None) -> Cell:
        """Return the date of an event under the heading of a year."""
        event, labels, bounds = row.event, self._labels, row.bounds
        if event.when is not None and event.when.clocked:
            row = row._replace(event=event._replace(when=self._clocks.shown(event.when)))
        words, is_derived, as_written = beginning(row, self._chronology, labels.glyphs, year=year)
        day = bounds.a if self._chronology.clocked and bounds.a == bounds.b else None
        if day is not None and not names_day(words, day_words(day, year=year)):
            day = None
        if day is not None and day == self._day:
            words = without_day(words, day_words(day, year=year))
        brief = in_brief(words, labels.glyphs)
        if labels.are_contested:
            brief, words = (labels.contested(event, "date", said) for said in (brief, words))
        fits = cells(brief) <= self._room
        cell = Cell(brief if fits else "", "" if fits else words, is_derived)
        self._day = self._named_last(row, day, fits=fits)
        if as_written:
            self._above = None
            return cell._replace(whole=f"{as_written} {cell.whole}".rstrip())
        said = cell, words  # a span and what lies between its ends are the same in brief
        if said != self._above or words.endswith(labels.glyphs.differs):
            self._above = said
            return cell
        return Cell(labels.glyphs.same if brief else "", is_derived=is_derived)

    def _named_last(self, row: Row, day: int | None, *, fits: bool) -> int | None:
        """Return the day that is named last behind a date; None where it may be taken for another.

        Who looks along the column passes over what does not fit it: that must be of the same day.
        """
        when, bounds = row.event.when, row.bounds
        if fits or day == self._day:
            is_one = when is None or when.last_day in (day, OPEN_FUTURE)
            return day if is_one else None
        is_of_it = when is None or when.first_day == when.last_day
        return self._day if is_of_it and bounds.a == bounds.b == self._day else None

    def part(self) -> None:
        """Begin a part of the drawing: nothing stands above its first date."""
        self._day = self._above = None
