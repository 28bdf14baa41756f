"""`no-source`: an event of which nobody says how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events that cite no source."""
    for place, event in enumerate(examined.events):
        if not event.sources:
            yield examined.finding(
                place,
                message="the event cites no source",
                help="say who tells of it: `sources: [...]`",
            )
