"""The order in which the rows of a table stand, as expressions of SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from libyatl.query.fields import ID
from libyatl.tables.by_row import Rows
from libyatl.tables.dictionary import Dictionary
from libyatl.tables.footprints import Footprints
from libyatl.tables.question import SORTED_BY
from libyatl.tables.ranks import Rank

RANK = {"rank": "BIGINT", "lacks": "BOOLEAN"}
"""The columns of a look-up that says where rows stand, and whether they have nothing to sort by."""


class Keys(NamedTuple):
    """The expressions for where a row stands.

    Attributes:
        rank: less than that of what stands behind it.
        lacks: whether it has nothing to sort by.
    """

    rank: str
    lacks: str

    @classmethod
    def of(cls, look_up: str) -> Keys:
        """Return those of a look-up that has the columns of `RANK`."""
        return cls(f"{look_up}.rank", f"{look_up}.lacks")


FILE = Keys("t.r", "false")
"""As in the files."""


def in_order(keys: Keys, sort: str, *, reverse: bool) -> list[str]:
    """Return by what rows are ordered: ties as in the file, what has nothing to sort by last.

    What has no date stands in its order in the reverse of the others too.
    """
    rank, lacks = keys
    if not reverse:
        return [rank, "t.r"]
    if sort != "date":
        return [lacks, f"-{rank}", "-t.r"]
    turned = (f"CASE WHEN {lacks} THEN {one} ELSE -{one} END" for one in (rank, "t.r"))
    return [lacks, *turned]


def flat(ranks: Sequence[Rank]) -> list[tuple[int, bool]]:
    """Return what a look-up holds of ranks."""
    return [(rank.number, rank.lacks) for rank in ranks]


def by_words(footprints: Footprints, sort: str, where: str) -> Keys:
    """Return where rows stand that are sorted by a title, a name or an id.

    Args:
        footprints: what was looked at.
        sort: the key of `SORTS`.
        where: tells the rows that were selected; no others are looked at.
    """
    fields = SORTED_BY[sort]
    columns, scanned = footprints.columns_of(fields), footprints.scanned
    if fields == ID:
        several = Rows(footprints).all_of(columns, where)
        marks = zip((each.first for each in several.cells), flat(several.order(sort)), strict=True)
        return Keys.of(scanned.mark(RANK, [(row, *rank) for row, rank in marks]))
    cells = scanned.cells(columns, where)
    read = Dictionary(footprints.known, columns, cells, footprints.beside)
    ranks = zip(cells, flat(read.order(sort)), strict=True)
    return Keys.of(scanned.look_up(columns, RANK, [(*each.cells, *rank) for each, rank in ranks]))
