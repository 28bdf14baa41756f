"""What people write that is no expression of `--where`, and how it is written."""

from __future__ import annotations

import re

from libyatl.errors import UsageError
from libyatl.query.terms import said
from libyatl.text.inert import shorten

LONE = re.compile(
    r"""(?:"(?P<quoted>(?:[^"\\]|\\["\\])*)"
      | (?P<bare>[^\s()":=<>!]+ (?:[^\S\n]+(?!(?:and|or|not)(?![^\s()]))[^\s()":=<>!]+)*)
    )(?![^\s()])""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is no term: a text in quotes, or words up to the next one of a condition."""
COMPARED = re.compile(
    r"""(?P<name>[A-Za-z]+)\s*(?P<sign>[=<>!~]+|:\s+)\s*(?P<value>"(?:[^"\\]|\\["\\])*"|[^\s()"]+)"""
)
"""A name and a value with another sign between them than a colon, or a blank behind it."""


class LoneWord(UsageError):
    """A word, or several, without the name of a condition before them."""

    def __init__(self, word: str, message: str) -> None:
        """Take what stands alone, and the message that points at it."""
        super().__init__(message, help=f"write {said('actor', word)} or {said('text', word)}")
        self.word = word


def unescaped(quoted: str) -> str:
    """Return what a text in double quotes says."""
    return re.sub(r"\\(.)", r"\1", quoted)


def with_colon(compared: re.Match[str]) -> str:
    """Return how to write a name and a value that have another sign than a colon between them."""
    name, sign, value = compared["name"].lower(), compared["sign"].strip(), compared["value"]
    if sign in ("!=", "<>"):
        return f"write not {name}:{shorten(value)}"
    if name == "date" and sign in ("<", "<=", ">", ">="):
        before, behind = ("..", "") if sign[0] == "<" else ("", "..")
        return f"write date:{before}{shorten(value)}{behind} for a range from first to last day"
    return f"write {name}:{shorten(value)}"
