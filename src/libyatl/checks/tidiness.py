"""Text without blanks and characters that nobody sees."""

from __future__ import annotations

import re

from libyatl.text.inert import code_point

# Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# The joiners belong between the letters of some scripts, but not at an end or beside ASCII.
_JOINERS = re.compile(r"(?:^|(?<=[\x00-\x7f\s]))[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\x7f\s]|$)")
_BLANKS = re.compile(r"\s{2,}|[^\S \u3000]")


def tidy(text: str) -> str:
    """Return the text with single plain blanks, none at its ends, and nothing unseen in it.

    An ideographic space may stand where it is alone.
    """
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return _BLANKS.sub(" ", _JOINERS.sub("", _UNSEEN.sub("", text)).strip())


def untidiness(text: str) -> str:
    """Return what is wrong with an untidy text, in words."""
    unseen = _UNSEEN.search(text) or _JOINERS.search(text)
    if unseen:
        return f"a character that cannot be seen ({code_point(unseen[0][0])})"
    if text != text.strip():
        return "a blank at its beginning or end"
    return "two blanks in a row" if re.search(r"\s{2}", text) else "a blank that is no plain one"
