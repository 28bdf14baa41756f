"""The text of an event beside the rail: what happened, who took part and where, and by whom."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.model import Event
from libyatl.text.inert import one_line
from libyatl.views.lines import cut_line, cut_marked_line, joined, line_cells, wrap_line
from libyatl.views.page import Glyphs, Line, Page, Piece
from libyatl.views.terminal.headings import Entry
from libyatl.views.words.account_words import voices
from libyatl.views.words.labels import Labels
from libyatl.views.words.order_words import gap_words

_LEAST_SOURCES = 16
"""So many cells are left for sources beside who and where."""


class Sheet(NamedTuple):
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
    def below(self) -> int:
        """The room for text below the rail, beside a mark; 0 where nothing wraps."""
        return self.main and max(self.main + (self.side and self.side + 3) - 2, 8)

    @property
    def is_indented(self) -> bool:
        """Whether there is a rail, or a date beside where it would be."""
        return self.railed or self.date > 0


def body(entry: Entry, sheet: Sheet) -> list[Line]:
    """Return what happened, who took part and where, and what others say of it, in rows."""
    event, room = entry.event, sheet.side or sheet.main
    rows = in_rows(_title(entry, sheet), sheet.main)
    told = [row for voice in _voices(entry, sheet) for row in in_rows(voice, sheet.main)]
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


def body_below(entry: Entry, sheet: Sheet) -> list[Line]:
    """Return what happened, and by which sources if not the usual ones, in rows below the rail."""
    event, room, glyphs = entry.event, sheet.below, sheet.page.glyphs
    cited: Line = []
    if not (room and event.sources) or sheet.usual is not None:
        cited = sheet.labels.cited_beside(sheet.usual, event)
    told = [row for voice in _voices(entry, sheet) for row in in_rows(voice, room)]
    if not room:
        return [joined([_title(entry, sheet), cited, _id(event)], glyphs), *told]
    rows = _with_cited(in_rows(_title(entry, sheet), room), cited, glyphs, room)
    return [*_with_id(rows, event, sheet, room), *told]


def _with_cited(rows: list[Line], cited: Line, glyphs: Glyphs, room: int) -> list[Line]:
    """Return rows with sources behind the last, or below it where there is no room."""
    *above, last = rows
    beside = joined([last, cited], glyphs)
    if line_cells(beside) <= room:
        return [*above, beside]
    return [*rows, cut_line(cited, room, ellipsis=glyphs.ellipsis)]


def _with_id(rows: list[Line], event: Event, sheet: Sheet, room: int) -> list[Line]:
    """Return rows with the id at the right end of the last, where there is room for it."""
    *above, last = rows
    id = _id(event)
    blanks = room - line_cells(last) - line_cells(id)
    if blanks >= 2:
        return [*above, [*last, Piece(" " * blanks), *id]]
    return [*rows, *in_rows(id, room)] if room and sheet.page.ids else rows


def _id(event: Event) -> Line:
    return [Piece(f"#{one_line(event.shown_id)}", "id")]


def _title(entry: Entry, sheet: Sheet) -> Line:
    event = entry.event
    return [Piece(one_line(event.title), "title"), *sheet.labels.after_title(event, entry.answer)]


def _who_where_how_long(event: Event, sheet: Sheet) -> Line:
    labels, items = sheet.labels, []
    if event.actors:
        items.append([Piece(labels.who(event), "dim")])
    if event.places:
        items.append([Piece(labels.where(event), "dim")])
    if event.lasted:
        items.append([Piece(f"lasted {gap_words(event.lasted, sheet.page.glyphs)}", "dim")])
    return joined(items, sheet.page.glyphs)


def _details(entry: Entry, sheet: Sheet, room: int) -> Line:
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


def _voices(entry: Entry, sheet: Sheet) -> list[Line]:
    """Return a line for each account of an event that differs."""
    if not sheet.labels.are_contested:
        return []
    return voices(entry.event, sheet.labels, year=entry.year)


def in_rows(line: Line, room: int) -> list[Line]:
    """Return a line in rows of the room; as it is where nothing wraps (0)."""
    return wrap_line(line, room) if room else [line]
