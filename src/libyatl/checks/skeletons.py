"""Skeletons: what is left of a name when its transliteration is taken away.

Hifter, Haftar and Heftar are one name, and so are Gaddafi, Qadhafi and Kadafi; no measure of
likeness tells them from Hassan and Hussein. What stays the same are the consonants, read by
how Arabic is written in Latin letters: a skeleton keeps those, one letter for all that are
interchanged (q, k, g and gh), two skeletons where a letter is ambiguous (dh is d or z). Of
the vowels it keeps the one with which a name begins, whether others are rounded (Hussein, not
Hassan) or glide (Suwayhili, Swehli), and a final `i`. Articles and titles are left out, and
`abd al-` is one word with what follows.

In Arabic letters a name is spelled almost alike by all: its skeleton is the folded word
without article, without inner alifs and doubled letters. No other script has skeletons.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from libyatl.text.spelling import fold, fold_without_article

Skeleton = tuple[str, ...]
"""A name, word by word."""

_MOST = 16
"""No name is given more skeletons than this."""
_WORDS = 8
_LONGEST = 80
_ASSIMILATED = re.compile(r"(?<!\w)[ae](sh|th|dh|[drstzn])[-\u2010-\u2013'’‘ʼ](?=\1)", re.I)
_MILITARY = ("general", "gen", "marshal", "field", "colonel", "col")
_TITLES = frozenset((*_MILITARY, "president", "prime", "minister", "dr", "mr", "mrs", "sheikh"))
_DOUBLED = re.compile(r"(kh|gh|dh|th|sh|ch|[b-df-hj-np-tvxz])\1+")
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_SERVANTS = frozenset(["abd", "abdel", "abdul", "abdal", "abdil"])
_SERVANT = re.compile(r"abd[aeiu]l?(?=[a-z]{3})")
_LETTERS = re.compile(r"sch|[sckgdt]h|ph|ck|dj|^[wy](?=[aeiou])|[aeiouwy]+|[a-z]|[0-9]+")
_CONSONANTS = {
    "q": "k",
    "g": "kj",
    "gh": "k",
    "ck": "k",
    "kh": "hk",
    "sh": "S",
    "sch": "S",
    "ch": "Sh",
    "dh": "dz",
    "th": "tds",
    "dj": "j",
    "ph": "f",
    "x": "s",
}
_ROUNDED = frozenset("ouw")
_HIGH = re.compile("[iy]|ee")
_FIRST = {"a": "A", "o": "U", "u": "U", "e": "I", "i": "I"}
_ARABIC = re.compile(r"[\u0620-\u06d3 ]+")
_ARTICLE_AND_ROOT = 4
"""Shorter words that begin with the letters of the article are words of their own."""
_ACRONYM = 6


def skeletons(name: str) -> tuple[Skeleton, ...]:
    """Return the skeletons of a name; none where it is in another script, or an acronym."""
    return tuple(islice(product(*each), _MOST)) if (each := _word_skeletons(name)) else ()


@lru_cache(maxsize=1 << 15)
def _word_skeletons(name: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word of a name, what its skeleton may be; an initial ends in a stop."""
    if len(name) > _LONGEST or (name.isupper() and len(name) <= _ACRONYM):
        return ()
    folded = fold_without_article(name if name.isalnum() else _ASSIMILATED.sub("", name))
    if _ARABIC.fullmatch(folded):
        return tuple(
            (_arabic(word),) for word in _servants_joined(fold(name).split(), "عبد", ("عبد",))
        )
    if not folded.isascii() or not folded:
        return ()
    each = folded.split()
    while len(each) > 1 and each[0] in _TITLES:
        each.pop(0)
    each = _servants_joined(each, "abd-", _SERVANTS)
    if "abd" in folded:
        each = [_SERVANT.sub("abd-", word, count=1) for word in each]
    return tuple(map(_latin, each)) if len(each) <= _WORDS else ()


def _servants_joined(each: Iterable[str], servant: str, servants: Collection[str]) -> list[str]:
    """Return the words, the servant of God (abd) as one word with the name that follows."""
    found: list[str] = []
    for word in each:
        if found and found[-1] in servants:
            found[-1] = servant + word
        else:
            found.append(word)
    return found


@lru_cache(maxsize=1 << 15)
def _latin(word: str) -> tuple[str, ...]:
    plain = _FINAL_H.sub("", _DOUBLED.sub(r"\1", word))
    end = len(plain)
    parts = []
    for found in _LETTERS.finditer(plain):
        start, after = found.span()
        parts.append(_kept_letters(found[0], not start, after == end, plain[after : after + 1]))
    stop = "." if len(word) == 1 and word.isalpha() else ""
    if all(len(part) == 1 for part in parts):  # most words are read in one way
        return ("".join([part[0] for part in parts]) + stop,)
    forms = islice(product(*parts), _MOST)
    return tuple(dict.fromkeys(["".join(form) + stop for form in forms]))


@lru_cache(maxsize=1 << 12)
def _kept_letters(letters: str, first: bool, last: bool, following: str) -> Sequence[str]:  # noqa: FBT001
    """Return what may be kept of letters: one consonant, or a run of vowels."""
    if letters[0] in "aeiou" or (letters[0] in "wy" and not first):
        return (_initial(letters) if first else _inner(letters, last=last),)
    if letters == "c":
        return "s" if following in ("e", "i", "y") else "k"
    return _CONSONANTS.get(letters, (letters,))


def _initial(letters: str) -> str:
    """Return what is kept of the vowels with which a word begins: their kind, and a glide."""
    if letters[:2] in ("ai", "ay", "ei", "ey"):
        return "I"
    kind = _FIRST[letters[0]]
    return kind if kind == "U" or _ROUNDED.isdisjoint(letters) else f"{kind}o"


def _inner(letters: str, *, last: bool) -> str:
    """Return what is kept of other vowels: that they are rounded, or glide, or end in an i."""
    rounded = "" if _ROUNDED.isdisjoint(letters) else "o" if letters[-1] in _ROUNDED else "w"
    return rounded + ("i" if last and _HIGH.search(letters) else "")


def _arabic(word: str) -> str:
    bare = word[2:] if word.startswith("ال") and len(word) > _ARTICLE_AND_ROOT else word
    return re.sub(r"(.)\1+", r"\1", bare[0] + bare[1:].replace("ا", ""))
