"""The order in which the chosen rows of a frame stand.

An engine sorts by a whole number, which says where the cells of a row stand among all, and then by
what is unique.
"""

from __future__ import annotations

from collections.abc import Sequence

from libyatl.errors import UsageError
from libyatl.tables.frame_columns import LACKS, PLACE_IN_TIME, FrameColumns
from libyatl.tables.framed import PLACE, Framed, narwhals
from libyatl.tables.question import SORTED_BY
from libyatl.tables.ranks import Rank
from libyatl.text.inert import shorten

_IN_TIME = ("date", "latest")


class Ordering:
    """How rows are sorted.

    Attributes:
        ties: the columns that are unique together.
        reverse: whether the other way round; what has nothing to sort by stands last all the same.
    """

    def __init__(
        self, framed: Framed, sort: str | None, order_by: Sequence[str], *, reverse: bool = False
    ) -> None:
        """Take a key of `SORTS`, or None, and the columns that are unique together.

        Raises:
            UsageError: they are not, or there are none and the frame has no order of its own.
        """
        self._framed, self._sort, self.reverse = framed, sort, reverse
        self._is_told = sort in (*_IN_TIME, "file")
        self.ties = list(order_by) or ([PLACE] if framed.is_ordered else [])
        for name in order_by:
            if name not in framed.names:
                raise UsageError(f"order_by: the frame has no column '{shorten(name)}'")
        if sort is None:
            return
        if not self.ties:
            raise UsageError(
                "a frame has no order, and ties need one",
                help="name the column that is unique: order_by=; or take any order: sort=None",
            )
        if order_by:
            self._see_unique()

    def _see_unique(self) -> None:
        nw, count = narwhals(), "yatl_count"
        rows = self._framed.rows.group_by(*self.ties).agg(nw.len().alias(count))
        if self._framed.collected(rows.filter(nw.col(count) > 1).select(count).head(1)):
            named = ", ".join(f"'{shorten(name)}'" for name in self.ties)
            raise UsageError(
                f"order_by: {named} is not unique, so that ties have no order",
                help="name further columns; or take any order: sort=None",
            )

    def by_dates(self, looked: FrameColumns) -> tuple[Sequence[Rank], list[int]]:
        """Return where the cells of dates stand in an order in time; all the same in another."""
        cells = looked.dates.cells
        if self._sort not in _IN_TIME:
            return [Rank(0, lacks=False)] * len(cells), [0] * len(cells)
        ranks = looked.dates.order(self._sort)
        return ranks, self.places(ranks)

    def by_all(self, ranks: Sequence[Rank]) -> list[int]:
        """Take where rows stand in whatever order it is, and return the numbers for it."""
        self._is_told = True
        return self.places(ranks)

    def places(self, ranks: Sequence[Rank]) -> list[int]:
        """Return numbers by which what stands first is least, in reverse too."""
        if not self.reverse:
            return [rank.number for rank in ranks]
        last = 1 + max((rank.number for rank in ranks), default=0)
        # What has no date keeps its order, as it does in a chronology.
        turn = 1 if self._sort == "date" else -1
        return [
            3 * last + turn * rank.number if rank.lacks else last - rank.number for rank in ranks
        ]

    def sort(self, looked: FrameColumns, limit: int | None) -> None:
        """Sort the chosen rows, and take the first so many."""
        framed, nw = self._framed, narwhals()
        if self._sort is None:
            if framed.is_ordered:
                framed.rows = framed.rows.sort(PLACE)
        else:
            place = PLACE_IN_TIME if self._is_told else self._by_words(looked)
            by, turned = [place], [False]
            if self.reverse and self._sort == "date":
                for number, name in enumerate(self.ties):
                    kept = f"yatl_kept_{number}"
                    column = nw.when(nw.col(LACKS) == 1).then(nw.col(name))
                    framed.rows = framed.rows.with_columns(column.alias(kept))
                    by.append(kept)
                    turned.append(False)
            by += self.ties
            turned += [self.reverse] * len(self.ties)
            framed.rows = framed.rows.sort(*by, descending=turned, nulls_last=True)
        if limit is not None:
            framed.cut(limit)

    def _by_words(self, looked: FrameColumns) -> str:
        """Join where rows stand that are sorted by a title, a name or an id."""
        assert self._sort is not None
        columns, place = looked.columns_of(SORTED_BY[self._sort]), "yatl_worded"
        cells = self._framed.cells(columns, joined=True)
        ranks = looked.read(columns, cells).order(self._sort)
        places = self.places(ranks)
        rows = [(*each.written, at) for each, at in zip(cells, places, strict=True)]
        self._framed.look_up(columns, [place], rows)
        return place
