"""Nodes to entries: events, and the actors, places and sources of the registries.

A field that is refused is reported and left out. An event is left out whole where what is
refused is its title, its date or its status, since it would otherwise say what nobody
stated. What an entry may say is in `libyatl.model.keys`.
"""

from __future__ import annotations

from libyatl.formats.entries.forms import EVENT, REGISTRIES
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence, Value, extent
from libyatl.formats.entries.values import File
from libyatl.model import Actor, Event, Place, Source
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import is_blank

_VITAL = {key.key for key in ENTRIES["event"].keys if key.required or key.vital}
_ID, _TITLE, _NAMED = (EVENT.slots[field] for field in ("id", "title", "named"))


def read_event(file: File, node: Node) -> Event | None:
    """Read an event; None where it is left out, after the reason was reported.

    An event without an id has an empty one and `named` False.
    """
    if type(node) is not Mapping:
        file.error(
            node,
            "not-an-event",
            "an event must be a mapping with a title",
            help="write `- title: ...`, and the other keys below the title",
        )
        return None
    begin, end = node.start_mark, node.end_mark
    if isinstance(begin, str) or isinstance(end, str):
        pointer = str(begin)
        file.positions.begin(int(pointer.rpartition("/")[2]), pointer.count("/"))
    else:
        file.positions.begin(begin.line + 1, begin.column + 1, end=(end.line + 1, end.column + 1))
    values, refused = EVENT.fill(file, node)
    if not values[_TITLE] and "title" not in refused:
        file.error(
            node,
            "no-title",
            "the event has no title",
            help="write `title:` and in a few words what happened; until then it is left out",
        )
        return None
    if refused and not _VITAL.isdisjoint(refused):
        return None
    values[_NAMED] = values[_ID] != ""
    return Event(*values)


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
    line, column, _ = extent(key)
    said = key if value is None else value
    value_line, value_column, _ = extent(said)
    end = said.end_mark
    last = (value_line + 1, 1) if isinstance(end, str) else (end.line + 1, end.column + 1)
    file.positions.begin(line + 1, column + 1, value=(value_line + 1, value_column + 1), end=last)
