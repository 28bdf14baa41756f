"""The firm statements of a timeline: none that is qualified, and sinks that pass nothing on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace

from libyatl.chronology.sources.publication import firm_publications
from libyatl.chronology.statements.constraints import Constraint, Statement
from libyatl.chronology.statements.grounds import in_doubt, is_sink, over
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.dates import When


class FirmRules(Rules):
    """What is stated firmly, of all that was not set aside.

    Attributes:
        sinks: the events that others bound and that bound none.
        timeline: what was stated, less the dates that are qualified.
        whole: all that was not set aside. By which clocks its days are told holds here too.
    """

    def __init__(self, rules: Rules) -> None:
        """Take all that is stated; what contradicts was set aside."""
        self.__dict__ |= vars(rules)
        self.whole = rules
        self.sinks = frozenset(p for p in range(len(rules.events)) if is_sink(rules, p))
        self.publications = firm_publications(rules.publications)
        dated = (
            event._replace(when=None) if joint.when is not None and joint.when.qualified else event
            for event, joint in zip(rules.timeline.events, rules.events, strict=True)
        )
        self.timeline = replace(rules.timeline, events=tuple(dated))

    def qualified(self, statement: Statement) -> bool:
        """Whether a statement is a date that its author marked approximate or uncertain."""
        return self.whole.qualified(statement)

    def written(self, place: int) -> When | None:
        """Return the date by whose clock an event is told, though it says nothing firm."""
        return self.whole.written(place)

    def between(self, one: int, other: int) -> FirmRules:
        """Return the same with what is stated of two events, if the one passes nothing on.

        What is said of a claim and of what is firm settles how these two lie.
        """
        claimed = self.sinks.intersection((one, other))
        if len(claimed) != 1:
            return self
        made = copy(self)
        made.sinks = self.sinks - claimed
        return made

    def stands(self, place: int, number: int) -> bool:
        """Whether a relation of an event counts: it was not set aside, and passes over no sink."""
        other = self.target(place, self.events[place].relations[number])
        apart = place not in self.sinks and other not in self.sinks
        return apart and super().stands(place, number)

    def standing(self, drawn: Iterable[Constraint]) -> Iterator[Constraint]:
        """Yield those constraints of which nothing was set aside, and nothing is qualified."""
        return (c for c in super().standing(drawn) if not in_doubt(self, c[3]))

    @property
    def is_plain(self) -> bool:
        """Whether nothing was set aside, and all days are told by one clock."""
        return not (self.set_aside or self.given_up or self.in_utc_days)

    def standing_alone(self) -> Rules:
        """Return the same with firm dates alone, where it is plain: nothing of it need be sifted.

        What passes nothing on names nothing, and is not to be named.
        """
        rules = Rules.__new__(Rules)
        rules.__dict__ |= vars(self)
        rules.events = tuple(
            event._replace(when=None) if event.when is not None and event.when.qualified else event
            for event in self.events
        )
        return rules

    def of(self, places: Iterable[int], run: Run | None = None) -> Iterator[Constraint]:
        """Yield all that the fields of some events say, but of what passes nothing on."""
        return (c for c in super().of(places, run) if not over(c, self.sinks))

    def touching(self, place: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield all that is said of an event, but of any other that passes nothing on."""
        # Without a set of the others, which would cost the square of what passes nothing on.
        return (c for c in super().touching(place, run) if not over(c, self.sinks, place))
