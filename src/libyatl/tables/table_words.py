"""Words as a person types them, asked of rows that an engine holds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from libyatl.query.conditions import Condition
from libyatl.query.fields import ID, OF_NAMES, WORDS
from libyatl.query.lone_words import meant_among, suggested_among
from libyatl.query.scope import Scope
from libyatl.tables.by_row import Rows

if TYPE_CHECKING:
    from libyatl.tables.held_table import HeldTable


class AskedInWords(ABC):
    """What knows the names and the words of its rows."""

    @abstractmethod
    def scope_of(self, words: Iterable[str]) -> Scope:
        """Return a scope that knows all names, and those of the words that are ids."""

    @abstractmethod
    def is_held(self, word: str) -> bool:
        """Whether a row holds a word in a text, and not in its id."""

    def in_words(self, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
        """Return what words ask together, and notes on how they were taken.

        Raises:
            UsageError: one is nothing that is known.
        """
        if not words:
            return [], ()
        asked = meant_among(self.scope_of([*words, " ".join(words)]), words, self.is_held)
        return [asked.condition], asked.notes

    def suggested(self, word: str) -> str:
        """Return how to ask what a word alone in an expression was probably meant as."""
        return suggested_among(self.scope_of([word]), word, self.is_held)


class TableInWords(AskedInWords):
    """A big table: `libyatl filter Hifter -f acled.csv`."""

    def __init__(self, table: HeldTable) -> None:
        """Take the table."""
        self._table = table

    def scope_of(self, words: Iterable[str]) -> Scope:
        """Return a scope that knows all names, and those of the words that are ids."""
        table = self._table
        table.look_at(ID.union(OF_NAMES.values()))
        names = table.names
        return Scope(Rows(table.footprints).bearing(words).scope.timeline, names)

    def is_held(self, word: str) -> bool:
        """Whether a row holds a word in a text, and not in its id."""
        self._table.look_at(WORDS.union(OF_NAMES.values()))
        return Rows(self._table.footprints).any_holds(word)
