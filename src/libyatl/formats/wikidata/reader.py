"""The rows of a SPARQL result as entries of another tool.

Each row is an entry. What of it has no key of an event is kept under the name of its variable; a
time that was read as another text than its letters is kept too. A variable that a row does not bind
says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping, Node, Refused, Sequence, Value, span_of
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.foreign.nested import columns_of
from libyatl.formats.foreign.roles import Role
from libyatl.formats.json.whole_document import whole_document
from libyatl.formats.wikidata.padded_times import is_of_json
from libyatl.formats.wikidata.query_variables import (
    ID,
    LATITUDE,
    LONGITUDE,
    Bound,
    Variables,
    entity_of,
    variables_of,
)
from libyatl.formats.wikidata.row_times import RowTimes
from libyatl.model.entries import AS_TYPED
from libyatl.text.plurals import number_of

_NONE = None, None
_TERM = frozenset(("type", "value", "datatype", "xml:lang"))
_POINT = re.compile(r"POINT\s*\(\s*(-?[0-9.]+)\s+(-?[0-9.]+)\s*\)", re.IGNORECASE)
_UNKNOWN = "/.well-known/genid/"
"""What stands in the address of a value that Wikidata says is unknown."""


def read_result(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read the result of a SPARQL query (`libyatl.formats.format.Read`)."""
    node = whole_document(data, name, into, report)
    if node is None:
        return
    rows, names = _rows_and_names(node)
    if rows is None:
        report.add(_no_result(name))
        return
    into.positions.point("results/bindings")
    for key, value in _said_beside(node):
        into.beside(key, value)
    entries = []
    for row in rows:
        if isinstance(row, Mapping):
            entries.append(row)
        else:
            into.event(row)
    if entries:
        _read_rows(entries, names, into)


def _rows_and_names(node: Node) -> tuple[Sequence | None, list[str]]:
    """Return the rows of a result, and its variables in the order in which they were asked for."""
    if isinstance(node, Sequence):
        return node, []
    if not isinstance(node, Mapping):
        return None, []
    head, results = (node.get(key, _NONE)[1] for key in ("head", "results"))
    rows = results.get("bindings", _NONE)[1] if isinstance(results, Mapping) else None
    asked = head.get("vars", _NONE)[1] if isinstance(head, Mapping) else None
    cells = map(scalar_in, asked) if isinstance(asked, Sequence) else ()
    names = [cell.value for cell in cells if cell is not None]
    return rows if isinstance(rows, Sequence) else None, names


def _said_beside(node: Node) -> Iterator[tuple[Cell, Value]]:
    """Yield what a result says beside its rows and variables."""
    if not isinstance(node, Mapping):
        return
    for name, (key, value) in node.items():
        known = {"head": "vars", "results": "bindings"}.get(name)
        if known is None or not isinstance(value, Mapping):
            yield with_text(key, name), value
            continue
        for inner, (written, said) in value.items():
            if inner != known:
                yield with_text(written, f"{inner} of {name}"), said


def _no_result(file: str) -> Diagnostic:
    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message="the file is no table of results: it has no list under results and bindings",
        span=Span(file, 1),
        help="ask with SELECT, and take the result as application/sparql-results+json",
    )


def _read_rows(rows: list[Mapping], asked: list[str], into: FileAssembly) -> None:
    names = list(dict.fromkeys([*asked, *(name for row in rows for name in row)]))
    by = variables_of(names, _bound_in_rows(rows, names), into.how)
    telling = _Telling(by, rows, trust_days=into.how.trust_days)
    told = [telling.entry(row) for row in rows]
    columns = list(dict.fromkeys([*names, *(name for entry in told for name in entry)]))
    into.positions.rename(columns_of(_columns_of_events(by)))
    for found in telling.times.warnings(into.name):
        into.report.add(found)
    read_foreign(
        lambda: iter(told),
        columns,
        into,
        what="key",
        place=span_of(told[0], into.name),
        said=tuple(telling.notes()),
        preset=by.preset,
    )


def _columns_of_events(by: Variables) -> dict[str, Role]:
    first: dict[str, Role] = dict.fromkeys(by.dates[:1], "date")
    return first | ({by.title: "title"} if by.title else {})


def _bound_in_rows(rows: list[Mapping], names: list[str]) -> dict[str, Bound]:
    types: dict[str, set[str]] = {name: set() for name in names}
    first = dict.fromkeys(names, "")
    for row in rows:
        for name, (_, term) in row.items():
            if isinstance(term, Mapping):
                datatype = scalar_in(term.get("datatype", _NONE)[1])
                value = scalar_in(term.get("value", _NONE)[1])
                types[name].add("" if datatype is None else datatype.value)
                first[name] = first[name] or ("" if value is None else value.value)
    return {name: Bound(frozenset(types[name]), first[name]) for name in names}


class _Telling:
    """What tells rows as flat mappings, and counts what is to be said of them."""

    def __init__(self, by: Variables, rows: list[Mapping], *, trust_days: bool) -> None:
        self._by = by
        of_json = {
            name
            for row in rows
            for name in by.dates
            if (cell := _cell_of(row.get(name, _NONE)[1])) and is_of_json(cell.value)
        }
        self.times = RowTimes(by, frozenset(of_json), trust_days=trust_days)
        self._unknown = self._unnamed = self._described = 0
        self._items: Counter[str] = Counter()

    def entry(self, row: Mapping) -> Mapping:
        """Return a row, each variable with the text that it is bound to."""
        entry = Mapping()
        entry.start_mark, entry.end_mark, entry.flow = row.start_mark, row.end_mark, False
        cells = {name: cell for name, (_, term) in row.items() if (cell := _cell_of(term))}
        unknown = {name for name, (_, term) in row.items() if _is_unknown(term)}
        self._unknown += len(unknown)
        for name, (key, term) in row.items():
            if name not in cells:
                entry[name] = key, term
            elif name in unknown or name.removesuffix("Label") in unknown:
                _put_cell(entry, f"{name}{AS_TYPED}", cells[name])
            else:
                self._tell(name, cells, entry)
            self._described += isinstance(term, Mapping) and len(term) > 1 and name in cells
        return entry

    def _tell(self, name: str, cells: dict[str, Cell], entry: Mapping) -> None:
        by, cell = self._by, cells[name]
        if name in by.dates:
            date = self.times.told(name, cell, cells)
            _put_cell(entry, name, date)
            if date.value != cell.value:
                _put_cell(entry, f"{name}{AS_TYPED}", cell)
            return
        point = _POINT.fullmatch(cell.value) if name == by.point else None
        if point and any(place in cells for place in by.places):
            _put_cell(entry, LONGITUDE, with_text(cell, point[1]))
            _put_cell(entry, LATITUDE, with_text(cell, point[2]))
            return
        _put_cell(entry, name, cell)
        if name == by.subject and (id := entity_of(cell.value)):
            _put_cell(entry, ID, with_text(cell, id))
            self._items[id] += 1
        title = cells.get(by.title)
        self._unnamed += name == by.subject and title is not None and title.value == id

    def notes(self) -> Iterator[tuple[str, str]]:
        """Yield what is to be said of the rows, each with a word in front."""
        for note in self.times.notes():
            yield "note", note
        if several := [count for count in self._items.values() if count > 1]:
            items = number_of(len(several), "item")
            yield (
                "note",
                f"{sum(several)} rows are of {items}: a query gives a row for each combination; "
                "all stand, and GROUP_CONCAT makes one of them",
            )
        if self._unnamed:
            yield "note", f"{number_of(self._unnamed, 'row')} without a name in the language asked"
        if self._unknown:
            values = number_of(self._unknown, "value")
            yield "note", f"kept as typed: {values} that Wikidata calls unknown"
        if self._described:
            values = number_of(self._described, "value")
            yield "note", f"the types, datatypes and languages of {values} are left out"


def _put_cell(entry: Mapping, name: str, cell: Cell) -> None:
    entry[name] = with_text(cell, name), cell


def _cell_of(term: Value | Refused) -> Cell | None:
    """Return the text of a term; None of what is no plain term, which is kept as it is."""
    if not isinstance(term, Mapping) or not _TERM.issuperset(term):
        return None
    value = scalar_in(term.get("value", _NONE)[1])
    return None if value is None else with_text(value, value.value)


def _is_unknown(term: Value | Refused) -> bool:
    """Whether a term stands for a value that nobody knows."""
    if not isinstance(term, Mapping):
        return False
    type, value = (scalar_in(term.get(key, _NONE)[1]) for key in ("type", "value"))
    is_blank_node = type is not None and type.value == "bnode"
    return is_blank_node or (value is not None and _UNKNOWN in value.value)
