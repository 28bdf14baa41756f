"""What an author may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Collection

from libyatl.text.spelling import nearest

_LONGEST = 60
_COMPARISONS = 20_000


class Suggestions:
    """Finds the nearest known word, and stops looking when it has compared enough.

    Comparing spellings is slow beside reading. A file with ten thousand unknown words is
    not one with ten thousand slips of the hand, and must not take its author's time.
    """

    def __init__(self) -> None:
        """Start with nothing compared."""
        self._found: dict[tuple[str, str], str | None] = {}
        self._left = _COMPARISONS

    def nearest(self, word: str, known: Collection[str], what: str) -> str | None:
        """Return the known word within a typing error's distance, or None.

        `what` names the known words: equal names, equal words.
        """
        key = what, word
        if key not in self._found:
            if len(word) > _LONGEST or self._left < len(known):
                return None
            self._left -= len(known)
            self._found[key] = nearest(word, known)
        return self._found[key]

    def only(self, word: str, known: Collection[str], what: str) -> str:
        """Return the known word within that distance where it is the only one, else nothing."""
        guess = self.nearest(word, known, what)
        others = [one for one in known if one != guess]
        return guess if guess and self.nearest(word, others, f"{what} but {guess}") is None else ""
