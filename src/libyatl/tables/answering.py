"""Answers to a condition of each row of a table, as an expression of SQL.

The answers of the leaves are look-ups, by the cells on which they rest; an engine joins them and
takes the least and the greatest.
"""

from __future__ import annotations

from collections.abc import Sequence

from libyatl.model.kinds import Kind
from libyatl.query.conditions import Both, Condition, Either, Identified, Mentions, Named, Opposite
from libyatl.query.fields import ID
from libyatl.query.terms import see_ids
from libyatl.tables.by_row import Rows
from libyatl.tables.footprints import Footprints
from libyatl.tables.question import in_sql, leaves, same_question, stem
from libyatl.truth import Truth

_YES, _NO = int(Truth.YES), int(Truth.NO)


class Answering:
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
        self._footprints = footprints
        self._rows = Rows(footprints)
        self._of_dates: dict[tuple[object, ...], Condition] = {}
        self._sql: dict[tuple[object, ...], str] = {}
        self._stems: dict[Condition, str] = {}
        ids = [one.id for one in map(stem, leaves(asked)) if isinstance(one, Identified)]
        self._ids = self._rows.bearing(ids) if ids else None
        self._ask(asked)
        self._asked = asked
        self.dates = footprints.dates_among(self._possible())
        self.by_dates: Sequence[list[Truth]] = [
            self.dates.answers(leaf) for leaf in self._of_dates.values()
        ]

    def sql(self, dates: str) -> str:
        """Return the expression, given the name of the look-up that has `by_dates`: a0, a1, ..."""
        numbers = {key: number for number, key in enumerate(self._of_dates)}

        def answer(leaf: Condition) -> str:
            key = same_question(leaf)
            return f"{dates}.a{numbers[key]}" if key in numbers else self._sql[key]

        return in_sql(self._asked, answer)

    def _possible(self) -> str:
        """Return a test that no row fails which may meet the condition; it looks at no dates."""
        together = self._asked.conditions if isinstance(self._asked, Both) else (self._asked,)
        told = [
            in_sql(one, lambda leaf: self._sql[same_question(leaf)])
            for one in together
            if not any(same_question(leaf) in self._of_dates for leaf in leaves(one))
        ]
        return " AND ".join(f"{each} > {_NO}" for each in told)

    def _ask(self, asked: Condition) -> None:
        if isinstance(asked, Either) and self._ids is not None:
            see_ids(
                self._ids.scope, [one.id for one in asked.conditions if isinstance(one, Identified)]
            )
        if isinstance(asked, Both | Either):
            for one in asked.conditions:
                self._ask(one)
            return
        key = same_question(asked)
        if key not in self._of_dates and key not in self._sql:
            self._ask_leaf(key, asked)

    def _ask_leaf(self, key: tuple[object, ...], leaf: Condition) -> None:
        footprints, inner = self._footprints, stem(leaf)
        needed = footprints.needed(inner.reads)
        if needed <= footprints.of_dates:
            self._of_dates[key] = leaf
            return
        if isinstance(inner, Named) and (said := self._by_names(inner, inner.kind)) is not None:
            self._sql[key] = f"({_YES} - {said})" if isinstance(leaf, Opposite) else said
        elif isinstance(inner, Identified) and self._ids is not None:
            see_ids(self._ids.scope, [inner.id])
            self._sql[key] = self._rows.answered(leaf, self._ids)
        elif isinstance(inner, Mentions) or needed >= ID:
            self._sql[key] = self._rows.asked(leaf)
        else:
            self._sql[key] = self._looked_up(leaf, footprints.columns_of(needed))

    def _looked_up(self, leaf: Condition, columns: Sequence[str]) -> str:
        made = self._footprints.dictionary(columns)
        answers = zip(made.cells, made.answers(leaf), strict=True)
        rows = [(*each.cells, int(answer)) for each, answer in answers]
        alias = self._footprints.scanned.look_up(columns, {"answer": "UTINYINT"}, rows)
        return f"{alias}.answer"

    def _by_names(self, asked: Named, kind: Kind) -> str | None:
        """Return the answer to a name; None where cells must be read whole for it."""
        if asked not in self._stems:
            names = self._footprints.names(kind)
            if names is None:
                return None
            held = []
            for name, cells in names.bearers(asked).items():
                if cells:
                    rows = [(*each, True) for each in cells]
                    alias = self._footprints.scanned.look_up([name], {"held": "BOOLEAN"}, rows)
                    held.append(f"{alias}.held IS NOT NULL")
            found = " OR ".join(held) or "false"
            self._stems[asked] = f"(CASE WHEN {found} THEN {_YES} ELSE {_NO} END)"
        return self._stems[asked]
