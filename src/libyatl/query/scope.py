"""What a question is asked of: a timeline and what follows from it, each worked out once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Protocol, Self

from libyatl.chronology import Bounds, Chronology, resolve
from libyatl.chronology.layers import Moments
from libyatl.chronology.sources.origins import Origins, origins
from libyatl.dates import When
from libyatl.dates.axis import Four, Scale
from libyatl.errors import UsageError
from libyatl.model import Event, Timeline
from libyatl.model.accounts import Rival, rivals, supporting
from libyatl.model.registers import Names, names_of


class Reaching(Protocol):
    """What is known of the bounds of events: see `libyatl.chronology.solved.Solved`."""

    def reach(self, place: int) -> Bounds:
        """Return the bounds in days, with all that a date may mean."""

    def reach_on(self, scale: Scale, place: int) -> Four:
        """Return them on a scale."""

    def moments_reached(self, place: int) -> Moments:
        """Return them in seconds."""


class Scope:
    """What a condition is asked of: a timeline, its names, and what follows from it.

    With `strict`, approximate and uncertain dates prove a contradiction too. `left_out` has the
    ids of events that are known and stand in no answer. `timezone` is that by whose clocks it is
    told, where one was asked for.
    """

    def __init__(
        self,
        timeline: Timeline,
        names: Names,
        *,
        strict: bool = False,
        left_out: Collection[str] = (),
        timezone: str = "",
    ) -> None:
        """Take the timeline with its names; what follows is worked out when it is asked for."""
        self.timeline = timeline
        self.names = names
        self.strict = strict
        self.left_out = left_out
        self.timezone = timezone

    @classmethod
    def of(cls, timeline: Timeline, *, strict: bool = False) -> Self:
        """Return the scope of a whole timeline."""
        return cls(timeline, names_of(timeline), strict=strict)

    def of_events(self, events: tuple[Event, ...]) -> Self:
        """Return the same of other events."""
        timeline = replace(self.timeline, events=events)
        return type(self)(timeline, self.names, strict=self.strict, left_out=self.left_out)

    def told_in(self, timezone: str) -> Self:
        """Return the same with each clock that has a zone as the clocks of another one show it.

        Raises:
            UsageError: there is no such zone.
        """
        from libyatl.dates.shifted import shifted
        from libyatl.dates.zones import WITHOUT_A_NAME, ZoneError
        from libyatl.model.redated import redated, redated_event

        def told(when: When) -> When:
            return shifted(when, timezone)

        try:
            timeline = redated(self.timeline, told)
        except ZoneError as unknown:
            help = unknown.help.replace(WITHOUT_A_NAME, "write an offset, such as +02:00")
            raise UsageError(unknown.reason, help=help) from unknown
        scope = type(self)(
            timeline, self.names, strict=self.strict, left_out=self.left_out, timezone=timezone
        )
        # What differs does so by the clocks as they are written, as windows are answered by them.
        scope.accounts = {
            place: tuple(one._replace(event=redated_event(one.event, told)) for one in rivals)
            for place, rivals in self.accounts.items()
        }
        return scope

    @cached_property
    def chronology(self) -> Chronology:
        """What the statements of the timeline imply."""
        return resolve(self.timeline, strict=self.strict, source_key=self.names.sources.key)

    @property
    def possibly(self) -> Reaching:
        """The bounds beyond which no event can have been."""
        return self.chronology

    @property
    def surely(self) -> Reaching:
        """The bounds that make an answer sure."""
        return self.chronology.firm

    @cached_property
    def accounts(self) -> Mapping[int, tuple[Rival, ...]]:
        """By the place of an event, the accounts of it that differ; none for most."""
        return rivals(self.timeline, self.names)

    @property
    def known_ids(self) -> Collection[str]:
        """The ids of all events that are known, whether they stand in an answer or not."""
        return {*self.timeline.shown_ids, *self.left_out}

    @cached_property
    def origins(self) -> Origins:
        """Which sources are one origin."""
        return origins(self.timeline, source_key=self.names.sources.key)

    def support(self, place: int) -> tuple[int, int]:
        """Return how many sources support an event as it stands, and of how many origins these are.

        One that gives an account that differs supports nothing.
        """
        event = self.timeline.events[place]
        return self.origins.counted(supporting(event, self.accounts.get(place, ())))
