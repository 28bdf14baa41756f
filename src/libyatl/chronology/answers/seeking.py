"""Contradictory statements of a component, one after the other: what is found is set aside.

What was set aside never comes back, so that what agrees once goes on to agree: first what
contradicts at a glance is sought, then what the days that were found contradict, each as long as
there is any. A search of all constraints, which costs much more, is made where firm ones may
contradict behind doubtful ones: what is firm goes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import partial

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.answers.emptied import dated_in, leave_none, leaving_none
from libyatl.chronology.answers.firmly import at_a_glance, firm_among
from libyatl.chronology.solver.circles import around
from libyatl.chronology.solver.irreducible import contradictory, irreducible
from libyatl.chronology.statements.constraints import Constraint, Statement
from libyatl.chronology.statements.resting import among, places_named, resting_on
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.zoning import runs_in_seconds
from libyatl.dates import OPEN_PAST

_FEW = 100
"""So many constraints are sifted sooner than drawn again."""


class InDays:
    """The contradictions of a component in days, one after the other.

    Attributes:
        attempt: to what the component was resolved; it holds once no contradiction is left.
    """

    def __init__(self, rules: Rules, places: Sequence[int], *, strict: bool) -> None:
        """Take what was stated, the component, and whether qualified dates count like any other."""
        self._rules = rules
        self._places = places
        self._strict = strict
        self._firmly = not strict
        self._drawn = list(rules.of(places))

    def resolve(self) -> None:
        """Resolve the component by what was not set aside."""
        rules = self._rules
        self._drawn = list(rules.standing(self._drawn))
        events = [place for place in self._places if place < len(rules.events)]
        self.attempt = Attempt(self._places, self._drawn, rules.sets(events))

    def fails(self) -> bool:
        """Say whether anything contradicts, without asking what."""
        self.resolve()
        return self.attempt.fails

    def __iter__(self) -> Iterator[tuple[Statement, ...]]:
        """Yield contradictory statements, of which some are set aside before the next are sought.

        Without any one of them the others agree.
        """
        rules = self._rules
        for short in at_a_glance(rules, self._drawn, strict=self._strict):
            yield self._cut_down(irreducible(self._resting_on(short), short))
        self.resolve()
        while self.attempt.fails:
            yield from self._met()
            self.resolve()

    def _resting_on(self, statements: Sequence[Statement]) -> Sequence[Constraint]:
        """Return the constraints that rest on some statements alone."""
        few = len(self._drawn) <= _FEW
        return among(self._drawn, statements) if few else resting_on(self._rules, statements)

    def _met(self) -> Iterator[tuple[Statement, ...]]:
        """Yield what contradicts in an attempt that fails."""
        rules, strict, attempt = self._rules, self._strict, self.attempt
        for met in attempt.met():
            if not rules.set_aside.isdisjoint(met):
                continue
            if not attempt.witnesses:
                yield leaving_none(rules, met, partial(leave_none, rules), strict=strict)
                return
            statements = irreducible(self._resting_on(met), met)
            if self._firmly:
                firm = firm_among(rules, rules.standing(attempt.drawn), statements)
                self._firmly = bool(firm)
                statements = firm or statements
            yield self._cut_down(statements)

    def _cut_down(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Return those that contradict over ties too, by the members of sets, or in seconds."""
        rules = self._rules
        if rules.untied:
            # What contradicts without any tie may do so over ties by fewer statements.
            tying = copy(rules)
            tying.untied = set()
            statements = irreducible(resting_on(tying, statements), statements)
        if rules.sets(dated_in(statements)):
            # Fewer may leave no date of a set.
            none_left = partial(leave_none, rules)
            statements = leaving_none(rules, statements, none_left, strict=self._strict)
        return _fewer_in_seconds(rules, self._places, statements)


def in_order(rules: Rules, places: Sequence[int]) -> Iterator[tuple[Statement, ...]]:
    """Yield statements of a component that go round in a circle, as `InDays` yields its own."""
    for circle in around(rules.in_order(places), rules.set_aside):
        drawn = among(rules.in_order(places_named(rules, circle)), circle)
        yield irreducible(drawn, circle)


def _fewer_in_seconds(
    rules: Rules, places: Sequence[int], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return those of some statements, contradictory in days, that are so in seconds alone."""
    if not any(map(rules.in_seconds, statements)):
        return statements
    events = [place for place in places if place < len(rules.events)]
    for run in runs_in_seconds(rules, events, OPEN_PAST):
        fewer = contradictory(resting_on(rules, statements, run))
        if fewer:
            return fewer
    return statements
