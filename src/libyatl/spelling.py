"""Folding: when two spellings are one name, and which known spelling is nearest.

`fold` makes Hifter, HIFTER and Hífter one; Arabic letters that writers interchange
(ى and ي, ة and ه, the alifs) fold alike; punctuation is a blank. It never guesses at
transliteration: Hifter and Haftar are two spellings until a registry says otherwise.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

# Letters that NFKD leaves whole, and Arabic letters that writers interchange.
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": None,
        "'": None, "’": None, "‘": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None,
    }
)  # fmt: skip
_ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"'": None, "`": None}
)
_ARTICLE = re.compile(r"(?<!\w)(?:al|el)[-\u2010-\u2013'’‘ʼ\s]+(?=\w)", re.IGNORECASE)


def fold(text: str) -> str:
    """Return the text without case, marks, punctuation or runs of blanks; it may be empty."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    letters = text.casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", letters)
    kept = "".join(
        char if char.isalnum() else " "
        for char in decomposed.translate(_LETTERS)
        if unicodedata.category(char) not in ("Mn", "Me", "Cf")
    )
    return " ".join(kept.casefold().split())


def fold_without_article(text: str) -> str:
    """Return the folded text less each `al-` or `el-` that stands before a further word."""
    return fold(_ARTICLE.sub("", text))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known spelling within a typing error's distance of the word, or None.

    Compared folded; of equally near ones the first stands.
    """
    by_fold: dict[str, str] = {}
    for spelling in known:
        by_fold.setdefault(fold(spelling), spelling)
    close = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.7)
    return by_fold[close[0]] if close else None
