"""What was selected: events in an order, each with the answer that it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from libyatl.chronology import Bounds, Chronology
from libyatl.chronology.layers import Moments
from libyatl.chronology.solved import stated
from libyatl.dates import When
from libyatl.findings.diagnostics import Diagnostic, Report
from libyatl.frozen import Frozen
from libyatl.model import Event, Timeline
from libyatl.model.kinds import Kind
from libyatl.model.registers import Names
from libyatl.query.conditions import Both, Condition, Test
from libyatl.query.each_account import NO_GROUNDS, Ground, OfEach
from libyatl.query.name_notes import notes_of
from libyatl.query.needs import Needs, Used, names_borne
from libyatl.query.scope import Scope
from libyatl.query.shared_ids import shared_ids
from libyatl.query.sorting import in_order
from libyatl.query.weights import Weights
from libyatl.truth import Truth

if TYPE_CHECKING:
    from libyatl.chronology.as_of import AsOf
    from libyatl.query.groups import Group


class Row(NamedTuple):
    """An event as it was selected: with its answer, its bounds, and whether these are derived.

    `moments` are its bounds in seconds, where it or what bears on it has a clock. It stands for so
    many events of a table as `times` says.
    """

    event: Event
    place: int
    answer: Truth
    bounds: Bounds
    derived: bool
    names: Names
    moments: Moments | None = None
    times: int = 1


class Selection(Frozen):
    """Events of a timeline, in an order.

    `places` are their places in `timeline.events`, `answers` whether each surely or possibly
    meets the condition; `matching` counts those that did before any limit; `sort` is the
    order that was asked for; `notes` say what the reader should know of how names were taken;
    `groups` are empty where none were asked for, and an event may stand in several;
    `grouped_by` is what was asked for, or empty; `condition` is what was asked;
    `unpublished` counts the events that were left out because nothing was published yet;
    `grounds` has by place whose accounts make an answer MAYBE; with `weights` an event stands for
    several of a table, all in order of time. `beyond` are the further events of that table.
    """

    scope: Scope
    places: tuple[int, ...]
    answers: tuple[Truth, ...]
    matching: int
    sort: str = "date"
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    unpublished: int = 0
    grounds: Mapping[int, Ground] = NO_GROUNDS
    grouped_by: str = ""
    condition: Condition = Both(())
    weights: Weights | None = None
    beyond: int = 0

    @property
    def timeline(self) -> Timeline:
        """The timeline, less what had not been published where that was asked."""
        return self.scope.timeline

    @property
    def names(self) -> Names:
        """The names of the timeline."""
        return self.scope.names

    @property
    def chronology(self) -> Chronology:
        """What the statements of the timeline imply."""
        return self.scope.chronology

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Contradictions, circles of `via`, and rows of a table that share an id."""
        implied = (*self.chronology.diagnostics, *self.scope.origins.diagnostics)
        return (*implied, *shared_ids(self.timeline, self.places))

    @property
    def report(self) -> Report:
        """All that is wrong: what was found on reading, then `diagnostics`."""
        return self.timeline.report.plus(self.diagnostics)

    @property
    def rows(self) -> Iterator[Row]:
        """The events, in order, with what was found of each."""
        events, names, chronology = self.timeline.events, self.names, self.chronology
        clocked = chronology.clocked
        for place, answer, n in zip(self.places, self.answers, self.times, strict=True):
            event, bounds = events[place], chronology.bounds(place)
            if place in clocked:
                derived, moments = chronology.is_derived(place), chronology.moments(place)
                yield Row(event, place, answer, bounds, derived, names, moments, n)
            else:
                yield Row(event, place, answer, bounds, bounds != stated(event), names, None, n)

    @cached_property
    def in_time(self) -> tuple[Row, ...]:
        """The same, in order of time, whatever order they stand in."""
        if self.weights is not None:
            return tuple(self.rows)
        ordered = self.chronology.order(self.places)
        rank = {place: number for number, place in enumerate(ordered)}
        return tuple(sorted(self.rows, key=lambda row: rank[row.place]))

    @property
    def events(self) -> Iterator[Event]:
        """The events, in order."""
        events = self.timeline.events
        return (events[place] for place in self.places)

    @property
    def unread_dates(self) -> int:
        """How many of the events have something for a date that cannot be read."""
        return sum(event.has_unread_date for event in self.events)

    @property
    def times(self) -> Sequence[int]:
        """How many events each of them stands for: itself alone, but where there are weights."""
        return (1,) * len(self.places) if self.weights is None else self.weights.times

    def to_count(self, by: str = "", *, with_actors: bool = False) -> Selection:
        """Return what is counted in its place: itself; of a table, events that stand for all."""
        return self

    def part(self, group: Group) -> Selection:
        """Return the events of one group: those that only some account puts there possibly."""
        places = tuple(self.places[row] for row in group.rows)
        answers = tuple(
            min(self.answers[row], Truth.MAYBE) if place in group.grounds else self.answers[row]
            for row, place in zip(group.rows, places, strict=True)
        )
        return Selection(
            self.scope,
            places,
            answers,
            self.matching,
            self.sort,
            self.notes,
            unpublished=self.unpublished,
            grounds={**self.grounds, **group.grounds},
            condition=self.condition,
            beyond=self.beyond,
        )

    def __repr__(self) -> str:
        """Return `<Selection: 12 of 48 events, 3 possibly>`."""
        from libyatl.text.plurals import number_of

        all_of_them = number_of(len(self.timeline.events) + self.beyond, "event")
        possibly = f", {self.possible} possibly" if self.possible else ""
        return f"<Selection: {len(self)} of {all_of_them}{possibly}>"

    def __len__(self) -> int:
        """Return the number of events, each counted once."""
        return sum(self.times)

    @property
    def certain(self) -> int:
        """How many surely meet the condition."""
        return sum(n for n, one in zip(self.times, self.answers, strict=True) if one is Truth.YES)

    @property
    def possible(self) -> int:
        """How many may meet it."""
        return len(self) - self.certain

    @property
    def is_excerpt(self) -> bool:
        """Whether events of the timeline were left out."""
        held = len(self.timeline.events) if self.weights is None else self.weights.held
        return bool(self.unpublished or self.beyond) or len(self) < held

    @property
    def window(self) -> tuple[int, int]:
        """The first and the last second that was asked for, as written; open where none was."""
        from libyatl.query.windowed import seconds_of, window_of

        return seconds_of(window_of(self.condition))

    @cached_property
    def borne(self) -> Mapping[Kind, frozenset[str]]:
        """By kind all names that the events bear."""
        return names_borne([*self.events])

    @cached_property
    def used(self) -> Used:
        """The registries' entries that the events use, sources with all they came by."""
        return Needs(self.timeline, self.names).all_of([*self.events])


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
    published: When | None = None,
    strict: bool = False,
    timezone: str | None = None,
    noted: Iterable[str] = (),
) -> Selection:
    """Return the events that possibly (or, with `certain`, surely) meet the condition.

    `sort` is a key of `SORTS`; `limit` cuts after that many events, once they are in order;
    `group_by` is a key of `GROUPS`. With `published`, what had not been published by the end of
    that day is taken away, as far as is known today, and what stays is resolved alone. With
    `strict`, approximate and uncertain dates prove a contradiction too. What was found is told
    in `timezone`. `noted` is what a reader should know beside how names were taken.

    Raises:
        UsageError: nothing in the timeline knows a name in the condition, or the zone is none.
    """
    scope = Scope.of(timeline, strict=strict)
    unpublished = 0
    if published is None:
        asked = OfEach(condition, scope)
        test = asked.ask
    else:
        from libyatl.chronology.as_of import as_of

        cut = as_of(scope.chronology, published)
        unpublished = cut.left_out
        scope = Scope(cut.timeline, scope.names, strict=strict, left_out=timeline.shown_ids)
        asked = OfEach(condition, scope)
        test = _as_of(asked, condition, scope, cut)
    least = Truth.YES if certain else Truth.MAYBE
    every = range(len(scope.timeline.events))
    found = {place: answer for place in every if (answer := test(place)) >= least}
    scope = scope if timezone is None else scope.told_in(timezone)
    places = tuple(in_order(scope, found, sort=sort, reverse=reverse)[:limit])
    answers = tuple(found[place] for place in places)
    groups = () if group_by is None else _groups(scope, places, group_by)
    notes = (*noted, *notes_of(condition, scope.names))
    grounds = _grounds(asked, found)
    more = groups, unpublished, grounds, group_by or "", condition
    return Selection(scope, places, answers, len(found), sort, notes, *more)


def _groups(scope: Scope, places: Iterable[int], by: str) -> tuple[Group, ...]:
    from libyatl.query.groups import grouped

    return grouped(scope, places, by)


def _grounds(asked: OfEach, found: Mapping[int, Truth]) -> Mapping[int, Ground]:
    if not asked.contested:
        return NO_GROUNDS
    grounds = {place: asked.ground(place) for place in asked.contested if place in found}
    return {place: ground for place, ground in grounds.items() if ground is not None}


def _as_of(asked: OfEach, condition: Condition, scope: Scope, cut: AsOf) -> Test:
    """Return the test of what had been published; what rests on what may not have been is MAYBE."""
    ask = asked.ask
    # Nobody knows which of the doubtful citations had been told. An answer is sure only where it is
    # the same with all of them and with none (`sure`). An event that may not have been told at all
    # may meet the condition with them, or with the sure ones alone, and is no more than possible.
    if cut.sure == cut.timeline.events:
        return lambda place: min(ask(place), cut.shown[place])
    ask_cited, ask_sure = (
        OfEach(condition, scope.of_events(events)).ask for events in (cut.cited, cut.sure)
    )

    def test(place: int) -> Truth:
        answer = ask(place)
        if cut.shown[place] is Truth.MAYBE:
            return min(max(answer, ask_cited(place)), Truth.MAYBE)
        return answer if answer == ask_sure(place) else Truth.MAYBE

    return test
