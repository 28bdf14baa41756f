"""The rows of a text: with cells in quotes (RFC 4180), or without quotation.

A quotation behind which its cell goes on costs its row, up to the end of that line; one that
never closes costs all that follows it. Bytes that are not UTF-8 cost the row that holds them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from libyatl.files.decoding import not_utf8
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.model.source_text import SourceText
from libyatl.text.plurals import number_of

LINE_END = re.compile(rb"\r\n|\r|\n")
LINE_FEED = re.compile(rb"\n")
_END = re.compile(r"\r\n|\r|\n")
_OPEN = re.compile(r'"(?:[^"]|"")*+\Z')

_AT_THE_END = "end of data"
"""What the module says of a quotation that never closes."""
_NO_UTF8 = re.compile("[\udc80-\udcff]")
"""What stands in `decoded` for bytes that are not UTF-8."""
_MOST_LOOKED_INTO = 1000
"""So many rows that go wrong are looked into, for the place where each does."""

Rows = Iterator[tuple[int, "list[str] | Diagnostic"]]
"""Each row with its number from 0 (in a text, the line on which it begins); what is wrong stands
in the place of a row that cannot be read."""


class QuotedRows:
    """The rows of one text with cells in quotes, which can be read more than once."""

    def __init__(self, data: bytes, text: str, file: str, delimiter: str) -> None:
        """Take the text, as bytes and decoded."""
        # One byte is looked for several times faster than one of several.
        self.source = SourceText(data, LINE_END if b"\r" in data else LINE_FEED)
        self.unread = 0
        """The line, from 1, of a quotation that never closes; 0 where there is none."""
        self._text = text
        self._file = file
        self._delimiter = delimiter
        self._failed = 0
        none_of = re.escape(delimiter) + r"\r\n"
        self._cell = re.compile(
            rf'(?:"(?:[^"]|"")*+"|(?!")[^{none_of}]*+)(?:{re.escape(delimiter)}|\r\n?|\n)'
        )

    def __call__(self) -> Rows:
        """Return each row that is not empty."""
        return in_utf8(self._rows_by_csv(), self._text, self.source, self._file)

    def _rows_by_csv(self) -> Rows:
        begin = 0
        rows = csv.reader(
            io.StringIO(self._text, newline=""), strict=True, delimiter=self._delimiter
        )
        returns = "\r" in self._text
        while True:
            try:
                for row in rows:
                    if row:
                        yield (
                            begin,
                            [cell.replace("\r\n", "\n") for cell in row] if returns else row,
                        )
                    begin = rows.line_num
                return
            except csv.Error as failure:
                yield begin, self._failure(str(failure), begin, rows.line_num)
                begin = rows.line_num

    def _failure(self, said: str, begin: int, last: int) -> Diagnostic:
        """Return what is wrong with a row that stands on the lines given, the first from 0.

        One quotation is wrong where its cell goes on behind it, or where it opens: both are named.
        """
        help = 'close every quotation, and write a " inside one twice; the row is left out'
        message, place = f"the row cannot be read: {said}", Span(self._file, last)
        self._failed += 1
        if self._failed > _MOST_LOOKED_INTO and _AT_THE_END not in said:
            return Diagnostic(
                code="csv-syntax", severity=Severity.ERROR, message=message, span=place, help=help
            )
        row = self.source.between((begin + 1, 1), (last + 1, 1)).decode("utf-8", "surrogateescape")
        opening = self._opening(row)
        before = list(_END.finditer(row, 0, opening))
        column = opening - (before[-1].end() if before else 0) + 1
        opens = Span(self._file, begin + 1 + len(before), column, 1)
        if _OPEN.match(row, opening):
            self.unread = self.unread or begin + 1
            lost = f"nothing from here on is read ({number_of(last - begin, 'line')})"
            return Diagnostic(
                code="csv-syntax",
                severity=Severity.ERROR,
                message="a quotation is opened and never closed",
                span=opens,
                help=f'close it, and write a " inside it twice; {lost}',
            )
        return Diagnostic(
            code="csv-syntax",
            severity=Severity.ERROR,
            message=message,
            span=place,
            help=help,
            related=((opens, "the quotation opens here"),),
        )

    def _opening(self, row: str) -> int:
        """Return where the first cell begins that is no whole cell."""
        at = 0
        while found := self._cell.match(row, at):
            at = found.end()
        return at


def decoded(data: bytes) -> str:
    """Return bytes as text, in which those that are not UTF-8 are no letters."""
    return data.decode("utf-8", "surrogateescape")


def in_utf8(rows: Rows, text: str, source: SourceText, file: str) -> Rows:
    """Return the rows of a text, and in the place of each that is not UTF-8 what is wrong.

    `source` has the bytes of the text, and the lines by which the rows are numbered.
    """
    try:
        text.encode()  # ten times faster than to look for what it refuses
    except UnicodeEncodeError:
        return ((begin, _if_utf8(row, begin, source, file)) for begin, row in rows)
    return rows


def _if_utf8(
    row: list[str] | Diagnostic, begin: int, source: SourceText, file: str
) -> list[str] | Diagnostic:
    if isinstance(row, Diagnostic) or not any(map(_NO_UTF8.search, row)):
        return row
    lines = ((line, source.between((line, 1), (line + 1, 1))) for line in count(begin + 1))
    found = ((line, written, wrong) for line, written in lines if (wrong := not_utf8(written)))
    line, written, (at, message, help) = next(found)
    return Diagnostic(
        code="not-utf8",
        severity=Severity.ERROR,
        message=message,
        span=Span(file, line, len(written[:at].decode()) + 1, 1),
        help=f"{help}; the row is left out",
    )


def plain_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty, of a text whose lines end with a line feed."""
    for number, line in enumerate(text.split("\n")):
        if line := line.removesuffix("\r"):
            yield number, line.split(delimiter)


@contextmanager
def wide_fields(size: int) -> Iterator[None]:
    """Let a cell be as long as the file; the module's own limit is 128 KiB."""
    before = csv.field_size_limit(max(size, 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)
