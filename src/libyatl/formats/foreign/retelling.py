"""One entry of a foreign table or list, told anew: what is ours in our keys, the rest kept.

Nothing of an entry is lost: each of its cells is in a key of the event, or under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.dates.together.column import Told
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.roles import Role
from libyatl.formats.foreign.understanding import Understanding
from libyatl.model import Extra
from libyatl.text.inert import is_blank

_LONGEST_TITLE = 120


class Retold:
    """An entry in the keys of an event, and what of it is kept under the names of its columns."""

    def __init__(self, entry: Mapping, by: Understanding) -> None:
        """Take an entry, and what is understood of them all."""
        self._entry = entry
        self._by = by
        self._told: set[str] = set()
        self.event = Mapping()
        self.event.start_mark, self.event.end_mark = entry.start_mark, entry.end_mark
        self.event.flow = entry.flow
        self._tell()

    @property
    def extra(self) -> Extra:
        """What no key of the event holds, under the names of its columns."""
        return {
            name: "" if value is None else plain_value(value)
            for name, (_, value) in self._entry.items()
            if name not in self._told and value is not REFUSED
        }

    def _tell(self) -> None:
        self._state("id", self._first("id"))
        self._date()
        for role in ("title", "summary", "note", "status"):
            self._state(role, self._first(role))
        for role in ("actors", "places", "sources", "tags"):
            self._list(role)  # type: ignore[arg-type]
        if "title" not in self.event:
            self._make_title()

    def _first(self, role: Role) -> tuple[str, Scalar] | None:
        """Return the column of a role and its cell, if that says something."""
        for name in self._by.roles.get(role, ()):
            _, value = self._entry.get(name, (None, None))
            if value is None or value is REFUSED or isinstance(value, Sequence | Mapping):
                continue
            if not is_blank(value.value):
                return name, value
        return None

    def _state(self, key: str, found: tuple[str, Scalar] | None) -> None:
        if found is not None:
            name, value = found
            self._told.add(name)
            self.event[key] = self._entry[name][0], value

    def _date(self) -> None:
        begin = self._first("date")
        if begin is None:
            return
        name, cell = begin
        told = self._by.dates["date"].read(cell.value)
        if isinstance(told, Told):
            if told.text:
                self._state("date", (name, _as(cell, told.text)))
                if told.text != cell.value:
                    self._told.discard(name)
        else:
            self._state("date", begin)

    def _list(self, role: Role) -> None:
        names = self._by.roles.get(role, ())
        items: list[Node] = []
        key: Scalar | None = None
        for name in names:
            written, value = self._entry.get(name, (None, None))
            if written is not None and value is not None and value is not REFUSED:
                items += _split(value)
                key = key or written
                self._told.add(name)
        if key is not None and items:
            made: Sequence = Sequence(items)
            made.start_mark, made.end_mark = items[0].start_mark, items[-1].end_mark
            made.flow = False
            self.event[role] = key, made

    def _make_title(self) -> None:
        if self._by.title is not None:
            text = self._by.title.filled(self._text_under)
        elif self._by.shortened and (found := self._first("summary")):
            text = _beginning(found[1].value)
        else:
            return
        if text:
            mark = self._entry.start_mark
            made = Cell(text, mark, mark)
            self.event["title"] = made, made

    def _text_under(self, name: str) -> str:
        _, value = self._entry.get(name, (None, None))
        if value is None or value is REFUSED or isinstance(value, Sequence | Mapping):
            return ""
        return value.value.strip()


def _as(cell: Scalar, text: str) -> Cell:
    return Cell(text, cell.start_mark, cell.end_mark, cell.style)


def _split(value: Node) -> Iterator[Node]:
    if isinstance(value, Sequence | Mapping):
        yield value
        return
    for part in value.value.split(";"):
        if not is_blank(part):
            yield _as(value, part.strip())


def _beginning(text: str) -> str:
    """Return the first sentence, or its words as far as a title goes."""
    first = text.strip().split("\n", 1)[0]
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
