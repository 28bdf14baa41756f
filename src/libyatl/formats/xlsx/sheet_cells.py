"""The texts of the cells of a sheet, row by row, and what is to be said of them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.xlsx.cell_texts import text_of
from libyatl.formats.xlsx.half_converted import MixedColumns
from libyatl.formats.xlsx.package import Package, Sheet
from libyatl.formats.xlsx.survey import place_of, unescaped
from libyatl.text.inert import is_blank, shorten
from libyatl.text.plurals import number_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_WIDE = 256
_MIDNIGHT = "T00:00", "T00:00:00"


def opened(data: bytes, package: Package) -> Workbook:
    """Return the workbook, whose sheets openpyxl reads row by row.

    Raises:
        UsageError: openpyxl is not installed.
        Exception: of any sort, where openpyxl cannot read it.
    """
    try:
        from openpyxl.reader.excel import ExcelReader
    except ImportError:
        raise UsageError(
            "a workbook takes openpyxl, which is not installed",
            help="pip install 'libyatl[xlsx]', or save the sheet as .csv",
        ) from None

    class Reader(ExcelReader):
        """A reader that takes the shared texts as they were read, and leaves what is escaped."""

        def read_strings(self) -> None:
            """Take the texts: openpyxl makes an object of many parts of each."""
            self.shared_strings = package.shared_texts

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = Reader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        reader.read()
        return reader.wb


class SheetCells:
    """The texts of the cells of a sheet, row by row, without the rows that show nothing."""

    def __init__(self, book: Workbook, package: Package, sheet: Sheet, first: int = 1) -> None:
        """Read the cells of a sheet from a row on, the one that names the columns.

        Raises:
            Exception: of any sort, where openpyxl cannot read it.
        """
        self._is_1904 = package.is_1904
        self._sheet = sheet
        self._survey = package.surveyed(sheet)
        self._first = first
        self._numbers: set[tuple[int, int]] = set()
        self._mixed = MixedColumns()
        self._clocks: dict[int, bool] = {}
        self.width = self._survey.width
        self.rows: list[tuple[int, list[str]]] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cells = book[sheet.name]
            cells.reset_dimensions()  # else each row is as wide as the one cell that stands far out
            # Between two rows openpyxl yields one and the same for each that is not there, of which
            # there may be a million.
            empty: object = None
            for number, row in enumerate(cells.iter_rows(max_row=self._survey.rows[-1]), 1):
                if number < first or row is empty:
                    continue
                texts = self._texts(number, row)
                if all(map(is_blank, texts)):
                    empty = row
                else:
                    self.rows.append((number, texts))
        self._without_midnights()

    @property
    def columns(self) -> Sequence[int]:
        """The columns, from 0, without the empty ones where a cell far out makes many of them."""
        if self.width > _WIDE:
            used = {column for _, row in self.rows for column, text in enumerate(row) if text}
            if len(used) * 2 < self.width:
                return sorted(used)
        return range(self.width)

    def kind(self, number: int, column: int) -> str | None:
        """Return how a cell is quoted, of a row from 1 and a column from 0: a number is not."""
        return None if (number, column) in self._numbers else '"'

    @property
    def hidden(self) -> list[str]:
        """What is hidden in the sheet, and is read all the same."""
        counts = {"row": self._survey.hidden_rows, "column": self._survey.hidden_columns}
        return [
            f"{number_of(count, f'hidden {what}')} read too"
            for what, count in counts.items()
            if count
        ]

    def findings(self, file: str) -> Iterator[Diagnostic]:
        """Yield what is to be said of the sheet."""
        if unvalued := self._survey.unvalued:
            yield Diagnostic(
                code="formula-without-value",
                severity=Severity.WARNING,
                message=f"{number_of(len(unvalued), 'formula')} without a value, as if empty",
                span=self._span_of_cell(file, unvalued[0]),
                help="open the workbook in a spreadsheet, which works formulas out, and save it",
            )
        for date, text in self._mixed.swapped:
            yield Diagnostic(
                code="half-converted",
                severity=Severity.WARNING,
                message=f"the column holds dates up to the 12th alone, as {date.text}, and texts "
                f"as '{shorten(text.text)}': the dates may have day and month swapped",
                span=self._span_of_cell(file, date.place),
                help="a spreadsheet made dates of what it could read, in its own order; go back to "
                "the file that it was opened from",
                related=((self._span_of_cell(file, text.place), "a text that it could not read"),),
            )
        if across := [cells for cells in self._survey.merged if self._loses(cells)]:
            yield Diagnostic(
                code="merged-cells",
                severity=Severity.WARNING,
                message=f"{number_of(len(across), 'merged cell')} over several rows, of which the "
                "first alone has the value",
                span=self._span_of_cell(file, across[0]),
                help="split them in the spreadsheet, and fill each row",
            )

    def _span_of_cell(self, file: str, cell: str) -> Span:
        return Span(file, 0, 1, 0, f"{self._sheet.name}!{cell}")

    def _loses(self, cells: str) -> bool:
        """Whether merged cells reach over rows below the header."""
        first, _, last = cells.partition(":")
        (top, _), (bottom, _) = place_of(first), place_of(last)
        return bottom > top > self._first

    def _texts(self, number: int, row: tuple[Any, ...]) -> list[str]:
        texts: list[str] = []
        for column, cell in enumerate(row):
            value = cell.value
            if type(value) is str:
                value = unescaped(value)
                texts.append(value)
            elif value is None:
                texts.append("")
                continue
            else:
                dated = cell.is_date
                format = cell.number_format if dated else ""
                text = text_of(value, format, is_1904=self._is_1904)
                if dated and "T" in text:
                    midnight = text.endswith(_MIDNIGHT)
                    self._clocks[column] = self._clocks.get(column, True) and midnight
                texts.append(text)
                if not dated and not isinstance(value, bool):
                    self._numbers.add((number, column))
            if number > self._first:
                self._mixed.see(number, column, value)
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _without_midnights(self) -> None:
        """Make days of a column's dates where each is shown at midnight: programs write them so."""
        columns = [column for column, midnight in self._clocks.items() if midnight]
        for number, row in self.rows:
            for column in columns:
                if number > self._first and column < len(row) and row[column].endswith(_MIDNIGHT):
                    row[column] = row[column].partition("T")[0]
