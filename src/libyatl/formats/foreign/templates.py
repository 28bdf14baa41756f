"""Titles that are made of columns: `{sub_event_type|event_type}: {actor1} – {actor2} ({location})`.

In braces stands the name of a column, or several with `|` between them, of which the first has its
say that is not empty. What stands around an empty one goes with it: the brackets that hold it, or
what parts it from its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from libyatl.formats.foreign.roles import folded

_FIELD = re.compile(r"\{([^{}]*)\}")
_BRACKETS = {"(": ")", "[": "]"}


class Template:
    """A title with places for columns."""

    def __init__(self, text: str, names: Sequence[str] = ()) -> None:
        """Take the text, and what columns are called; a brace that is not closed stands for itself.

        A column may be named as its name folds: `{event_type}` is the column `EVENT_TYPE`.
        """
        self.text = text
        called = {folded(name): name for name in reversed(names)}
        parts = _FIELD.split(text)
        self._fixed = parts[::2]
        self._columns = [
            [
                name if name in names else called.get(folded(name), name)
                for name in map(str.strip, part.split("|"))
            ]
            for part in parts[1::2]
        ]

    @property
    def places(self) -> list[list[str]]:
        """Of each place, the columns of which the first that says something stands there."""
        return [names.copy() for names in self._columns]

    @property
    def columns(self) -> list[str]:
        """The names of the columns, as those are called, each once."""
        return list(dict.fromkeys(name for names in self._columns for name in names))

    def filled(self, cell: Callable[[str], str]) -> str:
        """Return the title of a row, of which `cell` returns what a column holds."""
        words = [next(filter(None, map(cell, names)), "") for names in self._columns]
        fixed = self._fixed.copy()
        for number, word in enumerate(words):
            if not word:
                self._close_up(fixed, number)
        shown = [fixed[0]]
        for word, after in zip(words, fixed[1:], strict=True):
            shown += word, after
        return "".join(shown).strip() if any(words) else ""

    def _close_up(self, fixed: list[str], number: int) -> None:
        before, after = fixed[number], fixed[number + 1]
        if before and _BRACKETS.get(before[-1]) == after[:1] and after:
            fixed[number], fixed[number + 1] = before[:-1].rstrip(), after[1:]
        elif number:
            fixed[number] = ""
        else:
            fixed[1] = ""
