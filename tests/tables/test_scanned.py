"""The rows that the engine scans are those that the reader of whole files reads."""

from __future__ import annotations

import csv
import gzip
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from libyatl.errors import InputError
from libyatl.findings.diagnostics import Diagnostic, Report
from libyatl.formats.entries.nodes import REFUSED
from libyatl.formats.how import How
from libyatl.formats.tabular.header_and_rows import HeaderAndRows
from libyatl.formats.tabular.opening import Opening, opening
from libyatl.formats.tabular.reader import unescaped
from libyatl.formats.tabular.text_rows import (
    QuotedRows,
    Rows,
    decoded,
    in_utf8,
    plain_rows,
    wide_fields,
)
from libyatl.model.source_text import SourceText
from libyatl.tables.declined import Declined
from libyatl.tables.scanned import Scanned
from libyatl.tables.scanned_files import Source

pytest.importorskip("duckdb")

HEADERS = "date,title,actors", "title", "Date,date,Title,DATE (2)", '"date","title","a, b"'
PIECES = [
    *("2017-03-01", "Rome", "é", "", " ", "\u00a0", "x" * 70, "NULL", "\\N", "#", "\\n", "\\\\"),
    *(",", ",", ",", ",,", '"', '""', '"a"', '"a,b"', '"a\nb"', '"a\r\nb"', '","', '" ', ' "'),
    *(
        '"say ""so"""',
        '"a, ""b"" ,c"',
        '5" gun',
        '"\n',
        ',"',
        '"x"y',
        "a\tb",
        "\x0b",
        "\u2028",
        "\udce9",
    ),
]
ENDS = "\n", "\n", "\n", "\n\n", "\r\n", "\r"


class Table(NamedTuple):
    """The rows of a file: their cells, lines and numbers, and why others were refused."""

    rows: list[tuple[str, ...]]
    lines: list[int]
    numbers: list[int]
    refused: list[str]


def in_memory(data: bytes, begins: Opening) -> Table:
    """Return the rows as the reader of whole files has them."""
    text = decoded(data.removeprefix(b"\xef\xbb\xbf"))
    source = text.encode("utf-8", "surrogateescape")
    report = Report()

    def rows() -> Rows:
        delimiter, quoted = begins.dialect
        if quoted:
            return QuotedRows(source, text, "table", delimiter)()
        plain = in_utf8(
            plain_rows(text, delimiter), text, SourceText(source, re.compile(rb"\n")), "table"
        )
        if not begins.escaped:
            return plain
        return (
            (line, row if isinstance(row, Diagnostic) else [*map(unescaped, row)])
            for line, row in plain
        )

    with wide_fields(len(data)):
        table = HeaderAndRows(rows, "table", report, None, begins.names)
        found = list(table.below())
    read = [
        (line, row, number) for number, (line, row) in enumerate(found, 1) if row is not REFUSED
    ]
    lines = [line + 1 for line, _, _ in read]
    codes = [one.code for one in report if one.code != "column-unclear"]
    assert len(codes) == sum(row is REFUSED for _, row in found)
    numbers = [number for _, _, number in read]
    return Table([tuple(row) for _, row, _ in read], lines, numbers, codes)


@contextmanager
def scanned(data: bytes, usual: str = ",") -> Iterator[tuple[Scanned, Opening]]:
    """Scan a file of the bytes, or let the test pass where the engine is not asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        path.write_bytes(data)
        try:
            begins = opening(data[: 1 << 16], How(), usual)
        except ValueError:
            assume(False)
        with Scanned([Source(str(path), begins, "table")]) as table:
            yield table, begins


def on_engine(table: Scanned, columns: list[str], begins: Opening) -> Table:
    """Return the rows as the engine has them, asked for by a few of their columns."""
    table.narrow(columns)
    chosen = table.choose()
    whole = [row for batch in chosen.whole() for row in batch]
    with patch("libyatl.tables.scanned.FEW", 1):
        assert [row for batch in table.choose().whole() for row in batch] == whole
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
        assert [found.code for found in table.rejected] == expected.refused


@st.composite
def drawn(draw: st.DrawFn) -> bytes:
    header = draw(st.sampled_from(HEADERS))
    usual = draw(st.sampled_from(["\n", "\r\n"]))
    rows = draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), max_size=6))
    ends = (
        draw(st.lists(st.sampled_from(ENDS), min_size=6, max_size=6)) if draw(st.booleans()) else []
    )
    text = header + usual
    for row, end in zip(rows, ends or [usual] * 6, strict=False):
        text += "".join(row) + end
    bom = draw(st.sampled_from(["", "", "\ufeff"]))
    return encoded(bom + text)


def encoded(text: str) -> bytes:
    """Return a text as bytes that need not be UTF-8."""
    return text.encode("utf-8", "surrogateescape")


@given(drawn(), st.integers(1, 3))
@example(b'date,title,actors\n1,"a" ,b\n', 1)
@example(b'date,title,actors\n1, "a",b\n', 1)
@example(b'date,title,actors\n1,"a,b\n', 1)
@example(b"date,title,actors\n,,\n  ,,\n1,2,3,,\n1,2,3,4\n", 2)
@example(b"date,title,actors\n\n1,2,3\r\n4,5,6\n", 2)
def test_rows_are_those_of_the_reader(data: bytes, columns: int) -> None:
    with suppress(Declined):
        same(data, columns=columns)


@given(st.lists(st.lists(st.sampled_from([*PIECES, "\t", "\t"]), max_size=6), max_size=6))
@example([["\\n"]])
def test_rows_between_tabs_are_those_of_the_reader(rows: list[list[str]]) -> None:
    text = "date\ttitle\tactors\n" + "\n".join(map("".join, rows))
    with suppress(Declined):
        same(encoded(text), "\t")


PARTS = "a", "b ", " ", ",", '"', "\n", "\t", "é"
CELLS = st.lists(st.sampled_from(PARTS), max_size=9).map("".join)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=400), st.sampled_from(["\n", "\r\n"]))
def test_what_is_quoted_well_is_never_declined(rows: list[tuple[str, ...]], end: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([("date", "title", "actors"), *rows])
    same(out.getvalue().encode())


def of_one(data: bytes) -> list[list[str]]:
    """Return all cells of a table that the engine does not decline."""
    with scanned(data) as (table, begins):
        table.narrow(begins.names[:1])
        whole = [row for batch in table.choose().whole() for row in batch]
        with patch("libyatl.tables.scanned.FEW", 1):
            assert [row for batch in table.choose().whole() for row in batch] == whole
        return [cells for _, cells in whole]


def test_a_cell_may_be_as_long_as_you_like() -> None:
    long = "x" * 3_000_000
    with scanned(f'title,date\na,b\n"{long}",c\n"{long}"\nd,e\n'.encode()) as (table, _):
        table.narrow(["date"])
        rows = [cells for batch in table.choose().whole() for _, cells in batch]
        assert rows == [["a", "b"], [long, "c"], ["d", "e"]]
        assert [found.code for found in table.rejected] == ["ragged-row"]
        assert table.lines_of([2])[2] == ("table", 5)


def test_names_that_differ_by_case_alone_are_two() -> None:
    assert of_one(b"Title,title\na,b\n") == [["a", "b"]]


def test_rows_cut_in_parts_are_whole() -> None:
    """A scan in several parts by several threads would cut some in two, and say nothing."""
    many = [[f"{number}", "a\nb,c\n" * (number % 40), "d"] for number in range(40_000)]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["title", "date", "actors"], *many])
    assert of_one(out.getvalue().encode()) == many


def test_a_nul_makes_it_decline() -> None:
    with pytest.raises(Declined, match="NUL"):
        of_one(b"title,date\n" + b"a,b\n" * 20_000 + b"\0,c\n")


def test_tabs_and_quotes_and_a_row_of_another_width_make_it_decline() -> None:
    """All rows tell then whether cells stand in quotes."""
    with (
        pytest.raises(Declined, match="quotes"),
        scanned(b'title\tdate\n5" gun\tb\nc\n', "\t") as (
            table,
            _,
        ),
    ):
        table.narrow(["title"])


def test_what_is_packed_is_unpacked_once(tmp_path: Path) -> None:
    data = b"title,date\na,2017\nb,2018\n"
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(data))
    begins = opening(data, How(), ",")
    with Scanned([Source(str(tmp_path / "t.csv.gz"), begins)]) as table:
        table.narrow(["date"])
        assert [cell.cells for cell in table.cells(["date"])] == [("2017",), ("2018",)]
        assert table.lines_of([1])[1] == (str(tmp_path / "t.csv.gz"), 3)


def test_what_is_packed_by_half_is_an_error_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"title,date\n" + b"a,2017\n" * 999)[:-9])
    begins = opening(b"title,date\na,2017\n", How(), ",")
    with pytest.raises(InputError, match="cannot be unpacked"):
        Scanned([Source(str(tmp_path / "t.csv.gz"), begins)])


def test_files_are_joined_by_the_names_of_their_columns(tmp_path: Path) -> None:
    texts = b"title,date\na,2017\n,\nb,2018\n", b"date,Title,title\n2019,x,c\n2017,y\n2017,,d\n"
    sources = []
    for number, data in enumerate(texts):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(data)
        sources.append(Source(str(path), opening(data, How(), ","), path.name))
    with Scanned(sources) as table:
        assert table.names == ["title", "date", "Title"]
        table.narrow(["title", "date"])
        assert table.count == 4
        years = [(cell.cells[0], cell.count, cell.first) for cell in table.cells(["date"])]
        assert years == [("2017", 2, 0), ("2018", 1, 2), ("2019", 1, 3)]
        assert [found.code for found in table.rejected] == ["ragged-row"]
        chosen = table.choose(order=[table.column("title") + " DESC"], limit=3)
        rows = [row for batch in chosen.whole() for row in batch]
        with patch("libyatl.tables.scanned.FEW", 1):
            again = table.choose(order=[table.column("title") + " DESC"], limit=3)
            assert [row for batch in again.whole() for row in batch] == rows
        assert rows == [(4, ["d", "2017", ""]), (3, ["c", "2019", "x"]), (2, ["b", "2018", ""])]
        places = [table.lines_of([number])[number] for number, _ in rows]
        assert places == [("1.csv", 4), ("1.csv", 2), ("0.csv", 4)]
        assert [table.number_of(number) for number, _ in rows] == [3, 1, 2]


def test_look_ups_are_joined_where_they_are_asked_for() -> None:
    with scanned(b"title,date\na,2017\nb,\nc,2017\n") as (table, _):
        table.narrow(["title", "date"])
        year = table.look_up(["date"], {"answer": "UTINYINT"}, [("2017", 2), ("", 0)])
        none = table.look_up(["date"], {"answer": "UTINYINT"}, [])
        marked = table.mark({"said": "VARCHAR"}, [(1, "it's")])
        asked = ["t.r", f"{year}.answer", f"{none}.answer", f"{marked}.said"]
        assert table.ask(asked, order=["t.r"]) == [
            (0, 2, None, None),
            (1, 0, None, "it's"),
            (2, 2, None, None),
        ]
        table.drop(f"{year}.answer = 0")
        assert table.count == 2
        chosen = table.choose(
            f"{year}.answer >= 1", ["t.r DESC"], further={"got": f"{year}.answer"}
        )
        assert chosen.ask(["c.place", "c.r", "c.got"]) == [(0, 2, 2), (1, 0, 2)]


def test_zstandard_is_unpacked_too(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "t.csv.zst"
    duckdb.sql(
        "COPY (SELECT 'a\n\"b\"' AS title, '2017' AS date UNION ALL SELECT '', '2018') "
        f"TO '{path}' (FORMAT csv, COMPRESSION zstd)"
    )
    with Scanned([Source(str(path), opening(b"title,date\n", How(), ","))]) as table:
        table.narrow(["title", "date"])
        cells = [cell.cells for cell in table.cells(["title", "date"])]
        assert cells == [('a\n"b"', "2017"), ("", "2018")]
