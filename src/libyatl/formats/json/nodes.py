"""JSON to nodes: values with their places, numbers as they were written.

Python's own scanner reads the text; what it would let pass (a key written twice, NaN,
nesting without end, half a character) is found here and reported. A value's place is its
pointer (RFC 6901), or its line where each line is a text (JSON Lines).
"""

from __future__ import annotations

import json
import re
from typing import Any

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.nodes import (
    MAX_DEPTH,
    REFUSED,
    Mapping,
    Refused,
    Scalar,
    Sequence,
    Value,
    refuse,
)
from libyatl.model.source_text import SourceText
from libyatl.text.inert import code_point, shorten

_DEPTH = MAX_DEPTH + 4
"""What nests as deep as YAML may must be read back when it was written as JSON."""
LINE_END = re.compile(rb"\r\n|\r|\n")
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[{]|[\]}]', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_MEANING = {
    "Expecting value": (
        "a value is expected here",
        "write a text in double quotes, a number, true, false, null, a list or an object",
    ),
    "Expecting property name": (
        "a key is expected here",
        "write keys in double quotes, and no comma before a }",
    ),
    "Illegal trailing comma": ("a comma stands before the end", "delete the comma"),
    "Expecting ',' delimiter": ("a comma is expected here", "put a comma between two values"),
    "Expecting ':' delimiter": ("a colon is expected here", "put a colon after the key"),
    "Unterminated string": ("a quotation is opened and not closed", 'close it with "'),
    "Invalid control character": (
        "a quotation goes over a line end, or holds a tab",
        r"write \n for a line end and \t for a tab",
    ),
    "Invalid \\escape": ("there is no such escape", r"write \\ for a backslash"),
    "Invalid \\uXXXX escape": (
        "there is no such escape",
        r"write four hexadecimal digits after \u",
    ),
    "Extra data": (
        "the text goes on after its end",
        "put several events into a list, or say that it is JSON Lines: -F jsonl",
    ),
}


class _Bare(str):
    """A number, as it was written."""

    __slots__ = ()


class _NoNumber(str):
    """NaN or Infinity, of which JSON knows nothing."""

    __slots__ = ()


class _Pairs(list[tuple[str, Any]]):
    """The pairs of an object, doubles and all."""


_decode = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_float=_Bare, parse_int=_Bare, parse_constant=_NoNumber
).decode
_WORDS = {True: "true", False: "false", None: ""}


def json_node(text: str, file: str, report: Report, *, line: int | None = None) -> Value:
    """Return the node that the text is, or `REFUSED` after the reason was reported.

    `line` is the line, from 0, where the text is one line of JSON Lines.
    """
    lost = "nothing of it is read" if line is None else "the line is left out"
    try:
        raw = _decode(text)
        if not _nests_too_deep(raw):
            return _Nodes(file, report, line).node(raw, "")
        flaw = _too_deep(text)
    except json.JSONDecodeError as failure:
        flaw = _explained(failure)
    except RecursionError:
        flaw = _too_deep(text)
    offset, code, message, help = flaw
    if line is None:
        source = SourceText(text.encode(), LINE_END)
        place = source.place(len(text[:offset].encode()))
    else:
        place = line + 1, offset + 1
    span = Span(file, *place, 1)
    report.add(
        Diagnostic(
            code=code, severity=Severity.ERROR, message=message, span=span, help=f"{help}; {lost}"
        )
    )
    return REFUSED


def _nests_too_deep(raw: Any) -> bool:
    """Whether lists and objects nest beyond the bound, looked at level by level."""
    level = [raw]
    for _ in range(_DEPTH + 1):
        if not level:
            return False
        level = [
            each
            for holder in level
            if isinstance(holder, list)
            for each in (pair[1] if isinstance(holder, _Pairs) else pair for pair in holder)
            if isinstance(each, list)
        ]
    return True


def _too_deep(text: str) -> tuple[int, str, str, str]:
    depth = place = 0
    for found in _NESTING.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth > _DEPTH:
            place = found.start()
            break
    message = f"the file nests more than {MAX_DEPTH} levels deep"
    return place, "too-deep", message, "write it flatter"


def _explained(failure: json.JSONDecodeError) -> tuple[int, str, str, str]:
    said, offset = failure.msg, failure.pos
    char = failure.doc[offset : offset + 1]
    if said.startswith("Invalid control character") and char not in "\t\r\n":
        message = f"a text holds the control character {code_point(char)}"
        return offset, "control-character", message, r"delete it, or write it as \u and four digits"
    before = failure.doc[:offset].rstrip()
    if before.endswith(",") and failure.doc[offset : offset + 1] in ("]", "}"):
        said, offset = "Illegal trailing comma", len(before) - 1  # as Python says from 3.13 on
    meaning, help = next(
        (meaning for begin, meaning in _MEANING.items() if said.startswith(begin)),
        (said, "see that it is JSON"),
    )
    return offset, "json-syntax", f"this is no JSON: {meaning}", help


class _Nodes:
    def __init__(self, file: str, report: Report, line: int | None) -> None:
        self._file = file
        self._report = report
        self._begin = None if line is None else Line(line)
        self._end = None if line is None else Line(line + 1)

    def node(self, raw: Any, pointer: str) -> Value:
        kind = type(raw)
        if kind is str:
            return self._text(raw, pointer)
        if kind is _Bare:
            return self._atom(str(raw), None, pointer)
        if kind is _Pairs:
            return self._mapping(raw, pointer)
        if kind is list:
            return self._sequence(raw, pointer)
        if kind is _NoNumber:
            at = self._atom(str(raw), None, pointer)
            return self._error(
                at,
                "json-number",
                f"{raw} is no number of JSON",
                "write a number in digits, or put it in quotes as a text",
            )
        return None if raw is None else self._atom(_WORDS[raw], None, pointer)

    def _atom(self, text: str, style: str | None, pointer: str) -> Cell:
        if self._begin is None or self._end is None:
            return Cell(text, pointer, pointer, style)
        return Cell(text, self._begin, self._end, style)

    def _text(self, text: str, pointer: str) -> Scalar | Refused:
        atom = self._atom(text, '"', pointer)
        if not text.isascii() and _HALF.search(text):
            return self._error(
                atom,
                "not-utf8",
                "the text holds half of a character",
                r"write the whole pair of \u escapes, or the character itself",
            )
        return atom

    def _sequence(self, raw: list[Any], pointer: str) -> Sequence:
        items = Sequence()
        for number, each in enumerate(raw):
            place = f"{pointer}/{number}"
            node = self.node(each, place)
            items.append(self._atom("", None, place) if node is None else node)
        self._put(items, pointer)
        return items

    def _mapping(self, raw: _Pairs, pointer: str) -> Mapping:
        pairs = Mapping()
        for key, value in raw:
            place = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            written = self._text(key, place)
            if written is REFUSED:
                continue
            if key in pairs:
                self._error(
                    written,
                    "duplicate-key",
                    f"the key '{shorten(key)}' is written twice in one object",
                    "the first stands and this one is left out; delete one of them",
                )
            else:
                pairs[key] = written, self.node(value, place)
        self._put(pairs, pointer)
        return pairs

    def _put(self, made: Sequence | Mapping, pointer: str) -> None:
        made.start_mark = pointer if self._begin is None else self._begin
        made.end_mark = pointer if self._end is None else self._end
        made.flow = False

    def _error(self, at: Scalar, code: str, message: str, help: str) -> Refused:
        return refuse(at, self._file, self._report, code=code, message=message, help=help)
