"""On what a statement stands: it is firm, or qualified, or of an event that is claimed or planned.

What is claimed, disputed or planned is a *sink* in the firm run: others bound it, and it passes
nothing on, not even an order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import Enum

from libyatl.chronology.statements.constraints import (
    ORIGIN,
    ByPublication,
    Constraint,
    Statement,
    Support,
    of_events,
)
from libyatl.chronology.statements.rules import Rules
from libyatl.model import RELATION_KINDS, Status


class Ground(Enum):
    """Why what rests on a statement is not certain."""

    QUALIFIED = "qualified"
    CLAIMED = "claimed"
    PLANNED = "planned"


OF_STATUS: dict[Status, Ground | None] = {
    "occurred": None,
    "reported": None,
    "claimed": Ground.CLAIMED,
    "disputed": Ground.CLAIMED,
    "planned": Ground.PLANNED,
}


def is_sink(rules: Rules, place: int) -> bool:
    """Whether an event passes nothing on in the firm run."""
    return OF_STATUS[rules.events[place].status] is not None


def sinks_of(rules: Rules, statement: Statement) -> frozenset[int]:
    """Return the events that a statement is of and that pass nothing on."""
    owner, path = statement
    if not isinstance(owner, int):
        return frozenset()
    places = {owner}
    if path.partition("/")[0] in RELATION_KINDS:
        other = rules.target(owner, rules.relation(owner, path))
        if other is not None:
            places.add(other)
    return frozenset(place for place in places if is_sink(rules, place))


def sinks(rules: Rules, statements: Iterable[Statement]) -> set[int]:
    """Return the events that some statements are of and that pass nothing on."""
    return set().union(*(sinks_of(rules, statement) for statement in statements))


def grounds(rules: Rules, statement: Statement) -> frozenset[Ground]:
    """Return on what a statement stands; nothing where it is firm."""
    found = {OF_STATUS[rules.events[place].status] for place in sinks_of(rules, statement)}
    if rules.qualified(statement):
        found.add(Ground.QUALIFIED)
    return frozenset(ground for ground in found if ground is not None)


def in_doubt(rules: Rules, support: Support) -> bool:
    """Whether anything of a support is qualified."""
    if isinstance(support, ByPublication):
        return support.giving.qualified  # asked once of a source, however often it is cited
    return any(map(rules.qualified, support))


def over(constraint: Constraint, places: Container[int], but: int | None = None) -> bool:
    """Whether a constraint is of a point of one of some events, or counts from the date of one.

    But for one of these events, which does not count.
    """
    u, v, _, support = constraint
    return (
        (u != ORIGIN and u >> 1 in places and u >> 1 != but)
        or (v != ORIGIN and v >> 1 in places and v >> 1 != but)
        or any(
            said.path == "date" and said.owner in places and said.owner != but
            for said in of_events(support)
        )
    )


def prove_firmly(rules: Rules, statements: Iterable[Statement]) -> bool:
    """Whether statements that contradict each other do so in the firm run.

    There others bound a sink, so that what is said of a single one may contradict what is firm.
    """
    statements = list(statements)
    return not any(map(rules.qualified, statements)) and len(sinks(rules, statements)) < 2
