"""A table before it is understood: its header, the rows below it, and where they stand.

The first row that shows something names the columns, but for titles above one that holds names
which are known. A row that shows nothing is none. One that
has too few cells, or further ones that are not empty, is refused and reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Line
from libyatl.formats.entries.nodes import REFUSED, At, Refused
from libyatl.formats.foreign.unnamed import Unnamed
from libyatl.formats.tabular.dialect import is_known
from libyatl.formats.tabular.text_rows import Rows
from libyatl.text.inert import shorten
from libyatl.text.plurals import either, number_of

_MOST_ABOVE = 20
"""So many rows are looked at for names of columns."""
CellPlace = Callable[[int, int], str]
"""Says where the cell of a row and a column stands, both from 0: `Sheet!B12`."""
_BATCH = 1024


class HeaderAndRows:
    """A table, whose rows can be read more than once.

    Attributes:
        line: the row of the header, from 0; -1 where none is written, since rows of the shape are
            known (`libyatl.formats.foreign.unnamed`).
        header: its cells; none where there is no header to read.
        above: what each row above the header shows: titles.
        names: what the columns are called, each otherwise; empty where one is not there at all.
        place: where the header stands.
        cell: says where a cell stands, if not on the line of its row.
        fault: what is wrong with the header, if it cannot be read.
    """

    def __init__(
        self,
        rows: Callable[[], Rows],
        file: str,
        report: Report,
        cell: CellPlace | None = None,
        said: Collection[str] = (),
        shape: Unnamed | None = None,
    ) -> None:
        """Read the header; what is unclear of it is reported.

        Names that are `said` are known beside those that libyatl knows. Rows of a known `shape`
        have no header.
        """
        self._rows = rows
        self._file = file
        self._report = report
        self.cell = cell
        self._reported = -1
        self.line = 0
        self.header: list[str] = []
        self.above: list[str] = []
        self.fault: Diagnostic | None = None
        self._widths: tuple[int, ...] = ()
        if shape is None:
            self._see_header(said)
        else:
            self.line, self.header, self._widths = -1, [*shape.names], shape.widths
        self.place = self._place_at(self.line)
        self.names = self._column_names() if self.header else []

    def _see_header(self, said: Collection[str]) -> None:
        """Take the first row for the header, or the first of names below one that has none."""
        above: list[str] = []
        titled = True  # whether every row so far has one cell, of no name
        for line, row in islice(self._rows(), _MOST_ABOVE):
            if isinstance(row, Diagnostic):
                if not self.header:
                    self.line, self.fault = line, row
                return
            filled = [*filter(None, map(str.strip, row))]
            if not filled:
                continue
            known = sum(name in said or is_known(name) for name in filled)
            names = known > 1 or (known and len(filled) > 1 and titled)
            titled = titled and len(filled) == 1 and not known
            if names or not self.header:
                self.line, self.header, self.above = line, row, above
            if names:
                return
            above = [*above, " ".join(filled)]

    def below(self) -> Iterator[tuple[int, list[str] | Refused]]:
        """Yield the rows below the header, each with its number.

        Why a row is refused is reported the first time.
        """
        width = len(self.header)
        for line, row in self._rows():
            if line <= self.line:
                continue
            if isinstance(row, Diagnostic):
                self._refuse(line, row)
                yield line, REFUSED
            elif len(row) == width:
                # Nearly all rows show something in their first cell.
                if row[0].strip() or _shows(row):
                    yield line, row
            elif len(row) in self._widths:
                yield line, row + [""] * (width - len(row))
            elif len(row) > width and not _shows(row[width:]):
                if _shows(row):
                    yield line, row[:width]
            elif _shows(row):
                self._refuse(line, self._ragged(row, line))
                yield line, REFUSED

    def cells_of(self, columns: Collection[int]) -> Mapping[int, Mapping[str, int]]:
        """Return the distinct cells of some columns, each with how often it stands there."""
        found: dict[int, Counter[str]] = {number: Counter() for number in columns}
        rows = (row for _, row in self.below() if row is not REFUSED) if found else iter(())
        # Counting many cells at a time is several times faster than each by itself.
        while batch := list(islice(rows, _BATCH)):
            for number, cells in found.items():
                cells.update([row[number] for row in batch])
        return found

    def mark(self, line: int) -> tuple[At, At]:
        """Return where a row begins and ends."""
        if self.cell is None:
            return Line(max(line, 0)), Line(line + 1)
        begin = self.cell(line, 0)
        return begin, begin

    def _place_at(self, line: int) -> Span:
        if self.cell is None:
            return Span(self._file, max(line + 1, 1))
        return Span(self._file, 0, pointer=self.cell(line, 0))

    def _refuse(self, line: int, why: Diagnostic) -> None:
        if line > self._reported:
            self._reported = line
            self._report.add(why)

    def _ragged(self, row: list[str], line: int) -> Diagnostic:
        return ragged(len(row), len(self.header), self._place_at(line), self._widths)

    def _column_names(self) -> list[str]:
        """Return what the columns are called; one without a name by its number, if it says a thing.

        A column that has the name of an earlier one has a number behind it.
        """
        names = [name.strip() for name in self.header]
        taken, numbers = {*names}, Counter[str]()
        again: list[str] = []
        for number, name in enumerate(names):
            numbers[name] += 1
            if name and numbers[name] > 1:
                names[number] = _numbered(name, numbers, taken)
                again.append(names[number])
        nameless = self.cells_of([number for number, name in enumerate(names) if not name])
        filled = [number for number, cells in nameless.items() if any(map(str.strip, cells))]
        for number in filled:
            name = f"column {number + 1}"
            names[number] = _numbered(name, numbers, taken) if name in taken else name
        if filled:
            self._unclear(len(filled), "has no name", "have no name", names[filled[0]])
        if again:
            said = "has the name of an earlier one", "have the names of earlier ones"
            self._unclear(len(again), *said, again[0])
        return names

    def _unclear(self, count: int, one: str, several: str, first: str) -> None:
        said = f"a column {one}" if count == 1 else f"{count} columns {several}"
        kept = f"{'it' if count == 1 else 'the first'} is kept as '{shorten(first)}'"
        self._report.add(
            Diagnostic(
                code="column-unclear",
                severity=Severity.NOTE,
                message=said,
                span=self.place,
                help=f"{kept}; give it a name of its own",
            )
        )


def ragged(cells: int, width: int, place: Span, widths: Sequence[int] = ()) -> Diagnostic:
    """Return what is wrong with a row of so many cells below a header of another width.

    Rows that have no header are known by the `widths` that such rows have.
    """
    others = f"the others {either(map(str, widths))}" if widths else f"the header {width}"
    return Diagnostic(
        code="ragged-row",
        severity=Severity.ERROR,
        message=f"the row has {number_of(cells, 'cell')}, and {others}",
        span=place,
        help="give each column a cell, if an empty one; the row is left out",
    )


def _shows(row: list[str]) -> bool:
    """Whether a cell of a row holds more than blanks."""
    return any(map(str.strip, row))


def _numbered(name: str, numbers: Counter[str], taken: set[str]) -> str:
    """Return the name with a number in brackets that makes it none that is taken, and take it."""
    number = max(numbers[name], 2)
    while (found := f"{name} ({number})") in taken:
        number += 1
    numbers[name] = number
    taken.add(found)
    return found
