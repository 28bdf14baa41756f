"""Where names are used: every actor, place, tag and source that an event or a source names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, assert_never

from libyatl.findings.diagnostics import Span
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS, REGISTERED, KindOfName, Registry
from libyatl.model.positions import Owner


class Mention(NamedTuple):
    """One use of a name: item `number` of the list `field` of an event or a source."""

    owner: Owner
    field: str
    number: int


Mentions = Mapping[str, Mapping[str, list[Mention]]]
"""By the plural of a kind, which is its registry's key, each name as typed with its mentions."""


def mentions(timeline: Timeline) -> Mentions:
    """Return where each name is used: by events, by what sources say, by `via` of sources."""
    return {kind.plural: _mentions_of(timeline, kind) for kind in KINDS.values()}


def _mentions_of(timeline: Timeline, kind: KindOfName) -> Mapping[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for place, event in enumerate(timeline.events):
        for number, name in enumerate(kind.borne(event)):
            found[name].append(Mention(place, kind.plural, number))
        for number, citation in enumerate(event.sources):
            if citation.says:
                field = f"sources/{number}/says/{kind.plural}"
                for item, name in enumerate(kind.told(citation.says)):
                    found[name].append(Mention(place, field, item))
    if kind.came_by is not None:
        for id in kind.entries(timeline):
            for field, names in kind.came_by(timeline, id).items():
                for number, name in enumerate(names):
                    found[name].append(Mention((kind.plural, id), field, number))
    return found


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


def written(timeline: Timeline, registry: Registry, id: str) -> list[tuple[str, str]]:
    """Return each spelling of an entry as it is written, with its path; that of the id is empty."""
    match registry:
        case "sources":
            source = timeline.sources[id]
            each = [
                (source.title, "title"),
                (source.author, "author"),
                (source.publisher, "publisher"),
            ]
        case "actors" | "places":
            entry = KINDS[REGISTERED[registry]].entries(timeline)[id]
            aliases = ((alias, f"aliases/{number}") for number, alias in enumerate(entry.aliases))
            each = [(entry.name, "name"), *aliases]
        case _:
            assert_never(registry)
    return [(id, ""), *((spelling, path) for spelling, path in each if spelling not in ("", id))]


def spelled(timeline: Timeline, registry: Registry, id: str) -> list[tuple[str, str]]:
    """Return each spelling by which an entry can be named: what is written, and what it makes.

    A source can be named by its author and publisher together.
    """
    each = written(timeline, registry, id)
    return each if registry != "sources" else [*each, (timeline.sources[id].name, "author")]
