"""Nodes to entries: events, and the actors, places and sources of the registries.

A field that is refused is reported and left out, and the entry stands; a date or a status is
kept as it was written. An event is left out whole only where it has no title, since nothing
would then be told. What an entry may say is in `libyatl.model.keys`.
"""

from __future__ import annotations

import re

from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.entries.forms import EVENT, REGISTRIES
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Refused,
    Scalar,
    Sequence,
    Value,
    extent,
    refuse,
    span_of,
)
from libyatl.formats.entries.values import File
from libyatl.model import RELATION_KINDS, Actor, Event, Place, Source
from libyatl.model.kinds import KINDS
from libyatl.text.inert import is_blank

_ID, _TITLE, _WHEN, _WRITTEN, _NAMED = (
    EVENT.slots[field] for field in ("id", "title", "when", "date_as_written", "named")
)
_REFERRED = [EVENT.slots[field] for field in ("id", *(one.plural for one in KINDS.values()))]
_AS_WRITTEN, _YEAR = "date_as_written", "year"

_WITHIN = re.compile(r"/((?:[^/]+/){0,2}?|[a-z]+_)([0-9]+)/")
"""How a pointer begins to what an event says: in a list that is bare or stands under keys, or
where events have numbered keys."""


def read_event(file: File, node: Node) -> Event | None:
    """Read an event; None where it is none, after the reason was reported.

    An event without an id has an empty one and `named` False. One without a title, which was
    reported, is to be left out; if it names nobody either, it is none.
    """
    if type(node) is not Mapping:
        file.error(
            node,
            "not-an-event",
            "an event must be a mapping with a title",
            help=_as_an_event(node),
        )
        return None
    begin, end = node.start_mark, node.end_mark
    if isinstance(begin, str) or isinstance(end, str):
        file.positions.begin(_last_number(str(begin)), str(begin).count("/"))
    else:
        file.positions.begin(begin.line + 1, begin.column + 1, end=(end.line + 1, end.column + 1))
    if _AS_WRITTEN in node:
        _see_one_date(file, node)
    if _YEAR in node and not any(key in node for key in (*RELATION_KINDS, "date", _AS_WRITTEN)):
        file.report.add(_means_date(node[_YEAR][0], file.name))
    values, refused = EVENT.fill(file, node)
    if not values[_TITLE]:
        if "title" not in refused:
            file.error(
                node,
                "no-title",
                "the event has no title",
                help=f"write `{file.title_key}` and in a few words what happened; "
                "until then it is left out",
            )
        if not any(values[slot] for slot in _REFERRED):
            return None
        values[_TITLE] = ""
    if type(values[_WRITTEN]) is not str:  # it could not be read once, and can be now
        values[_WHEN], values[_WRITTEN] = values[_WRITTEN], ""
    values[_NAMED] = values[_ID] != ""
    return Event(*values)


def _last_number(pointer: str) -> int:
    """Return the index of `/events/3`, or the row of `Sheet!B12`; 0 where there is none."""
    digits = pointer[len(pointer.rstrip("0123456789")) :]
    return int(digits or 0)


def _as_an_event(node: Node) -> str:
    """Return how to write what is no mapping as an event."""
    text = "" if isinstance(node, Sequence | Mapping) else node.value
    found = re.match(r"(\w+):(?=[^\s/])", text)
    if found and found[1] in EVENT.keys:
        return f"put a blank behind the colon of each key, as in `{found[1]}: ...`"
    return "write `- title: ...`, and the other keys below the title"


def _means_date(key: Scalar, name: str) -> Diagnostic:
    """Return what is said of a year where nothing else says when; beside a date it is a key."""
    return Diagnostic(
        code="unknown-key",
        severity=Severity.WARNING,
        message=f"'{_YEAR}' is no key of an event",
        span=span_of(key, name),
        label="did you mean 'date'?",
        help="it is kept, but libyatl makes nothing of it",
    )


def _see_one_date(file: File, node: Mapping) -> None:
    """Leave out what is said to be the date as it was written, where there is a date too."""
    written, said = node[_AS_WRITTEN]
    first, date = node.get("date", (None, None))
    if first is not None and date is not None and said is not None:
        refuse(
            written,
            file.name,
            file.report,
            code="duplicate-key",
            message=f"the date is written twice in one mapping, as 'date' and as '{_AS_WRITTEN}'",
            help="'date' stands and this one is left out; delete one of them",
            related=((span_of(first, file.name), "the first"),),
        )
        del node[_AS_WRITTEN]


def says_when(node: Node | Refused, event: Event | None) -> bool:
    """Whether something is said of when an event was, if nothing that can be read.

    It is told by the node where the event is left out. A word for no date says nothing.
    """
    if event is not None and event.title:
        return event.when is not None or bool(event.relations) or event.has_unread_date
    keys = ("date", *RELATION_KINDS)
    return isinstance(node, Mapping) and any(
        key in node and node[key][1] not in (None, []) for key in keys
    )


def read_entry(file: File, kind: str, key: Scalar, value: Value) -> Actor | Place | Source | None:
    """Read the entry of a registry (`actors`, `places`, `sources`) whose id is the key.

    A bare text is its name, or a source's title. None where it is left out.
    """
    id = key.value
    if value is REFUSED:
        return None
    if is_blank(id):
        file.error(
            key, "blank-name", f"an id in '{kind}' is blank", help="write an id before the colon"
        )
        return None
    _begin(file, key, value)
    form = REGISTRIES[kind]
    values = form.blank.copy()
    if isinstance(value, Sequence):
        file.wrong_type(value, id, "a name or a mapping")
        return None
    if isinstance(value, Mapping):
        values, _ = form.fill(file, value)
    elif value is not None:
        values[form.keys[form.naming][0]] = "" if is_blank(value.value) else value.value
    values[form.slots["id"]] = id
    if kind != "sources" and not values[form.slots["name"]]:
        values[form.slots["name"]] = id
    entry: Actor | Place | Source = form.model(*values)
    return entry


def _begin(file: File, key: Scalar, value: Node | None) -> None:
    if isinstance(key.start_mark, str) and not key.start_mark.startswith("/"):
        file.positions.begin(_last_number(key.start_mark), 1)
        return
    if isinstance(key.start_mark, str) and (within := _WITHIN.match(key.start_mark)):
        file.positions.begin(int(within[2]), 2 if within[1] else 1, value=(1, 1))
        return
    line, column, _ = extent(key)
    said = key if value is None else value
    value_line, value_column, _ = extent(said)
    end = said.end_mark
    last = (value_line + 1, 1) if isinstance(end, str) else (end.line + 1, end.column + 1)
    file.positions.begin(line + 1, column + 1, value=(value_line + 1, value_column + 1), end=last)
