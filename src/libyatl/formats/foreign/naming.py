"""Whom and what the cells of an entry name: its actors, places and tags."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.formats.entries.cells import scalar_in, with_text
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence, Value
from libyatl.formats.foreign.roles import code, folded
from libyatl.formats.foreign.understanding import Understanding
from libyatl.text.inert import is_blank

_NOBODY = {"na", "n/a", "nan", "null", "none", "-", "."}
"""Cells that name nobody and nothing, in small letters."""
_NOBODY_NAMED = " "
"""What stands for the name in a part of a cell that is one of these."""


class Naming:
    """What finds the names in the cells of all entries.

    `silent` counts the cells that name nobody; `missing` are the texts, in small
    letters, that do.
    """

    def __init__(self, by: Understanding) -> None:
        """Take what is understood of the entries."""
        self.silent = 0
        nobody = () if by.preset is not None and by.preset.closed else _NOBODY
        self.missing = frozenset((*nobody, *(word.casefold() for word in by.how.missing)))
        self._longest = max(map(len, self.missing), default=0)
        self._apart = [";", *by.how.split]
        self._by_part: dict[str, str] = {}
        preset = by.preset
        self._parts: dict[str, str] = {}
        self._words: dict[str, dict[str, str]] = {}
        if preset is not None:
            plain = {name: folded(name) for name in by.names}
            self._parts = {name: preset.part[p] for name, p in plain.items() if p in preset.part}
            self._words = {
                name: dict(preset.words[p]) for name, p in plain.items() if p in preset.words
            }

    def of(
        self, entry: Mapping, columns: Iterable[str], held: set[str]
    ) -> tuple[Scalar, Sequence] | None:
        """Return what some columns of an entry name, each once, under the first of their keys.

        The columns that the names hold whole are put to those that are `held`. None where they name
        nothing.
        """
        items: list[Node] = []
        key: Scalar | None = None
        seen: set[tuple[str, str]] = set()
        for name in columns:
            written, value = entry.get(name, (None, None))
            if written is None or value is None or value is REFUSED:
                continue
            names = self.names_in(name, value)
            if names is None:
                continue
            key = key or written
            part = self._parts.get(name, "")
            for cell in names:
                said = cell.value, part
                if said not in seen:
                    seen.add(said)
                    items.append(_playing(cell, part) if part else cell)
            if name not in self._words:
                held.add(name)
        return None if key is None or not items else (key, sequence_at(items))

    def names_in(self, name: str, value: Node) -> list[Scalar] | None:
        """Return the names that a value holds; None where it holds what is more than names."""
        if isinstance(value, Mapping):
            return None
        if isinstance(value, Sequence):
            scalars = [item for item in map(_unwrapped, value) if item is not None]
            if len(scalars) < len(value):
                return None
            return [cell for cell in scalars if self._names_one(cell.value)]
        text = value.value
        return [
            value if one == text else with_text(value, one) for one in self.texts_in(name, text)
        ]

    def texts_in(self, name: str, text: str) -> list[str]:
        """Return the names that a text holds which stands under a name."""
        words = self._words.get(name)
        if words is not None and (word := words.get(code(text.strip()))):
            return [word]
        apart = [apart for apart in self._apart if apart in text]
        if not apart:  # as nearly all are
            bare = text.strip()
            return [bare] if not is_blank(bare) and self._names_one(bare) else []
        texts = [text]
        for between in apart:
            texts = [part for some in texts for part in some.split(between)]
        found: list[str] = []
        for part in texts:
            one = self._by_part.get(part)
            if one is None:
                bare = part.strip()
                one = "" if is_blank(bare) else _NOBODY_NAMED if self.is_silent(bare) else bare
                self._by_part[part] = one
            if one == _NOBODY_NAMED:
                self.silent += 1
            elif one:
                found.append(one)
        return found

    def spells_out(self, name: str) -> bool:
        """Whether cells under a name are codes, which are kept beside their words."""
        return name in self._words

    def part_in(self, name: str) -> str:
        """Return the part that actors under a name play; empty where none is said."""
        return self._parts.get(name, "")

    def is_silent(self, text: str) -> bool:
        """Whether a text is a word for nobody and nothing."""
        bare = text.strip()  # which never has more characters than in small letters
        return len(bare) <= self._longest and bare.casefold() in self.missing

    def pass_over(self, name: str, held: set[str]) -> None:
        """Count a cell of a column that says nothing, which nothing need hold."""
        self.silent += 1
        held.add(name)

    def _names_one(self, text: str) -> bool:
        if self.is_silent(text):
            self.silent += 1
            return False
        return True


def sequence_at(items: list[Node]) -> Sequence:
    """Return a list of some items, which stands where they do."""
    made = Sequence(items)
    made.start_mark, made.end_mark = items[0].start_mark, items[-1].end_mark
    made.flow = False
    return made


def _playing(cell: Scalar, part: str) -> Mapping:
    """Return an actor with the part played."""
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = cell.start_mark, cell.end_mark, False
    made["id"] = with_text(cell, "id"), cell
    made["role"] = with_text(cell, "role"), with_text(cell, part)
    return made


def _unwrapped(value: Value) -> Scalar | None:
    """Return a scalar, or the one that a mapping of one key holds."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((_, value),) = value.values()
    return scalar_in(value)
