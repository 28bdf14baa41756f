"""A table, wherever its rows came from, to events: our own columns, and those of another tool."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Sequence as Cells
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import is_date
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, At, Node, Refused, Sequence
from libyatl.formats.entries.nodes import Mapping as Entry
from libyatl.formats.foreign.roles import BY_NAME, SLIDE_COLUMNS, folded
from libyatl.formats.foreign.unnamed import Unnamed
from libyatl.formats.how import How
from libyatl.formats.tabular.header_and_rows import CellPlace, HeaderAndRows
from libyatl.formats.tabular.headers import Columns, is_ours, looked_at, own_columns
from libyatl.formats.tabular.text_rows import Rows
from libyatl.model.keys import ENTRIES
from libyatl.query.columns import JOIN, unguard
from libyatl.text.inert import is_blank, shorten

if TYPE_CHECKING:
    from libyatl.formats.foreign.entering import Entering
    from libyatl.formats.foreign.gist import Said
    from libyatl.formats.foreign.plain_rows import EntryOf

_FREE = frozenset(key.key for key in ENTRIES["event"].keys if key.kind == "text")
"""Columns of free text, in which a blank is one; elsewhere it says nothing."""
_PLAIN = re.compile(
    r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?)?)?[~?]?"
)
"""Most dates of ours."""
_BATCH = 1024


class Below(Protocol):
    """Rows below a header: what their columns are called, and where each stands."""

    @property
    def names(self) -> list[str]:
        """What the columns are called; empty where one is not there at all."""

    @property
    def line(self) -> int:
        """The row of the header, from 0."""

    @property
    def cell(self) -> CellPlace | None:
        """Says where a cell stands, if not on the line of its row."""

    def mark(self, line: int) -> tuple[At, At]:
        """Return where a row begins and ends."""

    def below(self) -> Iterator[tuple[int, list[str] | Refused]]:
        """Yield the rows, each with its number."""


def read_table(
    rows: Callable[[], Rows],
    into: FileAssembly,
    *,
    cell: CellPlace | None = None,
    said: tuple[tuple[str, str], ...] = (),
    shape: Unnamed | None = None,
) -> None:
    """Read the events of a table.

    Args:
        rows: yields the rows, the header first; each time anew.
        into: where the events go.
        cell: says where a cell stands, if not on a line.
        said: what else is to be said of how a foreign table was read (`Understood.said`).
        shape: what shape its rows have, if they are known by it and have no header.
    """
    how = into.how
    known = {name for _, name in how.map}
    table = HeaderAndRows(rows, into.name, into.report, cell, known, shape)
    if table.fault is not None:
        into.report.add(table.fault)
        into.stop(table.place.line or 1)
    if not table.header:
        return
    if cell is not None:
        into.by_cell(partial(_place_of, cell, _columns_of(table.names)))
    if not table.above and is_ours([name for name in table.names if name]):
        looked = table.cells_of(looked_at(table.names))
        dates = looked.get(table.names.index("date"), {}) if "date" in table.names else {}
        if not say_more_together(dates, how):
            _read_own(table, own_columns(table.names, table.mark(table.line), looked), into)
            return
    _read_foreign(table, into, (*_said_of_titles(table), *said))
    into.passed(len(table.above))


def _read_foreign(table: HeaderAndRows, into: FileAssembly, said: Said) -> None:
    rows_of, dropped, of_mirrored = _without_mirrored(table, into.how)
    names = [name for name in rows_of.names if name]
    entries = partial(foreign_entries, rows_of)
    if {*map(folded, names)} >= SLIDE_COLUMNS:
        from libyatl.formats.foreign.slide_sheet import read_slide_sheet

        read_slide_sheet(entries, names, into, place=table.place, said=said)
        return
    from libyatl.formats.foreign.entering import read_foreign

    read_foreign(
        entries,
        names,
        into,
        what="column",
        place=table.place,
        texts=partial(_texts_of_rows, rows_of),
        handed_on=partial(rows_handed_on, rows_of),
        said=(*said, *of_mirrored),
    )
    into.passed(dropped)


def _without_mirrored(table: HeaderAndRows, how: How) -> tuple[Below, int, Said]:
    """Return the table without the rows that a person wants dropped, how many, and what of them."""
    from libyatl.formats.tabular.mirrored import Unmirrored, mirrors_of

    if not how.drop_mirrored or (mirrors := mirrors_of(table.names)) is None:
        return table, 0, ()
    fewer = Unmirrored(table, mirrors)
    return fewer, len(fewer.dropped), (("note", fewer.said),)


def _said_of_titles(table: HeaderAndRows) -> Iterator[tuple[str, str]]:
    """Say what stands above the names of the columns."""
    if table.above:
        titles = "; ".join(map(shorten, table.above))
        yield "note", f"above the names of the columns stands: {titles}"


def say_more_together(dates: Mapping[str, int], how: How) -> bool:
    """Whether the column of the dates reads one, or refuses it, that says nothing by itself."""
    odd = [cell for cell in dates if not _reads_alone(cell)]
    if not odd:
        return False
    from libyatl.dates.together.column import Told, read_together

    column = read_together(
        {cell: count for cell, count in dates.items() if cell and not cell.isspace()},
        order=how.order,
        century=how.century,
        missing=frozenset(how.missing),
        epoch=how.epoch,
    )
    found = map(column.read, odd)
    return any(isinstance(one, Told) or one.fault for one in found)


def _reads_alone(cell: str) -> bool:
    plain = _PLAIN.fullmatch(cell) or is_blank(cell) or is_no_date(cell.strip())
    return bool(plain) or is_date(cell)


def _read_own(table: HeaderAndRows, columns: Columns, into: FileAssembly) -> None:
    into.is_table(table.place)
    seen: dict[str, list[str]] = {}
    for line, row in table.below():
        if row is REFUSED:
            into.event(REFUSED)
            continue
        event = own_event(row, columns, line, table)
        if columns.grouped:
            columns.see_group(row)
            if "id" in event:
                id = event["id"][1].value  # type: ignore[union-attr]
                if seen.get(id) == row[1:]:
                    into.passed()
                    continue
                seen[id] = row[1:]
        into.event(event, own=partial(columns.own, row))
    columns.close(table.place, into.report)


def own_event(row: list[str], columns: Columns, line: int, table: Below) -> Entry:
    """Return a row of our columns as an entry."""
    begin, end = first, last = table.mark(line)
    place = table.cell
    event = Entry()
    for number, name, key, guarded, several in columns.keys:
        cell = row[number]
        if not cell or (cell.isspace() and name not in _FREE):
            continue
        if guarded:
            cell = unguard(cell)
        if place is not None:
            first = last = place(line, number)
        value: Node = Cell(cell, first, last)
        if several and JOIN in cell:
            value = Sequence(Cell(one, first, last) for one in cell.split(JOIN))
            value.start_mark, value.end_mark, value.flow = first, last, False
        event[name] = key, value
    event.start_mark, event.end_mark, event.flow = begin, end, False
    return event


def names_of_own(cell: str) -> tuple[str, ...]:
    """Return the names that a cell of ours holds, if it is one of a list, as `own_event` has them.

    What is blank between two others names nobody, and is refused there.
    """
    return tuple([name for name in cell.split(JOIN) if not is_blank(name)])


def foreign_entries(table: Below) -> Iterator[Entry | Refused]:
    """Yield each row as a mapping of the names of its columns."""
    entry_of = _entries_of(table)
    for line, row in table.below():
        yield REFUSED if row is REFUSED else entry_of(line, row)


def rows_handed_on(table: Below, entering: Entering) -> Iterator[None]:
    """Hand the rows on, one after the other: straight as events, where they can be made such."""
    entry_of = _entries_of(table)
    plain = entering.plain_rows(table.names, entry_of) if table.cell is None else None
    for line, row in table.below():
        if row is REFUSED:
            entering.take(REFUSED)
        elif plain is not None and (made := plain.of(row, line, entering.number)):
            entering.take_plain(made, line)
        else:
            entering.take(entry_of(line, row))
        yield


def _entries_of(table: Below) -> EntryOf:
    """Return what makes an entry of the line and the cells of a row, or of some of them."""
    mark, place = table.mark, table.cell
    at = mark(table.line)
    keys = {number: Cell(name, *at) for number, name in enumerate(table.names) if name}
    whole = tuple(keys)

    def entry_of(line: int, row: Cells[str], numbers: Cells[int] = whole) -> Entry:
        begin, end = first, last = mark(line)
        entry = Entry()
        for number in numbers:
            if cell := row[number]:
                if place is not None:
                    first = last = place(line, number)
                text = unguard(cell) if cell[0] == "'" else cell
                key = keys[number]
                entry[key.value] = key, Cell(text, first, last, '"')
        entry.start_mark, entry.end_mark, entry.flow = begin, end, False
        return entry

    return entry_of


def _texts_of_rows(table: Below, asked: Iterable[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the cells of some columns alone, each time with how many rows have them."""
    numbers = [table.names.index(name) for name in asked]
    rows = (row for _, row in table.below() if row is not REFUSED)
    # Counting many rows at a time is several times faster than each by itself.
    while batch := list(islice(rows, _BATCH)):
        columns = [[row[number] for row in batch] for number in numbers]
        counted = Counter(zip(*columns, strict=True))
        yield from ((tuple(map(unguard, cells)), count) for cells, count in counted.items())


def _columns_of(names: Iterable[str]) -> dict[str, int]:
    """Return by the key of an event, and by a column's name, the number of its column."""
    found: dict[str, int] = {}
    best: dict[str, int] = {}
    for number, name in enumerate(names):
        found.setdefault(name, number)
        role, rank = BY_NAME.get(folded(name), ("", 0))
        if role and rank < best.get(role, rank + 1):
            best[role], found[role] = rank, number
    return found


def _place_of(cell: CellPlace, columns: dict[str, int], line: int, path: str) -> str:
    """Return where a part of the event stands of which the row is given, from 1."""
    return cell(max(line - 1, 0), columns.get(path, columns.get(path.partition("/")[0], 0)))
