"""A condition asked of each account of an event: here, for every condition there is.

An event of which sources give accounts that differ is asked the whole question once as it stands,
and once as each of them has it, as if that were the event. YES of all is YES, NO of all is NO, all
else MAYBE. A date that an account names answers by itself; where it names none, the bounds of the
event do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from libyatl.chronology import Bounds, Chronology
from libyatl.chronology.layers import Moments
from libyatl.dates.axis import Four, Scale
from libyatl.model.accounts import Rival
from libyatl.query.conditions import Condition, Test
from libyatl.query.scope import Reaching, Scope
from libyatl.truth import Truth


class Ground(NamedTuple):
    """Whose accounts make an answer MAYBE: the sources as they are cited, each once.

    Attributes:
        by: those that surely meet what the event itself does not surely meet.
        possibly_by: those that possibly meet what the event itself does not meet.
        but: those that do not meet what the event itself does.
    """

    by: tuple[str, ...] = ()
    possibly_by: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


NO_GROUNDS: Mapping[int, Ground] = {}


class Agreed(NamedTuple):
    """The answer of all accounts, and which of them stand against the event's own."""

    answer: Truth
    ground: Ground | None = None


def agreed(own: Truth, others: Iterable[tuple[Rival, Truth]]) -> Agreed:
    """Return the answer of an event's own account and others together."""
    told = [(rival.cited.source, answer) for rival, answer in others]
    if all(answer is own for _, answer in told):
        return Agreed(own)
    ground = Ground(
        _voices(told, Truth.YES) if own is not Truth.YES else (),
        _voices(told, Truth.MAYBE) if own is Truth.NO else (),
        _voices(told, Truth.NO) if own is not Truth.NO else (),
    )
    return Agreed(Truth.MAYBE, ground)


def _voices(told: Iterable[tuple[str, Truth]], wanted: Truth) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, answer in told if answer is wanted))


class OfEach:
    """The test of a condition, asked of each account of an event.

    Attributes:
        ask: the test; the condition's own where no event has an account that differs.
        contested: by place, the accounts that differ.
    """

    def __init__(self, condition: Condition, scope: Scope) -> None:
        """Take the condition, and of what it is asked.

        Raises:
            UsageError: a name is known neither to a registry nor to any event.
        """
        self._own = condition.bind(scope)
        self.contested = scope.accounts
        self.ask: Test = self._own
        if self.contested:
            told = AsTold(scope)
            self._told, self._numbers = condition.bind(told), told.numbers
            self.ask = self._ask

    def ground(self, place: int) -> Ground | None:
        """Return whose accounts of an event stand against its own, if any do."""
        return self._agreed(place).ground if place in self.contested else None

    def _ask(self, place: int) -> Truth:
        return self._agreed(place).answer if place in self.contested else self._own(place)

    def _agreed(self, place: int) -> Agreed:
        told = map(self._told, self._numbers[place])
        return agreed(self._own(place), zip(self.contested[place], told, strict=True))


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
