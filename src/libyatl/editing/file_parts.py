"""The parts of a chronology in YAML: its events, and the registries beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from libyatl.editing.refusal import Refusal
from libyatl.formats.yaml.placed import Item, Items, Pair, Pairs, Text, Value
from libyatl.formats.yaml.text_layout import Layout
from libyatl.text.inert import shorten


@dataclass(frozen=True)
class Parts:
    """What a file has.

    Attributes:
        layout: where everything stands.
        head: its mapping; None where the file is a list of events, or holds nothing.
        events: its list of events; None where it has none, or one without an event on it.
    """

    layout: Layout
    head: Pairs | None
    events: Items | None

    @cached_property
    def items(self) -> list[Item]:
        """The items of the list that are mappings."""
        several = () if self.events is None else self.events.items
        return [item for item in several if isinstance(item.value, Pairs)]

    @cached_property
    def places(self) -> list[int]:
        """Of each of `items` how many items of the list stand before it."""
        several = () if self.events is None else self.events.items
        return [at for at, item in enumerate(several) if isinstance(item.value, Pairs)]

    @cached_property
    def starts(self) -> dict[int, int]:
        """The numbers of `items`, by where what each says begins."""
        return {item.value.start: at for at, item in enumerate(self.items) if item.value}

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """The numbers of `items` by the id that they have."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number in range(len(self.items)):
            pair = self.event(number).pair("id")
            if pair is not None and isinstance(pair.value, Text):
                found[pair.value.value].append(number)
        return dict(found)

    def event(self, number: int) -> Pairs:
        """Return an event by its number among the items."""
        found = self.items[number].value
        assert isinstance(found, Pairs)
        return found

    def registry(self, name: str) -> Pair | None:
        """Return a registry, by its key."""
        return None if self.head is None else self.head.pair(name)

    def entry(self, registry: str, id: str) -> tuple[Pairs, Pair]:
        """Return the entries of a registry, and among them the one of an id.

        Raises:
            Refusal: it is not there.
        """
        pair = self.registry(registry)
        entries = None if pair is None else pair.value
        entry = entries.pair(id) if isinstance(entries, Pairs) else None
        if entry is None:
            raise Refusal(
                f"'{shorten(id)}' is no longer there: the file was changed meanwhile",
                help="do it again",
            )
        assert isinstance(entries, Pairs)
        return entries, entry


def parts_of(layout: Layout) -> Parts:
    """Return the parts of a file.

    Raises:
        Refusal: it is of another shape.
    """
    root = layout.root
    if root is None:
        return Parts(layout, None, None)
    if isinstance(root, Items):
        return Parts(layout, None, root)
    if not isinstance(root, Pairs):
        raise Refusal("the file is no chronology", place=root.start)
    events = root.pair("events")
    value = None if events is None else events.value
    if value is not None and not isinstance(value, Items):
        raise Refusal("what stands under events is no list", place=value.start)
    return Parts(layout, root, value)


def listed_events(tree: Value) -> list[Value]:
    """Return the events of what a file says, itself the list in it if it has one."""
    events = tree.get("events") if isinstance(tree, dict) else tree
    return events if isinstance(events, list) else []
