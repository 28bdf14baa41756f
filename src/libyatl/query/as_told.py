"""The accounts of events as events of a scope of their own, of which any condition can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from libyatl.chronology import Bounds, Chronology
from libyatl.chronology.layers import Moments
from libyatl.dates.axis import Four, Scale
from libyatl.model.accounts import Rival
from libyatl.query.scope import Reaching, Scope


class AsTold(Scope):
    """The accounts that differ in a scope, each as an event.

    Attributes:
        numbers: by the place of an event in the scope, those of its accounts among these events.
    """

    def __init__(self, scope: Scope) -> None:
        """Take the scope."""
        self.numbers: dict[int, range] = {}
        told: list[Rival] = []
        self._places: list[int] = []
        for place, rivals in scope.accounts.items():
            self.numbers[place] = range(len(told), len(told) + len(rivals))
            told += rivals
            self._places += [place] * len(rivals)
        timeline = replace(scope.timeline, events=tuple(rival.event for rival in told))
        # An id that no account has is one of those that are left out here.
        super().__init__(timeline, scope.names, strict=scope.strict, left_out=scope.known_ids)
        dated = [rival.cited.says is not None and bool(rival.cited.says.when) for rival in told]
        alone = tuple(event._replace(relations=(), sources=()) for event in timeline.events)
        self._scope, self._dated = scope, dated
        self._alone = Scope(replace(timeline, events=alone), scope.names)

    @property
    def possibly(self) -> Reaching:
        """The bounds of what an account says of its date, else of the event."""
        return _Bounds(self._alone.chronology, self._scope.possibly, self._dated, self._places)

    @property
    def surely(self) -> Reaching:
        """The same without approximate and uncertain dates."""
        return _Bounds(self._alone.chronology.firm, self._scope.surely, self._dated, self._places)

    def support(self, place: int) -> tuple[int, int]:
        """Return how many sources support the event, and of how many origins these are."""
        return self._scope.support(self._places[place])


class _Bounds(NamedTuple):
    """The bounds of accounts: of those that are `dated` their own, of all others the event's."""

    alone: Chronology
    others: Reaching
    dated: Sequence[bool]
    places: Sequence[int]

    def reach(self, place: int) -> Bounds:
        """Return the bounds in days."""
        return (
            self.alone.reach(place)
            if self.dated[place]
            else self.others.reach(self._place_of(place))
        )

    def reach_on(self, scale: Scale, place: int) -> Four:
        """Return the bounds on a scale."""
        if self.dated[place]:
            return self.alone.reach_on(scale, place)
        return self.others.reach_on(scale, self._place_of(place))

    def moments_reached(self, place: int) -> Moments:
        """Return the bounds in seconds."""
        if self.dated[place]:
            return self.alone.moments_reached(place)
        return self.others.moments_reached(self._place_of(place))

    def _place_of(self, place: int) -> int:
        return self.places[place]
