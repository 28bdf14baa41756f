"""YAML as a stream: bytes to nodes, one top-level entry at a time, in linear time.

Read from the parser's events, never through a loader: every scalar is the text that the
author typed (`no`, `12:30` and `0044` are what they look like), and no tag, alias or
merge key can run code or multiply the input. What the file format leaves out of YAML is
an error with its place, and reading goes on after it where that is safe.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from libyatl.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.assembly import FileAssembly
from libyatl.formats.nodes import Mapping, Node, Scalar, Sequence
from libyatl.inert import shorten

MAX_DEPTH = 64
Entry = tuple[Scalar | None, Node | None]
"""A key of the file and its value; an event of the list comes alone, under None."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a chronology in YAML (`libyatl.formats.Read`)."""
    for key, node in entries(data, name, report):
        if key is None:
            into.event(node)
        else:
            into.key(key, node)


class _Stop(Exception):
    """Reading cannot go on; the reason is in the report."""


def entries(data: bytes, file: str, report: Report) -> Iterator[Entry]:
    """Yield what the file holds, in order: `(key, value)`, and each event as `(None, node)`.

    A file that is a bare list yields its items as events. Syntax that YAML or the file
    format refuses is reported; where reading must stop, what came before has been yielded.
    """
    stream = _Stream(data, file, report)
    try:
        yield from stream.top()
    except _Stop:
        return
    except yaml.YAMLError as failure:
        report.add(_syntax(failure, file))


class _Stream:
    def __init__(self, data: bytes, file: str, report: Report) -> None:
        self._next = _Parser(data).get_event
        self._file = file
        self._report = report

    def top(self) -> Iterator[Entry]:
        event = self._next()
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = self._next()
        if isinstance(event, StreamEndEvent):
            return
        event = self._next()
        if type(event) is SequenceStartEvent:
            self._plainly(event)
            yield from self._events()
        elif type(event) is MappingStartEvent:
            self._plainly(event)
            yield from self._keys()
        else:
            node = self._node(event, 0)
            if not (isinstance(node, Scalar) and node.plain and not node.text):
                self._error(event, "not-a-chronology", "the file is neither a list of events nor a mapping",
                            help="begin it with `events:`, or with `- title:` for a bare list")  # fmt: skip
        self._end()

    def _events(self) -> Iterator[Entry]:
        while type(event := self._next()) is not SequenceEndEvent:
            yield None, self._node(event, 2)

    def _keys(self) -> Iterator[Entry]:
        seen: dict[str, Scalar] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, seen, 1)
            value = self._next()
            if key is None:
                self._node(value, 1)
            elif key.text == "events" and type(value) is SequenceStartEvent:
                self._plainly(value)
                yield key, Sequence([], value.start_mark.line + 1, value.start_mark.column + 1)
                yield from self._events()
            else:
                yield key, self._node(value, 1)

    def _end(self) -> None:
        event = self._next()
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._error(event, "many-documents", "the file holds more than one YAML document",
                        help="only the first is read; keep each chronology in a file of its own")  # fmt: skip

    def _node(self, event: Event, depth: int) -> Node | None:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                return self._scalar(event) if self._plainly(event) else None
            return self._scalar(event)
        if kind is AliasEvent:
            self._error(event, "yaml-alias", f"an alias (*{shorten(event.anchor)}) stands for text written elsewhere",
                        help="write the text itself")  # fmt: skip
            return None
        if depth >= MAX_DEPTH:
            self._error(event, "too-deep", f"the file nests more than {MAX_DEPTH} levels deep",
                        help="reading stops here")  # fmt: skip
            raise _Stop
        sound = self._plainly(event)
        start = event.start_mark
        node: Node
        if kind is SequenceStartEvent:
            items = []
            while type(item := self._next()) is not SequenceEndEvent:
                items.append(self._node(item, depth + 1))
            node = Sequence(items, start.line + 1, start.column + 1)
        else:
            node = Mapping(self._pairs(depth + 1), start.line + 1, start.column + 1)
        return node if sound else None

    def _pairs(self, depth: int) -> dict[str, tuple[Scalar, Node | None]]:
        pairs: dict[str, tuple[Scalar, Node | None]] = {}
        seen: dict[str, Scalar] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, seen, depth)
            value = self._node(self._next(), depth)
            if key is not None:
                pairs[key.text] = key, value
        return pairs

    def _key(self, event: Event, seen: dict[str, Scalar], depth: int) -> Scalar | None:
        if type(event) is not ScalarEvent:
            self._error(event, "key-not-text", "a key must be plain text")
            self._node(event, depth)
            return None
        if not self._plainly(event):
            return None
        key = self._scalar(event)
        if key.text == "<<" and key.plain:
            self._error(event, "yaml-merge", "a merge key (<<) stands for keys written elsewhere",
                        help="write the keys themselves")  # fmt: skip
            return None
        if (first := seen.setdefault(key.text, key)) is not key:
            self._error(event, "duplicate-key", f"the key '{shorten(key.text)}' is written twice",
                        help="the first stands; delete one",
                        related=((Span(self._file, first.line, first.column, first.length), "the first"),))  # fmt: skip
            return None
        return key

    def _scalar(self, event: Event) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line = start.line
        length = end.column - start.column if end.line == line else 0
        return Scalar(event.value, line + 1, start.column + 1, length, not event.style)

    def _plainly(self, event: Event) -> bool:
        """Report an anchor or an explicit tag; a tag changes the meaning, an anchor does not."""
        if event.anchor is not None:
            self._error(event, "yaml-anchor", f"an anchor (&{shorten(event.anchor)}) marks text for use elsewhere",
                        help="delete the anchor and write the text where it is used")  # fmt: skip
        if event.tag is not None:
            self._error(event, "yaml-tag", f"a tag ({shorten(event.tag)}) says how to read what follows",
                        help="delete the tag: every value is read as the text that it is")  # fmt: skip
        return event.tag is None

    def _error(
        self,
        event: Event,
        code: str,
        message: str,
        *,
        help: str = "",
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 0
        span = Span(self._file, start.line + 1, start.column + 1, length)
        self._report.add(
            Diagnostic(code, Severity.ERROR, message, span, help=help, related=related)
        )


def _syntax(failure: yaml.YAMLError, file: str) -> Diagnostic:
    mark = getattr(failure, "problem_mark", None) or getattr(failure, "context_mark", None)
    problem = getattr(failure, "problem", None) or getattr(failure, "reason", None) or "unreadable"
    span = Span(file, mark.line + 1, mark.column + 1, 1) if mark else Span(file, 1)
    return Diagnostic(
        "yaml-syntax", Severity.ERROR, f"this is not YAML: {shorten(problem, 100)}", span,
        help=_REMEDY.get(problem, "look at the line, and at the one above it")
        + "; nothing after it is read",
    )  # fmt: skip


_REMEDY = {
    "mapping values are not allowed in this context": "put quotes around a text that holds ': '",
    "found character that cannot start any token": "put quotes around a text that begins with a mark such as @ or `, and indent with blanks, not tabs",
    "did not find expected key": "indent the keys of one entry alike, and double a ' inside single quotes",
    "did not find expected '-' indicator": "indent the entries of one list alike",
    "found unexpected end of stream": "close the quotation",
}
