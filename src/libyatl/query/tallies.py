"""Who and what occurs in a selection: each actor, place, source or tag, and its events.

Names that only events bear are counted too; they are not registered. What the registry
has but no selected event bears is listed where nothing was filtered away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from libyatl.model import Event
from libyatl.names import Names, Register
from libyatl.query.selection import Selection
from libyatl.truth import Truth


class Tally(NamedTuple):
    """One name and its events. A tag needs no registry, and counts as registered.

    `certain` and `possible` count events by how surely they were selected; `first` and
    `last` are the first and the last event with a date, in order of time; `company` are the
    actors who occur in the same events, with how many of them, the most frequent first.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    kind: str
    registered: bool
    certain: int
    possible: int
    first: Event | None
    last: Event | None
    company: tuple[tuple[str, int], ...]

    @property
    def events(self) -> int:
        """How many events there are."""
        return self.certain + self.possible


Borne = Callable[[Event], Iterable[str]]
KINDS: dict[str, tuple[Callable[[Names], Register], Borne]] = {
    "actors": (lambda names: names.actors, lambda event: [part.actor for part in event.actors]),
    "places": (lambda names: names.places, lambda event: event.places),
    "sources": (lambda names: names.sources, lambda event: [c.source for c in event.sources]),
    "tags": (lambda names: names.tags, lambda event: event.tags),
}


def tallied(selection: Selection, kind: str) -> list[Tally]:
    """Return a tally for each name of the kind, a key of `KINDS`: most events first.

    The selection should stand in order of time.
    """
    register_of, borne = KINDS[kind]
    register = register_of(selection.names)
    found: dict[str, list[tuple[Event, Truth]]] = {}
    if not selection.is_excerpt:
        found = {id: [] for id in register.entries}
    for event, answer in zip(selection.events, selection.answers, strict=True):
        for key in dict.fromkeys(map(register.key, borne(event))):
            found.setdefault(key, []).append((event, answer))
    tallies = [_tally(key, rows, register, selection.names) for key, rows in found.items()]
    return sorted(tallies, key=lambda tally: (-tally.events, tally.name.casefold()))


def _tally(key: str, rows: list[tuple[Event, Truth]], register: Register, names: Names) -> Tally:
    entry = register.entries.get(key)
    dated = [event for event, _ in rows if event.when is not None]
    certain = sum(answer is Truth.YES for _, answer in rows)
    company: Counter[str] = Counter()
    for event, _ in rows:
        company.update({names.actors.key(part.actor) for part in event.actors})
    if register is names.actors:
        del company[key]
    ranked = sorted(
        ((names.actors.shown(other), count) for other, count in company.items()),
        key=lambda pair: (-pair[1], pair[0].casefold()),
    )
    name = register.shown(key)
    spellings = (entry.name, *entry.aliases) if entry else (key,)
    return Tally(
        key,
        name,
        tuple(dict.fromkeys(one for one in spellings if one != name)),
        getattr(entry, "kind", "") or getattr(entry, "country", ""),
        entry is not None or register is names.tags,
        certain,
        len(rows) - certain,
        dated[0] if dated else None,
        dated[-1] if dated else None,
        tuple(ranked),
    )
