"""YAML as a stream: bytes to entries, each handed on as soon as the next begins, in linear time.

Of a text that is no YAML, or nests too deep, all entries that surely end before that place
have been read when the reason is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.controls import in_whole
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence
from libyatl.formats.foreign.undecided import LISTS, Undecided, are_events, take_foreign
from libyatl.formats.yaml.nodes import Stop, YamlNodes, open_entry
from libyatl.model.source_text import SourceText

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SCRIPT = re.compile(rb"\s*(?:(?:var|let|const)\s+[\w$]+\s*=|\{\s*')")
"""How JavaScript begins, which would pass for YAML here and there."""


def read(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a chronology in YAML (`libyatl.formats.format.Read`)."""
    if in_whole(data, name, report):
        into.stop()
        return
    if _SCRIPT.match(data):
        into.stop()
        report.add(_no_yaml(name))
        return
    text = SourceText(data)
    into.keep_text(text, open_entry)
    if b"timezone" in data:
        into.in_timezone(_timezone(data))
    entries = _Entries(YamlNodes(text, name, report), into)
    try:
        _document(entries, into)
        entries.close()
    except Stop:
        entries.close()
        into.stop(entries.line or 1, entries.column)
    except yaml.YAMLError as failure:
        from libyatl.formats.yaml.complaints import explain

        found = explain(failure, text, name)
        entries.close()
        line = entries.line or (found.span.line if found.span else 1)
        into.stop(line, entries.column)
        report.add(found)


def _no_yaml(file: str) -> Diagnostic:
    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message="the file is JavaScript, not YAML",
        span=Span(file, 1),
        help="save its data as JSON, with keys and texts in double quotes; nothing of it is read",
    )


def _timezone(data: bytes) -> str:
    """Return the text under `timezone` in the file's mapping, wherever it stands, or nothing."""
    depth = nodes = 0
    key = ""
    try:
        for event in yaml.parse(data, Loader=_Parser):
            if isinstance(event, CollectionEndEvent):
                depth -= 1
            elif isinstance(event, NodeEvent):
                if depth == 0 and type(event) is not MappingStartEvent:
                    return ""
                if depth == 1:
                    nodes += 1
                    value = getattr(event, "value", "")
                    if nodes % 2 == 0 and key == "timezone":
                        return str(value)
                    key = value
                depth += isinstance(event, CollectionStartEvent)
    except yaml.YAMLError:
        pass  # it is reported when it is read
    return ""


class _Entries:
    """The events of a text, and its entries, each handed on once what follows it has begun.

    What is no YAML often ends an entry too soon: it shows right behind what was read of it.
    """

    def __init__(self, nodes: YamlNodes, into: FileAssembly) -> None:
        self.nodes = nodes
        self.events = Undecided(into)
        self._into = into
        self.line = 0  # on which what was not handed on begins, from 1
        self.column = 1  # at which it does, where something was handed on
        self._held: tuple[Callable[..., object], tuple[Any, ...]] | None = None
        # Pairs of the file's mapping that wait until it is known which of them has the events.
        self._pairs: list[tuple[Any, Any]] = []

    def next(self) -> Any:
        """Return the next event; unless it is an end, it begins another entry."""
        # An entry that is not followed by anything may be cut short where the file breaks off, so
        # it is handed on only when the parser has come past it.
        event = self.nodes.next()
        if type(event) is not SequenceEndEvent and type(event) is not MappingEndEvent:
            if self._held is not None or self.column > 1:
                self.column = event.start_mark.column + 1
            self.release()
            self.line = event.start_mark.line + 1
        return event

    def hold(self, take: Callable[..., object], *entry: Any) -> None:
        """Take an entry, to be handed on."""
        self._held = take, entry

    def release(self) -> None:
        """Hand on the entry that was read last."""
        if self._held is not None:
            take, entry = self._held
            self._held = None
            take(*entry)

    def pair(self, key: Any, value: Any) -> None:
        """Take a pair of the file's mapping, which may be the list of another tool's events."""
        if self._pairs or (isinstance(value, Sequence) and key.value in LISTS):
            self._pairs.append((key, value))
        else:
            self._into.key(key, value)

    def has_events(self) -> None:
        """Say that no pair that waits is the file's list of events."""
        pairs, self._pairs = self._pairs, []
        for key, value in pairs:
            self._into.key(key, value)

    def ours(self) -> None:
        """Say that the file is ours."""
        self.has_events()
        if self.events.undecided:
            self.events.ours()

    def close(self) -> None:
        """Hand on whatever waits."""
        self.events.close()
        for listed, items in self._pairs:
            if isinstance(items, Sequence) and are_events(items, self._into):
                take_foreign(items, self._into)
                others = [pair for pair in self._pairs if pair[0] is not listed]
                self._pairs = []
                for key, value in others:
                    self._into.beside(key, value)
                return
        self.has_events()


def _document(entries: _Entries, into: FileAssembly) -> None:
    nodes = entries.nodes
    if nodes.document() is None:
        return
    event = nodes.next()
    if type(event) is SequenceStartEvent:
        nodes.plain(event)
        _hand_on_events(entries, into)
    elif type(event) is MappingStartEvent:
        nodes.plain(event)
        _keys(entries, into, flow=event.flow_style)
    else:
        entries.hold(_neither, nodes, event, nodes.node(event, 0))
    _end(entries, into)


def _neither(nodes: YamlNodes, event: Any, node: Node | Refused) -> None:
    if node is not REFUSED and (event.value or event.style):
        nodes.error(
            event,
            "not-a-chronology",
            "the file is neither a list of events nor a mapping",
            "begin it with `events:`, or with `- title:` for a bare list",
        )


def _hand_on_events(entries: _Entries, into: FileAssembly) -> None:
    """Hand on the items of the list that has begun."""
    next_event, node, hold = entries.next, entries.nodes.node, entries.hold
    take = entries.events.event
    while type(event := next_event()) is not SequenceEndEvent:
        hold(take, node(event, 2))


def _keys(entries: _Entries, into: FileAssembly, *, flow: bool | None) -> None:
    """Hand on the pairs of the file's mapping; events and registry entries one by one."""
    nodes, seen = entries.nodes, Mapping()
    while type(key := entries.next()) is not MappingEndEvent:
        if not nodes.is_key(key, seen, 1):
            nodes.node(nodes.next(), 1)
            continue
        seen[key.value] = key, None
        value = nodes.next()
        if key.value == "events" and type(value) is SequenceStartEvent:
            nodes.plain(value)
            entries.has_events()
            into.key(key, None)
            _hand_on_events(entries, into)
        elif key.value in REGISTRIES and type(value) is MappingStartEvent:
            nodes.plain(value)
            entries.ours()
            into.key(key, None)
            _registry(entries, key.value, into, flow=value.flow_style)
        else:
            said = type(value) is not ScalarEvent or value.value or value.style
            if flow and not said:
                nodes.see_blank(key)
            node = nodes.node(value, 1)
            if key.value == "libyatl":
                entries.ours()
            entries.hold(entries.pair, key, node if said else None)


def _registry(entries: _Entries, kind: str, into: FileAssembly, *, flow: bool | None) -> None:
    nodes, seen = entries.nodes, Mapping()
    while type(key := entries.next()) is not MappingEndEvent:
        known = nodes.is_key(key, seen, 2)
        value = nodes.next()
        node = nodes.node(value, 2)
        if known:
            if flow and type(value) is ScalarEvent and not (value.value or value.style):
                nodes.see_blank(key)
            seen[key.value] = key, None
            entries.hold(into.entry, kind, key, node)


def _end(entries: _Entries, into: FileAssembly) -> None:
    event = entries.nodes.document()
    entries.release()
    if event is not None:
        into.stop(event.start_mark.line + 1)
        entries.nodes.error(
            event,
            "many-documents",
            "the file holds more than one YAML document",
            "only the first is read; delete the line --- or ..., or make two files of it",
        )
