"""Where what is told comes from: which sources are one origin.

Sources that stem from one another are one origin: what reached us through another source (`via`),
and what drew on one (`derived_from`). They are counted for the event that cites them: two inquiries
are two origins, though one witness elsewhere reached us through both.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from libyatl.chronology.sources.stemming import Stemming
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.model import Event, Source, Timeline
from libyatl.text.inert import shorten

_NAMED = 8
"""So many sources of a circle are named in a message; the rest stand beside their places."""


class Origins:
    """Which sources are one origin, and what is wrong with how they came to us."""

    def __init__(self, timeline: Timeline, key: Callable[[str], str]) -> None:
        """Take the registry of the timeline's sources, and whom a name of a source means."""
        self._key = key
        self._stems = {
            id: tuple(dict.fromkeys(map(key, source.came_by)))
            for id, source in timeline.sources.items()
            if source.came_by
        }
        self._roots: dict[str, str] = {}
        self.diagnostics: tuple[Diagnostic, ...] = tuple(_circles(timeline, key))

    def of(self, name: str) -> str:
        """Return the origin of a source, by the id of the source that stands for it.

        That is the one from which it stems in the end; where it, or one on the way, stems from
        several, that one.
        """
        return self._root(self._key(name))

    def counted(self, event: Event) -> tuple[int, int]:
        """Return (how many sources the event cites, how many origins these have): see `among`."""
        return self.among(citation.source for citation in event.sources)

    def among(self, names: Iterable[str]) -> tuple[int, int]:
        """Return (how many sources these are, how many origins they have).

        A source that stems from several joins them to one origin, and takes none away: without it
        they may be more.
        """
        sources = set(map(self._key, names))
        roots = dict.fromkeys(map(self._root, sources))
        joined = self._components(roots)
        return len(sources), max(joined, sum(root not in self._stems for root in roots))

    def _components(self, roots: Iterable[str]) -> int:
        """Count the components over some sources and all that they stem from."""
        leader = {root: root for root in roots}
        reached, count = [*leader], len(leader)
        for id in reached:
            for other in map(self._root, self._stems.get(id, ())):
                if other not in leader:
                    leader[other] = id
                    reached.append(other)
                elif (one := _leading(leader, id)) != (two := _leading(leader, other)):
                    leader[one] = two
                    count -= 1
        return count

    def _root(self, id: str) -> str:
        """Return the source from which one stems in the end, step by single step."""
        way: dict[str, None] = {}
        while id not in way and len(stems := self._stems.get(id, ())) == 1:
            if (known := self._roots.get(id)) is not None:
                id = known
                break
            way[id] = None
            id = stems[0]
        if id in way:  # a circle has no end: any one of it, the same for all
            id = min(list(way)[list(way).index(id) :])
        self._roots |= dict.fromkeys(way, id)
        return id


def _leading(leader: dict[str, str], id: str) -> str:
    """Return who leads a component, and let all who were passed be led at once."""
    while id != (above := leader[id]):
        leader[id] = leader[above]
        id = above
    return id


def origins(timeline: Timeline, *, source_key: Callable[[str], str] = str) -> Origins:
    """Return the origins of a timeline's sources; circles among them are in its diagnostics."""
    return Origins(timeline, source_key)


def _circles(timeline: Timeline, key: Callable[[str], str]) -> Iterator[Diagnostic]:
    for names in Stemming(timeline.sources, key).circles:
        fields = [_keys_within(timeline.sources[id], {*names}, key) for id in names]
        spans = [
            timeline.span(("sources", id), of[0] if of else "")
            for id, of in zip(names, fields, strict=True)
        ]
        listed = ", ".join(f"'{shorten(id)}'" for id in names[:_NAMED])
        if len(names) > _NAMED:
            listed += f" and {len(names) - _NAMED} more"
        used = sorted({field for of in fields for field in of}, reverse=True)
        came = _CAME[used[0]] if len(used) == 1 else "came by"
        yield Diagnostic(
            code="via-cycle",
            severity=Severity.ERROR,
            message=f"{listed} {came} {'each other' if len(names) > 1 else 'itself'}",
            span=spans[0],
            label="none of a circle was the first to tell",
            help=f"leave out the {' or '.join(map(repr, used))} of the one that told it first",
            related=tuple(
                (span, f"'{shorten(id)}' is in the circle")
                for id, span in zip(names[1:], spans[1:], strict=True)
                if span
            ),
        )


_CAME = {"via": "reached us via", "derived_from": "drew on"}


def _keys_within(source: Source, circle: Container[str], key: Callable[[str], str]) -> list[str]:
    """Return by which keys a source of a circle names others of it.

    Without any, it relayed one of them and was drawn on by another.
    """
    named = {"via": source.via, "derived_from": source.derived_from}
    return [field for field, names in named.items() if any(key(name) in circle for name in names)]
