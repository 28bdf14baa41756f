"""Lines of styled pieces, measured and broken into rows."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.text.measure import breaks, cells, cut
from libyatl.views.page import Glyphs, Line, Piece


def line_cells(line: Line) -> int:
    """Return how many terminal cells a line takes."""
    return sum([cells(piece.text) for piece in line])


def wrap_line(line: Line, width: int) -> list[Line]:
    """Break a line of pieces into rows of at most `width` cells."""
    text = "".join([piece.text for piece in line])
    rows = breaks(text, width)
    if rows == [(0, len(text))]:
        return [line]
    return [_slice(line, start, end) for start, end in rows]


def joined(items: Iterable[Line], glyphs: Glyphs) -> Line:
    """Return lines side by side, a dot between two of them; empty ones are passed over."""
    line: Line = []
    for item in items:
        if line and item:
            line.append(Piece(f" {glyphs.between} ", "dim"))
        line += item
    return line


def cut_line(line: Line, width: int, *, ellipsis: str) -> Line:
    """Return a line in at most `width` cells, with an ellipsis where something is left out."""
    kept: Line = []
    room = width
    for number, piece in enumerate(line):
        wide = cells(piece.text)
        is_last = number == len(line) - 1
        if wide > room or (wide == room and not is_last):
            kept.append(piece._replace(text=cut(piece.text + ellipsis, room, ellipsis=ellipsis)))
            break
        kept.append(piece)
        room -= wide
    return kept


def cut_marked(text: str, width: int, glyphs: Glyphs) -> str:
    """Return a text in at most `width` cells; the mark that some account differs is not cut off."""
    mark = f" {glyphs.differs}"
    if not text.endswith(mark) or width <= len(mark):
        return cut(text, width, ellipsis=glyphs.ellipsis)
    return cut(text.removesuffix(mark), width - len(mark), ellipsis=glyphs.ellipsis) + mark


def cut_marked_line(line: Line, width: int, glyphs: Glyphs) -> Line:
    """Return a line in at most `width` cells, with such a mark behind it if it cuts one off."""
    kept = cut_line(line, width, ellipsis=glyphs.ellipsis)
    mark = f" {glyphs.differs}"
    if kept == line or not any(piece.text.endswith(mark) for piece in line[len(kept) - 1 :]):
        return kept
    return [*cut_line(line, width - len(mark), ellipsis=glyphs.ellipsis), Piece(mark, "dim")]


def _slice(line: Line, start: int, end: int) -> Line:
    sliced: Line = []
    at = 0
    for piece in line:
        after = at + len(piece.text)
        if after > start and at < end:
            text = piece.text[max(start - at, 0) : end - at]
            sliced.append(piece._replace(text=text))
        at = after
    return sliced
