"""A timeline: the entries of one or several files, and where it all stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from libyatl.findings.diagnostics import Report, Span
from libyatl.model.entries import (
    ID_AS_TYPED,
    NOTHING,
    Acceptance,
    Actor,
    Event,
    Extra,
    Place,
    Source,
)
from libyatl.model.positions import Owner, Positions, RecordedPositions

if TYPE_CHECKING:
    from libyatl.model.understood import Understood


@dataclass(frozen=True, repr=False)
class Timeline:
    """A chronology: one or several files that were read together.

    `events` stand in the order of the files. `positions` and `report` say where things
    stood and what was wrong; they take no part in equality. `excerpt` is set where a file
    says that it holds only a part of a chronology; `accepted` is what its `check` accepts.
    `timezone` is where all dates stand that have no zone of their own; empty where the files name
    none, or not the same: then each clock has its zone in its text.
    `unread` is where reading stopped, in each file that was not read to its end: from that
    place on it may hold anything, so that nothing can be said to be missing. Of JSON Lines it is
    the first line that could not be read, as a span with a length; those behind it were.
    `understood` is what was understood of each file of another tool, and `heeded` which fields of
    `libyatl.formats.how.How` some file heeds, whatever they say.
    `left_out` are the events that are none of `events` for a mistake of their own (no title, the id
    of an earlier one): whom they name somebody does name.
    """

    title: str = ""
    events: tuple[Event, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    excerpt: bool = False
    accepted: tuple[Acceptance, ...] = ()
    extra: Extra = field(default_factory=lambda: NOTHING)
    timezone: str = ""
    positions: Positions = field(default_factory=RecordedPositions, compare=False, repr=False)
    report: Report = field(default_factory=Report, compare=False, repr=False)
    unread: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    left_out: tuple[Event, ...] = field(default=(), compare=False, repr=False)
    understood: tuple[Understood, ...] = field(default=(), compare=False, repr=False)
    heeded: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    owned: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place in `events` of each event, by id."""
        return {event.id: place for place, event in enumerate(self.events)}

    @cached_property
    def shown_ids(self) -> Mapping[str, int]:
        """The ids that events are shown with, each with the place of the first that is."""
        if not self.shared_ids:
            return self.index
        found: dict[str, int] = {}
        for place, event in enumerate(self.events):
            found.setdefault(event.shown_id, place)
        return found

    @cached_property
    def shared_ids(self) -> Mapping[str, tuple[int, ...]]:
        """The ids that several rows of a table share, each with the places in `events` of these.

        Nothing can refer to one: nobody can tell which of them is meant.
        """
        return shared_ids(self.events)

    @cached_property
    def contested(self) -> tuple[int, ...]:
        """The places in `events` of those of which some source has an account of its own."""
        found = {
            place: None
            for place, event in enumerate(self.events)
            for cited in event.sources
            if cited.says is not None
        }
        return tuple(found)

    def __repr__(self) -> str:
        """Return `<Timeline: 48 events, 2015 to 2017, 3 findings>`, by the dates as stated."""
        from libyatl.text.plurals import number_of

        said = [number_of(len(self.events), "event"), *_years(self.events)]
        if len(self.report):
            said.append(number_of(len(self.report), "finding"))
        return f"<Timeline: {', '.join(said)}>"

    def event(self, id: str) -> Event:
        """Return the event with the id.

        Raises:
            KeyError: no event bears it.
        """
        return self.events[self.index[id]]

    def referred(self, id: str) -> int | None:
        """Return the place of the event that a relation names by an id, if that is of one."""
        if id in self.shared_ids and id not in self.owned:
            return None
        return self.index.get(id)

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where a field was written: `span(3, "date")`, `span(("sources", "ap"), "url")`."""
        return self.positions.span(owner, path)


def shared_ids(events: Iterable[Event]) -> dict[str, tuple[int, ...]]:
    """Return the ids that several of the events are shown with, and the numbers of these."""
    all_of_them = tuple(events)
    made = [event for event in all_of_them if not event.named and ID_AS_TYPED in event.extra]
    shared: dict[str, list[int]] = {event.shown_id: [] for event in made}
    for place, event in enumerate(all_of_them if shared else ()):
        if (id := event.shown_id) in shared:
            shared[id].append(place)
    return {id: tuple(places) for id, places in shared.items() if len(places) > 1}


def _years(events: Iterable[Event]) -> Iterator[str]:
    """Yield the first and the last year in which a stated date begins or ends, if there is any."""
    from libyatl.dates import OPEN_FUTURE, OPEN_PAST
    from libyatl.dates.calendar_names import name, of_precision, pair

    dates = [event.when for event in events if event.when is not None]
    days = [
        day
        for when in dates
        for day in (when.first_day, when.last_day)
        if OPEN_PAST < day < OPEN_FUTURE
    ]
    if days:
        first, last = of_precision(min(days), "year"), of_precision(max(days), "year")
        yield name(first) if first == last else pair(first, last, joint="to")
