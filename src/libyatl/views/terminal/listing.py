"""The list: a line an event: its date, its title and its id."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, pad, wrap
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.terminal.grouping import by_group
from libyatl.views.words.date_words import dated
from libyatl.views.words.labels import Labels

_WIDEST_DATE = 28


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield each event on a line, wrapped under its title; groups under their headings."""
    return by_group(selection, page, _list_lines)


def _list_lines(selection: Selection, page: Page) -> Iterator[Line]:
    labels, chronology = Labels(selection, page.glyphs), selection.chronology
    dates = [
        labels.contested(row.event, "date", dated(row, chronology, page.glyphs))
        for row in selection.rows
    ]
    most = _WIDEST_DATE if page.width is None else max(11, min(22, page.width // 4))
    room = min(max(map(cells, dates), default=0), most)
    for event, answer, date in zip(selection.events, selection.answers, dates, strict=True):
        id = Piece(f" #{one_line(event.shown_id)}", "id")
        title = [Piece(one_line(event.title), "title"), *labels.after_title(event, answer), id]
        if page.width is None:
            yield [Piece(pad(date, room, align="right"), "date"), Piece("  "), *title]
            continue
        rows = list(wrap_line(title, max(page.width - room - 2, 8)))
        for number in range(max(len(rows), len(parts := wrap(date, room)))):
            day = parts[number] if number < len(parts) else ""
            rest = rows[number] if number < len(rows) else []
            yield [Piece(pad(day, room, align="right"), "date"), Piece("  "), *rest]
