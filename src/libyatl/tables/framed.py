"""A frame of somebody's engine, some of whose columns are looked at as texts.

Nothing is asked of an engine but what all have: distinct, join, compare, filter, sort, head, and
for texts small letters and replacing. What it gives back stays its own, lazy where its frames are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from libyatl.errors import UsageError
from libyatl.tables.frame_kinds import FrameKind, kind_of
from libyatl.text.inert import shorten

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals import LazyFrame

MOST = 2_000_000
"""So many distinct cells are taken out of a frame for one question, at the most."""
ANSWER = "yatl_answer"
BOUNDS = ("yatl_begin_earliest", "yatl_begin_latest", "yatl_end_earliest", "yatl_end_latest")
PLACE = "yatl_row"
"""The column of the place of a row, in a frame whose rows have one."""
WITH_TEXTS = ("duckdb", "pyspark", "dask", "pandas", "polars")
"""The engines of which it was seen that they fold texts of ASCII."""
_COUNT, _FIRST = "yatl_count", "yatl_first"
_JOINED = count(1)
"""Numbers the small tables that are joined to frames: no two have a column for keys of one name."""
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
"""A whole number, as an engine writes it that has no whole numbers beside unknown ones."""
_MIDNIGHT = re.compile(r"([0-9-]+)[ T]00:00:00(?:\.0+)?")


class FrameCells(NamedTuple):
    """Distinct cells of some columns, with how many rows have them, and which row first.

    Where rows have no order, `first` is the number of the cells.
    """

    cells: tuple[str, ...]
    written: tuple[str, ...]
    count: int  # type: ignore[assignment] # (nobody counts in it)
    first: int


def as_written(cells: object) -> tuple[str, ...]:
    """Return distinct cells of a frame as its engine writes them."""
    assert isinstance(cells, FrameCells)
    return cells.written


class Framed:
    """A frame, and what was joined to it.

    Attributes:
        names: what its columns are called.
        rows: the frame, with look-ups as columns.
        is_ordered: whether its rows have an order, as those in memory have.
        kind: how its engine is dealt with.
    """

    def __init__(self, frame: Any, *, most: int = MOST, connection: Any = None) -> None:
        """Take a frame.

        Args:
            frame: of an engine of `KINDS_OF_FRAMES`.
            most: so many distinct cells are taken out of it at the most.
            connection: of a relation of DuckDB, if it is not the one that stands by itself.

        Raises:
            UsageError: it is none that can be asked, or what speaks to it is not installed.
        """
        nw = narwhals()
        try:
            known = nw.from_native(frame)
        except TypeError as unknown:
            raise UsageError(
                f"no way to hand a table to {type(frame).__module__.partition('.')[0]}"
            ) from unknown
        self.kind: FrameKind = kind_of(str(known.implementation))
        self.engine = str(known.implementation)
        self.is_ordered = isinstance(known, nw.DataFrame)
        names = known.collect_schema().names()
        earlier = [name for name in (ANSWER, *BOUNDS) if name in names]
        known = known.drop(earlier) if earlier else known
        self.schema = known.collect_schema()
        self.names = self.schema.names()
        # Rows of a frame that is no frame of rows in order have no place.
        self.rows: LazyFrame[Any] = (
            known.with_row_index(PLACE).lazy() if isinstance(known, nw.DataFrame) else known
        )
        self._whole = self._base = self.rows
        self._most = most
        self._connection = connection
        self._texts: dict[str, str] = {}
        self._of_whole: dict[tuple[str, ...], list[FrameCells]] = {}
        self._known = self._of_whole

    def see(self, columns: Iterable[str]) -> None:
        """Look at some columns of all rows as texts, before anything is joined.

        Raises:
            UsageError: one of them holds no texts.
        """
        nw, new = narwhals(), []
        for name in columns:
            if name in self._texts:
                continue
            of = self.schema[name]
            if of.is_nested():
                raise UsageError(
                    f"the column '{shorten(name)}' holds lists or records",
                    help="make a text of them, with '; ' between the names of a list",
                )
            self._texts[name] = f"yatl_text_{len(self._texts)}"
            # What has no type of its own is texts, of which some may lack.
            plain = nw.col(name) if of == nw.String else nw.col(name).cast(nw.String)
            new.append(plain.fill_null("").alias(self._texts[name]))
        if new:
            self._whole = self._whole.with_columns(*new)
        self.rows = self._base = self._whole
        self._known = self._of_whole

    def drop(self, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
        """Leave out the rows of some cells, as they are written, until columns are seen anew."""
        out = "yatl_out"
        self.look_up(columns, [out], [(*cells, 1) for cells in rows])
        self.rows = self._base = self.rows.filter(narwhals().col(out).is_null())
        self._known = {}

    def key_of(self, column: str) -> str:
        """Return what the column is called of the texts of one that was looked at."""
        return self._texts[column]

    def text(self, column: str) -> nw.Expr:
        """Return the text of a column that was looked at, never null."""
        text: nw.Expr = narwhals().col(self._texts[column])
        return text

    def typed(self, columns: Sequence[str], cells: Iterable[object]) -> tuple[str, ...]:
        """Return cells of some columns as a table of texts has them."""
        of = (self.schema[name] for name in columns)
        return tuple(_as_typed(str(cell), one) for cell, one in zip(cells, of, strict=True))

    def cells(
        self, columns: Sequence[str], where: nw.Expr | None = None, *, joined: bool = False
    ) -> list[FrameCells]:
        """Return the distinct cells of some columns, in the order of rows, or of their texts.

        Args:
            columns: some of those that were looked at.
            where: tells the rows that count.
            joined: whether that looks at what was joined.

        Raises:
            UsageError: there are too many.
        """
        key = tuple(columns)
        if where is not None or joined:
            return self._cells_among(key, self.rows if joined else self._base, where)
        if key not in self._known:
            self._known[key] = self._cells_among(key, self._base, None)
        return self._known[key]

    def _cells_among(
        self, columns: tuple[str, ...], rows: nw.LazyFrame[Any], where: nw.Expr | None
    ) -> list[FrameCells]:
        nw = narwhals()
        rows = rows if where is None else rows.filter(where)
        texts = [self._texts[name] for name in columns]
        if not texts:
            ((held,),) = self.collected(rows.select(nw.len().alias(_COUNT)))
            return [FrameCells((), (), int(held), 0)] if held else []
        told = [nw.len().alias(_COUNT)]
        if self.is_ordered:
            told.append(nw.col(PLACE).min().alias(_FIRST))
        found = self.collected(rows.group_by(*texts).agg(*told).head(self._most + 1))
        if len(found) > self._most:
            named = ", ".join(f"'{shorten(name)}'" for name in columns)
            raise UsageError(
                f"more than {self._most:,} different cells stand in {named}",
                help="ask what looks at other columns, or say how many may be taken: most=",
            )
        width = len(columns)
        several = [(row[width + 1 :], tuple(map(str, row[:width])), row[width]) for row in found]
        return [
            FrameCells(
                self.typed(columns, cells),
                cells,
                int(held),
                int(row[0]) if row else number,
            )
            for number, (row, cells, held) in enumerate(sorted(several))
        ]

    def collected(self, rows: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a small frame."""
        return self.kind.rows(rows.to_native())

    @property
    def folds(self) -> bool:
        """Whether its engine makes small letters and replaces texts."""
        return self.engine.removesuffix("[connect]") in WITH_TEXTS

    def cut(self, limit: int) -> None:
        """Leave the first rows, so many."""
        nw = narwhals()
        if self.engine == "dask":
            # Its own looks at the first part alone.
            first = self.rows.to_native().head(limit, npartitions=-1, compute=False)
            self.rows = nw.from_native(first).lazy()
        else:
            self.rows = self.rows.head(limit)

    def native(self, columns: Sequence[str]) -> Any:
        """Return some columns as a frame of the engine, of rows in memory if they were there."""
        if self.engine == "dask":
            # Its planner would leave out columns by which it has to sort before.
            return self.rows.to_native().map_partitions(lambda part: part[[*columns]])
        rows = self.rows.select(*columns)
        return rows.collect().to_native() if self.is_ordered else rows.to_native()

    def look_up(
        self, columns: Sequence[str], values: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Join a small table.

        Args:
            columns: by which it is joined: some that were looked at.
            values: what its further columns are called, of whole numbers; null where there is
                no row for the cells.
            rows: the cells as they are written in the frame, and the values.
        """
        nw = narwhals()
        if not columns:
            held = rows[0] if rows else (None,) * len(values)
            # Not all engines have a null that stands alone.
            nothing = nw.when(nw.lit(1) == 2).then(nw.lit(1))
            self.rows = self.rows.with_columns(
                *(
                    (nothing if value is None else nw.lit(value, dtype=nw.Int64)).alias(name)
                    for name, value in zip(values, held, strict=True)
                )
            )
            return
        joined = next(_JOINED)
        keys = [f"yatl_key_{joined}_{number}" for number in range(len(columns))]
        types = [*((key, str) for key in keys), *((name, int) for name in values)]
        table = {name: (of, [row[at] for row in rows]) for at, (name, of) in enumerate(types)}
        try:
            small = self.kind.table(self.rows.to_native(), table, self._connection)
            self.rows = self.rows.join(
                nw.from_native(small).lazy(),
                left_on=[self._texts[name] for name in columns],
                right_on=keys,
                how="left",
            )
        except Exception as failure:
            if "different connections" not in str(failure):
                raise
            raise UsageError(
                "the frame is of another connection of DuckDB", help="hand it over: connection="
            ) from failure
        if self.engine == "dask":
            # Joins leave labels of rows that stand twice, on which later steps stumble.
            self.rows = nw.from_native(self.rows.to_native().reset_index(drop=True)).lazy()


def narwhals() -> Any:
    """Return what speaks to the engines of others.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import narwhals
    except ImportError as lacking:
        raise UsageError(
            "frames are asked with an extra", help="pip install 'libyatl[frames]'"
        ) from lacking
    return narwhals


def _as_typed(text: str, of: Any) -> str:
    """Return a cell as a table of texts has it: numbers and days as people write them."""
    if of.is_float():
        whole = _WHOLE.fullmatch(text)
        return "" if text.lower() == "nan" else whole[1] if whole else text
    if of.is_temporal() and (day := _MIDNIGHT.fullmatch(text)):
        return day[1]
    return "" if text == "NaT" else text
