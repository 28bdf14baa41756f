"""What stands for the rows of a big table where they are counted.

Rows that agree in all that is looked at count alike. So the engine groups the chosen rows by their
cells and their answers, and says how many each group has; one event is read for a group, which
stands for all (`Row.times`). What is counted by time needs no more than the distinct dates, which
were read to answer the question.

Who bears a name has a first and a last event, and days from which to which. Dates are not told
apart for that: of each group those rows are read, its witnesses, in which something is the least or
the most, and one of them stands for the rest as well. Then the counting is that of a selection in
memory, to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from libyatl.chronology import Bounds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Event, Timeline
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names, names_of
from libyatl.query.conditions import Condition
from libyatl.query.fields import ID, OF_NAMES, Field, Fields
from libyatl.query.scope import Scope
from libyatl.query.selection import Selection
from libyatl.query.weights import Weights
from libyatl.tables.looked_at import LookedAt
from libyatl.truth import Truth

if TYPE_CHECKING:
    from libyatl.tables.chosen_rows import ChosenRows
    from libyatl.tables.held_table import HeldTable

_KINDS: dict[str, Kind] = {kind: kind for kind in KINDS}
_TIMES = {"number": "BIGINT", "rank": "BIGINT", "dated": "TINYINT", "planned": "BOOLEAN"}
_DAYS = {"begin": "BIGINT", "latest": "BIGINT", "begun": "BIGINT"}


class CountedRows(Protocol):
    """What is counted: `TableSelection`, which says what each of these is."""

    table: HeldTable
    chosen: ChosenRows
    condition: Condition
    sort: str
    matching: int
    notes: tuple[str, ...]
    unpublished: int
    grouped_by: str

    @property
    def is_told_otherwise(self) -> bool:
        """Whether not all is looked at that is there."""

    @property
    def held(self) -> int:
        """How many events the table has in all."""

    def whole(self) -> Selection:
        """Return the rows as a selection in memory."""


def to_count(chosen: CountedRows, by: str, *, with_actors: bool = False) -> Selection:
    """Return what stands for the chosen rows where they are counted.

    Args:
        chosen: the rows.
        by: a key of `libyatl.query.stat_tables.STATS`; empty for the overview.
        with_actors: whether it is looked at, too, who is in company with whom.

    Raises:
        Declined: the table has to be read in memory.
    """
    if chosen.is_told_otherwise:
        return chosen.whole()
    kind: Kind | None = _KINDS.get(by, "source" if not by else "actor" if by == "pair" else None)
    if kind is None:
        return _Counted(chosen, by_status=by == "status").by_dates()
    fields: set[Field] = {OF_NAMES[kind], *(("actors",) if with_actors else ())}
    return _Counted(chosen, frozenset(fields)).by_names(kind)


_Known = tuple[int, bool, int | None, int | None, int | None]
"""How an event is dated, whether it is planned, and the values of `_DAYS`."""
NOTHING_KNOWN: _Known = 0, False, None, None, None


def known_of(bounds: Bounds, event: Event) -> _Known:
    """Return how an event is dated, whether it is planned, and the days that bound it."""
    known = [day for day in bounds if OPEN_PAST < day < OPEN_FUTURE]
    dated = 1 if event.when is not None else 2 if not bounds.is_open else 3
    begin = bounds.a if bounds.a > OPEN_PAST else None
    return dated, event.status == "planned", begin, max(known, default=None), bounds.b


def names_of_rows(looked: LookedAt[Any], kind: Kind, fields: Fields, timeline: Timeline) -> Names:
    """Return the names of all rows, of the kinds that are looked at; else those of a timeline."""
    names = names_of(timeline)
    seen = {one for one in (kind, *_KINDS.values()) if OF_NAMES[one] in fields}
    found = {KINDS[one].plural: looked.scope_of_names(one).names.of(one) for one in seen}
    whereabouts = looked.known.whereabouts if "places" in fields else ()
    if whereabouts:  # which stand in the entries of places, those of all rows together
        columns = (*looked.columns_of(("places",)), *whereabouts)
        found["places"] = looked.dictionary(columns).scope.names.places
    return names._replace(**found)


class _Stand(NamedTuple):
    """Rows that one stands for: which, by the order in time, its answer, and how many."""

    rank: int
    row: int
    answer: int
    times: int


class _Counted:
    """The chosen rows of a table, beside what is known of their dates."""

    def __init__(
        self, chosen: CountedRows, fields: Fields = frozenset(), *, by_status: bool = False
    ) -> None:
        """Look at the columns of some fields; `by_status` tells all statuses apart."""
        self._chosen = chosen
        self._table = chosen.table
        self._scanned = chosen.table.scanned
        self._feet = chosen.table.footprints
        self._fields = fields
        self._feet.see(ID)
        whereabouts = self._feet.known.whereabouts if "places" in fields else ()
        self._feet.see(fields | ID, whereabouts)
        feet = self._feet
        self._dated = feet.dates
        if by_status:
            self._dated = feet.dictionary(feet.columns_of(feet.of_dates))
        self._rows = self._scanned.beside(chosen.chosen)
        self._dates = self._handed_over()

    def _handed_over(self) -> str:
        """Hand over what is known of each date, and return what the look-up is called."""
        dates = self._dated
        ranks = dates.order("date")
        chronology = dates.scope.chronology
        told = dates.of_each(
            lambda at, event: known_of(chronology.bounds(at), event), NOTHING_KNOWN
        )
        cells = zip(dates.cells, ranks, told, strict=True)
        rows = [
            (*each.cells, number, rank.number, *known)
            for number, (each, rank, known) in enumerate(cells)
        ]
        return self._scanned.look_up(dates.columns, {**_TIMES, **_DAYS}, rows)

    def by_dates(self) -> Selection:
        """Return events that differ in nothing but when and how surely they were."""
        group = [f"{self._dates}.number", f"{self._dates}.rank", f"{self._rows}.answer"]
        select = [*group, "count(*)"]
        dates = self._dated
        places = dates.of_each(lambda place, event: place, -1)
        found = [
            _Stand(rank, places[number], answer, times)
            for number, rank, answer, times in self._counted_by(select, group)
        ]
        return self._selection(dates.scope, found)

    def by_names(self, kind: Kind) -> Selection:
        """Return events that differ in their names, with the first and the last of each."""
        found = sorted(self._witnesses(self._feet.columns_of(self._fields)))
        cells = self._cells_of([each.row for each in found])
        small = self._feet.known.read(
            self._scanned.names,
            [cells[each.row] for each in found],
            beside=self._table.beside,
            numbers=[self._scanned.number_of(each.row) for each in found],
        )
        names = names_of_rows(self._feet, kind, self._fields, small.timeline)
        stand = [found[row]._replace(row=place) for place, row in enumerate(small.rows)]
        return self._selection(Scope(small.timeline, names), stand)

    def _witnesses(self, columns: Sequence[str]) -> Iterator[_Stand]:
        """Yield of each group the rows in which something is the least or the most."""
        dates, answer = self._dates, f"{self._rows}.answer"
        group = [*map(self._scanned.column, columns), answer, f"{dates}.dated", f"{dates}.planned"]
        key = f"{{'rank': {dates}.rank, 'row': t.r}}"
        ends = [f"min({key})", f"max({key})"]
        for day in _DAYS:
            ends += [f"{end}({key}, {dates}.{day})" for end in ("arg_min", "arg_max")]
        for answered, times, *several in self._counted_by([answer, "count(*)", *ends], group):
            witnesses = {(one["rank"], one["row"]) for one in several if one is not None}
            rest = times - len(witnesses)
            for rank, row in sorted(witnesses):
                yield _Stand(rank, row, answered, 1 + rest)
                rest = 0

    def _cells_of(self, rows: Iterable[int]) -> dict[int, list[str]]:
        """Return all cells of some rows, by row."""
        marked = self._scanned.mark({"is_read": "BOOLEAN"}, [(row, True) for row in {*rows}])
        chosen = self._scanned.choose(f"{marked}.is_read")
        return {row: cells for batch in chosen.whole() for row, cells in batch}

    def _counted_by(self, select: Sequence[str], group: Sequence[str]) -> list[tuple[Any, ...]]:
        return self._scanned.ask(select, f"{self._rows}.answer IS NOT NULL", group=group)

    def _selection(self, scope: Scope, found: Iterable[_Stand]) -> Selection:
        """Return a selection of events in order of time, each standing for its rows."""
        chosen, stand = self._chosen, sorted(found)
        return Selection(
            scope,
            tuple(one.row for one in stand),
            tuple(Truth(one.answer) for one in stand),
            chosen.matching,
            "date",
            chosen.notes,
            unpublished=chosen.unpublished,
            grouped_by=chosen.grouped_by,
            condition=chosen.condition,
            weights=Weights(tuple(one.times for one in stand), chosen.held),
        )
