"""`publication-undated`: a source of which nothing says when it was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the registered sources that are cited, and have no date of their own or by `via`."""
    key = examined.names.sources.key
    cited = Counter(
        source
        for event in examined.events
        for source in {key(citation.source) for citation in event.sources}
    )
    for id in examined.timeline.sources:
        entry = examined.timeline.sources[id]
        if "published" in entry.extra:  # that there is no date is said, or it cannot be read
            continue
        if cited[id] and not _is_dated(examined, id):
            events = "an event cites" if cited[id] == 1 else f"{cited[id]} events cite"
            yield examined.finding(
                ("sources", id),
                message=f"nothing says when '{shorten(id)}' was published, and {events} it",
                help="write `published`, if only the year; it bounds what the source tells",
            )


def _is_dated(examined: Examined, id: str) -> bool:
    """Whether something says when a source was published; that it was read says little."""
    days = examined.publications.of(id)
    return any(path == "published" for _, path in (*days.first_of, *days.last_of))
