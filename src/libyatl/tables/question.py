"""A condition as an engine is asked it: leaves that cells answer, and a tree of least and greatest.

The opposite of a condition is pushed down to its leaves by the laws of De Morgan, as
`Opposite.bind` does it: a leaf is then a condition of one kind, or the opposite of one, and is
bound as a whole. So the tree above has nothing but the least of some answers (all hold) and the
greatest (any does), which every engine has; NO, MAYBE and YES are 0, 1 and 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from libyatl.query.conditions import Both, Condition, Either, Opposite
from libyatl.query.fields import Field, Fields
from libyatl.query.within import Within
from libyatl.truth import Truth

SORTED_BY: Mapping[str, Fields] = {
    "date": frozenset[Field](("date", "lasted", "seq", "status", "sources")),
    "latest": frozenset[Field](("date", "lasted", "status", "sources")),
    "title": frozenset[Field](("title",)),
    "actor": frozenset[Field](("actors",)),
    "place": frozenset[Field](("places",)),
    "id": frozenset[Field](("id",)),
    "file": frozenset(),
}
"""The fields of an event on which its place in an order rests, by the key of `SORTS`."""


def normal(condition: Condition) -> Condition:
    """Return the same condition with opposites of nothing but leaves."""
    match condition:
        case Both(several):
            return Both(tuple(map(normal, several)))
        case Either(several):
            return Either(tuple(map(normal, several)))
        case Opposite(Both(several)):
            return Either(tuple(normal(Opposite(one)) for one in several))
        case Opposite(Either(several)):
            return Both(tuple(normal(Opposite(one)) for one in several))
        case Opposite(Opposite(one)):
            return normal(one)
    return condition


def leaves(asked: Condition) -> Iterator[Condition]:
    """Yield the leaves of a condition in normal form, in the order in which they are bound."""
    if isinstance(asked, Both | Either):
        for one in asked.conditions:
            yield from leaves(one)
    else:
        yield asked


def stem(leaf: Condition) -> Condition:
    """Return the condition of a leaf, without its opposite."""
    return leaf.condition if isinstance(leaf, Opposite) else leaf


def same_question(leaf: Condition) -> tuple[object, ...]:
    """Return what two leaves have in common that have the same answers."""
    inner = stem(leaf)
    # Two windows are equal that differ in whether they are the widest, which a denial heeds.
    return leaf, isinstance(inner, Within) and inner.widest


def in_sql(asked: Condition, answer: Callable[[Condition], str]) -> str:
    """Return an expression of SQL for the answer to a condition in normal form.

    Args:
        asked: the condition.
        answer: gives the expression for the answer of a leaf.
    """
    if not isinstance(asked, Both | Either):
        return answer(asked)
    together = isinstance(asked, Both)
    several = [in_sql(one, answer) for one in asked.conditions]
    if not several:
        return str(int(Truth.YES if together else Truth.NO))
    if len(several) == 1:
        return several[0]
    return f"{'least' if together else 'greatest'}({', '.join(several)})"
