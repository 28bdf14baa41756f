"""Statements that cannot all be true, as they are reported.

They are sought in `seeking` (in days, and in order) and `seeking_in_seconds`. A circle of
constraints whose days sum to less than 0 names statements that contradict each other (Dechter,
Meiri and Pearl 1991, theorem 3.1). They are cut down by a deletion filter over statements
(Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs"),
since one statement may stand behind several constraints, until without any one of them the others
agree.

Relations that put events in order contradict each other too where they go round in a circle, though
one moment could hold all its events: what comes after something does not come before it.

A date that its author marked approximate or uncertain tightens, but proves nothing alone:
where a component agrees once such dates are left out, that is a warning. With `strict` they weigh
as much as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.grounds import Ground, grounds, prove_firmly
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.wording import name, place_of, say
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
        statements: without any one of them the others agree; none where it is only told that there
            are more contradictions.
        diagnostic: the finding, with a place for each statement.
    """

    places: tuple[int, ...]
    statements: tuple[Statement, ...]
    diagnostic: Diagnostic

    @property
    def is_qualified(self) -> bool:
        """Whether only what is approximate, uncertain, claimed or planned makes it one."""
        return self.diagnostic.severity is Severity.WARNING


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


def more(rules: Rules, told: int, components: Sequence[Sequence[int]]) -> Contradiction:
    """Return the finding that other components contradict themselves than those that are told."""
    places = [place for component in components for place in component]
    first = min(places)
    named = name(rules.events[first])
    diagnostic = Diagnostic(
        code="contradiction",
        severity=Severity.ERROR,
        message=f"there are more than {told} contradictions: {named} and what else is in one "
        f"({len(places)} events) keep their own dates, and nothing follows for them",
        span=rules.timeline.span(first),
        help="mend some of those that are told, and check again",
    )
    return Contradiction(tuple(sorted(places)), (), diagnostic)


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
