"""`accounts-differ`: an event that is told as a fact, and of which a source says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.chronology.statements.constraints import citation_path
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield each account that differs from an event whose status is `occurred`."""
    key = examined.names.sources.key
    for place, told in examined.accounts.items():
        event = examined.events[place]
        if event.status != "occurred":
            continue
        for rival in told:
            source, fields = rival.cited.source, ", ".join(rival.differs)
            yield examined.finding(
                place,
                f"{citation_path(rival.number)}/says",
                message=f"'{shorten(source)}' gives another account of the event: {fields}",
                help="`status: disputed` says that accounts differ; or accept it, with the reason",
                about=(event.id, key(source)),
            )
