"""In which order the numbers of a column's dates stand: what none of its cells speaks against.

A cell speaks for the orders in which it is a day of the calendar and, where the row has a year, of
that year. The orders of the column are those that all its cells speak for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from libyatl.dates.together.cell_forms import ORDERS, Order, Reading
from libyatl.dates.together.year_of_row import in_full, real_days

Orders = frozenset[Order]
_DAY_OR_MONTH: Orders = frozenset(("day", "month"))


class Decided(NamedTuple):
    """What the cells of a column say of the order of their numbers.

    Attributes:
        orders: those that all speak for; all three where no cell speaks, none where they
            contradict one another.
        witnesses: where one order is left, a cell that speaks for no other; where there is none,
            two that contradict each other.
        spoken_for: the orders that each witness speaks for.
    """

    orders: Orders
    witnesses: tuple[str, ...] = ()
    spoken_for: tuple[Orders, ...] = ()


def decided(
    cells: Mapping[str, tuple[Reading, ...]],
    years: Mapping[str, Collection[int]],
    century: int | None,
) -> Decided:
    """Return what cells of several orders say together; permuting them changes nothing.

    Args:
        cells: what each can mean.
        years: the years of the rows that have it, where another column has them.
        century: what is added to years of two digits, if a person says so.
    """
    first: dict[Orders, str] = {}
    for cell, options in cells.items():
        for orders in _spoken_for(options, years.get(cell, ()), century):
            if orders not in first or cell < first[orders]:
                first[orders] = cell
    left: Orders = frozenset(ORDERS).intersection(*first)
    by_weight = sorted((len(orders), cell, orders) for orders, cell in first.items())
    if len(left) == 1 and by_weight[0][0] == 1:
        return Decided(left, (by_weight[0][1],))
    if left:
        return Decided(left)
    _, one, spoken = by_weight[0]
    # Weekdays can leave three that have nothing in common, each two of which have.
    _, two, otherwise = next((pair for pair in by_weight if not pair[2] & spoken), by_weight[1])
    return Decided(left, (one, two), (spoken, otherwise))


def _spoken_for(
    options: tuple[Reading, ...], years: Collection[int], century: int | None
) -> Iterator[Orders]:
    if not options[0].short:
        unnamed = len(options) == 2 and options[0].weekday is None
        yield _DAY_OR_MONTH if unnamed else _orders_of(options)
        return
    known: Collection[int | None] = years or ((None,) if century is not None else ())
    for year in known:
        if orders := _orders_of(in_full(options, year, century)):
            yield orders


def _orders_of(options: tuple[Reading, ...]) -> Orders:
    return frozenset(option.order for option in real_days(options) if option.order)
