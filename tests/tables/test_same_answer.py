"""Which engine runs never changes an answer, an order, an error, a count of findings or a byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from depths import ALL, EXAMPLES, LONGER
from hypothesis import given, note, settings
from hypothesis import strategies as st
from table_answers import answers, differences
from table_questions import Question, questions
from table_worlds import DrawnTable, drawn_tables, in_csv, in_tsv, write_parquet

ENGINE = os.environ.get("LIBYATL_OTHER_ENGINE", "duckdb")
FEWER = EXAMPLES if LONGER else EXAMPLES // 4 if ALL else 6
"""Each example is some thirty questions to three files."""


@st.composite
def asked_tables(draw: st.DrawFn) -> tuple[DrawnTable, list[Question]]:
    table = draw(drawn_tables())
    return table, [{}, *draw(st.lists(questions(table), min_size=1, max_size=8))]


def compared(paths: Sequence[Path], others: Sequence[Path], asked: list[Question]) -> list[Any]:
    """Ask what lies in memory of some files, the engine of others; return what differs."""
    engines = answers(others, asked, ENGINE)
    if len(engines) == 1 and "states relations" in engines[0]:
        return []  # It is said, and memory reads them all the same.
    if len(engines) == 1 and "asked in memory alone, and packed" in engines[0]:
        return []  # Some rows have an order of their own, and some clocks.
    found = differences(answers(paths, asked, "memory"), engines)
    return [(asked[max(number - 1, 0)], part, one, other) for number, part, one, other in found]


@settings(max_examples=FEWER)
@given(asked_tables())
def test_an_engine_answers_what_memory_answers(drawn: tuple[DrawnTable, list[Question]]) -> None:
    table, asked = drawn
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beside = [folder / "names.yaml"] if table.registry else []
        for path in beside:
            path.write_text(table.registry, encoding="utf-8")
        written, between_tabs, packed = (folder / f"t.{kind}" for kind in ("csv", "tsv", "parquet"))
        written.write_text(in_csv(table), encoding="utf-8", newline="")
        between_tabs.write_text(in_tsv(table), encoding="utf-8", newline="")
        note(in_csv(table))
        assert not compared([*beside, written], [*beside, written], asked)
        assert not compared([*beside, between_tabs], [*beside, between_tabs], asked)
        nothing = any("\0" in cell for row in table.rows for cell in row)  # It costs a CSV whole.
        if not table.dirt and not nothing and ENGINE != "memory":
            write_parquet(table, packed)
            assert not compared([*beside, written], [*beside, packed], asked)


def test_of_two_mistakes_the_same_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id,title,date\na,The visit,2017\n", encoding="utf-8")
    nowhere = {"tz": "Nowhere/City"}
    asked: list[Question] = [
        {},
        {"where": 'actor:"Nobody"', **nowhere},
        {"id": ["b"], **nowhere},
        {"actor": "Nobody", "as_of": "2018", **nowhere},
        {"sort": "title", **nowhere},
    ]
    assert not compared([table], [table], asked)
    errors = answers([table], asked, ENGINE)[2:]
    assert [str(one)[:22] for one in errors[:2]] == [
        "UsageError: no actor i",
        "UsageError: no event h",
    ]
