"""Registries of what the files of other tools name: whom no registry knows gets an entry.

So a chronology that is made of a spreadsheet can be gone on with: its names have ids, and
`libyatl check` has something to compare. Files in the keys of libyatl are never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from libyatl.formats.entries.made_ids import slugged
from libyatl.model import Actor, Citation, Event, Place, Source
from libyatl.model.kinds import KINDS, REGISTERED, Registry
from libyatl.model.positions import RecordedPositions
from libyatl.model.registers import Register


class Whereabouts(NamedTuple):
    """What a row says of its place, as it is typed: all of it may be empty."""

    country: str = ""
    latitude: str = ""
    longitude: str = ""


class Columns(NamedTuple):
    """Under which names a file has whereabouts; empty where it has none."""

    country: str = ""
    latitude: str = ""
    longitude: str = ""


class Imported:
    """What the events of other tools' files name, until all files are read."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._places: dict[str, Whereabouts] = {}
        self._said: dict[int, Whereabouts] = {}
        self._files: list[tuple[range, Columns]] = []

    def place(self, name: str, said: Whereabouts, number: int) -> Whereabouts:
        """Take what an event, the one of a number, says of a place.

        Returns:
            What of it an earlier event says otherwise.
        """
        whole = _joined_whereabouts(self._places.get(name, said), said)
        self._places[name] = whole
        self._said[number] = said
        if said == whole:
            return _NOTHING
        country = said.country if said.country != whole.country else ""
        return Whereabouts(country, *(said[1:] if said[1:] != whole[1:] else ("", "")))

    def file(self, events: range, columns: Columns) -> None:
        """Take where the events of a file stand among all."""
        self._files.append((events, columns))

    def register(
        self,
        events: list[Event],
        registries: Mapping[str, dict[str, Any]],
        positions: RecordedPositions,
    ) -> None:
        """Make an entry of each name of these files that no registry knows by any spelling.

        What is said of a place that a registry has in its own way is kept by its events.
        """
        for registry, kind in REGISTERED.items():
            borne = KINDS[kind].borne
            first: dict[str, int] = {}
            for number in chain.from_iterable(numbers for numbers, _ in self._files):
                for name in borne(events[number]):
                    if name not in first:
                        first[name] = number
            names = sorted(first, key=first.__getitem__)
            entries = registries[registry]
            known = Register(dict(entries), lambda: ())
            new = [name for name in names if not known.bearers(name)]
            if registry == "places":
                self._keep_whereabouts(events, {*names} - {*new})
            taken = {*entries, *chain.from_iterable(map(borne, events))}
            ids = dict(_with_id(new, taken, kind))
            for name, id in ids.items():
                entries[id] = self._entry(registry, id, name)
                positions.keep_entry_of(registry, id, first[name])
            if registry == "sources":
                self._cite_by_id(events, ids)

    def _entry(self, registry: Registry, id: str, name: str) -> Actor | Place | Source:
        if registry == "actors":
            return Actor(id, name)
        if registry == "sources":
            return Source(id, title=name)
        said = self._places.get(name, _NOTHING)
        at = (float(said.latitude), float(said.longitude)) if said.latitude else None
        return Place(id, name, country=said.country, at=at)

    def _cite_by_id(self, events: list[Event], ids: Mapping[str, str]) -> None:
        """Let events cite by their ids the sources that got entries, as they cite all others.

        Articles and addresses have ids from the first, and what is named in two ways is untidy.
        """
        others = {name: id for name, id in ids.items() if name != id}
        # Rows that cite alike have one tuple, of which many are made anew but once.
        anew: dict[int, tuple[tuple[Citation, ...], tuple[Citation, ...]]] = {}
        for number in chain.from_iterable(numbers for numbers, _ in self._files if others):
            cited = events[number].sources
            if cited and id(cited) not in anew:
                made = [
                    one._replace(source=others[one.source]) if one.source in others else one
                    for one in cited
                ]
                anew[id(cited)] = cited, tuple(made) if made != [*cited] else cited
            if cited and (by_id := anew[id(cited)][1]) is not cited:
                events[number] = events[number]._replace(sources=by_id)

    def _keep_whereabouts(self, events: list[Event], known: set[str]) -> None:
        if known.isdisjoint(self._places):
            return
        for numbers, columns in self._files:
            for number in numbers:
                event = events[number]
                if event.places and event.places[0] in known and number in self._said:
                    pairs = zip(columns, self._said[number], strict=True)
                    kept = {column: text for column, text in pairs if column and text}
                    events[number] = event._replace(extra={**kept, **event.extra})


_NOTHING = Whereabouts()


def _joined_whereabouts(known: Whereabouts, said: Whereabouts) -> Whereabouts:
    """Return what is known of a place with what is said beside it; as it is, where they differ.

    What else is said of a place elsewhere is none of this one: Tripoli in Lebanon has coordinates,
    and Tripoli in Libya may have none.
    """
    if known == said or (known.country and said.country and known.country != said.country):
        return known
    if known.latitude and said.latitude and known[1:] != said[1:]:
        return known
    return Whereabouts(known.country or said.country, *(known if known.latitude else said)[1:])


def _with_id(names: Iterable[str], taken: set[str], kind: str) -> Iterator[tuple[str, str]]:
    """Yield each name with an id that no name and no entry has."""
    for name in names:
        slug = id = slugged(name, kind)
        number = 1
        while id in taken and id != name:
            number += 1
            id = f"{slug}-{number}"
        taken.add(id)
        yield name, id
