"""Contradictory statements of a component that agrees in days, and not in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.answers.emptied import dated_in, leaving_none
from libyatl.chronology.answers.firmly import at_a_glance, firm_among
from libyatl.chronology.answers.tight import behind
from libyatl.chronology.layers import FOUND
from libyatl.chronology.solved import Solved, days_found
from libyatl.chronology.solver.irreducible import contradictory, irreducible
from libyatl.chronology.statements.constraints import Constraint, Statement, bound, bounded
from libyatl.chronology.statements.resting import among, places_named
from libyatl.chronology.statements.runs import Run
from libyatl.dates import OPEN_FUTURE, OPEN_PAST


def in_seconds(
    solved: Solved, places: Sequence[int], run: Run, *, strict: bool
) -> Iterator[tuple[Statement, ...]]:
    """Yield contradictory statements of a component that agrees in days, and not in seconds.

    Not all: what contradicts once these are set aside is found when it is resolved anew.

    Args:
        solved: the days that were found.
        places: its events.
        run: the run in seconds in which nothing fits.
        strict: whether qualified dates count like any other.
    """
    rules, sets = solved.rules, solved.rules.sets(places, run)
    drawn = list(rules.of(places, run))

    def clash(some: Sequence[Statement]) -> bool:
        dated = set(dated_in(some))
        return Attempt(places, among(drawn, some), {p: sets[p] for p in sets if p in dated}).fails

    agree = True
    for short in at_a_glance(rules, drawn, strict=strict):
        agree = False
        found = irreducible(among(drawn, short), short)
        yield leaving_none(rules, found, clash, strict=strict) if sets else found
    if not agree:
        return
    # Else it may be the days that were found which the clocks contradict.
    found_days = days_found(solved, places, run).items()
    bounds = (bounded(point, low, high, (FOUND,)) for point, (low, high) in found_days)
    attempt = Attempt(places, [*drawn, *chain.from_iterable(bounds)], sets, solved)
    assert attempt.fails
    # What the days rest on is asked before anything is set aside of it.
    tried = [
        (met, list(_days_behind(solved, places_named(rules, met), run))) for met in attempt.met()
    ]
    for met, days in tried:
        if rules.set_aside.isdisjoint(met):
            drawn_with = [*rules.standing(drawn), *days]
            found = contradictory(among(drawn_with, met)) or tuple(dict.fromkeys(met))
            if not strict:
                found = firm_among(rules, drawn_with, found) or found
            yield leaving_none(rules, found, clash, strict=strict) if sets else found


def _days_behind(solved: Solved, places: Iterable[int], run: Run) -> Iterator[Constraint]:
    """Yield the days that were found of some points, in seconds, with all that gave them."""
    for point, (low, high) in days_found(solved, places, run).items():
        for at, latest in ((low, False), (high, True)):
            if OPEN_PAST < at < OPEN_FUTURE:
                yield bound(point, at, behind(solved, point, latest=latest), latest=latest)
