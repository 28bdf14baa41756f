"""The orders in which events can stand.

By date is the order of `libyatl.chronology.answers.order`; latest is by the last possible day, the
last first. Ties stand as in the file. What has nothing to sort by stands last, also in
reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from libyatl.dates import OPEN_FUTURE
from libyatl.model import Event
from libyatl.query.scope import Scope
from libyatl.text.spelling import fold

Key = Callable[[int], object]
"""Takes an event's place in `Timeline.events`; None where the event has nothing to sort by."""


def in_order(
    scope: Scope, places: Iterable[int], *, sort: str = "date", reverse: bool = False
) -> list[int]:
    """Return the places in the order `sort` (a key of `SORTS`), ties as in the file.

    What has nothing to sort by stands last, also in reverse.
    """
    if sort == "date":
        return scope.chronology.order(places, reverse=reverse)
    key = SORTS[sort](scope)
    keyed = [(key(place), place) for place in places]
    having = [pair for pair in keyed if pair[0] is not None]
    having.sort(reverse=reverse)
    if reverse:
        lacking = [place for found, place in reversed(keyed) if found is None]
    else:
        lacking = [place for found, place in keyed if found is None]
    return [place for _, place in having] + lacking


def _by_latest(scope: Scope) -> Key:
    events, bounds = scope.timeline.events, scope.chronology.bounds

    def key(place: int) -> object:
        latest = bounds(place).d
        if latest == OPEN_FUTURE and events[place].when is None:
            return None
        return -latest

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
    "date": lambda scope: scope.chronology.listed_at,
    "latest": _by_latest,
    "title": _by_word(lambda event, scope: event.title),
    "actor": _by_word(_first_actor),
    "place": _by_word(_first_place),
    "id": _by_word(lambda event, scope: event.shown_id),
    "file": lambda scope: lambda place: place,
}
