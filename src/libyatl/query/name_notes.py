"""What a reader should know of how the names in a condition were taken."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.model.registers import Names
from libyatl.query.conditions import Both, Condition, Either, Named, Opposite


def notes_of(condition: Condition, names: Names) -> Iterator[str]:
    """Yield what to know of each name that may be several, or is near another."""
    match condition:
        case Both(several) | Either(several):
            for one in several:
                yield from notes_of(one, names)
        case Opposite(one):
            yield from notes_of(one, names)
        case Named():
            yield from condition.notes(names)
