"""Statements that cannot all be true: found, cut down to those that matter, and reported.

A component of events that contradicts itself is drawn again with the statements behind each
constraint. A circle of constraints whose days sum to less than 0 names statements that
contradict each other (Dechter, Meiri and Pearl 1991, theorem 3.1). They are cut down by a
deletion filter over statements (Chinneck and Dravnieks 1991, "Locating minimal infeasible
constraint sets in linear programs"), since one statement may stand behind several
constraints, until without any one of them the others agree.

A date that its author marked approximate or uncertain tightens, but proves nothing alone:
where a component agrees once such dates are left out, that is a warning, and it is resolved
without them. With `strict` they weigh as much as any other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from libyatl.chronology.answers.explanation import reason
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.irreducible import (
    around_a_circle,
    behind_circle,
    irreducible,
    tightest_between,
)
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement, bound
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.chronology.statements.wording import name, place_of, say
from libyatl.chronology.statements.zoning import runs_in_seconds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.model import RELATION_KINDS

_SAID = 3
"""So many statements are said in a message; the rest stand beside their places."""

_MEND = "mend any one of them and the rest agree; until then each event keeps its own date"
_LEFT_ASIDE = (
    "without the approximate and uncertain dates the others agree, so those are left aside here; "
    "--strict lets them count"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A component of events, and statements of it that cannot all be true.

    Attributes:
        places: the events of the component, ascending.
        statements: without any one of them the others agree.
        diagnostic: the finding, with a place for each statement.
        days: for a component that agrees without its qualified dates, the days (first
            begin, last begin, first end, last end) of each event; empty where it does not.
    """

    places: tuple[int, ...]
    statements: tuple[Statement, ...]
    diagnostic: Diagnostic
    days: Mapping[int, Four]


def settle_ties(
    rules: Rules, components: Iterable[list[int]], *, strict: bool
) -> list[Contradiction]:
    """Return what is wrong with components that contradict themselves only where they are tied.

    `components` are the events of each, which keep the days that they have without what ties them.
    """
    found = []
    for places in sorted(components):
        statements, days = _searched(rules, places, strict=strict)
        diagnostic = report(rules, statements, qualified=bool(days))
        found.append(Contradiction(tuple(places), statements, diagnostic, days))
    return found


def settle(
    solved: Solved,
    components: Iterable[list[int]],
    witnesses: Mapping[int, Sequence[int]],
    *,
    strict: bool,
) -> list[Contradiction]:
    """Return what is wrong with each component, in the order of their first events.

    Args:
        solved: the days as the solver left them.
        components: the events of each.
        witnesses: by event, what the solver met: a circle of points, or a single point
            whose earliest day exceeds its latest.
        strict: whether qualified dates count like any other.
    """
    rules = solved.rules
    found = []
    # What the solver met names a few statements at once. Where they rest on doubtful dates, or
    # the solver says nothing of the component, all of it is searched, which costs much more.
    for places in sorted(components):
        met = next((witnesses[place] for place in places if place in witnesses), ())
        statements = _met(solved, met)
        days: dict[int, Four] = {}
        if not statements or (not strict and any(map(rules.qualified, statements))):
            statements, days = _searched(rules, places, strict=strict)
        statements = _fewer_in_seconds(rules, places, statements)
        diagnostic = report(rules, statements, qualified=bool(days))
        found.append(Contradiction(tuple(places), statements, diagnostic, days))
    return found


def settle_in_seconds(
    solved: Solved, places: Sequence[int], run: Run, *, strict: bool
) -> Contradiction:
    """Return what is wrong with a component that agrees in days, and not in seconds.

    Args:
        solved: the days that were found.
        places: its events.
        run: the run in seconds in which nothing fits.
        strict: whether qualified dates count like any other.
    """
    rules = solved.rules
    drawn = list(rules.of(places, run))
    if not _contradictory(drawn):
        # It is the days that were found which the clocks contradict: they rest on what gave them.
        drawn += _days_found(solved, places, run)
    firm = [c for c in drawn if strict or not any(map(rules.qualified, c[3]))]
    statements = _contradictory(firm)
    days: dict[int, Four] = {}
    if not statements:
        statements = _contradictory(drawn)
        in_days = rules.of(places)
        days = resolved(places, (c for c in in_days if not any(map(rules.qualified, c[3]))))
    diagnostic = report(rules, statements, qualified=bool(days))
    return Contradiction(tuple(places), statements, diagnostic, days)


def _days_found(solved: Solved, places: Sequence[int], run: Run) -> Iterator[Constraint]:
    """Yield the days that were found of each point, in seconds, with all that gave them."""
    for place in places:
        four = run.of_days(solved.reach(place), solved.rules.events[place].when)
        for number, second in enumerate(four):
            point, latest = 2 * place + (number > 1), bool(number & 1)
            if OPEN_PAST < second < OPEN_FUTURE:
                given = reason(solved, point, latest=latest).statements
                yield bound(point, second, given, latest=latest)


def _met(solved: Solved, witness: Sequence[int]) -> tuple[Statement, ...]:
    """Return the statements behind what the solver met; empty where that does not say it all."""
    rules = solved.rules
    if len(witness) > 1:
        drawn = rules.of(sorted({point >> 1 for point in witness}))
        statements = behind_circle(tightest_between(drawn), witness)
    else:
        chains = [reason(solved, p, latest=latest) for p in witness for latest in (True, False)]
        statements = [said for chain in chains for said in chain.statements]
    drawn_alone = list(rules.of(_behind(rules, statements)))
    return irreducible(drawn_alone, statements) if statements else ()


def _behind(rules: Rules, statements: Iterable[Statement]) -> list[int]:
    """Return the events from which all is drawn that rests on some statements alone."""
    # Those that they name are wanted as well, for what rests on nothing: no event ends before it
    # begins, and a circle may go over that.
    places = {said.owner for said in statements if isinstance(said.owner, int)}
    events = rules.events
    places |= {
        other
        for place in places
        for relation in events[place].relations
        if (other := rules.target(place, relation)) is not None
    }
    return sorted(places)


def _fewer_in_seconds(
    rules: Rules, places: Sequence[int], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return those of some statements, contradictory in days, that are so in seconds alone."""
    if not any(map(rules.in_seconds, statements)):
        return statements
    behind, known = _behind(rules, statements), set(statements)
    for run in runs_in_seconds(rules, places, OPEN_PAST):
        fewer = _contradictory([c for c in rules.of(behind, run) if known.issuperset(c[3])])
        if fewer:
            return fewer
    return statements


def _searched(
    rules: Rules, places: Sequence[int], *, strict: bool
) -> tuple[tuple[Statement, ...], dict[int, Four]]:
    """Return contradictory statements of a component, and its days if it agrees without some."""
    drawn = list(rules.of(places))
    firm = [c for c in drawn if strict or not any(map(rules.qualified, c[3]))]
    statements = _contradictory(firm)
    if statements:
        return statements, {}
    return _contradictory(drawn), resolved(places, firm)


def _contradictory(drawn: Sequence[Constraint]) -> tuple[Statement, ...]:
    """Return an irreducible set of statements behind the constraints; empty where they agree."""
    statements = around_a_circle(drawn)
    return irreducible(drawn, statements) if statements else ()


def resolved(places: Sequence[int], drawn: Iterable[Constraint]) -> dict[int, Four]:
    """Return the days of the events by constraints that agree; open days lie beyond every day."""
    drawn = list(drawn)
    points = (point for u, v, _, _ in drawn for point in (u, v) if point != ORIGIN)
    # The moments that tie the events stand behind them.
    some = dict.fromkeys((*places, *(point >> 1 for point in points)))
    number = {place: index for index, place in enumerate(some)}
    out: Out = {index: [] for index in number.values()}
    earliest, latest = [OPEN_PAST] * (2 * len(some)), [OPEN_FUTURE] * (2 * len(some))
    for u, v, days, _ in drawn:
        tail, head = (
            point if point == ORIGIN else 2 * number[point >> 1] + (point & 1) for point in (u, v)
        )
        if tail == ORIGIN:
            latest[head] = min(latest[head], days)
        elif head == ORIGIN:
            earliest[tail] = max(earliest[tail], -days)
        else:
            out[tail >> 1] += (tail, head, days)
    Network(out).tighten(earliest, latest)
    return {
        place: (earliest[2 * i], latest[2 * i], earliest[2 * i + 1], latest[2 * i + 1])
        for place, i in list(number.items())[: len(places)]
    }


def report(rules: Rules, statements: Sequence[Statement], *, qualified: bool) -> Diagnostic:
    """Return the finding that no day fits the statements; no moment, where they are of clocks."""
    timeline = rules.timeline
    # A circle of statements is told from the first relation of the file onward.
    start = min(range(len(statements)), key=lambda at: (*_rank(statements[at]), at))
    first, *others = (*statements[start:], *statements[:start])
    said = [say(rules, statement) for statement in (first, *others)]
    listed = "; ".join(said[:_SAID]) + (f"; and {len(said) - _SAID} more" if said[_SAID:] else "")
    assert isinstance(first.owner, int)  # a source says nothing but of an event that cites it
    named = name(rules.events[first.owner])
    fitting = "moment" if any(rules.in_seconds(each) for each in statements) else "day"
    message = (
        f"{listed}: no {fitting} fits {named} by {'all these statements' if others else 'that'}"
    )
    spans = ((place_of(timeline, s), text) for s, text in zip(others, said[1:], strict=True))
    remedy = _LEFT_ASIDE if qualified else _MEND
    return Diagnostic(
        code="contradiction-qualified" if qualified else "contradiction",
        severity=Severity.WARNING if qualified else Severity.ERROR,
        message=message,
        span=place_of(timeline, first),
        label=said[0],
        help=remedy,
        related=tuple((span, text) for span, text in spans if span is not None),
    )


def _rank(statement: Statement) -> tuple[bool, int]:
    """Return a key by which relations come first, in the order of the file."""
    owner, path = statement
    relates = path.partition("/")[0] in RELATION_KINDS
    return not relates, owner if isinstance(owner, int) else sys.maxsize
