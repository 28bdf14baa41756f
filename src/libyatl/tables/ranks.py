"""Where rows stand in an order, told of the events that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from libyatl.query.scope import Scope
from libyatl.query.sorting import SORTS


class Rank(NamedTuple):
    """Where rows of some cells stand in an order.

    Attributes:
        number: less than that of what stands behind them; the same where only the rows tell.
        lacks: whether they have nothing to sort by, and stand last, in the reverse order too.
    """

    number: int
    lacks: bool


def ranked(
    scope: Scope, sort: str, places: Sequence[int | None], counts: Sequence[int]
) -> list[Rank]:
    """Return where events of a scope without relations stand in an order, each of several rows.

    Args:
        scope: whose events they are.
        sort: a key of `SORTS`.
        places: the places of the events; what has none stands last.
        counts: how many rows each event of the scope has.
    """
    if sort == "date":
        order = scope.chronology.order_of_kinds(counts)
        keys: list[object] = [None if p is None else order.key_but_place(p) for p in places]
        lacks = [place is None or order.listed_at(place) is None for place in places]
    else:
        key = SORTS[sort](scope)
        keys = [None if place is None else key(place) for place in places]
        lacks = [each is None for each in keys]
    known: set[object] = {each for each in keys if each is not None}
    numbers = {each: number for number, each in enumerate(sorted(known))}  # type: ignore[type-var]
    last = len(numbers)
    return [
        Rank(last if key is None else numbers[key], lack)
        for key, lack in zip(keys, lacks, strict=True)
    ]
