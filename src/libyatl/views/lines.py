"""Lines of styled pieces, measured and broken into rows."""

from __future__ import annotations

from libyatl.text.measure import breaks, cells
from libyatl.views.page import Line


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
