"""Where names are used: every actor, place and source that an event or a source names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from libyatl.findings.diagnostics import Span
from libyatl.model import Citation, Timeline
from libyatl.model.positions import Owner

ONE_OF = {"actors": "actor", "places": "place", "sources": "source"}
"""The registries, and what one entry of each is."""


class Mention(NamedTuple):
    """One use of a name: item `number` of the list `field` of an event or a source."""

    owner: Owner
    field: str
    number: int


Mentions = Mapping[str, Mapping[str, list[Mention]]]
"""By registry, each name as typed with its mentions, in the order of the events."""


def mentions(timeline: Timeline) -> Mentions:
    """Return where each name is used: by events, by what sources say, by `via` of sources."""
    found: dict[str, dict[str, list[Mention]]] = {kind: defaultdict(list) for kind in ONE_OF}
    actors, places, sources = found["actors"], found["places"], found["sources"]
    for place, event in enumerate(timeline.events):
        for number, part in enumerate(event.actors):
            actors[part.actor].append(Mention(place, "actors", number))
        for number, name in enumerate(event.places):
            places[name].append(Mention(place, "places", number))
        for number, citation in enumerate(event.sources):
            sources[citation.source].append(Mention(place, "sources", number))
            if citation.says:
                _said(found, place, number, citation)
    for id, source in timeline.sources.items():
        for number, name in enumerate(source.via):
            sources[name].append(Mention(("sources", id), "via", number))
    return found


def _said(
    found: Mapping[str, Mapping[str, list[Mention]]], place: int, number: int, citation: Citation
) -> None:
    if citation.says:
        field = f"sources/{number}/says"
        for item, part in enumerate(citation.says.actors):
            found["actors"][part.actor].append(Mention(place, f"{field}/actors", item))
        for item, name in enumerate(citation.says.places):
            found["places"][name].append(Mention(place, f"{field}/places", item))


def place_of(timeline: Timeline, mention: Mention) -> Span | None:
    """Return where the name itself stands, be it an item of its own or the `id` of one."""
    path = f"{mention.field}/{mention.number}"
    span = timeline.span(mention.owner, f"{path}/id")
    return timeline.span(mention.owner, path) if span and span.pointer else span


def owners(timeline: Timeline, used: Iterable[Mention]) -> tuple[str, ...]:
    """Return the ids of the events and sources that make the mentions, each once."""
    ids = (
        timeline.events[one.owner].id if isinstance(one.owner, int) else one.owner[1]
        for one in used
    )
    return tuple(dict.fromkeys(ids))


def written(timeline: Timeline, kind: str, id: str) -> list[tuple[str, str]]:
    """Return each spelling of an entry as it is written, with its path; that of the id is empty."""
    if kind == "sources":
        source = timeline.sources[id]
        fields = ("title", "author", "publisher")
        each = [(getattr(source, field), field) for field in fields]
    else:
        entry = timeline.actors[id] if kind == "actors" else timeline.places[id]
        aliases = ((alias, f"aliases/{number}") for number, alias in enumerate(entry.aliases))
        each = [(entry.name, "name"), *aliases]
    return [(id, ""), *((spelling, path) for spelling, path in each if spelling not in ("", id))]


def spelled(timeline: Timeline, kind: str, id: str) -> list[tuple[str, str]]:
    """Return each spelling by which an entry can be named: what is written, and what it makes.

    A source can be named by its author and publisher together.
    """
    each = written(timeline, kind, id)
    return each if kind != "sources" else [*each, (timeline.sources[id].name, "author")]
