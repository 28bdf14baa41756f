r"""CSV and TSV to events: our own columns, and those of a table made elsewhere.

The first row names the columns. A column that is a key of an event gives that key, its
lists joined by `; `. What libyatl derived (`start`, `end`, `kind`, ...) is not read again;
of `group` it counts only that one event may then stand in several rows. A table with any other
column is one of another tool (`libyatl.formats.tabular.headers` tells them apart, and
`libyatl.formats.foreign` reads those). The `'` before a formula is taken away, and in TSV with a
`date` and a `title` the escapes of tabs and line ends (`\t`, `\n`, `\\`) are undone. A cell that
is empty says nothing.
"""

from __future__ import annotations

import re
from functools import partial

from libyatl.findings.diagnostics import Diagnostic, Report
from libyatl.formats.controls import in_cells
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.tabular.dialect import dialect_of, first_line, names_in, shape_of
from libyatl.formats.tabular.headers import is_ours
from libyatl.formats.tabular.row_events import read_table
from libyatl.formats.tabular.text_rows import (
    LINE_END,
    LINE_FEED,
    QuotedRows,
    Rows,
    decoded,
    in_utf8,
    plain_rows,
    wide_fields,
)
from libyatl.model.source_text import SourceText

_ESCAPE = re.compile(r"\\([\\tn])")
_UNESCAPED = {"\\": "\\", "t": "\t", "n": "\n"}


def read_csv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a table with commas, mostly (`libyatl.formats.format.Read`)."""
    _read_text(data, name, into, report, ",")


def read_tsv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a table with tabs (`libyatl.formats.format.Read`)."""
    _read_text(data, name, into, report, "\t")


def _read_text(data: bytes, name: str, into: FileAssembly, report: Report, usual: str) -> None:
    text = decoded(data)
    with wide_fields(len(data)):
        delimiter, quoted = dialect_of(text, into.how, usual)
        apart = re.compile(re.escape(delimiter).encode() + rb"|[\r\n]")
        if not quoted:
            source = SourceText(data, LINE_FEED)
            report.open(name, source)
            in_cells(data, name, report, ends=LINE_FEED, apart=apart)
            names = names_in(first_line(text), delimiter)
            escaped = usual == "\t" and (is_ours(names) or {"title", "date"} <= {*names})
            rows_of = partial(_unquoted, text, source, name, delimiter, escaped=escaped)
            read_table(rows_of, into, shape=shape_of(text, into.how))
            return
        rows = QuotedRows(data, text, name, delimiter)
        report.open(name, rows.source)
        in_cells(data, name, report, ends=LINE_END, apart=apart)
        read_table(rows, into)
    if rows.unread:
        into.stop(rows.unread)


def _unquoted(text: str, source: SourceText, file: str, delimiter: str, *, escaped: bool) -> Rows:
    rows: Rows = plain_rows(text, delimiter)
    if not text.isascii():
        rows = in_utf8(rows, text, source, file)
    if not escaped or "\\" not in text:
        return rows
    return (
        (line, row if isinstance(row, Diagnostic) else [*map(unescaped, row)]) for line, row in rows
    )


def unescaped(cell: str) -> str:
    """Return a cell of TSV with its escapes undone."""
    if "\\" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: _UNESCAPED[found[1]], cell)
