"""The columns of a table that is known: what of an event each says, and how a row of some is read.

They are ours (`OwnColumns`) or those of another tool (`ForeignColumns`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from libyatl.dates.together.column import DateColumn, Told
from libyatl.dates.together.sure_dates import is_sure
from libyatl.findings.diagnostics import Span
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import At
from libyatl.formats.entries.straight import ODD, Cells, Dates, Straight, named, odd, status
from libyatl.formats.foreign.entering import Entering
from libyatl.formats.foreign.gist import Tally, said_of
from libyatl.formats.foreign.naming import Naming
from libyatl.formats.foreign.narrowing import footprints, narrowed
from libyatl.formats.foreign.retelling import Retelling
from libyatl.formats.foreign.templates import CUT
from libyatl.formats.foreign.understanding import Understanding
from libyatl.formats.tabular.headers import LISTS, Columns
from libyatl.formats.tabular.row_events import names_of_own, own_event, rows_handed_on
from libyatl.model import RELATION_KINDS
from libyatl.model.understood import Understood
from libyatl.query.columns import JOIN, unguard
from libyatl.query.fields import Field
from libyatl.text.inert import is_blank

_TEXTS: frozenset[Field] = frozenset(("id", "title", "summary", "note"))
_SAYING = frozenset(("summary", "note"))
_PLAIN = frozenset(("date", "status", "lasted", "seq", *LISTS)).difference(RELATION_KINDS)
"""Columns of ours of which rows can be made straight into events."""
_LISTED = frozenset(("actors", "places", "tags"))


class Given:
    """Rows of some columns, each with its line from 0, as a table has them below its header."""

    line = 0
    cell = None

    def __init__(
        self, names: list[str], rows: Iterator[tuple[int, list[str]]], put_in: str
    ) -> None:
        """Take what the columns are called, and the rows, to be gone through once.

        `put_in` is the title of each row, where titles are not looked at.
        """
        self.names = names
        self.put_in = put_in
        self._rows = rows

    def mark(self, line: int) -> tuple[At, At]:
        """Return where a row begins and ends."""
        return Line(line), Line(line + 1)

    def below(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows."""
        return self._rows


class KnownColumns(Protocol):
    """What is known of the columns of a table."""

    is_own: bool
    says_published: bool
    reads_alike: bool
    silent: frozenset[str]
    added: str
    runs_together: bool
    whereabouts: tuple[str, ...]
    dates_stand: bool

    def of(self, field: Field) -> tuple[str, ...]:
        """Return the columns on which a field depends."""

    def direct(self, field: Field) -> str:
        """Return the one column that holds a field as it is; empty if there is none."""

    def splits(self, column: str) -> bool:
        """Whether the cells of a column hold names, which are parted."""

    def names_in(self, column: str, cell: str) -> tuple[str, ...]:
        """Return the names that a cell holds."""

    def entering(self, given: Given, into: FileAssembly) -> Iterator[None]:
        """Hand on one row after the other; what is to be said of them all comes after the last."""

    def understood(self, file: str, held: int, taken: int) -> Understood | None:
        """Return what is said of how a foreign table was understood."""


class OwnColumns:
    """The columns of a table of ours."""

    is_own = True
    says_published = False
    reads_alike = True
    silent: frozenset[str] = frozenset()
    added = ""
    runs_together = False
    whereabouts: tuple[str, ...] = ()
    dates_stand = True

    def __init__(self, names: Sequence[str], columns: Columns) -> None:
        """Take what the columns are called, and what they are."""
        self._names = names
        self._columns = columns

    def of(self, field: Field) -> tuple[str, ...]:
        """Return the columns on which a field depends."""
        return own_footprint(self._names, field)

    def direct(self, field: Field) -> str:
        """Return the one column that holds a field as it is; empty if there is none."""
        return field if field in _TEXTS and field in self._names else ""

    def splits(self, column: str) -> bool:
        """Whether the cells of a column hold names, which are parted."""
        return column in LISTS

    def names_in(self, column: str, cell: str) -> tuple[str, ...]:
        """Return the names that a cell holds."""
        return names_of_own(unguard(cell))

    def entering(self, given: Given, into: FileAssembly) -> Iterator[None]:
        """Hand on one row after the other."""
        columns = self._columns.narrowed([self._names.index(name) for name in given.names])
        title = Cell(given.put_in, *given.mark(0))
        made_of = _straight(given)
        for line, row in given.below():
            if made_of and (made := made_of.event(row, into.accounted + 1)):
                into.straight(made, line)
                yield
                continue
            event = own_event(row, columns, line, given)
            if given.put_in:
                event["title"] = title, title
            into.event(event, own=partial(columns.own, row))
            yield

    def understood(self, file: str, held: int, taken: int) -> Understood | None:
        """Return None: what is ours is not told anew."""
        return None


def _straight(given: Given) -> Straight | None:
    """Return what makes events of rows of some columns of ours, None where the reader has to."""
    if not given.put_in or not _PLAIN.issuperset(given.names):
        return None
    reads: dict[str, tuple[str, Callable[[str], Any]]] = {
        "date": ("when", partial(_day_of_ours, Dates())),
        "status": ("status", _status_of_ours),
        "lasted": ("lasted", odd),
        "seq": ("seq", odd),
    }
    plan = [
        Cells(number, *reads.get(name, (name, partial(_names_of_ours, name))))
        for number, name in enumerate(given.names)
    ]
    return Straight(plan, given.put_in)


def _day_of_ours(dates: Dates, cell: str) -> Any:
    return None if cell.isspace() else dates(cell)


def _status_of_ours(cell: str) -> Any:
    return "occurred" if cell.isspace() else status(cell)


def _names_of_ours(field: str, cell: str) -> Any:
    if cell.isspace():
        return ()
    names = unguard(cell).split(JOIN)
    return ODD if any(map(is_blank, names)) else named(names, field)


def own_footprint(names: Sequence[str], field: Field) -> tuple[str, ...]:
    """Return the columns of ours on which a field depends."""
    said = ("date", "date_as_written") if field == "date" else (field,)
    return tuple(name for name in said if name in names)


class ForeignColumns:
    """The columns of a table of another tool."""

    is_own = False

    def __init__(self, by: Understanding) -> None:
        """Take what is understood of them."""
        self._by = by
        self._footprints = footprints(by)
        self._naming = Naming(by)
        self._listed = frozenset(
            name for role, names in by.roles.items() if role in _LISTED for name in names
        )
        self.says_published = "sources" in by.roles
        self.reads_alike = by.preset is not None and not any(
            column.form or column.fault for column in by.dates.values()
        )
        self.silent = self._naming.missing
        self.added = " ".join((*(by.title.fixed if by.title else ()), CUT))
        self.runs_together = by.title is not None and by.title.runs_together
        self.whereabouts = self._footprints.whereabouts
        self.dates_stand = [*by.dates] == ["date"] and _stand(by.dates["date"])

    def of(self, field: Field) -> tuple[str, ...]:
        """Return the columns on which a field depends."""
        return self._footprints.of(field)

    def direct(self, field: Field) -> str:
        """Return the one column that holds a field as it is; empty if there is none."""
        if field not in _TEXTS or (field in _SAYING and self._by.preset and self._by.preset.silent):
            return ""
        columns = [names for role, names in self._by.roles.items() if role == field]
        return columns[0][0] if columns and len(columns[0]) == 1 else ""

    def splits(self, column: str) -> bool:
        """Whether the cells of a column hold names, which are parted."""
        return column in self._listed

    def names_in(self, column: str, cell: str) -> tuple[str, ...]:
        """Return the names that a cell holds."""
        return tuple(self._naming.texts_in(column, unguard(cell)))

    def entering(self, given: Given, into: FileAssembly) -> Iterator[None]:
        """Hand on one row after the other, and at last say what is wrong with them all."""
        by = narrowed(self._by, given.names, given.put_in)
        entering = Entering(by, into)
        yield from rows_handed_on(given, entering)
        entering.close(Span(into.name, 1))

    def understood(self, file: str, held: int, taken: int) -> Understood | None:
        """Return what is said of how a foreign table was understood, of which all was counted."""
        whole = Assembly(self._by.how)
        retelling = Retelling(self._by, FileAssembly(whole, file))
        roled = {name for names in self._by.roles.values() for name in names}
        kept = {name: held for name in self._by.names if name not in roled | self._by.own}
        titled = taken if self._by.title is not None else 0
        tally = Tally(held, taken, (titled, taken * self._by.shortened), 0, 0, kept)
        return said_of(file, "rows", self._by, tally, retelling)


def _stand(column: DateColumn) -> bool:
    """Whether dates of a form that is surely read are read as they stand."""
    said = column.readings.items()
    return not column.fault and all(told == Told(cell) for cell, told in said if is_sure(cell))
