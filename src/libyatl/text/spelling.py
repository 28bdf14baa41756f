"""Folding: when two spellings are one name, and which known spelling is nearest.

`fold` makes Hifter, HIFTER and Hífter one; Arabic letters that writers interchange
(ى and ي, ة and ه, the alifs) fold alike; punctuation is a blank. It never guesses at
transliteration: Hifter and Haftar are two spellings until a registry says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from libyatl.text.inert import shorten

# Letters that NFKD leaves whole, and Arabic letters that writers interchange.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ى": "ي",
        "ة": "ه",
        "ٱ": "ا",
        "ک": "ك",
        "ی": "ي",
        "ـ": None,
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʿ": None,
        "ʾ": None,
        "`": None,
        "´": None,
    }
)
_ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"'": None, "`": None}
)
_LONGEST = 80
_GUESSES = 3
_FOLDED_AWAY = 8  # letters, marks and blanks that folding may take from a known spelling


def fold(text: str) -> str:
    """Return the text without case, marks, punctuation or runs of blanks; it may be empty."""
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.lower().translate(_ASCII).split())
    letters = text.casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", letters)
    kept = "".join(
        char if char.isalnum() else " "
        for char in decomposed.translate(_LETTERS)
        if unicodedata.category(char) not in ("Mn", "Me", "Cf")
    )
    return " ".join(kept.casefold().split())


def fold_lightly(text: str) -> str:
    """Return the text without case, hyphens, underscores or runs of blanks: `C` is not `C++`."""
    return _joints().sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[\s_-]+")


def fold_without_article(text: str) -> str:
    """Return the folded text less each `al-` or `el-` that stands before a further word."""
    return fold(text if text.isalnum() else _article().sub("", text))


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:al|el)[-\u2010-\u2013'’‘ʼ\s]+(?=\w)", re.IGNORECASE)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known spelling within a typing error's distance of the word, or None.

    Compared folded, by optimal string alignment (letters left out, added, changed, or two
    neighbours swapped): one error in up to four letters, two in more. Of equally near ones
    the first stands.
    """
    typed = fold(word)[:_LONGEST]
    allowed = 1 if len(typed) <= 4 else 2
    best: str | None = None
    for spelling in known:
        if abs(len(spelling) - len(typed)) <= allowed + _FOLDED_AWAY:
            distance = _distance(typed, fold(spelling), allowed)
            if distance <= allowed:
                best, allowed = spelling, distance - 1
    return best if typed else None


def beginning_else_nearest(
    word: str, ids: Iterable[str], spellings: Iterable[str] | None = None
) -> list[str]:
    """Return the ids that begin as the word does, in any case, else the nearest spelling, if any.

    One letter begins too many ids to be meant for one. Without `spellings`, the nearest id.
    """
    known, begun = list(ids), word.casefold()
    begin = [one for one in known if len(begun) > 1 and one.casefold().startswith(begun)]
    return begin or [*filter(None, [nearest(word, known if spellings is None else spellings)])]


def did_you_mean(guesses: Iterable[str]) -> str:
    """Return the question, with a few of the guesses; empty where there is none."""
    several = [f"'{shorten(guess)}'" for guess in guesses]
    if len(several) > _GUESSES:
        several[_GUESSES:] = [f"one of {len(several) - _GUESSES} more"]
    *most, last = several or [""]
    if not last:
        return ""
    return f"did you mean {', '.join(most)} or {last}?" if most else f"did you mean {last}?"


def _distance(one: str, other: str, limit: int) -> int:
    """Return the alignment distance, or more than `limit` where it exceeds that."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
