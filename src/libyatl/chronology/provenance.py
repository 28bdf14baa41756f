"""Where what is told comes from, and what had been told by a day.

Sources that reached us through one another are one origin: the connected components of the
registry over `via` (one or a list). A circle of `via` is an error, for then no source of it
was the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from libyatl.chronology.circles import strong
from libyatl.chronology.publication import Publications
from libyatl.dates import When
from libyatl.diagnostics import Diagnostic, Severity
from libyatl.inert import shorten
from libyatl.model import Event, Timeline
from libyatl.renumbered import RenumberedPositions
from libyatl.truth import Truth

_NAMED = 8
"""So many sources of a circle are named in a message; the rest stand beside their places."""


class Origins:
    """Which sources are one origin, and what is wrong with how they came to us."""

    def __init__(self, timeline: Timeline, key: Callable[[str], str]) -> None:
        """Take the registry of the timeline's sources, and whom a name of a source means."""
        self._key = key
        self._leader: dict[str, str] = {}
        self.diagnostics: tuple[Diagnostic, ...] = tuple(_circles(timeline, key))
        for id, source in timeline.sources.items():
            for name in source.via:
                one, other = self._find(id), self._find(key(name))
                # The relaying source leads, so that an origin bears its name.
                self._leader[one] = other

    def of(self, name: str) -> str:
        """Return the origin of a source, by the id of one source that stands for it."""
        return self._find(self._key(name))

    def counted(self, event: Event) -> tuple[int, int]:
        """Return (how many sources the event cites, how many origins these have)."""
        sources = {self._key(citation.source) for citation in event.sources}
        return len(sources), len({self._find(source) for source in sources})

    def _find(self, id: str) -> str:
        leader = id
        while leader != (above := self._leader.get(leader, leader)):
            leader = above
        while id != leader:  # whoever was passed is led at once from now on
            above = self._leader[id]
            self._leader[id] = leader
            id = above
        return leader


def origins(timeline: Timeline, *, source_key: Callable[[str], str] = str) -> Origins:
    """Return the origins of a timeline's sources; circles of `via` are in its diagnostics."""
    return Origins(timeline, source_key)


def _circles(timeline: Timeline, key: Callable[[str], str]) -> Iterator[Diagnostic]:
    ids = list(timeline.sources)
    number = {id: index for index, id in enumerate(ids)}
    via = {
        index: [
            number[found] for name in timeline.sources[id].via if (found := key(name)) in number
        ]
        for index, id in enumerate(ids)
    }
    for members in sorted(sorted(some) for some in strong(range(len(ids)), via)):
        if len(members) == 1 and members[0] not in via[members[0]]:
            continue
        names = [ids[index] for index in members]
        spans = [timeline.span(("sources", id), "via") for id in names]
        listed = ", ".join(f"'{shorten(id)}'" for id in names[:_NAMED])
        if len(names) > _NAMED:
            listed += f" and {len(names) - _NAMED} more"
        yield Diagnostic(
            "via-cycle", Severity.ERROR,
            f"{listed} reached us via {'each other' if len(names) > 1 else 'itself'}",
            spans[0], "none of a circle was the first to tell",
            "leave out the 'via' of the one that told it first",
            tuple((span, f"'{shorten(id)}' is in the circle")
                  for id, span in zip(names[1:], spans[1:], strict=True) if span),
        )  # fmt: skip


class AsOf(NamedTuple):
    """What had been published by a day.

    Attributes:
        timeline: the events with a source that was, or may have been, published by then,
            each with those citations alone.
        shown: for each event of it, YES or MAYBE: whether some citation of it had surely
            been published by then.
        places: for each event of it, its place in the whole timeline.
        left_out: how many events of the whole timeline it lacks.
        cited: its events, each with the citations alone that had surely been published.
        sure: the same, and of an event that has none neither its date nor its relations, nor
            those of others to it: all that surely had been told.
    """

    timeline: Timeline
    shown: tuple[Truth, ...]
    places: tuple[int, ...]
    left_out: int
    cited: tuple[Event, ...]
    sure: tuple[Event, ...]


def as_of(timeline: Timeline, day: int | When, *, source_key: Callable[[str], str] = str) -> AsOf:
    """Return what of the timeline had been published by the end of a day.

    Of a vague `day`, its last possible day counts; of a [] set, that of one of its dates, and
    nobody knows which. A source without a date takes that of the sources through which it
    reached us; where that is unknown too, the answer is MAYBE, as
    it is where the publication may lie on either side of the day. Events that cite nothing
    are left out. Relations to what is left out stay, and name nothing.
    """
    surely, until = _ends(day)
    doubtful = isinstance(day, When) and day.qualified
    publications = Publications(timeline.sources, source_key)
    known: dict[str, Truth] = {}
    events: list[Event] = []
    shown: list[Truth] = []
    places: list[int] = []
    paths: list[Mapping[str, str]] = []
    for place, event in enumerate(timeline.events):
        kept = []
        for number, citation in enumerate(event.sources):
            if citation.source not in known:
                known[citation.source] = max(
                    published_by(publications, citation.source, surely),
                    min(published_by(publications, citation.source, until), Truth.MAYBE),
                )
            if known[citation.source]:
                kept.append(number)
        if not kept:
            continue
        best = max(known[event.sources[number].source] for number in kept)
        shown.append(min(best, Truth.MAYBE) if doubtful else best)
        places.append(place)
        if len(kept) == len(event.sources):
            paths.append({})
        else:
            paths.append({f"sources/{new}": f"sources/{old}" for new, old in enumerate(kept)})
            event = event._replace(sources=tuple(event.sources[number] for number in kept))
        events.append(event)
    moved = RenumberedPositions(timeline.positions, places, paths)
    cut = replace(timeline, events=tuple(events), positions=moved, excerpt=True)
    cited = _cited(events, known)
    left_out = len(timeline.events) - len(events)
    return AsOf(cut, tuple(shown), tuple(places), left_out, cited, _sure(cited))


def _ends(day: int | When) -> tuple[int, int]:
    """Return by the end of which day what is asked surely, and by that of which possibly."""
    if not isinstance(day, When):
        return day, day
    if day.choice != "one":
        return day.d, day.d
    # A range in a [] set is one of more dates than its ends.
    return min(one.a if one.precision == "range" else one.d for one in day.parts), day.d


def _cited(events: Iterable[Event], known: Mapping[str, Truth]) -> tuple[Event, ...]:
    """Return the events with what had surely been published alone (`AsOf.cited`)."""
    if Truth.MAYBE not in known.values():
        return tuple(events)
    return tuple(
        event._replace(sources=tuple(c for c in event.sources if known[c.source] is Truth.YES))
        for event in events
    )


def _sure(cited: Iterable[Event]) -> tuple[Event, ...]:
    """Return what surely had been told, of events with what was surely published (`AsOf.sure`)."""
    unsure = {event.id for event in cited if not event.sources}
    return tuple(
        event._replace(when=None, relations=())
        if event.id in unsure
        else event._replace(relations=tuple(r for r in event.relations if r.event not in unsure))
        for event in cited
    )


def published_by(publications: Publications, source: str, day: int) -> Truth:
    """Say whether a source had been published by the end of a day.

    Where it is not known when, the answer is MAYBE; what rests on a qualified date is at
    best MAYBE.
    """
    first, last, holders = publications.of(source)
    if first > day:
        return Truth.NO
    stated = map(publications.stated, holders)
    if last > day or any(when is not None and when.qualified for when in stated):
        return Truth.MAYBE
    return Truth.YES
