r"""CSV and TSV to events: our own columns, and those of a table made elsewhere.

The first row names the columns. A column that is a key of an event gives that key, its
lists joined by `; `. What libyatl derived (`start`, `end`, `kind`, ...) is not read again;
of `group` it counts only that one event may then stand in several rows. Every other column
is kept as text (`libyatl.formats.tabular.headers` tells them apart). The `'` before a formula is
taken away, and in TSV the escapes of tabs and line ends (`\t`, `\n`, `\\`) are undone. A cell
that is empty says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.controls import in_cells
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.tabular.csv_rows import LINE_END, CsvRows, wide_fields
from libyatl.formats.tabular.headers import LISTS, Columns, Rows, is_ours, read_header
from libyatl.model.source_text import SourceText
from libyatl.query.columns import GUARDED, JOIN, unguard
from libyatl.text.plurals import number_of

_LINE_FEED = re.compile(rb"\n")
_APART = re.compile(rb"[,\t\r\n]")
_ESCAPE = re.compile(r"\\([\\tn])")
_UNESCAPED = {"\\": "\\", "t": "\t", "n": "\n"}


def read_csv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a comma-separated table (`libyatl.formats.Read`)."""
    rows = CsvRows(data)
    report.open(name, rows.source)
    in_cells(data, name, report, ends=LINE_END, apart=_APART)
    with wide_fields(len(data)):
        _table(rows, name, into, report)
    if failure := rows.failure(name):
        into.stop(rows.unread)
        report.add(failure)


def read_tsv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a tab-separated table (`libyatl.formats.Read`)."""
    report.open(name, SourceText(data, _LINE_FEED))
    in_cells(data, name, report, ends=_LINE_FEED, apart=_APART)
    text = data.decode()

    def rows() -> Rows:
        for number, line in enumerate(text.split("\n")):
            if line := line.removesuffix("\r"):
                yield number, [_unescaped(cell) for cell in line.split("\t")]

    _table(rows, name, into, report)


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: _UNESCAPED[found[1]], cell)


def _table(rows: Callable[[], Rows], name: str, into: FileAssembly, report: Report) -> None:
    below = rows()
    line, header = next(below, (0, []))
    if not header:
        return
    place = Span(name, line + 1)
    if not is_ours(header):
        _foreign(rows, header, line, into, report)
        return
    columns = read_header(header, line, lambda: islice(rows(), 1, None), into, report)
    if columns is None:
        return
    into.is_table(place)
    seen: dict[str, list[str]] = {}
    for line, row in below:
        if len(row) < columns.width or any(row[columns.width :]):
            report.add(_ragged(row, columns, Span(name, line + 1)))
            into.event(REFUSED)
            continue
        event = _event(row, columns, line)
        if columns.grouped:
            columns.see_group(row)
            if "id" in event:
                id = event["id"][1].value  # type: ignore[union-attr]
                if seen.get(id) == row[1:]:
                    continue
                seen[id] = row[1:]
        into.event(event, own=partial(columns.own, row))
    columns.close(place, report)


def _foreign(
    rows: Callable[[], Rows], header: list[str], line: int, into: FileAssembly, report: Report
) -> None:
    """Read a table whose columns are those of another tool."""
    names = [name.strip() or f"column {number}" for number, name in enumerate(header, 1)]
    keys = [Cell(name, Line(line), Line(line + 1)) for name in names]

    def entries() -> Iterator[Mapping | Refused]:
        for at, row in islice(rows(), 1, None):
            if len(row) < len(names) or any(row[len(names) :]):
                yield REFUSED
                continue
            begin, end = Line(at), Line(at + 1)
            entry = Mapping()
            for key, cell in zip(keys, row, strict=False):
                if cell:
                    entry[key.value] = key, Cell(cell, begin, end, '"')
            entry.start_mark, entry.end_mark, entry.flow = begin, end, False
            yield entry

    read_foreign(entries, names, into, what="column", place=Span(into.name, line + 1))


def _ragged(row: list[str], columns: Columns, place: Span) -> Diagnostic:
    return Diagnostic(
        code="ragged-row",
        severity=Severity.ERROR,
        message=f"the row has {number_of(len(row), 'cell')}, and the header {columns.width}",
        span=place,
        help="give each column a cell, if an empty one; the row is left out",
    )


def _event(row: list[str], columns: Columns, line: int) -> Mapping:
    begin, end = Line(line), Line(line + 1)
    event = Mapping()
    for number, key in columns.keys:
        cell = row[number]
        if not cell:
            continue
        if key.value in GUARDED:
            cell = unguard(cell)
        value: Node = Cell(cell, begin, end)
        if key.value in LISTS and JOIN in cell:
            value = Sequence(Cell(name, begin, end) for name in cell.split(JOIN))
            value.start_mark, value.end_mark, value.flow = begin, end, False
        event[key.value] = key, value
    event.start_mark, event.end_mark, event.flow = begin, end, False
    return event
