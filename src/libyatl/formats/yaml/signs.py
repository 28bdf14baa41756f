"""By what a text in YAML is known for a chronology."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import events as of

from libyatl.formats.entries.assembly import FILE_KEYS
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.format import Keys
from libyatl.formats.how import How
from libyatl.formats.passing import NO_KEY


def yaml_keys(data: bytes) -> Keys:
    """Yield the keys of the file's mapping, or of the mappings that its list holds."""
    inside: list[list[Any]] = []  # of each list and mapping: which it is, how many nodes it has
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
                    yield text, FILE_KEYS
                elif is_key and len(inside) == 2 and inside[0][0] is of.SequenceStartEvent:
                    yield text, EVENT.keys
                elif len(inside) == 1 or (text and not inside):
                    yield NO_KEY, ()
                if isinstance(event, of.CollectionStartEvent):
                    inside.append([type(event), 0])
    except yaml.YAMLError as failure:
        raise ValueError from failure


def count_events(data: bytes, how: How) -> int | None:
    """Count the events (`libyatl.formats.format.CountEntries`)."""
    return None
