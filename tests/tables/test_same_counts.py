"""What is counted of a table on an engine is what is counted of it in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from depths import ALL, EXAMPLES, LONGER
from hypothesis import given, note, settings
from hypothesis import strategies as st
from table_answers import engine, first_line
from table_questions import Question, questions
from table_worlds import DrawnTable, drawn_tables, in_csv

import libyatl
from libyatl import api
from libyatl.errors import LibyatlError
from libyatl.model.kinds import BY_PLURAL
from libyatl.query.ranking import RANKINGS
from libyatl.query.stat_tables import STATS
from libyatl.query.tallies import Tally

FEWER = EXAMPLES if LONGER else EXAMPLES // 10 if ALL else 4
"""Each example counts in some ten ways what each question selects, of two engines."""


class Ways(NamedTuple):
    """In which ways it is counted: by keys of `STATS`, and in an order of `RANKINGS`."""

    by: list[str]
    sort: str


@st.composite
def asked_tables(draw: st.DrawFn) -> tuple[DrawnTable, list[Question], Ways]:
    table = draw(drawn_tables())
    by = st.lists(st.sampled_from(["", *STATS]), min_size=2, max_size=4, unique=True)
    ways = Ways(draw(by), draw(st.sampled_from([*RANKINGS])))
    return table, [{}, *draw(st.lists(questions(table), max_size=1))], ways


def counts(paths: Sequence[Path], asked: Sequence[Question], ways: Ways, named: str) -> list[Any]:
    with engine(named):
        try:
            table = libyatl.load(*paths)
        except LibyatlError as stop:
            return [first_line(stop)]
        return [counts_of(table, question, ways) for question in asked]


def counts_of(table: Any, question: Question, ways: Ways) -> dict[Any, Any]:
    try:
        chosen: Any = libyatl.select(table, **question)
    except LibyatlError as stop:
        return {"": first_line(stop)}
    found: dict[Any, Any] = {by: libyatl.stats(chosen, by=by).rows for by in ways.by}
    for kind in BY_PLURAL:
        told = api.tally(chosen, kind, sort=ways.sort)
        found[kind] = list(map(in_values, told))
        names = [tally.name for tally in told[:2]]
        again = api.tally(chosen, kind, names=names) if names else []
        found[kind, "named"] = list(map(in_values, again))
    try:
        found["chart"] = api.render(chosen, view="chart", width=80)
    except LibyatlError as stop:
        found["chart"] = first_line(stop)
    return found


def in_values(tally: Tally) -> tuple[object, ...]:
    """Return a tally, of whose events the dates and the titles are compared."""
    ends = ((one.when, one.title) if one is not None else None for one in (tally.first, tally.last))
    return (*tally._replace(first=None, last=None), *ends)


@settings(max_examples=FEWER)
@given(asked_tables())
def test_an_engine_counts_what_memory_counts(
    drawn: tuple[DrawnTable, list[Question], Ways],
) -> None:
    table, asked, ways = drawn
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / "names.yaml"] if table.registry else []
        for path in paths:
            path.write_text(table.registry, encoding="utf-8")
        paths.append(folder / "t.csv")
        paths[-1].write_text(in_csv(table), encoding="utf-8", newline="")
        note(in_csv(table))
        engines = counts(paths, asked, ways, "duckdb")
        memory = counts(paths, asked, ways, "memory")
        if all("states relations" in str(each) for each in engines):
            return  # It is said, and memory reads them all the same.
        for question, one, other in zip(asked, memory, engines, strict=True):
            assert [key for key in one if one[key] != other.get(key)] == [], question


SUMMED = """\
id,date,title,actors,places,summary,country
a,2017-03-01,A raid,Ann; Ben,Bern,long,Here
b,2017-02,A talk,Ann,Bern,longer,There
c,soon,A walk,Ann,Rome,longest,Here
"""
"""With a column of which titles may be made where there is none, which nobody need look at."""


@pytest.mark.parametrize("by", ["", *STATS])
def test_titles_of_what_is_counted_may_be_made_of_others(tmp_path: Path, by: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(SUMMED, encoding="utf-8")
    ways = Ways([by], "name")
    assert counts([path], [{}], ways, "duckdb") == counts([path], [{}], ways, "memory")


def test_names_that_are_alike_have_ids_in_the_order_of_events(tmp_path: Path) -> None:
    header = "event_id_cnty,event_date,event_type,actor1,assoc_actor_1,actor2,location,source"
    rows = ("LBY1,2017-07-25,Battles,Zenda Guard,ZENDA GUARD,zenda guard,Sirte,Courier",)
    table = tmp_path / "t.csv"
    table.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    ways = Ways(["", "actor"], "events")
    memory = counts([table], [{}], ways, "memory")
    assert memory == counts([table], [{}], ways, "duckdb")
    found = {tally[0]: tally[1] for tally in memory[0]["actors"]}
    assert found == {
        "zenda-guard": "Zenda Guard",
        "zenda-guard-2": "zenda guard",
        "zenda-guard-3": "ZENDA GUARD",
    }
