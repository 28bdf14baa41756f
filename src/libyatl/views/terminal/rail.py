"""The rail of a timeline: the mark of an event, what runs along it, and the bracket before it."""

from __future__ import annotations

from typing import assert_never

from libyatl.chronology.answers.brackets import Join
from libyatl.views.page import Glyphs, Piece
from libyatl.views.terminal.headings import Entry
from libyatl.views.words.labels import OF_STATUS

BLANK = Piece(" ")


def is_joined(entry: Entry) -> bool:
    """Whether something stands between the date of an event and its mark."""
    return entry.begun or (entry.bracket is not None and any(entry.bracket))


def bracket_signs(entry: Entry, glyphs: Glyphs) -> tuple[Piece, Piece]:
    """Return what stands before the mark on the first row of an event, and on the others.

    A bracket joins events some of which may have begun in another order; where two neighbours in
    it are in order, it is dotted. What has no first moment of its own stands outside.
    """
    if entry.begun:
        return Piece(glyphs.begun, "rail"), BLANK
    if entry.bracket is None or not any(entry.bracket):
        return BLANK, BLANK
    above, below = entry.bracket
    then = _joining(below, glyphs)
    if not above:
        return Piece(glyphs.first, "rail"), then
    if not below:
        return Piece(glyphs.last, "rail"), BLANK
    return _joining(max(above, below), glyphs), then


def _joining(join: Join, glyphs: Glyphs) -> Piece:
    match join:
        case Join.CLOSED:
            return BLANK
        case Join.ORDERED:
            return Piece(glyphs.passing, "rail")
        case Join.LOOSE:
            return Piece(glyphs.middle, "rail")
        case _:
            assert_never(join)


def mark_and_rail(entry: Entry, glyphs: Glyphs) -> tuple[Piece, Piece]:
    """Return the mark of an event, which says how exactly its date is known, and what follows it.

    That runs along its further rows: the rail, or the mark itself of what lasted.
    """
    style = OF_STATUS[entry.event.status]
    mark, along = _signs(entry, glyphs)
    return Piece(mark, style), Piece(along, "rail" if along == glyphs.rail else style)


def _signs(entry: Entry, glyphs: Glyphs) -> tuple[str, str]:
    """Return the sign of the mark, and that of the rail along it."""
    when, kind = entry.event.when, entry.event.kind
    if when is None or kind == "undated":
        return (glyphs.derived if entry.is_bounded else glyphs.undated), glyphs.rail
    match kind:
        case "span":
            return glyphs.lasted, glyphs.lasted
        case "open":
            return glyphs.open, glyphs.open
        case "point":
            is_known = when.first_day == when.last_day and not when.qualified
            return (glyphs.known if is_known else glyphs.unknown), glyphs.rail
        case _:
            assert_never(kind)
