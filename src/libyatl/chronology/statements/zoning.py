"""Which components have clocks, and which tell their days by more than one clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from libyatl.chronology.statements.own import TELLING
from libyatl.chronology.statements.relations import elapses
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import SUMMER_TIME, Run, offsets_of
from libyatl.dates import When
from libyatl.dates.axis import first_second, reach_of_zones
from libyatl.model import Event


def joined_by_relations(rules: Rules, events: Iterable[int]) -> Iterator[list[int]]:
    """Yield the components that hold any of the events, each in ascending order."""
    seen: set[int] = set()
    for root in events:
        if root in seen:
            continue
        seen.add(root)
        members = [root]
        for place in members:
            named = (rules.target(place, relation) for relation in rules.events[place].relations)
            naming = (other for other, _ in rules.referring.get(place, ()))
            for other in (*named, *naming):
                if other is not None and other not in seen:
                    seen.add(other)
                    members.append(other)
        yield sorted(members)


def joined(rules: Rules, events: Iterable[int]) -> Iterator[list[int]]:
    """Yield the components that hold any of the events, with the moments that tie these."""
    seen: set[int] = set()
    for root in events:
        members: list[int] = []
        waiting = [root]
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            (related,) = joined_by_relations(rules, (place,))
            tied = (each for each in related if each not in rules.untied)
            moments = [moment for moment in rules.ties.joined(tied) if moment not in seen]
            seen.update(related, moments)
            members += (*related, *moments)
            waiting += rules.ties.tied_to(moments, rules.untied)
        if members:
            yield sorted(members)


def with_clocks(rules: Rules) -> list[int]:
    """Return the events of which something is stated in seconds: a clock, or what elapses."""
    clocked = any(
        when is not None and when.clocked
        for source in rules.timeline.sources.values()
        for when in (source.published, source.accessed)
    )
    return [
        place
        for place, event in enumerate(rules.events)
        if (event.when is not None and event.when.seconds is not None)
        or (event.lasted is not None and event.lasted.elapses)
        or (event.relations and any(map(elapses, event.relations)))
        or (clocked and any(when.clocked for when in _publishing(rules, event)))
    ]


def by_several_clocks(rules: Rules, clocked: Iterable[int]) -> Set[int]:
    """Return the events of components with clocks whose dates have different offsets, or some none.

    Args:
        rules: what was stated.
        clocked: the events of which something is stated in seconds. Days alone compare by the
            calendar, whatever their zones.
    """
    dates = [event.when for event in rules.events]
    for source in rules.timeline.sources.values():
        dates += (source.published, source.accessed)
    if not any(when is not None and when.zoned for when in dates):
        return frozenset()
    return {
        place
        for places in joined_by_relations(rules, clocked)
        if not stands_alone(rules, places) and len(set(_offsets(rules, places))) > 1
        for place in places
    }


def stands_alone(rules: Rules, places: Sequence[int]) -> bool:
    """Whether a component is one event of which nothing is said but its date."""
    event = rules.events[places[0]]
    return len(places) == 1 and not event.sources and event.lasted is None


def runs_in_seconds(rules: Rules, places: Sequence[int], first_day: int) -> tuple[Run, ...]:
    """Return how a component is resolved in seconds.

    Once by the clock that all its dates share. Else in instants, for what has a zone, and by its
    own clock for what has none, if anything has none. `first_day` is the earliest that was found:
    zones reached farther once.
    """
    offsets = set(_offsets(rules, places))
    zones = {when.zone for when in _dates(rules, places)}
    if len(offsets) < 2:
        return (Run("wall", 0, next(iter(offsets), None), zones.pop() if len(zones) == 1 else ""),)
    if None in offsets:
        reach = reach_of_zones(first_second(first_day))
        widest = reach[1] - reach[0]
        return Run("instants", widest), Run("local", widest, reach=reach)
    known = [offset for offset in offsets if offset is not None]
    return (Run("instants", max(known) - min(known) + SUMMER_TIME * any(zones)),)


def _offsets(rules: Rules, places: Iterable[int]) -> Iterator[int | None]:
    """Yield the offset of each bound of each date, None where it has none."""
    for when in _dates(rules, places):
        yield from offsets_of(when)


def _dates(rules: Rules, places: Iterable[int]) -> Iterator[When]:
    """Yield the dates of some events and of the sources that they cite."""
    for place in places:
        event = rules.events[place]
        if event.when is not None:
            yield event.when
        yield from _publishing(rules, event)


def _publishing(rules: Rules, event: Event) -> Iterator[When]:
    """Yield the dates of publication that bear on an event."""
    for citation in event.sources:
        published = rules.publications.of(citation.source)
        for _, latest in TELLING[event.told_by(citation)]:
            yield from map(rules.publications.date, published.dates(latest=latest))
