"""What of a table is looked at: the distinct cells of the columns on which a question rests.

A scan takes few columns out of the files. It is made anew where a later question needs others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from libyatl.dates.together.sure_dates import OF_DAY, is_sure
from libyatl.findings.diagnostics import Diagnostic
from libyatl.formats.tabular.known_table import Glance
from libyatl.model import STATUSES, Status, Timeline
from libyatl.query.fields import STATUS, Field
from libyatl.tables.blank_names import BlankNames
from libyatl.tables.dates_sought import dates_sought
from libyatl.tables.declined import Declined
from libyatl.tables.dictionary import Counted, Dictionary, Found
from libyatl.tables.looked_at import LookedAt
from libyatl.tables.scanned import Scanned
from libyatl.tables.sql import literal
from libyatl.tables.suspicious import may_show_nothing

_MERGED = "\0\0"
"""What begins the name of a column that has the statuses alone that tell dates apart."""
_PLANNED: Status = "planned"


class _Dates(NamedTuple):
    """Distinct dates: those that are surely read, and the others that are not empty."""

    sure: list[str]
    odd: list[str]


class Footprints(LookedAt[str]):
    """The columns of a big table that were looked at; a test is an expression of SQL.

    Attributes:
        alone: whether nothing but the engine reads the table.
    """

    relations_need = (
        "which need the whole chronology in memory",
        "LIBYATL_ENGINE=memory reads it all the same",
    )

    def __init__(self, scanned: Scanned, glance: Glance, beside: Timeline) -> None:
        """Take the engine's side of the table, and what the names of its columns tell."""
        super().__init__(scanned.names, glance, beside)
        self.scanned = scanned
        self.alone = False
        self._blank_names = BlankNames(scanned, glance.named)
        self._statuses = glance.columns_of("status")
        for name in self._statuses:
            scanned.derive(_MERGED + name, name, _merged)
        self._found: list[Found] | None = None
        self._dated = False
        self._by_column: dict[str, Sequence[Counted]] = {}

    def narrow(self, columns: Sequence[str]) -> None:
        """Scan some columns of all rows."""
        self._found, self._dated = None, False
        merged = [_MERGED + name for name in self._statuses if name in columns]
        self.scanned.narrow([*columns, *merged, *self._blank_names.beside(columns)])

    def forget(self) -> None:
        """Forget the cells that were looked at."""
        super().forget()
        self._by_column.clear()
        for made in ("odd", "_oddly", "_sure_and_odd"):
            self.__dict__.pop(made, None)

    def see(self, fields: Iterable[Field], also: Iterable[str] = ()) -> None:
        """Look at the columns of some fields, and where dates may stand if no event has one."""
        super().see(fields, also)
        if not self.alone or self.known.fault or self._dated or self.are_dated():
            return
        super().see(fields, self.known.names)  # memory reads none of it, and cannot say so
        if not self._dated:
            found = self._of_cells() if self._found is None else self._found
            self._found = [*found, *dates_sought(self.scanned, self.known, self.beside)]
            self._dated = True

    def cells(self, columns: Sequence[str], where: str | None = None) -> Sequence[Counted]:
        """Return the distinct cells of some columns, by their first rows."""
        if where or len(columns) != 1:
            return self.scanned.cells(columns, where or "")
        (column,) = columns
        if column not in self._by_column:
            self._by_column[column] = self.scanned.cells(columns)
        return self._by_column[column]

    def drop(self, columns: Sequence[str], cells: Sequence[Counted]) -> None:
        """Leave out the rows of some cells."""
        listed = ", ".join(f"({', '.join(map(literal, each.cells))})" for each in cells)
        self.scanned.drop(f"({', '.join(map(self.scanned.column, columns))}) IN ({listed})")

    def may_lack(self, columns: Sequence[str]) -> str:
        """Return a test that no row fails of which one of the columns shows nothing."""
        tests = (may_show_nothing(self.scanned.column(one), self.known.silent) for one in columns)
        return " OR ".join(tests)

    def before_dropping(self) -> None:
        """Find what else is wrong with rows without a title, together with the same of others."""
        self._found, self._dated = [*self._of_cells()], self.are_dated()

    def holding(self, column: str, text: str) -> str:
        """Return the test whether a text stands in a column."""
        return f"contains({self.scanned.column(column)}, {literal(text)})"

    def take_fault(self, fault: Diagnostic) -> None:
        """Take that no column has titles: no row is an event then, if memory cannot read it.

        Raises:
            Declined: memory can.
        """
        if not self.alone:
            raise Declined(fault.message)
        self._found, self.left_out = [Found(fault, 0, None)], self.scanned.count
        self.scanned.drop("true")

    @cached_property
    def odd(self) -> Dictionary:
        """Of `dates` all with which something may be wrong, and all that have a clock."""
        return self._dates_where(self._oddly) if self._oddly else self.dates

    def dates_among(self, where: str) -> Dictionary:
        """Return `dates` of the rows alone for which a test in SQL holds, and of others maybe.

        Without relations no event bears on another, but for clocks: all of them tell how the list
        puts those with a zone beside those without.
        """
        if not where:
            return self.dates
        if not self.odd.scope.chronology.clocked:
            return self._dates_where(where)
        return self._dates_where(f"({where}) OR {self._oddly}") if self._oddly else self.dates

    def may_lie_in(self, windows: Iterable[tuple[int, int]]) -> str:
        """Return a test that no row fails whose date may lie in all of some spans of years.

        Empty where that may be each.
        """
        if not self._oddly:
            return ""
        latest_first, earliest_last = map(list, zip(*windows, strict=True))
        low, high = max(latest_first), min(earliest_last)
        near = [
            cell
            for cell in self._sure_and_odd.sure
            if not cell[-1].isdigit() or (_last_year(cell) >= low and _first_year(cell) <= high)
        ]
        return f"({self._oddly} OR {self._one_of(['', *near])})"

    def at_the_ends(self) -> Iterator[Dictionary]:
        """Yield those of `dates` among which the first and the last are, and all without one."""
        if not self._oddly:
            yield self.dates
            return
        sure = self._sure_and_odd.sure
        first = min(map(_first_year, sure), default=0)
        last = max(map(_last_year, sure), default=0)
        ends = [cell for cell in sure if _first_year(cell) == first or _last_year(cell) == last]
        yield self.odd
        yield self._dates_where(f"NOT ({self._oddly}) AND {self._one_of(['', *ends])}")

    def are_dated(self) -> bool:
        """Whether something stands as the date of some row."""
        events = (self.odd.event_of(row) for row in range(len(self.odd.cells)))
        return bool(self._oddly and self._sure_and_odd.sure) or any(
            event is not None and (event.when or event.has_unread_date) for event in events
        )

    @cached_property
    def dates(self) -> Dictionary:
        """As in `LookedAt`, but each date once for all statuses that change nothing there."""
        return self._dates_where("")

    def _dates_where(self, where: str) -> Dictionary:
        columns = self.columns_of(self.of_dates)
        merged = self._merged_status
        joined = [_MERGED + name if name == merged else name for name in columns]
        cells = self.cells(joined, where)
        return Dictionary(self.known, columns, cells, self.beside, joined=joined)

    @property
    def _merged_status(self) -> str:
        """The column of statuses, where no other tells them, and it tells nothing else of dates.

        Empty where what is cited bounds events: in doubt it bounds none.
        """
        columns = self.columns_of(STATUS)
        others = self.columns_of(self.of_dates - STATUS)
        if len(columns) != 1 or columns[0] in others or self.bounded_by_sources:
            return ""
        return columns[0]

    @cached_property
    def _oddly(self) -> str:
        """A test in SQL of rows whose dates or statuses are not surely read, or have a clock.

        Empty where that may be each.
        """
        date, status = self.known.plain_dates, self.columns_of(("status",))
        if not date or not {date, *status}.issuperset(self.columns_of(self.of_dates)):
            return ""
        odd = self._one_of(self._sure_and_odd.odd)
        known = ", ".join(map(literal, ("", *STATUSES)))
        unknown = (f"{self.scanned.column(one)} NOT IN ({known})" for one in status)
        return f"({' OR '.join((odd, *unknown))})"

    @cached_property
    def _sure_and_odd(self) -> _Dates:
        """The distinct dates, where these are told apart."""
        found = _Dates([], [])
        for each in self.cells([self.known.plain_dates]):
            (cell,) = each.cells
            if is_sure(cell):
                found.sure.append(cell)
            elif cell:
                found.odd.append(cell)
        return found

    def _one_of(self, dates: Iterable[str]) -> str:
        rows = [(cell, True) for cell in dates]
        alias = self.scanned.look_up([self.known.plain_dates], {"held": "BOOLEAN"}, rows)
        return f"{alias}.held IS NOT NULL"

    def findings(self, *, of_statements: bool = True) -> Iterator[Found]:
        """Yield what is wrong with cells, and, if so wanted, with statements taken together."""
        yield from self._of_cells() if self._found is None else self._found
        if of_statements:
            yield from self.odd.contradictions()

    def _of_cells(self) -> Iterator[Found]:
        yield from self.lacking_titles()
        yield from self.odd.findings()
        yield from self._blank_names.found(self.known, self.beside, self._seen or frozenset())


def _merged(status: str) -> str:
    """Return a status in SQL; nothing where that dates an event as well."""
    settled = ", ".join(literal(one) for one in STATUSES if one != _PLANNED)
    return f"CASE WHEN {status} IN ({settled}) THEN '' ELSE {status} END"


def _first_year(sure: str) -> int:
    return int(sure[:4])


def _last_year(sure: str) -> int:
    return int(sure.rstrip("~?%")[-OF_DAY:][:4])
