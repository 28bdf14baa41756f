"""Every date that a timeline states, with its place: of events, of what sources say, of sources."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined
from libyatl.dates import When
from libyatl.model.positions import Owner


def stated_dates(examined: Examined) -> Iterator[tuple[Owner, str, When]]:
    """Yield (owner, path, date) for each date of the timeline."""
    for place, event in enumerate(examined.events):
        if event.when is not None:
            yield place, "date", event.when
        for number, citation in enumerate(event.sources):
            if citation.says is not None and citation.says.when is not None:
                yield place, f"sources/{number}/says/date", citation.says.when
    for id, source in examined.timeline.sources.items():
        for path, when in (("published", source.published), ("accessed", source.accessed)):
            if when is not None:
                yield ("sources", id), path, when
