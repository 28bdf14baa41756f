"""What a condition and an order ask of a frame: look-ups joined to it, and how they are combined.

The distinct cells of what a leaf looks at are read and asked as they are of big tables
(`dictionary.py`); the frame gets the answers as columns. Whether a row possibly meets a condition
and whether it surely does are two tests, so that nothing but `and` and `or` is left to the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.errors import UsageError
from libyatl.formats.tabular.known_table import Glance, KnownTable
from libyatl.model import Timeline
from libyatl.model.kinds import Kind
from libyatl.query.conditions import Both, Condition, Either, Identified, Mentions, Named, Opposite
from libyatl.query.fields import BOUNDING, ID, OF_NAMES, SOURCES, WORDS, Fields
from libyatl.query.terms import see_ids
from libyatl.tables.dictionary import Dictionary, NamesDictionary, Rank
from libyatl.tables.framed import BOUNDS, FrameCells, Framed, as_written, narwhals
from libyatl.tables.question import leaves, same_question, stem
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold
from libyatl.truth import Truth

if TYPE_CHECKING:
    import narwhals as nw

PLACE_IN_TIME, LACKS = "yatl_place", "yatl_lacks"
"""The columns of where a row stands in time, and whether it has nothing to stand by."""
_BEYOND_ASCII = "[^\t-\r -~]"


class Tests(NamedTuple):
    """Whether a row meets a condition, as expressions: possibly, and surely."""

    possible: nw.Expr
    sure: nw.Expr


class FrameColumns:
    """How the columns of a frame are read, and their distinct cells.

    Attributes:
        known: how it is read.
        beside: the registries that are read together with it.
    """

    def __init__(self, framed: Framed, glance: Glance, beside: Timeline, fields: Fields) -> None:
        """Look at the columns of some fields.

        Raises:
            UsageError: the frame states relations, or a column holds no texts.
        """
        self.framed, self.beside = framed, beside
        wanted = {*glance.deciding, *glance.relations}
        for field in (*fields, *BOUNDING):
            wanted.update(glance.columns_of(field))
        framed.see(name for name in framed.names if name in wanted)
        for name in glance.relations:
            if any(not is_blank(each.cells[0]) for each in framed.cells([name])):
                raise UsageError(
                    f"the column '{shorten(name)}' states relations, which a frame cannot hold",
                    help="load its rows as a chronology, with libyatl.load",
                )
        self.known: KnownTable = glance.settled(self._distinct_cells)
        self.known.needs_titles = False
        self._read: dict[tuple[str, ...], Dictionary] = {}
        self._names: dict[Kind, NamesDictionary | None] = {}

    def _distinct_cells(self, columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        for each in self.framed.cells(columns):
            yield each.cells, each.count

    def columns_of(self, fields: Iterable[str]) -> tuple[str, ...]:
        """Return the columns on which some fields of an event rest, in the order of the frame."""
        wanted = {name for field in fields for name in self.known.columns_of(field)}  # type: ignore[arg-type]
        return tuple(name for name in self.known.names if name in wanted)

    def needed(self, reads: Fields) -> Fields:
        """Return what of the fields at which a condition looks can change its answer here."""
        published = any(one.published is not None for one in self.beside.sources.values())
        if reads >= BOUNDING and not (published or self.known.says_published):
            return reads - SOURCES
        return reads

    @property
    def of_dates(self) -> Fields:
        """The fields of which `dates` has the cells."""
        return self.needed(BOUNDING | {"seq"})

    @cached_property
    def dates(self) -> Dictionary:
        """When and how surely events were."""
        return self.dictionary(self.columns_of(self.of_dates))

    def dictionary(self, columns: Sequence[str], where: nw.Expr | None = None) -> Dictionary:
        """Return the distinct cells of some columns, read; `where` tells the rows that count."""
        if where is not None:
            return self.read(columns, self.framed.cells(columns, where))
        key = tuple(columns)
        if key not in self._read:
            self._read[key] = self.read(columns, self.framed.cells(columns))
        return self._read[key]

    def read(self, columns: Sequence[str], cells: Sequence[FrameCells]) -> Dictionary:
        """Return distinct cells, read and ready to be asked."""
        return Dictionary(self.known, columns, cells, self.beside)

    def names(self, kind: Kind) -> NamesDictionary | None:
        """Return the names of a kind, each once; None where cells are to be read whole."""
        if kind not in self._names:
            columns = self.columns_of((OF_NAMES[kind],))
            made = None
            if all(map(self.known.splits, columns)):
                by_column = {name: self.framed.cells([name]) for name in columns}
                made = NamesDictionary(self.known, columns, by_column, self.beside)
            self._names[kind] = made
        return self._names[kind]


class FrameAnswers:
    """The answers to a condition in normal form, joined to a frame.

    Attributes:
        tests: whether a row meets it.
        ranks: where rows stand in an order in time, by the number of the cells of `dates`.
    """

    def __init__(self, columns: FrameColumns, asked: Condition) -> None:
        """Ask the leaves of the condition, in the order in which they are bound.

        Raises:
            UsageError: a name or an id is known neither to a registry nor to any row.
        """
        self._columns, self._framed = columns, columns.framed
        self._of_dates: dict[tuple[object, ...], list[Truth]] = {}
        self._tests: dict[tuple[object, ...], Tests] = {}
        self._held: dict[Named, nw.Expr] = {}
        ids = [one.id for one in map(stem, leaves(asked)) if isinstance(one, Identified)]
        self._ids = self._that_bear(ids) if ids else None
        self._answer_parts(asked)
        self._asked = asked

    def join(self, ranks: Sequence[Rank], places: Sequence[int]) -> Tests:
        """Join what dates answer, with bounds and places; return whether a row meets it all."""
        dates = self._columns.dates
        names = {key: f"yatl_dated_{number}" for number, key in enumerate(self._of_dates)}
        answers = zip(*self._of_dates.values(), strict=True) if names else ((),) * len(places)
        rows = [
            (*as_written(cells), *map(int, some), *bounds, place, int(rank.lacks))
            for cells, some, bounds, place, rank in zip(
                dates.cells, answers, bounds_of(dates), places, ranks, strict=True
            )
        ]
        values = (*names.values(), *BOUNDS, PLACE_IN_TIME, LACKS)
        self._framed.look_up(dates.columns, values, rows)
        self._tests |= {key: tests_of(name, Truth.NO) for key, name in names.items()}
        return self._combined(self._asked)

    def _combined(self, asked: Condition) -> Tests:
        if not isinstance(asked, Both | Either):
            return self._tests[same_question(asked)]
        several = [self._combined(one) for one in asked.conditions]
        if not several:
            always = _all_rows() if isinstance(asked, Both) else ~_all_rows()
            return Tests(always, always)
        whole = several[0]
        for one in several[1:]:
            if isinstance(asked, Both):
                whole = Tests(whole.possible & one.possible, whole.sure & one.sure)
            else:
                whole = Tests(whole.possible | one.possible, whole.sure | one.sure)
        return whole

    def _answer_parts(self, asked: Condition) -> None:
        if isinstance(asked, Either) and self._ids is not None:
            ids = [one.id for one in asked.conditions if isinstance(one, Identified)]
            see_ids(self._ids.scope, ids)
        if isinstance(asked, Both | Either):
            for one in asked.conditions:
                self._answer_parts(one)
            return
        key = same_question(asked)
        if key not in self._of_dates and key not in self._tests:
            self._ask_leaf(key, asked)

    def _ask_leaf(self, key: tuple[object, ...], leaf: Condition) -> None:
        columns, inner = self._columns, stem(leaf)
        needed = columns.needed(inner.reads)
        if needed <= columns.of_dates:
            self._of_dates[key] = columns.dates.answers(leaf)
        elif isinstance(inner, Named) and columns.names(inner.kind) is not None:
            held = self._bears(inner, inner.kind)
            held = ~held if isinstance(leaf, Opposite) else held
            self._tests[key] = Tests(held, held)
        elif isinstance(inner, Identified) and self._ids is not None:
            see_ids(self._ids.scope, [inner.id])
            self._tests[key] = self._met_by_cells(leaf, self._ids)
        elif isinstance(inner, Mentions):
            self._tests[key] = self._met_by_cells(leaf, self._mentioning(inner))
        else:
            made = columns.dictionary(columns.columns_of(needed))
            self._tests[key] = self._met_by_cells(leaf, made)

    def _met_by_cells(self, leaf: Condition, made: Dictionary) -> Tests:
        """Return the answer to a leaf that only these cells can meet."""
        otherwise = Truth.YES if isinstance(leaf, Opposite) else Truth.NO
        rows = [
            (*as_written(each), int(answer))
            for each, answer in zip(made.cells, made.answers(leaf), strict=True)
            if made.event_of(each.first) is not None and answer is not otherwise
        ]
        name = f"yatl_leaf_{len(self._tests)}"
        self._framed.look_up(made.columns, [name], rows)
        return tests_of(name, otherwise)

    def _bears(self, asked: Named, kind: Kind) -> nw.Expr:
        """Return whether a row bears a name."""
        if asked in self._held:
            return self._held[asked]
        nw, names = narwhals(), self._columns.names(kind)
        assert names is not None
        borne = ~_all_rows()
        for number, (column, cells) in enumerate(names.bearers(asked).items()):
            if not cells:
                continue
            wanted = {cell for (cell,) in cells}
            written = [
                (*as_written(each), 1) for each in names.cells[column] if each.cells[0] in wanted
            ]
            name = f"yatl_named_{len(self._held)}_{number}"
            self._framed.look_up([column], [name], written)
            here = nw.col(name).fill_null(0) == 1
            borne = borne | here
        self._held[asked] = borne
        return borne

    def _that_bear(self, ids: Sequence[str]) -> Dictionary:
        """Return the cells that may hold some ids."""
        columns = self._columns.columns_of(ID)
        tests = [
            self._framed.text(column).str.contains(id, literal=True)
            for column in columns
            for id in ids
        ]
        return (
            self._columns.dictionary(columns, _any(tests)) if tests else self._columns.read((), ())
        )

    def _mentioning(self, asked: Mentions) -> Dictionary:
        """Return the cells whose words may hold a text: none lacks that does."""
        columns, known = self._columns.columns_of(WORDS), self._columns.known
        added = fold(known.added)
        words = [w for w in fold(asked.text).split() if w.isascii() and w not in added]
        if not words or known.runs_together:
            return self._columns.dictionary(columns)
        word = max(words, key=len)
        tests = []
        for column in columns:
            text = self._framed.text(column)
            plain = text.str.to_lowercase()
            for mark in "'`":
                plain = plain.str.replace_all(mark, "", literal=True)
            tests += [plain.str.contains(word, literal=True), text.str.contains(_BEYOND_ASCII)]
        return self._columns.dictionary(columns, _any(tests))


def tests_of(column: str, otherwise: Truth) -> Tests:
    """Return whether an answer in a column says possibly, and surely; where it is null, another."""
    answer = narwhals().col(column).fill_null(int(otherwise))
    return Tests(answer >= int(Truth.MAYBE), answer >= int(Truth.YES))


def bounds_of(made: Dictionary) -> list[tuple[int | None, ...]]:
    """Return of each of some cells the four days that bound them; None where nothing does."""

    def of(place: int, event: object) -> tuple[int | None, ...]:
        return tuple(
            None if day in (OPEN_PAST, OPEN_FUTURE) else day
            for day in made.scope.chronology.bounds(place)
        )

    return made.of_each(of, (None,) * len(BOUNDS))


def _all_rows() -> nw.Expr:
    """Return a test that all rows pass: narwhals filters by no constant."""
    return narwhals().col(LACKS) >= 0  # type: ignore[no-any-return]


def _any(tests: Sequence[nw.Expr]) -> nw.Expr:
    whole = tests[0]
    for one in tests[1:]:
        whole = whole | one
    return whole
