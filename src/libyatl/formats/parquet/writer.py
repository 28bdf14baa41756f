"""A selection as Parquet: our columns as text, and the four days of each event as numbers too.

`start`, `begin_latest`, `end_earliest` and `end` stand once more as `start_day`, ...: whole numbers
of 64 bits, days since 0000-12-31 in the proleptic Gregorian calendar, as `date.toordinal` of Python
counts them; NULL where open. The file says `libyatl: 1` of itself, by which these are not read
again. Rows go through a private file, so that memory holds few of them.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.files.shut_in import connect, private_folder, room_for
from libyatl.formats.format import Shape
from libyatl.query import Selection
from libyatl.query.columns import COLUMNS, guard_guarded
from libyatl.query.further_columns import cells_of, guarded_as
from libyatl.query.selection import Row

_BATCH = 256
_DAYS: dict[str, Callable[[Row], int]] = {
    "start": lambda row: row.bounds.a,
    "begin_latest": lambda row: row.bounds.b,
    "end_earliest": lambda row: row.bounds.c,
    "end": lambda row: row.bounds.d,
}
_GROUP = "group"
_LONGEST = 1 << 21
"""So many bytes of a row the engine takes by itself."""


def write_parquet(selection: Selection, shape: Shape) -> bytes:
    """Return the selection as Parquet (`libyatl.formats.format.WriteBytes`)."""
    with private_folder() as folder:
        path = os.path.join(folder, "written.parquet")
        parquet_into(selection, shape, path)
        with open(path, "rb") as file:
            return file.read()


def parquet_into(selection: Selection, shape: Shape, path: str) -> None:
    """Write the selection as Parquet to a path.

    Raises:
        UsageError: there is no engine.
        OutputError: there is no room.
    """
    fields = shape.fields or tuple(COLUMNS)
    days = [field for field in _DAYS if field in fields]
    texts = [*((_GROUP,) if selection.groups else ()), *fields]
    with private_folder() as folder, room_for("a table that is written"):
        rows = os.path.join(folder, "rows.csv")
        with open(rows, "w", encoding="utf-8", newline="") as out:
            lines = _Lines(out)
            writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerows(_rows_of_parts(selection, fields, days))
        engine = connect([rows], [path], folder=folder)
        try:
            engine.execute(_copying(rows, path, texts, days, lines.longest))
        finally:
            engine.close()


class _Lines:
    """A file of rows, and how many bytes the longest has at most."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self.longest = _LONGEST

    def write(self, line: str) -> None:
        if 4 * len(line) > self.longest:
            self.longest = 4 * len(line)
        self._out.write(line)


def _rows_of_parts(
    selection: Selection, fields: Sequence[str], days: Sequence[str]
) -> Iterator[Iterable[str]]:
    parts = [(guard_guarded(group.cell), selection.part(group)) for group in selection.groups]
    for cell, part in parts or [("", selection)]:
        rest = iter(part.rows)
        while batch := list(islice(rest, _BATCH)):
            columns = [guarded_as(field, cells_of(field, batch), guard_guarded) for field in fields]
            columns += [[*map(_day_number, map(_DAYS[field], batch))] for field in days]
            if parts:
                columns.insert(0, [cell] * len(batch))
            yield from zip(*columns, strict=True)


def _day_number(day: int) -> str:
    return "" if day in (OPEN_PAST, OPEN_FUTURE) else str(day)


def _copying(rows: str, path: str, texts: Sequence[str], days: Sequence[str], longest: int) -> str:
    """Return the SQL that makes the file of the rows."""
    names = [*texts, *(f"{field}_day" for field in days)]
    kinds = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(len(names)))
    select = [
        f"coalesce(c{number}, '') AS {_name(name)}"
        if number < len(texts)
        else f"CAST(nullif(c{number}, '') AS BIGINT) AS {_name(name)}"
        for number, name in enumerate(names)
    ]
    return (
        f"COPY (SELECT {', '.join(select)} FROM read_csv({_as_sql_text(rows)}, auto_detect=false, "
        f"columns={{{kinds}}}, header=false, delim=',', quote='\"', escape='\"', "
        f"parallel=false, max_line_size={longest:d})) "
        f"TO {_as_sql_text(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{libyatl: '1'}}, "
        "USE_TMP_FILE false)"
    )


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _as_sql_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
