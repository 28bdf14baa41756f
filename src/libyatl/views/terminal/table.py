"""The table: a row an event, in columns shared out over the page.

Where the page is narrow, the ids go first, then the places, then the actors; dates, titles
and statuses always stay. An id is shown whole or not at all, since it is there to be typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl import query
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.query.further_columns import cells_of
from libyatl.text.inert import one_line
from libyatl.truth import Truth
from libyatl.views.page import Line, Page
from libyatl.views.terminal.layout import Column, Row, laid_out
from libyatl.views.words.date_words import dated
from libyatl.views.words.labels import Labels
from libyatl.views.words.value_words import value_words

_MAYBE = "?"
COLUMNS = (
    Column("", "maybe", 1),
    Column("date", "date", 11, share=1, align="right"),
    Column("title", "title", 36, share=5),
    Column("actors", "", 12, share=3, leaves=3),
    Column("places", "dim", 8, share=1, leaves=2),
    Column("status", "status", 8, usual="occurred"),
    Column("id", "id", 60, leaves=1),
)
_GROUP = Column("group", "subheading", 8, share=1)
_OWN = {column.head: column for column in COLUMNS}


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield a head, a rule and a row for each event; nothing for an empty selection."""
    table = [_OWN[""], *map(_asked, page.fields)] if page.fields else list(COLUMNS)
    rows = list(_table_rows(selection, page))
    if selection.groups:
        table.insert(0, _GROUP)
        rows = [(one_line(g.label), *rows[row]) for g in selection.groups for row in g.rows]
    if selection.scope.accounts:  # a status may be marked
        room = len(f"occurred {page.glyphs.differs}")
        table = [one._replace(least=room) if one.head == "status" else one for one in table]
    if page.width is not None:
        room = max(11, min(18, page.width // 5)) + 2 * bool(selection.scope.accounts)
        table = [one._replace(least=room) if one.head == "date" else one for one in table]
    yield from laid_out(table, rows, page)


def _table_rows(selection: Selection, page: Page) -> Iterator[Row]:
    cells_of = _asked_cells(page) if page.fields else _own_cells(selection, page)
    for row in selection.rows:
        yield (_MAYBE if row.answer is Truth.MAYBE else "", *cells_of(row))


def _own_cells(selection: Selection, page: Page) -> Callable[[query.Row], Row]:
    labels = Labels(selection, page.glyphs)
    return lambda row: (
        labels.contested(row.event, "date", dated(row, selection.chronology, page.glyphs)),
        one_line(row.event.title),
        labels.who(row.event),
        labels.where(row.event),
        labels.contested(row.event, "status", _status(row.event)),
        one_line(row.event.shown_id),
    )


def _status(event: Event) -> str:
    """Return the status, or the word for it that is none, in as few cells as a column has."""
    written = event.extra.get("status")
    return event.status if written is None else f"{value_words(written)}?"


def _asked_cells(page: Page) -> Callable[[query.Row], Row]:
    return lambda row: tuple([one_line(cells_of(field, [row])[0]) for field in page.fields])


def _asked(field: str) -> Column:
    """Return the column of a field that was asked for: such a one never makes room."""
    own = _OWN.get(field, Column(one_line(field), "", 8, share=2))
    return own._replace(leaves=0, least=min(own.least, 12), share=own.share or 2, align="left")
