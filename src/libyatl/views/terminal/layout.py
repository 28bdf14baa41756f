"""Rows of cells in columns that share out the width of a page.

Where the page is narrow, columns that may leave go first, in their order; the others are
cut with an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Literal, NamedTuple

from libyatl.text.measure import cells, pad
from libyatl.views.lines import cut_marked
from libyatl.views.page import Line, Page, Piece, Style

GAP = "  "
_BETWEEN = Piece(GAP)
Row = tuple[str, ...]


class Column(NamedTuple):
    """A column: its head, its style, and the room that it needs.

    `least` is the narrowest that is still of use, `share` how much of the room that is left
    it gets, `leaves` when it makes room (1 first; 0 never), `width` its cells. A cell whose
    text is `usual` is dim.
    """

    head: str
    style: Style
    least: int
    share: int = 0
    leaves: int = 0
    align: Literal["left", "right"] = "left"
    width: int = 0
    usual: str = ""


def laid_out(columns: Sequence[Column], rows: Sequence[Row], page: Page) -> Iterator[Line]:
    """Yield a head (where the page wants one) and the rows; empty columns without a head go."""
    if not rows:
        return
    widest = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    sized = [
        column._replace(width=max(width, len(column.head)))
        for column, width in zip(columns, widest, strict=True)
    ]
    kept = [column.width > 0 for column in sized]
    shown = list(compress(sized, kept))
    if page.width is not None:
        shown = _shared(shown, page.width)
        heads = {column.head for column in shown}
        kept = [keep and column.head in heads for keep, column in zip(kept, sized, strict=True)]
    if page.header:
        yield _line([column.head for column in shown], shown, page, head=True)
        yield [Piece(GAP.join([page.glyphs.rule * column.width for column in shown]), "rail")]
    for row in rows:
        yield _line(compress(row, kept), shown, page)


def _shared(columns: list[Column], width: int) -> list[Column]:
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
    return [column._replace(width=to) for column, to in zip(columns, cut_to, strict=True)]


def _squeeze(widths: list[int], excess: int) -> None:
    """Take the excess from the widest columns, a cell at a time; none falls below one."""
    while excess > 0 and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
        excess -= 1


def _line(row: Iterable[str], columns: list[Column], page: Page, *, head: bool = False) -> Line:
    line: Line = []
    glyphs = page.glyphs
    last = columns[-1]
    for text, column in zip(row, columns, strict=True):
        width = column.width
        if page.width is not None:
            text = cut_marked(text, width, glyphs)
        if column is not last or column.align == "right":
            text = pad(text, width, align=column.align)
        style: Style = "heading" if head else _style(text, column)
        line += (Piece(text, style), _BETWEEN)
    line.pop()
    return line


def _style(text: str, column: Column) -> Style:
    return "dim" if column.usual and text.rstrip() == column.usual else column.style
