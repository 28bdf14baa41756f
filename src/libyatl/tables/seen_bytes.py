r"""The bytes of a text of rows, looked through once: may the engine take it as it stands?

DuckDB reads most files as the reader of libyatl does, many times faster, and tells of rows whose
cells are too few or too many. Of a few things it says nothing, or reads them otherwise: it is not
asked about these. What was tried (DuckDB 1.4 and 2.0):

- a blank between a quotation and the end of its cell is taken away;
- a `\r` alone ends a line, or stops it, and where both ends stand in one file it stops as well;
- bytes that are not UTF-8 cost a row only where the column they stand in is asked for;
- where quotations go over several lines, cutting a file in parts for several threads can cut a
  cell in two, and nothing is said.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

_PIECE = 1 << 21
_CARRIED = 64
"""So many bytes of a piece are looked at again with the next."""
_LINE_ENDS = b"\r\n"
_BLANK = ord(" ")


class Seen(NamedTuple):
    """What stands in the bytes of a text of rows.

    Attributes:
        quotes: whether a `"` does.
        returns: whether a carriage return does.
        lone: whether lines end in more than one way, or a carriage return stands alone.
        blanks: whether a blank may stand beside a quotation, outside it.
        nul: whether a NUL does.
        utf8: whether all is UTF-8.
    """

    quotes: bool = False
    returns: bool = False
    lone: bool = False
    blanks: bool = False
    nul: bool = False
    utf8: bool = True

    @property
    def plain(self) -> bool:
        """Whether the engine reads it as libyatl does, but for rows that it tells of."""
        return self.utf8 and not (self.lone or self.blanks or self.nul)


def look_through(path: str, delimiter: str, *, quoted: bool) -> Seen:
    """Return what stands in a file, whose cells may be `quoted`.

    Raises:
        OSError: it cannot be read.
    """
    quotes = blanks = nul = False
    ends, text = _Ends(), _Text()
    beside = delimiter.encode() + _LINE_ENDS
    last = b""
    with open(path, "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            nul = nul or b"\0" in piece
            text.see(piece)
            ends.see(piece)
            if b'"' in piece:
                quotes = True
                blanks = blanks or (quoted and _has_blank_beside(last + piece, beside))
            elif quotes and last.rstrip(b" ").endswith(b'"'):
                blanks = blanks or (quoted and _has_blank_beside(last + piece[:_CARRIED], beside))
            last = piece[-_CARRIED:]
            if last.isspace():  # what stood before it is not seen with the next
                blanks = quoted
    if quoted and quotes and not blanks:
        blanks = _has_blank_beside(last + b"\n", beside)
    return Seen(quotes, ends.returns > 0, ends.lone, blanks, nul, text.sound)


class _Text:
    """Whether bytes that come in pieces are UTF-8."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._open = False
        self._broken = False

    def see(self, piece: bytes) -> None:
        if self._broken or (piece.isascii() and not self._open):
            return
        try:
            self._decoder.decode(piece)
        except UnicodeDecodeError:
            self._broken = True
        self._open = bool(self._decoder.getstate()[0])

    @property
    def sound(self) -> bool:
        return not (self._broken or self._open)


class _Ends:
    """How lines end, of bytes that come in pieces; counted only once a carriage return is seen."""

    def __init__(self) -> None:
        self.returns = 0
        self._pairs = 0
        self._feeds = 0
        self._before = False  # whether a line feed stands before the first carriage return
        self._last = b""

    def see(self, piece: bytes) -> None:
        if not self.returns and b"\r" not in piece:
            self._before = self._before or b"\n" in piece
        else:
            self.returns += piece.count(b"\r")
            self._feeds += piece.count(b"\n")
            split = self._last == b"\r" and piece[:1] == b"\n"
            self._pairs += piece.count(b"\r\n") + split
        self._last = piece[-1:]

    @property
    def lone(self) -> bool:
        if not self.returns:
            return False
        return self._before or not self.returns == self._pairs == self._feeds


def _has_blank_beside(text: bytes, beside: bytes) -> bool:
    """Whether a blank stands between a quotation mark and the end of a cell, on either side."""
    at = -1
    while (at := text.find(b' "', at + 1)) >= 0:
        before = at
        while before >= 0 and text[before] == _BLANK:
            before -= 1
        if before < 0 or text[before] in beside:
            return True
    while (at := text.find(b'" ', at + 1)) >= 0:
        behind = at + 1
        while behind < len(text) and text[behind] == _BLANK:
            behind += 1
        if behind < len(text) and text[behind] in beside:
            return True
    return False
