"""The table: a row an event, in columns shared out over the page.

Where the page is narrow, the ids go first, then the places, then the actors; dates, titles
and statuses always stay. An id is shown whole or not at all, since it is there to be typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import compress
from typing import Literal

from libyatl.columns import COLUMNS as CELLS
from libyatl.inert import one_line
from libyatl.query import Selection
from libyatl.truth import Truth
from libyatl.views.date_words import date_words
from libyatl.views.labels import Labels
from libyatl.views.measure import cells, cut, pad
from libyatl.views.page import Line, Page, Piece, Style

GAP = "  "
_BETWEEN = Piece(GAP)
_MAYBE = "?"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its head, its style, and the room that it needs.

    `least` is the narrowest that is still of use, `share` how much of the room that is left
    it gets, `leaves` when it makes room (1 first; 0 never), `width` its cells.
    """

    head: str
    style: Style
    least: int
    share: int = 0
    leaves: int = 0
    align: Literal["left", "right"] = "left"
    width: int = 0


COLUMNS = (
    _Column("", "maybe", 1),
    _Column("date", "date", 11, share=1, align="right"),
    _Column("title", "title", 36, share=5),
    _Column("actors", "", 12, share=3, leaves=3),
    _Column("places", "dim", 8, share=1, leaves=2),
    _Column("status", "status", 8),
    _Column("id", "id", 60, leaves=1),
)
_OWN = {column.head: column for column in COLUMNS}
Row = tuple[str, ...]


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield a head, a rule and a row for each event; nothing for an empty selection."""
    if page.fields:
        table = [_OWN[""], *(_asked(field) for field in page.fields)]
        rows = list(_rows_of(selection, page.fields))
    else:
        table = list(COLUMNS)
        rows = list(_rows(selection, page))
    if not rows:
        return
    widest = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    columns = [
        replace(column, width=max(width, len(column.head)))
        for column, width in zip(table, widest, strict=True)
    ]
    chosen = [column.width > 0 for column in columns]
    shown = list(compress(columns, chosen))
    if page.width is not None:
        room = max(11, min(22, page.width // 5))
        shown = [
            replace(column, least=room) if column.head == "date" else column for column in shown
        ]
        shown = _shared(shown, page.width)
        heads = {column.head for column in shown}
        chosen = [
            kept and column.head in heads for kept, column in zip(chosen, columns, strict=True)
        ]
    if page.header:
        yield _line([column.head for column in shown], shown, page, head=True)
        yield [Piece(GAP.join([page.glyphs.rule * column.width for column in shown]), "rail")]
    for row in rows:
        yield _line(compress(row, chosen), shown, page)


def _rows(selection: Selection, page: Page) -> Iterator[Row]:
    labels = Labels(selection)
    for event, answer in zip(selection.events, selection.answers, strict=True):
        yield (
            _MAYBE if answer is Truth.MAYBE else "",
            date_words(event.when, page.glyphs),
            one_line(event.title),
            labels.who(event),
            labels.where(event),
            event.status,
            one_line(event.id),
        )


def _rows_of(selection: Selection, fields: tuple[str, ...]) -> Iterator[Row]:
    names = selection.names
    read = [CELLS[field] for field in fields]
    for event, answer in zip(selection.events, selection.answers, strict=True):
        maybe = _MAYBE if answer is Truth.MAYBE else ""
        yield (maybe, *(one_line(cell(event, names)) for cell in read))


def _asked(field: str) -> _Column:
    """Return the column of a field that was asked for: such a one never makes room."""
    own = _OWN.get(field, _Column(field, "", 8, share=2))
    return replace(own, leaves=0, least=min(own.least, 12), share=own.share or 2, align="left")


def _shared(columns: list[_Column], width: int) -> list[_Column]:
    """Return the columns that find room, each with its cells, `width` in all."""
    while True:
        cut_to = [min(column.width, column.least) for column in columns]
        room = width - sum(cut_to) - len(GAP) * (len(columns) - 1)
        leaving = [column for column in columns if column.leaves]
        if room >= 0 or not leaving:
            break
        columns.remove(min(leaving, key=lambda column: column.leaves))
    if room < 0:
        _squeeze(cut_to, -room)
    while room > 0:
        growing = [
            at for at, column in enumerate(columns) if column.share and cut_to[at] < column.width
        ]
        if not growing:
            break
        unit = max(1, room // sum([columns[at].share for at in growing]))
        for at in growing:
            more = min(columns[at].width - cut_to[at], unit * columns[at].share, room)
            cut_to[at] += more
            room -= more
    return [replace(column, width=to) for column, to in zip(columns, cut_to, strict=True)]


def _squeeze(widths: list[int], excess: int) -> None:
    """Take the excess from the widest columns, a cell at a time; none falls below one."""
    while excess > 0 and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
        excess -= 1


def _line(row: Iterable[str], columns: list[_Column], page: Page, *, head: bool = False) -> Line:
    line: Line = []
    ellipsis = page.glyphs.ellipsis
    last = columns[-1]
    for text, column in zip(row, columns, strict=True):
        width = column.width
        if page.width is not None:
            text = cut(text, width, ellipsis=ellipsis)
        if column is not last or column.align == "right":
            text = pad(text, width, align=column.align)
        style: Style = "heading" if head else _style(text, column)
        line += (Piece(text, style), _BETWEEN)
    line.pop()
    return line


def _style(text: str, column: _Column) -> Style:
    plain = column.head == "status" and text.startswith("occurred")
    return "dim" if plain else column.style
