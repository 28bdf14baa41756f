"""For each key of the table a chronology that states it, so that no place of the house forgets one.

A new key needs nothing here; a new kind of value, or of entry, needs its line.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from libyatl import formats
from libyatl.model import Timeline
from libyatl.model.key_forms import HeadKey, HeadKind, Key, ValueKind
from libyatl.model.keys import ENTRIES, EntryName

VALUES: dict[ValueKind, object] = {
    "text": "a probe of texts",
    "title": "A probe of titles",
    "reason": "It is a probe.",
    "name": "probe-name",
    "names": ["probe one", "probe two"],
    "relays": ["probe one", "probe two"],
    "date": "25 July 2017",
    "unread": "n.d.",
    "gap": "2..4 weeks",
    "integer": 0,
    "degrees": [0, 13.25],
    "status": "disputed",
    "tells": "ahead",
    "participants": ["probe one", "probe two"],
    "citations": ["probe one", "probe two"],
    "relations": ["other"],
    "account": {"date": "1901"},
}
HEADS: dict[HeadKind, object] = {
    "zone": "Africa/Tripoli",
    "text": "A probe of texts",
    "events": [{"id": "probe", "title": "A probe of events"}],
    "registry": {"probe": {"note": "a probe of entries"}},
    "acceptances": {"no-source": "It is a probe."},
    "truth": True,
    "version": 1,
}
OTHER = {"id": "other", "title": "The other"}

Wrap = Callable[[dict[str, Any]], dict[str, Any]]
_HOLDERS: dict[EntryName, tuple[Wrap, Callable[[Timeline], Any]]] = {
    "event": (lambda said: {"title": "One", **said}, lambda timeline: timeline.events[0]),
    "participant": (
        lambda said: {"title": "One", "actors": [said]},
        lambda timeline: timeline.events[0].actors[0],
    ),
    "citation": (
        lambda said: {"title": "One", "sources": [said]},
        lambda timeline: timeline.events[0].sources[0],
    ),
    "account": (
        lambda said: {"title": "One", "sources": [{"id": "s", "says": said}]},
        lambda timeline: timeline.events[0].sources[0].says,
    ),
    "relation": (
        lambda said: {"title": "One", "after": [said]},
        lambda timeline: timeline.events[0].relations[0],
    ),
    "actor": (
        lambda said: {"title": "One", "actors": ["known"], "registry": {"actors": said}},
        lambda timeline: timeline.actors["known"],
    ),
    "place": (
        lambda said: {"title": "One", "places": ["known"], "registry": {"places": said}},
        lambda timeline: timeline.places["known"],
    ),
    "source": (
        lambda said: {"title": "One", "sources": ["known"], "registry": {"sources": said}},
        lambda timeline: timeline.sources["known"],
    ),
    "acceptance": (
        lambda said: {"title": "One", "check": {"no-source": said}},
        lambda timeline: timeline.accepted[0],
    ),
}
KEYS = [(name, key) for name, form in ENTRIES.items() for key in form.keys]
"""Each key of the table, with the kind of entry that has it."""


def label(value: object) -> str:
    """Return what a test of a key is called."""
    return value.key if isinstance(value, Key | HeadKey) else str(value)


def stating(name: EntryName, *keys: Key, on: str = "") -> Timeline:
    """Return a chronology with one entry of the kind, which has the keys and what it must have.

    Events have the date `on`, unless it is empty, or what they state is their date.
    """
    needed = [key for key in ENTRIES[name].keys if key.required and key not in keys]
    said: dict[str, Any] = {key.key: VALUES[key.kind] for key in (*needed, *keys)}
    if name == "relation":
        said["event"] = "other"
    event = _HOLDERS[name][0](said)
    head = {key: event.pop(key) for key in ("check",) if key in event}
    for registry, entry in event.pop("registry", {}).items():
        head[registry] = {"known": entry}
    dated = {"date": on} if on and not any(key.kind in ("date", "unread") for key in keys) else {}
    return read(json.dumps({**head, "events": [{**dated, **event}, {**dated, **OTHER}]}), "json")


def stated(name: EntryName, timeline: Timeline) -> Any:
    """Return the one entry of the kind.

    Raises:
        LookupError: there is none.
    """
    return _HOLDERS[name][1](timeline)


def heading(key: HeadKey, *, on: str = "") -> Timeline:
    """Return a chronology that states a key of the file as a whole; its event has the date `on`."""
    said: dict[str, Any] = {"events": [OTHER], key.key: HEADS[key.kind]}
    if on:
        said["events"] = [{"date": on, **event} for event in said["events"]]
    return read(json.dumps(said), "json")


def read(text: str | bytes, format: str) -> Timeline:
    """Return the chronology that a text is, or the bytes of a file."""
    data = text.encode() if isinstance(text, str) else text
    return formats.read_data([("probe", data)], format=format)
