"""A table that is understood once, and then read in parts: a few of its columns, any of its rows.

A big table is never read whole. What its columns mean is told by their names (`Glance`) and by the
distinct cells of a few of them; after that any rows, with all their cells or some, are read by the
reader of whole tables, and give what they give there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from libyatl.collector import resting
from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.cells import Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.made_ids import BorneIds
from libyatl.formats.foreign.gist import no_title
from libyatl.formats.foreign.narrowing import at_a_glance
from libyatl.formats.foreign.understanding import understood
from libyatl.formats.how import NONE, How
from libyatl.formats.tabular.headers import LISTS, is_grouped, is_ours, looked_at, own_columns
from libyatl.formats.tabular.known_columns import (
    ForeignColumns,
    Given,
    KnownColumns,
    OwnColumns,
    own_footprint,
)
from libyatl.formats.tabular.mirrored import mirrors_of
from libyatl.formats.tabular.reader import unescaped
from libyatl.formats.tabular.row_events import say_more_together
from libyatl.model import RELATION_KINDS
from libyatl.query.columns import unguard
from libyatl.query.fields import Field

if TYPE_CHECKING:
    from libyatl.model import Timeline
    from libyatl.model.understood import Understood

Cells = Callable[[Sequence[str]], Iterable[tuple[tuple[str, ...], int]]]
"""Returns the distinct cells that rows have in some columns, as the file has them, in the order in
which they stand there first, each with how many rows have them."""


_TITLE = "-"
"""The title of events of which nobody looks at the title."""


class Small(NamedTuple):
    """Rows of a table that were read, and what was said of them.

    Attributes:
        timeline: their events, beside the registries that were known; findings are in its report.
            Where no lines were given, the line of a span is the number of the row, from 1.
        rows: of each event the index of its row among those that were given.
        left_out: the indexes of rows that are no events: of those without a title, and refused.
        titled: whether the titles are those of the table; if not, each is one and the same.
    """

    timeline: Timeline
    rows: tuple[int, ...]
    left_out: tuple[int, ...]
    titled: bool


class Glance:
    """What the names of its columns alone tell of a table.

    Attributes:
        deciding: the columns whose distinct cells settle the rest.
        relations: the columns that would state relations.
        named: the columns of ours whose cells hold names, of which one that is blank is refused;
            whatever other tools have there says nothing then.
    """

    def __init__(self, file: str, names: Sequence[str], how: How, *, escaped: bool = False) -> None:
        """Take the name of the file, what its columns are called, and how it is read.

        Raises:
            ValueError: the table has to be read whole; the message says why.
        """
        self._names = list(names)
        self._as = _Written(file, how, escaped)
        self._own = is_ours(self._names)
        if self._own and is_grouped(self._names):
            raise ValueError("its rows stand in groups")
        if how.drop_mirrored and mirrors_of(self._names):
            raise ValueError("its mirrored rows are looked for among all others")
        self._foreign = at_a_glance(self._names, how)
        of_own = [self._names[number] for number in looked_at(self._names)] if self._own else []
        self.deciding = tuple(dict.fromkeys((*of_own, *self._foreign.deciding)))
        stated = RELATION_KINDS if self._own else self._foreign.relations
        self.relations = tuple(name for name in self._names if name in stated)
        self.named = tuple(n for n in self._names if self._own and (n in LISTS or n == "id"))

    def columns_of(self, field: Field) -> tuple[str, ...]:
        """Return columns among which are all on which a field of an event depends."""
        own = own_footprint(self._names, field) if self._own else ()
        return tuple(dict.fromkeys((*own, *self._foreign.of(field))))

    def settled(self, cells: Cells) -> KnownTable:
        """Return the table, understood; `cells` is asked for columns of `deciding` alone."""
        names, how = self._names, self._as.how
        if self._own:
            looked = {
                number: {text: count for (text,), count in self._as.read(cells([names[number]]))}
                for number in looked_at(names)
            }
            dates = looked[names.index("date")] if "date" in names else {}
            if not say_more_together(dates, how):
                columns = own_columns(names, (Line(0), Line(1)), looked)
                return KnownTable(names, self._as, OwnColumns(names, columns))
        by = understood(
            names,
            lambda some: (
                (tuple(map(unguard, texts)), count) for texts, count in self._as.read(cells(some))
            ),
            how,
            what="column",
        )
        fault = None if by.has_titles else no_title(names, Span(self._as.file, 1), "column")
        return KnownTable(names, self._as, ForeignColumns(by), fault)


class KnownTable:
    """A table of which it is understood what its columns hold.

    Attributes:
        names: what its columns are called.
        is_own: whether they are ours.
        fault: why nothing of it can be read, if nothing can: no column holds titles.
        says_published: whether it may say itself when one of its sources was published.
        silent: cells that name nobody and are no ids, in small letters.
        runs_together: whether words of titles may be made of several cells.
        added: the texts that titles have beside those of cells.
        whereabouts: the columns that say where the first place of an event is.
        reads_alike: whether each file of several of its columns would be understood as they are
            together.
        heading: where the header stands.
        seeks_dates: whether it is to be said where dates may stand, if no event has one.
        needs_titles: whether rows without a title are no events where no column has titles.
    """

    needs_titles = True

    def __init__(
        self,
        names: Sequence[str],
        written: _Written,
        columns: KnownColumns,
        fault: Diagnostic | None = None,
    ) -> None:
        """Take what `Glance.settled` knows."""
        self.names = tuple(names)
        self.fault = fault
        self.is_own = columns.is_own
        self.says_published = columns.says_published
        self.reads_alike = columns.reads_alike
        self.silent = columns.silent
        self.added = columns.added
        self.runs_together = columns.runs_together
        self.whereabouts = columns.whereabouts
        self._as = written
        self._columns = columns
        self.heading = Span(written.file, 1)
        self.seeks_dates = columns.is_own or ("date", NONE) not in written.how.map
        self._source_ids = BorneIds()

    def columns_of(self, field: Field) -> tuple[str, ...]:
        """Return the columns on which a field of an event depends."""
        return self._columns.of(field)

    def direct(self, field: Field) -> str | None:
        """Return the one column whose cells are the field's text, where they are clean.

        Clean is a cell that is not empty, of printable ASCII, without a blank at either end and
        without what a formula begins with; for an id none of `silent`; and without a backslash in
        a table that writes escapes.
        """
        return self._columns.direct(field) or None

    @property
    def plain_dates(self) -> str:
        """The one column of dates, where what is sure of them stands for itself; empty if none is.

        Nothing is wrong with such a column as a whole (`sure_dates.is_sure`).
        """
        columns = self.columns_of("date")
        return columns[0] if len(columns) == 1 and self._columns.dates_stand else ""

    def splits(self, column: str) -> bool:
        """Whether the cells of a column hold names, each of which can be asked for by itself."""
        return self._columns.splits(column)

    def names_in(self, column: str, cell: str) -> tuple[str, ...]:
        """Return the names that a cell of such a column holds."""
        return self._columns.names_in(column, self._as.cells((cell,))[0])

    def written(self, text: str) -> str:
        """Return the cell that is read as a text: a name by itself, or a constant."""
        return self._as.cell(text)

    def understood(self, held: int, taken: int) -> Understood | None:
        """Return what is said of a foreign table of so many rows, so many of which are events."""
        return self._columns.understood(self._as.file, held, taken)

    def read(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        beside: Timeline,
        numbers: Sequence[int] | None = None,
        lines: Sequence[int] | None = None,
    ) -> Small:
        """Read rows of some columns, in any order of both, as the reader of whole tables does.

        A field of an event is what it is there where all `columns_of` it are among the columns;
        what others say may lack. Where those of the title are not, a title is put in.

        Args:
            columns: those that the rows have, some of `names`.
            rows: their cells, as the file has them; each row counts, even if it shows nothing.
            beside: the registries that are known.
            numbers: of each row its number among all of the table, from 1; else they are counted.
            lines: of each row its line, from 1, for the places of findings.
        """
        titles = self.columns_of("title")
        titled = bool(columns) and {*columns}.issuperset(titles)
        titled = titled and (self.needs_titles or bool(titles))
        whole = Assembly(self._as.how)
        whole.go_on(beside)
        whole.source_ids = self._source_ids
        into = FileAssembly(whole, self._as.file)
        into.is_part()
        into.is_table(Span(self._as.file, 1))

        def placed() -> Iterator[tuple[int, list[str]]]:
            for index, row in enumerate(rows):
                if numbers is not None:
                    into.accounted = numbers[index] - 1
                yield index if lines is None else lines[index] - 1, self._as.cells(row)

        taken: list[int] = []
        left_out: list[int] = []
        with resting():
            given = Given([*columns], placed(), "" if titled else _TITLE)
            for index, _ in enumerate(self._columns.entering(given, into)):
                (taken if whole.number > len(taken) else left_out).append(index)
            into.close()
            return Small(whole.finish(), tuple(taken), tuple(left_out), titled)


class _Written(NamedTuple):
    """How the cells of a file are written, which has a name, and is read as a person says.

    Attributes:
        file: the file's name, as it is shown.
        how: how it is read.
        escaped: whether tabs and line ends are written as escapes.
    """

    file: str
    how: How
    escaped: bool

    def cells(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row as the reader of the file has them."""
        together = "".join(row)
        if self.escaped and "\\" in together:
            row = [*map(unescaped, row)]
        if "\r\n" in together:
            row = [cell.replace("\r\n", "\n") for cell in row]
        return list(row)

    def read(
        self, cells: Iterable[tuple[tuple[str, ...], int]]
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield distinct cells as the reader of the file has them."""
        return ((tuple(self.cells(row)), count) for row, count in cells)

    def cell(self, text: str) -> str:
        """Return how a text is written."""
        if unguard(text) != text:
            text = f"'{text}"
        if self.escaped:
            text = text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n")
        return text
