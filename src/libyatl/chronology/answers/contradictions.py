"""Statements that cannot all be true: found, cut down to those that matter, and reported.

A component of events that contradicts itself is drawn again with the statements behind each
constraint. A circle of constraints whose days sum to less than 0 names statements that
contradict each other (Dechter, Meiri and Pearl 1991, theorem 3.1). They are cut down by a
deletion filter over statements (Chinneck and Dravnieks 1991, "Locating minimal infeasible
constraint sets in linear programs"), since one statement may stand behind several
constraints, until without any one of them the others agree.

Relations that put events in order contradict each other too where they go round in a circle, though
one moment could hold all its events: what comes after something does not come before it.

A date that its author marked approximate or uncertain tightens, but proves nothing alone:
where a component agrees once such dates are left out, that is a warning. With `strict` they weigh
as much as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.answers.emptied import dated_in, events_behind, leave_none, leaving_none
from libyatl.chronology.answers.explanation import reason
from libyatl.chronology.answers.searched import at_a_glance, contradictory, firm_among
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.irreducible import irreducible
from libyatl.chronology.statements.constraints import Constraint, Statement, bound
from libyatl.chronology.statements.grounds import Ground, grounds, prove_firmly
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.chronology.statements.wording import name, place_of, say
from libyatl.chronology.statements.zoning import runs_in_seconds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.model import RELATION_KINDS

_SAID = 3
"""So many statements are said in a message; the rest stand beside their places."""

_MEND = (
    "mend any one of them and the rest agree; until then they are left aside, and each event keeps "
    "its own date"
)
_DOUBTED = {
    Ground.QUALIFIED: "the approximate and uncertain dates",
    Ground.CLAIMED: "what is said of claims",
    Ground.PLANNED: "what is said of plans",
}
_TURN = "leave out or turn round any one of them; until then they are left aside"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of a component of events that cannot all be true.

    Attributes:
        places: the events of the component, ascending.
        statements: without any one of them the others agree.
        diagnostic: the finding, with a place for each statement.
    """

    places: tuple[int, ...]
    statements: tuple[Statement, ...]
    diagnostic: Diagnostic

    @property
    def is_qualified(self) -> bool:
        """Whether only what is approximate, uncertain, claimed or planned makes it one."""
        return self.diagnostic.severity is Severity.WARNING


def in_days(rules: Rules, attempt: Attempt, *, strict: bool, firmly: bool) -> tuple[Statement, ...]:
    """Return contradictory statements of a component; empty where it agrees in days.

    Args:
        rules: what was stated.
        attempt: the component, and to what it was resolved.
        strict: whether qualified dates count like any other.
        firmly: whether what is firm may contradict, and goes first where it does.
    """
    if not attempt.fails:
        return ()
    if not attempt.witness:
        return leaving_none(rules, attempt.met(), partial(leave_none, rules), strict=strict)
    # What a reader sees at a glance goes first. Else what was met names some statements at once.
    # Where they rest on doubtful dates, all that is firm is searched, which costs much more.
    statements: Iterable[Statement] = at_a_glance(rules, attempt, firmly=firmly) or attempt.met()
    statements = irreducible(list(rules.of(events_behind(rules, statements))), statements)
    if firmly:
        statements = firm_among(rules, attempt.drawn, statements) or statements
    if rules.untied:
        # What contradicts without any tie may do so over ties by fewer statements.
        tying = copy(rules)
        tying.untied = set()
        statements = irreducible(list(tying.of(events_behind(rules, statements))), statements)
    if rules.sets(dated_in(statements)):
        # Fewer may leave no date of a set.
        statements = leaving_none(rules, statements, partial(leave_none, rules), strict=strict)
    return _fewer_in_seconds(rules, attempt.places, statements)


def in_order(rules: Rules, places: Sequence[int]) -> tuple[Statement, ...]:
    """Return statements of a component that go round in a circle; empty where none do."""
    return contradictory(list(rules.in_order(places)))


def in_seconds(
    solved: Solved, places: Sequence[int], run: Run, *, strict: bool
) -> tuple[Statement, ...]:
    """Return contradictory statements of a component that agrees in days, and not in seconds.

    Args:
        solved: the days that were found.
        places: its events.
        run: the run in seconds in which nothing fits.
        strict: whether qualified dates count like any other.
    """
    rules = solved.rules
    drawn = list(rules.of(places, run))
    if not contradictory(drawn):
        # It is the days that were found which the clocks contradict: they rest on what gave them.
        drawn += _days_found(solved, places, run)
    statements = contradictory(drawn)
    statements = (not strict and firm_among(rules, drawn, statements)) or statements
    sets = rules.sets(places, run)
    if not sets:
        return statements

    def clash(some: Sequence[Statement]) -> bool:
        known, dated = set(some), set(dated_in(some))
        constraints = (c for c in drawn if known.issuperset(c[3]))
        return Attempt(places, constraints, {p: sets[p] for p in sets if p in dated}).fails

    met = statements or Attempt(places, drawn, sets).met()
    return leaving_none(rules, met, clash, strict=strict)


def _days_found(solved: Solved, places: Sequence[int], run: Run) -> Iterator[Constraint]:
    """Yield the days that were found of each point, in seconds, with all that gave them."""
    for place in places:
        four = run.of_days(solved.reach(place), solved.rules.events[place].when)
        for number, second in enumerate(four):
            point, latest = 2 * place + (number > 1), bool(number & 1)
            if OPEN_PAST < second < OPEN_FUTURE:
                given = reason(solved, point, latest=latest).statements
                yield bound(point, second, given, latest=latest)


def _fewer_in_seconds(
    rules: Rules, places: Sequence[int], statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return those of some statements, contradictory in days, that are so in seconds alone."""
    if not any(map(rules.in_seconds, statements)):
        return statements
    behind, known = events_behind(rules, statements), set(statements)
    events = [place for place in places if place < len(rules.events)]
    for run in runs_in_seconds(rules, events, OPEN_PAST):
        fewer = contradictory([c for c in rules.of(behind, run) if known.issuperset(c[3])])
        if fewer:
            return fewer
    return statements


def found(
    rules: Rules, places: Sequence[int], statements: Sequence[Statement], *, strict: bool
) -> Contradiction:
    """Return the finding that no day fits the statements; no moment, where they are of clocks."""
    qualified = not (strict or prove_firmly(rules, statements))
    statements = _in_file_order(statements)
    told = _Told(rules, statements)
    fitting = "moment" if any(map(rules.in_seconds, statements)) else "day"
    all_of_them = "all these statements" if statements[1:] else "that"
    diagnostic = told.diagnostic(
        "contradiction-qualified" if qualified else "contradiction",
        f"no {fitting} fits {told.named} by {all_of_them}",
        Severity.WARNING if qualified else Severity.ERROR,
        _left_aside(rules, statements) if qualified else _MEND,
    )
    return Contradiction(tuple(places), tuple(statements), diagnostic)


def _left_aside(rules: Rules, statements: Iterable[Statement]) -> str:
    """Return what a contradiction costs that is none without some statements."""
    stand = set().union(*(grounds(rules, statement) for statement in statements))
    doubted = " and ".join(words for ground, words in _DOUBTED.items() if ground in stand)
    them = "that is" if doubted.startswith("what") else "those are"
    return (
        f"without {doubted} the others agree, so {them} left aside here; --strict lets them count"
    )


def found_circle(
    rules: Rules, places: Sequence[int], statements: Sequence[Statement]
) -> Contradiction:
    """Return the finding that statements put events in a circle."""
    statements = _around(statements)
    told = _Told(rules, statements)
    text = f"so {told.named} would come after itself"
    diagnostic = told.diagnostic("order-cycle", text, Severity.ERROR, _TURN)
    return Contradiction(tuple(places), tuple(statements), diagnostic)


class _Told:
    """Contradictory statements in words, in the order in which they are told."""

    def __init__(self, rules: Rules, statements: Sequence[Statement]) -> None:
        """Take the statements in that order: the first is of an event in every contradiction."""
        self._statements = statements
        self._said = [say(rules, statement) for statement in statements]
        self._timeline = rules.timeline
        owner = statements[0].owner
        assert isinstance(owner, int)  # a source says nothing but of an event that cites it
        self.named = name(rules.events[owner])

    def diagnostic(self, code: str, wrong: str, severity: Severity, help: str) -> Diagnostic:
        """Return the finding, with a place for each statement."""
        said = self._said
        more = f"; and {len(said) - _SAID} more" if said[_SAID:] else ""
        places = [place_of(self._timeline, statement) for statement in self._statements]
        others = zip(places[1:], said[1:], strict=True)
        return Diagnostic(
            code=code,
            severity=severity,
            message=f"{'; '.join(said[:_SAID])}{more}: {wrong}",
            span=places[0],
            label=said[0],
            help=help,
            related=tuple((span, text) for span, text in others if span is not None),
        )


def _in_file_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements in the order in which they are told, however they were found.

    Relations come first, then what else is said of events, both in the order of the file. What is
    said of sources comes last, in the order in which one leads to another.
    """
    return sorted(statements, key=_rank)


def _around(circle: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a circle from the first in the file onward, however it was found."""
    start = min(range(len(circle)), key=lambda at: _rank(circle[at]))
    return [*circle[start:], *circle[:start]]


def _rank(statement: Statement) -> tuple[int, int, str, int]:
    owner, path = statement
    if not isinstance(owner, int):
        return 2, 0, "", 0
    field, _, number = path.partition("/")
    return int(field not in RELATION_KINDS), owner, field, int(number or 0)
