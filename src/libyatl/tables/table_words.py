"""Words as a person types them, asked of a big table: `libyatl filter Hifter -f acled.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from libyatl.query.conditions import Condition
from libyatl.query.fields import ID, OF_NAMES, WORDS
from libyatl.query.lone_words import meant_among, suggested_among
from libyatl.query.scope import Scope
from libyatl.tables.by_row import Rows

if TYPE_CHECKING:
    from libyatl.tables.held_table import HeldTable


def in_words(table: HeldTable, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
    """Return what words ask together of a table, and notes on how they were taken.

    Raises:
        UsageError: one is nothing that the table knows.
    """
    if not words:
        return [], ()
    asked = meant_among(_scope(table, [*words, " ".join(words)]), words, _IsHeld(table))
    return [asked.condition], asked.notes


def suggested(table: HeldTable, word: str) -> str:
    """Return how to ask what a word alone in an expression was probably meant as."""
    return suggested_among(_scope(table, [word]), word, _IsHeld(table))


def _scope(table: HeldTable, words: Iterable[str]) -> Scope:
    """Return a scope that knows all names, and those of the words that are ids."""
    table.look_at(ID.union(OF_NAMES.values()))
    names = table.names
    return Scope(Rows(table.footprints).bearing(words).scope.timeline, names)


class _IsHeld:
    """Whether a row holds a word in a text."""

    def __init__(self, table: HeldTable) -> None:
        self._table = table

    def __call__(self, word: str) -> bool:
        self._table.look_at(WORDS.union(OF_NAMES.values()))
        return Rows(self._table.footprints).any_holds(word)
