r"""The bytes of a text of rows, looked through once: may the engine take it as it stands?

DuckDB reads most files as the reader of libyatl does, many times faster, and tells of rows whose
cells are too few or too many. Of a few things it says nothing, or reads them otherwise: it is not
asked about these. What was tried (DuckDB 1.4 and 2.0):

- a blank between a quotation and the end of its cell, on either side, is taken away;
- a `\r` alone ends a line, or stops it, and where both ends stand in one file it stops as well;
- bytes that are not UTF-8 cost a row only where the column they stand in is asked for;
- where quotations go over several lines, cutting a file in parts for several threads can cut a
  cell in two, and nothing is said.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_PIECE = 1 << 16
"""Small enough that a processor holds it beside its text: that is three times as fast."""
_LONGEST = 1 << 23
"""A row with quotations that is longer counts as broken."""


class Seen(NamedTuple):
    """What stands in the bytes of a text of rows.

    Attributes:
        quotes: whether a `"` does.
        long: the bytes, from and to, of rows some of which go over several lines; all that do, and
            the quotations in them, are among them.
        lone: whether lines end in more than one way, or a carriage return stands alone.
        broken: whether a quotation is not what stands between two ends of a cell, and all of it.
        nul: whether a NUL does.
        utf8: whether all is UTF-8.
    """

    quotes: bool = False
    long: tuple[tuple[int, int], ...] = ()
    lone: bool = False
    broken: bool = False
    nul: bool = False
    utf8: bool = True

    @property
    def plain(self) -> bool:
        """Whether the engine reads it as libyatl does, but for rows that it tells of."""
        return self.utf8 and not (self.lone or self.broken or self.nul)


def look_through(path: str, delimiter: str, *, quoted: bool) -> Seen:
    """Return what stands in a file, whose cells may be `quoted`.

    Raises:
        OSError: it cannot be read.
    """
    nul = False
    ends, text, quotations = _Ends(), _Text(), _Quotations(delimiter)
    with open(path, "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            nul = nul or b"\0" in piece
            text.see(piece)
            ends.see(piece)
            if quoted:
                quotations.see(piece)
            else:
                quotations.any = quotations.any or b'"' in piece
    quotations.end()
    return Seen(
        quotes=quotations.any,
        long=tuple(quotations.long),
        lone=ends.lone,
        broken=quotations.broken,
        nul=nul,
        utf8=text.sound,
    )


class _Quotations:
    """Whether cells in quotes are that from end to end, of bytes that come in pieces.

    Only rows with a quotation mark are looked into; any other line is a row.
    """

    def __init__(self, delimiter: str) -> None:
        between = re.escape(delimiter.encode())
        self._rows = _rows_between(between, rb'[^"\n]')
        self._long_rows = _rows_between(between, rb'[^"]')
        self._rest = b""
        self._before = 0  # how many bytes stand before the next piece
        self.any = False
        self.long: list[tuple[int, int]] = []
        self.broken = False

    def see(self, piece: bytes) -> None:
        if self.broken:
            return
        first = self._before - len(self._rest)
        self._before += len(piece)
        piece = self._rest + piece if self._rest else piece
        at = 0
        while (mark := piece.find(b'"', at)) >= 0:
            self.any = True
            begin = piece.rfind(b"\n", at, mark) + 1 or at
            found = self._rows.match(piece, begin)
            if found is None and (found := self._long_rows.match(piece, begin)):
                self.long.append((first + begin, first + found.end()))
            if found is None:  # it goes on in the next piece, or is none
                self._rest = piece[begin:]
                self.broken = len(self._rest) > _LONGEST
                return
            at = found.end()
        self._rest = piece[max(piece.rfind(b"\n") + 1, at) :]

    def end(self) -> None:
        """Look at the last row, which need not end with a line feed."""
        if self._rest:
            self.see(b"\n")
            self.broken = self.broken or bool(self._rest)


def _rows_between(between: bytes, letter: bytes) -> re.Pattern[bytes]:
    """Return what one row is, and more that have a quotation mark; a letter is one in quotes."""
    cell = rb'(?:"(?:%s++|"")*+"|(?! *")[^%s\r\n]*+)' % (letter, between)
    row = rb"%s(?:%s%s)*+\r?\n" % (cell, between, cell)
    return re.compile(rb'%s(?:(?=[^\n]*")%s)*+' % (row, row))


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
