"""What the cells of a column leave open, settled by all of them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from string import ascii_letters
from typing import Literal

from libyatl.dates.together.cell_forms import ORDERS, Reading
from libyatl.dates.together.date_column import DateColumn
from libyatl.dates.together.deciding import Decided, decided
from libyatl.dates.together.gathering import Gathered
from libyatl.dates.together.outcomes import Told, Unread
from libyatl.dates.together.year_cells import code, codes_among, perhaps_hijri
from libyatl.dates.together.year_of_row import OfYear, in_full, in_short, real_days, the_one_of
from libyatl.text.plurals import counted_of

Years = Mapping[str, Collection[int]]
_AMBIGUOUS = Unread("column-ambiguous-dates")
_CONTRADICTORY = Unread("column-contradictory-dates")
_SAY_THE_ORDER = "say which number stands first: --dayfirst or --monthfirst"
_ALIKE = str.maketrans(dict.fromkeys("123456789", "0") | dict.fromkeys(ascii_letters, "a"))
_RUN = re.compile(r"(.)\1+")


def settled(
    by: Gathered,
    *,
    order: Literal["", "day", "month"],
    century: int | None,
    years: Years,
    counts: Mapping[str, int],
    beside: Collection[DateColumn],
) -> DateColumn:
    """Return the column of the cells that were gathered; see `read_together`."""
    said: dict[str, Told | Unread | OfYear] = {**by.said}
    said |= _of_short_numbers(by, years)
    orders = _as_beside(_order_of(by, order, century, years), beside)
    several = _AMBIGUOUS if orders.orders else _CONTRADICTORY
    unsettled: list[str] = []
    for cell, options in by.open.items():
        left = _in_column_order(options, orders)
        said[cell] = _outcome_of(cell, left, options, order, century, several)
        if several in _in_rows(said[cell], years.get(cell, ())):
            unsettled.append(cell)
    column = DateColumn(
        form=_commonest(said, counts, years),
        order=next(iter(orders.orders)) if len(orders.orders) == 1 else "",
        witness=orders.witnesses[0] if len(orders.witnesses) == 1 else "",
        hint=perhaps_hijri(_years_of_days(said)),
        readings=said,
    )
    unread = counted_of(sum(counts[cell] for cell in unsettled), "date")
    if not orders.orders:
        return _contradictory(column, orders, unread)
    if unsettled:
        return _with_several(column, min(unsettled), by.open, years, unread)
    return column


def _order_of(
    by: Gathered, order: Literal["", "day", "month"], century: int | None, years: Years
) -> Decided:
    if order:
        return Decided(frozenset((order,)))
    asked = {cell: options for cell, options in by.open.items() if options[0].order}
    return decided(asked, years, century)


def _as_beside(own: Decided, beside: Collection[DateColumn]) -> Decided:
    """Return what a column says of its order, or where it leaves that open, the columns beside."""
    settled_by = {column.order: column.witness for column in beside if column.order}
    if len(own.orders) == 1 or len(settled_by) != 1 or not own.orders & settled_by.keys():
        return own
    return Decided(own.orders & settled_by.keys(), tuple(filter(None, settled_by.values())))


def _in_column_order(options: tuple[Reading, ...], orders: Decided) -> tuple[Reading, ...]:
    """Return the readings of a cell in the orders of its column; all, where it has none."""
    if not orders.orders:
        return options
    return tuple(one for one in options if not one.order or one.order in orders.orders)


def _outcome_of(
    cell: str,
    left: tuple[Reading, ...],
    options: tuple[Reading, ...],
    order: str,
    century: int | None,
    several: Unread,
) -> Told | Unread | OfYear:
    if not left and options[0].short and not order:
        left = options
    if not left:
        meant = " or ".join(dict.fromkeys(map(in_short, options)))
        said = f"with the {order} first '{cell.strip()}' is no date"
        return Unread("", said, f"if it is {meant}, write that")
    if left[0].short:
        return OfYear(cell, left, century, several)
    return the_one_of(left, several)


def _in_rows(said: Told | Unread | OfYear, years: Collection[int]) -> Iterator[Told | Unread]:
    """Yield what a cell says in each of its rows."""
    if isinstance(said, OfYear):
        yield from map(said.read, years or (None,))
    else:
        yield said


def _of_short_numbers(by: Gathered, years: Years) -> Iterator[tuple[str, Told | Unread]]:
    """Yield what short numbers say: a year in four digits, or a code."""
    if not by.numbers:
        return
    known = {*_years_told(by.said), *(year for some in years.values() for year in some)}
    known |= {one.year for options in by.open.values() for one in options if not one.short}
    known |= set(by.numbers.values())
    codes = codes_among(known)
    for cell, number in by.numbers.items():
        digits = "".join(filter(str.isdigit, cell.partition(".")[0]))
        if number in codes and (digits[0] != "0" or not number):
            yield cell, code(number, known)
        elif len(digits) == 4:
            yield cell, Told(f"{'-' * (number < 0)}{digits}")


def _years_told(said: Mapping[str, Told | Unread | OfYear]) -> Iterator[int]:
    for told in said.values():
        if isinstance(told, Told) and told.text[:4].isdigit():
            yield int(told.text[:4])


def _years_of_days(said: Mapping[str, Told | Unread | OfYear]) -> Iterator[int]:
    for told in said.values():
        if isinstance(told, Told) and told.text[:4].isdigit() and told.text[7:8] == "-":
            yield int(told.text[:4])


def _commonest(
    said: Mapping[str, Told | Unread | OfYear], counts: Mapping[str, int], years: Years
) -> str:
    """Return a cell of the commonest form among those that are not told as they stand."""
    shapes: Counter[str] = Counter()
    first: dict[str, str] = {}
    for cell, told in said.items():
        if isinstance(told, Told):
            shown = told.text not in ("", cell.strip())
        else:
            shown = any(isinstance(one, Told) for one in _in_rows(told, years.get(cell, ())))
        if shown:
            shape = cell.translate(_ALIKE)
            shapes[shape] += counts[cell]
            first[shape] = min(first.get(shape, cell), cell)
    forms: dict[str, tuple[int, str]] = {}
    for shape, count in shapes.items():
        form = _RUN.sub(r"\1", shape)
        before, cell = forms.get(form, (0, first[shape]))
        forms[form] = before - count, min(cell, first[shape])
    return min(forms.values())[1] if forms else ""


def _with_several(
    column: DateColumn,
    cell: str,
    cells: Mapping[str, tuple[Reading, ...]],
    years: Years,
    unread: str,
) -> DateColumn:
    return column._replace(
        witnesses=(cell,),
        fault="column-ambiguous-dates",
        message=f"'{cell}' may be {_in_its_readings(cell, cells, years)}, and nothing in the "
        f"column settles which: {unread} not read",
        help=_SAY_THE_ORDER,
    )


def _contradictory(column: DateColumn, by: Decided, unread: str) -> DateColumn:
    first, second = by.witnesses
    one, two = (
        " or the ".join(order for order in ORDERS if order in orders) for orders in by.spoken_for
    )
    return column._replace(
        witnesses=by.witnesses,
        fault="column-contradictory-dates",
        message=f"'{first}' can only have the {one} first, '{second}' only the {two}: "
        f"{unread} not read",
        help=f"correct one of them, or {_SAY_THE_ORDER}",
    )


def _in_its_readings(cell: str, cells: Mapping[str, tuple[Reading, ...]], years: Years) -> str:
    options = _in_a_row(cells[cell], years.get(cell, ()))
    return " or ".join(dict.fromkeys(map(in_short, options)))


def _in_a_row(options: tuple[Reading, ...], years: Collection[int]) -> list[Reading]:
    """Return what a cell can mean in one of its rows, where it means anything in one."""
    for year in sorted(years):
        if found := real_days(in_full(options, year, None)):
            return found
    return real_days(options)
