"""What mends of more than scalars make of a file, and what it is to say then."""

from __future__ import annotations

from typing import Any, NamedTuple

from libyatl.editing.file_parts import listed_events
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.taking_out import Part
from libyatl.editing.yaml_document import Document
from libyatl.findings.diagnostics import Diagnostic
from libyatl.formats.yaml.placed import Items, Node, Pairs, Value, value_of


class Larger(NamedTuple):
    """What the larger mends make of a file.

    Attributes:
        splices: what is put in the place of what.
        made: the findings that are mended.
        refused: those that are not, and why.
        gone: the pairs and items that go.
        order: the numbers of the items of the list of events as they will stand, if they move.
        named: by the place of a key, what it is to be.
        said: by the place of an event, the keys that it is to have with what they say.
    """

    splices: list[Splice]
    made: list[Diagnostic]
    refused: list[tuple[Diagnostic, Refusal]]
    gone: set[Part]
    order: list[int]
    named: dict[int, str]
    said: dict[int, dict[str, Value]]


NOTHING = Larger([], [], [], set(), [], {}, {})
"""What is made of a file without such mends."""


def said_after(before: Document, changed: Document, larger: Larger) -> Any:
    """Return what a file is to say, told by other code than the splices.

    Args:
        before: the file.
        changed: the file with other texts in its scalars, and nothing else changed.
        larger: what comes, goes and moves.

    Returns:
        What `before.tree` becomes; events of which all stays are those of that themselves.
    """
    wanted = said_then(before.layout.root, changed.layout.root, larger, before.parts.events)
    events, listed = listed_events(wanted), listed_events(before.tree)
    start = 0 if before.parts.events is None else before.parts.events.start
    order = larger.order or range(len(listed))
    staying = [number for number in order if (start, number) not in larger.gone]
    for place, number in enumerate(staying):  # equal ones are told by being the same
        if events[place] == listed[number]:
            events[place] = listed[number]
    return wanted


def said_then(node: Node | None, changed: Node | None, larger: Larger, events: Items | None) -> Any:
    """Return what a part of a file is to say, by that part as it is and with other scalars.

    `events` is the list whose order may change.
    """
    if isinstance(node, Pairs) and isinstance(changed, Pairs):
        pairs = enumerate(zip(node.pairs, changed.pairs, strict=True))
        return {
            larger.named.get(old.key.start, new.key.value): said_then(
                old.value, new.value, larger, events
            )
            for number, (old, new) in pairs
            if (node.start, number) not in larger.gone
        } | larger.said.get(node.start, {})
    if isinstance(node, Items) and isinstance(changed, Items):
        order = larger.order if larger.order and node is events else range(len(node.items))
        return [
            said_then(node.items[number].value, changed.items[number].value, larger, events)
            for number in order
            if (node.start, number) not in larger.gone
        ]
    return value_of(changed)
