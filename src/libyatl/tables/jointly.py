"""What had been published by a day: asked of all that a question looks at together.

Which of its citations an event had by then bears on its date, its answer and its place in the
order. So there is one look-up, of the distinct cells of all columns that are looked at.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates import When
from libyatl.query.conditions import Condition
from libyatl.query.fields import BOUNDING, ID, Field
from libyatl.query.selection import Selection, select_where
from libyatl.tables.by_row import Rows
from libyatl.tables.dictionary import Dictionary, ranked
from libyatl.tables.footprints import Footprints
from libyatl.tables.ordered import RANK, Keys, flat
from libyatl.tables.question import SORTED_BY


class Jointly(NamedTuple):
    """The answers to a question about what had been published.

    Attributes:
        answer: the expression of SQL for the answer.
        unread: that for whether something stands as the date that cannot be read.
        keys: those for where rows stand.
        unpublished: how many rows were left out because nothing was published yet.
        chosen: what of the distinct cells was selected.
    """

    answer: str
    unread: str
    keys: Keys
    unpublished: int
    chosen: Selection


def jointly(
    footprints: Footprints, asked: Condition, sort: str, published: When, timezone: str | None
) -> Jointly:
    """Ask all that a condition and an order look at, of what had been published by a day.

    Raises:
        UsageError: a name is known neither to a registry nor to any row.
    """
    fields = frozenset[Field](("seq",)) | asked.reads | SORTED_BY[sort] | BOUNDING
    columns = footprints.columns_of(fields)
    by_row = fields >= ID
    made = Rows(footprints).all_of(columns) if by_row else footprints.dictionary(columns)
    chosen = select_where(made.scope.timeline, asked, sort="file", published=published)
    told = chosen.timeline.index
    ids = made.of_each(lambda place, event: event.id, "")
    places = [told.get(id) for id in ids]
    answers = dict(zip(chosen.places, map(int, chosen.answers), strict=True))
    counts = _rows_of_each(made, ids, chosen)
    scope = chosen.scope if timezone is None else chosen.scope.told_in(timezone)
    ranks = flat(ranked(scope, sort, places, counts))
    unread = made.of_each(lambda place, event: event.has_unread_date, False)
    values = [
        (answers.get(place, 0) if place is not None else 0, no_date, *rank)
        for place, no_date, rank in zip(places, unread, ranks, strict=True)
    ]
    types = {"answer": "UTINYINT", "unread": "BOOLEAN", **RANK}
    scanned = footprints.scanned
    if by_row:
        alias = scanned.mark(
            types, [(each.first, *row) for each, row in zip(made.cells, values, strict=True)]
        )
    else:
        alias = scanned.look_up(
            columns,
            types,
            [(*each.cells, *row) for each, row in zip(made.cells, values, strict=True)],
        )
    out = sum(each.count for each, place in zip(made.cells, places, strict=True) if place is None)
    return Jointly(f"{alias}.answer", f"{alias}.unread", Keys.of(alias), out, chosen)


def _rows_of_each(made: Dictionary, ids: list[str], chosen: Selection) -> list[int]:
    """Return how many rows each event has that had been told."""
    by_id = {id: each.count for id, each in zip(ids, made.cells, strict=True)}
    return [by_id[event.id] for event in chosen.timeline.events]
