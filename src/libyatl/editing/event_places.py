"""Where events that come to a file go in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from libyatl import formats
from libyatl.checks.examined import Examined
from libyatl.checks.file_order import Dated, by_file, order_of
from libyatl.editing.changes import items_of, name_of
from libyatl.editing.file_parts import listed_events
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Value
from libyatl.model.keys import ENTRIES

PlaceAt = Literal["date", "end"]
_AFTER = next(key for key in ENTRIES["event"].keys if key.key == "after")
_FEWEST = 3
"""Of so many dated events it is told whether a file is in order of time."""


class _Known(NamedTuple):
    """What is known of the events of a file, and of those that come to it behind them.

    Attributes:
        said: what each says, by its number.
        dated: the days, or seconds, of those that have a date.
    """

    said: Sequence[Mapping[str, Value]]
    dated: Mapping[int, Dated]


def runs_of_new(
    document: Document, new: Sequence[Mapping[str, Value]], place_at: PlaceAt | None
) -> list[tuple[int, list[int]]]:
    """Return where new events go: how many of the file go before some, and the numbers of these.

    They are put in one after the other, each where it belongs among those that are there by then.
    """
    end = len(document.parts.items)
    row = _Row(_what_is_known(document, new), end, place_at)
    for number in range(end, end + len(new)):
        row.take(number)
    found: list[tuple[int, list[int]]] = []
    before = 0
    for is_new, run in groupby(row.numbers, key=lambda number: number >= end):
        numbers = [*run]
        if is_new:
            found.append((before, [number - end for number in numbers]))
        else:
            before += len(numbers)
    return found


class _Row:
    """The events of a file, and those that came to it, by their numbers."""

    def __init__(self, known: _Known, end: int, place_at: PlaceAt | None) -> None:
        """Take those that are there."""
        self.numbers = [*range(end)]
        self._known = known
        self._place_at = place_at
        self._dated = [number for number in self.numbers if number in known.dated]
        self._order: str | None = None
        self._has_order: bool | None = None  # None until there are enough to tell
        self._ids: defaultdict[str, list[int]] = defaultdict(list)
        for number in self.numbers:
            self._note_id(number)

    def take(self, number: int) -> None:
        """Put an event where it belongs."""
        self.numbers.insert(self._place(number), number)
        self._note_id(number)

    def _note_id(self, number: int) -> None:
        id = self._known.said[number].get("id")
        if isinstance(id, str):
            self._ids[id].append(number)

    def _place(self, number: int) -> int:
        """Return how many events go before one; if it has a date, put it among those that have."""
        end, new = len(self.numbers), self._known.dated.get(number)
        if self._place_at == "end":
            return end
        if new is None:
            return self._behind_those_before(number)
        order = self._known_order()
        at = len(self._dated)
        if order is not None or self._place_at == "date":
            while at and not _may_precede(self._known.dated[self._dated[at - 1]], new, order):
                at -= 1
        beside = self._dated[at - 1 : at] or self._dated[:1]
        place = self.numbers.index(beside[0]) + bool(at) if beside else end
        self._dated.insert(at, number)
        return place if order is not None or self._place_at == "date" else end

    def _known_order(self) -> str | None:
        """Return in which order they stand; what was put in its place since does not change it."""
        enough = len(self._dated) >= _FEWEST or self._place_at == "date"
        if self._has_order is None and enough:
            self._order = order_of([self._known.dated[number] for number in self._dated])
            self._has_order = self._order is not None
        return self._order

    def _behind_those_before(self, number: int) -> int:
        before = {name_of(item, _AFTER) for item in items_of(self._known.said[number].get("after"))}
        places = [self.numbers.index(one) for name in before for one in self._ids.get(name, ())]
        return max(places) + 1 if places else len(self.numbers)


def _may_precede(one: Dated, new: Dated, order: str | None) -> bool:
    """Whether an event may stand before one that comes."""
    return new.first <= one.last if order == "falling" else one.first <= new.last


def _what_is_known(document: Document, new: Sequence[Mapping[str, Value]]) -> _Known:
    """Return what is known of events; their times are as the file would tell them."""
    tree = document.tree
    said = [one for one in (*listed_events(tree), *new) if isinstance(one, Mapping)]
    bearers: defaultdict[str, list[int]] = defaultdict(list)  # of a date, as it is typed
    for number, one in enumerate(said):
        if "date" in one:
            bearers[json.dumps(one["date"])].append(number)
    head = {"timezone": tree.get("timezone")} if isinstance(tree, dict) else {}
    dates = [{"title": "-", "date": json.loads(date)} for date in bearers]
    data = json.dumps({**head, "events": dates}).encode()
    timeline = formats.read_data([("", data)], format="json")
    numbers = [*bearers.values()]
    found: dict[int, Dated] = {}
    for several in by_file(Examined.of(timeline)):
        for dated in several:
            span = timeline.span(dated.place)
            assert span is not None
            found |= dict.fromkeys(numbers[int(span.pointer.split("/")[2])], dated)
    return _Known(said, found)
