"""All the dates of a timeline, or a timeline with each of its dates changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from libyatl.dates import When
from libyatl.model.entries import Citation, Event, Source
from libyatl.model.timeline import Timeline

Change = Callable[[When], When]


def dates_of(events: Iterable[Event], sources: Iterable[Source]) -> Iterator[When]:
    """Yield each date: those of the events, those that sources give for them, and of sources."""
    for event in events:
        if event.when is not None:
            yield event.when
        for cited in event.sources:
            if cited.says is not None and cited.says.when is not None:
                yield cited.says.when
    for source in sources:
        yield from filter(None, (source.published, source.accessed))


def redated(timeline: Timeline, change: Change) -> Timeline:
    """Return a timeline with each date changed; what has no date stays the same object."""
    return replace(
        timeline,
        events=tuple(redated_event(event, change) for event in timeline.events),
        sources={id: redated_source(source, change) for id, source in timeline.sources.items()},
    )


def redated_event(event: Event, change: Change) -> Event:
    """Return an event with its own date and those of its citations changed."""
    if event.when is not None:
        event = event._replace(when=change(event.when))
    if any(cited.says is not None for cited in event.sources):
        cited_anew = tuple(_redated_citation(cited, change) for cited in event.sources)
        event = event._replace(sources=cited_anew)
    return event


def _redated_citation(cited: Citation, change: Change) -> Citation:
    if cited.says is None or cited.says.when is None:
        return cited
    return cited._replace(says=cited.says._replace(when=change(cited.says.when)))


def redated_source(source: Source, change: Change) -> Source:
    """Return a source with the days on which it was published and read changed."""
    published, accessed = source.published, source.accessed
    if published is not None:
        source = source._replace(published=change(published))
    if accessed is not None:
        source = source._replace(accessed=change(accessed))
    return source
