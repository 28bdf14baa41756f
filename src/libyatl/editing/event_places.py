"""Where events that come to a file go in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from libyatl import formats
from libyatl.checks.examined import Examined
from libyatl.checks.file_order import Dated, by_file, order_of
from libyatl.editing.changes import items_of, name_of
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
    row = [*range(end)]
    known = _what_is_known(document, new)
    for number in range(end, end + len(new)):
        row.insert(_place_among(row, number, known, place_at), number)
    found: list[tuple[int, list[int]]] = []
    before = 0
    for is_new, run in groupby(row, key=lambda number: number >= end):
        numbers = [*run]
        if is_new:
            found.append((before, [number - end for number in numbers]))
        else:
            before += len(numbers)
    return found


def _place_among(row: Sequence[int], number: int, known: _Known, place_at: PlaceAt | None) -> int:
    """Return how many events of a row go before one that comes to it."""
    if place_at == "end":
        return len(row)
    new = known.dated.get(number)
    if new is None:
        return _behind_those_before(row, number, known)
    others = [(at, known.dated[one]) for at, one in enumerate(row) if one in known.dated]
    order = None
    if len(others) >= _FEWEST or place_at == "date":
        order = order_of([one for _, one in others])
    if order is None and place_at is None:
        return len(row)
    for at, one in reversed(others):
        if new.first <= one.last if order == "falling" else one.first <= new.last:
            return at + 1
    return others[0][0] if others else len(row)


def _behind_those_before(row: Sequence[int], number: int, known: _Known) -> int:
    before = {name_of(item, _AFTER) for item in items_of(known.said[number].get("after"))}
    places = [at for at, one in enumerate(row) if known.said[one].get("id") in before]
    return places[-1] + 1 if places else len(row)


def _what_is_known(document: Document, new: Sequence[Mapping[str, Value]]) -> _Known:
    """Return what is known of events; their times are as the file would tell them."""
    tree: Any = document.tree
    head = tree if isinstance(tree, dict) else {}
    listed = (head.get("events") if tree is head else tree) or []
    said = [*(each for each in listed if isinstance(each, dict)), *new]
    held = {"timezone": head.get("timezone"), "events": said}
    timeline = formats.read_data([("", json.dumps(held).encode())], format="json")
    found = {}
    for several in by_file(Examined.of(timeline)):
        for one in several:
            span = timeline.span(one.place)
            assert span is not None
            found[int(span.pointer.split("/")[2])] = one
    return _Known(said, found)
