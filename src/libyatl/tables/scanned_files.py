"""The files of a table as the engine sees them: what to scan, and what it means where."""

from __future__ import annotations

import csv
import io
import os
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.formats.tabular.header_and_rows import ragged
from libyatl.formats.tabular.opening import Opening
from libyatl.formats.tabular.reader import unescaped
from libyatl.formats.tabular.text_rows import wide_fields
from libyatl.tables.copied_rows import CopiedRows, copied_rows
from libyatl.tables.declined import Declined
from libyatl.tables.parquet_cells import parquet_cells
from libyatl.tables.row_lines import RowLines
from libyatl.tables.seen_bytes import look_through
from libyatl.tables.sql import literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LONGEST = 1 << 21
"""So many bytes a row may have, if nobody says otherwise: what the engine takes by itself."""
_LONGEST_OF_ALL = 1 << 28
_OF_WIDTH = "MISSING COLUMNS", "TOO MANY COLUMNS"


class Source(NamedTuple):
    """A file to scan: where it stands, how it begins (Parquet: None), and what it is called."""

    path: str
    opening: Opening | None
    called: str = ""


class RefusedRow(NamedTuple):
    """A row that the engine refused: its line, from 1, its text, and why."""

    line: int
    text: str
    why: str


class ScannedFile(Protocol):
    """A file that the engine scans.

    Attributes:
        called: what it is called in messages.
        names: what its columns are called.
        source: what to scan, in SQL.
        cells: of each column the text of its cells, in SQL.
        findings: why rows of it were refused.
        has_blank_rows: whether there may be rows among those scanned that show nothing.
        escaped: whether line ends and tabs are written as escapes in its cells.
        row_lines: the lines of its rows, where these stand in it as the engine reads them; else
            None.
    """

    called: str
    names: list[str]
    source: str
    cells: list[str]
    findings: list[Diagnostic]
    has_blank_rows: bool
    escaped: bool

    @property
    def row_lines(self) -> RowLines | None:
        """See above."""

    def is_right(self, refused: Sequence[RefusedRow]) -> bool:
        """Whether a scan that refused some rows gave the right ones; else scan anew."""

    def number_of(self, row: int) -> int:
        """Return the number of a scanned row, from 1, among those that were scanned or refused."""

    def lines_of(self, rows: Collection[int]) -> dict[int, int]:
        """Return for each of some scanned rows its line, from 1."""


class ParquetFile:
    """A Parquet file; it has no lines, and the number of a row stands for its line."""

    def __init__(self, engine: DuckDBPyConnection, path: str, called: str) -> None:
        """Look which columns it has.

        Raises:
            InputError: it is no Parquet file.
        """
        self.called = called
        path = os.path.abspath(path)
        self.source = f"read_parquet({literal(path)})"
        self.names, self.cells = parquet_cells(engine, path)
        self.findings: list[Diagnostic] = []
        self.has_blank_rows = True
        self.escaped = False
        self.row_lines = None

    def is_right(self, _refused: Sequence[RefusedRow]) -> bool:
        """Return that it is: no row of it is ever refused."""
        return True

    def number_of(self, row: int) -> int:
        """Return the number of a row."""
        return row + 1

    def lines_of(self, rows: Collection[int]) -> dict[int, int]:
        """Return the numbers of rows."""
        return {row: row + 1 for row in rows}


class TextFile:
    """A text of rows: as it stands where the engine reads that as libyatl does, else a copy."""

    def __init__(self, path: str, opening: Opening, called: str, folder: str) -> None:
        """Look through its bytes, and copy it if that must be.

        Raises:
            Declined: it is to be read whole.
        """
        self.called = called
        self.names = opening.names
        self.cells = [f"coalesce(c{number}, '')" for number in range(len(self.names))]
        self.findings: list[Diagnostic] = []
        self.has_blank_rows = True
        self.escaped = opening.escaped
        self._path = path
        self._opening = opening
        self._folder = folder
        self._copy: CopiedRows | None = None
        self._refused: list[int] = []
        delimiter, quoted = opening.dialect
        self._seen = look_through(path, delimiter, quoted=quoted)
        self._row_lines = RowLines(path, opening, self._seen.long)
        if self._seen.nul:
            raise Declined(f"'{called}' holds a NUL byte")
        if self._seen.plain:
            self.source = self._scan(os.path.abspath(path), opening)
        else:
            self._write_anew()

    def _scan(self, path: str, opening: Opening) -> str:
        """Return the scan of the file as it stands."""
        delimiter, quoted = opening.dialect
        return _scan(
            path,
            len(self.names),
            delimiter,
            quoted=quoted,
            skip=opening.header_lines,
            # Cut in parts for several threads, a row with a line end in quotes may be cut too.
            parallel=not self._seen.long,
        )

    def _write_anew(self) -> None:
        self._copy = copied = copied_rows(self._path, self._opening, self.called, self._folder)
        if copied.findings and not self._opening.dialect.quoted and self._seen.quotes:
            raise Declined(f"all rows of '{self.called}' tell whether cells stand in quotes")
        if copied.longest > _LONGEST_OF_ALL:
            raise Declined(f"a row of '{self.called}' is too long")
        self.findings = copied.findings
        self.has_blank_rows = False
        longest = max(_LONGEST, copied.longest)
        self.source = _scan(
            copied.path, len(self.names), ",", quoted=True, parallel=False, longest=longest
        )

    def is_right(self, refused: Sequence[RefusedRow]) -> bool:
        """Whether those that were refused are; else the file is copied, to be scanned anew.

        Raises:
            Declined: it is to be read whole.
        """
        if not refused:
            return True
        if self._copy is not None:
            raise Declined(f"the engine does not read '{self.called}' as it was written for it")
        if self._are_ragged({row.line - 1: row for row in refused}):
            return True
        self._write_anew()
        return False

    def _are_ragged(self, refused: Mapping[int, RefusedRow]) -> bool:
        """Whether rows, by their lines from 0, are refused in memory too; then they are told."""
        width = len(self.names)
        delimiter, quoted = self._opening.dialect
        if not quoted and self._seen.quotes:
            return False
        findings: list[Diagnostic] = []
        for line, one in sorted(refused.items()):
            cells = csv.reader(io.StringIO(one.text, newline=""), delimiter=delimiter)
            with wide_fields(len(one.text)):
                row = next(cells, []) if quoted else one.text.split(delimiter)
            further = row[width:] if len(row) > width else row
            if self.escaped:
                further = [*map(unescaped, further)]
            is_known = one.why in _OF_WIDTH and len(row) != width
            if not is_known or not any(map(str.strip, further)):
                return False
            findings.append(ragged(len(row), width, Span(self.called, line + 1)))
        rows = [*map(self._row_lines.row_on, sorted(refused))]
        if None in rows:
            return False
        self.findings = findings
        self._refused = [row - number for number, row in enumerate(rows) if row is not None]
        self._row_lines.leave_out(refused)
        return True

    def number_of(self, row: int) -> int:
        """Return the number of a row among all, those that were refused counted."""
        if self._copy is not None:
            return self._copy.number_of(row)
        return row + 1 + bisect_right(self._refused, row)

    def lines_of(self, rows: Collection[int]) -> dict[int, int]:
        """Return the lines of rows, found in the bytes of the file."""
        if self._copy is not None:
            return {row: self._copy.lines[row] + 1 for row in rows}
        return {row: self._row_lines.of(row) + 1 for row in rows}

    @property
    def row_lines(self) -> RowLines | None:
        """The lines of its rows, where these stand in it as the engine reads them; else None."""
        return self._row_lines if self._copy is None else None


_BUFFER = 32 << 20
"""So many bytes the engine reads at once, or two of the longest lines: unasked it takes sixteen."""


def _scan(
    path: str,
    width: int,
    delimiter: str,
    *,
    quoted: bool,
    skip: int = 0,
    parallel: bool = True,
    longest: int = _LONGEST,
) -> str:
    """Return the scan of a text in SQL; all is said to the engine, which guesses nothing."""
    quote = '"' if quoted else ""
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(width))
    said: Sequence[str] = (
        literal(path),
        "auto_detect=false",
        f"columns={{{columns}}}",
        "header=false",
        f"skip={skip}",
        f"delim={literal(delimiter)}",
        f"quote={literal(quote)}",
        f"escape={literal(quote)}",
        "comment=''",
        "strict_mode=true",
        "null_padding=false",
        f"max_line_size={longest}",
        f"buffer_size={max(_BUFFER, 2 * longest)}",
        f"parallel={str(parallel).lower()}",
        "compression='none'",
    )
    return f"read_csv({', '.join(said)})"
