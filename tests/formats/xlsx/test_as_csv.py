"""A table says the same as a workbook and as CSV, and no row of either is lost."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import read, workbook

from libyatl import formats
from libyatl.formats.how import AS_IT_IS
from libyatl.formats.xlsx.signs import count_rows

HEAD = ["Event Date", "Headline", "Location", "Source", "Deaths"]
WORDS = st.text(alphabet="ab 01;-é", max_size=6)
DATES = st.sampled_from(["", "2017", "2017-03", "3 May 2017", "never", "22/01/2012", "1/2/2012"])
ROWS = st.lists(st.tuples(DATES, WORDS, WORDS, WORDS, WORDS), max_size=6)


@settings(max_examples=40)
@given(ROWS)
def test_a_table_says_the_same_in_a_workbook_as_in_csv(rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    as_csv = formats.read_data([("t.csv", text.getvalue().encode())])
    data = workbook(HEAD, *([cell or None for cell in row] for row in rows))
    as_xlsx = read(data)
    assert as_xlsx.events == as_csv.events
    found = [[one.code for one in each.report] for each in (as_xlsx, as_csv)]
    assert found[0] == found[1]
    assert "entries-lost" not in found[0]
    assert count_rows(data, AS_IT_IS) == sum(any(map(str.strip, row)) for row in rows)
