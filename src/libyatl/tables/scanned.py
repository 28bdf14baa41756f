"""A big table on the engine: a few columns of all rows, and all columns of the rows that matter.

`narrow` scans the columns that a question looks at into a temporary table, `t`. Its column `r` is
the number of each row, from 0, in all files one after the other. Their distinct cells are asked
for (`cells`); what Python says of them comes back as lookup tables (`look_up`); and rows are chosen
by that, put in order and counted (`ask`, `choose`). Every text is one: what is not there is empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple, Self

from libyatl.files.shut_in import connect, private_folder, room_for
from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.tables.chosen_rows import Between, ChosenRows
from libyatl.tables.look_ups import LookUps
from libyatl.tables.reading_errors import reading
from libyatl.tables.scanned_files import ParquetFile, RefusedRow, ScannedFile, Source, TextFile
from libyatl.tables.sql import all_of, is_blank
from libyatl.tables.streamed_rows import NEVER_CLOSED
from libyatl.tables.unpacked import unpacked
from libyatl.tables.whole_rows import FEW, ByLine, between, between_by_line, of_chosen

_WHAT = "the rows of a table"


class Cell(NamedTuple):
    """What stands together in some columns: in how many rows, and in which first."""

    cells: tuple[str, ...]
    count: int  # type: ignore[assignment] # (nobody counts in it)
    first: int


class Scanned:
    """One or several files of rows as one table, whose columns are joined by their names.

    Attributes:
        names: what the columns are called, in the order in which the files have them first.
        count: how many rows the narrow table has.
        rejected: why rows are not there, each with its file and line.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        """Look at the files.

        Raises:
            Declined: they are to be read whole, in memory.
            InputError: one cannot be read.
            UsageError: there is no engine, or LIBYATL_MEMORY is no amount.
            OutputError: there is no room.
        """
        self.count = 0
        self._narrow: list[str] = []
        self._made = 0
        self._begins: list[int] = []
        self._blank: list[int] = []
        self._held = ExitStack()
        try:
            self._folder = self._held.enter_context(private_folder())
            self._engine = connect([source.path for source in sources], folder=self._folder)
            self._held.callback(self._engine.close)
            self._lookups = LookUps(self._run)
            self._files = [self._file(source) for source in sources]
        except BaseException:
            self._held.close()
            raise
        self.names = list(dict.fromkeys(name for file in self._files for name in file.names))
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._derived: dict[str, tuple[str, Callable[[str], str]]] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Leave the engine, and remove what stands in the private folder."""
        self._held.close()

    @property
    def rejected(self) -> list[Diagnostic]:
        """Why rows are not there."""
        return [found for file in self._files for found in file.findings]

    @property
    def unread(self) -> Iterator[Span]:
        """Where reading stopped, of the files of which not all could be taken apart."""
        for found in self.rejected:
            if found.message == NEVER_CLOSED and found.span is not None:
                yield Span(found.span.file, found.span.line, 1)

    def _file(self, source: Source) -> ScannedFile:
        called = source.called or source.path
        with reading(called):
            path = unpacked(source.path, called, self._folder, self._engine)
            if source.opening is None:
                return ParquetFile(self._engine, path, called)
            with room_for(_WHAT):
                return TextFile(path, source.opening, called, self._folder)

    # --- the narrow table

    def column(self, name: str) -> str:
        """Return a column of the narrow table as SQL."""
        return f"t.n{self._numbers[name]}"

    def derive(self, name: str, column: str, made: Callable[[str], str]) -> None:
        """Let one more column be scanned by its name: what is made, in SQL, of another's cells."""
        self._numbers[name] = len(self._numbers)
        self._derived[name] = column, made

    def narrow(self, columns: Iterable[str]) -> None:
        """Scan some columns of all rows; what was scanned and looked up before is forgotten.

        Raises:
            Declined: the files are to be read whole, in memory.
            OutputError: there is no room.
        """
        asked = {*columns}
        self._narrow = [name for name in self._numbers if name in asked] or self.names[:1]
        self._begins, self._blank = [], []
        self._lookups.clear()
        kinds = ", ".join(f"{self._as_kept(name)} VARCHAR" for name in self._narrow)
        self._run(f"CREATE OR REPLACE TEMP TABLE narrow (r BIGINT, {kinds})")
        for file in self._files:
            ((begin,),) = self._run("SELECT count(*) FROM narrow")
            self._begins.append(begin)
            while not file.is_right(self._scan(file, begin)):
                self._run(f"DELETE FROM narrow WHERE r >= {begin:d}")
        self._leave_out_blank()
        self._count()

    def _as_kept(self, name: str) -> str:
        return f"n{self._numbers[name]}"

    def _scan(self, file: ScannedFile, begin: int) -> list[RefusedRow]:
        """Scan a file into the narrow table, and return the rows that were refused."""
        self._made += 1
        with reading(file.called):
            self._run(f"INSERT INTO narrow {self._rows_of(file, begin, self._narrow, self._made)}")
        if not isinstance(file, TextFile):
            return []
        refused = self._run(f"SELECT line, csv_line, error_type FROM refused_{self._made}")
        self._run(f"DROP TABLE refused_{self._made}")
        return [RefusedRow(line, text or "", str(why)) for line, text, why in refused]

    def _rows_of(self, file: ScannedFile, begin: int, columns: Sequence[str], run: int = 0) -> str:
        """Return as SQL the rows of a file: its number in all, and some columns."""
        source = file.source
        if source.startswith("read_csv("):
            tables = f"rejects_table='refused_{run}', rejects_scan='refusing_{run}'"
            told = f"store_rejects=true, {tables}" if run else "ignore_errors=true"
            source = f"{source[:-1]}, {told})"
        there = dict(zip(file.names, file.cells, strict=True))
        there |= {new: made(there[of]) for new, (of, made) in self._derived.items() if of in there}
        cells = [f"{there.get(name, repr(''))} AS {self._as_kept(name)}" for name in columns]
        return f"SELECT row_number() OVER () - 1 + {begin:d} AS r, {', '.join(cells)} FROM {source}"

    def _leave_out_blank(self) -> None:
        """Leave out the rows that show nothing: few that show nothing here show nothing at all."""
        for file, begin in zip(self._files, self._begins, strict=True):
            nothing = all_of(
                is_blank(self._as_kept(name), escaped=file.escaped) for name in self._narrow
            )
            maybe = f"SELECT r FROM narrow WHERE r >= {begin:d} AND {nothing}"
            if not file.has_blank_rows or not self._run(f"{maybe} LIMIT 1"):
                continue
            rest = [name for name in file.names if name not in self._narrow] or file.names[:1]
            rows = self._rows_of(file, begin, rest)
            nothing = all_of(is_blank(self._as_kept(name), escaped=file.escaped) for name in rest)
            found = self._run(f"SELECT r FROM ({rows}) WHERE r IN ({maybe}) AND {nothing}")
            self._blank += [row for (row,) in found]
        self._blank.sort()
        self._run(
            "CREATE OR REPLACE TEMP TABLE blank AS SELECT unnest($1::BIGINT[]) AS r", self._blank
        )
        self.drop("t.r IN (SELECT r FROM blank)")

    def _count(self) -> None:
        ((self.count,),) = self._run("SELECT count(*) FROM narrow")

    def drop(self, where: str) -> None:
        """Leave out the rows for which a condition in SQL holds, until `narrow` scans anew."""
        rows = self._lookups.select(["t.r"], where)
        self._run(f"DELETE FROM narrow WHERE r IN ({rows})")
        self._count()

    # --- asking

    def cells(self, columns: Sequence[str], where: str = "") -> list[Cell]:
        """Return what stands together in some columns of the narrow table, by its first row."""
        asked = [self.column(name) for name in columns]
        select = [*asked, "count(*)", "min(t.r)"]
        sql = self._lookups.select(select, where, group=asked)
        if not columns:
            ((count, first),) = self._run(sql)
            return [Cell((), count, first)] if count else []
        rows = self._run(f"{sql} ORDER BY min(t.r)")
        return [Cell(row[:-2], row[-2], row[-1]) for row in rows]

    def look_up(
        self, columns: Sequence[str], values: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> str:
        """Hand over a lookup table, and return what it is called in SQL.

        Args:
            columns: the columns of the narrow table by whose cells it is looked into.
            values: what is found there: names, with their types in SQL.
            rows: the cells, then the values. Where no row has the cells, each value is NULL.
        """
        kinds = {f"k{number}": "VARCHAR" for number in range(len(columns))}
        on = [f"{self.column(name)} = {{}}.k{number}" for number, name in enumerate(columns)]
        return self._lookups.add(kinds, values, rows, on)

    def mark(self, values: Mapping[str, str], rows: Iterable[Sequence[object]]) -> str:
        """Hand over values of single rows, each given by its number `r`, then the values."""
        return self._lookups.add({"r": "BIGINT"}, values, rows, ["t.r = {}.r"])

    def beside(self, chosen: ChosenRows) -> str:
        """Look at chosen rows alone, and return what their further columns are of in SQL."""
        return self._lookups.beside(chosen.name)

    def ask(
        self,
        select: Sequence[str],
        where: str = "",
        order: Sequence[str] = (),
        limit: int | None = None,
        group: Sequence[str] = (),
        values: Sequence[object] = (),
    ) -> list[tuple[Any, ...]]:
        """Return what is asked of the narrow table and the lookups; `values` stand for `?`."""
        return self._run(self._lookups.select(select, where, order, limit, group), *values)

    def choose(
        self,
        where: str = "",
        order: Sequence[str] = (),
        limit: int | None = None,
        further: Mapping[str, str] | None = None,
    ) -> ChosenRows:
        """Choose rows, and put them in order; `further` are columns for them, by name, in SQL."""
        self._made += 1
        name = f"chosen_{self._made}"
        by = [*order, "t.r"]
        select = [f"row_number() OVER (ORDER BY {', '.join(by)}) - 1 AS place", "t.r AS r"]
        select += [f'{sql} AS "{column}"' for column, sql in (further or {}).items()]
        chosen = self._lookups.select(select, where)
        cut = f" LIMIT {limit:d}" if limit is not None else ""
        self._run(f"CREATE TEMP TABLE {name} AS SELECT * FROM ({chosen}) ORDER BY place{cut}")
        ((count,),) = self._run(f"SELECT count(*) FROM {name}")
        return ChosenRows(self._engine, name, count, partial(self._fetched, name, count))

    def _fetched(self, chosen: str, count: int) -> Between:
        """Return what hands chosen rows over whole."""
        if count <= self.count * FEW and (by_line := ByLine.of(self._placed_files, self.names)):
            return partial(between_by_line, self._run, chosen, by_line)
        self._made += 1
        whole = f"whole_{self._made}"
        scans = [self._rows_of(file, begin, self.names) for begin, file in self._placed_files]
        self._run(f"CREATE TEMP TABLE {whole} AS {of_chosen(chosen, scans)}")
        return partial(between, self._run, whole)

    @property
    def _placed_files(self) -> list[tuple[int, ScannedFile]]:
        """The files, each with the number of its first row."""
        return [*zip(self._begins, self._files, strict=True)]

    def _run(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with room_for(_WHAT):
            return self._engine.execute(sql, [*values]).fetchall()

    # --- where rows stand

    def number_of(self, row: int) -> int:
        """Return the number of a row in its file, from 1, among those that show something."""
        file, begin = self._file_of(row)
        blank = bisect_left(self._blank, row) - bisect_left(self._blank, begin)
        return file.number_of(row - begin) - blank

    def lines_of(self, rows: Collection[int]) -> dict[int, tuple[str, int]]:
        """Return for each row its file and line, from 1; the files are read to the last of them."""
        found: dict[int, tuple[str, int]] = {}
        for file, begin in zip(self._files, self._begins, strict=True):
            own = {row - begin for row in rows if self._file_of(row)[0] is file}
            lines = file.lines_of(own) if own else {}
            found |= {row + begin: (file.called, line) for row, line in lines.items()}
        return found

    def _file_of(self, row: int) -> tuple[ScannedFile, int]:
        number = bisect_left(self._begins, row + 1) - 1
        return self._files[number], self._begins[number]
