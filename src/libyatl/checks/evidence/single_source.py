"""`single-source`: an event that one source alone tells of."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.model.accounts import supporting
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield what is said to have occurred, or is reported, by one source, however often cited."""
    key = examined.names.sources.key
    for place, event in enumerate(examined.events):
        if event.status not in ("occurred", "reported"):
            continue
        # A source whose account differs does not support the event as it stands.
        sources = supporting(event, examined.accounts.get(place, ())).sources
        if not sources:
            continue
        source = key(sources[0].source)
        if any(key(citation.source) != source for citation in sources):
            continue
        # The place of the event costs nothing to find, and there may be very many of these.
        yield examined.finding(
            place,
            message=f"'{shorten(source)}' alone tells of the event",
            help="cite a second source that came to know of it by itself",
            about=(event.id, source),
        )
