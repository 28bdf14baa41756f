"""What a contradiction costs: the statements that it names, and not the component around them.

They are set aside, those that are not firm alone where there are any, and the component is resolved
anew without them, in days and in seconds. What then contradicts is found in the same way, and so
on: first in what relations join, where that of which there is no end is given up, so that its
events keep their own dates, and nothing follows from one for another; then over the moments at
which sources were published, which tie nothing any more where there is no end of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence

from libyatl.chronology.answers import contradictions
from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.answers.contradictions import Contradiction
from libyatl.chronology.layers import Timed
from libyatl.chronology.seconds import resolved_in_seconds
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.circles import on_circles
from libyatl.chronology.statements.constraints import Constraint, Statement
from libyatl.chronology.statements.grounds import grounds
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.zoning import joined, joined_by_relations, stands_alone

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

    def resolve(self, some: Sequence[int]) -> Sequence[int]:
        """Resolve the component of some events, and the moments of publication that tie them.

        Return all of it: a relation that bounds nothing joins what no constraint does.
        """
        rules = self._solved.rules
        whole = joined(rules, _events(rules, some))
        places = sorted(place for component in whole for place in component)
        events = _events(rules, places)
        if len(events) == len(places):
            self._resolve_alone(events)
            return places
        # What contradicts without any tie is found first, in each that relations alone join.
        rules.untied.update(events)
        self._resolve_alone(events)
        rules.untied -= set(events) - rules.given_up
        rest = [place for place in places if place not in rules.given_up]
        if not self._agrees(rest):
            rules.untied.update(events)
            self._resolve_alone(event for event in events if event not in rules.given_up)
        return places

    def _resolve_alone(self, events: Iterable[int]) -> None:
        """Resolve events by relations alone; give up those of which there is no end."""
        rules = self._solved.rules
        for some in joined_by_relations(rules, events):
            if not self._agrees(some):
                rules.given_up.update(some)
                self.kept.update(some)
                for place in some:
                    self.timed.pop(place, None)

    def _agrees(self, places: Sequence[int]) -> bool:
        """Resolve a component without what contradicts; say whether that came to an end."""
        rules = self._solved.rules
        drawn: Iterable[Constraint] = rules.of(places)
        firmly = not self._strict
        for _ in range(TIMES + 1):
            drawn = list(rules.standing(drawn))
            found = self._contradiction(places, drawn, firmly=firmly)
            if found is None:
                return True
            self.found.append(found)
            # What is firm goes first, and agrees once it does, for no statement comes back.
            firmly = firmly and not found.is_qualified
            aside = {said for said in found.statements if grounds(rules, said)}
            if not aside or self._strict:
                aside = set(found.statements)
            said_of = Counter(said.owner for said in aside)
            for owner, path in aside:
                # A date in doubt alone is left aside for what else bounds its event.
                alone = found.is_qualified and said_of[owner] == 1
                if path == "date" and isinstance(owner, int) and not alone:
                    self.kept.add(owner)
            rules.set_aside |= _of_events(aside, found.statements)
        return False

    def _contradiction(
        self, places: Sequence[int], drawn: Sequence[Constraint], *, firmly: bool
    ) -> Contradiction | None:
        """Resolve a component by its constraints in days; return what contradicts, or None.

        With `firmly` what is firm may contradict, and goes first where it does.
        """
        rules, strict = self._solved.rules, self._strict
        attempt = Attempt(places, drawn, rules.sets(_events(rules, places)))
        statements = contradictions.in_days(rules, attempt, strict=strict, firmly=firmly)
        if not statements:
            self._solved.put(attempt.bounds, attempt.lowered)
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


def _events(rules: Rules, places: Iterable[int]) -> list[int]:
    """Return places that are not moments of publication."""
    return [place for place in places if place < len(rules.events)]


def _of_events(aside: set[Statement], statements: Sequence[Statement]) -> set[Statement]:
    """Return what is set aside of the events alone: of a source, the citations that rest on it.

    What is stated of a source bears on all that it tells of, where it stands.
    """
    of_sources = {said for said in aside if not isinstance(said.owner, int)}
    if not of_sources:
        return aside
    citing = {said for said in statements if said.path.startswith("sources/")}
    return citing | (aside - of_sources) if citing else aside
