"""When citations can have appeared, by trying every day of every publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from chronology.histories import possible

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Source, Timeline

Days = frozenset[int]
Cited = tuple[int, int]
"""(place of an event, number of a citation of it)."""


def appearances(
    chronicle: Timeline, days: int, whole: Mapping[str, Source] | None = None
) -> dict[Cited, Days]:
    """Return the days on which each citation can have appeared, in some world.

    `whole` has the sources with dates that do not count: they still are of one moment by them.

    A world has a day of each event's beginning and end, from 1 to `days`, one of the publication
    of each source of one moment, and one of each citation of any other. Day 0 stands for all that
    come before, and the one after the last for all that come after it. Empty: there is no world.
    """
    cited = {
        (place, number): (citation.source, event.told_by(citation))
        for place, event in enumerate(chronicle.events)
        for number, citation in enumerate(event.sources)
    }
    found: dict[Cited, set[int]] = {each: set() for each in cited}
    ways = possible(chronicle, days)
    for published in _published(chronicle.sources, whole or chronicle.sources, range(days + 2)):
        for way in ways:
            world = {
                each: {day for day in published[id] if _told(tells, *way[each[0]], day)}
                for each, (id, tells) in cited.items()
            }
            if all(world.values()):
                for each, some in world.items():
                    found[each] |= some
    return {each: frozenset(some) for each, some in found.items()} if any(found.values()) else {}


def _published(
    sources: Mapping[str, Source], whole: Mapping[str, Source], days: range
) -> Iterator[dict[str, list[int]]]:
    """Yield, for each choice of days of the moments, the days on which each source can appear."""
    moments = [id for id, each in whole.items() if _is_point(each)]
    for chosen in product(*([*_stated(sources[id], days)] for id in moments)):
        found = {id: [*_stated(each, days)] for id, each in sources.items()}
        found |= {id: [day] for id, day in zip(moments, chosen, strict=True)}
        before = None
        while before != found:
            before = dict(found)
            for id, each in sources.items():
                found[id] = [day for day in found[id] if _came_so(each, day, found)]
        if all(found.values()):
            yield found


def _came_so(source: Source, day: int, found: Mapping[str, list[int]]) -> bool:
    """Whether a source can be of a day, after and before what it stems from."""
    later = [max(found[other], default=-1) for other in source.via]
    earlier = [min(found[other], default=day + 1) for other in source.derived_from]
    return (not later or day <= max(later)) and all(day >= each for each in earlier)


def _stated(source: Source, days: range) -> Iterator[int]:
    published, accessed = source.published, source.accessed
    first = published.reach.first_day if published else OPEN_PAST
    last = published.reach.last_day if published else OPEN_FUTURE
    read = accessed.reach.last_day if accessed else OPEN_FUTURE
    return (day for day in days if first <= day <= min(last, read))


def _is_point(source: Source) -> bool:
    return source.published is not None and source.published.kind == "point"


def _told(tells: str, begin: int, end: int, day: int) -> bool:
    return {
        "past": begin <= day,
        "over": end <= day,
        "ongoing": begin <= day <= end,
        "ahead": day <= begin,
        "nothing": True,
    }[tells]
