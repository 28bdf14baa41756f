"""Of a table without dates either engine says in the same words which columns may hold them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from depths import EXAMPLES, LONGER
from hypothesis import given, settings
from hypothesis import strategies as st
from table_answers import engine
from table_worlds import DATES, NAMES, NOTHING, PLAIN_DAYS, DrawnTable, in_csv, write_parquet

import libyatl
from libyatl.formats import read_data
from libyatl.model import Timeline

ENGINE = os.environ.get("LIBYATL_OTHER_ENGINE", "duckdb")
pytestmark = pytest.mark.skipif(ENGINE == "memory", reason="memory reads no Parquet")


MAYBE = {
    "deadline": (*PLAIN_DAYS, "", "soon", "5"),
    "closing_date": (*DATES, *NOTHING),
    "date of report": (*NOTHING, "2017"),
    "n": ("1", "12", "2017", "2017-07-25", "=2017-07-26", ""),
    "end": (*PLAIN_DAYS, "", " "),
}
"""Columns at which nobody looks for the date, with what may stand in them."""


@st.composite
def undated(draw: st.DrawFn) -> DrawnTable:
    """Draw a table of ours or a foreign one, which has no date."""
    title = draw(st.sampled_from(["title", "title", "Event", "Headline"]))
    pools = {title: ("A", "B"), "actors": NAMES, **MAYBE}
    some = st.lists(st.sampled_from(["actors", *MAYBE]), unique=True, min_size=1)
    header = tuple(draw(st.permutations([title, *draw(some)])))
    row = st.tuples(*(st.sampled_from(pools[name]) for name in header))
    rows = draw(st.lists(row, min_size=1, max_size=4)) * draw(st.sampled_from([1, 1, 9]))
    return DrawnTable(header, tuple(rows))


def said(timeline: Timeline | libyatl.Table) -> list[str]:
    """Return what is said of columns that may hold the dates."""
    return [found.message for found in timeline.report if found.code == "no-date-column"]


@settings(max_examples=EXAMPLES if LONGER else EXAMPLES // 4)
@given(undated())
def test_columns_that_may_hold_dates_are_those_of_memory(table: DrawnTable) -> None:
    expected = said(read_data([("t.csv", in_csv(table).encode())]))
    with tempfile.TemporaryDirectory() as name, engine("duckdb"):
        write_parquet(table, Path(name, "t.parquet"))
        assert said(libyatl.load(Path(name, "t.parquet"))) == expected
