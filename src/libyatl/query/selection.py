"""What was selected: events in an order, each with the answer that it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from libyatl.model import Event, Timeline
from libyatl.names import Names
from libyatl.query.conditions import Both, Condition, Scope
from libyatl.query.groups import Group, grouped
from libyatl.query.order import in_order
from libyatl.truth import Truth


class Used(NamedTuple):
    """Ids of the registries' entries that some events use."""

    actors: frozenset[str]
    places: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True)
class Selection:
    """Events of a timeline, in an order.

    `places` are their places in `timeline.events`, `answers` whether each surely or possibly
    meets the condition; `matching` counts those that did before any limit; `sort` is the
    order that was asked for; `notes` say what the reader should know of how names were taken;
    `groups` are empty where none were asked for, and an event may stand in several.
    """

    timeline: Timeline
    names: Names
    places: tuple[int, ...]
    answers: tuple[Truth, ...]
    matching: int
    sort: str = "date"
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def events(self) -> Iterator[Event]:
        """The events, in order."""
        events = self.timeline.events
        return (events[place] for place in self.places)

    def part(self, group: Group) -> Selection:
        """Return the events of one group."""
        return replace(
            self,
            places=tuple(self.places[row] for row in group.rows),
            answers=tuple(self.answers[row] for row in group.rows),
            groups=(),
        )

    def __len__(self) -> int:
        """Return the number of events, each counted once."""
        return len(self.places)

    @property
    def certain(self) -> int:
        """How many surely meet the condition."""
        return sum(answer is Truth.YES for answer in self.answers)

    @property
    def possible(self) -> int:
        """How many may meet it."""
        return len(self.answers) - self.certain

    @property
    def is_excerpt(self) -> bool:
        """Whether events of the timeline were left out."""
        return len(self.places) < len(self.timeline.events)

    @cached_property
    def used(self) -> Used:
        """The registries' entries that the events use, sources with all they came by."""
        names = self.names
        events = list(self.events)
        cited = {names.sources.key(c.source) for event in events for c in event.sources}
        return Used(
            frozenset(names.actors.key(part.actor) for event in events for part in event.actors),
            frozenset(names.places.key(place) for event in events for place in event.places),
            frozenset(self._with_origins(cited)),
        )

    def _with_origins(self, cited: Iterable[str]) -> set[str]:
        reached: set[str] = set()
        waiting = list(cited)
        while waiting:
            id = waiting.pop()
            if id not in reached:
                reached.add(id)
                source = self.timeline.sources.get(id)
                waiting += [self.names.sources.key(via) for via in source.via] if source else []
        return reached


def everything(timeline: Timeline) -> Selection:
    """Return all events of the timeline, by date."""
    return select_where(timeline, Both(()))


def select_where(
    timeline: Timeline,
    condition: Condition,
    *,
    certain: bool = False,
    sort: str = "date",
    reverse: bool = False,
    limit: int | None = None,
    group_by: str | None = None,
) -> Selection:
    """Return the events that possibly (or, with `certain`, surely) meet the condition.

    `sort` is a key of `SORTS`; `limit` cuts after that many events, once they are in order;
    `group_by` is a key of `GROUPS`.

    Raises:
        UsageError: the condition bears a name that nothing in the timeline knows.
    """
    scope = Scope.of(timeline)
    test = condition.bind(scope)
    least = Truth.YES if certain else Truth.MAYBE
    found = {
        place: answer for place in range(len(timeline.events)) if (answer := test(place)) >= least
    }
    places = in_order(scope, found, sort=sort, reverse=reverse)[:limit]
    chosen = Selection(
        timeline,
        scope.names,
        tuple(places),
        tuple(found[place] for place in places),
        len(found),
        sort,
        tuple(scope.notes),
    )
    if group_by is None:
        return chosen
    return replace(chosen, groups=grouped(chosen.events, scope.names, group_by))
