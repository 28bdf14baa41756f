"""The rows of a text that is read as a stream, as the reader of whole files reads them.

It is for what the engine would read otherwise. Of a file as long as you like, one row is held.
"""

from __future__ import annotations

import csv
import re

from libyatl.files.decoding import not_utf8
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.tabular.opening import Opening
from libyatl.formats.tabular.reader import unescaped
from libyatl.formats.tabular.text_rows import Rows
from libyatl.text.plurals import number_of

_NOT_READ = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is not UTF-8."""
NEVER_CLOSED = "a quotation is opened and never closed"
"""Of a file with such a one nothing is read from there on."""
_AT_THE_END = "end of data"


def streamed_rows(path: str, opening: Opening, called: str) -> Rows:
    """Yield each row that is not empty, the header among them.

    Args:
        path: where it stands.
        opening: how it is written.
        called: what it is called in findings.

    Raises:
        OSError: it cannot be read.
    """
    rows = _with_quotations if opening.dialect.quoted else _plain_lines
    for begin, row in rows(path, opening.dialect.delimiter, called):
        if opening.escaped and isinstance(row, list) and not any(map(_of_cell, row)):
            continue
        if isinstance(row, Diagnostic) or not _NOT_READ.search("".join(row)):
            yield begin, row
        else:
            yield begin, _not_utf8(row, begin, called)


def _of_cell(cell: str) -> str:
    return unescaped(cell).strip()


def _with_quotations(path: str, delimiter: str, called: str) -> Rows:
    begin = 0
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        rows = csv.reader(text, strict=True, delimiter=delimiter)
        while True:
            try:
                for row in rows:
                    if row:
                        yield begin, [cell.replace("\r\n", "\n") for cell in row]
                    begin = rows.line_num
                return
            except csv.Error as failure:
                yield begin, _unreadable_row(str(failure), begin, rows.line_num, called)
                begin = rows.line_num


def _plain_lines(path: str, delimiter: str, _called: str) -> Rows:
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="\n") as text:
        for number, line in enumerate(text):
            if line := line.removesuffix("\n").removesuffix("\r"):
                yield number, line.split(delimiter)


def _unreadable_row(said: str, begin: int, last: int, called: str) -> Diagnostic:
    help = 'close every quotation, and write a " inside one twice; the row is left out'
    message, line = f"the row cannot be read: {said}", last
    if _AT_THE_END in said:
        message, line = NEVER_CLOSED, begin + 1
        lost = f"nothing from here on is read ({number_of(last - begin, 'line')})"
        help = f'close it, and write a " inside it twice; {lost}'
    return Diagnostic(
        code="csv-syntax",
        severity=Severity.ERROR,
        message=message,
        span=Span(called, line),
        help=help,
    )


def _not_utf8(row: list[str], begin: int, called: str) -> Diagnostic:
    wrong = not_utf8("\n".join(row).encode("utf-8", "surrogateescape"))
    _, message, help = wrong or (0, "it is not UTF-8", "")
    return Diagnostic(
        code="not-utf8",
        severity=Severity.ERROR,
        message=message,
        span=Span(called, begin + 1),
        help=f"{help}; the row is left out",
    )
