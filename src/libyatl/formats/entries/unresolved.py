"""Relations that lead nowhere: to the event itself, or to one that is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.model import Event
from libyatl.model.positions import Positions
from libyatl.text.inert import shorten


def unresolved(
    events: Iterable[Event],
    positions: Positions,
    there: Collection[str] | None,
    suggest: Suggestions,
    named: Collection[str],
    *,
    excerpt: bool,
) -> Iterator[Diagnostic]:
    """Yield a finding for each relation that leads nowhere.

    `there` are the ids that are known, None where nobody knows what else is; `named` those that
    may be suggested. In an excerpt the other event may be elsewhere: it is a note.
    """
    for place, event in enumerate(events):
        if not event.relations:
            continue
        numbers: Counter[str] = Counter()
        for relation in event.relations:
            path = f"{relation.kind}/{numbers[relation.kind]}"
            numbers[relation.kind] += 1
            if event.named and relation.event == event.id:
                yield Diagnostic(
                    code="self-relation",
                    severity=Severity.ERROR,
                    message=f"'{shorten(event.id)}' is stated to be {relation.kind} itself",
                    span=positions.span(place, path),
                    help="name the other event",
                )
            elif there is not None and relation.event not in there:
                guess = suggest.nearest(relation.event, named, "an event's id")
                yield Diagnostic(
                    code="dangling-relation",
                    severity=Severity.NOTE if excerpt else Severity.ERROR,
                    message=f"no event has the id '{shorten(relation.event)}'",
                    span=positions.span(place, path),
                    help=f"did you mean '{shorten(guess)}'?"
                    if guess
                    else "write the id of an event that is read, or give that event this id",
                )
