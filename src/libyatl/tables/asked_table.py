"""A big table that can be asked as a timeline is.

What is asked of it looks at few columns (`footprints.py`), whose distinct cells are answered
(`answering.py`); of the rows that were chosen, and of no others, all cells are read
(`table_selection.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from libyatl.dates import When
from libyatl.errors import UsageError
from libyatl.formats.how import How
from libyatl.formats.tabular.known_table import Glance
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.query.conditions import Both, Condition, Named
from libyatl.query.fields import ID, OF_NAMES, SOURCES, Field
from libyatl.query.selection import Selection, everything
from libyatl.tables.answering import Answering
from libyatl.tables.by_row import Rows
from libyatl.tables.declined import Declined
from libyatl.tables.held_table import HeldTable, Otherwise
from libyatl.tables.jointly import jointly
from libyatl.tables.openings import sources_of
from libyatl.tables.ordered import FILE, RANK, Keys, by_words, flat, in_order
from libyatl.tables.question import SORTED_BY, leaves, normal, stem
from libyatl.tables.scanned import Scanned
from libyatl.tables.table_selection import TableSelection
from libyatl.truth import Truth


class Table(HeldTable):
    """One or several big tables of one set of columns, with the registries read beside them."""

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

    def whole(self) -> Selection:
        """Return all of it, by date, as a selection in memory."""
        try:
            return self.select(Both(())).whole()
        except Declined:
            return everything(self.in_memory())

    def in_words(self, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
        """Return what words ask together, and notes on how they were taken.

        Raises:
            UsageError: one is nothing that the table knows.
        """
        from libyatl.tables.table_words import TableInWords

        return TableInWords(self).in_words(words)

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
        from libyatl.tables.table_words import TableInWords

        return TableInWords(self).suggested(word)

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
        feet, asked, unpublished = self.footprints, normal(condition), 0
        self._see(asked, sort, group_by, published)
        if published is None:
            answer, unread, keys = self._answered(asked, sort, timezone)
            findings = [*feet.findings()]
        else:
            joint = jointly(feet, asked, sort, published, timezone)
            answer, unread, keys, unpublished, said = joint
            findings = [*feet.findings(of_statements=False), *said]
        self._see_zone(timezone)
        where = f"{answer} >= {int(Truth.YES if certain else Truth.MAYBE)}"
        order = in_order(keys or by_words(feet, sort, where), sort, reverse=reverse)
        told = {"answer": answer, "unread": unread}
        chosen = self.scanned.choose(where, order, limit, told)
        return TableSelection(
            self,
            chosen,
            condition=condition,
            sort=sort,
            matching=chosen.count if limit is None else self._matching(where),
            notes=(*noted, *self._notes(asked)),
            unpublished=unpublished,
            published=published,
            timezone=timezone,
            grouped_by=group_by or "",
            findings=findings,
        )

    def _see_zone(self, timezone: str | None) -> None:
        """See that there is a zone, after all names were looked for."""
        if timezone is not None:
            self.footprints.odd.scope.of_events(()).told_in(timezone)

    def _matching(self, where: str) -> int:
        ((matching,),) = self.scanned.ask(["count(*)"], where)
        return int(matching)

    def _see(
        self,
        asked: Condition,
        sort: str,
        group_by: str | None,
        published: When | None,
    ) -> None:
        """Look at the columns on which a question depends."""
        grouped = frozenset(OF_NAMES[kind] for kind in KINDS if kind == group_by)
        told = frozenset[Field]() if published is None else SOURCES
        self.look_at(asked.reads | SORTED_BY[sort] | grouped | told | ID)

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
