"""What is written as Parquet is what is written as CSV, and four days as numbers beside it."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from drawn_timelines import timelines
from hypothesis import given, settings

import libyatl
from libyatl.formats.format import Shape
from libyatl.formats.parquet.writer import parquet_into, write_parquet
from libyatl.model import Timeline
from libyatl.query.columns import COLUMNS, unguard
from libyatl.query.further_columns import cells_of
from libyatl.tables.scanned import Scanned
from libyatl.tables.scanned_files import Source

duckdb = pytest.importorskip("duckdb")

EVENTS = """\
- {id: a, title: "=1+1", date: 2017-03}
- {id: b, title: Say "so", date: 2018/..}
- {id: c, title: Nobody knows}
- {id: d, title: Long ago, date: -0044-03-15}
"""


def read(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the columns and the rows of a table as the engine has them."""
    with Scanned([Source(str(path), None)]) as table:
        table.narrow([])
        return table.names, [cells for batch in table.choose().whole() for _, cells in batch]


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    (tmp_path / "events.yaml").write_text(EVENTS)
    return libyatl.load(tmp_path / "events.yaml")


def test_columns_are_text_and_days_are_numbers(timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(write_parquet(libyatl.select(timeline), Shape()))
    names, rows = read(path)
    assert names == [*COLUMNS]
    by_id = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    assert unguard(by_id["a"]["title"]) == "=1+1"
    assert by_id["b"]["title"] == 'Say "so"'
    days = "id, start_day, begin_latest_day, end_earliest_day, end_day"
    found = duckdb.sql(f"SELECT {days} FROM '{path}' ORDER BY id").fetchall()
    assert found[0] == ("a", 736389, 736419, 736389, 736419)
    assert found[1][1:3] == (date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal())
    assert found[1][4] is None
    assert found[2] == ("c", None, None, None, None)
    assert len({*found[3][1:]}) == 1
    assert found[3][1] < 0
    said = duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall()
    assert (b"libyatl", b"1") in said


def test_fields_and_groups_are_heeded(timeline: Timeline, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    selection = libyatl.select(timeline, group_by="year")
    parquet_into(selection, Shape(fields=("title", "end")), str(path))
    columns = duckdb.sql(f"SELECT * FROM '{path}'").columns
    assert columns == ["group", "title", "end", "end_day"]


@given(timelines())
@settings(max_examples=15)
def test_cells_are_those_of_every_table(drawn: Timeline) -> None:
    selection = libyatl.select(drawn)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.parquet")
        parquet_into(selection, Shape(), str(path))
        _, rows = read(path)
    rows_read = list(selection.rows)
    expected = [cells_of(field, rows_read) for field in COLUMNS]
    found = [tuple(map(unguard, row)) for row in rows]
    assert found == [*zip(*expected, strict=True)]


def test_other_columns_are_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "theirs.parquet"
    duckdb.sql(
        "COPY (SELECT DATE '2017-03-01' AS day, TIMESTAMP '2017-03-01 12:30:00' AS clock, "
        "TIMESTAMP '2017-03-01' AS midnight, true AS truth, 1.5::DOUBLE AS number, 7 AS whole, "
        "['a', 'b'] AS names, NULL::VARCHAR AS nothing, "
        "TIMESTAMPTZ '2017-03-01 12:30:00+02' AS zoned) "
        f"TO '{path}' (FORMAT parquet)"
    )
    names, rows = read(path)
    assert dict(zip(names, rows[0], strict=True)) == {
        "day": "2017-03-01",
        "clock": "2017-03-01T12:30:00",
        "midnight": "2017-03-01",
        "truth": "true",
        "number": "1.5",
        "whole": "7",
        "names": "a; b",
        "nothing": "",
        "zoned": "2017-03-01T10:30:00Z",
    }
