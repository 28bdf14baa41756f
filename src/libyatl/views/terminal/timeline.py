"""The vertical timeline: when it began, a rail with a mark, what happened, who and where.

The rail is time: its mark says how exact the date is, and it runs along what lasted. What no date
reaches stands below its end: what was begun when a source told of it, what is planned, and the
rest. Most events cite the same sources: these are named once, above, and then where others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.collector import resting
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, pad
from libyatl.views.lines import joined
from libyatl.views.page import Line, Page, Piece, Style
from libyatl.views.terminal.below import Section, sections
from libyatl.views.terminal.event_rows import Sheet, body, body_below, in_rows
from libyatl.views.terminal.grouping import by_group, wrapped
from libyatl.views.terminal.headings import Dates, Entry, entries
from libyatl.views.terminal.rail import BLANK, bracket_signs, is_joined, mark_and_rail
from libyatl.views.words.clock_column import ClockColumn, clock_column
from libyatl.views.words.labels import Labels, usual_sources
from libyatl.views.words.parting import parted

WIDE = 140
"""From this many cells on, who and where stand in a column of their own."""

NARROW = 64
"""Below this many cells, the column of dates is kept slim."""

_DATE, _SLIM_DATE = 14, 11
_GAP = Piece("  ")


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield the lines of the timeline; nothing for an empty selection."""
    if not len(selection):
        return
    usual = usual_sources(selection.timeline.events, selection.names.sources.key)
    clocks = clock_column(selection)
    head = list(_said_once(selection, page, usual, clocks))
    yield from head
    if head:
        yield []
    yield from by_group(selection, page, lambda part, page: _timeline(part, page, usual, clocks))


def _said_once(
    selection: Selection, page: Page, usual: tuple[str, ...] | None, clocks: ClockColumn
) -> Iterator[Line]:
    """Yield the title, and what is said once for all events."""
    if title := one_line(selection.timeline.title):
        yield from wrapped([Piece(title, "banner")], page)
    said: list[Line] = []
    if usual:
        labels = Labels(selection, page.glyphs)
        names = labels.named(usual)
        said.append([Piece("source: ", "dim"), *names, Piece(", unless another is named", "dim")])
    elif usual is not None:
        some = any(event.sources for event in selection.timeline.events)
        words = "no source, unless one is named" if some else "no sources are named"
        said.append([Piece(words, "dim")])
    if clocks.zone:
        others = ", unless another is named" if clocks.has_others else ""
        said.append([Piece(f"clocks: {one_line(clocks.zone)}{others}", "dim")])
    if said:
        yield from wrapped(joined(said, page.glyphs), page)


def _timeline(
    selection: Selection, page: Page, usual: tuple[str, ...] | None, clocks: ClockColumn
) -> Iterator[Line]:
    labels = Labels(selection, page.glyphs)
    slim = page.width is not None and page.width < NARROW
    dates = Dates(selection.chronology, labels, clocks, _SLIM_DATE if slim else _DATE)
    with resting():
        parts = parted(selection)
        listed = list(entries(selection, parts.beside, dates))
        below = list(sections(parts, dates))
    sheet = _sheet(listed, below, labels, page, usual)
    rail, fold = Piece(page.glyphs.rail, "rail"), Piece(page.glyphs.fold, "rail")
    held = BLANK
    for entry in listed:
        if entry.gap:
            yield [*_before("", sheet, held=held), fold, _GAP, Piece(entry.gap, "dim")]
        for words in entry.headings:
            yield [*_before(words, sheet, "heading", held), rail]
        signs = bracket_signs(entry, page.glyphs)
        yield from _lines_beside(entry, sheet, signs)
        held = signs[1]
    for section in below:
        if listed:
            yield [*_before("", sheet), rail]
        elif section is not below[0]:
            yield []
        yield from _section_lines(section, sheet)


def _sheet(
    listed: list[Entry],
    below: list[Section],
    labels: Labels,
    page: Page,
    usual: tuple[str, ...] | None,
) -> Sheet:
    every = [*listed, *(entry for section in below for entry in section.entries)]
    columns = [cells(entry.date.column) for entry in every]
    columns += [len(words) for entry in listed for words in entry.headings]
    date = max(columns, default=0)
    bracketed = any(map(is_joined, listed))
    main = side = 0
    if page.width is not None:
        room = page.width - date - bracketed - 4
        main, side = _shared_out(max(room, 8), listed if page.width >= WIDE else ())
    return Sheet(page, labels, usual, bool(listed), date, bracketed, main, side)


def _shared_out(room: int, beside: Iterable[Entry]) -> tuple[int, int]:
    """Return the rooms for text, and for who and where of the entries that have them beside it."""
    wide = [entry for entry in beside if entry.event.actors or entry.event.places]
    if not wide:
        return room, 0
    body = room - 3
    longest = max([cells(one_line(entry.event.title)) for entry in wide]) + len(" [disputed]")
    main = max(min(longest, body * 60 // 100), body * 4 // 10)
    return main, body - main


def _before(date: str, sheet: Sheet, style: Style = "date", held: Piece = BLANK) -> Line:
    """Return what stands before the rail; `held` is the bracket that holds the events about it."""
    line = [Piece(pad(date, sheet.date, align="right"), style), BLANK]
    return [*line, held] if sheet.bracketed else line


def _section_lines(section: Section, sheet: Sheet) -> Iterator[Line]:
    foot = Piece(sheet.page.glyphs.foot if sheet.railed else " ", "rail")
    for row in in_rows([Piece(section.words, "heading")], sheet.main):
        yield [*_before("", sheet), foot, _GAP, *row] if sheet.is_indented else row
        foot = BLANK
    for entry in section.entries:
        yield from _lines_below(entry, sheet)


def _lines_below(entry: Entry, sheet: Sheet) -> Iterator[Line]:
    """Yield an event without a date: its title, and its id where there is room for it."""
    page, (column, whole, is_derived) = sheet.page, entry.date
    rows = body_below(entry, sheet)
    if whole:
        rows = [*in_rows([Piece(whole, "derived" if is_derived else "warn")], sheet.below), *rows]
    style: Style = "derived" if is_derived else "date"
    sign, _ = mark_and_rail(entry, page.glyphs)
    for row in rows:
        before = [*_before(column, sheet, style), BLANK] if sheet.is_indented else []
        yield [*before, _GAP, sign, BLANK, *row]
        column, sign = "", BLANK


def _lines_beside(entry: Entry, sheet: Sheet, signs: tuple[Piece, Piece]) -> Iterator[Line]:
    """Yield the rows of an event, its date, its bracket, its rail and its text side by side."""
    column, whole, is_derived = entry.date
    glyphs = sheet.page.glyphs
    style: Style = "derived" if is_derived else "date"
    sign, rail = mark_and_rail(entry, glyphs)
    first, then = signs
    rows = body(entry, sheet)
    if whole:
        rows = [*in_rows([Piece(whole, style)], sheet.main), *rows]
    date = Piece(pad(column, sheet.date, align="right"), style)
    blank = Piece(" " * sheet.date)
    for row in rows:
        before = [date, BLANK, first] if sheet.bracketed else [date, BLANK]
        yield [*before, sign, _GAP, *row]
        date, first, sign = blank, then, rail
