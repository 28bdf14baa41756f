"""`Chronology`: what follows from a timeline, beside it; once made, it stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from libyatl.chronology.layers import Timed
from libyatl.chronology.solved import NOTHING_TIMED, Solved
from libyatl.chronology.solver.members import Lowered
from libyatl.chronology.statements.firm_rules import FirmRules
from libyatl.chronology.statements.rules import Rules
from libyatl.findings.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from libyatl.chronology.answers.anchors import Anchors
    from libyatl.chronology.answers.brackets import Bracket
    from libyatl.chronology.answers.comparison import Comparison
    from libyatl.chronology.answers.contradictions import Contradiction
    from libyatl.chronology.answers.explanation import Explanation
    from libyatl.chronology.answers.order import Order


class Chronology(Solved):
    """What the statements of a timeline imply, and what can be asked of it.

    Attributes:
        diagnostics: one for each contradiction: an error `contradiction`, or a warning
            `contradiction-qualified` where only approximate or uncertain dates make it one; and
            an error `order-cycle` for each circle of what comes after what.
        contradictions: the same, as data.
    """

    def __init__(
        self,
        rules: Rules,
        earliest: Sequence[int],
        latest: Sequence[int],
        contradictions: Iterable[Contradiction] = (),
        kept: Iterable[int] = (),
        timed: Mapping[int, Timed] = NOTHING_TIMED,
        clocked: Collection[int] = (),
        lowered: Lowered | None = None,
    ) -> None:
        """Take the rules, the days of each point (2p begins event p), and what is wrong.

        `kept` are the events that keep their own dates, `timed` has what was found in seconds, by
        event, and `clocked` are the events with clocks.
        """
        self.contradictions = tuple(contradictions)
        super().__init__(rules, earliest, latest, kept, timed, clocked, lowered)
        self._contradictory = {
            said.owner
            for found in self.contradictions
            for said in found.statements
            if found.diagnostic.severity is Severity.ERROR
        }
        self._order: Order | None = None
        self._anchors: Anchors | None = None

    @cached_property
    def firm(self) -> Chronology:
        """What follows from firm statements alone: from none that is qualified, claimed or planned.

        This same chronology, where all are firm.
        """
        from libyatl.chronology.firm import firmly_resolved

        solved = firmly_resolved(self)
        if solved is None:
            return self
        certain = [found for found in self.contradictions if not found.is_qualified]
        kept, timed, clocked, lowered = solved.kept, solved.timed, solved.clocked, solved.lowered
        firm = Chronology(solved.rules, *solved.by_point, certain, kept, timed, clocked, lowered)
        firm.__dict__["firm"] = firm
        return firm

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found wrong, in the order of the file."""
        return tuple(found.diagnostic for found in self.contradictions)

    def in_contradiction(self, place: int) -> bool:
        """Say whether a contradiction that is an error names a statement of the event.

        So too where the event was given up with all that relations join to it.
        """
        return place in self._contradictory or self.keeps_its_date(place)

    def contradictions_of(self, place: int) -> list[Contradiction]:
        """Return the contradictions that name the event; else those that it was given up with."""
        return self._naming_each.get(place) or self._given_up_with.get(place, [])

    @cached_property
    def _naming_each(self) -> dict[int, list[Contradiction]]:
        naming: dict[int, list[Contradiction]] = {}
        for found in self.contradictions:
            for owner in dict.fromkeys(said.owner for said in found.statements):
                if isinstance(owner, int):
                    naming.setdefault(owner, []).append(found)
        return naming

    @cached_property
    def _given_up_with(self) -> dict[int, list[Contradiction]]:
        of_events: dict[tuple[int, ...], list[Contradiction]] = {}
        for found in self.contradictions:
            of_events.setdefault(found.places, []).append(found)
        given_up: dict[int, list[Contradiction]] = {}
        for places, several in of_events.items():
            for place in places:
                given_up.setdefault(place, []).extend(several)
        return given_up

    def why(self, place: int, *, most: int | None = None) -> Explanation:
        """Return, for each of the event's four bounds, the statements that give it.

        Args:
            place: the event's place in `timeline.events`.
            most: look at so many constraints for each, and tell no longer way; None looks at all.

        Returns:
            For each bound its day or moment, None where it is open, and the chain of statements.
        """
        from libyatl.chronology.answers.explanation import explain

        return explain(self, place, self.anchors, most)

    @property
    def anchors(self) -> Anchors:
        """On which date each bound rests, and how surely."""
        if self._anchors is None:
            from libyatl.chronology.answers.anchors import Anchors

            self._anchors = Anchors(self)
        return self._anchors

    def between(self, one: int, other: int) -> Solved:
        """Return the same with what is firmly stated of two events, of which one may be a claim."""
        if not isinstance(self.rules, FirmRules):
            return self
        made = copy(self)
        made.rules = self.rules.between(one, other)
        return made

    def compare(self, one: int, other: int) -> Comparison:
        """Return how two events lie to each other in time, and why.

        This searches the network: its cost grows with the component of the two.

        Args:
            one: the place of an event in `timeline.events`.
            other: that of another.

        Returns:
            Where the one lies to the other, and the chains of statements that say so; and what firm
            statements alone settle, where that is less.
        """
        from libyatl.chronology.answers.comparison import compare

        found = compare(self, one, other)
        if self.firm is self:
            return found
        firm = compare(self.firm.between(one, other), one, other)
        return firm if found.says_as(firm) else found._replace(firm=firm)

    def order(self, places: Iterable[int], *, reverse: bool = False) -> list[int]:
        """Return the places in order of time; what nothing dates or orders stands last, always.

        See `libyatl.chronology.answers.order`. The whole timeline is put in order once, and kept.
        """
        return self._ordered.sort(places, reverse=reverse)

    def listed_at(self, place: int) -> int | None:
        """Return the day at which the event is listed, None where it is undated."""
        return self._ordered.listed_at(place)

    @cached_property
    def reached_by_dates(self) -> Set[int]:
        """The events that have a date, or that relations join to one that has.

        Whatever bounds another is the publication of what tells of it.
        """
        from libyatl.chronology.answers.dated_by_relations import reached_by_dates

        return reached_by_dates(self.rules)

    def settled(self, one: int, other: int) -> bool:
        """Say whether an event surely began no later than another: in every world that fits.

        As `compare` does, this searches the network.
        """
        from libyatl.chronology.answers.comparison import begins_no_later

        return begins_no_later(self, one, other)

    def brackets(self, places: Sequence[int]) -> Mapping[int, Bracket]:
        """Return how the events of a drawing are joined to those above and below, by place.

        What has no first moment at which it can have begun is not among them.

        Args:
            places: the events, in order of time or in its reverse.
        """
        return self._ordered.brackets(places)

    def order_of_kinds(self, counts: Sequence[int]) -> Order:
        """Return the order of events of which each stands for several, without relations.

        Args:
            counts: how many, by place in `timeline.events`.
        """
        from libyatl.chronology.answers.order import Order

        return Order(self, counts)

    @property
    def _ordered(self) -> Order:
        if self._order is None:
            from libyatl.chronology.answers.order import Order

            self._order = Order(self)
        return self._order
