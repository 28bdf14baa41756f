"""What a YAML text holds, with the places: what an edit must know of each thing.

All places count characters of the text, of which a byte order mark is no part.
"""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """A scalar: from where to where it stands, how it is written, and what it says.

    `style` is empty where it stands plain, else `'`, `"`, `|` or `>`.
    """

    start: int
    end: int
    style: str
    value: str


class Pair(NamedTuple):
    """A key with its value; `colon` is where the colon stands, and `value` None where none does."""

    key: Text
    colon: int
    value: Node | None

    @property
    def end(self) -> int:
        """Where the last thing of the pair ends."""
        return self.colon + 1 if self.value is None else self.value.end


class Pairs(NamedTuple):
    """A mapping, in braces if it is `flow`."""

    start: int
    end: int
    flow: bool
    pairs: tuple[Pair, ...]

    def pair(self, key: str) -> Pair | None:
        """Return the pair of a key."""
        return next((one for one in self.pairs if one.key.value == key), None)


class Item(NamedTuple):
    """An item of a list; `dash` is where its dash stands, or in brackets where it begins."""

    dash: int
    value: Node | None
    end: int


class Items(NamedTuple):
    """A list, in brackets if it is `flow`."""

    start: int
    end: int
    flow: bool
    items: tuple[Item, ...]


Node = Text | Pairs | Items
Value = str | list["Value"] | dict[str, "Value"] | None
"""What stands in a file, as it is typed; None where a key has no value."""


def value_of(node: Node | None) -> Value:
    """Return what a node says."""
    if node is None or isinstance(node, Text):
        return None if node is None else node.value
    if isinstance(node, Items):
        return [value_of(item.value) for item in node.items]
    return {pair.key.value: value_of(pair.value) for pair in node.pairs}


def place_otherwise(node: Node | None, wanted: Value, place: int = 0) -> int | None:
    """Return where the first thing stands that is not as wanted; None where all is.

    Of what is missing it is where that which lacks it begins; of a key without a value, `place`.
    """
    if value_of(node) == wanted:
        return None
    held: list[tuple[int, Node | None, bool, Value]] = []
    if isinstance(node, Pairs) and isinstance(wanted, dict):
        for key, _, inner in node.pairs:
            held.append((key.start, inner, key.value in wanted, wanted.get(key.value)))
    elif isinstance(node, Items) and isinstance(wanted, list):
        for number, item in enumerate(node.items):
            is_wanted = number < len(wanted)
            held.append((item.dash, item.value, is_wanted, wanted[number] if is_wanted else None))
    for start, inner, is_wanted, each in held:
        found = place_otherwise(inner, each, start) if is_wanted else start
        if found is not None:
            return found
    return place if node is None else node.start
