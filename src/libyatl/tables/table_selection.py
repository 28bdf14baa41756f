"""Rows that were chosen of a big table: counted by the engine, read where they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from libyatl.dates import When
from libyatl.findings.diagnostics import Diagnostic, Report, Span
from libyatl.formats.controls import in_rows
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.query.conditions import Condition
from libyatl.query.groups import Group, grouped
from libyatl.query.in_batches import InBatches
from libyatl.query.scope import Scope
from libyatl.query.selection import Row, Selection
from libyatl.tables.on_reading import OnReading
from libyatl.tables.placed_rows import placed
from libyatl.tables.sharing import called_as_among_all, numbers_among, sharing
from libyatl.tables.table_findings import placed_in
from libyatl.truth import Truth

if TYPE_CHECKING:
    from libyatl.model.understood import Understood
    from libyatl.query.how_dated import HowDated
    from libyatl.tables.chosen_rows import ChosenRows
    from libyatl.tables.dictionary import Found
    from libyatl.tables.held_table import HeldTable


class TableSelection(InBatches):
    """Rows of a big table, in an order, each with its answer; `Selection` is the same in memory.

    Attributes:
        table: the table.
        chosen: the engine's side of the rows: `c.answer`, and `c.unread`, whether something stands
            as the date that cannot be read.
        condition: what was asked.
        sort: the order that was asked for.
        matching: how many rows met the condition before any limit.
        notes: what the reader should know of how names were taken.
        unpublished: how many rows were left out because nothing was published yet.
        grouped_by: what groups were asked for, or empty.
    """

    def __init__(
        self,
        table: HeldTable,
        chosen: ChosenRows,
        *,
        condition: Condition,
        sort: str,
        matching: int,
        notes: tuple[str, ...],
        unpublished: int,
        published: When | None,
        timezone: str | None,
        grouped_by: str,
        findings: Sequence[Found],
    ) -> None:
        """Take what was chosen, and how."""
        self.table = table
        self.chosen = chosen
        self.condition = condition
        self.sort = sort
        self.matching = matching
        self.notes = notes
        self.unpublished = unpublished
        self.grouped_by = grouped_by
        self._published = published
        self._timezone = timezone
        self._findings = findings
        self._on_reading = OnReading(findings)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.chosen.count

    def __repr__(self) -> str:
        """Return `<TableSelection: 12 of 48 events, 3 possibly>`."""
        from libyatl.text.plurals import number_of

        possibly = f", {self.possible} possibly" if self.possible else ""
        return f"<TableSelection: {len(self)} of {number_of(self.held, 'event')}{possibly}>"

    @cached_property
    def _counts(self) -> tuple[int, int]:
        asked = f"count(*) FILTER (c.answer = {int(Truth.YES)})", "count(*) FILTER (c.unread)"
        ((certain, unread),) = self.chosen.ask(asked, order=())
        return certain, unread

    @property
    def certain(self) -> int:
        """How many surely meet the condition."""
        return self._counts[0]

    @property
    def possible(self) -> int:
        """How many may meet it."""
        return len(self) - self.certain

    @property
    def unread_dates(self) -> int:
        """How many have something for a date that cannot be read."""
        return self._counts[1]

    @property
    def held(self) -> int:
        """How many events the table has in all."""
        return self.table.held

    @property
    def files(self) -> list[str]:
        """The files that were read, the registries first, as they are called in messages."""
        return [*self.table.beside.positions.files, *self.table.files]

    @property
    def understood(self) -> tuple[Understood, ...]:
        """What was understood of a table of another tool."""
        return self.table.understood

    @property
    def unread(self) -> tuple[Span, ...]:
        """Where reading stopped."""
        return self.table.unread

    @property
    def is_excerpt(self) -> bool:
        """Whether events of the table were left out."""
        return bool(self.unpublished) or len(self) < self.held

    @property
    def report(self) -> Report:
        """All that is wrong: with the table, its statements, the rows that were chosen.

        What other columns of these say wrongly is there as far as the rows were looked at.
        """
        return self._report.plus(self.found_on_reading())

    @cached_property
    def _report(self) -> Report:
        return self.table.report_with(self._findings).plus(self._of_rows)

    @cached_property
    def _of_rows(self) -> tuple[Diagnostic, ...]:
        return tuple(sharing(self.table.footprints, self.chosen.name))

    def found_on_reading(self) -> Report:
        """Return what was found in the rows that were looked at, and not in cells before."""
        return Report().plus(placed_in(self.table.footprints, self._on_reading.found()))

    def how_dated(self) -> HowDated:
        """Count the rows by how it is known when they were."""
        from libyatl.query.how_dated import how_dated

        return how_dated(self.rows)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, in order, with what was found of each; few of them are in memory at a time."""
        for part in self.parts():
            yield from part.rows

    def own_keys(self) -> Iterator[str]:
        """Yield the keys that the events of the table may have beside those of libyatl."""
        return self.table.own_keys()

    def parts(self) -> Iterator[Selection]:
        """Yield the rows in order, up to 2,048 in a selection."""
        begin, seen = 0, self._watching()
        for batch in self.chosen.whole():
            part = self._selection(batch, self._answers[begin : begin + len(batch)], begin)
            seen(part)
            yield part
            begin += len(batch)

    @property
    def is_told_otherwise(self) -> bool:
        """Whether not all is looked at that is there: of a day, or by other clocks."""
        return self._published is not None or self._timezone is not None

    def to_count(self, by: str = "", *, with_actors: bool = False) -> Selection:
        """Return events that stand for the rows where these are counted by a key of `STATS`."""
        from libyatl.tables.table_tallies import to_count

        return to_count(self, by, with_actors=with_actors)

    def whole(self) -> Selection:
        """Return the rows as a selection in memory."""
        return self._whole

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that were asked for; empty where none were."""
        return self._whole.groups if self.grouped_by else ()

    def part(self, group: Group) -> Selection:
        """Return the rows of one group."""
        return self._whole.part(group)

    @cached_property
    def _whole(self) -> Selection:
        rows = [row for batch in self.chosen.whole() for row in batch]
        found = self._selection(rows, self._answers)
        groups = self._grouped(found) if self.grouped_by else ()
        whole = Selection(
            found.scope,
            found.places,
            found.answers,
            self.matching,
            self.sort,
            self.notes,
            groups,
            self.unpublished,
            grouped_by=self.grouped_by,
            condition=self.condition,
            beyond=found.beyond,
        )
        self._watching()(whole)
        return whole

    def _grouped(self, found: Selection) -> tuple[Group, ...]:
        """Return the groups, which are called as the first of all rows has the name."""
        scope = found.scope
        for kind in KINDS:
            if kind == self.grouped_by:
                names = self.table.footprints.scope_of_names(kind).names
                scope = Scope(scope.timeline, names, timezone=scope.timezone)
        return grouped(scope, found.places, self.grouped_by)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return numbers_among(self.table.footprints, self.chosen.name)

    @cached_property
    def _answers(self) -> bytes:
        return bytes(answer for (answer,) in self.chosen.ask(["c.answer"]))

    def _selection(
        self, rows: Sequence[tuple[int, list[str]]], answers: bytes, begin: int = 0
    ) -> Selection:
        """Return rows that were read, as a selection in the order in which they are given."""
        # Events stand as in the file, for so ties of dates are told.
        in_file = sorted(range(len(rows)), key=lambda at: rows[at][0])
        places = [(begin + at, rows[at][0]) for at in in_file]
        cells = [rows[at][1] for at in in_file]
        table, scanned = self.table, self.table.scanned
        small = table.footprints.known.read(
            scanned.names,
            cells,
            beside=table.beside,
            numbers=[scanned.number_of(row) for _, row in places],
        )
        found = (*small.timeline.report, *in_rows(cells, table.files[0]))
        self._on_reading.take(found, places, begin + len(rows))
        numbers = self._numbers
        by_place = [rows[in_file[at]][0] for at in small.rows]
        bearing = {place: numbers[row] for place, row in enumerate(by_place) if row in numbers}
        events = called_as_among_all(small.timeline.events, bearing)
        timeline = replace(small.timeline, events=events, report=table.beside.report)
        timeline = placed(timeline, table, [row for _, row in places])
        scope, place_of = self._scope(timeline)
        at_of = {in_file[row]: place_of.get(place) for place, row in enumerate(small.rows)}
        standing: list[int] = []
        told: list[Truth] = []
        for at, answer in enumerate(answers):
            if (place := at_of.get(at)) is not None:
                standing.append(place)
                told.append(Truth(answer))
        more = self.sort, self.notes
        return Selection(
            scope,
            tuple(standing),
            tuple(told),
            len(standing),
            *more,
            condition=self.condition,
            beyond=self.held - self.unpublished - len(rows) if self.is_excerpt else 0,
        )

    def _scope(self, timeline: Timeline) -> tuple[Scope, dict[int, int]]:
        """Return of what rows are looked at, and the place there of each of their events."""
        scope = Scope.of(timeline)
        place_of = {place: place for place in range(len(timeline.events))}
        if self._published is not None:
            from libyatl.chronology.as_of import as_of

            cut = as_of(scope.chronology, self._published)
            scope = Scope(cut.timeline, scope.names, left_out=timeline.index)
            place_of = {place: number for number, place in enumerate(cut.places)}
        if self._timezone is not None:
            scope = scope.told_in(self._timezone)
        return scope, place_of
