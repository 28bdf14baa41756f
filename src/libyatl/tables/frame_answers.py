"""What a condition and an order ask of a frame: look-ups joined to it, and how they are combined.

The distinct cells of what a leaf looks at are read and asked as they are of big tables
(`looked_at.py`, `asked_leaves.py`); the frame gets the answers as columns. Whether a row possibly
meets a condition and whether it surely does are two tests, so that nothing but `and` and `or` is
left to the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple

from libyatl.dates import When
from libyatl.query.conditions import Both, Condition, Either, Mentions, Opposite
from libyatl.tables.asked_leaves import AskedLeaves
from libyatl.tables.dictionary import Dictionary
from libyatl.tables.frame_columns import LACKS, UNBOUND, FrameColumns, any_of, bounds_at
from libyatl.tables.frame_order import Ordering
from libyatl.tables.framed import as_written, narwhals
from libyatl.tables.jointly import joint, looked_at_jointly
from libyatl.tables.question import same_question, stem
from libyatl.truth import Truth

if TYPE_CHECKING:
    import narwhals as nw


class Tests(NamedTuple):
    """Whether a row meets a condition, as expressions: possibly, and surely."""

    possible: nw.Expr
    sure: nw.Expr


class FrameAnswers(AskedLeaves[Tests]):
    """The answers to a condition in normal form, joined to a frame."""

    def __init__(self, columns: FrameColumns, asked: Condition) -> None:
        """Ask the leaves of the condition, in the order in which they are bound.

        Raises:
            UsageError: a name or an id is known neither to a registry nor to any row.
        """
        self._columns, self._framed = columns, columns.framed
        self._made = 0
        super().__init__(asked, columns)

    def join(self, ordering: Ordering) -> Tests:
        """Join what dates answer, with bounds and places; return whether a row meets it all."""
        ranks, places = ordering.by_dates(self._columns)
        dates = self._columns.dates
        names = {key: f"yatl_dated_{number}" for number, key in enumerate(self.of_dates)}
        several = [[*map(int, dates.answers(leaf))] for leaf in self.of_dates.values()]
        chronology = dates.scope.chronology
        bounds = dates.of_each(lambda place, event: bounds_at(chronology, place), UNBOUND)
        told = dict(zip(names.values(), several, strict=True))
        self._columns.tell(dates, told, bounds, ranks, places)
        self.told |= {key: tests_of(name, Truth.NO) for key, name in names.items()}
        return self._combined(self.asked)

    def _combined(self, asked: Condition) -> Tests:
        if not isinstance(asked, Both | Either):
            return self.told[same_question(asked)]
        several = [self._combined(one) for one in asked.conditions]
        together = isinstance(asked, Both)
        if not several:
            always = _all_rows() if together else ~_all_rows()
            return Tests(always, always)
        combine = and_ if together else or_
        return Tests(*(reduce(combine, tests) for tests in zip(*several, strict=True)))

    def bearing(self, ids: Sequence[str]) -> Dictionary:
        """Return the cells that may hold some ids."""
        return self._columns.bearing(ids)

    def among(self, leaf: Condition, made: Dictionary) -> Tests:
        """Return the answer to a leaf that only these cells can meet."""
        otherwise = Truth.YES if isinstance(leaf, Opposite) else Truth.NO
        events = made.of_each(lambda place, event: True, False)
        name = self._look_up(
            made.columns,
            [
                (*as_written(each), int(answer))
                for each, answer, there in zip(made.cells, made.answers(leaf), events, strict=True)
                if there and answer is not otherwise
            ],
        )
        return tests_of(name, otherwise)

    def by_row(self, leaf: Condition) -> Tests:
        """Return the answer to a leaf that looks at what most rows have otherwise."""
        inner = stem(leaf)
        if isinstance(inner, Mentions):
            return self.among(leaf, self._columns.mentioning(inner.text))
        return self.looked_up(leaf, self._columns.columns_of(inner.reads))

    def looked_up(self, leaf: Condition, columns: Sequence[str]) -> Tests:
        """Return the answer to a leaf by the cells of some columns."""
        return self.among(leaf, self._columns.dictionary(columns))

    def held(self, columns: Sequence[tuple[str, Sequence[str]]]) -> Tests:
        """Return the answer whether a row has one of some cells in one of some columns."""
        borne = [~_all_rows()]
        for column, cells in columns:
            wanted = {*cells}
            rows = [
                (*as_written(each), 1)
                for each in self._columns.cells([column])
                if each.cells[0] in wanted
            ]
            borne.append(tests_of(self._look_up([column], rows), Truth.NO).possible)
        held = any_of(borne)
        return Tests(held, held)

    def denied(self, held: Tests) -> Tests:
        """Return the opposite of such an answer."""
        return Tests(~held.sure, ~held.possible)

    def _look_up(self, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
        self._made += 1
        name = f"yatl_leaf_{self._made}"
        self._framed.look_up(columns, [name], rows)
        return name


def joined_jointly(
    columns: FrameColumns, asked: Condition, sort: str, published: When, ordering: Ordering
) -> Tests:
    """Join them as they were when no more had been published than by a day."""
    made = columns.dictionary(columns.columns_of(looked_at_jointly(asked, sort)))
    found = joint(made, asked, sort, published)
    told, answer = found.chosen.scope.chronology, "yatl_jointly"
    bounds = [UNBOUND if place is None else bounds_at(told, place) for place in found.places]
    places = ordering.by_all(found.ranks)
    columns.tell(made, {answer: found.answers}, bounds, found.ranks, places)
    return tests_of(answer, Truth.NO)


def tests_of(column: str, otherwise: Truth) -> Tests:
    """Return whether an answer in a column says possibly, and surely; where it is null, another."""
    answer = narwhals().col(column).fill_null(int(otherwise))
    return Tests(answer >= int(Truth.MAYBE), answer >= int(Truth.YES))


def _all_rows() -> nw.Expr:
    """Return a test that all rows pass: narwhals filters by no constant."""
    return narwhals().col(LACKS) >= 0  # type: ignore[no-any-return]
