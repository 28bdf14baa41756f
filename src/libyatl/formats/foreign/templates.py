"""Titles that are made of columns: `{sub_event_type|event_type}: {actor1} – {actor2} ({location})`.

In braces stands the name of a column, or several with `|` between them, of which the first has its
say that is not empty. What stands around an empty one goes with it: the brackets that hold it, or
what parts it from one of its neighbours: of the two what parts less, a dash before a colon.

Where there is no template, a title may be the beginning of a summary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from libyatl.formats.foreign.roles import folded
from libyatl.text.spelling import fold

_FIELD = re.compile(r"\{([^{}]*)\}")
_PAIRS = {"()", "[]"}
_BRACKET = re.compile(r"[()\[\]]")
_LONGEST_TITLE = 120
CUT = "…"
"""What stands behind the words of a title that is the beginning of a longer text."""
_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=\b[a-z]{2})|(?<=\b[a-z]{3}))[.!?][\"')\]]*(?=\s+[^\W_a-z])"
)
"""The end of a sentence, which `Gen. Hifter` and `No. 5` are none of."""


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
    def fixed(self) -> list[str]:
        """What stands before, between and behind the columns."""
        return self._fixed.copy()

    @property
    def runs_together(self) -> bool:
        """Whether a word of a title may be made of several cells, or of one and what is fixed."""
        first, *between, last = ["", ""] if not self._columns else self._fixed
        edges = [(fixed, True, True) for fixed in between]
        edges += [(first, False, True)] * bool(first) + [(last, True, False)] * bool(last)
        return any(
            (behind and not f"{fold(f'a{fixed}b')} ".startswith("a "))
            or (before and not f" {fold(f'a{fixed}b')}".endswith(" b"))
            for fixed, behind, before in edges
        )

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
        said = [number for number, word in enumerate(words) if word]
        if not said:
            return ""
        first, last = said[0], said[-1]
        shown = [self._fixed[0]]
        for number, (word, after) in enumerate(zip(words, self._fixed[1:], strict=True)):
            if word:
                shown += word, after
            elif _is_pair(shown[-1], after):
                shown[-1] = shown[-1][:-1].rstrip() + after[1:]
            elif first < number < last or _BRACKET.search(shown[-1] + after):
                shown[-1] = _parting(shown[-1], after)
            elif number > last:
                shown[-1] = after
        return "".join(shown).strip()


def _is_pair(before: str, after: str) -> bool:
    return before[-1:] + after[:1] in _PAIRS


def _parting(before: str, after: str) -> str:
    """Return what parts two words between which one is empty: what parts more of the two."""
    if _BRACKET.search(before) and _BRACKET.search(after):
        return before.rstrip() + after
    return max(after, before, key=_weight)


def _weight(between: str) -> tuple[bool, bool, bool]:
    return _BRACKET.search(between) is not None, ":" in between, bool(between.strip())


def beginning(text: str) -> str:
    """Return the first sentence, or its words as far as a title goes."""
    first = text.strip().split("\n", 1)[0].strip()
    if end := _SENTENCE.search(first):
        first = first[: end.end()]
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(None, 1)[0].rstrip(",;:") + CUT
