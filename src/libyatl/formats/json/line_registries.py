"""What a line of JSON Lines carries of its chronology, beside its event.

    "registries": [
      {"kind": "chronology", "title": "The ferry", "timezone": "America/New_York"},
      {"kind": "actor", "id": "yard", "name": "The Yard", "own": {"kind": "company"}}
    ]

A line has the entries that its event needs and that no earlier line had, the first one also the
title, and whether the whole is an excerpt. Each line has the time zone of the file, so that a line
stands in it wherever it goes. `kind` and `id` tell which entry it is; keys of the
entry that are called so, or `own`, stand in its `own`. An event's own key `registries` stands in
an item of the kind `event`. So the lines, read in their order, give the names and the bounds back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping, Node, Refused, Scalar, Sequence, Value
from libyatl.formats.entries.plain import entry_plain
from libyatl.model import Event
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.query import Needs, Selection

KEY = "registries"
_REGISTRIES: dict[str, Registry] = {kind: registry for registry, kind in REGISTERED.items()}
_RESERVED = ("kind", "id", "own")
_ABOUT = ("title", "timezone", "excerpt")


class LineRegistries:
    """What the lines of a selection carry, one after the other."""

    def __init__(self, selection: Selection) -> None:
        """Take the selection, of which no line is written yet."""
        timeline = selection.timeline
        self._timeline = timeline
        self._needs = Needs(timeline, selection.names)
        self._timezone = {"timezone": timeline.timezone} if timeline.timezone else {}
        self._about: dict[str, object] = {"title": timeline.title} if timeline.title else {}
        if timeline.excerpt or selection.is_excerpt:
            self._about["excerpt"] = True

    def of(self, event: Event) -> Iterator[dict[str, object]]:
        """Yield what the event's line carries."""
        if self._about or self._timezone:
            yield {"kind": "chronology", **self._about, **self._timezone}
            self._about = {}
        for registry, id in self._needs.of([event]):
            said = entry_plain(getattr(self._timeline, registry)[id])
            own = {key: said.pop(key) for key in _RESERVED if key in said}
            yield {"kind": REGISTERED[registry], "id": id, **said, **({"own": own} if own else {})}
        if KEY in event.extra:
            yield {"kind": "event", KEY: event.extra[KEY]}


def take(line: Mapping, into: FileAssembly) -> None:
    """Take what a line of ours carries beside its event, and leave the event.

    What is not as libyatl writes it is left in the event, as a key of its own.
    """
    written, carried = line[KEY]
    items = _items(carried)
    if items is None:
        return
    del line[KEY]
    for item in items:
        kind = text_at(item, "kind")
        if kind == "event":
            line[KEY] = written, item[KEY][1]
        elif kind == "chronology":
            for key in _ABOUT:
                if key in item:
                    into.about(*item[key])
        else:
            into.entry(_REGISTRIES[kind], *_entry_of_line(item))


def timezone_of(line: Node | Refused) -> str:
    """Return the time zone in which a line of ours stands; empty where it names none."""
    carried = _value(line, KEY) if isinstance(line, Mapping) else None
    for item in _items(carried) or ():
        if text_at(item, "kind") == "chronology" and "timezone" in item:
            return text_at(item, "timezone")
    return ""


def _items(carried: Value) -> list[Mapping] | None:
    """Return the items of the list, if there are some and each is such as libyatl writes."""
    if not isinstance(carried, Sequence) or not carried:
        return None
    items = [item for item in carried if isinstance(item, Mapping) and _is_ours(item)]
    return items if len(items) == len(carried) else None


def _entry_of_line(item: Mapping) -> tuple[Scalar, Mapping]:
    """Return the id of the entry that an item is, and what it says."""
    id: Any = item.pop("id")[1]
    del item["kind"]
    if isinstance(own := _value(item, "own"), Mapping):
        del item["own"]
        item.update(own)
    return id, item


def _is_ours(item: Mapping) -> bool:
    kind = text_at(item, "kind")
    if kind in _REGISTRIES:
        return bool(text_at(item, "id")) and isinstance(_value(item, "own"), Mapping | None)
    return kind == "chronology" or (kind == "event" and KEY in item)


def text_at(item: Mapping, key: str) -> str:
    """Return the text of a key of a mapping; empty where it has none, or holds more than a text."""
    value = _value(item, key)
    return "" if value is None or isinstance(value, Mapping | Sequence | bool) else value.value


def _value(item: Mapping, key: str) -> Value:
    return item[key][1] if key in item else None
