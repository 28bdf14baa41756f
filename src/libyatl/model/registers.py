"""Spellings to ids: who is meant by a name, in a file and on the command line.

An event may name an actor by its id, by any spelling that the registry gives, or by a name
that no registry knows. `Register.key` says whom a name in an event means; `Register.lookup`
finds all whom a reader may mean by what they typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from libyatl.model.kinds import BY_PLURAL, KINDS, Entry, Kind, KindOfName
from libyatl.model.timeline import Timeline
from libyatl.text.spelling import fold, fold_without_article, nearest

_SHORT = 4
"""Letters of a word that is too short to be told by a part of a name, or by one near to it."""


class Register:
    """The names of one kind: those that a registry has, and those that only events bear."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        borne: Callable[[], Iterable[str]],
        alike: Callable[[str], str] = fold,
    ) -> None:
        """Take the registry, how to list the names that events bear, and what makes these alike."""
        self.entries = entries
        self._alike = alike
        self._borne = borne
        self._keys: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    def key(self, name: str) -> str:
        """Return whom the name means: an id of the registry, or a name that only events bear.

        By exact id, then exact spelling, then folded spelling; a spelling that two entries
        bear means neither. Names of events alone that are alike are one: the first of them.
        """
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = self._registered_key(name) or self._first_borne(name)
        return key

    def borne_as(self, key: str) -> tuple[str, ...]:
        """Return the spellings, in the order of the events, of a name that only these bear."""
        return self._borne_alike.get(self._alike(key)) or (key,)

    def bearers(self, name: str) -> tuple[str, ...]:
        """Return the ids of the entries that a name in an event may mean: `key`, if it is one."""
        if name in self.entries:
            return (name,)
        return self._exact.get(name) or self._folded.get(fold(name), ())

    def shown(self, name: str) -> str:
        """Return the name to show for a name in an event."""
        shown = self._shown.get(name)
        if shown is None:
            id = self._registered_key(name)
            entry = None if id is None else self.entries.get(id)
            shown = self._shown[name] = entry.name if entry else name
        return shown

    def lookup(self, typed: str) -> tuple[str, ...]:
        """Return the keys of all whom a reader may mean; empty where nobody is.

        By exact id, else exact spelling, else folded spelling, else without its article
        (al-, el-). What folds to nothing means nobody.
        """
        if typed in self.entries:
            return (typed,)
        folded, bare = fold(typed), fold_without_article(typed)
        return (
            self._all_exact.get(typed)
            or (self._all_folded.get(folded) if folded else None)
            or (self._all_bare.get(bare) if bare else None)
            or ()
        )

    def suggest(self, typed: str) -> str | None:
        """Return the known spelling nearest to what was typed, a name before an id, or None.

        Where none is near, the first that holds it, or a word that is near to it.
        """
        near, folded = nearest(typed, self.names_first()), fold(typed)
        if near is not None or len(folded) <= _SHORT:
            return near
        spelt = {name: f" {fold(name)} " for name in self.names_first()}
        words = chain.from_iterable(spelling.split() for spelling in spelt.values())
        for part in filter(None, (folded, nearest(folded, words))):
            for name, spelling in spelt.items():
                if f" {part} " in spelling:
                    return name
        return None

    def names_first(self) -> Iterable[str]:
        """Return every known spelling, names before ids; some of them twice."""
        named = (n for entry in self.entries.values() for n in (entry.name, *entry.aliases))
        return chain(named, self._all_exact)

    def spellings(self) -> dict[str, tuple[str, ...]]:
        """Return every known spelling with the keys that it may mean."""
        return self._all_exact

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        return _index(self._registered(), str)

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        return _index(self._registered(), fold)

    @cached_property
    def _all_exact(self) -> dict[str, tuple[str, ...]]:
        return _index(self._all(), str)

    @cached_property
    def _all_folded(self) -> dict[str, tuple[str, ...]]:
        return _index(self._all(), fold)

    @cached_property
    def _all_bare(self) -> dict[str, tuple[str, ...]]:
        return _index(self._all(), fold_without_article)

    def _registered_key(self, name: str) -> str | None:
        hits = self.bearers(name)
        return hits[0] if len(hits) == 1 else None

    def _first_borne(self, name: str) -> str:
        alike = self._borne_alike.get(self._alike(name))
        return alike[0] if alike else name

    @cached_property
    def _borne_alike(self) -> dict[str, tuple[str, ...]]:
        """The names that only events bear, by what is alike of them, in the order of the events."""
        names = dict.fromkeys(self._borne())
        return _index(
            ((name, name) for name in names if self._registered_key(name) is None), self._alike
        )

    def _registered(self) -> Iterable[tuple[str, str]]:
        for entry in self.entries.values():
            for spelling in (entry.id, entry.name, *entry.aliases):
                yield spelling, entry.id

    def _all(self) -> Iterable[tuple[str, str]]:
        yield from self._registered()
        for name in dict.fromkeys(self._borne()):
            yield name, self.key(name)


class Names(NamedTuple):
    """The registers of a timeline."""

    actors: Register
    places: Register
    tags: Register
    sources: Register

    def of(self, kind: Kind) -> Register:
        """Return the register of a kind of name."""
        return self[_AT[kind]]


_AT: dict[Kind, int] = {BY_PLURAL[field]: at for at, field in enumerate(Names._fields)}


def names_of(timeline: Timeline) -> Names:
    """Return the registers of the timeline; their indexes are made when first used."""
    return Names(**{one.plural: _register(timeline, one) for one in KINDS.values()})


def _register(timeline: Timeline, kind: KindOfName) -> Register:
    return Register(kind.entries(timeline), lambda: _borne_in(timeline, kind), kind.alike)


def _borne_in(timeline: Timeline, kind: KindOfName) -> Iterable[str]:
    borne = chain.from_iterable(map(kind.borne, timeline.events))
    accounts = (
        cited.says for place in timeline.contested for cited in timeline.events[place].sources
    )
    borne = chain(borne, *(kind.told(said) for said in accounts if said is not None))
    if kind.came_by is None:
        return borne
    further = (kind.came_by(timeline, id).values() for id in kind.entries(timeline))
    return chain(borne, *chain.from_iterable(further))


def _index(
    pairs: Iterable[tuple[str, str]], form: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for spelling, key in pairs:
        if formed := form(spelling):
            found.setdefault(formed, {})[key] = None
    return {formed: tuple(keys) for formed, keys in found.items()}
