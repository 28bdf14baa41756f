"""Texts that say, on purpose, that there is no date: `unknown`, `n.d.`, `?`."""

from __future__ import annotations

_WORDS = (
    *("unknown", "undated", "unk", "no date", "date unknown", "unknown date", "not known"),
    *("not dated", "n.d.", "n.d", "n. d.", "nd", "n/d", "s.d.", "s.d", "s. d.", "sine dato"),
    *("none", "null", "nil", "nan", "nat", "n/a", "n.a.", "na", "#n/a"),
    *("tbd", "tba", "tbc", "to be determined", "to be decided", "to be announced"),
    *("to be confirmed", "?", "??", "???", "-", "--", "---", "–", "—", "."),
)
NO_DATE = frozenset(_WORDS)
"""What says that there is none, in small letters; in brackets it says so too."""
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST = 20


def is_no_date(text: str) -> bool:
    """Say whether a text is known to say that there is no date: `unknown`, `n.d.`, `[s.d.]`.

    It is no mistake, so an event with such a date is simply undated. `parse_date` refuses it, since
    it says nothing that a date could be.

    Args:
        text: what was written where a date may stand.

    Returns:
        Whether it is one of the texts in the manual, in any case, with or without brackets.
    """
    if len(text) > _LONGEST:
        return False
    if text[:1] in _BRACKETS and text[-1:] == _BRACKETS[text[0]]:
        text = text[1:-1]
    return text.lower() in NO_DATE
