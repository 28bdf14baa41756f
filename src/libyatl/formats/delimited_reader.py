r"""CSV and TSV to events: our own columns, and those of a table made elsewhere.

The first row names the columns. A column that is a key of an event gives that key, its
lists joined by `; `. What libyatl derived (`start`, `end`, `kind`, ...) is not read again;
of `group` it counts only that one event may then stand in several rows. Every other column
is kept as text. The `'` before a formula is taken away, and in TSV the escapes of tabs and
line ends (`\t`, `\n`, `\\`) are undone. A cell that is empty says nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from libyatl.columns import COLUMNS, GUARDED, JOIN, unguard
from libyatl.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.assembly import FileAssembly
from libyatl.formats.forms import EVENT
from libyatl.formats.nodes import Mapping, Node, Sequence
from libyatl.inert import shorten
from libyatl.positions import SourceText

Rows = Iterator[tuple[int, list[str]]]
"""Each row with the line, from 0, on which it begins."""

DERIVED = frozenset(COLUMNS) - set(EVENT.keys)
"""Columns of ours that are not read."""
LISTS = frozenset({"actors", "places", "tags", "sources", "after", "before", "during", "with"})
"""Columns whose cells hold several names."""
GROUP = "group"
_KNOWN = (*COLUMNS, *(key for key in EVENT.keys if key not in COLUMNS))
_LINE_FEED = re.compile(rb"\n")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\([\\tn])")
_UNESCAPED = {"\\": "\\", "t": "\t", "n": "\n"}


class _Mark(NamedTuple):
    line: int
    column: int = 0


class _Cell(NamedTuple):
    value: str
    start_mark: _Mark
    end_mark: _Mark
    style: str | None = None


class _Columns(NamedTuple):
    """The columns of a table, by number: keys of events, what libyatl does not know."""

    keys: list[tuple[int, str, _Cell]]
    others: list[tuple[int, str]]
    width: int
    grouped: bool


def read_csv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a comma-separated table (`libyatl.formats.Read`)."""
    report.open(name, SourceText(data, _LINE_END))
    with _wide_fields(len(data)):
        rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        try:
            _table(_numbered(rows, into), name, into, report)
        except csv.Error as failure:
            _report(
                report, name, rows.line_num - 1, "csv-syntax",
                f"the table cannot be read from here on: {failure}",
                'close every quotation, and write a " inside one twice',
            )  # fmt: skip


def read_tsv(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a tab-separated table (`libyatl.formats.Read`)."""
    report.open(name, SourceText(data, _LINE_FEED))
    lines = enumerate(data.decode().split("\n"))
    rows = (
        (number, [_unescaped(cell) for cell in line.removesuffix("\r").split("\t")])
        for number, line in lines
        if line.removesuffix("\r")
    )
    _table(rows, name, into, report)


def _numbered(rows: Any, into: FileAssembly) -> Rows:
    begin = 0
    try:
        for row in rows:
            if row:
                yield begin, [cell.replace("\r\n", "\n") for cell in row]
            begin = rows.line_num
    except csv.Error:
        into.stop(begin + 1)
        raise


@contextmanager
def _wide_fields(size: int) -> Iterator[None]:
    """Let a cell be as long as the file; the module's own limit is 128 KiB."""
    before = csv.field_size_limit(max(size, 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: _UNESCAPED[found[1]], cell)


def _table(rows: Rows, name: str, into: FileAssembly, report: Report) -> None:
    line, header = next(rows, (0, []))
    columns = _columns(header, name, line, into, report) if header else None
    if columns is None:
        return
    seen: dict[str, list[str]] = {}
    for line, row in rows:
        if len(row) < columns.width or any(row[columns.width :]):
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            _report(
                report, name, line, "ragged-row",
                f"the row has {cells}, and the header {columns.width}",
                "give each column a cell, if an empty one; the row is left out",
            )  # fmt: skip
            continue
        event = _event(row, columns, line)
        if columns.grouped and "id" in event:
            id = event["id"][1].value  # type: ignore[union-attr]
            if seen.get(id) == row[1:]:
                continue
            seen[id] = row[1:]
        into.event(event, extra={key: row[n] for n, key in columns.others if row[n]})


def _columns(
    header: list[str], name: str, line: int, into: FileAssembly, report: Report
) -> _Columns | None:
    grouped = header[0] == GROUP
    columns = _Columns([], [], len(header), grouped)
    seen: set[str] = set()
    nameless: list[int] = []
    for number, typed in enumerate(header):
        key = typed.strip()
        cell = _Cell(key, _Mark(line), _Mark(line + 1))
        if not key:
            nameless.append(number + 1)
        elif key in seen:
            said = f"two columns are called '{shorten(key)}'"
            help = f"give it a name of its own; column {number + 1} is left out"
            _report(report, name, line, "column-unclear", said, help)
        elif key in EVENT.keys:
            columns.keys.append((number, key, cell))
        elif key not in DERIVED and not (grouped and number == 0):
            into.unknown_key(cell, _KNOWN, "a table of events")
            columns.others.append((number, key))
        seen.add(key)
    if nameless:
        several = len(nameless) > 1
        said = f"{len(nameless)} columns have no name" if several else "a column has no name"
        which = f"they are left out, column {nameless[0]} first" if several else (
            f"column {nameless[0]} is left out"
        )  # fmt: skip
        help = f"give {'each' if several else 'it'} a name of its own; {which}"
        _report(report, name, line, "column-unclear", said, help)
    if "title" in seen:
        return columns
    into.stop(line + 1)
    help = "name in the first line which column holds what, such as date,title,sources"
    if ";" in header[0] or "\t" in header[0]:
        help = "separate the columns of CSV with commas; a table with tabs is read with -F tsv"
    _report(report, name, line, "no-title-column", "no column is called 'title'",
            f"{help}; nothing of it is read")  # fmt: skip
    return None


def _event(row: list[str], columns: _Columns, line: int) -> Mapping:
    begin, end = _Mark(line), _Mark(line + 1)
    event = Mapping()
    for number, key, written in columns.keys:
        cell = row[number]
        if not cell:
            continue
        if key in GUARDED:
            cell = unguard(cell)
        value: Node = _Cell(cell, begin, end)
        if key in LISTS and JOIN in cell:
            value = Sequence(_Cell(name, begin, end) for name in cell.split(JOIN))
            value.start_mark, value.end_mark, value.flow = begin, end, False
        event[key] = written, value
    event.start_mark, event.end_mark, event.flow = begin, end, False
    return event


def _report(report: Report, file: str, line: int, code: str, message: str, help: str) -> None:
    span = Span(file, line + 1)
    report.add(Diagnostic(code, Severity.ERROR, message, span, help=help))
