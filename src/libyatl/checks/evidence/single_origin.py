"""`single-origin`: an event with several sources, all of which go back to one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from libyatl.checks.examined import Examined, Finding
from libyatl.findings.diagnostics import Span
from libyatl.text.inert import shorten

_MOST_STEPS = 6
"""So many links of a chain are shown."""

Link = tuple[str, str]
"""A source and one through which it reached us."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events whose two or more sources reached us through one another."""
    key = examined.names.sources.key
    forest = _Forest(examined)

    @cache
    def place_of(link: Link) -> Span | None:
        return examined.timeline.span(("sources", link[0]), "via")

    for place, event in enumerate(examined.events):
        if len(event.sources) < 2:
            continue
        sources, origins = examined.origins.counted(event)
        if sources < 2 or origins != 1:
            continue
        cited = list(dict.fromkeys(key(citation.source) for citation in event.sources))
        steps = [(place_of(link), link) for link in forest.between(cited)]
        yield examined.finding(
            place,
            message=f"the {sources} sources of the event are of one origin",
            help="they count as one; cite a source that came to know of it by itself",
            related=tuple(
                (span, f"'{shorten(one)}' reached us via '{shorten(other)}'")
                for span, (one, other) in steps
            ),
            about=(event.id, *cited),
        )


class _Forest:
    """The sources as trees over `via`, so that the links between two are found by climbing."""

    def __init__(self, examined: Examined) -> None:
        key = examined.names.sources.key
        self._above: dict[str, tuple[str, Link]] = {}
        self._depth: dict[str, int] = {}
        beside: dict[str, list[tuple[str, Link]]] = {}
        for id, source in examined.timeline.sources.items():
            for other in map(key, source.via):
                beside.setdefault(id, []).append((other, (id, other)))
                beside.setdefault(other, []).append((id, (id, other)))
        registered = examined.timeline.sources
        roots = sorted(beside, key=lambda id: id in registered and bool(registered[id].via))
        for root in roots:
            if root not in self._depth:
                self._grow(root, beside)

    def _grow(self, root: str, beside: dict[str, list[tuple[str, Link]]]) -> None:
        self._depth[root] = 0
        row = [root]
        for id in row:
            for other, link in beside[id]:
                if other not in self._depth:
                    self._above[other] = id, link
                    self._depth[other] = self._depth[id] + 1
                    row.append(other)

    def between(self, ids: list[str]) -> list[Link]:
        """Return the links that join the first to the others, as far as they are shown."""
        found: dict[Link, None] = {}
        for other in ids[1:]:
            one = ids[0]
            while one != other and len(found) < _MOST_STEPS:
                lower = max(one, other, key=lambda id: self._depth[id])
                above, link = self._above[lower]
                found[link] = None
                one, other = (above, other) if lower == one else (one, above)
        return list(found)
