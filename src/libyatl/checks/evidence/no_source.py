"""`no-source`: an event of which nobody says how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined
from libyatl.findings.diagnostics import Diagnostic, Severity


def check(examined: Examined) -> Iterator[Diagnostic]:
    """Yield the events that cite no source."""
    for place, event in enumerate(examined.events):
        if not event.sources:
            yield Diagnostic(
                code="no-source",
                severity=Severity.WARNING,
                message="the event cites no source",
                span=examined.timeline.span(place),
                help="say who tells of it: `sources: [...]`",
                about=(event.id,),
            )
