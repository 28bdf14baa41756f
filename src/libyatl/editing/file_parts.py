"""The parts of a chronology in YAML: its events, and the registries beside them."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.editing.refusal import Refusal
from libyatl.formats.yaml.placed import Item, Items, Pair, Pairs
from libyatl.formats.yaml.text_layout import Layout


class Parts(NamedTuple):
    """What a file has.

    Attributes:
        layout: where everything stands.
        head: its mapping; None where the file is a list of events, or holds nothing.
        events: its list of events; None where it has none, or one without an event on it.
    """

    layout: Layout
    head: Pairs | None
    events: Items | None

    @property
    def items(self) -> list[Item]:
        """The items of the list that are mappings."""
        several = () if self.events is None else self.events.items
        return [item for item in several if isinstance(item.value, Pairs)]

    def event(self, number: int) -> Pairs:
        """Return an event by its number among the items."""
        found = self.items[number].value
        assert isinstance(found, Pairs)
        return found

    def registry(self, name: str) -> Pair | None:
        """Return a registry, by its key."""
        return None if self.head is None else self.head.pair(name)


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
