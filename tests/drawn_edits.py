"""Edits of timelines, drawn at random, and what is to be told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import NamedTuple

from libyatl.dates import parse_date
from libyatl.model import Citation, Event, Participant, Timeline

Edit = Callable[[Event, Random], Event]
NEW_DATES = [*map(parse_date, ("1803", "5 May 1804", "c. 1805-06", "between 1806 and 1809"))]


def _retitled(event: Event, draw: Random) -> Event:
    return event._replace(title=f"{event.title} {draw.choice(['again', 'anew', 'newly'])}")


def _less(event: Event, key: str) -> dict[str, object]:
    """Return what an event keeps, less what stands there under a key of ours."""
    return {name: value for name, value in event.extra.items() if name != key}


EDITS: dict[str, Edit] = {
    "title": _retitled,
    "date": lambda event, draw: event._replace(
        when=draw.choice(NEW_DATES), date_as_written="", extra=_less(event, "date")
    ),
    "status": lambda event, draw: event._replace(
        status="disputed" if event.status != "disputed" else "claimed",
        extra=_less(event, "status"),
    ),
    "note": lambda event, draw: event._replace(note=f"{event.note} noted {draw.random()}"),
    "tags": lambda event, draw: event._replace(tags=(*event.tags, f"tag {draw.random()}")),
    "actors": lambda event, draw: event._replace(
        actors=(*event.actors, Participant(f"actor {draw.random()}", "guest"))
    ),
    "sources": lambda event, draw: event._replace(
        sources=(*event.sources, Citation(f"source {draw.random()}", "p. 9"))
    ),
}
"""By the field that each changes."""


class Edited(NamedTuple):
    """A timeline as it was and as it is, and what is to be told of it.

    `changed` has by the place of an event before which fields changed; `gone` are places before,
    `come` places after.
    """

    before: Timeline
    after: Timeline
    changed: dict[int, set[str]]
    gone: set[int]
    come: set[int]


def edited(before: Timeline, seed: int, fields: int = 2) -> Edited:
    """Edit some events, take some out, put some in, and let them stand in another order."""
    draw = Random(seed)
    places = [*range(len(before.events))]
    draw.shuffle(places)
    gone = set(places[: draw.randint(0, 1)])
    changed: dict[int, set[str]] = {}
    events: list[tuple[int | None, Event]] = []
    for place, event in enumerate(before.events):
        if place in gone:
            continue
        now = event
        if draw.random() < 0.5:
            for name in draw.sample(sorted(EDITS), draw.randint(1, fields)):
                now = EDITS[name](now, draw)
                changed.setdefault(place, set()).add(name)
        events.append((place, now))
    for number in range(draw.randint(0, 2)):
        title = f"Wholly new {number}: {draw.random()}"
        new = Event(f"new-{number}-{draw.random()}", title, tags=("new",))
        events.insert(draw.randint(0, len(events)), (None, new))
    if draw.random() < 0.3:
        draw.shuffle(events)
    come = {number for number, (place, _) in enumerate(events) if place is None}
    after = replace(before, events=tuple(event for _, event in events))
    return Edited(before, after, changed, gone, come)


def without_ids(timeline: Timeline) -> Timeline:
    """Return the timeline with no event called anything."""
    events = tuple(event._replace(named=False) for event in timeline.events)
    return replace(timeline, events=events)
