"""The orders in which events can stand.

By date: the first possible day; where the beginning is open, the last day on which it can
have begun. Then `seq`, then the clock (as instants on a day where every clock has an offset,
else as the authors' local times), then the order of the file. What has no date stands last,
also in reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from libyatl.dates import OPEN_PAST, When, clock_seconds
from libyatl.model import Event
from libyatl.query.conditions import Scope
from libyatl.spelling import fold

_DAY = 24 * 60 * 60
Key = Callable[[int], Any]
"""Takes an event's place in `Timeline.events`; None where the event has nothing to sort by."""


def in_order(
    scope: Scope, places: Iterable[int], *, sort: str = "date", reverse: bool = False
) -> list[int]:
    """Return the places in the order `sort` (a key of `SORTS`), ties as in the file.

    What has nothing to sort by stands last, also in reverse.
    """
    key = SORTS[sort](scope)
    keyed = [(key(place), place) for place in places]
    having = [pair for pair in keyed if pair[0] is not None]
    having.sort(reverse=reverse)
    if reverse:
        lacking = [place for found, place in reversed(keyed) if found is None]
    else:
        lacking = [place for found, place in keyed if found is None]
    return [place for _, place in having] + lacking


def listed_at(when: When) -> int:
    """Return the day at which a date is listed: its first possible day, or a stand-in for it."""
    return when.b if when.a == OPEN_PAST else when.a


def _by_date(scope: Scope) -> Key:
    events = scope.timeline.events
    clocks = {
        place: clock
        for place, event in enumerate(events)
        if event.when is not None and (clock := clock_seconds(event.when))
    }
    local = {events[place].when.a for place, (_, offset) in clocks.items() if offset is None}  # type: ignore[union-attr]

    def key(place: int) -> Any:
        event = events[place]
        if event.when is None:
            return None
        seconds, offset = clocks.get(place, (-_DAY, None))
        if offset is not None and event.when.a not in local:
            seconds -= offset * 60
        return listed_at(event.when), event.seq is None, event.seq or 0, seconds

    return key


def _by_latest(scope: Scope) -> Key:
    events = scope.timeline.events

    def key(place: int) -> Any:
        when = events[place].when
        return None if when is None else -when.d

    return key


def _by_word(word: Callable[[Event, Scope], str]) -> Callable[[Scope], Key]:
    def of(scope: Scope) -> Key:
        events = scope.timeline.events
        return lambda place: fold(word(events[place], scope)) or None

    return of


def _first_actor(event: Event, scope: Scope) -> str:
    return scope.names.actors.shown(event.actors[0].actor) if event.actors else ""


def _first_place(event: Event, scope: Scope) -> str:
    return scope.names.places.shown(event.places[0]) if event.places else ""


SORTS: dict[str, Callable[[Scope], Key]] = {
    "date": _by_date,
    "latest": _by_latest,
    "title": _by_word(lambda event, scope: event.title),
    "actor": _by_word(_first_actor),
    "place": _by_word(_first_place),
    "id": _by_word(lambda event, scope: event.id),
    "file": lambda scope: lambda place: place,
}
