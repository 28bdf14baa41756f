"""Words of English dates: how a text is split in them, and what the tables know of each.

One date is written by many hands: `c.1900`, `300 B.C.`, `25-Jul-2017`. What is written together
is split here where that can be done in one way alone, and eras lose their dots.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates.calendar_names import MONTHS, with_ending
from libyatl.dates.civil import LARGEST_YEAR
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError, Misread


class Word(NamedTuple):
    """A word in lower case and where it stands in the text."""

    word: str
    start: int
    end: int


Words = list[Word]

MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    **{f"{name[:3].lower()}.": number for number, name in enumerate(MONTHS, 1) if name != "May"},
    "sept": 9,
    "sept.": 9,
}
SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PARTS_OF_YEAR = {"q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41}
VAGUE = frozenset(
    (
        *("c", "c.", "ca", "ca.", "circa", "circa.", "about", "abt", "abt.", "around"),
        *("approximately", "approx", "approx."),
    )
)
VAGUE_IN_CAPITALS = frozenset(("EST", "CAL"))
"""GEDCOM's estimated and calculated; in small letters, `est. 1900` may be `established`."""
THIRDS = {"early": 0, "mid": 1, "late": 2}
HALVES = {"first": 0, "second": 1}
ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}


def split_words(text: str) -> Words:
    """Split a text at its single blanks, and what is written together where that is known."""
    words: Words = []
    start = 0
    for word in text.lower().split(" "):
        end = start + len(word)
        if word.isalpha() or word.isdigit() or word[:1] in ("", "-"):
            words.append(Word(word, start, end))
        else:
            words += _pieces(word, start, end)
        start = end + 1
    return words


def _pieces(word: str, start: int, end: int) -> Words:
    """Split `c.1900`, `300bc`, `ad50` and `25-jul-2017`; take the dots out of `b.c.`."""
    match = pattern(_TOGETHER).fullmatch(word)
    if match is None:
        return [Word(word, start, end)]
    if match["vague"]:
        middle = start + match.end("vague")
        rest = match["dated"]
        date = [Word(rest, middle, end)] if rest.isdigit() else _pieces(rest, middle, end)
        return [Word(match["vague"], start, middle), *date]
    return [
        Word(said.replace(".", "") if name in _ERA_GROUPS else said, start + low, start + high)
        for name, said in match.groupdict().items()
        if said is not None and name != "sign"
        for low, high in (match.span(name),)
    ]


_MONTH_OF_A_DATE = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)).replace(".", "\\.")
_ERA_GROUPS = ("alone", "era", "before")
_BEHIND = r"b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?"
_TOGETHER = (
    r"(?P<vague>(?:ca?|circa)\.?)(?P<dated>[0-9].*)"
    rf"|(?P<alone>{_BEHIND})|(?P<number>[0-9]+)(?P<era>{_BEHIND})"
    r"|(?P<before>a\.?d\.?)(?P<behind>[0-9]+)"
    rf"|(?P<day>[0-9]{{1,2}})(?P<sign>[-/])(?P<month>{_MONTH_OF_A_DATE})(?P=sign)(?P<year>[0-9]{{4}})"
)


def take_year(text: str, words: Words) -> tuple[int | None, Words]:
    """Take the year off the end: `2017`, `44 BC`, `50 CE`, `AD 50`; return it and the rest."""
    last = words[-1].word
    if last in ERAS and len(words) > 1:
        number, sign, rest, taken = words[-2].word, ERAS[last], words[:-2], words[-2:]
    elif len(words) > 1 and words[-2].word == "ad":
        number, sign, rest, taken = last, 1, words[:-2], words[-2:]
    elif len(last) == 4 and is_number(last):
        return int(last), words[:-1]
    else:
        return None, words
    if not is_number(number):
        return None, words
    start, end = taken[0].start, taken[-1].end
    if not number.strip("0"):
        raise DateError(
            text,
            "there is no year 0 before or after Christ",
            help="1 BC is followed by AD 1",
            start=start,
            end=end,
        )
    if number[0] == "0" and len(number) != 4:
        raise Misread(
            text,
            "a year with an era has no zeros before it",
            (text[start:end].replace(number, number.lstrip("0")), ""),
            help="leave the zeros out",
            start=start,
            end=end,
        )
    if len(number) > len(str(LARGEST_YEAR)) or int(number) > LARGEST_YEAR:
        raise DateError(
            text,
            "the year is beyond 10^15",
            start=start,
            end=end,
            help="years run to Y1E15 and Y-1E15",
        )
    return (int(number) if sign > 0 else 1 - int(number)), rest


def without_comma(word: Word) -> Word:
    """Return a word without the comma behind it."""
    return Word(word.word[:-1], word.start, word.end - 1) if word.word[-1:] == "," else word


def without_brackets(said: str) -> str:
    """Return a text without the brackets or parentheses around it."""
    return said[1:-1] if said[:1] + said[-1:] in ("()", "[]") else said


def take_day(text: str, word: Word) -> int | None:
    """Read `25`, `05` or `25th`; None where it is no day of any month.

    Raises:
        DateError: it is a number with the ordinal ending of another.
    """
    digits = word.word
    ending = ""
    if digits[-2:] in ("st", "nd", "rd", "th"):
        digits, ending = digits[:-2], digits[-2:]
    if not is_number(digits) or len(digits) > 2:
        return None
    day = int(digits)
    right = with_ending(day)
    if ending and right != f"{day}{ending}":
        raise Misread(
            text,
            f"{day} is not written {digits}{ending}",
            (right, ""),
            help="correct the number or its ending",
            start=word.start,
            end=word.end,
        )
    return day


def is_number(word: str) -> bool:
    """Say whether a word consists of the digits 0 to 9."""
    return word.isascii() and word.isdigit()
