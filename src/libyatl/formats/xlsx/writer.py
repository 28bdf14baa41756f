"""A selection as a workbook: a sheet of events, and one each of the registries and the relations.

Cells are what people and programs see: dates in EDTF, `start` and `end` as dates of a spreadsheet,
names as they are shown. What they do not say stands beside them (`libyatl.formats.xlsx.stated`).
A text is never a formula nor a link, whatever it begins with; and the same selection gives the same
bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from libyatl.errors import UsageError
from libyatl.formats.entries.plain import event_plain, head_plain, registries_plain
from libyatl.formats.format import Shape
from libyatl.formats.tabular.headers import GROUP
from libyatl.formats.xlsx.stated import (
    EVENTS,
    HEAD,
    NAMED,
    POINT,
    RELATION,
    RELATIONS,
    columns,
    fitting,
    is_piece,
    stated,
    sum_of_relations,
)
from libyatl.model import Event
from libyatl.model.entries import RELATION_KINDS
from libyatl.model.keys import ENTRIES, EntryName
from libyatl.query import Row, Selection
from libyatl.query.columns import COLUMNS, JOIN
from libyatl.query.further_columns import FIELDS, cells_of, own_keys
from libyatl.text.inert import inert
from libyatl.text.json_line import json_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW = 1_048_576
_DATES = frozenset({"start", "end", "begin_latest", "end_earliest"})
_COUNTED_RIGHT = date(1900, 3, 1)
_WIDE = {"title": 48, "summary": 60, "id": 24, "url": 40, "name": 30}
_MADE = datetime(2000, 1, 1)


class Line(NamedTuple):
    """A row: what its cells hold, and what was stated of its entry; None where nothing is kept."""

    cells: list[object]
    plain: Mapping[str, object] | None


def write_xlsx(selection: Selection, shape: Shape) -> bytes:
    """Return the selection as a workbook (`libyatl.formats.format.WriteBytes`).

    Raises:
        UsageError: XlsxWriter is not installed, or there are more events than rows of a sheet.
    """
    made = io.BytesIO()
    with _workbook(made) as book:
        sheets = _Sheets(book)
        names, lines = _event_lines(selection, shape)
        sheets.add(EVENTS, names, lines)
        if not shape.fields:
            for kind, name, entries in _registries(selection):
                sheets.add(kind, name, entries)
            sheets.add(RELATIONS, RELATION, _relations(selection))
            sheets.add(HEAD, ("key", "value"), _head_lines(selection))
    return made.getvalue()


def shown(value: object) -> str:
    """Return what a cell shows of a value, as it is read again."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _workbook(made: io.BytesIO) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(
            "a workbook takes XlsxWriter, which is not installed",
            help="pip install 'libyatl[xlsx]', or -O csv",
        ) from None
    book = Workbook(made, {"constant_memory": True})
    book.set_properties({"created": _MADE, "comments": "libyatl"})
    return book


class _Sheets:
    """The sheets of a workbook, written one after the other."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head: CellFormat = book.add_format({"bold": True, "bottom": 1})
        self._day: CellFormat = book.add_format({"num_format": "yyyy-mm-dd"})

    def add(self, name: str, names: Sequence[str], lines: Iterable[Line]) -> None:
        """Add a sheet of rows, with what was stated of each behind it, out of sight."""
        rows = [(line.cells, _pieces(names, line)) for line in lines]
        if len(rows) >= _LAST_ROW:
            raise UsageError(
                f"a sheet has {_LAST_ROW:,} rows, and here are {len(rows):,} of {name}",
                help="choose fewer, or -O csv",
            )
        pieces = max((len(kept) for _, kept in rows), default=0)
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(names):
            sheet.set_column(column, column, _WIDE.get(title, 14))
        if pieces:
            hidden = {"hidden": True}
            sheet.set_column(len(names), len(names) + pieces - 1, 14, None, hidden)
        for column, title in enumerate([*names, *columns(pieces)]):
            sheet.write_string(0, column, fitting(inert(title)), self._head)
        for number, (cells, kept) in enumerate(rows, 1):
            for column, value in enumerate([*cells, *kept]):
                self._write(sheet, number, column, value)
        sheet.autofilter(0, 0, len(rows), max(len(names) - 1, 0))

    def _write(self, sheet: Worksheet, row: int, column: int, value: object) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(*value.timetuple()[:3]), self._day)
        elif value:
            sheet.write_string(row, column, str(value))


def _pieces(names: Sequence[str], line: Line) -> list[str]:
    if line.plain is None:
        return []
    cells = {name: shown(cell) for name, cell in zip(names, line.cells, strict=True)}
    return stated(line.plain, cells)


def _cell_holding(value: object) -> object:
    """Return what a cell holds of a value: numbers that it can hold as such, else a text."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 10**15:
        return value
    if isinstance(value, float) and float(f"{value:.15g}") == value:
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = JOIN.join(value)
    return fitting(inert(value if isinstance(value, str) else json_line(value)))


def _day_cell(text: str) -> object:
    """Return a day of ISO 8601 as a date, where spreadsheets have it."""
    if len(text) != 10 or text[0] == "-":
        return text
    day = date.fromisoformat(text)
    return day if day >= _COUNTED_RIGHT else text


def _event_lines(selection: Selection, shape: Shape) -> tuple[list[str], Iterator[Line]]:
    own = _titles(own_keys(selection.timeline))
    further = [field for field in FIELDS if field not in COLUMNS and field not in RELATION_KINDS]
    names = list(shape.fields) or [*COLUMNS, *further, *own]
    head = [GROUP, *names] if selection.groups else names

    def lines() -> Iterator[Line]:
        parts = [(group.cell, selection.part(group)) for group in selection.groups]
        for cell, part in parts or [("", selection)]:
            for row in part.rows:
                cells = [_cell_of(row, name, own) for name in names]
                if parts:
                    cells.insert(0, _cell_holding(cell))
                yield Line(cells, None if shape.fields else _stated_of(row))

    return head, lines()


def _stated_of(row: Row) -> dict[str, object]:
    kept: dict[str, object] = {"event": event_plain(row.event)}
    kept[RELATIONS] = sum_of_relations(_rows_of_relations(row.event))
    return kept if row.event.named else {**kept, NAMED: False}


def _rows_of_relations(event: Event) -> Iterator[list[str]]:
    for one in event.relations:
        gaps = [gap.text if gap else "" for gap in (one.at_least, one.within)]
        yield [fitting(inert(cell)) for cell in (event.id, one.kind, one.event, *gaps)]


def _cell_of(row: Row, name: str, own: Sequence[str]) -> object:
    if name in own:
        return _cell_holding(row.event.extra.get(name, ""))
    # The rows of a sheet are told by their ids, so that those that share one have one that is made.
    (text,) = [inert(row.event.id)] if name == "id" else cells_of(name, [row])
    return _day_cell(text) if name in _DATES else fitting(text)


_FORMS: dict[str, EntryName] = {"actors": "actor", "places": "place", "sources": "source"}


def _registries(selection: Selection) -> Iterator[tuple[str, list[str], Iterator[Line]]]:
    registries = registries_plain(selection)
    for kind, form in _FORMS.items():
        entries = registries.get(kind, {})
        keys = dict.fromkeys(key.key for key in ENTRIES[form].keys)
        keys |= dict.fromkeys(key for one in entries.values() for key in _keys_of(one))
        names = list(dict.fromkeys(["id", *_with_point(_titles(keys))]))
        yield kind, names, _entries(entries, names)


def _entries(entries: Mapping[str, object], names: Sequence[str]) -> Iterator[Line]:
    for id, entry in entries.items():
        plain = _keys_of(entry)
        cells = {**plain, "id": id}
        if isinstance(at := plain.get("at"), list) and len(at) == 2:
            cells |= dict(zip(POINT, at, strict=True))
        yield Line(
            [_cell_holding(cells.get(name, "")) for name in names], {"id": id, "entry": plain}
        )


def _titles(keys: Iterable[str]) -> list[str]:
    """Return the keys that can be the title of a column as they are; others are stated alone."""
    return [
        key
        for key in keys
        if key.strip() == key == fitting(inert(key)) and key != GROUP and not is_piece(key)
    ]


def _with_point(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from POINT if key == "at" else (key,)


def _keys_of(entry: object) -> dict[str, Any]:
    return entry if isinstance(entry, dict) else {}


def _relations(selection: Selection) -> Iterator[Line]:
    for event in selection.events:
        for row in _rows_of_relations(event):
            yield Line([*row], None)


def _head_lines(selection: Selection) -> Iterator[Line]:
    for key, value in (head_plain(selection) | dict(selection.timeline.extra)).items():
        yield Line([_cell_holding(key), _cell_holding(value)], {"key": key, "value": value})
