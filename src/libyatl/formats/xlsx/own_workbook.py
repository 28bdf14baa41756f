"""A workbook that libyatl wrote, to the chronology that it was.

Each row has what was stated of its entry (`libyatl.formats.xlsx.stated`). That is taken, but for
the cells that were changed since: those are read as the cells of any table of ours are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Node, Refused, Sequence, Value
from libyatl.formats.entries.nodes import Mapping as Keys
from libyatl.formats.json.nodes import json_node
from libyatl.formats.tabular.headers import GROUP, LISTS
from libyatl.formats.xlsx.package import letters
from libyatl.formats.xlsx.sheet_cells import SheetCells
from libyatl.formats.xlsx.stated import (
    EVENTS,
    HEAD,
    IS,
    NAMED,
    OF,
    POINT,
    RELATION,
    RELATIONS,
    STATED,
    check_sum,
    is_piece,
    sum_of_relations,
)
from libyatl.model.entries import RELATION_KINDS
from libyatl.model.keys import ENTRIES
from libyatl.query.columns import COLUMNS, JOIN
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_DERIVED = frozenset(COLUMNS) - {key.key for key in ENTRIES["event"].keys}
_REGISTERED = {"actors": ENTRIES["actor"], "places": ENTRIES["place"], "sources": ENTRIES["source"]}


class OwnRow(NamedTuple):
    """A row of a sheet: its cells by column, what was stated of it, and its place.

    `known` are the check sums of its cells when it was written; `stated` is None where a row has
    none, since a person has added it.
    """

    cells: Mapping[str, Cell]
    stated: Keys | None
    known: Mapping[str, str]
    place: str
    grouped: bool = False

    def changed(self) -> Iterator[tuple[str, Cell]]:
        """Yield the columns whose cells are not as they were written, each with its cell."""
        for column, cell in self.cells.items():
            if self.known.get(column) != str(check_sum(cell.value)):
                yield column, cell

    def at(self, key: str) -> Value:
        """Return what was stated under a key; None where nothing was."""
        return self.stated[key][1] if self.stated is not None and key in self.stated else None


class OwnWorkbook:
    """The sheets of a workbook of ours."""

    def __init__(
        self, cells: Callable[[str], SheetCells | None], into: FileAssembly, report: Report
    ) -> None:
        """Take what reads the cells of a sheet by its name; None where it has none."""
        self._cells = cells
        self._into = into
        self._report = report
        self._dropped: list[str] = []

    def read(self) -> None:
        """Read all sheets."""
        self._into.key(_cell_at("events", f"{EVENTS}!A1"), None)
        self._take_head()
        for kind in REGISTRIES:
            for row in self._rows(kind):
                self._take_entry(kind, row)
        relations = self._relations_by_event()
        repeated: dict[str, Mapping[str, str]] = {}
        for row in self._rows(EVENTS):
            texts = {name: cell.value for name, cell in row.cells.items()}
            id = texts.get("id", "")
            first = repeated.setdefault(id, texts) if row.grouped and id else texts
            if first is not texts and first == texts:
                self._into.passed()
                continue
            self._take_event(row, relations.pop(id, []))
        self._see_cells()
        self._see_relations(relations)

    def _take_head(self) -> None:
        for row in self._rows(HEAD):
            changed = dict(row.changed())
            key = changed.get("key") or row.at("key")
            value = changed["value"] if "value" in changed else row.at("value")
            if not isinstance(key, Cell):
                continue
            if key.value == "timezone" and isinstance(value, Cell):
                self._into.in_timezone(value.value)
            self._into.key(key, value)

    def _take_entry(self, kind: str, row: OwnRow) -> None:
        entry = row.at("entry")
        node = entry if isinstance(entry, Keys) else _mapping_in(row.place)
        lists = {key.key for key in _REGISTERED[kind].keys if key.is_list}
        point: list[Node | Refused] = [
            cell for name in POINT if (cell := row.cells.get(name)) is not None and cell.value
        ]
        id = row.at("id")
        for column, cell in row.changed():
            if column in POINT:
                _put_or_drop(node, "at", cell, _sequence_of(point))
            elif column == "id":
                id = cell
            else:
                _put_or_drop(node, column, cell, _value_of(cell, is_list=column in lists))
        if isinstance(id, Cell):
            self._into.entry(kind, id, node)

    def _take_event(self, row: OwnRow, relations: list[OwnRow]) -> None:
        event = row.at("event")
        node = event if isinstance(event, Keys) else _mapping_in(row.place)
        named = row.at(NAMED)
        made = isinstance(named, Cell) and named.value == "false"
        for column, cell in row.changed():
            if column in _DERIVED:
                if row.stated is not None:
                    self._dropped.append(str(cell.start_mark))
                continue
            made = made and column != "id"
            _put_or_drop(node, column, cell, _value_of(cell, is_list=column in LISTS))
        self._relate(node, row, relations)
        node.start_mark = node.end_mark = row.place
        self._into.event(node, made=made)

    def _relate(self, node: Keys, row: OwnRow, relations: list[OwnRow]) -> None:
        """Take the relations of the sheet that has them, where that was changed."""
        texts = [[cell.value for cell in each.cells.values()] for each in relations]
        known = row.at(RELATIONS)
        if isinstance(known, Cell) and known.value == str(sum_of_relations(texts)):
            return
        for key in RELATION_KINDS:
            node.pop(key, None)
        for each in relations:
            kind = each.cells[RELATION[1]]
            said = node[kind.value][1] if kind.value in node else None
            others = list(said) if isinstance(said, Sequence) else []
            node[kind.value] = kind, _sequence_of([*others, _relation_of(each)])

    def _relations_by_event(self) -> dict[str, list[OwnRow]]:
        found: dict[str, list[OwnRow]] = {}
        for row in self._rows(RELATIONS):
            if event := row.cells.get(RELATION[0]):
                found.setdefault(event.value, []).append(row)
        return found

    def _rows(self, name: str) -> Iterator[OwnRow]:
        sheet = self._cells(name)
        if sheet is None:
            return
        (_, names), *rows = sheet.rows
        grouped = names[:1] == [GROUP]
        pieces = _pieces_of(names)
        columns = {
            title: number
            for number, title in enumerate(names)
            if title and number not in pieces and not (grouped and not number)
        }

        def place(line: int, path: str) -> str:
            column = columns.get(path, columns.get(path.partition("/")[0], 0))
            return f"{name}!{letters(column + 1)}{line}"

        self._into.by_cell(place)
        for number, row in rows:
            padded = row + [""] * (len(names) - len(row))
            cells = {
                title: _cell_at(
                    padded[column], place(number, title), kind=sheet.kind(number, column)
                )
                for title, column in columns.items()
            }
            text = "".join(padded[column] for column in pieces)
            yield self._own_row(cells, text, f"{name}!A{number}")._replace(grouped=grouped)

    def _own_row(self, cells: Mapping[str, Cell], text: str, place: str) -> OwnRow:
        node = json_node(text, self._into.name, Report()) if text else None
        if not isinstance(node, Keys):
            return OwnRow(cells, None, {}, place)
        places = {name: str(cell.start_mark) for name, cell in cells.items()}
        stated, known = (node.get(key, (None, None))[1] for key in (IS, OF))
        sums = known if isinstance(known, Keys) else {}
        return OwnRow(
            cells,
            _placed(stated, places, place) if isinstance(stated, Keys) else None,
            {name: sum.value for name, (_, sum) in sums.items() if isinstance(sum, Cell)},
            place,
        )

    def _see_cells(self) -> None:
        if self._dropped:
            self._warn(
                f"{number_of(len(self._dropped), 'cell')} of columns that libyatl works out "
                "were changed",
                self._dropped[0],
                "they are not read: change the date, from which they follow",
            )

    def _see_relations(self, left: Mapping[str, list[OwnRow]]) -> None:
        for id, rows in left.items():
            self._warn(
                f"no event of the sheet '{EVENTS}' has the id '{shorten(id)}'",
                str(rows[0].cells[RELATION[0]].start_mark),
                "the relation is left out; write the id as it stands there",
            )

    def _warn(self, message: str, place: str, help: str) -> None:
        self._report.add(
            Diagnostic(
                code="sheets-disagree",
                severity=Severity.WARNING,
                message=message,
                span=Span(self._into.name, 0, 1, 0, place),
                help=help,
            )
        )


def _pieces_of(names: list[str]) -> list[int]:
    """Return the numbers of the columns with what was stated: the last so called, and on."""
    last = max((number for number, name in enumerate(names) if name == STATED), default=len(names))
    return [number for number in range(last, len(names)) if is_piece(names[number])]


def _relation_of(row: OwnRow) -> Node:
    _, _, other, *gaps = (row.cells[name] for name in RELATION)
    if not any(gap.value for gap in gaps):
        return other
    node = _mapping_in(row.place)
    for key, cell in zip(("event", *RELATION[3:]), (other, *gaps), strict=True):
        if cell.value:
            node[key] = cell._replace(value=key), cell
    return node


def _cell_at(text: str, place: str, *, kind: str | None = '"') -> Cell:
    return Cell(text, place, place, kind)


def _placed(node: Keys, places: Mapping[str, str], place: str) -> Keys:
    """Return what was stated, each key of it and all below at the cell of that column."""
    placed = _mapping_in(place)
    for name, (key, value) in node.items():
        at = places.get(name, place)
        made: Value = value
        if isinstance(value, Keys):
            made = _placed(value, places, at)
        elif isinstance(value, Sequence):
            made = Sequence(
                _placed(item, places, at)
                if isinstance(item, Keys)
                else _cell_at(item.value, at, kind=item.style)
                if isinstance(item, Cell)
                else item
                for item in value
            )
            made.start_mark = made.end_mark = at
            made.flow = False
        elif isinstance(value, Cell):
            made = _cell_at(value.value, at, kind=value.style)
        placed[name] = _cell_at(key.value, at), made
    return placed


def _mapping_in(place: str) -> Keys:
    node = Keys()
    node.start_mark = node.end_mark = place
    node.flow = False
    return node


def _sequence_of(items: list[Node | Refused]) -> Sequence | None:
    first = items[0] if items else REFUSED
    if first is REFUSED:
        return None
    node = Sequence(items)
    node.start_mark, node.end_mark, node.flow = first.start_mark, first.end_mark, False
    return node


def _value_of(cell: Cell, *, is_list: bool) -> Node | None:
    if not cell.value:
        return None
    if not is_list or JOIN not in cell.value:
        return cell
    return _sequence_of([cell._replace(value=name) for name in cell.value.split(JOIN)])


def _put_or_drop(node: Keys, key: str, at: Cell, value: Node | None) -> None:
    if value is None:
        node.pop(key, None)
    else:
        node[key] = at._replace(value=key), value
