"""`Chronology`: what follows from a timeline, beside it; once made, it stays as it is."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from libyatl.chronology.rules import Rules
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.diagnostics import Diagnostic
from libyatl.model import Event, Timeline

if TYPE_CHECKING:
    from libyatl.chronology.comparison import Comparison
    from libyatl.chronology.contradiction import Contradiction
    from libyatl.chronology.explanation import Explanation
    from libyatl.chronology.order import Order

_BEYOND = 1 << 61
"""No day is so far out: a bound beyond is open."""


class Bounds(NamedTuple):
    """Four days, as in `When`: begun on one in [a, b], ended on one in [c, d], both inclusive.

    Open bounds are `OPEN_PAST` and `OPEN_FUTURE`.
    """

    a: int
    b: int
    c: int
    d: int

    @property
    def is_open(self) -> bool:
        """Whether nothing bounds it at all."""
        return self == UNBOUNDED


UNBOUNDED = Bounds(OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE)


class Chronology:
    """What the statements of a timeline imply. Events are named by their place in `events`.

    Attributes:
        timeline: what was stated.
        rules: the constraints that were drawn from it, each with its statements.
        diagnostics: one for each component of events that contradicts itself: an error
            `contradiction`, or a warning `contradiction-qualified` where only approximate
            or uncertain dates make it one.
        contradictions: the same, as data.
    """

    def __init__(
        self,
        timeline: Timeline,
        rules: Rules,
        earliest: Sequence[int],
        latest: Sequence[int],
        contradictions: Iterable[Contradiction] = (),
    ) -> None:
        """Take the timeline, its rules, the days of each point (2p begins event p), what is wrong.

        The events of a contradiction have the days that it leaves them, else those of their own.
        """
        self.timeline = timeline
        self.rules = rules
        self.contradictions = tuple(contradictions)
        self._earliest = array("q", earliest)
        self._latest = array("q", latest)
        for found in self.contradictions:
            for place in found.places:
                begin = 2 * place
                days = found.days.get(place) or stated(timeline.events[place])
                self._earliest[begin : begin + 2] = array("q", (days[0], days[2]))
                self._latest[begin : begin + 2] = array("q", (days[1], days[3]))
        self._contradictory = frozenset(
            place for found in self.contradictions if not found.days for place in found.places
        )
        self._doubted = frozenset(
            place for found in self.contradictions if found.days for place in found.places
        )
        self._order: Order | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found wrong, in the order of the file."""
        return tuple(found.diagnostic for found in self.contradictions)

    def bounds(self, place: int) -> Bounds:
        """Return the days between which the event began and ended, by all statements.

        An event of a contradictory component keeps the days of its own date.
        """
        begin = 2 * place
        return Bounds(
            _early(self._earliest[begin]),
            _late(self._latest[begin]),
            _early(self._earliest[begin + 1]),
            _late(self._latest[begin + 1]),
        )

    def is_derived(self, place: int) -> bool:
        """Say whether the bounds say more than the event's own date does."""
        return self.bounds(place) != stated(self.timeline.events[place])

    def in_contradiction(self, place: int) -> bool:
        """Say whether the event is in a component that contradicts itself."""
        return place in self._contradictory

    def is_doubted(self, place: int) -> bool:
        """Say whether the event's component was resolved without its qualified dates."""
        return place in self._doubted

    def why(self, place: int) -> Explanation:
        """Return, for each of the event's four bounds, the statements that give it.

        Args:
            place: the event's place in `timeline.events`.

        Returns:
            For each bound its day, None where it is open, and the chain of statements.
        """
        from libyatl.chronology.explanation import explain

        return explain(self, place)

    def compare(self, one: int, other: int) -> Comparison:
        """Return how two events lie to each other in time, and why.

        This searches the network: its cost grows with the component of the two.

        Args:
            one: the place of an event in `timeline.events`.
            other: that of another.

        Returns:
            Where the one lies to the other, and the chains of statements that say so.
        """
        from libyatl.chronology.comparison import compare

        return compare(self, one, other)

    def order(self, places: Iterable[int], *, reverse: bool = False) -> list[int]:
        """Return the places in order of time; what nothing dates or orders stands last, always.

        See `libyatl.chronology.order`. The whole timeline is put in order once, and kept.
        """
        return self._ordered.sort(places, reverse=reverse)

    def listed_at(self, place: int) -> int | None:
        """Return the day at which the event is listed, None where it is undated."""
        return self._ordered.listed_at(place)

    def settled(self, one: int, other: int) -> bool:
        """Say whether anything settles which of two neighbours in the order began first.

        Asked of each pair of neighbours in an order, this costs no more in all than looking
        at each event and each relation once. See `libyatl.chronology.order.Order.settled`.
        """
        return self._ordered.settled(one, other)

    def earliest(self, point: int) -> int:
        """Return the raw earliest day of a point; far below every day where it is open."""
        return self._earliest[point]

    def latest(self, point: int) -> int:
        """Return the raw latest day of a point; far above every day where it is open.

        In all, these are a schedule that fits every constraint outside of contradictions.
        """
        return self._latest[point]

    @property
    def _ordered(self) -> Order:
        if self._order is None:
            from libyatl.chronology.order import Order

            self._order = Order(self)
        return self._order


def stated(event: Event) -> Bounds:
    """Return the days of the event's own date; open where it has none."""
    when = event.when
    return UNBOUNDED if when is None else Bounds(when.a, when.b, when.c, when.d)


def _early(day: int) -> int:
    return day if day > -_BEYOND else OPEN_PAST


def _late(day: int) -> int:
    return day if day < _BEYOND else OPEN_FUTURE
