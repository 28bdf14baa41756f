"""The items of a CSL library as entries of the registry `sources`.

An entry has the citation key of its item for an id, else the item's own id, so that events cite it
by that. What an item says beyond the keys of a source stands under `csl`, a key of its own.
"""

from __future__ import annotations

from typing import Any

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.csl.csl_dates import in_numbers
from libyatl.formats.csl.items import fields_of, kept_of
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Scalar,
    Sequence,
    refuse,
)
from libyatl.formats.entries.values import plain_value
from libyatl.formats.json.whole_document import whole_document
from libyatl.model.keys import LIBRARY
from libyatl.text.inert import is_blank, shorten

_CALLED = {"title": "title", "author": "author", "published": "issued", "accessed": "accessed"}
_BOOLEANS = {"true": True, "false": False}


def read_csl(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a library of sources (`libyatl.formats.format.Read`)."""
    into.by_cell(_pointer_to)
    node = whole_document(data, name, into, report)
    if isinstance(node, Sequence):
        _each_item(node, name, into, report)
    elif node is not None:
        report.add(
            Diagnostic(
                code="not-a-chronology",
                severity=Severity.ERROR,
                message="the file is no list of sources",
                span=Span(name, 1),
                help="write a list of objects, as Zotero exports it in CSL JSON",
            )
        )


def _pointer_to(number: int, path: str) -> str:
    """Return the pointer to an item, or to the key of it that tells a key of its source."""
    return f"/{number}/{_CALLED[path]}" if path in _CALLED else f"/{number}"


def _each_item(items: Sequence, name: str, into: FileAssembly, report: Report) -> None:
    borne: dict[str, Scalar] = {}
    for number, node in enumerate(items):
        into.passed()
        if node is REFUSED:
            continue
        if not isinstance(node, Mapping):
            refuse(
                node,
                name,
                report,
                code="wrong-type",
                message="a source must be an object",
                help='write {"id": ..., "type": ...}; this one is left out',
            )
            continue
        id = _key_of_item(node)
        if id is None:
            refuse(
                node,
                name,
                report,
                code="no-name",
                message="a source needs 'id'",
                help='write "id" and by what it is cited; without it this one is left out',
            )
        elif id.value in borne:
            refuse(
                id,
                name,
                report,
                code="duplicate-id",
                message=f"the id '{shorten(id.value)}' is borne by an earlier source",
                help="the first stands and this one is left out; give it an id of its own",
            )
        else:
            borne[id.value] = id
            _enter_item(node, id, number, into)


def _key_of_item(node: Mapping) -> Scalar | None:
    for key in ("citation-key", "id"):
        _, value = node.get(key, (None, None))
        if value is None or value is REFUSED or isinstance(value, Sequence | Mapping):
            continue
        if not is_blank(value.value):
            return value
    return None


def _enter_item(node: Mapping, id: Scalar, number: int, into: FileAssembly) -> None:
    item = _json_object(node)
    if node.get("citation-key", (None, None))[1] is id:
        item.pop("citation-key")
    else:
        item.pop("id")
    item = {key: in_numbers(value) for key, value in item.items()}
    fields = fields_of(item)
    entry = Mapping()
    mark = node.start_mark
    for key, text in fields.items():
        cell = Cell(text, mark, mark, '"')
        entry[key] = cell._replace(value=key), cell
    entry.start_mark, entry.end_mark, entry.flow = mark, node.end_mark, False
    kept = kept_of(item, fields)
    called = Cell(id.value, str(number), str(number))
    into.entry("sources", called, entry, own={LIBRARY: _numbers_in_words(kept)})


def _json_object(node: Mapping) -> dict[str, object]:
    """Return what an object says; a key without a value says nothing."""
    return {
        key: _json_value(value)
        for key, (_, value) in node.items()
        if value is not None and value is not REFUSED
    }


def _json_value(node: Node) -> object:
    if isinstance(node, Mapping):
        return _json_object(node)
    if isinstance(node, Sequence):
        return [_json_value(item) for item in node if item is not REFUSED]
    return plain_value(node) if node.style else _BOOLEANS.get(node.value, plain_value(node))


def _numbers_in_words(value: Any) -> Any:
    """Return a value as keys of an author's own hold it: yes and no are texts there."""
    if isinstance(value, dict):
        return {key: _numbers_in_words(each) for key, each in value.items()}
    if isinstance(value, list):
        return list(map(_numbers_in_words, value))
    return str(value).lower() if isinstance(value, bool) else value
