"""`plan-overdue`: a plan whose day had passed when a later source was published."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.model import Event
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the planned events that a source of the timeline could tell the outcome of.

    There is no clock: the last day that is known of is the last on which the newest source,
    other than those which announce the plan, can have been published.
    """
    newest = sorted(
        (
            (source.published.last_day, id)
            for id, source in examined.timeline.sources.items()
            if source.published and source.published.last_day < OPEN_FUTURE
        ),
        reverse=True,
    )
    for place, event in enumerate(examined.events):
        if event.status != "planned":
            continue
        last = examined.chronology.reach(place).d
        announcing = _announcing(examined, event)
        day, id = next((one for one in newest if one[1] not in announcing), (OPEN_PAST, ""))
        if last < day:
            span = examined.timeline.span(("sources", id), "published")
            yield examined.finding(
                place,
                "date" if event.when else "title",
                message=f"the event is still planned, and '{shorten(id)}' may be later than it",
                label=f"{bounds_in_words(last, last)} at the latest",
                help="did it happen? set its `status` and cite who tells of it",
                related=((span, f"published {bounds_in_words(day, day)} at the latest"),),
                about=(event.id, id),
            )


def _announcing(examined: Examined, event: Event) -> set[str]:
    """Return the sources that the event cites, and those that gave them their date."""
    key = examined.names.sources.key
    cited = [key(citation.source) for citation in event.sources]
    dates = (examined.publications.of(id) for id in cited)
    return {*cited, *(id for each in dates for id, _ in (*each.first_of, *each.last_of))}
