"""What of a table is looked at: the distinct cells of the columns on which a question rests.

A scan takes few columns out of the files. It is made anew where a later question needs others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from libyatl.errors import UsageError
from libyatl.formats.tabular.known_table import Glance, KnownTable
from libyatl.formats.tabular.sure_dates import OF_DAY, is_sure
from libyatl.model import STATUSES, Timeline
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names
from libyatl.query.fields import BOUNDING, OF_NAMES, SOURCES, Field, Fields
from libyatl.query.scope import Scope
from libyatl.query.selection import Selection
from libyatl.tables.declined import Declined
from libyatl.tables.dictionary import Dictionary, Found, NamesDictionary
from libyatl.tables.scanned import Scanned
from libyatl.tables.sql import literal
from libyatl.text.inert import is_blank

ALWAYS: Fields = frozenset[Field](("date", "lasted", "seq", "status", "title"))
"""Fields of which it is said what is wrong with them, whatever is asked; without a title a row is
no event."""
_TITLE: Fields = frozenset[Field](("title",))
_SHOWN = "[!-&(-\\[\\]-~\\x{a1}-\\x{ac}\\x{ae}-\\x{2ff}\\x{400}-\\x{4ff}\\x{5d0}-\\x{5ea}" + (
    "\\x{620}-\\x{64a}\\x{3041}-\\x{3096}\\x{4e00}-\\x{9fff}\\x{ac00}-\\x{d7a3}]"
)
"""Characters that show something wherever they stand; neither the mark nor the escape of a cell."""


class Footprints:
    """The columns of a table that were looked at, and what their distinct cells are.

    Attributes:
        beside: the registries that are read together with the table.
        known: how the table is read, once a first look was taken.
        left_out: how many rows are no events, since they have no title.
        alone: whether nothing but the engine reads the table.
    """

    known: KnownTable

    def __init__(self, scanned: Scanned, glance: Glance, beside: Timeline) -> None:
        """Take the engine's side of the table, and what the names of its columns tell."""
        self.beside = beside
        self.scanned = scanned
        self._glance = glance
        self._seen: frozenset[str] | None = None
        self._untitled: list[Found] = []
        self.left_out = 0
        self.alone = False
        sources = beside.sources.values()
        self._publishes = any(one.published is not None for one in sources)
        self._dictionaries: dict[tuple[str, ...], Dictionary] = {}
        self._names: dict[Kind, NamesDictionary | None] = {}

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

    def _look_at(self, wanted: Iterable[str]) -> None:
        glance, looked_at = self._glance, self._seen or frozenset()
        seen = looked_at.union(wanted)
        if self._seen is not None and seen == self._seen:
            return
        self._seen = None  # until all of it went well
        self.scanned.narrow([name for name in self.scanned.names if name in seen])
        self._dictionaries.clear()
        self._names.clear()
        for made in ("dates", "odd", "bounded_by_sources", "_oddly"):
            self.__dict__.pop(made, None)
        self._see_relations()
        self.known = glance.settled(self._distinct)
        self._seen = seen
        if self.known.fault is not None:
            if not self.alone:
                raise Declined(self.known.fault.message)
            self._untitled, self.left_out = [Found(self.known.fault, 0, None)], self.scanned.count
            self.scanned.drop("true")
            return
        self._leave_out_untitled()

    def _distinct(self, columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        for each in self.scanned.cells(columns):
            yield each.cells, each.count

    def _see_relations(self) -> None:
        for name in self._glance.relations:
            if any(not is_blank(each.cells[0]) for each in self.scanned.cells([name])):
                raise UsageError(
                    f"the column '{name}' states relations, which need the whole chronology in "
                    "memory",
                    help="LIBYATL_ENGINE=memory reads it all the same",
                )

    def _leave_out_untitled(self) -> None:
        """Take the rows out that have no title, as the reader tells it of those that may have none.

        Nearly all titles show a letter.
        """
        columns, column = self.columns_of(_TITLE), self.scanned.column
        # Where a title is made of others, any of these that is empty may leave none.
        alone = self.known.direct("title")
        deciding = columns if alone is None else (alone,)
        if not deciding:
            return
        if self._seen is None or not self._seen.issuperset(deciding):
            self._look_at(columns)
            return
        marked = [f"NOT regexp_matches({column(each)}, {literal(_SHOWN)})" for each in deciding]
        without = " OR ".join(marked)
        if not self._seen.issuperset(columns):
            if self.scanned.ask(["t.r"], without, limit=1):  # then others may make one
                self._look_at(columns)
            return
        cells = self.scanned.cells(columns, without)
        if not cells:
            return
        read = Dictionary(self.known, columns, cells, self.beside)
        self._untitled = [found for found in read.findings() if found.diagnostic.code == "no-title"]
        out = [each for row, each in enumerate(cells) if read.event_of(row) is None]
        self.left_out = sum(each.count for each in out)
        if out:
            listed = ", ".join(f"({', '.join(map(literal, each.cells))})" for each in out)
            self.scanned.drop(f"({', '.join(map(column, columns))}) IN ({listed})")

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
            cells = self.scanned.cells(
                columns, f"contains({self.scanned.column(columns[0])}, '\"')"
            )
            read = Dictionary(self.known, columns, cells, self.beside)
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

    def at_the_ends(self) -> Dictionary:
        """Return those of `dates` among which the first and the last are, and all without one."""
        if not self._oddly:
            return self.dates
        sure = self._sure
        first = min((_first_year(cell) for cell in sure), default="")
        last = max((_last_year(cell) for cell in sure), default="")
        ends = [cell for cell in sure if _first_year(cell) == first or _last_year(cell) == last]
        return self._dates_where(f"{self._oddly} OR {self._one_of(['', *ends])}")

    def are_dated(self) -> bool:
        """Whether something stands as the date of some row."""
        events = (self.odd.event_of(row) for row in range(len(self.odd.cells)))
        return bool(self._oddly and self._sure) or any(
            event is not None and (event.when or event.has_unread_date) for event in events
        )

    def _dates_where(self, where: str) -> Dictionary:
        columns = self.columns_of(self.of_dates)
        cells = self.scanned.cells(columns, where)
        return Dictionary(self.known, columns, cells, self.beside)

    @cached_property
    def _oddly(self) -> str:
        """A test in SQL of rows whose dates or statuses are not surely read, or have a clock.

        Empty where that may be each.
        """
        date, status = self.known.plain_dates, self.columns_of(("status",))
        if not date or not {date, *status}.issuperset(self.columns_of(self.of_dates)):
            return ""
        cells = (each.cells[0] for each in self.scanned.cells([date]))
        odd = self._one_of(cell for cell in cells if cell and not is_sure(cell))
        known = ", ".join(map(literal, ("", *STATUSES)))
        unknown = (f"{self.scanned.column(one)} NOT IN ({known})" for one in status)
        return f"({' OR '.join((odd, *unknown))})"

    @property
    def _sure(self) -> list[str]:
        """The distinct dates that are surely read, where there are others."""
        cells = (each.cells[0] for each in self.scanned.cells([self.known.plain_dates]))
        return [cell for cell in cells if is_sure(cell)]

    def _one_of(self, dates: Iterable[str]) -> str:
        rows = [(cell, True) for cell in dates]
        alias = self.scanned.look_up([self.known.plain_dates], {"held": "BOOLEAN"}, rows)
        return f"{alias}.held IS NOT NULL"

    def dictionary(self, columns: Sequence[str]) -> Dictionary:
        """Return the distinct cells of some columns, read and ready to be asked."""
        key = tuple(columns)
        if key not in self._dictionaries:
            cells = self.scanned.cells(columns)
            self._dictionaries[key] = Dictionary(self.known, columns, cells, self.beside)
        return self._dictionaries[key]

    def names(self, kind: Kind) -> NamesDictionary | None:
        """Return the names of a kind, each once; None where cells are to be read whole."""
        if kind not in self._names:
            columns = self.columns_of((OF_NAMES[kind],))
            made = None
            if all(map(self.known.splits, columns)):
                by_column = {name: self.scanned.cells([name]) for name in columns}
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

    def findings(
        self, *, of: Selection | None = None, of_statements: bool = True
    ) -> Iterator[Found]:
        """Yield what is wrong with the cells that are always looked at.

        Args:
            of_statements: whether statements are taken together, too.
            of: of what had been published, where that was asked; its statements are then taken
                together, and else those of all rows.
        """
        yield from self._untitled
        yield from self.odd.findings()
        if not of_statements:
            return
        if of is None:
            yield from self.odd.contradictions()
        else:
            yield from (Found(each, 0, None) for each in of.diagnostics)


def _likely(field: Field, columns: Sequence[str]) -> Sequence[str]:
    """Return the columns on which a field most likely depends, of those on which it may.

    A title that stands in a column of that name is mostly not made of others, which are long.
    """
    return ("title",) if field == "title" and "title" in columns else columns


def _first_year(sure: str) -> str:
    return sure[:4]


def _last_year(sure: str) -> str:
    return sure[-OF_DAY:][:4]
