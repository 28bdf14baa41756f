"""Statements that leave no date of a set, cut down to those that matter.

What a set lacks is no constraint, so that the constraints of some statements do not tell whether
these contradict each other: they are resolved, set by set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.statements.constraints import ORIGIN, Statement
from libyatl.chronology.statements.grounds import prove_firmly, sinks, sinks_of
from libyatl.chronology.statements.resting import resting_on
from libyatl.chronology.statements.rules import Rules

_CUT_DOWN = 60
"""Of more statements that leave no date of a set, none is tried to be left out."""


def leaving_none(
    rules: Rules,
    met: Iterable[Statement],
    leave_none: Callable[[Sequence[Statement]], bool],
    *,
    strict: bool,
) -> tuple[Statement, ...]:
    """Return those of some statements that leave no date of a set, or no day of what is left.

    `leave_none` says whether some do.
    """
    statements = tuple(dict.fromkeys(met))
    if len(statements) > _CUT_DOWN:
        return statements
    candidates = [statements]
    if not (strict or prove_firmly(rules, statements)):
        firm = tuple(said for said in statements if not rules.qualified(said))
        apart = sinks(rules, firm)
        candidates = [
            tuple(said for said in firm if sinks_of(rules, said) <= {sink}) for sink in apart
        ] or [firm]
        candidates.append(statements)
    for some in candidates:
        if leave_none(some):
            kept = list(some)
            for said in some:
                fewer = [other for other in kept if other != said]
                if leave_none(fewer):
                    kept = fewer
            return tuple(kept)
    return statements


def leave_none(rules: Rules, statements: Sequence[Statement]) -> bool:
    """Whether some statements contradict each other, by sets too."""
    drawn = resting_on(rules, statements)
    within = {point >> 1 for c in drawn for point in c[:2] if point != ORIGIN}
    places = sorted(within.union(dated_in(statements)))
    return Attempt(places, drawn, rules.sets(dated_in(statements))).fails


def dated_in(statements: Iterable[Statement]) -> Iterator[int]:
    """Yield the events whose dates are among some statements."""
    return (o for o, path in statements if path == "date" and isinstance(o, int))
