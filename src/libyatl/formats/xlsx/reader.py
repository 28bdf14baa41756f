"""A sheet of a workbook to events: its cells as text, and these as any table is read.

openpyxl reads the cells with their formats, by which a date is as exact as it was typed
(`libyatl.formats.xlsx.cell_texts`). What it does not tell (hidden rows, merged cells, formulas that
were never worked out) is read beside it (`libyatl.formats.xlsx.package`).
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.tabular.row_events import read_table
from libyatl.formats.xlsx.archive import NoWorkbookError
from libyatl.formats.xlsx.chosen_sheet import Chosen, chosen, is_own
from libyatl.formats.xlsx.own_workbook import OwnWorkbook
from libyatl.formats.xlsx.package import Package, package_of
from libyatl.formats.xlsx.sheet_cells import SheetCells, opened
from libyatl.formats.xlsx.survey import letters
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_MOST_NAMED = 5


def read_xlsx(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the events of a workbook (`libyatl.formats.format.Read`).

    Raises:
        UsageError: openpyxl is not installed, or the workbook has no such sheet as was asked for.
    """
    try:
        package = package_of(data)
        table = chosen(package, into.how.sheet, name)
        if table is not None:
            _read_sheets(package, data, table, into, report)
    except NoWorkbookError as failure:
        _refuse(failure.message, f"{failure.help}; nothing of it is read", into, report)


def _read_sheets(
    package: Package, data: bytes, table: Chosen, into: FileAssembly, report: Report
) -> None:
    own = not into.how.sheet and is_own(package)
    sheets = [sheet for sheet in package.sheets if own or sheet == table.sheet]
    read: dict[str, SheetCells] = {}
    for sheet in sheets:
        if package.surveyed(sheet).rows:
            first = table.header if sheet == table.sheet else 1
            try:
                read[sheet.name] = SheetCells(opened(data, package), package, sheet, first)
            except (UsageError, NoWorkbookError):
                raise
            except Exception as failure:  # openpyxl has one of any sort for what it cannot read
                said = shorten(str(failure) or type(failure).__name__)
                message = f"the sheet '{shorten(sheet.name)}' cannot be read: {said}"
                raise NoWorkbookError(message, "save it as .xlsx anew") from failure
    if own:
        OwnWorkbook(read.get, into, report).read()
    else:
        _read_sheet(read[table.sheet.name], table, into, report)


def _read_sheet(cells: SheetCells, table: Chosen, into: FileAssembly, report: Report) -> None:
    for found in cells.findings(into.name):
        report.add(found)
    if table.others:
        report.add(_not_read(table, into.name))

    columns = cells.columns
    sparse = len(columns) < cells.width

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, row in cells.rows:
            if not sparse:
                yield number - 1, row + [""] * (cells.width - len(row))
                continue
            texts = [row[column] if column < len(row) else "" for column in columns]
            if number == table.header:  # what a column without a name is called tells its place
                pairs = zip(texts, columns, strict=True)
                texts = [text or f"column {column + 1}" for text, column in pairs]
            yield number - 1, texts

    def place(row: int, column: int) -> str:
        return f"{table.sheet.name}!{letters(columns[column] + 1)}{row + 1}"

    above = [("note", f"{number_of(table.above, 'row')} above the names of the columns")]
    said = (*(above if table.above else ()), *(("note", note) for note in cells.hidden))
    read_table(rows, into, cell=place, said=said)
    into.passed(table.above)


def _not_read(table: Chosen, file: str) -> Diagnostic:
    named = ", ".join(f"'{shorten(name)}'" for name in table.others[:_MOST_NAMED])
    rest = len(table.others) - _MOST_NAMED
    more = f" and {rest} more" if rest > 0 else ""
    are = "is" if len(table.others) == 1 else "are"
    return Diagnostic(
        code="passed-over",
        severity=Severity.NOTE,
        message=f"of its sheets '{shorten(table.sheet.name)}' is read; {named}{more} {are} not",
        span=Span(file, 0),
        help="to read another: --sheet NAME",
    )


def _refuse(message: str, help: str, into: FileAssembly, report: Report) -> None:
    into.stop()
    report.add(
        Diagnostic(
            code="workbook-unreadable",
            severity=Severity.ERROR,
            message=message,
            span=Span(into.name, 0),
            help=help,
        )
    )
