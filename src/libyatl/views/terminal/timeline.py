"""The vertical timeline: a date, a rail with a mark, what happened, who and by which source.

The rail is time: its mark says how exact the date is, and it runs along what lasted. What
has no date stands at the end, beside no rail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple, assert_never

from libyatl.chronology.answers.brackets import Join
from libyatl.collector import resting
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, wrap
from libyatl.truth import Truth
from libyatl.views.lines import line_cells, wrap_line
from libyatl.views.page import Glyphs, Line, Page, Piece
from libyatl.views.terminal.grouping import by_group, wrapped
from libyatl.views.terminal.headings import Entry, Heading, entries
from libyatl.views.words.account_words import voices
from libyatl.views.words.labels import Labels
from libyatl.views.words.order_words import order_words

WIDE = 100
"""From this many cells on, who and where stand in a column of their own."""

NARROW = 64
"""Below this many cells, the date column and its margins are kept slim."""

WIDEST_DATE = 50
"""Where nothing wraps, the date column grows to this; a longer date pushes its own line."""

_BLANK = Piece(" ")
_Mark = Literal["known", "unknown", "span", "open", "derived", "undated"]


class _Sheet(NamedTuple):
    """How a page is shared out, in cells, and what is drawn on every line of it.

    `marks` are named by what they say; each has the rail that runs from it along an event's
    further rows. `blank` stands where there is no date, `lead` between a date and its mark.
    `main` is the room for text, 0 where nothing wraps; `side` that of the second column, 0
    where there is none.
    """

    page: Page
    labels: Labels
    marks: dict[_Mark, tuple[Piece, Piece]]
    margin: str
    date: int
    blank: Piece
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
    yield from by_group(selection, page, _timeline_lines)


def _timeline_lines(selection: Selection, page: Page) -> Iterator[Line]:
    labels = Labels(selection, page.glyphs)
    with resting():
        listed = list(entries(selection, labels))
    if not listed:
        return
    sheet = _sheet(listed, labels, page)
    entry_lines = _wrapped_rows if sheet.main else _two_lines
    first = True
    for entry, answer in zip(listed, selection.answers, strict=True):
        for heading in entry.headings:
            yield from _heading(heading, sheet, first=first, railed=entry.bounded)
        first = False
        yield from entry_lines(entry, answer, sheet)


def _sheet(listed: list[Entry], labels: Labels, page: Page) -> _Sheet:
    widest = max([len(entry.date) for entry in listed])
    width = page.width
    margin, gap = ("", " ") if width is not None and width < NARROW else ("  ", "  ")
    lead = Piece("   " if any(map(_is_joined, listed)) else gap)
    if width is None:
        date, main, side = min(widest, WIDEST_DATE), 0, 0
    else:
        date = min(widest, max(11, min(22, width // 6)))
        room = width - len(margin) - date - len(lead.text) - len(gap) - 1
        main, side = _shared_out(max(room, 8), listed if width >= WIDE else ())
    return _Sheet(
        page,
        labels,
        _marks(page.glyphs),
        margin,
        date,
        Piece(margin + " " * date),
        lead,
        Piece(gap),
        Piece(f" {page.glyphs.between} ", "dim"),
        main,
        side,
    )


def _is_joined(entry: Entry) -> bool:
    """Whether something is drawn before the mark of an event."""
    return entry.begun or (entry.bracket is not None and any(entry.bracket))


def _shared_out(room: int, beside: Collection[Entry]) -> tuple[int, int]:
    """Return the rooms for text, and for who and where of the entries that have them beside it."""
    if not any(entry.event.actors or entry.event.places for entry in beside):
        return room, 0
    body = room - 3
    longest = max([len(entry.event.title) for entry in beside]) + len(" [occurred]")
    main = max(min(longest, body * 62 // 100), body * 4 // 10)
    return main, body - main


def _heading(heading: Heading, sheet: _Sheet, *, first: bool, railed: bool) -> Iterator[Line]:
    room = len(sheet.margin) + sheet.date + len(sheet.lead.text)
    _, rail = sheet.marks["known"]
    if not first and not heading.month:
        yield [Piece(" " * room), rail] if railed else []
    words = Piece(heading.words, "subheading" if heading.month else "heading")
    yield [words, Piece(" " * (room - len(heading.words))), rail] if railed else [words]


def _two_lines(entry: Entry, answer: Truth, sheet: _Sheet) -> Iterator[Line]:
    """Yield the title and the details of an event, a line each, however long."""
    event, gap = entry.event, sheet.gap
    mark, rail = sheet.marks[_mark(entry)]
    date = Piece(sheet.margin + entry.date.rjust(sheet.date), "date")
    first, then = _brackets(entry, sheet)
    yield [date, *first, mark, gap, *_title(event, answer, sheet)]
    line = [sheet.blank, *then, rail, gap]
    for item in _who_and_where(event, sheet):
        line += item
        line.append(sheet.between)
    for item in _evidence(event, sheet):
        line += item
        line.append(sheet.between)
    line.pop()
    yield line
    for voice in _voices(entry, sheet):
        yield [sheet.blank, *then, rail, gap, *voice]


def _wrapped_rows(entry: Entry, answer: Truth, sheet: _Sheet) -> Iterator[Line]:
    """Yield the rows of an event, its date, its rail and its text wrapped side by side."""
    date, gap = entry.date, sheet.gap
    dates = wrap(date, sheet.date) if len(date) > sheet.date else [date]
    sign, rail = sheet.marks[_mark(entry)]
    before, then = _brackets(entry, sheet)
    for shown, row in zip_longest(dates, _body(entry, answer, sheet)):
        words = Piece(sheet.margin + shown.rjust(sheet.date), "date") if shown else sheet.blank
        if row:
            yield [words, *before, sign, gap, *row]
        else:
            yield [words] if sign is _BLANK else [words, *before, sign]
        sign, before = rail, then


def _brackets(entry: Entry, sheet: _Sheet) -> tuple[Line, Line]:
    """Return the gap before the mark on the first row of an event, and on its further rows.

    A bracket joins events some of which may have begun in another order; where two neighbours in
    it are in order, it is dotted. What has no first moment of its own stands outside.
    """
    glyphs, none = sheet.page.glyphs, [sheet.lead]
    if entry.begun:
        return _sign(glyphs.begun), none
    if entry.bracket is None:
        return none, none
    above, below = entry.bracket
    if not (above or below):
        return none, none
    then = _sign(_joining(below, glyphs))
    if not above:
        return _sign(glyphs.first), then
    if not below:
        return _sign(glyphs.last), none
    return _sign(_joining(max(above, below), glyphs)), then


def _joining(join: Join, glyphs: Glyphs) -> str:
    match join:
        case Join.CLOSED:
            return " "
        case Join.ORDERED:
            return glyphs.passing
        case Join.LOOSE:
            return glyphs.middle
        case _:
            assert_never(join)


def _sign(sign: str) -> Line:
    return [_BLANK, Piece(sign, "rail"), _BLANK]


def _body(entry: Entry, answer: Truth, sheet: _Sheet) -> list[Line]:
    event = entry.event
    rows = wrap_line(_title(event, answer, sheet), sheet.main)
    told = [row for voice in _voices(entry, sheet) for row in wrap_line(voice, sheet.main)]
    if not sheet.side:
        return rows + _flow(_who_and_where(event, sheet) + _evidence(event, sheet), sheet) + told
    rows += _flow(_evidence(event, sheet), sheet) + told
    for place, aside in enumerate(_flow(_who_and_where(event, sheet), sheet, sheet.side)):
        if place == len(rows):
            rows.append([])
        blanks = sheet.main + 3 - line_cells(rows[place])
        rows[place] = [*rows[place], Piece(" " * blanks), *aside]
    return rows


def _title(event: Event, answer: Truth, sheet: _Sheet) -> Line:
    return [Piece(one_line(event.title), "title"), *sheet.labels.after_title(event, answer)]


def _who_and_where(event: Event, sheet: _Sheet) -> list[Line]:
    items: list[Line] = []
    if event.actors:
        items.append([Piece(sheet.labels.who(event))])
    if event.places:
        items.append([Piece(sheet.labels.where(event), "dim")])
    return items


def _evidence(event: Event, sheet: _Sheet) -> list[Line]:
    """Return the stated order of an event without a date, how long it lasted, sources and id."""
    cited = sheet.labels.cited(event)
    id = [Piece(f"#{one_line(event.id)}", "id")]
    words = order_words(event, sheet.page.glyphs) if event.relations or event.lasted else ""
    return [[Piece(words, "date")], cited, id] if words else [cited, id]


def _voices(entry: Entry, sheet: _Sheet) -> list[Line]:
    """Return a line for each account of an event that differs."""
    if not sheet.labels.are_contested:
        return []
    return voices(entry.event, sheet.labels, year=entry.year)


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


def _marks(glyphs: Glyphs) -> dict[_Mark, tuple[Piece, Piece]]:
    """Return the marks by name, each with the rail along an event's further rows."""
    rail = Piece(glyphs.rail, "rail")
    return {
        "known": (Piece(glyphs.known, "mark"), rail),
        "unknown": (Piece(glyphs.unknown, "mark"), rail),
        "span": (Piece(glyphs.lasted, "mark"), Piece(glyphs.lasted, "rail")),
        "open": (Piece(glyphs.open, "mark"), Piece(glyphs.open, "rail")),
        "derived": (Piece(glyphs.derived, "mark"), rail),
        "undated": (Piece(glyphs.undated, "mark"), _BLANK),
    }


def _mark(entry: Entry) -> _Mark:
    """Return the name of the event's mark."""
    when = entry.event.when
    if when is None:
        return "derived" if entry.bounded else "undated"
    kind = entry.event.kind
    if kind != "point":
        return kind
    return "known" if when.first_day == when.last_day and not when.qualified else "unknown"
