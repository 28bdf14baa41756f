"""Which entries of the registries events use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from libyatl.model import Event, Timeline
from libyatl.model.kinds import KINDS, REGISTERED, Kind, Registry
from libyatl.model.registers import Names, Register


class Used(NamedTuple):
    """Ids of the registries' entries that some events use."""

    actors: frozenset[str]
    places: frozenset[str]
    sources: frozenset[str]


_UNLINKED = [(at, KINDS[kind]) for at, kind in REGISTERED.items() if KINDS[kind].came_by is None]
"""Registries whose entries name no others, and below those whose entries do, with how."""
_LINKED = [
    (at, KINDS[kind], came_by)
    for at, kind in REGISTERED.items()
    if (came_by := KINDS[kind].came_by) is not None
]


def names_borne(events: Sequence[Event]) -> Mapping[Kind, frozenset[str]]:
    """Return by their kind all names that some events bear."""
    return {
        kind: frozenset(chain.from_iterable(map(one.borne, events))) for kind, one in KINDS.items()
    }


class Needs:
    """Finds the registries' entries that events need, each when the first event needs it."""

    def __init__(self, timeline: Timeline, names: Names) -> None:
        """Take the timeline and its names; nothing is needed yet."""
        self._timeline = timeline
        self._registers: dict[Registry, tuple[Register, Collection[str]]] = {
            registry: (names.of(kind), KINDS[kind].entries(timeline))
            for registry, kind in REGISTERED.items()
        }
        self._met: set[tuple[Registry, str]] = set()

    def of(self, events: Sequence[Event]) -> Iterator[tuple[Registry, str]]:
        """Yield the registry and the id of each entry that no earlier event needed.

        A name that several entries bear needs them all: with one alone it would mean that one.
        """
        accounts = [
            cited.says for event in events for cited in event.sources if cited.says is not None
        ]
        for registry, kind in _UNLINKED:
            borne = chain.from_iterable(map(kind.borne, events))
            yield from self._of(registry, dict.fromkeys(borne))
        for account in accounts:
            for registry, kind in _UNLINKED:
                yield from self._of(registry, kind.told(account))
        for registry, kind, came_by in _LINKED:
            waiting = [*chain.from_iterable(map(kind.borne, events))]
            for account in accounts:
                waiting += kind.told(account)
            # Sources may name each other in a circle, which ends where one was met before.
            while waiting:
                for _, id in self._of(registry, (waiting.pop(),)):
                    yield registry, id
                    waiting += chain.from_iterable(came_by(self._timeline, id).values())

    def all_of(self, events: Sequence[Event]) -> Used:
        """Return the entries that no earlier event needed."""
        found: dict[Registry, set[str]] = {registry: set() for registry in REGISTERED}
        for registry, id in self.of(events):
            found[registry].add(id)
        return Used(**{registry: frozenset(ids) for registry, ids in found.items()})

    def _of(self, registry: Registry, names: Iterable[str]) -> Iterator[tuple[Registry, str]]:
        for name in names:
            if (registry, name) in self._met:  # an id is a name of its own entry, and of no other
                continue
            self._met.add((registry, name))
            register, entries = self._registers[registry]
            for id in register.bearers(name):
                if id in entries and (id == name or (registry, id) not in self._met):
                    self._met.add((registry, id))
                    yield registry, id
