"""What each format cannot carry, counted, so that nothing is lost in silence.

To say it of a new format, add its line to `_LOST`: the names of what it lacks, each a key
of `_COUNTS`, which tells how much of it a selection holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from libyatl.dates import to_edtf
from libyatl.formats.entries.plain import registries_plain
from libyatl.model import Citation, Event
from libyatl.model.kinds import KINDS
from libyatl.query import Selection
from libyatl.query.columns import JOIN
from libyatl.text.inert import inert


class Loss(NamedTuple):
    """Something that a format does not carry; `number` is 0 where it cannot be counted."""

    what: str
    number: int

    def __str__(self) -> str:
        """Return `notes (12)`."""
        return f"{self.what} ({self.number})" if self.number else self.what


def losses(selection: Selection, format: str) -> list[Loss]:
    """Return what the selection says and the format cannot carry."""
    found = []
    for what in _LOST.get(format, ()):
        if count := _COUNTS[what](selection):
            found.append(Loss(what, 0 if count is True else count))
    return found


Count = Callable[[Selection], int]
_COMMENT = re.compile(rb"^[ \t]*#", re.MULTILINE)


def _events(test: Callable[[Event], object]) -> Count:
    return lambda selection: sum(bool(test(event)) for event in selection.events)


def _each(count: Callable[[Event], int]) -> Count:
    return lambda selection: sum(map(count, selection.events))


def _citations(test: Callable[[Citation], object]) -> Count:
    return _each(lambda event: sum(bool(test(cited)) for cited in event.sources))


def _registered(selection: Selection) -> int:
    return sum(map(len, registries_plain(selection).values()))


def _unused(selection: Selection) -> int:
    """Count the entries that would be handed on with the whole, and that no event uses."""
    return _registered(selection) - sum(map(len, selection.used))


def _own_keys(event: Event) -> int:
    parts = sum(len(part.extra) for part in event.actors)
    return len(event.extra) + parts + sum(len(cited.extra) for cited in event.sources)


def _texts(event: Event) -> Iterator[str]:
    yield from (event.id, event.title, event.summary)
    for kind in KINDS.values():
        yield from kind.borne(event)


def _joined(event: Event) -> int:
    return sum(JOIN in name for name in (*event.tags, *event.places))


_COUNTS: dict[str, Count] = {
    "title of the chronology": lambda selection: bool(selection.timeline.title),
    "title of the chronology, without an event": lambda selection: (
        bool(selection.timeline.title) and not len(selection)
    ),
    "registry entries": _registered,
    "registry entries that no event uses": _unused,
    "accepted findings": lambda selection: len(selection.timeline.accepted),
    "further keys of the file": lambda selection: len(selection.timeline.extra),
    "relations": _each(lambda event: len(event.relations)),
    "lengths of time": _events(lambda event: event.lasted),
    "roles": _each(lambda event: sum(bool(part.role) for part in event.actors)),
    "places in sources": _citations(lambda cited: cited.at),
    "quotes": _citations(lambda cited: cited.quote),
    "differing accounts": _citations(lambda cited: cited.says),
    "announcements": _citations(lambda cited: cited.tells == "ahead"),
    "notes": _each(
        lambda event: bool(event.note) + sum(bool(cited.note) for cited in event.sources)
    ),
    "places in the order": _events(lambda event: event.seq is not None),
    "dates in your words": _events(
        lambda event: event.when is not None and to_edtf(event.when) != event.when.text
    ),
    "control characters as such": _events(
        lambda event: any(inert(text) != text for text in _texts(event))
    ),
    "names that hold '; '": _each(_joined),
    "further keys": _each(_own_keys),
    "groups": lambda selection: len(selection.groups),
    "comments": lambda selection: any(
        text.holds(_COMMENT) for text in selection.timeline.positions.texts
    ),
}
_ROWS = (
    "title of the chronology",
    "registry entries",
    "accepted findings",
    "further keys of the file",
    "relations",
    "lengths of time",
    "roles",
    "places in sources",
    "quotes",
    "differing accounts",
    "announcements",
    "notes",
    "places in the order",
    "dates in your words",
    "control characters as such",
    "names that hold '; '",
    "further keys",
)
_LOST: dict[str, tuple[str, ...]] = {
    "csv": _ROWS,
    "tsv": _ROWS,
    "json": ("groups", "comments"),
    "jsonl": (
        "title of the chronology, without an event",
        "registry entries that no event uses",
        "accepted findings",
        "further keys of the file",
        "groups",
        "comments",
    ),
    "yaml": ("groups", "comments"),
}
