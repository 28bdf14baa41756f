"""`unplaced-event`: an event of which nothing says when it was."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events without a date, and without a relation from or to another event.

    What its sources imply is no place. Silent of what is written for a date, which was reported
    where it should be one, and for an excerpt, whose relations are elsewhere.
    """
    timeline = examined.timeline
    if timeline.excerpt:
        return
    named = {relation.event for event in timeline.events for relation in event.relations}
    for place, event in enumerate(timeline.events):
        related = event.relations or (event.named and event.id in named)
        written = event.date_as_written or event.has_unread_date
        if event.when is None and not written and not related:
            yield examined.finding(
                place,
                message="the event has neither a date nor an order with any other",
                help="give it a date, however vague, or say what it came after, before or during",
            )
