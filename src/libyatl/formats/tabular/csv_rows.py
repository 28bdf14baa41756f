"""The rows of a CSV (RFC 4180), each with its line, and where a quotation goes wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.model.source_text import SourceText

LINE_END = re.compile(rb"\r\n|\r|\n")
_CELL = re.compile(r'(?:"(?:[^"]|"")*+"|(?!")[^,\r\n]*+)(?:,|\r\n?|\n)')
_OPEN = re.compile(r'"(?:[^"]|"")*+\Z')


class CsvRows:
    """The rows of one text, which can be read more than once."""

    def __init__(self, data: bytes) -> None:
        """Take the text."""
        self.source = SourceText(data, LINE_END)
        self._text = data.decode()
        self._failed: tuple[str, int, int] | None = None

    @property
    def unread(self) -> int:
        """The line, from 1, of the row that could not be read; 0 where there is none."""
        return self._failed[1] + 1 if self._failed else 0

    def __call__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that is not empty and the line, from 0, on which it begins.

        They end before the row that cannot be read; `failure` then says what is wrong.
        """
        begin = 0
        rows = csv.reader(io.StringIO(self._text, newline=""), strict=True)
        try:
            for row in rows:
                if row:
                    yield begin, [cell.replace("\r\n", "\n") for cell in row]
                begin = rows.line_num
        except csv.Error as failure:
            self._failed = str(failure), begin, rows.line_num

    def failure(self, file: str) -> Diagnostic | None:
        """Return why the rows ended early, if they did.

        A quotation that never closes swallows all that follows it: its place is where it opens.
        One behind which its cell goes on is wrong there, or where it opens; both are named.
        """
        if self._failed is None:
            return None
        said, begin, line = self._failed
        at = self.source.offset(begin + 1, 1)
        row = self.source.data[at:].decode()
        opening = _opening(row)
        opens = Span(file, *self.source.place(at + len(row[:opening].encode())), 1)
        if _OPEN.match(row, opening):
            return Diagnostic(
                code="csv-syntax",
                severity=Severity.ERROR,
                message="a quotation is opened and never closed",
                span=opens,
                help='close it, and write a " inside it twice; nothing from here on is read',
            )
        return Diagnostic(
            code="csv-syntax",
            severity=Severity.ERROR,
            message=f"the table cannot be read from here on: {said}",
            span=Span(file, line),
            help='close every quotation, and write a " inside one twice',
            related=((opens, "the quotation opens here"),),
        )


def _opening(text: str) -> int:
    """Return where the first cell begins that is no whole cell."""
    at = 0
    while found := _CELL.match(text, at):
        at = found.end()
    return at


@contextmanager
def wide_fields(size: int) -> Iterator[None]:
    """Let a cell be as long as the file; the module's own limit is 128 KiB."""
    before = csv.field_size_limit(max(size, 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)
