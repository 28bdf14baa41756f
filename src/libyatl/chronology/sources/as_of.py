"""What had been told by a day, or by a moment of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from libyatl.chronology.sources.publication import Publications
from libyatl.dates import When
from libyatl.dates.axis import Scale
from libyatl.dates.when import of_parts
from libyatl.model import Event, Timeline
from libyatl.model.renumbered import RenumberedPositions
from libyatl.truth import Truth


class AsOf(NamedTuple):
    """What had been published by a day or a moment.

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

    Of a vague `day`, its last possible day counts, and its last second where it has a clock; of a
    [] set, that of one of its dates, and nobody knows which. A clock without a zone is compared
    with the dates of publication as they are written, one with a zone as an instant. A source
    without a date takes that of the sources through which it reached us; where that is unknown
    too, the answer is MAYBE, as it is where the publication may lie on either side of the day.
    Events that cite nothing are left out. Relations to what is left out stay, and name nothing.
    """
    known = _known(timeline.events, Publications(timeline.sources, source_key), day)
    doubtful = isinstance(day, When) and day.qualified
    events: list[Event] = []
    shown: list[Truth] = []
    places: list[int] = []
    paths: list[Mapping[str, str]] = []
    for place, event in enumerate(timeline.events):
        kept = [number for number, cited in enumerate(event.sources) if known[cited.source]]
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
    sourced = _cited(events, known)
    left_out = len(timeline.events) - len(events)
    return AsOf(cut, tuple(shown), tuple(places), left_out, sourced, _sure(sourced))


def _known(
    events: Iterable[Event], publications: Publications, day: int | When
) -> dict[str, Truth]:
    """Return, by source as cited, whether it had been published by the end of a date."""
    cited = {cited.source for event in events for cited in event.sources}
    if isinstance(day, When):
        return {source: _by_the_end(day, publications, source) for source in cited}
    return {source: published_by(publications, source, day) for source in cited}


def _by_the_end(day: When, publications: Publications, source: str) -> Truth:
    """Say whether a source had been published by the end of a date, or of any of its parts."""
    if day.parts:
        answers = [_by_the_end(part, publications, source) for part in day.parts]
        answer = of_parts(answers, day.choice)
        # A range in a [] set is one of more dates than its ends.
        if day.choice == "one":
            begun = [
                published_by(publications, source, *_bound(part, 0))
                for part in day.parts
                if part.precision == "range"
            ]
            answer = min([answer, *(max(each, Truth.MAYBE) for each in begun)])
        return answer
    surely = published_by(publications, source, *_bound(day, 3))
    possibly = published_by(publications, source, *_bound(day.reach, 3))
    return max(surely, min(possibly, Truth.MAYBE))


def _bound(date: When, number: int) -> tuple[int, Scale]:
    """Return a bound of a date on its scale: an instant where it has a zone, else as written."""
    if not date.clocked:
        return date.days[number], "days"
    if date.offsets is None or date.offsets[number] is None:
        return date.wall[number], "wall"
    return date.instants[number], "instants"


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


def published_by(publications: Publications, source: str, by: int, scale: Scale = "days") -> Truth:
    """Say whether a source had been published by the end of a day, or of a second.

    Where it is not known when, the answer is MAYBE; what rests on a qualified date is at
    best MAYBE. A day, and a second of no zone, is that which the date of publication shows.
    """
    published = publications.of(source)
    first, last = published.first, published.last
    firsts, lasts = (
        [publications.date(said) for said in published.dates(latest=latest)]
        for latest in (False, True)
    )
    dates = firsts + lasts
    if scale != "days":
        first = min((when.reach.on(scale)[0] for when in firsts), default=first)
        last = max((when.reach.on(scale)[3] for when in lasts), default=last)
    if first > by:
        return Truth.NO
    if last > by or any(when.qualified for when in dates):
        return Truth.MAYBE
    return Truth.YES
