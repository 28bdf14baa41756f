"""By what a text in YAML is known for a chronology."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events as of

from libyatl.formats.entries.assembly import FILE_KEYS, REGISTRIES
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.undecided import LISTS, name_events
from libyatl.formats.format import NO_KEY, Keys
from libyatl.formats.how import How

_LIST = re.compile(
    rb"(?:\A|^events:[ \t]*(?:#.*)?\r?\n)"
    rb"(?:(?:---)?[ \t]*(?:#.*)?\r?\n)*(?P<indent> *)-(?=[ \t\r\n])",
    re.M,
)
"""The list of events, up to its first dash, where it stands as people write one."""

_BARE = None
"""What a bare list has, where the lists of a file have keys."""


def yaml_keys(data: bytes) -> Keys:
    """Yield the keys of the file's mapping, or of the mappings that its list holds."""
    inside: list[list[Any]] = []  # of each list and mapping: which it is, how many nodes it has
    under, listed = "", set[str]()  # the key of the file, and those of the mappings that it lists
    try:
        for event in yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, of.CollectionEndEvent):
                inside.pop()
            elif isinstance(event, of.NodeEvent):
                is_key = bool(inside) and inside[-1][0] is of.MappingStartEvent
                if inside:
                    is_key &= inside[-1][1] % 2 == 0
                    inside[-1][1] += 1
                text = getattr(event, "value", NO_KEY)
                if is_key and len(inside) == 1:
                    if name_events(listed):
                        yield "events", FILE_KEYS
                    under, listed = text, set()
                    yield text, FILE_KEYS
                elif is_key and len(inside) == 3 and under in LISTS:
                    listed.add(text)
                elif is_key and len(inside) == 2 and inside[0][0] is of.SequenceStartEvent:
                    yield text, EVENT.keys
                elif len(inside) == 1 or (text and not inside):
                    yield NO_KEY, ()
                if isinstance(event, of.CollectionStartEvent):
                    inside.append([type(event), 0])
        if name_events(listed):
            yield "events", FILE_KEYS
    except yaml.YAMLError as failure:
        raise ValueError from failure


def count_events(data: bytes, how: How) -> int | None:
    """Count the items of the list by their dashes (`libyatl.formats.format.CountEntries`).

    A text in quotes that goes over lines may hold what looks like an item, so where the reader says
    otherwise `recount_events` has the last word.
    """
    found = _LIST.search(data)
    if found is None:
        return recount_events(data, how)
    indent = found["indent"]
    less = b" {0,%d}[^ #\r\n]" % (len(indent) - 1) if indent else b"(?:[^ #\r\n-]|-[^ \r\n])"
    outside = re.compile(b"\n" + less).search(data, found.end())
    end = outside.start() if outside else len(data)
    dash = b"\n" + indent + b"-"
    ways = (data.count(dash + behind, found.end(), end) for behind in (b" ", b"\n", b"\r"))
    return 1 + sum(ways) + data.endswith(dash, found.end(), end)


def recount_events(data: bytes, how: How) -> int | None:
    """Count the items of the list by the parser (`libyatl.formats.format.CountEntries`).

    None where the text is no YAML, and where several of its lists may be that of the events.
    """
    try:
        lists = _lists(data)
    except yaml.YAMLError:
        return None
    for key in (_BARE, "events"):
        if key in lists:
            return lists[key]
    if not lists.keys().isdisjoint(("libyatl", *REGISTRIES)):
        return 0
    others = [size for key, size in lists.items() if key in LISTS and size is not None]
    return sum(others) if len(others) < 2 else None


def _lists(data: bytes) -> dict[str | None, int | None]:
    """Return the keys of the file, each with how many items it lists; a bare list has none."""
    events = yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    root = next((event for event in events if isinstance(event, of.NodeEvent)), None)
    if isinstance(root, of.SequenceStartEvent):
        return {_BARE: _count_of_nodes(events)}
    found: dict[str | None, int | None] = {}
    if isinstance(root, of.MappingStartEvent):
        while not isinstance(key := next(events), of.MappingEndEvent):
            if isinstance(key, of.CollectionStartEvent):
                _count_of_nodes(events)
            value = next(events)
            size = _count_of_nodes(events) if isinstance(value, of.CollectionStartEvent) else None
            listed = isinstance(value, of.SequenceStartEvent)
            if isinstance(key, of.ScalarEvent):
                found.setdefault(key.value, size if listed else None)
    return found


def _count_of_nodes(events: Iterator[Any]) -> int:
    """Return how many nodes the list or mapping holds that has begun, and go behind it."""
    size = depth = 0
    for event in events:
        if isinstance(event, of.CollectionEndEvent):
            if not depth:
                break
            depth -= 1
        elif isinstance(event, of.NodeEvent):
            size += not depth
            depth += isinstance(event, of.CollectionStartEvent)
    return size
