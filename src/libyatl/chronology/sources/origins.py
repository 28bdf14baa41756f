"""Where what is told comes from: which sources are one origin.

Sources that reached us through one another are one origin: the connected components of the
registry over `via` (one or a list). A circle of `via` is an error, for then no source of it
was the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl.chronology.solver.components import strong
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.model import Event, Timeline
from libyatl.text.inert import shorten

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
                one, other = self._leader_of(id), self._leader_of(key(name))
                # The relaying source leads, so that an origin bears its name.
                self._leader[one] = other

    def of(self, name: str) -> str:
        """Return the origin of a source, by the id of one source that stands for it."""
        return self._leader_of(self._key(name))

    def counted(self, event: Event) -> tuple[int, int]:
        """Return (how many sources the event cites, how many origins these have)."""
        sources = {self._key(citation.source) for citation in event.sources}
        return len(sources), len({self._leader_of(source) for source in sources})

    def _leader_of(self, id: str) -> str:
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
            code="via-cycle",
            severity=Severity.ERROR,
            message=f"{listed} reached us via {'each other' if len(names) > 1 else 'itself'}",
            span=spans[0],
            label="none of a circle was the first to tell",
            help="leave out the 'via' of the one that told it first",
            related=tuple(
                (span, f"'{shorten(id)}' is in the circle")
                for id, span in zip(names[1:], spans[1:], strict=True)
                if span
            ),
        )
