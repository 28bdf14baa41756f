"""Centuries in words, and their thirds and halves: `17th century`, `early 3rd century BC`.

Some count the 17th century from 1600, some from 1601: both counts are joined, so that it is one
day of 1600 to 1700. A third or a half is that of the one count joined with that of the other.
"""

from __future__ import annotations

from libyatl.dates.civil import ordinal
from libyatl.dates.date_forms import Precision
from libyatl.dates.patterns import pattern
from libyatl.dates.reading.english_words import ERAS, HALVES, THIRDS, Word, Words, take_day
from libyatl.dates.when import When

ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_CENTURY = ("century", "cent", "cent.", "c", "c.")
_FORM = (
    "(?:the )?(?:(?P<third>(?:early|late)(?: in(?: the)?)?|mid)[ -]"
    "|(?P<half>first|second) half of (?:the )?)?"
    r"(?P<number>[0-9]{1,2}(?:st|nd|rd|th)|[a-z-]+)[ -](?:century|cent\.?|c\.?)"
    "(?: (?P<era>[a-z]+))?"
)
# The first and the last year of each part, counted from the first year of the joined counts.
_THIRDS = ((0, 34), (33, 67), (66, 100))
_HALVES = ((0, 50), (50, 100))


def read_century(text: str, words: Words) -> When | None:
    """Read a century, or a third or a half of it, with or without an era and articles.

    Raises:
        DateError: its number has the ordinal ending of another.
    """
    counted = words[-1].word
    if counted in ERAS and len(words) > 1:
        counted = words[-2].word
    if counted.isdigit() or not counted.endswith(_CENTURY):
        return None
    match = pattern(_FORM).fullmatch(" ".join(word.word for word in words))
    if match is None:
        return None
    number, sign = _number(text, words, match["number"]), ERAS.get(match["era"] or "ad")
    if not number or sign is None:
        return None
    precision: Precision = "century"
    first, last = 0, 100
    if match["third"]:
        precision = "third"
        first, last = _THIRDS[THIRDS[match["third"].split(" ")[0]]]
    elif match["half"]:
        precision = "half"
        first, last = _HALVES[HALVES[match["half"]]]
    begins = 100 * number - 100 if sign > 0 else 1 - 100 * number
    low, high = begins + first, begins + last
    # No year before Christ is of the first century after, and none after of the first before.
    low, high = (max(low, 1), high) if sign > 0 else (low, min(high, 0))
    a, d = ordinal(low, 1, 1), ordinal(high, 12, 31)
    return When((a, d, a, d), text[words[0].start : words[-1].end], precision)


def _number(text: str, words: Words, said: str) -> int | None:
    """Return the number of a century in digits or in words; None where it is none."""
    if not said[0].isdigit():
        return ORDINALS.index(said) if said in ORDINALS else None
    at = next(word for word in words if said in word.word)
    return take_day(text, Word(said, at.start, at.end))
