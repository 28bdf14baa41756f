"""JSON and JSON Lines to entries: a file of ours, a bare list of events, an event a line.

What libyatl wrote beside the events' own keys is taken for what it is. `bounds` with a
`basis` of ours was derived, and is not read again: of it only `own` counts, the event's own key
`bounds`, and `named: false`, which says that the id was made from the title.
"""

from __future__ import annotations

import re

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.controls import IN_JSON, in_cells
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence
from libyatl.formats.foreign.nested import hoisted
from libyatl.formats.foreign.undecided import (
    Undecided,
    is_event,
    is_ours,
    list_of,
    take_foreign,
)
from libyatl.formats.json.line_registries import KEY, take, text_at, timezone_of
from libyatl.formats.json.nodes import json_node
from libyatl.formats.json.numbered import BEFORE, numbered_events
from libyatl.formats.json.whole_document import whole_document
from libyatl.model.keys import BOUNDS
from libyatl.model.source_text import SourceText

_QUOTE = re.compile(rb'"')
_LINE_FEED = re.compile(rb"\n")
_NONE = None, None
_BASES = ("stated", "derived")


def read_json(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a chronology in JSON (`libyatl.formats.format.Read`)."""
    into.positions.point("events")
    node = whole_document(data, name, into, report)
    if isinstance(node, Mapping):
        _keys(node, into)
    elif isinstance(node, Sequence):
        _events_of(node, Undecided(into))
    elif node is not None:
        help = 'write {"events": [...]}, or a list of events'
        message = "the file is neither a list of events nor an object"
        report.add(
            Diagnostic(
                code="not-a-chronology",
                severity=Severity.ERROR,
                message=message,
                span=Span(name, 1),
                help=help,
            )
        )


def read_jsonl(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read an event from each line of JSON (`libyatl.formats.format.Read`)."""
    report.open(name, SourceText(data, _LINE_FEED))
    in_cells(data, name, report, ends=_LINE_FEED, apart=_QUOTE, sought=IN_JSON)
    lines = Undecided(into)
    for number, line in enumerate(data.decode().split("\n")):
        if line and not line.isspace():
            node = json_node(line, name, report, line=number)
            if node is REFUSED:
                into.skip(number + 1, len(line))
            elif node is None:
                into.passed()
            else:
                if isinstance(node, Mapping) and KEY in node:
                    lines.ours()
                into.in_timezone(timezone_of(node))
                if isinstance(node, Mapping) and KEY in node:
                    take(node, into)
                _event(node, lines)
    lines.close()


def _keys(file: Mapping, into: FileAssembly) -> None:
    if is_event(file, into):
        into.note(hoisted(file))
        return
    if (numbered := numbered_events(file)) is not None:
        into.positions.point(BEFORE)
        take_foreign(numbered, into)
        return
    events = Undecided(into)
    if is_ours(file):
        events.ours()
    listed = "events"
    if events.undecided and not isinstance(file.get(listed, _NONE)[1], Sequence):
        listed = list_of(file, into) or listed
    into.in_timezone(text_at(file, "timezone"))
    if isinstance(items := file.get(listed, _NONE)[1], Sequence):
        into.positions.point(listed)
        if listed == "events":
            into.key(file[listed][0], None)
            _events_of(items, events)
        else:
            take_foreign(items, into)
    foreign = events.foreign or listed != "events"
    for key, (written, value) in file.items():
        if key == listed and isinstance(value, Sequence):
            continue
        if foreign:
            into.beside(written, value)
        elif key in REGISTRIES and isinstance(value, Mapping):
            into.key(written, None)
            for id, entry in value.values():
                into.entry(key, id, entry)
        else:
            into.key(written, value)


def _events_of(items: Sequence, events: Undecided) -> None:
    for item in items:
        _event(item, events)
    events.close()


def _event(node: Node | Refused, events: Undecided) -> None:
    made = False
    if isinstance(node, Mapping) and (bounds := _derived(node)) is not None:
        written, _ = node.pop(BOUNDS)
        made = text_at(bounds, "named") == "false"
        if "own" in bounds:
            node[BOUNDS] = written, bounds["own"][1]
        events.ours()
    events.event(node, made=made)


def _derived(event: Mapping) -> Mapping | None:
    """Return the bounds of an event that libyatl wrote."""
    bounds = event[BOUNDS][1] if BOUNDS in event else None
    if isinstance(bounds, Mapping) and text_at(bounds, "basis") in _BASES:
        return bounds
    return None
