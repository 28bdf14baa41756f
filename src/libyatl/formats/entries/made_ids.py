"""The ids of what has none of its author's: made from titles and names, each once."""

from __future__ import annotations

from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from libyatl.model import Event
from libyatl.model.entries import ID_AS_TYPED, called_by_number
from libyatl.text.spelling import fold

_LONGEST_SLUG = 60


def with_ids(
    events: Iterable[Event], named: Iterable[str], rows: Sequence[range] = ()
) -> Iterator[Event]:
    """Yield the events, each with an id; none that is made is one of the `named`, or made twice.

    A row of a table that is called by its number is shown with that all the same.

    Args:
        events: the events.
        named: the ids that others bear.
        rows: the places of those that are rows of tables.
    """
    taken = set(named)
    numbers: Counter[str] = Counter()
    for place, event in enumerate(events):
        if event.named:
            yield event
            continue
        id = slug = event.id or slugged(event.title, "event")
        while id in taken:
            numbers[slug] += 1
            id = f"{slug}-{numbers[slug] + 1}"
        taken.add(id)
        if id == event.id:
            yield event
        elif called_by_number(event.id) and any(place in some for some in rows):
            yield event._replace(id=id, extra={**event.extra, ID_AS_TYPED: event.id})
        else:
            yield event._replace(id=id)


class BorneIds:
    """Which of several things has which id, so that no two have the same."""

    def __init__(self) -> None:
        """Start with none."""
        self._ids: dict[str, str] = {}
        self._borne: set[str] = set()

    def of(self, one: str, wished: Iterable[str]) -> str:
        """Return the id of a thing, which `one` tells from all others.

        That is the first of the wished ones that no other thing bears; of these one must be free.
        """
        id = self._ids.get(one)
        if id is None:
            id = next(each for each in wished if each not in self._borne)
            self._ids[one] = id
            self._borne.add(id)
        return id


def slugged(name: str, kind: str) -> str:
    """Return an id made from a name; `kind` stands before a number where no letter makes one."""
    folded = "-".join(fold(name).split())[:_LONGEST_SLUG].rstrip("-")
    return folded or f"{kind}-{crc32(name.encode('utf-8', 'replace')):08x}"
