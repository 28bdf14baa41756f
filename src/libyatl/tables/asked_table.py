"""A big table that can be asked as a timeline is.

What is asked of it looks at few columns (`footprints.py`), whose distinct cells are answered
(`answering.py`); of the rows that were chosen, and of no others, all cells are read
(`table_selection.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

from libyatl.dates import When
from libyatl.errors import InputError, UsageError
from libyatl.findings.diagnostics import Report, Span
from libyatl.formats.how import OF_FOREIGN, How
from libyatl.formats.tabular.headers import is_ours
from libyatl.formats.tabular.known_table import Glance
from libyatl.model import Timeline
from libyatl.model.entries import AS_TYPED
from libyatl.model.kinds import KINDS
from libyatl.query.conditions import Both, Condition, Named
from libyatl.query.fields import ID, OF_NAMES, SOURCES, Field
from libyatl.query.scope import Scope
from libyatl.query.selection import Selection, everything
from libyatl.tables.answering import Answering
from libyatl.tables.by_row import Rows
from libyatl.tables.declined import Declined
from libyatl.tables.footprints import Footprints
from libyatl.tables.in_memory_alone import is_packed, why_not
from libyatl.tables.jointly import jointly
from libyatl.tables.openings import sources_of
from libyatl.tables.ordered import FILE, RANK, Keys, by_words, flat, in_order
from libyatl.tables.question import SORTED_BY, leaves, normal, stem
from libyatl.tables.scanned import Scanned
from libyatl.tables.sharing import sharing
from libyatl.tables.table_findings import report_of
from libyatl.tables.table_selection import TableSelection
from libyatl.text.inert import one_line
from libyatl.truth import Truth

if TYPE_CHECKING:
    from libyatl.model.registers import Names
    from libyatl.model.understood import Understood
    from libyatl.tables.dictionary import Dictionary, Found

Otherwise = Callable[[], Timeline]
"""Reads the same in memory."""


class Table:
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

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        how: How,
        beside: Timeline,
        *,
        format: str = "",
        shown: Mapping[str, str] | None = None,
        otherwise: Otherwise | None = None,
    ) -> Self:
        """Open tables.

        Args:
            paths: the files.
            how: how they are read, as far as a person says it.
            beside: the registries that are read together with them.
            format: the format of all of them; empty tells each by its suffix.
            shown: by path, another name in messages.
            otherwise: reads the same in memory.

        Raises:
            Declined: they are of a kind that is read in memory.
            InputError: one cannot be read.
            UsageError: the engine is not installed.
        """
        called = {path: (shown or {}).get(path, path) for path in paths}
        sources = sources_of(called, how, format)
        scanned = Scanned(sources)
        try:
            escaped = any(one.opening is not None and one.opening.escaped for one in sources)
            glance = Glance(called[paths[0]], scanned.names, how, escaped=escaped)
        except ValueError as odd:
            scanned.close()
            raise Declined(str(odd)) from odd
        except BaseException:
            scanned.close()
            raise
        return cls(scanned, glance, beside, called, otherwise)

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
        if self._judged is not feet.dates:
            if reason := why_not(feet, len(self.called)):
                raise Declined(reason)
            self._judged = feet.dates

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

    def whole(self) -> Selection:
        """Return all of it, by date, as a selection in memory."""
        try:
            return self.select(Both(())).whole()
        except Declined:
            return everything(self.in_memory())

    def dated(self) -> tuple[list[When], int]:
        """Return all dates that are stated, each once, and how many rows have none."""
        if not self._sees():
            events = self.in_memory().events
            stated = [event.when for event in events if event.when is not None]
            return [*dict.fromkeys(stated)], len(events) - len(stated)
        made = self.footprints.dates
        dates: dict[When, None] = {}
        undated = 0
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

    def in_words(self, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
        """Return what words ask together, and notes on how they were taken.

        Raises:
            UsageError: one is nothing that the table knows.
        """
        from libyatl.tables.table_words import in_words

        return in_words(self, words)

    def are_ids(self, words: Iterable[str]) -> bool:
        """Whether each word is the id of a row."""
        from libyatl.query.terms import see_ids

        asked = [*words]
        self.look_at(ID)
        try:
            see_ids(Rows(self.footprints).bearing(asked).scope, asked)
        except UsageError:
            return False
        return True

    def suggested(self, word: str) -> str:
        """Return how to ask what a word alone in an expression was probably meant as."""
        from libyatl.tables.table_words import suggested

        return suggested(self, word)

    def select(
        self,
        condition: Condition,
        *,
        certain: bool = False,
        sort: str = "date",
        reverse: bool = False,
        limit: int | None = None,
        group_by: str | None = None,
        published: When | None = None,
        timezone: str | None = None,
        noted: Iterable[str] = (),
    ) -> TableSelection:
        """Return the rows that possibly (or, with `certain`, surely) meet the condition.

        It is asked as `libyatl.query.selection.select_where` asks a timeline.

        Raises:
            Declined: the table has to be read in memory.
            UsageError: nothing knows a name in the condition, or the zone is none.
        """
        feet, asked = self.footprints, normal(condition)
        grouped = frozenset(OF_NAMES[kind] for kind in KINDS if kind == group_by)
        told = frozenset[Field]() if published is None else SOURCES
        self.look_at(asked.reads | SORTED_BY[sort] | grouped | told | ID)
        if timezone is not None:
            feet.dates.scope.of_events(()).told_in(timezone)  # which sees that there is such a zone
        unpublished = 0
        if published is None:
            answer, unread, keys = self._answered(asked, sort, timezone)
            findings = [*feet.findings()]
        else:
            answer, unread, keys, unpublished, cut = jointly(feet, asked, sort, published, timezone)
            findings = [*feet.findings(of=cut)]
        least = int(Truth.YES if certain else Truth.MAYBE)
        where = f"{answer} >= {least}"
        if keys is None:
            keys = by_words(feet, sort, where)
        chosen = self.scanned.choose(
            where,
            in_order(keys, sort, reverse=reverse),
            limit,
            {"answer": answer, "unread": unread},
        )
        matching = chosen.count
        if limit is not None:
            ((matching,),) = self.scanned.ask(["count(*)"], where)
        return TableSelection(
            self,
            chosen,
            condition=condition,
            sort=sort,
            matching=matching,
            notes=(*noted, *self._notes(asked)),
            unpublished=unpublished,
            published=published,
            timezone=timezone,
            grouped_by=group_by or "",
            findings=findings,
        )

    def _answered(
        self, asked: Condition, sort: str, timezone: str | None
    ) -> tuple[str, str, Keys | None]:
        """Return the answer, whether a date is unread, and where rows stand if dates tell it."""
        feet = self.footprints
        answering = Answering(asked, feet)
        dates = answering.dates
        in_time = sort in ("date", "latest")
        ranks = flat(dates.order(sort, timezone)) if in_time else [(0, False)] * len(dates.cells)
        unread = dates.of_each(lambda place, event: event.has_unread_date, False)
        types = {f"a{number}": "UTINYINT" for number in range(len(answering.by_dates))}
        columns = zip(*answering.by_dates, strict=True) if types else ((),) * len(ranks)
        rows = [
            (*each.cells, *map(int, answers), no_date, *rank)
            for each, answers, no_date, rank in zip(
                dates.cells, columns, unread, ranks, strict=True
            )
        ]
        alias = self.scanned.look_up(dates.columns, {**types, "unread": "BOOLEAN", **RANK}, rows)
        keys = Keys.of(alias) if in_time else FILE if sort == "file" else None
        return answering.sql(alias), f"{alias}.unread", keys

    def _notes(self, asked: Condition) -> Iterator[str]:
        """Yield what a reader should know of how the names in a condition are taken."""
        for leaf in map(stem, leaves(asked)):
            if isinstance(leaf, Named):
                yield from leaf.notes(self.footprints.scope_of_names(leaf.kind).names)
