"""A workbook that libyatl wrote, to the chronology that it was.

Each row has what was stated of its entry (`libyatl.formats.xlsx.stated`). That is taken, but for
the cells that were changed since: those are read as the cells of any table of ours are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping as Keys
from libyatl.formats.entries.nodes import Node, Refused, Sequence
from libyatl.formats.json.nodes import json_node
from libyatl.formats.tabular.headers import GROUP, LISTS
from libyatl.formats.xlsx.own_rows import (
    OwnRow,
    cell_at,
    mapping_in,
    pieces_of,
    placed_at,
    put_or_drop,
    relation_of,
    sequence_of,
    value_of,
)
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
    sum_of_relations,
)
from libyatl.formats.xlsx.survey import letters
from libyatl.model.entries import RELATION_KINDS
from libyatl.model.keys import ENTRIES
from libyatl.query.columns import COLUMNS
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_DERIVED = frozenset(COLUMNS) - {key.key for key in ENTRIES["event"].keys}
_REGISTERED = {"actors": ENTRIES["actor"], "places": ENTRIES["place"], "sources": ENTRIES["source"]}


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
        self._into.key(cell_at("events", f"{EVENTS}!A1"), None)
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
        node = entry if isinstance(entry, Keys) else mapping_in(row.place)
        lists = {key.key for key in _REGISTERED[kind].keys if key.is_list}
        # A number of more digits than a spreadsheet has stands as a text, and is one all the same.
        point: list[Node | Refused] = [
            cell._replace(style=None)
            for name in POINT
            if (cell := row.cells.get(name)) is not None and cell.value
        ]
        id = row.at("id")
        for column, cell in row.changed():
            if column in POINT:
                put_or_drop(node, "at", cell, sequence_of(point))
            elif column == "id":
                id = cell
            else:
                put_or_drop(node, column, cell, value_of(cell, is_list=column in lists))
        if isinstance(id, Cell):
            self._into.entry(kind, id, node)

    def _take_event(self, row: OwnRow, relations: list[OwnRow]) -> None:
        event = row.at("event")
        node = event if isinstance(event, Keys) else mapping_in(row.place)
        named = row.at(NAMED)
        made = isinstance(named, Cell) and named.value == "false"
        for column, cell in row.changed():
            if column in _DERIVED:
                if row.stated is not None:
                    self._dropped.append(str(cell.start_mark))
                continue
            made = made and column != "id"
            put_or_drop(node, column, cell, value_of(cell, is_list=column in LISTS))
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
            node[kind.value] = kind, sequence_of([*others, relation_of(each)])

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
        pieces = pieces_of(names)
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
                title: cell_at(
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
            placed_at(stated, places, place) if isinstance(stated, Keys) else None,
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
