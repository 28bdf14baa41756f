"""What a question is asked of: a timeline and what follows from it, each worked out once."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from functools import cached_property
from typing import Self

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.sources.origins import Origins, origins
from libyatl.errors import UsageError
from libyatl.model import Event, Timeline
from libyatl.model.registers import Names, names_of


class Scope:
    """What a condition is asked of: a timeline, its names, and what follows from it.

    With `strict`, approximate and uncertain dates prove a contradiction too. `left_out` has the
    ids of events that are known and stand in no answer.
    """

    def __init__(
        self,
        timeline: Timeline,
        names: Names,
        *,
        strict: bool = False,
        left_out: Container[str] = (),
    ) -> None:
        """Take the timeline with its names; what follows is worked out when it is asked for."""
        self.timeline = timeline
        self.names = names
        self.strict = strict
        self.left_out = left_out

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
        from libyatl.model.redated import redated

        try:
            timeline = redated(self.timeline, lambda when: shifted(when, timezone))
        except ZoneError as unknown:
            help = unknown.help.replace(WITHOUT_A_NAME, "write an offset, such as +02:00")
            raise UsageError(unknown.reason, help=help) from unknown
        return type(self)(timeline, self.names, strict=self.strict, left_out=self.left_out)

    @cached_property
    def chronology(self) -> Chronology:
        """What the statements of the timeline imply."""
        return resolve(self.timeline, strict=self.strict, source_key=self.names.sources.key)

    @cached_property
    def origins(self) -> Origins:
        """Which sources are one origin."""
        return origins(self.timeline, source_key=self.names.sources.key)
