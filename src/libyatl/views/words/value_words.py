"""Values in words that libyatl makes nothing of: keys of an author's own, and what is unread."""

from __future__ import annotations

from collections.abc import Mapping

from libyatl.text.inert import one_line


def value_words(value: object) -> str:
    """Return a text, a number, a list or a mapping on one line, harmless."""
    if isinstance(value, Mapping):
        said = [f"{one_line(str(key))}: {value_words(inner)}" for key, inner in value.items()]
        return f"{{{', '.join(said)}}}"
    if isinstance(value, list | tuple):
        return ", ".join([value_words(inner) for inner in value])
    return one_line(str(value))
