"""`single-origin`: an event with several sources, all of which go back to one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from libyatl.checks.examined import Examined, Finding
from libyatl.findings.diagnostics import Span
from libyatl.model.accounts import supporting
from libyatl.text.inert import shorten

_MOST_STEPS = 6
"""So many links of a chain are shown."""

Link = tuple[str, str, str]
"""A source, the key of it that names another, and that one."""

_STEMS = {"via": "reached us via", "derived_from": "drew on"}


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events whose two or more sources stem from one another."""
    key = examined.names.sources.key
    ways = _Ways(examined)

    @cache
    def place_of(link: Link) -> Span | None:
        return examined.timeline.span(("sources", link[0]), link[1])

    for place, event in enumerate(examined.events):
        if len(event.sources) < 2:
            continue
        sources, origins = examined.support(place)
        if sources < 2 or origins != 1:
            continue
        # A source whose account differs does not support the event as it stands.
        supported = supporting(event, examined.accounts.get(place, ()))
        cited = list(dict.fromkeys(key(citation.source) for citation in supported.sources))
        steps = [(place_of(link), link) for link in ways.between(cited)]
        yield examined.finding(
            place,
            message=f"the {sources} sources of the event are of one origin",
            help="they count as one; cite a source that came to know of it by itself",
            related=tuple(
                (span, f"'{shorten(one)}' {_STEMS[field]} '{shorten(other)}'")
                for span, (one, field, other) in steps
            ),
            about=(event.id, *cited),
        )


class _Ways:
    """The links over which sources stem from one another."""

    def __init__(self, examined: Examined) -> None:
        self._key = examined.names.sources.key
        self._sources = examined.timeline.sources

    def between(self, ids: list[str]) -> list[Link]:
        """Return the links that join the first to the others, as far as they are shown."""
        before = self._walked(ids)
        found: dict[Link, None] = {}
        for id in ids[1:]:
            while id in before and len(found) < _MOST_STEPS:
                id, link = before[id]
                found[link] = None
        return list(found)

    def _walked(self, ids: list[str]) -> dict[str, tuple[str, Link]]:
        """Return by source the one next to it on the way from the first of some, and the link.

        Ways lead over the sources and what these stem from.
        """
        beside: dict[str, list[tuple[str, Link]]] = {id: [] for id in ids}
        reached = [*beside]
        for id in reached:
            for field, other in self._links_from(id):
                if other not in beside:
                    beside[other] = []
                    reached.append(other)
                beside[id].append((other, (id, field, other)))
                beside[other].append((id, (id, field, other)))
        before: dict[str, tuple[str, Link]] = {}
        row = [ids[0]]
        for id in row:
            for other, link in beside[id]:
                if other not in before and other != ids[0]:
                    before[other] = id, link
                    row.append(other)
        return before

    def _links_from(self, id: str) -> Iterator[tuple[str, str]]:
        source = self._sources.get(id)
        if source is not None:
            yield from (("via", self._key(name)) for name in source.via)
            yield from (("derived_from", self._key(name)) for name in source.derived_from)
