"""Texts and names within SQL: the one place that quotes them."""

from __future__ import annotations

from collections.abc import Iterable

_BLANKS = "".join(map(chr, range(0x3001)))
BLANKS = "".join(character for character in _BLANKS if character.isspace())
"""What `str.strip` takes away, and no more: the last such character is U+3000."""


def identifier(name: str) -> str:
    """Return the name of a column or a table as SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Return a list of texts as SQL."""
    return f"[{', '.join(map(literal, texts))}]"


def is_blank(expression: str, *, escaped: bool = False) -> str:
    """Return as SQL whether a text shows nothing, as `str.strip` has it.

    `escaped` says that tabs and line ends stand in it as escapes.
    """
    begins = f"{expression} < '!' OR {expression} >= chr(128)"
    text = expression
    if escaped:
        begins += f" OR starts_with({expression}, '\\')"
        text = f"replace(replace({expression}, '\\t', ''), '\\n', '')"
    # To look at the first letter is a tenth of the work, and enough for nearly all texts.
    return f"CASE WHEN {begins} THEN trim({text}, {literal(BLANKS)}) = '' ELSE false END"


def all_of(conditions: Iterable[str]) -> str:
    """Return as SQL that each of some conditions holds."""
    return " AND ".join(f"({each})" for each in conditions) or "true"
