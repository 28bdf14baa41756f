"""The distinct cells of some columns, read as a small chronology and asked as any is.

A leaf of a condition, or an order, looks at few fields of an event, and these rest on few columns:
rows that agree in them have one answer. So one event is made, by the very reader, of each distinct
tuple of cells, and that small chronology is asked by the very `Condition.bind`. Of cells that hold
names each name is asked once, for a cell has a name if one of its names is it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from libyatl.findings.diagnostics import Diagnostic
from libyatl.formats.tabular.known_table import KnownTable, Small
from libyatl.model import Event, Timeline
from libyatl.query.conditions import Condition, Named
from libyatl.query.scope import Scope
from libyatl.tables.ranks import Rank, ranked
from libyatl.text.inert import is_blank
from libyatl.text.spelling import fold
from libyatl.truth import Truth

_T = TypeVar("_T")
_TIMES = re.compile(", [0-9]+ times$")


class Counted(Protocol):
    """Distinct cells of some columns."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells, one of each column."""

    @property
    def count(self) -> int:
        """How many rows have them."""

    @property
    def first(self) -> int:
        """The first of these rows."""


class Found(NamedTuple):
    """A finding of cells.

    Attributes:
        diagnostic: what is wrong, of the first row.
        rows: in how many it is.
        first: the first of these rows; None where it is in none.
    """

    diagnostic: Diagnostic
    rows: int
    first: int | None


class Dictionary:
    """Distinct cells, and the small chronology that they make.

    Attributes:
        columns: the columns by whose cells rows are joined to these.
        cells: the cells, by their first rows.
        scope: of what a condition is asked.
    """

    def __init__(
        self,
        known: KnownTable,
        columns: Sequence[str],
        cells: Sequence[Counted],
        beside: Timeline,
        *,
        numbers: Sequence[int] | None = None,
        joined: Sequence[str] = (),
    ) -> None:
        """Read the cells.

        Args:
            known: how the table is read.
            columns: some of its columns.
            cells: the distinct cells of these, by their first rows.
            beside: the registries that are read together with the table.
            numbers: the numbers of the rows, where an event may be called by it.
            joined: the columns that rows are joined by, if others.
        """
        self.columns = tuple(joined or columns)
        self._read = columns
        self.cells = cells
        self._known = known
        self._orders: dict[tuple[str, str | None], list[Rank]] = {}
        # Without lines the places of findings tell the cells, counted from 1.
        rows = (each.cells for each in cells)
        self.small: Small = known.read(columns, rows, beside=beside, numbers=numbers)
        self.scope = Scope.of(self.small.timeline)

    @cached_property
    def _place_by_cells(self) -> dict[int, int]:
        """By the number of cells, the place of their event."""
        return {row: place for place, row in enumerate(self.small.rows)}

    def event_of(self, number: int) -> Event | None:
        """Return the event of cells by their number; None where they make none."""
        place = self._place_by_cells.get(number)
        return None if place is None else self.scope.timeline.events[place]

    def answers(self, leaf: Condition) -> list[Truth]:
        """Return the answer to a condition of each of the cells.

        Raises:
            UsageError: a name of the condition is known neither to a registry nor to any cell.
        """
        test = leaf.bind(self.scope)
        return [
            Truth.NO if place is None else test(place)
            for place in map(self._place_by_cells.get, range(len(self.cells)))
        ]

    def of_each(self, of: Callable[[int, Event], _T], otherwise: _T) -> list[_T]:
        """Return something of the event of each of the cells; else what is said otherwise."""
        events = self.scope.timeline.events
        return [
            otherwise if place is None else of(place, events[place])
            for place in map(self._place_by_cells.get, range(len(self.cells)))
        ]

    def order(self, sort: str, timezone: str | None = None) -> list[Rank]:
        """Return where the rows of each of the cells stand in an order, a key of `SORTS`.

        `timezone` is that by whose clocks they are told, if one is asked for.
        """
        if (sort, timezone) not in self._orders:
            scope = self.scope if timezone is None else self.scope.told_in(timezone)
            counts = [self.cells[row].count for row in self.small.rows]
            self._orders[sort, timezone] = ranked(scope, sort, self._places(), counts)
        return self._orders[sort, timezone]

    def _places(self) -> list[int | None]:
        return [self._place_by_cells.get(number) for number in range(len(self.cells))]

    def findings(self) -> Iterator[Found]:
        """Yield what is wrong with cells: each finding once, with how many rows have it."""
        yield from self._by_message(
            (found, None if found.span is None else found.span.line - 1)
            for found in self.small.timeline.report
        )

    def contradictions(
        self, scope: Scope | None = None, rows: Sequence[int] | Mapping[int, int] = ()
    ) -> Iterator[Found]:
        """Yield which statements of cells, or in a scope with the `rows` of these, contradict."""
        rows, scope = (self.small.rows, self.scope) if scope is None else (rows, scope)
        yield from (Found(one, 0, None) for one in scope.origins.diagnostics)
        several = scope.chronology.contradictions
        places = (rows[one.places[0]] if one.places else None for one in several)
        yield from self._by_message(zip((one.diagnostic for one in several), places, strict=True))

    def _by_message(self, found: Iterable[tuple[Diagnostic, int | None]]) -> Iterator[Found]:
        several: dict[tuple[str, ...], Found] = {}
        for diagnostic, number in found:
            if number is None or not 0 <= number < len(self.cells):
                yield Found(diagnostic, 0, None)
                continue
            cell = self.cells[number]
            key = diagnostic.code, diagnostic.message
            earlier = several.get(key)
            if earlier is not None:
                several[key] = earlier._replace(rows=earlier.rows + cell.count)
            elif is_of_column(diagnostic):
                several[key] = Found(diagnostic, 1, cell.first)
            elif diagnostic.code == "unknown-status" and not self._known.is_own:
                said = told_how_often(diagnostic, self._bearing(number))
                several[key] = Found(said, 1, cell.first)
            else:
                several[key] = Found(diagnostic, cell.count, cell.first)
        yield from several.values()

    def _bearing(self, number: int) -> int:
        """Return how many rows have the same word for a status as cells have."""
        of_status = self._known.columns_of("status")
        at = [place for place, name in enumerate(self._read) if name in of_status]

        def words(cells: Sequence[str]) -> list[str]:
            return [fold(cells[place]) for place in at if not is_blank(cells[place])]

        wanted = words(self.cells[number].cells)
        return sum(each.count for each in self.cells if words(each.cells) == wanted)


def is_of_column(found: Diagnostic) -> bool:
    """Whether a finding is of a column as a whole, so that its cells are counted in it."""
    return found.code.startswith("column-")


def told_how_often(found: Diagnostic, rows: int = 1) -> Diagnostic:
    """Return a finding that tells at its end in how many rows it is with another number there."""
    times = f", {rows} times" if rows > 1 else ""
    return found._replace(message=_TIMES.sub("", found.message) + times)


class NamesDictionary:
    """The names that cells hold, each of which is asked once.

    Attributes:
        scope: a small chronology of one event a name, in the order of the table.
    """

    def __init__(
        self,
        known: KnownTable,
        columns: Sequence[str],
        by_column: Mapping[str, Sequence[Counted]],
        beside: Timeline,
    ) -> None:
        """Take the names out of the cells.

        Args:
            known: how the table is read.
            columns: the columns that together hold the names of a kind.
            by_column: of each of them, its distinct cells, by their first rows.
            beside: the registries that are read together with the table.
        """
        self.cells = by_column
        self._names_in: dict[str, list[tuple[str, ...]]] = {
            column: [known.names_in(column, each.cells[0]) for each in cells]
            for column, cells in by_column.items()
        }
        firsts: dict[tuple[str, str], tuple[int, int, int]] = {}
        for at, column in enumerate(columns):
            for cell, names in zip(by_column[column], self._names_in[column], strict=True):
                for number, name in enumerate(names):
                    if (column, name) not in firsts:
                        firsts[column, name] = cell.first, at, number
        self._names = sorted(firsts, key=firsts.__getitem__)
        rows = [
            [known.written(name) if each == column else "" for each in columns]
            for column, name in self._names
        ]
        small = known.read(columns, rows, beside=beside)
        self._place_by_cells = {row: place for place, row in enumerate(small.rows)}
        self.scope = Scope.of(small.timeline)

    def bearers(self, asked: Named) -> dict[str, list[tuple[str]]]:
        """Return by column its cells that bear the name that is asked for.

        Raises:
            UsageError: the name is known neither to a registry nor to any cell.
        """
        test = asked.bind(self.scope)
        met = {
            name
            for row, name in enumerate(self._names)
            if (place := self._place_by_cells.get(row)) is not None and test(place)
        }
        return {
            column: [
                (each.cells[0],)
                for each, names in zip(self.cells[column], several, strict=True)
                if any((column, name) in met for name in names)
            ]
            for column, several in self._names_in.items()
        }
