"""What a question is asked of: a timeline and what follows from it, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.provenance import Origins, origins
from libyatl.model import Timeline
from libyatl.names import Names, names_of


@dataclass(eq=False)
class Scope:
    """What a condition is asked of: a timeline, its names, and what follows from it.

    With `strict`, approximate and uncertain dates prove a contradiction too.
    """

    timeline: Timeline
    names: Names
    strict: bool = False

    @classmethod
    def of(cls, timeline: Timeline, *, strict: bool = False) -> Self:
        """Return the scope of a whole timeline."""
        return cls(timeline, names_of(timeline), strict)

    @cached_property
    def chronology(self) -> Chronology:
        """What the statements of the timeline imply."""
        return resolve(self.timeline, strict=self.strict, source_key=self.names.sources.key)

    @cached_property
    def firm(self) -> Chronology:
        """What they imply without any approximate or uncertain date.

        What rests on such a date is at best MAYBE; so certainty is asked of this.
        """
        events = self.timeline.events
        if not any(event.when is not None and event.when.qualified for event in events):
            return self.chronology
        kept = [
            event._replace(when=None) if event.when is not None and event.when.qualified else event
            for event in events
        ]
        return resolve(
            replace(self.timeline, events=tuple(kept)), source_key=self.names.sources.key
        )

    @cached_property
    def origins(self) -> Origins:
        """Which sources are one origin."""
        return origins(self.timeline, source_key=self.names.sources.key)
