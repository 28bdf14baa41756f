"""Frames of any engine are answered as rows in memory are: ids, answers, order."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from depths import ALL, EXAMPLES, LONGER
from frame_questions import (
    HEADER,
    KEY,
    QUESTIONS,
    REGISTRY,
    InMemory,
    from_frame,
    from_memory,
    in_values,
    keyed,
    rows,
)
from hypothesis import given, note, settings
from hypothesis import strategies as st
from table_questions import Question, questions
from table_worlds import DrawnTable, drawn_tables, in_csv

import libyatl
from libyatl import api, frames
from libyatl.errors import UsageError
from libyatl.model.kinds import BY_PLURAL
from libyatl.query.tallies import Tally
from libyatl.tables.framed import Framed

pandas: Any = pytest.importorskip("pandas")
TABLE = rows(240)
Cells = Mapping[str, Sequence[str | None]]
CELLS: Cells = {name: [row[n] or None for row in TABLE.rows] for n, name in enumerate(HEADER)}
FEWER = EXAMPLES if LONGER else EXAMPLES // 8 if ALL else 5
"""Each example is a few questions of one engine."""
_CONNECTION = duckdb.connect()


def _eager(cells: Cells = CELLS) -> Any:
    return polars.DataFrame(cells, schema=dict.fromkeys(cells, polars.String))


def _relation(cells: Cells = CELLS) -> Any:
    _CONNECTION.execute("SET enable_progress_bar = false")
    columns = ", ".join(f'unnest($c{n}::VARCHAR[]) AS "{name}"' for n, name in enumerate(cells))
    values = {f"c{n}": [*column] for n, column in enumerate(cells.values())}
    _CONNECTION.execute(f"CREATE OR REPLACE TABLE rows AS SELECT {columns}", values)
    return _CONNECTION.table("rows")


Making = Callable[..., Any]
ENGINES: dict[str, tuple[Making, Callable[[Any, list[str]], Any], dict[str, Any]]] = {
    "polars": (_eager, lambda found, names: found.select(names).rows(), {}),
    "lazy polars": (
        lambda *cells: _eager(*cells).lazy(),
        lambda found, names: found.select(names).collect().rows(),
        {},
    ),
    "pandas": (
        lambda cells=CELLS: pandas.DataFrame(cells),
        lambda found, names: list(found[names].itertuples(index=False, name=None)),
        {},
    ),
    "duckdb": (
        _relation,
        lambda found, names: found.select(*(f'"{name}"' for name in names)).fetchall(),
        {"connection": _CONNECTION},
    ),
}


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("frames") / "names.yaml"
    path.write_text(REGISTRY, encoding="utf-8")
    return path


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_answers_what_memory_answers(
    engine: str, question: dict[str, Any], registry: Path, tmp_path: Path
) -> None:
    made, taken, how = ENGINES[engine]
    found = from_frame(made(), question, registry, taken, **how)
    assert found == from_memory(TABLE, question, tmp_path)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_frame_comes_back_as_it_was_with_five_columns_more(engine: str) -> None:
    made, _, how = ENGINES[engine]
    frame = made()
    found = frames.select(frame, order_by="id", limit=2, **how)
    assert type(found) is type(frame)
    names = found.collect_schema().names() if engine == "lazy polars" else list(found.columns)
    assert names == [*HEADER, frames.ANSWER, *frames.BOUNDS]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_asked_can_be_asked_anew(engine: str) -> None:
    made, taken, how = ENGINES[engine]
    once = frames.select(made(), order_by="id", since="2017", **how)
    again = frames.select(once, order_by="id", place="Tunis", **how)
    both = frames.select(made(), order_by="id", since="2017", place="Tunis", **how)
    assert [id for id, _ in taken(again, ["id", "date"])] == [
        id for id, _ in taken(both, ["id", "date"])
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_cannot_be_read_is_told_once(engine: str) -> None:
    made, _, how = ENGINES[engine]
    counted: dict[str, int] = {}
    for found in frames.refused(made(), **how):
        counted[found.code] = counted.get(found.code, 0) + found.rows
    assert counted == {"date-unreadable": 30, "unknown-status": 48}


@st.composite
def drawn_questions(draw: st.DrawFn) -> tuple[DrawnTable, list[Question], str]:
    table = draw(drawn_tables())
    asked = [{}, *draw(st.lists(questions(table), min_size=1, max_size=4))]
    taken = [{k: v for k, v in one.items() if k not in ("tz", "group_by")} for one in asked]
    return keyed(table), taken, draw(st.sampled_from([*ENGINES]))


@settings(max_examples=FEWER)
@given(drawn_questions())
def test_drawn_frames_answer_what_memory_answers(
    drawn: tuple[DrawnTable, list[Question], str],
) -> None:
    table, asked, engine = drawn
    made, taken, how = ENGINES[engine]
    note(f"{engine}: {in_csv(table)}")
    with tempfile.TemporaryDirectory() as name:
        memory = InMemory(table, Path(name))
        if not memory.is_asked:
            return
        frame = made({n: [row[k] for row in table.rows] for k, n in enumerate(table.header)})
        assert memory.refuses_otherwise(frame, **how) is None
        further = how if engine in ("polars", "pandas") else {"order_by": KEY, **how}
        for question in asked:
            found = memory.differs(question, frame, taken=taken, further=further)
            assert found is None, question
        if engine in ("polars", "pandas"):  # Elsewhere no spelling is the first.
            kind = [*BY_PLURAL][len(table.rows) % len(BY_PLURAL)]
            assert memory.counts_otherwise(asked[-1], frame, kind) is None, kind


def ends_of(tally: Tally) -> list[str]:
    return [one.id for one in (tally.first, tally.last) if one is not None]


@pytest.mark.parametrize("kind", BY_PLURAL)
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_counts_what_memory_counts(
    engine: str, kind: str, registry: Path, tmp_path: Path
) -> None:
    made, _, how = ENGINES[engine]
    (tmp_path / "rows.csv").write_text(in_csv(TABLE), encoding="utf-8")
    held = libyatl.load(registry, tmp_path / "rows.csv")
    for asked in ({}, {"since": "2017-05", "certain": True}, {"actor": "haftar"}):
        found = frames.tally(made(), kind, registry=registry, order_by="id", **how, **asked)
        memory = api.tally(libyatl.select(held, **asked), kind)
        assert [*map(in_values, found)] == [*map(in_values, memory)], asked
        assert [*map(ends_of, found)] == [*map(ends_of, memory)], asked
    named = {"names": ["haftar"]} if kind == "actors" else {"sort": "first", "limit": 2}
    found = frames.tally(made(), kind, registry=registry, order_by="id", **how, **named)
    assert [*map(in_values, found)] == [*map(in_values, api.tally(held, kind, **named))]


def test_rows_without_a_title_are_no_events() -> None:
    frame = polars.DataFrame({"date": ["2017", "2018", "soon"], "title": ["Talks", " ", None]})
    assert frames.select(frame)["date"].to_list() == ["2017"]
    (refused,) = frames.refused(frame)
    assert refused.columns == ("title",)
    assert (refused.cells, refused.rows, refused.code) == ((" ",), 2, "no-title")


def test_days_are_numbers_and_null_where_open() -> None:
    frame = polars.DataFrame({"when": ["2017-07", "before 2016", None]})
    found = frames.select(frame, columns={"date": "when"})
    assert found.select(frames.BOUNDS).rows()[:2] == [
        (None, 735963, None, 735963),
        (736511, 736541, 736511, 736541),
    ]
    assert found.select(frames.BOUNDS).rows()[2] == (None,) * 4


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({}, "a frame has no order"),
        ({"order_by": "place"}, "order_by: the frame has no column 'place'"),
        ({"order_by": "actors"}, "order_by: 'actors' is not unique"),
        ({"order_by": "id", "most": 3}, "more than 3 different cells stand in"),
        ({"order_by": "id", "group_by": "year"}, "group_by= is not asked of a frame"),
        ({"order_by": "id", "tz": "+09:00"}, "tz= is not asked of a frame"),
        ({"order_by": "id", "words": ["Nowhere"]}, "'Nowhere' is no id, name or date"),
        ({"order_by": "id", "actor": "nobody"}, "no actor is called 'nobody'"),
        ({"order_by": "id", "id": "r9"}, "no event has the id 'r9'"),
        ({"order_by": "id", "preset": "acled"}, "the frame is no table of ACLED"),
    ],
)
def test_what_cannot_be_asked_is_said(how: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        frames.select(_eager().lazy(), **how)


def test_tallies_are_of_all_that_was_published() -> None:
    with pytest.raises(UsageError, match="as_of= is not asked of tallies of a frame"):
        frames.tally(_eager(), "actors", as_of="2017")


def test_rows_that_are_ordered_by_hand_and_by_clocks_are_not_put_in_order() -> None:
    cells = {"date": ["2017-07-25T14:30", "2017-07-25"], "title": ["A", "B"], "seq": ["1", "2"]}
    with pytest.raises(UsageError, match="have an order of their own, and some have clocks"):
        frames.select(_eager(cells))
    assert frames.select(_eager(cells), sort="title")["title"].to_list() == ["A", "B"]


def test_a_frame_of_another_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="no way to hand a table to builtins"):
        frames.select([])


def test_a_relation_of_another_connection_is_told() -> None:
    with pytest.raises(UsageError, match="the frame is of another connection"):
        frames.select(_relation(), order_by="id")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"date": [["2017"]], "title": ["A"]}, "the column 'date' holds lists or records"),
        ({"id": ["a"], "date": ["2017"], "title": ["A"], "after": ["b"]}, "which a frame cannot"),
        ({"group": ["2017"], "date": ["2017"], "title": ["A"]}, "the frame cannot be asked: "),
    ],
)
def test_what_a_frame_cannot_hold_is_said(cells: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        frames.select(polars.DataFrame(cells), sort=None)


def test_an_engine_without_small_letters_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Framed, "folds", False)
    with pytest.raises(UsageError, match="text= takes small letters and replacing, which polars"):
        frames.select(_eager(), text="haftar", sort=None)


def test_without_the_extra_frames_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(UsageError, match="frames are asked with an extra"):
        frames.select(_eager(), sort=None)
