"""Why a text is no date, in the words that help most: its readings, or what to write instead.

A refusal is a function of the text and of the reader of dates; it answers None where it has
nothing to say, and the first in `_REFUSALS` that answers is heard. To add one, write it in
`refused_numbers.py` or `refused_words.py` (a respelling is a row of `respellings.py`) and give it
its row here.
"""

from __future__ import annotations

from collections.abc import Callable

from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError, quote
from libyatl.dates.reading.english_bounds import BOUNDS
from libyatl.dates.reading.english_words import VAGUE
from libyatl.dates.refusing.refused_numbers import numbers_alone, short_or_long_year, two_years
from libyatl.dates.refusing.refused_words import (
    no_date_at_all,
    no_year,
    without_its_century,
)
from libyatl.dates.refusing.respellings import (
    Read,
    is_remedy,
    read_or_none,
    rewritten,
    shared_ending,
)

Refusal = Callable[[str, Read], DateError | None]

_MOST_WORDS = 14
_MOST_DROPPED = 6
# Words that bear on the date are never called superfluous.
_SAYS_WHEN = (
    r"(?i)[0-9]|[-–/]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|"
    r"winter|early|late|mid|half|before|after|since|until|from|to|by|between|and|or|not|q)"
)
_OPENINGS = (*(f"{' '.join(words)} " for words, _ in BOUNDS), *(f"{word} " for word in VAGUE))


def explain(text: str, *, read: Read, found: DateError | None) -> DateError:
    """Return the error to raise for a text that is no date.

    Args:
        text: what cannot be read, of permitted characters only.
        read: reads a text as a date, answers None or raises `DateError`.
        found: what the reader itself found wrong, or None where it knew no such form.
    """
    for refusal in _REFUSALS if found is None else _BEFORE_THE_READER:
        error = refusal(text, read)
        if error is not None:
            if error.mend and read_or_none(error.mend, read) is None:
                error.mend = ""
            return error
    return found or DateError(
        text,
        "it is in no form of a date that is read here",
        help="write 2017-07-25, 25 July 2017, July 2017 or 2017",
    )


def _part_at_fault(text: str, read: Read) -> DateError | None:
    """Explain the date behind a bound, or the one of two, that cannot be read."""
    for start, end in _operands(text):
        operand = text[start:end]
        when = read_or_none(operand, read)
        if when is not None and when.form == "date":
            continue
        if when is not None:
            error = DateError(
                operand,
                f"{quote(operand)} is more than one date",
                help="write one plain date there",
            )
        else:
            error = explain(operand, read=read, found=_refusal_of(operand, read))
        mend = error.mend and text[:start] + error.mend + text[end:]
        return DateError(
            text,
            error.reason,
            help=error.help,
            mend=mend,
            of_event=error.of_event,
            start=start + error.start,
            end=start + error.end,
        )
    return None


def _operands(text: str) -> list[tuple[int, int]]:
    """Return where the plain dates of a bound, a span or a between stand in the text."""
    lower = text.lower()
    for opening, joints in (("between ", (" and ",)), ("from ", (" to ", " until "))):
        for joint in joints:
            at = lower.find(joint)
            if lower.startswith(opening) and at > len(opening):
                return [(len(opening), at), (at + len(joint), len(text))]
    for opening in _OPENINGS if lower.startswith(_OPENINGS) else ():
        if lower.startswith(opening):
            return [(len(opening), len(text))]
    return []


def _refusal_of(text: str, read: Read) -> DateError | None:
    try:
        read(text)
    except DateError as error:
        return error
    return None


def _words_around(text: str, read: Read) -> DateError | None:
    """Find the date that stands at the beginning or the end of a longer text."""
    words = text.split(" ")
    if len(words) > _MOST_WORDS:
        return None
    for count in range(1, min(len(words), _MOST_DROPPED + 1)):
        head, tail = " ".join(words[:-count]), " ".join(words[count:])
        for date, start, end in (
            (head, len(head) + 1, len(text)),
            (tail, 0, len(text) - len(tail) - 1),
        ):
            said = pattern(_SAYS_WHEN).search(text[start:end])
            if not said and is_remedy(date, read):
                return DateError(
                    text,
                    f"{quote(text[start:end])} is not part of a date",
                    help=f"write {date}",
                    start=start,
                    end=end,
                )
    return None


_BEFORE_THE_READER: tuple[Refusal, ...] = (numbers_alone, two_years, no_date_at_all)
_REFUSALS: tuple[Refusal, ...] = (
    *_BEFORE_THE_READER,
    short_or_long_year,
    without_its_century,
    shared_ending,
    rewritten,
    _part_at_fault,
    no_year,
    _words_around,
)
