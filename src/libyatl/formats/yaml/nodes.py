"""YAML to nodes: the parser's events, less what the file format leaves out of YAML.

Nodes are made from the event stream, never by a loader: every scalar is the text that the
author typed (`no`, `12:30` and `0044` are what they look like), less the line ends around it
in a block (`>`, `|`), and no tag, alias or merge key can run code or multiply the input.
Anchors, aliases, explicit tags, merge keys, duplicate keys and keys that are no scalars are
errors with their place, and reading goes on after them; it stops where nesting is too deep.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from libyatl.findings.diagnostics import Report
from libyatl.formats.entries.nodes import (
    MAX_DEPTH,
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
from libyatl.formats.yaml.silences import run_on, watched
from libyatl.model.positions import Extent, Find, Place
from libyatl.model.source_text import SourceText
from libyatl.text.inert import shorten

_YAMLS_OWN = "tag:yaml.org,2002:"

_BLOCK = frozenset("|>")

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Stop(Exception):
    """Reading cannot go on; the reason is in the report."""


class YamlNodes:
    """Makes nodes of one text. `next` yields the parser's events, and `node` uses them up.

    Both raise `yaml.YAMLError` where the text is no YAML, and `Stop`.
    """

    def __init__(self, text: SourceText, file: str, report: Report) -> None:
        """Take the text, its name as it is shown, and where findings go."""
        parser = _Parser(text.data)
        self.next: Callable[[], Any] = watched(parser.get_event, text, file, report)
        self._file = file
        self._report = report

    def document(self) -> Any:
        """Return the start of the next document, or None where the text ends before one."""
        while type(event := self.next()) is not DocumentStartEvent:
            if type(event) is StreamEndEvent:
                return None
        return event

    def node(self, event: Any, depth: int) -> Node | Refused:
        """Return the node that begins with the event, `depth` levels down, or `REFUSED`."""
        kind = type(event)
        if kind is AliasEvent:
            return self.error(
                event,
                "yaml-alias",
                f"an alias (*{shorten(event.anchor)}) stands for text that is written elsewhere",
                "write the text itself",
            )
        # What is not sound is read all the same, and then refused: what is wrong within it is to be
        # said too, and the events that follow are to be those after it.
        sound = (event.anchor is None and event.tag is None) or self.plain(event)
        if kind is ScalarEvent:
            return _trimmed(event) if sound else REFUSED
        if depth >= MAX_DEPTH:
            self.error(
                event,
                "too-deep",
                f"the file nests more than {MAX_DEPTH} levels deep",
                "write it flatter; nothing from here on is read",
            )
            raise Stop
        made = (
            self._sequence(event, depth + 1)
            if kind is SequenceStartEvent
            else self._mapping(event, depth + 1)
        )
        return made if sound else REFUSED

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items = Sequence()
        next_event, node = self.next, self.node
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(node(event, depth))
        items.start_mark, items.end_mark = start.start_mark, event.end_mark  # type: ignore[assignment]
        items.flow = start.flow_style
        return items

    def _mapping(self, start: Any, depth: int) -> Mapping:
        pairs = Mapping()
        next_event, node = self.next, self.node
        while type(key := next_event()) is not MappingEndEvent:
            # Nearly every key is plain and new, and is known to be one by these few looks. Whatever
            # else it is passes for a merge key, which `is_key` looks at closely; of a block it
            # trims the event itself, so that `key.value` is what was meant from then on.
            usual = type(key) is ScalarEvent and key.anchor is None and key.tag is None
            typed = key.value if usual and key.style not in _BLOCK else "<<"
            if (typed in pairs or typed == "<<") and not self.is_key(key, pairs, depth):
                node(next_event(), depth)
                continue
            value = next_event()
            if type(value) is not ScalarEvent or value.anchor is not None or value.tag is not None:
                pairs[key.value] = key, node(value, depth)
            elif value.style:
                pairs[key.value] = key, _trimmed(value)
            else:
                # A scalar event has all that a `Scalar` has: another object for each would take a
                # good part of the time in which a file is read.
                pairs[key.value] = key, value if value.value else None  # type: ignore[assignment]
                if start.flow_style and not value.value:
                    self.see_blank(key)
        pairs.start_mark, pairs.end_mark = start.start_mark, key.end_mark  # type: ignore[assignment]
        pairs.flow = start.flow_style
        return pairs

    def is_key(self, event: Any, pairs: Mapping, depth: int) -> bool:
        """Say whether the event is a key that the mapping may have beside those it has."""
        if type(event) is not ScalarEvent:
            self.error(
                event,
                "key-not-text",
                "a key must be a text, not a list, a mapping or an alias",
                "put quotes around a text that begins with [, { or *; the key is left out",
            )
            if type(event) is not AliasEvent:
                self.node(event, depth)
            return False
        if (event.anchor is not None or event.tag is not None) and not self.plain(event):
            return False
        typed = _trimmed(event).value
        if typed == "<<" and not event.style:
            return self.error(
                event,
                "yaml-merge",
                "a merge key (<<) stands for keys that are written elsewhere",
                "write the keys themselves",
            )
        if typed in pairs:
            return self.error(
                event,
                "duplicate-key",
                f"the key '{shorten(typed)}' is written twice in one mapping",
                "the first stands and this one is left out; delete one of them",
                first=pairs[typed][0],
            )
        return True

    def see_blank(self, key: Any) -> None:
        """Warn where a key in braces that has no value holds it, for want of a blank."""
        if found := run_on(key, self._file):
            self._report.add(found)

    def plain(self, event: Any) -> bool:
        """Report an anchor or a tag of the event; a tag changes the meaning, an anchor does not."""
        if event.anchor is not None:
            self.error(
                event,
                "yaml-anchor",
                f"an anchor (&{shorten(event.anchor)}) marks text for use elsewhere",
                "delete the anchor, and write the text wherever it is meant",
            )
        if event.tag is not None:
            tag = shorten(event.tag.replace(_YAMLS_OWN, "!!"))
            self.error(
                event,
                "yaml-tag",
                f"a tag ({tag}) says how to read what follows",
                "delete the tag: every value is read as the text that it is; this one is left out",
            )
        return event.tag is None

    def error(
        self, event: Any, code: str, message: str, help: str, *, first: Scalar | None = None
    ) -> Refused:
        """Report an error at the event and return `REFUSED`."""
        related = ((span_of(first, self._file), "the first"),) if first is not None else ()
        return refuse(
            event,
            self._file,
            self._report,
            code=code,
            message=message,
            help=help,
            related=related,
        )


def _trimmed(event: Any) -> Any:
    """Return a scalar less what is layout: in a block, line ends before and blanks after its text.

    An author who means a line end at the end of a text can write it in double quotes.
    """
    if event.style in _BLOCK:
        event.value = text_in_block(event.value)
    return event


def text_in_block(value: str) -> str:
    """Return what a text in a block says."""
    return value.lstrip("\n").rstrip(" \t\n\u2028\u2029")


class _Holder(NamedTuple):
    """Where a list or a mapping stands, and its items that count, or its values by key."""

    extent: Extent
    items: list[_Placed] | dict[str, _Placed]


_Placed = Extent | _Holder
"""Where a node stands: what is left of it when its text has been read."""


def open_entry(text: bytes, left_out: frozenset[Place]) -> Find:
    """Return what finds a field in the text of an entry (`libyatl.model.positions.Open`)."""
    return partial(_extent_at, _placed(_read_entry_again(text), left_out))


def _extent_at(root: _Placed | None, path: str) -> Extent | None:
    node = root
    for part in path.split("/"):
        if not isinstance(node, _Holder):
            break
        items, step = node.items, None
        if isinstance(items, dict):
            step = items.get(part, node if part == "0" else None)  # it is its own item 0
        elif part.isdecimal() and int(part) < len(items):
            step = items[int(part)]
        if step is None:
            break
        node = step
    if isinstance(node, _Holder):
        return None if node is root else node.extent
    return node


def _placed(node: Value, left_out: frozenset[Place]) -> _Placed | None:
    """Return where a node and all in it stand; None where it is nothing, or does not count."""
    if node is None or node is REFUSED:
        return None
    at = extent(node)
    if type(node) is Sequence:
        items = (_placed(item, left_out) for item in node)
        return _Holder(at, [one for one in items if one is not None and _at(one) not in left_out])
    if type(node) is Mapping:
        values = ((key, _placed(value, left_out)) for key, (_, value) in node.items())
        return _Holder(at, {key: value for key, value in values if value is not None})
    return at


def _at(node: _Placed) -> Place:
    return (node.extent if isinstance(node, _Holder) else node)[:2]


def _read_entry_again(text: bytes) -> Value:
    """Read one entry again."""
    nodes = YamlNodes(SourceText(text), "", Report())
    try:
        return None if nodes.document() is None else nodes.node(nodes.next(), 0)
    except (yaml.YAMLError, Stop):
        return None
