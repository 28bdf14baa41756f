"""A big table before anything is asked of it: what it holds, and what is wrong with it.

What is looked at of it stands in a few columns (`footprints.py`). Where the engine declines, the
same is told of what memory reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self

from libyatl.dates import When
from libyatl.errors import InputError
from libyatl.findings.diagnostics import Report, Span
from libyatl.formats.how import OF_FOREIGN
from libyatl.formats.tabular.headers import is_ours
from libyatl.formats.tabular.known_table import Glance
from libyatl.model import Timeline
from libyatl.model.entries import AS_TYPED
from libyatl.query.fields import ID, Field
from libyatl.query.scope import Scope
from libyatl.tables.declined import Declined
from libyatl.tables.footprints import Footprints
from libyatl.tables.in_memory_alone import is_packed, why_not
from libyatl.tables.scanned import Scanned
from libyatl.tables.sharing import sharing
from libyatl.tables.table_findings import report_of
from libyatl.text.inert import one_line

if TYPE_CHECKING:
    from libyatl.model.registers import Names
    from libyatl.model.understood import Understood
    from libyatl.tables.dictionary import Dictionary, Found

Otherwise = Callable[[], Timeline]
"""Reads the same in memory."""


class HeldTable:
    """One or several big tables of one set of columns, with the registries read beside them.

    Attributes:
        beside: these registries.
        files: the tables, as they are called in messages.
        otherwise: reads the same in memory, where the engine declines a question.
    """

    def __init__(
        self,
        scanned: Scanned,
        glance: Glance,
        beside: Timeline,
        files: Mapping[str, str],
        otherwise: Otherwise | None = None,
    ) -> None:
        """Take the engine's side of the tables, and by path what they are called."""
        self.beside = beside
        self.scanned = scanned
        self.called = files
        self.files = [*files.values()]
        self.otherwise = otherwise
        self.footprints = Footprints(scanned, glance, beside)
        self.footprints.alone = any(map(is_packed, files))
        self._memory: Timeline | None = None
        self._judged: Dictionary | None = None

    def close(self) -> None:
        """Let the engine go, and what it wrote beside."""
        self.scanned.close()

    def in_memory(self) -> Timeline:
        """Return the same read in memory, where the engine declined a question.

        Raises:
            InputError: memory cannot read it.
        """
        if self._memory is None:
            self.close()
            if self.otherwise is None:
                raise InputError(f"{one_line(self.files[0])}: it cannot be read in memory")
            self._memory = self.otherwise()
        return self._memory

    def look_at(self, fields: Iterable[Field]) -> None:
        """Look at the columns of some fields.

        Raises:
            Declined: that has to be done in memory.
        """
        if self._memory is not None:
            raise Declined("it was read in memory")
        feet = self.footprints
        feet.see(fields)
        if self._judged is not feet.odd:
            if reason := why_not(feet, len(self.called)):
                raise Declined(reason)
            self._judged = feet.odd

    def _sees(self, *, rows: bool = True) -> bool:
        """Look at what is always looked at; return False where that has to be done in memory.

        Without `rows` what the columns are is looked at alone.
        """
        try:
            if rows or self._memory is not None:
                self.look_at(ID)
            else:
                self.footprints.see(ID)
        except Declined:
            return False
        return True

    def dated(self) -> tuple[list[When], int]:
        """Return dates that are stated, the first and the last of all among them, each once.

        And how many rows have none.
        """
        if not self._sees():
            events = self.in_memory().events
            stated = [event.when for event in events if event.when is not None]
            return [*dict.fromkeys(stated)], len(events) - len(stated)
        dates: dict[When, None] = {}
        undated = 0
        for made in self.footprints.at_the_ends():
            for row, each in enumerate(made.cells):
                event = made.event_of(row)
                if event is not None and event.when is not None:
                    dates[event.when] = None
                else:
                    undated += each.count
        return [*dates], undated

    def own_keys(self) -> Iterator[str]:
        """Yield the keys that its events may have beside those of libyatl, by its columns."""
        yield from self.scanned.names
        if not is_ours(self.scanned.names):
            yield from (f"{name}{AS_TYPED}" for name in self.scanned.names)

    def __enter__(self) -> Self:
        """Return the table."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Let the engine go."""
        self.close()

    @property
    def held(self) -> int:
        """How many events it has in all."""
        return self.scanned.count if self._sees(rows=False) else len(self.in_memory().events)

    @cached_property
    def report(self) -> Report:
        """What is wrong with the registries, with rows, and with the cells always looked at."""
        if not self._sees():
            return self.in_memory().report
        return self.report_with(self.footprints.findings(of_statements=False))

    def report_with(self, found: Iterable[Found]) -> Report:
        """Return what is wrong with the registries and with rows, and what was found of cells."""
        return report_of(self.footprints, found)

    def structure(self) -> Report:
        """Return what is wrong with its rows, with cells, and with the ids of all of its rows."""
        return self.report.plus(sharing(self.footprints))

    @cached_property
    def understood(self) -> tuple[Understood, ...]:
        """What was understood of the table, if it is one of another tool."""
        if not self._sees(rows=False):
            return self.in_memory().understood
        taken = self.scanned.count
        held = taken + self.footprints.left_out + len(self.scanned.rejected)
        said = self.footprints.known.understood(held, taken)
        return (*self.beside.understood, *(() if said is None else (said,)))

    @property
    def heeded(self) -> frozenset[str]:
        """Which fields of `How` some file heeds, whatever they say."""
        if not self._sees(rows=False):
            return self.in_memory().heeded
        said = {"encoding", "delimiter"}
        if not self.footprints.known.is_own:
            said |= {*OF_FOREIGN}
        return self.beside.heeded | said

    @property
    def unread(self) -> tuple[Span, ...]:
        """Where reading stopped."""
        return (*self.beside.unread, *self.scanned.unread)

    @cached_property
    def names(self) -> Names:
        """Return the names that its rows and the registries have."""
        if not self._sees(rows=False):
            return Scope.of(self.in_memory()).names
        return self.footprints.all_names()
