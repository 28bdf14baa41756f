"""What had been published by a day: asked of all that a question looks at together.

Which of its citations an event had by then bears on its date, its answer and its place in the
order. So there is one look-up, of the distinct cells of all columns that are looked at.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates import When
from libyatl.query.conditions import Condition
from libyatl.query.fields import BOUNDING, ID, Field, Fields
from libyatl.query.selection import Selection, select_where
from libyatl.tables.by_row import Rows
from libyatl.tables.dictionary import Dictionary, Found
from libyatl.tables.footprints import Footprints
from libyatl.tables.ordered import RANK, Keys, flat
from libyatl.tables.question import SORTED_BY
from libyatl.tables.ranks import Rank, ranked


class Joint(NamedTuple):
    """What of distinct cells was selected, and of each of these cells what was found.

    Attributes:
        chosen: what was selected.
        places: the place of the event; None where nothing of it had been published.
        answers: how surely it was selected.
        ranks: where it stands in the order.
    """

    chosen: Selection
    places: list[int | None]
    answers: list[int]
    ranks: list[Rank]


class Jointly(NamedTuple):
    """The answers to a question about what had been published.

    Attributes:
        answer: the expression of SQL for the answer.
        unread: that for whether something stands as the date that cannot be read.
        keys: those for where rows stand.
        unpublished: how many rows were left out because nothing was published yet.
        contradictions: which statements cannot be true together.
    """

    answer: str
    unread: str
    keys: Keys
    unpublished: int
    contradictions: list[Found]


def looked_at_jointly(asked: Condition, sort: str) -> Fields:
    """Return the fields at which a condition and an order look together."""
    return frozenset[Field](("seq",)) | asked.reads | SORTED_BY[sort] | BOUNDING


def joint(
    made: Dictionary, asked: Condition, sort: str, published: When, timezone: str | None = None
) -> Joint:
    """Ask distinct cells of all that is looked at, of what had been published by a day.

    Raises:
        UsageError: a name is known neither to a registry nor to any row.
    """
    chosen = select_where(made.scope.timeline, asked, sort="file", published=published)
    ids = made.of_each(lambda place, event: event.id, "")
    places = [chosen.timeline.index.get(id) for id in ids]
    found = dict(zip(chosen.places, map(int, chosen.answers), strict=True))
    answers = [0 if place is None else found.get(place, 0) for place in places]
    by_id = {id: each.count for id, each in zip(ids, made.cells, strict=True)}
    counts = [by_id[event.id] for event in chosen.timeline.events]
    scope = chosen.scope if timezone is None else chosen.scope.told_in(timezone)
    if sort == "file":  # rows of the same cells stand apart there
        return Joint(chosen, places, answers, [Rank(0, lacks=False)] * len(places))
    return Joint(chosen, places, answers, ranked(scope, sort, places, counts))


def jointly(
    footprints: Footprints, asked: Condition, sort: str, published: When, timezone: str | None
) -> Jointly:
    """Ask all that a condition and an order look at, of what had been published by a day.

    Raises:
        UsageError: a name is known neither to a registry nor to any row.
    """
    fields = looked_at_jointly(asked, sort)
    columns = footprints.columns_of(fields)
    by_row = fields >= ID
    made = Rows(footprints).all_of(columns) if by_row else footprints.dictionary(columns)
    chosen, places, answers, ranks = joint(made, asked, sort, published, timezone)
    unread = made.of_each(lambda place, event: event.has_unread_date, False)
    rows = [
        (*([each.first] if by_row else each.cells), answer, no_date, *rank)
        for each, answer, no_date, rank in zip(
            made.cells, answers, unread, flat(ranks), strict=True
        )
    ]
    types = {"answer": "UTINYINT", "unread": "BOOLEAN", **RANK}
    scanned = footprints.scanned
    alias = scanned.mark(types, rows) if by_row else scanned.look_up(columns, types, rows)
    out = sum(each.count for each, place in zip(made.cells, places, strict=True) if place is None)
    cells_of = {place: row for row, place in enumerate(places) if place is not None}
    found = [*made.contradictions(chosen.scope, cells_of)]
    return Jointly(f"{alias}.answer", f"{alias}.unread", Keys.of(alias), out, found)
