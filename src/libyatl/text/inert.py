r"""The one choke point that makes a user's text harmless before it is shown.

Text from a file, a file name or an option may hold terminal escapes, C1 controls or
bidirectional overrides. Here they become visible escapes (`\x1b`, `\u202e`), so that
a title can neither move a cursor nor turn a line around. What is drawn, printed or
handed on passes `inert` or `one_line` first; nothing else in the project escapes text.
"""

from __future__ import annotations

import re
from functools import cache

# C0 but tab and line feed, DEL and C1, line separators, the bidirectional embeddings,
# overrides and isolates (Unicode UAX #9, 2.1 to 2.5), the Arabic letter mark, lone
# surrogates, and the interlinear and tag characters, which hide text, and what is no
# character (U+FFFE, U+FFFF), which no reader takes.
_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\ufeff\ufffe\uffff\U000e0000-\U000e007f"
)
# Letters, marks and symbols that show nothing: fillers of Hangul, selectors of variants, ...
_FILLERS = frozenset(
    map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
) | frozenset(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def inert(text: str) -> str:
    """Return the text with every unsafe character as a visible escape; lines and tabs stay."""
    if text.isprintable():
        return text
    return _any_of(_UNSAFE).sub(_escape, text)


def each_inert(texts: list[str]) -> list[str]:
    """Return the texts, each inert; most are, so that they are first looked at together."""
    return texts if "".join(texts).isprintable() else list(map(inert, texts))


def one_line(text: str) -> str:
    """Return the text inert and on one line: tabs and line ends become visible escapes too."""
    if text.isprintable():
        return text
    return _any_of("\t\n" + _UNSAFE).sub(_escape, text)


def shorten(text: str, limit: int = 60) -> str:
    """Return the text inert, on one line, and cut after `limit` characters with an ellipsis."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return one_line(cut)


def code_point(char: str) -> str:
    """Return the name that every character has: `U+200B`."""
    return f"U+{ord(char):04X}"


def is_blank(text: str) -> bool:
    """Whether the text shows nothing: it is empty, or all blanks and characters without a shape."""
    first = text[:1]
    if "!" <= first <= "~" or (first.isalnum() and first not in _FILLERS):
        return False
    if not text:
        return True
    from unicodedata import category

    return all(char.isspace() or char in _FILLERS or category(char) == "Cf" for char in text)


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]")


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
