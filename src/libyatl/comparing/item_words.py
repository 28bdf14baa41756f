"""An item of a list in words: what it names, and what else it says."""

from __future__ import annotations

from libyatl.comparing.value_changes import name_and_rest
from libyatl.text.inert import one_line
from libyatl.views.words.value_words import value_words


def item_words(item: object) -> str:
    """Return `ledger`, or `ledger {at: page 12}`, harmless and on one line.

    Args:
        item: a plain value.
    """
    name, rest = name_and_rest(item)
    if name is None:
        return value_words(item)
    return f"{one_line(name)} {value_words(rest)}" if rest else one_line(name)
