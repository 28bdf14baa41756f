"""Which form the dates of a whole column have, and what each of its cells says by that.

`18/04/2001` says by itself nothing; a column that holds it and is of one form does. No cell is
guessed: what no form reads, or two read differently, is returned with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from libyatl.dates.together.date_column import DateColumn
from libyatl.dates.together.gathering import gathered
from libyatl.dates.together.outcomes import Fault, Told, Unread
from libyatl.dates.together.settling import settled

__all__ = ["DateColumn", "Fault", "Told", "Unread", "read_together"]


def read_together(
    cells: Mapping[str, int],
    *,
    order: Literal["", "day", "month"] = "",
    century: int | None = None,
    years: Mapping[str, Collection[int]] | None = None,
    missing: frozenset[str] = frozenset(),
    epoch: Literal["", "s", "ms", "us", "ns"] = "",
    html: bool = False,
    beside: Collection[DateColumn] = (),
) -> DateColumn:
    """Return what the cells of a column say, each distinct one with how often it stands there.

    The order of the cells changes nothing.

    Args:
        cells: the distinct cells, none of them empty.
        order: whether the day or the month stands first in dates of numbers, if a person says so.
        century: what is added to years of two digits, if a person says so.
        years: of each cell the years of its rows, where another column has them
            (`DateColumn.read` is told that of the row).
        missing: cells that say nothing, beside those that libyatl knows.
        epoch: the unit of numbers since 1970, if a person says that they are such.
        html: whether tags are taken out of the cells first.
        beside: other columns of the table: what its own cells leave open, the order settles that
            all of those have which have one.
    """
    return settled(
        gathered(cells, missing=missing, epoch=epoch, html=html),
        order=order,
        century=century,
        years=years or {},
        counts=cells,
        beside=beside,
    )
