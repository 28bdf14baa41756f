"""The kinds of frames that can be asked: how a small table is handed to each, and a result taken.

All else is asked of them in one way (`framed.py`); for these two things engines have no common
one. An engine more is a class here, and its line in `KINDS_OF_FRAMES`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from libyatl.errors import UsageError

Columns = Mapping[str, tuple[type, Sequence[Any]]]
"""By the name of a column, `str` or `int`, and its values, some of which may be None."""
_HANDED_TO_ALL = 500_000
"""Tables of so many rows at the most are handed whole to each machine of a cluster."""


class FrameKind(Protocol):
    """What is done by an engine's own means. `like` is a frame of it."""

    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        """Return a small table as a frame of the engine."""

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a small frame."""


class _DuckDB:
    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        import duckdb

        # As parameters, values leave no table behind. What is joined may have none of one name.
        of_sql, first = {str: "VARCHAR", int: "BIGINT"}, next(iter(columns))
        values = {f"{first}_{name}": list(values) for name, (_, values) in columns.items()}
        said = [
            f'unnest(${first}_{name}::{of_sql[of]}[]) AS "{name}"'
            for name, (of, _) in columns.items()
        ]
        on = duckdb.default_connection() if connection is None else connection
        return on.sql(f"SELECT {', '.join(said)}", params=values)

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in frame.fetchall()]


class _PySpark:
    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        types = {str: "string", int: "bigint"}
        schema = ", ".join(f"`{name}` {types[of]}" for name, (of, _) in columns.items())
        rows = list(zip(*(values for _, values in columns.values()), strict=True))
        made = like.sparkSession.createDataFrame(rows, schema)
        # Else the rows of the frame, which are many more, would be sent about for each table.
        return made.hint("broadcast") if len(rows) <= _HANDED_TO_ALL else made

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in frame.collect()]


class _Pandas:
    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        pandas = import_module("pandas")
        types = {str: "string", int: "Int64"}
        return pandas.DataFrame(
            {name: pandas.array(values, dtype=types[of]) for name, (of, values) in columns.items()}
        )

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        return list(frame.itertuples(index=False, name=None))


class _Dask:
    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        dataframe = import_module("dask.dataframe")
        return dataframe.from_pandas(_Pandas().table(like, columns, None), npartitions=1)

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        return _Pandas().rows(frame.compute())


class _Polars:
    def table(self, like: Any, columns: Columns, connection: Any) -> Any:
        import polars

        types = {str: polars.String, int: polars.Int64}
        values = {name: list(values) for name, (_, values) in columns.items()}
        schema = {name: types[of] for name, (of, _) in columns.items()}
        return polars.LazyFrame(values, schema=schema)

    def rows(self, frame: Any) -> list[tuple[Any, ...]]:
        return list(frame.collect().rows())


KINDS_OF_FRAMES: Mapping[str, FrameKind] = {
    "duckdb": _DuckDB(),
    "pyspark": _PySpark(),
    "dask": _Dask(),
    "pandas": _Pandas(),
    "polars": _Polars(),
}
"""By the name of an engine, as narwhals has it."""


def kind_of(engine: str) -> FrameKind:
    """Return how frames of an engine are dealt with.

    Raises:
        UsageError: it is none of ours.
    """
    name = engine.removesuffix("[connect]")
    if name not in KINDS_OF_FRAMES:
        raise UsageError(
            f"no way to hand a table to {engine}",
            help=f"frames that can be asked are those of {', '.join(KINDS_OF_FRAMES)}",
        )
    return KINDS_OF_FRAMES[name]
