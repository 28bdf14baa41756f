"""YAML as a stream: bytes to entries, each handed on as soon as it ends, in linear time.

Of a text that is no YAML, or nests too deep, all that stands before that place has been
read when the reason is reported.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from libyatl.diagnostics import Report
from libyatl.formats.assembly import REGISTRIES, FileAssembly
from libyatl.formats.nodes import REFUSED, Mapping
from libyatl.formats.yaml_nodes import Stop, YamlNodes, find
from libyatl.formats.yaml_syntax import explain
from libyatl.positions import SourceText


def read(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a chronology in YAML (`libyatl.formats.Read`)."""
    text = SourceText(data)
    into.keep_text(text, find)
    try:
        _document(YamlNodes(data, name, report), into)
    except Stop:
        into.stop()
    except yaml.YAMLError as failure:
        into.stop()
        report.add(explain(failure, text, name))


def _document(nodes: YamlNodes, into: FileAssembly) -> None:
    if nodes.document() is None:
        return
    event = nodes.next()
    if type(event) is SequenceStartEvent:
        nodes.plain(event)
        _events(nodes, into)
    elif type(event) is MappingStartEvent:
        nodes.plain(event)
        _keys(nodes, into)
    else:
        _neither(nodes, event)
    _end(nodes)


def _neither(nodes: YamlNodes, event: Any) -> None:
    node = nodes.node(event, 0)
    if node is not REFUSED and (event.value or event.style):
        nodes.error(
            event, "not-a-chronology", "the file is neither a list of events nor a mapping",
            "begin it with `events:`, or with `- title:` for a bare list",
        )  # fmt: skip


def _events(nodes: YamlNodes, into: FileAssembly) -> None:
    """Hand on the items of the list that has begun."""
    next_event, node, take = nodes.next, nodes.node, into.event
    while type(event := next_event()) is not SequenceEndEvent:
        take(node(event, 2))


def _keys(nodes: YamlNodes, into: FileAssembly) -> None:
    """Hand on the pairs of the file's mapping; events and registry entries one by one."""
    seen = Mapping()
    while type(key := nodes.next()) is not MappingEndEvent:
        if not nodes.is_key(key, seen, 1):
            nodes.node(nodes.next(), 1)
            continue
        seen[key.value] = key, None
        value = nodes.next()
        if key.value == "events" and type(value) is SequenceStartEvent:
            nodes.plain(value)
            into.key(key, None)
            _events(nodes, into)
        elif key.value in REGISTRIES and type(value) is MappingStartEvent:
            nodes.plain(value)
            into.key(key, None)
            _registry(nodes, key.value, into)
        else:
            said = type(value) is not ScalarEvent or value.value or value.style
            node = nodes.node(value, 1)
            into.key(key, node if said else None)


def _registry(nodes: YamlNodes, kind: str, into: FileAssembly) -> None:
    seen = Mapping()
    while type(key := nodes.next()) is not MappingEndEvent:
        known = nodes.is_key(key, seen, 2)
        node = nodes.node(nodes.next(), 2)
        if known:
            seen[key.value] = key, None
            into.entry(kind, key, node)


def _end(nodes: YamlNodes) -> None:
    if (event := nodes.document()) is not None:
        nodes.error(
            event, "many-documents", "the file holds more than one YAML document",
            "only the first is read; delete the line --- or ..., or make two files of it",
        )  # fmt: skip
