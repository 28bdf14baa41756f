"""The three answers that a vague chronology can give.

Strong Kleene logic (Kleene 1952, section 64) over an ordered scale, so that `and` is
`min`, `or` is `max` and `not` is `negate`.
"""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """NO < MAYBE < YES. MAYBE means that what is stated does not settle the question."""

    NO = 0
    MAYBE = 1
    YES = 2

    @property
    def negated(self) -> Truth:
        """The answer to the opposite question."""
        return _NEGATED[self]


_NEGATED = (Truth.YES, Truth.MAYBE, Truth.NO)
