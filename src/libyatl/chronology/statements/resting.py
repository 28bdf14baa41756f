"""All that rests on some statements alone, drawn without what else is said of their events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.chronology.statements.constraints import Constraint, Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.model import RELATION_KINDS

_STEMMING = ("via", "derived_from")


def resting_on(
    rules: Rules, statements: Iterable[Statement], run: Run | None = None
) -> list[Constraint]:
    """Return the constraints that rest on some statements, and on no other.

    With them comes what holds of any event that they name: that it does not end before it begins.
    """
    known = dict.fromkeys(statements)
    return among(_saying(rules, known, run), known)


def among(drawn: Iterable[Constraint], statements: Iterable[Statement]) -> list[Constraint]:
    """Return the constraints that rest on some statements, and on no other."""
    known = set(statements)
    return [c for c in drawn if known.issuperset(c[3])]


def places_named(rules: Rules, statements: Iterable[Statement]) -> list[int]:
    """Return the events that some statements name, in the order of the file."""
    places = set()
    for owner, path in statements:
        if isinstance(owner, int):
            places.add(owner)
            if path.partition("/")[0] in RELATION_KINDS:
                other = rules.target(owner, rules.relation(owner, path))
                assert other is not None
                places.add(other)
    return sorted(places)


def _saying(rules: Rules, statements: Iterable[Statement], run: Run | None) -> Iterator[Constraint]:
    for place in places_named(rules, statements):
        yield from rules.own(place, run)
    cited: dict[int, None] = {}
    for owner, path in statements:
        if isinstance(owner, int):
            if path.partition("/")[0] in RELATION_KINDS:
                yield from rules.related(owner, rules.number(owner, path), run)
            elif path.startswith("sources/"):
                cited[owner] = None
    if run is None and cited:
        yield from _over_moments(rules, statements, cited)


def _over_moments(
    rules: Rules, statements: Iterable[Statement], cited: Iterable[int]
) -> Iterator[Constraint]:
    tied = [constraint for place in cited for constraint in rules.tied(place)]
    yield from tied
    if any(path in _STEMMING for _, path in statements):
        moments = rules.ties.joined(cited)
    else:  # nothing is said of the order of two moments
        first = rules.ties.moments.start
        points = (point >> 1 for constraint in tied for point in constraint[:2])
        moments = [*dict.fromkeys(moment for moment in points if moment >= first)]
    yield from rules.standing(rules.ties.of_moments(moments))
