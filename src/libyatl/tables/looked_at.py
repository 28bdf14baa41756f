"""What is looked at of rows that an engine holds: the distinct cells on which a question rests.

Whose engine it is, and how it is asked for cells, is told by `Footprints` of big tables and by
`FrameColumns` of frames.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic
from libyatl.formats.tabular.known_table import Glance, KnownTable
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names
from libyatl.query.fields import BOUNDING, OF_NAMES, SOURCES, Field, Fields
from libyatl.query.scope import Scope
from libyatl.tables.dictionary import Counted, Dictionary, Found, NamesDictionary
from libyatl.text.inert import is_blank, shorten

ALWAYS: Fields = frozenset[Field](("date", "lasted", "seq", "status", "title"))
"""Fields of which it is said what is wrong with them, whatever is asked; without a title a row is
no event."""
_TITLE: Fields = frozenset[Field](("title",))
_Test = TypeVar("_Test")


class LookedAt(ABC, Generic[_Test]):
    """The columns of a table that were looked at, and what their distinct cells are.

    Attributes:
        beside: the registries that are read together with the table.
        known: how the table is read, once a first look was taken.
        untitled: the cells of rows that have no title, or whose title was looked at closely.
        left_out: how many rows are no events, since they have no title.
    """

    known: KnownTable
    relations_need: tuple[str, str]
    """What is said where relations are stated, and the remedy."""

    def __init__(self, names: Sequence[str], glance: Glance, beside: Timeline) -> None:
        """Take the names of all columns, and what these alone tell."""
        self.beside = beside
        self.untitled: Dictionary | None = None
        self.left_out = 0
        self._all_rows = False  # whether those without a title are among them
        self._all, self._glance = names, glance
        self._seen: frozenset[str] | None = None
        sources = beside.sources.values()
        self._publishes = any(one.published is not None for one in sources)
        self._dictionaries: dict[tuple[str, ...], Dictionary] = {}
        self._names: dict[Kind, NamesDictionary | None] = {}

    @abstractmethod
    def narrow(self, columns: Sequence[str]) -> None:
        """Look at some columns of all rows, those too that were dropped."""

    @abstractmethod
    def cells(self, columns: Sequence[str], where: _Test | None = None) -> Sequence[Counted]:
        """Return the distinct cells of some columns; `where` tells the rows that count."""

    @abstractmethod
    def drop(self, columns: Sequence[str], cells: Sequence[Counted]) -> None:
        """Leave out the rows of some cells."""

    def before_dropping(self) -> None:
        """Do what is to be done before rows without a title are left out."""

    @abstractmethod
    def may_lack(self, columns: Sequence[str]) -> _Test:
        """Return a test that no row fails of which one of the columns shows nothing."""

    @abstractmethod
    def holding(self, column: str, text: str) -> _Test:
        """Return the test whether a text stands in a column."""

    @abstractmethod
    def take_fault(self, fault: Diagnostic) -> None:
        """Take that no column has titles."""

    def see(self, fields: Iterable[Field], also: Iterable[str] = ()) -> None:
        """Look at the columns of some fields of an event, and at those that are always looked at.

        Args:
            fields: the fields.
            also: further columns.

        Raises:
            Declined: the table is of a kind that is read whole.
            UsageError: it states relations.
        """
        glance, asked = self._glance, {*fields, *ALWAYS}
        wanted = {*glance.deciding, *glance.relations, *also}
        for field in asked:
            wanted.update(_likely(field, glance.columns_of(field)))
        self._look_at(wanted)
        self._look_at(self.columns_of(asked.difference(_TITLE).union(fields)))
        if self.known.says_published or self._publishes:  # which bounds what is cited for
            self._look_at(self.columns_of(SOURCES))
        if self._all_rows:
            self._leave_out_untitled()
            self._all_rows = False

    def _look_at(self, wanted: Iterable[str]) -> None:
        looked_at = self._seen or frozenset()
        seen = looked_at.union(wanted)
        if self._seen is not None and seen == self._seen:
            return
        self._seen = None  # until all of it went well
        self.narrow([name for name in self._all if name in seen])
        self.untitled, self.left_out, self._all_rows = None, 0, False
        self.forget()
        self._see_relations()
        self.known = self._glance.settled(self._counted_cells)
        self._seen = seen
        if self.known.fault is not None:
            self.take_fault(self.known.fault)
        self._all_rows = self.known.fault is None

    def forget(self) -> None:
        """Forget the cells that were looked at."""
        self._dictionaries.clear()
        self._names.clear()
        for made in ("dates", "bounded_by_sources"):
            self.__dict__.pop(made, None)

    def _counted_cells(self, columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        for each in self.cells(columns):
            yield each.cells, each.count

    def _see_relations(self) -> None:
        for name in self._glance.relations:
            if any(not is_blank(each.cells[0]) for each in self.cells([name])):
                need, help = self.relations_need
                raise UsageError(
                    f"the column '{shorten(name)}' states relations, {need}", help=help
                )

    def _leave_out_untitled(self) -> None:
        """Take the rows out that have no title, as the reader tells it of those that may have none.

        Nearly all titles show a letter.
        """
        columns = self.columns_of(_TITLE)
        # Where a title is made of others, any of these that is empty may leave none.
        alone = self.known.direct("title")
        deciding = columns if alone is None else (alone,)
        if not deciding:
            return
        if not self._has_seen(deciding):
            self._look_at(columns)
        lacking = self.may_lack(deciding)
        if not self._has_seen(columns):
            if not self.cells(deciding, lacking):
                return
            self._look_at(columns)  # others may make one
        if not (cells := self.cells(columns, self.may_lack(deciding))):
            return
        self.untitled = self.read(columns, cells)
        out = [each for row, each in enumerate(cells) if self.untitled.event_of(row) is None]
        self.left_out = sum(each.count for each in out)
        if out:
            self.before_dropping()
            self.drop(columns, out)
            self.forget()

    def _has_seen(self, columns: Iterable[str]) -> bool:
        return self._seen is not None and self._seen.issuperset(columns)

    def columns_of(self, fields: Iterable[Field]) -> tuple[str, ...]:
        """Return the columns on which some fields of an event rest, in the order of the table."""
        wanted = {name for field in fields for name in self.known.columns_of(field)}
        return tuple(name for name in self.known.names if name in wanted)

    @cached_property
    def bounded_by_sources(self) -> bool:
        """Whether the publication of a source may bound what an event cites it for."""
        return self._publishes or (self.known.says_published and self._is_published())

    def _is_published(self) -> bool:
        """Whether a source of the table itself has a date of publication."""
        columns = self.columns_of(SOURCES)
        if len(columns) == 1:
            # The date stands in a table of articles within the cell, which are in quotes.
            read = self.read(columns, self.cells(columns, self.holding(columns[0], '"')))
        else:
            read = self.dictionary(columns)
        return any(one.published is not None for one in read.scope.timeline.sources.values())

    def needed(self, reads: Fields) -> Fields:
        """Return what of the fields at which a condition looks can change its answer here."""
        if reads >= BOUNDING and not self.bounded_by_sources:
            return reads - SOURCES
        return reads

    @property
    def of_dates(self) -> Fields:
        """The fields of which `dates` has the cells."""
        return self.needed(BOUNDING | {"seq"})

    @cached_property
    def dates(self) -> Dictionary:
        """When and how surely events were: what answers windows, and gives the order in time."""
        return self.dictionary(self.columns_of(self.of_dates))

    def read(self, columns: Sequence[str], cells: Sequence[Counted]) -> Dictionary:
        """Return distinct cells, read and ready to be asked."""
        return Dictionary(self.known, columns, cells, self.beside)

    def dictionary(self, columns: Sequence[str]) -> Dictionary:
        """Return the distinct cells of some columns, read and ready to be asked."""
        key = tuple(columns)
        if key not in self._dictionaries:
            self._dictionaries[key] = self.read(columns, self.cells(columns))
        return self._dictionaries[key]

    def names(self, kind: Kind) -> NamesDictionary | None:
        """Return the names of a kind, each once; None where cells are to be read whole."""
        if kind not in self._names:
            columns = self.known.columns_of(OF_NAMES[kind])  # in the order of an event's names
            made = None
            if all(map(self.known.splits, columns)):
                by_column = {name: self.cells([name]) for name in columns}
                made = NamesDictionary(self.known, columns, by_column, self.beside)
            self._names[kind] = made
        return self._names[kind]

    def scope_of_names(self, kind: Kind) -> Scope:
        """Return a scope in which all names of a kind are known."""
        names = self.names(kind)
        if names is not None:
            return names.scope
        return self.dictionary(self.columns_of((OF_NAMES[kind],))).scope

    def all_names(self) -> Names:
        """Return the names of all kinds; it looks at their columns."""
        self.see(OF_NAMES.values())
        return Names(
            **{one.plural: self.scope_of_names(kind).names.of(kind) for kind, one in KINDS.items()}
        )

    def lacking_titles(self) -> Iterator[Found]:
        """Yield which rows were left out."""
        if self.untitled is not None:
            for found in self.untitled.findings():
                if found.diagnostic.code == "no-title":
                    yield found


def _likely(field: Field, columns: Sequence[str]) -> Sequence[str]:
    """Return the columns on which a field most likely depends, of those on which it may.

    A title that stands in a column of that name is mostly not made of others, which are long.
    """
    return ("title",) if field == "title" and "title" in columns else columns
