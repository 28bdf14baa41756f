"""The columns of a Parquet file as texts: as the usual tools would have written them to a CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from libyatl.query.columns import JOIN
from libyatl.tables.sql import identifier, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OUR_DAYS = {(f"{name}_day", "BIGINT") for name in ("start", "begin_latest", "end_earliest", "end")}
_LINE_ENDS = "chr(13) || chr(10), chr(10)"


def parquet_cells(engine: DuckDBPyConnection, path: str) -> tuple[list[str], list[str]]:
    """Return the names of the columns of a file, and of each what makes a text of it in SQL.

    A day is ISO 8601, a time too, and where no row of its column has a time of day it is a day; a
    list is its items, joined as libyatl joins names; a number is in its shortest form, a truth
    `true` or `false`. What is not there is the empty text. The numbers of days in a file that
    libyatl wrote are left out.
    """
    source = f"read_parquet({literal(path)})"
    described = engine.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    columns = [(str(name), str(kind)) for name, kind, *_ in described]
    if _is_of_libyatl(engine, path):
        columns = [one for one in columns if one not in _OUR_DAYS]
    at_midnight = _at_midnight(engine, source, columns)
    texts = [_text_of_column(name, kind, is_day=name in at_midnight) for name, kind in columns]
    return [name for name, _ in columns], [f"coalesce({text}, '')" for text in texts]


def _is_of_libyatl(engine: DuckDBPyConnection, path: str) -> bool:
    """Whether libyatl wrote the file."""
    sql = f"SELECT count(*) FROM parquet_kv_metadata({literal(path)}) WHERE key = 'libyatl'::BLOB"
    ((found,),) = engine.execute(sql).fetchall()
    return bool(found)


def _text_of_column(name: str, kind: str, *, is_day: bool) -> str:
    column = identifier(name)
    if kind == "VARCHAR":
        return f"replace({column}, {_LINE_ENDS})"
    if is_day:
        return f"CAST(CAST({_in_utc(column, kind)} AS DATE) AS VARCHAR)"
    if "WITH TIME ZONE" in kind and kind.startswith("TIMESTAMP"):
        return f"replace(CAST({_in_utc(column, kind)} AS VARCHAR), ' ', 'T') || 'Z'"
    if kind.startswith("TIMESTAMP"):
        return f"replace(CAST({column} AS VARCHAR), ' ', 'T')"
    if re.fullmatch(r"VARCHAR\[\d*\]", kind):
        return f"replace(array_to_string({column}, {literal(JOIN)}), {_LINE_ENDS})"
    if re.fullmatch(r"[^\[\]]+\[\d*\]", kind) and not kind.startswith(("STRUCT", "MAP")):
        return f"array_to_string(CAST({column} AS VARCHAR[]), {literal(JOIN)})"
    return f"CAST({column} AS VARCHAR)"


def _in_utc(column: str, kind: str) -> str:
    """Return a time as one without a zone: those of a zone are told in UTC."""
    return f"make_timestamp(epoch_us({column}))" if "WITH TIME ZONE" in kind else column


def _at_midnight(
    engine: DuckDBPyConnection, source: str, columns: Sequence[tuple[str, str]]
) -> set[str]:
    """Return the columns of times that all are the beginning of a day."""
    times = [(name, kind) for name, kind in columns if kind.startswith("TIMESTAMP")]
    if not times:
        return set()
    asked = ", ".join(
        f"coalesce(bool_and(epoch_us({identifier(name)}) % 86400000000 = 0), false)"
        for name, _ in times
    )
    (found,) = engine.execute(f"SELECT {asked} FROM {source}").fetchall()
    return {name for (name, _), days in zip(times, found, strict=True) if days}
