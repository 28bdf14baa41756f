"""What a contradiction costs: the statements that it names, and not the component around them.

They are set aside, those that are not firm alone where there are any, and the component is resolved
anew without them, in days and in seconds. What then contradicts is found in the same way, and so
on. Where there is no end of it, nothing passes any more over the moments at which sources were
published; and of what relations alone join then, what comes to no end is given up: its events keep
their own dates, and nothing follows from one for another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from libyatl.chronology.answers import contradictions
from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.answers.contradictions import Contradiction
from libyatl.chronology.layers import Timed
from libyatl.chronology.seconds import resolved_in_seconds
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.circles import on_circles
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.grounds import grounds
from libyatl.chronology.statements.zoning import joined_by_relations, stands_alone

TIMES = 8
"""So often a component is resolved anew."""


class Anew:
    """Components that contradict themselves, resolved without what contradicts.

    Attributes:
        found: the contradictions.
        kept: the events that keep their own dates.
        timed: what was found in seconds, by event.
    """

    def __init__(self, solved: Solved, clocked: Container[int], *, strict: bool) -> None:
        """Take what was found in days, which is replaced, and which events have clocks."""
        self.found: list[Contradiction] = []
        self.kept: set[int] = set()
        self.timed: dict[int, Timed] = {}
        self._solved = solved
        self._clocked = clocked
        self._strict = strict

    def resolve(self, places: Sequence[int]) -> None:
        """Resolve a component: events, and the moments of publication that tie them."""
        rules = self._solved.rules
        if self._agrees(places):
            return
        events = [place for place in places if place < len(rules.events)]
        alone = list(joined_by_relations(rules, events))
        if len(events) < len(places):
            rules.untied.update(events)
            alone = [some for some in alone if not self._agrees(some)]
        for some in alone:
            self.kept.update(some)
            for place in some:
                self.timed.pop(place, None)

    def _agrees(self, places: Sequence[int]) -> bool:
        """Resolve a component without what contradicts; say whether that came to an end."""
        rules = self._solved.rules
        for _ in range(TIMES + 1):
            found = self._contradiction(places)
            if found is None:
                return True
            self.found.append(found)
            aside = {said for said in found.statements if grounds(rules, said)}
            if not aside or self._strict:
                aside = set(found.statements)
            if not found.is_qualified:
                dates = (said.owner for said in aside if said.path == "date")
                self.kept.update(owner for owner in dates if isinstance(owner, int))
            rules.set_aside |= self._of_events(places, aside)
        return False

    def _contradiction(self, places: Sequence[int]) -> Contradiction | None:
        """Resolve a component; return what contradicts, or None."""
        rules, strict = self._solved.rules, self._strict
        attempt = Attempt(places, rules.of(places))
        statements = contradictions.in_days(rules, attempt, strict=strict)
        if not statements:
            self._solved.put(attempt.bounds)
            near = on_circles(attempt.tied) | rules.in_utc_days & set(places)
            circle = contradictions.in_order(rules, sorted(near))
            if circle:
                return contradictions.found_circle(rules, places, circle)
            clocked = (place for place in places if place in self._clocked)
            for some in joined_by_relations(rules, clocked):
                statements = statements or self.in_seconds(some)
        if statements:
            return contradictions.found(rules, places, statements, strict=strict)
        return None

    def in_seconds(self, places: Sequence[int]) -> tuple[Statement, ...]:
        """Resolve in seconds what relations join; return contradictory statements, if any are."""
        if stands_alone(self._solved.rules, places):
            return ()
        timed, statements = resolved_in_seconds(self._solved, places, strict=self._strict)
        self.timed |= timed
        return statements

    def _of_events(self, places: Iterable[int], statements: set[Statement]) -> set[Statement]:
        """Return statements of the events alone: for one of a source, all that cite it for that.

        What is stated of a source bears on events of other components too, where it stands. Of one
        whose moment of publication is among the places it bears on these alone.
        """
        rules = self._solved.rules
        moments = (place for place in places if place >= len(rules.events))
        here = {("sources", rules.ties.source(moment)) for moment in moments}
        of_sources = {said for said in statements if not isinstance(said.owner, int)}
        elsewhere = {said for said in of_sources if said.owner not in here}
        if not elsewhere:
            return statements
        citing = {
            support[0]
            for place in places
            if place < len(rules.events)
            for _, _, _, support in rules.own(place)
            if not elsewhere.isdisjoint(support)
        }
        return citing.union(statements - elsewhere)
