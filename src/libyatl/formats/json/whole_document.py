"""A text that is one value of JSON, in whatever keys, as nodes with their places."""

from __future__ import annotations

import re

from libyatl.findings.diagnostics import Report
from libyatl.formats.controls import IN_JSON, in_cells
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Node
from libyatl.formats.json.nodes import LINE_END, json_node
from libyatl.model.source_text import SourceText

_QUOTE = re.compile(rb'"')


def open_document(data: bytes, name: str, report: Report) -> str:
    """Return the text of a document, with whose lines the report can show what it says."""
    report.open(name, SourceText(data, LINE_END))
    return data.decode()


def see_controls(data: bytes, name: str, report: Report) -> None:
    """Report the characters in a document that no text holds."""
    in_cells(data, name, report, ends=LINE_END, apart=_QUOTE, sought=IN_JSON)


def whole_document(data: bytes, name: str, into: FileAssembly, report: Report) -> Node | None:
    """Return what a document holds; None if it is blank, or cannot be read, which is reported."""
    text = open_document(data, name, report)
    node = json_node(text, name, report) if text.strip() else None
    if node is REFUSED:
        into.stop()
        return None
    see_controls(data, name, report)
    return node
