"""The vertical timeline: when it began, a rail with a mark, what happened, who and where.

The rail is time: its mark says how exact the date is, and it runs along what lasted. What no date
reaches stands below its end: what was begun when a source told of it, what is planned, and the
rest. Most events cite the same sources: these are named once, above, and then where others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from libyatl.collector import resting
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, pad
from libyatl.views.lines import cut_line, cut_marked_line, joined, line_cells, wrap_line
from libyatl.views.page import Glyphs, Line, Page, Piece, Style
from libyatl.views.terminal.below import Section, parted, sections
from libyatl.views.terminal.grouping import by_group, wrapped
from libyatl.views.terminal.headings import Dates, Entry, entries
from libyatl.views.terminal.rail import BLANK, bracket_signs, is_joined, mark_and_rail
from libyatl.views.words.account_words import voices
from libyatl.views.words.clock_column import ClockColumn, clock_column
from libyatl.views.words.labels import Labels, usual_sources
from libyatl.views.words.order_words import gap_words

WIDE = 140
"""From this many cells on, who and where stand in a column of their own."""

NARROW = 64
"""Below this many cells, the column of dates is kept slim."""

_DATE, _SLIM_DATE = 14, 11
_LEAST_SOURCES = 16
"""So many cells are left for sources beside who and where."""

_GAP = Piece("  ")


class _Sheet(NamedTuple):
    """How a page is shared out, in cells, and what is drawn on every line of it.

    `date` is the column of dates, `bracketed` whether one for brackets follows it. `main` is the
    room for text, 0 where nothing wraps; `side` that of the second column, 0 where there is none.
    `usual` are the sources that are not named again, and `railed` says whether there is a rail.
    """

    page: Page
    labels: Labels
    usual: tuple[str, ...] | None
    railed: bool
    date: int
    bracketed: bool
    main: int = 0
    side: int = 0

    @property
    def is_indented(self) -> bool:
        """Whether there is a rail, or a date beside where it would be."""
        return self.railed or self.date > 0


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield the lines of the timeline; nothing for an empty selection."""
    if not len(selection):
        return
    usual = usual_sources(selection.timeline.events, selection.names.sources.key)
    clocks = clock_column(selection)
    head = list(_head(selection, page, usual, clocks))
    yield from head
    if head:
        yield []
    yield from by_group(selection, page, lambda part, page: _timeline(part, page, usual, clocks))


def _head(
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
        yield from _lines_beside(entry, sheet)
        held = bracket_signs(entry, page.glyphs)[1]
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
) -> _Sheet:
    every = [*listed, *(entry for section in below for entry in section.entries)]
    columns = [cells(entry.date.column) for entry in every]
    columns += [len(words) for entry in listed for words in entry.headings]
    date = max(columns, default=0)
    bracketed = any(map(is_joined, listed))
    main = side = 0
    if page.width is not None:
        room = page.width - date - bracketed - 4
        main, side = _shared_out(max(room, 8), listed if page.width >= WIDE else ())
    return _Sheet(page, labels, usual, bool(listed), date, bracketed, main, side)


def _shared_out(room: int, beside: Iterable[Entry]) -> tuple[int, int]:
    """Return the rooms for text, and for who and where of the entries that have them beside it."""
    wide = [entry for entry in beside if entry.event.actors or entry.event.places]
    if not wide:
        return room, 0
    body = room - 3
    longest = max([cells(one_line(entry.event.title)) for entry in wide]) + len(" [disputed]")
    main = max(min(longest, body * 60 // 100), body * 4 // 10)
    return main, body - main


def _before(date: str, sheet: _Sheet, style: Style = "date", held: Piece = BLANK) -> Line:
    """Return what stands before the rail; `held` is the bracket that holds the events about it."""
    line = [Piece(pad(date, sheet.date, align="right"), style), BLANK]
    return [*line, held] if sheet.bracketed else line


def _section_lines(section: Section, sheet: _Sheet) -> Iterator[Line]:
    foot = Piece(sheet.page.glyphs.foot if sheet.railed else " ", "rail")
    for row in _in_rows([Piece(section.words, "heading")], sheet.main):
        yield [*_before("", sheet), foot, _GAP, *row] if sheet.is_indented else row
        foot = BLANK
    for entry in section.entries:
        yield from _lines_below(entry, sheet)


def _lines_below(entry: Entry, sheet: _Sheet) -> Iterator[Line]:
    """Yield an event without a date: its title, and its id where there is room for it."""
    event, labels, page = entry.event, sheet.labels, sheet.page
    column, whole, is_derived = entry.date
    room = sheet.main and max(sheet.main + (sheet.side and sheet.side + 3) - 2, 8)
    rows = _in_rows([Piece(whole, "derived" if is_derived else "warn")], room) if whole else []
    cited: Line = []
    if not (room and event.sources) or sheet.usual is not None:
        cited = labels.cited_beside(sheet.usual, event)
    if room:
        told = _with_cited(_in_rows(_title(entry, sheet), room), cited, page.glyphs, room)
        rows += _with_id(told, event, sheet, room)
    else:
        rows.append(joined([_title(entry, sheet), cited, _id(event)], page.glyphs))
    rows += [row for voice in _voices(entry, sheet) for row in _in_rows(voice, room)]
    style: Style = "derived" if is_derived else "date"
    sign, _ = mark_and_rail(entry, page.glyphs)
    for row in rows:
        before = [*_before(column, sheet, style), BLANK] if sheet.is_indented else []
        yield [*before, _GAP, sign, BLANK, *row]
        column, sign = "", BLANK


def _with_cited(rows: list[Line], cited: Line, glyphs: Glyphs, room: int) -> list[Line]:
    """Return rows with sources behind the last, or below it where there is no room."""
    *above, last = rows
    beside = joined([last, cited], glyphs)
    if line_cells(beside) <= room:
        return [*above, beside]
    return [*rows, cut_line(cited, room, ellipsis=glyphs.ellipsis)]


def _lines_beside(entry: Entry, sheet: _Sheet) -> Iterator[Line]:
    """Yield the rows of an event, its date, its rail and its text side by side."""
    column, whole, is_derived = entry.date
    glyphs = sheet.page.glyphs
    style: Style = "derived" if is_derived else "date"
    sign, rail = mark_and_rail(entry, glyphs)
    first, then = bracket_signs(entry, glyphs)
    rows = _body(entry, sheet)
    if whole:
        rows = [*_in_rows([Piece(whole, style)], sheet.main), *rows]
    date = Piece(pad(column, sheet.date, align="right"), style)
    blank = Piece(" " * sheet.date)
    for row in rows:
        before = [date, BLANK, first] if sheet.bracketed else [date, BLANK]
        yield [*before, sign, _GAP, *row]
        date, first, sign = blank, then, rail


def _body(entry: Entry, sheet: _Sheet) -> list[Line]:
    """Return what happened, who took part and where, and what others say of it, in rows."""
    event, room = entry.event, sheet.side or sheet.main
    rows = _in_rows(_title(entry, sheet), sheet.main)
    told = [row for voice in _voices(entry, sheet) for row in _in_rows(voice, sheet.main)]
    details = _details(entry, sheet, room)
    if not room:
        id, glyphs = _id(event), sheet.page.glyphs
        if not details:
            return [joined([*rows, id], glyphs), *told]
        return [*rows, joined([details, id], glyphs), *told]
    if not sheet.side:
        return [*_with_id([*rows, details] if details else rows, event, sheet, room), *told]
    aside, *more = _with_id([details], event, sheet, room)
    blanks = Piece(" " * (sheet.main + 3 - line_cells(rows[0])))
    return [[*rows[0], blanks, *aside] if aside else rows[0], *rows[1:], *more, *told]


def _with_id(rows: list[Line], event: Event, sheet: _Sheet, room: int) -> list[Line]:
    """Return rows with the id at the right end of the last, where there is room for it."""
    *above, last = rows
    id = _id(event)
    blanks = room - line_cells(last) - line_cells(id)
    if blanks >= 2:
        return [*above, [*last, Piece(" " * blanks), *id]]
    return [*rows, *_in_rows(id, room)] if room and sheet.page.ids else rows


def _id(event: Event) -> Line:
    return [Piece(f"#{one_line(event.id)}", "id")]


def _title(entry: Entry, sheet: _Sheet) -> Line:
    event = entry.event
    return [Piece(one_line(event.title), "title"), *sheet.labels.after_title(event, entry.answer)]


def _who_where_how_long(event: Event, sheet: _Sheet) -> Line:
    labels, items = sheet.labels, []
    if event.actors:
        items.append([Piece(labels.who(event), "dim")])
    if event.places:
        items.append([Piece(labels.where(event), "dim")])
    if event.lasted:
        items.append([Piece(f"lasted {gap_words(event.lasted, sheet.page.glyphs)}", "dim")])
    return joined(items, sheet.page.glyphs)


def _details(entry: Entry, sheet: _Sheet, room: int) -> Line:
    """Return in one row who took part, where, how long, and by which sources, if not the usual.

    What does not find room is cut; there may be no end of it (0).
    """
    glyphs = sheet.page.glyphs
    who = _who_where_how_long(entry.event, sheet)
    cited = sheet.labels.cited_beside(sheet.usual, entry.event)
    whole = joined([who, cited], glyphs)
    if not room:
        return whole
    if sheet.page.ids:
        room = max(room - line_cells(_id(entry.event)) - 2, 8)
    if not (who and cited) or line_cells(whole) <= room:
        return cut_marked_line(whole, room, glyphs)
    left = max(room - line_cells(who) - 3, _LEAST_SOURCES)
    cited = cut_line(cited, min(left, room // 2), ellipsis=glyphs.ellipsis)
    who = cut_marked_line(who, max(room - line_cells(cited) - 3, 4), glyphs)
    return joined([who, cited], glyphs)


def _voices(entry: Entry, sheet: _Sheet) -> list[Line]:
    """Return a line for each account of an event that differs."""
    if not sheet.labels.are_contested:
        return []
    return voices(entry.event, sheet.labels, year=entry.year)


def _in_rows(line: Line, room: int) -> list[Line]:
    """Return a line in rows of the room; as it is where nothing wraps (0)."""
    return wrap_line(line, room) if room else [line]
