"""Contradictory statements of which all are firm, or all but what is said of one claim or plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from libyatl.chronology.solver.glance import Glance
from libyatl.chronology.solver.irreducible import Schedule, contradictory
from libyatl.chronology.solver.network import schedule
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement, of_events
from libyatl.chronology.statements.grounds import in_doubt, prove_firmly, sinks
from libyatl.chronology.statements.rules import Rules


def at_a_glance(
    rules: Rules, drawn: Sequence[Constraint], *, strict: bool
) -> Iterator[Sequence[Statement]]:
    """Yield what contradicts at a glance, what is firm first; then what else is firm."""
    glance = Glance(drawn, rules.set_aside, ORIGIN)
    doubtful: tuple[Statement, ...] = ()
    for statements in glance:
        if strict or prove_firmly(rules, statements):
            yield statements
        else:
            doubtful = doubtful or tuple(statements)
    if doubtful:
        while firm := firm_among(rules, rules.standing(drawn), doubtful):
            yield firm
        yield from glance


def firm_among(
    rules: Rules, drawn: Iterable[Constraint], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return statements that contradict each other in the firm run, if any do.

    `statements` contradict each other: of what passes nothing on, only that of which these are is
    searched, each by itself.
    """
    if prove_firmly(rules, statements):
        return statements
    firm = [c for c in drawn if not in_doubt(rules, c[3])]
    met = sinks(rules, statements)
    if not met:
        return contradictory(firm)
    passing: list[Constraint] = []
    of_sink: dict[int, list[Constraint]] = {sink: [] for sink in sorted(met)}
    for c in firm:
        its = sinks(rules, of_events(c[3]))
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
