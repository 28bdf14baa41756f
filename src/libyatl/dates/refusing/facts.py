"""What a text says, fact by fact: its numbers, and the words that bear on them.

A remedy must account for each of these, and may add none (`accounting.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.patterns import pattern
from libyatl.dates.reading.english_words import MONTH_NUMBERS
from libyatl.dates.refusing.vocabulary import Entry, Kind, openings, vocabulary
from libyatl.dates.zone_abbreviations import ABBREVIATIONS

_TOKEN = (
    r"[0-9]+|h[12](?![0-9a-z])|j\.?-c|[a-z]+(?:\.[a-z]+)*|[~?%&]|[<>]=?|"
    r"^[–-](?![0-9y])|(?<![–-])[–-]$|\+$|^\.\.|\.\.$"
)
_UNKNOWN_END = r"(?:(?<=[^–-][–/-])|(?<=[–/-] )|(?<= to ))\?$|^\?(?= ?[–/-])"
"""A question mark in the place of a date: it marks none as uncertain."""
_ZONE = "[a-z][a-z_-]*(?:/[a-z][a-z0-9_+-]*)+|"
"""A time zone by its place; what is written so without a clock is something else."""
_MARKS = {
    "~": Entry("approximate"),
    "?": Entry("uncertain"),
    "%": Entry("approximate"),
    "&": Entry("joint", "and"),
    "<": Entry("before", "before"),
    "<=": Entry("by", "by"),
    ">": Entry("after", "after"),
    ">=": Entry("on or after", "on or after"),
    "..": Entry("open"),
    "-": Entry("open"),
    "–": Entry("open"),
    "+": Entry("open"),
}
_HOUR = "h(?:[0-9]{2})?(?![0-9])(?! ?[0-9]{4})"
"""An h behind a number, of `14h30` and not of `1H 2017`."""
_QUARTERS = {
    "first quarter": 1,
    "second quarter": 2,
    "third quarter": 3,
    "fourth quarter": 4,
    "last quarter": 4,
}
_IN_CAPITALS = ("est", "cal")
"""Words of GEDCOM; in small letters `est. 1817` may be established, and `cal` a calendar."""
_LONGEST_PHRASE = 4


class Said(NamedTuple):
    """A word or a phrase of the text, what it bears on, and where it stands."""

    word: str
    entry: Entry
    start: int
    end: int


class Facts(NamedTuple):
    """All that a text says.

    Attributes:
        text: the text.
        words: its words that are known.
        kinds: what these bear on.
        numbers: its numbers in digits, and those of its months.
        unknown: its words that are not known, with their places.
    """

    text: str
    words: tuple[Said, ...]
    kinds: frozenset[Kind]
    numbers: frozenset[int]
    unknown: tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=256)  # a text is asked again for each remedy
def facts_of(text: str) -> Facts:
    """Return what a text says."""
    lower = text.lower()
    if "?" in text:
        lower = pattern(_UNKNOWN_END).sub(lambda mark: "+" if mark.start() else "–", lower)
    with_clock = ":" in text and bool(pattern("[0-9]:[0-9]{2}").search(lower))
    tokens = pattern(_ZONE + _TOKEN if with_clock else _TOKEN).finditer(lower)
    found = [(match[0], match.start(), match.end()) for match in tokens]
    words: list[Said] = []
    unknown: list[tuple[str, int, int]] = []
    numbers: set[int] = set()
    at = 0
    while at < len(found):
        token, start, end = found[at]
        if token[0].isdigit():
            numbers.add(_number_of(token, lower[end : end + 4]))
            at += 1
            continue
        count, word, entry = _longest(found, at, with_clock=with_clock)
        if word == "h" and at and found[at - 1][2] == start and pattern(_HOUR).match(lower, start):
            entry = Entry("clock")
        if word in _IN_CAPITALS and (
            text[start:end].islower() or (at + 1 == len(found) and not with_clock)
        ):
            entry = None
        if entry is None:
            unknown.append((text[start:end], start, end))
        else:
            words.append(Said(word, entry, start, found[at + count - 1][2]))
            if entry.kind == "month":
                numbers.add(_month_number(word, entry))
            elif word in _QUARTERS:
                numbers.add(_QUARTERS[word])
        at += count
    kinds = frozenset(said.entry.kind for said in words)
    if "%" in lower:
        kinds |= {"uncertain"}
    return Facts(text, tuple(words), kinds, frozenset(numbers), tuple(unknown))


def _longest(
    found: list[tuple[str, int, int]], at: int, *, with_clock: bool
) -> tuple[int, str, Entry | None]:
    """Return how many tokens the longest known phrase takes, the phrase and its entry."""
    token = found[at][0]
    if token in _MARKS:
        return 1, token, _MARKS[token]
    if "/" in token:
        return 1, token, Entry("zone")
    known = vocabulary()
    longest = _LONGEST_PHRASE if token.rstrip(".") in openings() else 1
    for count in range(min(longest, len(found) - at), 0, -1):
        phrase = " ".join(part[0] for part in found[at : at + count])
        word = phrase.replace(".", "").replace("j-c", "jc")
        if with_clock and word.upper() in ABBREVIATIONS:
            return 1, word, Entry("zone")
        if word == "am" and at and int(found[at - 1][0] if found[at - 1][0].isdigit() else 0) > 99:
            return 1, word, Entry("calendar")
        if word in known:
            return count, word, known[word]
    return 1, token, None


def _number_of(digits: str, behind: str) -> int:
    """Return a number, with noughts for the masks that stand right behind it: 1900 of `19XX`."""
    return int(digits[:20] + "0" * (len(behind) - len(behind.lstrip("xu"))))


def _month_number(word: str, entry: Entry) -> int:
    return MONTHS.index(entry.ours) + 1 if entry.ours else MONTH_NUMBERS[word]
