"""Answers to a condition of each row of a table, as an expression of SQL.

The answers of the leaves are look-ups, by the cells on which they rest; an engine joins them and
takes the least and the greatest.
"""

from __future__ import annotations

from collections.abc import Sequence

from libyatl.query.conditions import Both, Condition
from libyatl.query.within import Within
from libyatl.tables.asked_leaves import AskedLeaves
from libyatl.tables.by_row import Rows
from libyatl.tables.dictionary import Dictionary
from libyatl.tables.footprints import Footprints
from libyatl.tables.question import in_sql, leaves, same_question
from libyatl.truth import Truth

_YES, _NO = int(Truth.YES), int(Truth.NO)


class Answering(AskedLeaves[str]):
    """The look-ups that answer a condition in normal form.

    Attributes:
        dates: the distinct cells of which `by_dates` are the answers; where other parts of the
            condition tell that a row cannot meet it, its cells need not be among them.
        by_dates: the answers of the leaves that look at no more than dates.
    """

    def __init__(self, asked: Condition, footprints: Footprints) -> None:
        """Ask the leaves of the condition, in the order in which they are bound.

        Raises:
            UsageError: a name or an id is known neither to a registry nor to any row.
        """
        self._footprints, self._rows = footprints, Rows(footprints)
        super().__init__(asked, footprints)
        self.dates = footprints.dates_among(self._possible())
        self.by_dates: Sequence[list[Truth]] = [
            self.dates.answers(leaf) for leaf in self.of_dates.values()
        ]

    def sql(self, dates: str) -> str:
        """Return the expression, given the name of the look-up that has `by_dates`: a0, a1, ..."""
        numbers = {key: number for number, key in enumerate(self.of_dates)}

        def answer(leaf: Condition) -> str:
            key = same_question(leaf)
            if key not in numbers:
                return self.told[key]
            # What is not among the dates lies in none of the windows that left it out.
            return f"coalesce({dates}.a{numbers[key]}, {_NO})"

        return in_sql(self.asked, answer)

    def _possible(self) -> str:
        """Return a test that no row fails which may meet the condition."""
        together = self.asked.conditions if isinstance(self.asked, Both) else (self.asked,)
        told = [
            in_sql(one, lambda leaf: self.told[same_question(leaf)])
            for one in together
            if not any(same_question(leaf) in self.of_dates for leaf in leaves(one))
        ]
        windows = [one.years() for one in together if isinstance(one, Within)]
        dated = self._footprints.may_lie_in(windows) if windows else ""
        return " AND ".join((*(f"{each} > {_NO}" for each in told), *([dated] if dated else [])))

    def bearing(self, ids: Sequence[str]) -> Dictionary:
        """Return the rows that may bear some ids."""
        return self._rows.bearing(ids)

    def among(self, leaf: Condition, made: Dictionary) -> str:
        """Return the answer to a leaf that only these rows can meet."""
        return self._rows.answered(leaf, made)

    def by_row(self, leaf: Condition) -> str:
        """Return the answer to a leaf that looks at what most rows have otherwise."""
        return self._rows.asked(leaf)

    def looked_up(self, leaf: Condition, columns: Sequence[str]) -> str:
        """Return the answer to a leaf by the cells of some columns."""
        made = self._footprints.dictionary(columns)
        answers = zip(made.cells, made.answers(leaf), strict=True)
        rows = [(*each.cells, int(answer)) for each, answer in answers]
        alias = self._footprints.scanned.look_up(columns, {"answer": "UTINYINT"}, rows)
        return f"{alias}.answer"

    def held(self, columns: Sequence[tuple[str, Sequence[str]]]) -> str:
        """Return the answer whether a row has one of some cells in one of some columns."""
        found = []
        for name, cells in columns:
            rows = [(each, True) for each in cells]
            alias = self._footprints.scanned.look_up([name], {"held": "BOOLEAN"}, rows)
            found.append(f"{alias}.held IS NOT NULL")
        return f"(CASE WHEN {' OR '.join(found) or 'false'} THEN {_YES} ELSE {_NO} END)"

    def denied(self, held: str) -> str:
        """Return the opposite of such an answer."""
        return f"({_YES} - {held})"
