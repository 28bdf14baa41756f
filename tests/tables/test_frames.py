"""Frames of any engine are answered as rows in memory are: ids, answers, order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from frame_questions import HEADER, QUESTIONS, REGISTRY, from_frame, from_memory, rows

from libyatl import frames
from libyatl.errors import UsageError

pandas: Any = pytest.importorskip("pandas")
TABLE = rows(240)
CELLS = {name: [row[n] or None for row in TABLE.rows] for n, name in enumerate(HEADER)}
_CONNECTION = duckdb.connect()


def _eager() -> Any:
    return polars.DataFrame(CELLS)


def _relation() -> Any:
    _CONNECTION.execute("SET enable_progress_bar = false")
    columns = ", ".join(f"unnest(${name}::VARCHAR[]) AS {name}" for name in HEADER)
    _CONNECTION.execute(f"CREATE OR REPLACE TABLE rows AS SELECT {columns}", CELLS)
    return _CONNECTION.table("rows")


ENGINES: dict[str, tuple[Callable[[], Any], Callable[[Any, list[str]], Any], dict[str, Any]]] = {
    "polars": (_eager, lambda found, names: found.select(names).rows(), {}),
    "lazy polars": (
        lambda: _eager().lazy(),
        lambda found, names: found.select(names).collect().rows(),
        {},
    ),
    "pandas": (
        lambda: pandas.DataFrame(CELLS),
        lambda found, names: list(found[names].itertuples(index=False, name=None)),
        {},
    ),
    "duckdb": (
        _relation,
        lambda found, names: found.select(", ".join(names)).fetchall(),
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
        ({"order_by": "place"}, "no column 'place'"),
        ({"order_by": "actors"}, "order_by: 'actors' is not unique"),
        ({"order_by": "id", "most": 3}, "more than 3 different cells stand in"),
        ({"order_by": "id", "group_by": "year"}, "group_by= is not asked of a frame"),
        ({"order_by": "id", "actor": "nobody"}, "no actor is called 'nobody'"),
        ({"order_by": "id", "id": "r9"}, "no event has the id 'r9'"),
        ({"order_by": "id", "preset": "acled"}, "no table of ACLED"),
    ],
)
def test_what_cannot_be_asked_is_said(how: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        frames.select(_eager().lazy(), **how)


def test_a_frame_of_another_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="no way to hand a table to builtins"):
        frames.select([])


def test_a_relation_of_another_connection_is_told() -> None:
    with pytest.raises(UsageError, match="another connection"):
        frames.select(_relation(), order_by="id")
