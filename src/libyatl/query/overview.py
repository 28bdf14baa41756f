"""What an analyst asks first of a file: how much, how it is dated, by whom, from when to when."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from libyatl.query.how_dated import how_dated
from libyatl.query.selection import Selection
from libyatl.query.shares import Days, days_of


class Overview(NamedTuple):
    """The events of a selection in numbers.

    Attributes:
        events: how many there are.
        possible: how many of them only possibly meet the question.
        dated: how many have a date of their own.
        placed: how many have none, and are bounded by what else is said.
        undated: how many nothing bounds.
        sources: how many sources they cite.
        origins: how many do not go back to one another.
        single: how many events one source alone supports.
        unsourced: how many none does.
        days: between which days they lie, as far as that is known; None where nothing is.
    """

    events: int
    possible: int
    dated: int
    placed: int
    undated: int
    sources: int
    origins: int
    single: int
    unsourced: int
    days: Days | None


def overview(selection: Selection) -> Overview:
    """Return a selection in numbers."""
    rows = selection.in_time
    support: Counter[int] = Counter()
    for row in rows:
        support[selection.scope.support(row.place)[0]] += row.times
    cited = {citation.source for row in rows for citation in row.event.sources}
    sources, origins = selection.scope.origins.among(cited)
    return Overview(
        len(selection),
        selection.possible,
        *how_dated(rows),
        sources,
        origins,
        support[1],
        support[0],
        days_of(rows),
    )
