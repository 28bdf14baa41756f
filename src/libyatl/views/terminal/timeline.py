"""The vertical timeline: a date, a rail with a mark, what happened, who and by which source.

The rail is time: its mark says how exact the date is, and it runs along what lasted. What
has no date stands at the end, beside no rail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import assert_never

from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, wrap
from libyatl.truth import Truth
from libyatl.views.lines import line_cells, wrap_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.terminal.grouping import by_group, wrapped
from libyatl.views.terminal.headings import Entry, Heading, entries
from libyatl.views.words.labels import Labels, after_title
from libyatl.views.words.order_words import order_words

WIDE = 100
"""From this many cells on, who and where stand in a column of their own."""

NARROW = 64
"""Below this many cells, the date column and its margins are kept slim."""

WIDEST_DATE = 50
"""Where nothing wraps, the date column grows to this; a longer date pushes its own line."""

_BLANK = Piece(" ")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a page is shared out, in cells, and what is drawn on every line of it.

    `lead` is what stands between a date and its mark, `main` the room for text, 0 where
    nothing wraps; `side` that of the second column, 0 where there is none.
    """

    page: Page
    labels: Labels
    margin: str
    date: int
    lead: Piece
    gap: Piece
    between: Piece
    main: int = 0
    side: int = 0


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield the lines of the timeline; nothing for an empty selection."""
    title = one_line(selection.timeline.title)
    if title and len(selection):
        yield from wrapped([Piece(title, "banner")], page)
        yield []
    yield from by_group(selection, page, _events)


def _events(selection: Selection, page: Page) -> Iterator[Line]:
    listed = list(entries(selection, page.glyphs))
    if not listed:
        return
    sheet = _sheet(listed, Labels(selection), page)
    entry_lines = _rows if sheet.main else _two_lines
    first = True
    for entry, answer in zip(listed, selection.answers, strict=True):
        for heading in entry.headings:
            yield from _heading(heading, sheet, first=first, railed=entry.bounded)
        first = False
        yield from entry_lines(entry, answer, sheet)


def _sheet(listed: list[Entry], labels: Labels, page: Page) -> _Sheet:
    widest = max([len(entry.date) for entry in listed])
    between = Piece(f" {page.glyphs.between} ", "dim")
    width = page.width
    ties = any(entry.ties for entry in listed)
    if width is None:
        lead = Piece("   " if ties else "  ")
        return _Sheet(page, labels, "  ", min(widest, WIDEST_DATE), lead, Piece("  "), between)
    margin, gap = ("", " ") if width < NARROW else ("  ", "  ")
    lead = Piece("   " if ties else gap)
    date = min(widest, max(11, min(22, width // 6)))
    main = max(width - len(margin) - date - len(lead.text) - len(gap) - 1, 8)
    side = 0
    if width >= WIDE and any(entry.event.actors or entry.event.places for entry in listed):
        body = main - 3
        longest = max([len(entry.event.title) for entry in listed]) + len(" [occurred]")
        main = max(min(longest, body * 62 // 100), body * 4 // 10)
        side = body - main
    return _Sheet(page, labels, margin, date, lead, Piece(gap), between, main, side)


def _heading(heading: Heading, sheet: _Sheet, *, first: bool, railed: bool) -> Iterator[Line]:
    room = len(sheet.margin) + sheet.date + len(sheet.lead.text)
    rail = Piece(sheet.page.glyphs.rail, "rail")
    if not first and not heading.month:
        yield [Piece(" " * room), rail] if railed else []
    words = Piece(heading.words, "subheading" if heading.month else "heading")
    yield [words, Piece(" " * (room - len(heading.words))), rail] if railed else [words]


def _two_lines(entry: Entry, answer: Truth, sheet: _Sheet) -> Iterator[Line]:
    """Yield the title and the details of an event, a line each, however long."""
    event, gap = entry.event, sheet.gap
    mark, rail = _mark(entry, sheet.page)
    date = Piece(sheet.margin + entry.date.rjust(sheet.date), "date")
    first, then = _brackets(entry, sheet)
    yield [date, *first, mark, gap, *_title(event, answer)]
    line = [Piece(" " * (len(sheet.margin) + sheet.date)), *then, rail, gap]
    for item in _who_and_where(event, sheet):
        line += item
        line.append(sheet.between)
    for item in _evidence(event, sheet):
        line += item
        line.append(sheet.between)
    yield line[:-1]


def _rows(entry: Entry, answer: Truth, sheet: _Sheet) -> Iterator[Line]:
    """Yield the rows of an event, its date, its rail and its text wrapped side by side."""
    date, gap = entry.date, sheet.gap
    dates = wrap(date, sheet.date) if len(date) > sheet.date else [date]
    sign, rail = _mark(entry, sheet.page)
    before, then = _brackets(entry, sheet)
    blank = sheet.margin + " " * sheet.date
    for shown, row in zip_longest(dates, _body(entry.event, answer, sheet)):
        words = Piece(sheet.margin + shown.rjust(sheet.date), "date") if shown else Piece(blank)
        yield [words, *before, sign, gap, *row] if row else [words, *before, sign]
        sign, before = rail, then


def _brackets(entry: Entry, sheet: _Sheet) -> tuple[Line, Line]:
    """Return the gap before the mark on the first row of an event, and on its further rows.

    A bracket joins neighbours whose order nothing settles.
    """
    glyphs, none = sheet.page.glyphs, [sheet.lead]
    if not (entry.tied or entry.ties):
        return none, none
    middle = [_BLANK, Piece(glyphs.middle, "rail"), _BLANK]
    if not entry.tied:
        return [_BLANK, Piece(glyphs.first, "rail"), _BLANK], middle
    if not entry.ties:
        return [_BLANK, Piece(glyphs.last, "rail"), _BLANK], none
    return middle, middle


def _body(event: Event, answer: Truth, sheet: _Sheet) -> list[Line]:
    rows = wrap_line(_title(event, answer), sheet.main)
    if not sheet.side:
        return rows + _flow(_who_and_where(event, sheet) + _evidence(event, sheet), sheet)
    rows += _flow(_evidence(event, sheet), sheet)
    for place, aside in enumerate(_flow(_who_and_where(event, sheet), sheet, sheet.side)):
        if place == len(rows):
            rows.append([])
        blanks = sheet.main + 3 - line_cells(rows[place])
        rows[place] = [*rows[place], Piece(" " * blanks), *aside]
    return rows


def _title(event: Event, answer: Truth) -> Line:
    return [Piece(one_line(event.title), "title"), *after_title(event, answer)]


def _who_and_where(event: Event, sheet: _Sheet) -> list[Line]:
    items: list[Line] = []
    if event.actors:
        items.append([Piece(sheet.labels.who(event))])
    if event.places:
        items.append([Piece(sheet.labels.where(event), "dim")])
    return items


def _evidence(event: Event, sheet: _Sheet) -> list[Line]:
    """Return the stated order of an event without a date, how long it lasted, sources and id."""
    cited = sheet.labels.cited(event, sheet.page.glyphs)
    id = [Piece(f"#{one_line(event.id)}", "id")]
    words = order_words(event, sheet.page.glyphs) if event.relations or event.lasted else ""
    return [[Piece(words, "date")], cited, id] if words else [cited, id]


def _flow(items: list[Line], sheet: _Sheet, width: int = 0) -> list[Line]:
    """Set items side by side in rows of at most `width` cells (the main room's where 0).

    A dot stands between two of them; an item that does not fit beside the last begins a
    row, so that no dot ends one.
    """
    rows: list[Line] = []
    room = 0
    width = width or sheet.main
    for item in items:
        wide = cells(item[0].text) if len(item) == 1 else line_cells(item)
        if rows and wide + 3 <= room:
            rows[-1] = [*rows[-1], sheet.between, *item]
            room -= wide + 3
        elif wide <= width:
            rows.append(item)
            room = width - wide
        else:
            rows += wrap_line(item, width)
            room = width - line_cells(rows[-1])
    return rows


def _mark(entry: Entry, page: Page) -> tuple[Piece, Piece]:
    """Return the mark on the event's first row, and the rail along its further rows."""
    glyphs, event = page.glyphs, entry.event
    when = event.when
    if when is None:
        if entry.bounded:
            return Piece(glyphs.derived, "mark"), Piece(glyphs.rail, "rail")
        return Piece(glyphs.undated, "mark"), _BLANK
    match event.kind:
        case "open":
            return Piece(glyphs.open, "mark"), Piece(glyphs.open, "rail")
        case "span":
            return Piece(glyphs.lasted, "mark"), Piece(glyphs.lasted, "rail")
        case "point" | "undated":
            surely = when.a == when.d and not when.qualified
            sign = glyphs.known if surely else glyphs.unknown
            return Piece(sign, "mark"), Piece(glyphs.rail, "rail")
        case _:
            assert_never(event.kind)
