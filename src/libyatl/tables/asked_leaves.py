"""The leaves of a condition, each asked once of the cells on which it rests.

How an answer is joined to rows is for each engine to say; which cells answer a leaf is the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from libyatl.query.conditions import Both, Condition, Either, Identified, Mentions, Named, Opposite
from libyatl.query.fields import ID, STATUS
from libyatl.query.terms import see_ids
from libyatl.tables.dictionary import Dictionary
from libyatl.tables.looked_at import LookedAt
from libyatl.tables.question import leaves, same_question, stem

_Answer = TypeVar("_Answer")
Key = tuple[object, ...]


class AskedLeaves(ABC, Generic[_Answer]):
    """What answers a condition in normal form.

    Attributes:
        asked: the condition.
        of_dates: the leaves that look at no more than dates, each once.
        told: the answers of the others.
    """

    def __init__(self, asked: Condition, looked: LookedAt[Any]) -> None:
        """Ask the leaves of the condition, in the order in which they are bound.

        Raises:
            UsageError: a name or an id is known neither to a registry nor to any row.
        """
        self.asked = asked
        self.of_dates: dict[Key, Condition] = {}
        self.told: dict[Key, _Answer] = {}
        self._looked = looked
        self._stems: dict[Condition, _Answer] = {}
        ids = [one.id for one in map(stem, leaves(asked)) if isinstance(one, Identified)]
        self._ids = self.bearing(ids) if ids else None
        self._ask(asked)

    @abstractmethod
    def bearing(self, ids: Sequence[str]) -> Dictionary:
        """Return the cells that may hold some ids."""

    @abstractmethod
    def among(self, leaf: Condition, made: Dictionary) -> _Answer:
        """Return the answer to a leaf that only these cells can meet."""

    @abstractmethod
    def by_row(self, leaf: Condition) -> _Answer:
        """Return the answer to a leaf that looks at what most rows have otherwise."""

    @abstractmethod
    def looked_up(self, leaf: Condition, columns: Sequence[str]) -> _Answer:
        """Return the answer to a leaf by the cells of some columns."""

    @abstractmethod
    def held(self, columns: Sequence[tuple[str, Sequence[str]]]) -> _Answer:
        """Return the answer whether a row has one of some cells in one of some columns."""

    @abstractmethod
    def denied(self, held: _Answer) -> _Answer:
        """Return the opposite of such an answer, which is never `MAYBE`."""

    def _ask(self, asked: Condition) -> None:
        if isinstance(asked, Either) and self._ids is not None:
            ids = [one.id for one in asked.conditions if isinstance(one, Identified)]
            see_ids(self._ids.scope, ids)
        if isinstance(asked, Both | Either):
            for one in asked.conditions:
                self._ask(one)
            return
        key = same_question(asked)
        if key not in self.of_dates and key not in self.told:
            self._ask_leaf(key, asked)

    def _ask_leaf(self, key: Key, leaf: Condition) -> None:
        looked, inner = self._looked, stem(leaf)
        needed = looked.needed(inner.reads)
        if needed != STATUS and needed <= looked.of_dates:
            self.of_dates[key] = leaf
            return
        if isinstance(inner, Named) and (said := self._by_names(inner)) is not None:
            self.told[key] = self.denied(said) if isinstance(leaf, Opposite) else said
        elif isinstance(inner, Identified) and self._ids is not None:
            see_ids(self._ids.scope, [inner.id])
            self.told[key] = self.among(leaf, self._ids)
        elif isinstance(inner, Mentions) or needed >= ID:
            self.told[key] = self.by_row(leaf)
        else:
            self.told[key] = self.looked_up(leaf, looked.columns_of(needed))

    def _by_names(self, asked: Named) -> _Answer | None:
        """Return the answer to a name; None where cells must be read whole for it."""
        if asked not in self._stems:
            names = self._looked.names(asked.kind)
            if names is None:
                return None
            bearers = names.bearers(asked).items()
            self._stems[asked] = self.held(
                [(column, [cell for (cell,) in cells]) for column, cells in bearers if cells]
            )
        return self._stems[asked]
