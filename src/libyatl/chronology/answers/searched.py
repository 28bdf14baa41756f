"""Contradictory statements among constraints, sought among few of these first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.solver.irreducible import (
    Schedule,
    around_a_circle,
    at_hand,
    irreducible,
    tightest_between,
)
from libyatl.chronology.solver.network import schedule
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.grounds import prove_firmly, sinks
from libyatl.chronology.statements.rules import Rules


def at_a_glance(rules: Rules, attempt: Attempt, *, firmly: bool) -> list[Statement]:
    """Return statements that contradict each other over few constraints; none where none do.

    With `firmly` those that do so in the firm run go first.
    """
    first: list[Statement] = []
    for statements in at_hand(attempt.tightest, ORIGIN):
        if not firmly or prove_firmly(rules, statements):
            return statements
        first = first or statements
    return first


def contradictory(drawn: Sequence[Constraint]) -> tuple[Statement, ...]:
    """Return an irreducible set of statements behind the constraints; empty where they agree."""
    tightest = tightest_between(drawn)
    statements = next(at_hand(tightest, ORIGIN), None) or around_a_circle(tightest)
    return irreducible(drawn, statements) if statements else ()


def firm_among(
    rules: Rules, drawn: Iterable[Constraint], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return statements that contradict each other in the firm run, if any do.

    `statements` are some that contradict each other.
    """
    if prove_firmly(rules, statements):
        return statements
    firm = [c for c in drawn if not any(map(rules.qualified, c[3]))]
    met = sinks(rules, statements)
    if not met:
        return contradictory(firm)
    passing: list[Constraint] = []
    of_sink: dict[int, list[Constraint]] = {sink: [] for sink in sorted(met)}
    for c in firm:
        its = sinks(rules, c[3])
        if not its:
            passing.append(c)
        elif len(its) == 1 and (sink := its.pop()) in of_sink:
            of_sink[sink].append(c)
    # What is said of a sink contradicts what others say; not what is said of another sink.
    return contradictory(passing) or _of_one_sink(passing, of_sink.values())


def _of_one_sink(
    passing: Sequence[Constraint], of_sinks: Iterable[Sequence[Constraint]]
) -> tuple[Statement, ...]:
    """Return what contradicts by what is said of the first sink that agrees not with the rest.

    The rest must agree. Its schedule is tried with each sink in turn, which moves few points, for
    to search all of it anew for each would cost the square of them.
    """
    days = schedule(c[:3] for c in passing)
    assert days is not None
    fitting = Schedule(days)
    for c in passing:
        fitting.add(*c[:3])
    for said in of_sinks:
        added = 0
        for c in said:
            if not fitting.add(*c[:3]):
                return contradictory([*passing, *said])
            added += 1
        for _ in range(added):
            fitting.take_back()
    return ()
