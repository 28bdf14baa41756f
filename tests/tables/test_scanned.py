"""The rows that the engine scans are those that the reader of whole files reads, whatever stands there."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from libyatl.findings.diagnostics import Diagnostic, Report
from libyatl.formats.entries.nodes import REFUSED
from libyatl.formats.how import How
from libyatl.formats.tabular.header_and_rows import HeaderAndRows
from libyatl.formats.tabular.opening import Opening, opening
from libyatl.formats.tabular.reader import unescaped
from libyatl.formats.tabular.text_rows import QuotedRows, Rows, plain_rows, wide_fields
from libyatl.tables.declined import Declined
from libyatl.tables.scanned import Scanned, Source

pytest.importorskip("duckdb")

HEADERS = "date,title,actors", "title", "Date,date,Title,DATE (2)", '"date","title","a, b"'
PIECES = [
    *("2017-03-01", "Rome", "é", "", " ", "\u00a0", "x" * 70, "NULL", "\\N", "#", "\\n", "\\\\"),
    *(",", ",", ",", ",,", '"', '""', '"a"', '"a,b"', '"a\nb"', '"a\r\nb"', '","', '" ', ' "'),
    *('"say ""so"""', '"a, ""b"" ,c"', '5" gun', '"\n', ',"', '"x"y', "a\tb", "\x0b", "\u2028"),
]
ENDS = "\n", "\n", "\n", "\n\n", "\r\n", "\r"


class Table(NamedTuple):
    """The rows of a file: their cells, lines and numbers, and what was refused by line and code."""

    rows: list[tuple[str, ...]]
    lines: list[int]
    numbers: list[int]
    refused: list[tuple[int, str]]


def in_memory(data: bytes, begins: Opening) -> Table:
    """Return the rows as the reader of whole files has them."""
    text = data.decode("utf-8-sig")
    report = Report()

    def rows() -> Rows:
        delimiter, quoted = begins.dialect
        if quoted:
            return QuotedRows(text.encode(), text, "table", delimiter)()
        plain = plain_rows(text, delimiter)
        if not begins.escaped:
            return iter(plain)
        return ((line, [*map(unescaped, row)]) for line, row in plain)

    with wide_fields(len(data)):
        table = HeaderAndRows(rows, "table", report, None, begins.names)
        found = list(table.below())
    read = [(line, row, number) for number, (line, row) in enumerate(found, 1) if row is not REFUSED]
    lines = [line + 1 for line, _, _ in read]
    refused = [line + 1 for line, row in found if row is REFUSED]
    codes = [one.code for one in report if one.code != "column-unclear"]
    numbers = [number for _, _, number in read]
    rows_read = [tuple(row) for _, row, _ in read]
    return Table(rows_read, lines, numbers, [*zip(refused, codes, strict=True)])


@contextmanager
def scanned(data: bytes, usual: str = ",") -> Iterator[tuple[Scanned, Opening]]:
    """Scan a file of the bytes, or let the test pass where the engine is not asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        path.write_bytes(data)
        try:
            begins = opening(data, How(), usual)
        except ValueError:
            assume(False)
        with Scanned([Source(str(path), begins, "table")]) as table:
            yield table, begins


def told(found: Diagnostic) -> tuple[int, str]:
    assert found.span is not None
    return found.span.line, found.code


def on_engine(table: Scanned, columns: list[str], begins: Opening) -> Table:
    """Return the rows as the engine has them, asked for by a few of their columns."""
    table.narrow(columns)
    chosen = table.choose()
    whole = [row for batch in chosen.whole() for row in batch]
    narrow = table.ask(["t.r", *map(table.column, columns)], order=["t.r"])
    places = [table.names.index(name) for name in columns]
    assert [(number, *(cells[place] for place in places)) for number, cells in whole] == narrow
    assert chosen.count == table.count == len(whole)
    lines = table.lines_of([number for number, _ in whole])
    return Table(
        [tuple(map(unescaped, cells) if begins.escaped else cells) for _, cells in whole],
        [lines[number][1] for number, _ in whole],
        [table.number_of(number) for number, _ in whole],
        [],
    )


def same(data: bytes, usual: str = ",", columns: int = 1) -> None:
    """Compare the two."""
    with scanned(data, usual) as (table, begins):
        expected = in_memory(data, begins)
        found = on_engine(table, begins.names[:columns], begins)
        assert found.rows == expected.rows
        assert found.numbers == expected.numbers
        assert found.lines == expected.lines
        codes = [code for _, code in expected.refused]
        assert [found.code for found in table.rejected] == codes


@st.composite
def drawn(draw: st.DrawFn) -> bytes:
    header = draw(st.sampled_from(HEADERS))
    usual = draw(st.sampled_from(["\n", "\r\n"]))
    rows = draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), max_size=6))
    ends = draw(st.lists(st.sampled_from(ENDS), min_size=6, max_size=6)) if draw(st.booleans()) else []
    text = header + usual
    for row, end in zip(rows, ends or [usual] * 6, strict=False):
        text += "".join(row) + end
    bom = draw(st.sampled_from(["", "", "\ufeff"]))
    return (bom + text).encode()


@given(drawn(), st.integers(1, 3))
@example(b'date,title,actors\n1,"a" ,b\n', 1)
@example(b'date,title,actors\n1, "a",b\n', 1)
@example(b'date,title,actors\n1,"a,b\n', 1)
@example(b'date,title,actors\n,,\n  ,,\n1,2,3,,\n1,2,3,4\n', 2)
@example(b"date,title,actors\n\n1,2,3\r\n4,5,6\n", 2)
def test_rows_are_those_of_the_reader(data: bytes, columns: int) -> None:
    try:
        same(data, columns=columns)
    except Declined:
        pass


@given(st.lists(st.lists(st.sampled_from([*PIECES, "\t", "\t"]), max_size=6), max_size=6))
def test_rows_between_tabs_are_those_of_the_reader(rows: list[list[str]]) -> None:
    text = "date\ttitle\tactors\n" + "\n".join(map("".join, rows))
    try:
        same(text.encode(), "\t")
    except Declined:
        pass


CELLS = st.lists(st.sampled_from(['a', 'b ', ' ', ',', '"', '\n', '\t', 'é']), max_size=9).map("".join)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=400), st.sampled_from(["\n", "\r\n"]))
def test_what_is_quoted_well_is_never_declined(rows: list[tuple[str, ...]], end: str) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([("date", "title", "actors"), *rows])
    same(out.getvalue().encode())
