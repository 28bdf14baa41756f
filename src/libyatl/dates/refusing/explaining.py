"""Why a text is no date, in the words that help most: its readings, or what to write instead.

Of the refusals that `refusals.py` lists the first is heard that names a reading which stands
(`remedies.py`), or that knows of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from libyatl.dates.problem import DateError, Misread, quote
from libyatl.dates.refusing.facts import Facts, facts_of
from libyatl.dates.refusing.machine_times import machine_time
from libyatl.dates.refusing.older_forms import without_brackets
from libyatl.dates.refusing.other_words import in_our_words
from libyatl.dates.refusing.parts import of_the_whole, operands
from libyatl.dates.refusing.refusals import (
    AT_LAST,
    IN_SIGNS,
    IN_WORDS,
    OF_A_PIECE,
    OF_THE_WHOLE,
    UNKNOWN,
    UNKNOWN_AT_FIRST,
    WHOLE_AT_FIRST,
    Asked,
)
from libyatl.dates.refusing.refused_numbers import numbers_alone
from libyatl.dates.refusing.remedies import Read, Reader, Reading, Refused, offered
from libyatl.dates.when import When

_LONGEST = 100
"""Texts that are longer are told so much: they are no date."""
_DEEPEST = 2
_MOST_PIECES = 16
"""So many parts of a text are explained, then no more: a bound on the work for any text."""


class Effort(Protocol):
    """What is left for explaining the texts of a file (`libyatl.dates.parsing.Effort`)."""

    left: int


def explain(
    text: str, *, read: Read, found: DateError | None, effort: Effort | None = None
) -> DateError:
    """Return the error to raise for a text that is no date.

    Args:
        text: what cannot be read, of permitted characters only.
        read: reads a text as a date, answers None or raises `DateError`.
        found: what the reader itself found wrong, or None where it knew no such form.
        effort: how many parts of texts may be explained; what it took is taken off.
    """
    explaining = _Explaining(read, {text: found})
    if effort is None:
        return explaining.explain(text, found)
    if effort.left <= 0:
        return _briefly(text, found, explaining)
    error = explaining.explain(text, found)
    effort.left -= _MOST_PIECES - explaining.left
    return error


def _briefly(text: str, found: DateError | None, reader: Reader) -> DateError:
    """Return the error for one of very many texts: what can be said of it at no cost."""
    if text[0].isdigit() and text[-1].isdigit():
        said = facts_of(text)
        for refusal in (numbers_alone, machine_time):
            refused = refusal(said, reader)
            if refused is not None:
                return offered(said, refused, reader)
    nothing = Facts(text, (), frozenset(), frozenset(), ())
    reason = found.reason if found else _NO_FORM
    start, end = (found.start, found.end) if found else (0, None)
    return offered(nothing, Refused(reason, advice=_MEND_FIRST, start=start, end=end), reader)


def in_plain_letters(text: str, *, read: Read, effort: Effort | None) -> DateError | None:
    """Return the refusal of a text without its accents, if that has a reading: `août 1817`."""
    from unicodedata import combining, normalize

    plain = "".join(char for char in normalize("NFKD", text) if not combining(char))
    if not plain.isascii() or plain != plain.strip() or "  " in plain:
        return None
    explaining = _Explaining(read, {})
    error = explain(plain, read=read, found=explaining.fault(plain), effort=effort)
    return error if error.readings else None


class _Explaining(Reader):
    """Explains a text, and for that its parts, which are explained no deeper than need be."""

    def __init__(self, read: Read, known: dict[str, When | DateError | None]) -> None:
        super().__init__(read, known)
        self.depth = 0
        self.pieces = 0
        self.left = _MOST_PIECES
        self.known: dict[tuple[int, str], tuple[str, ...]] = {}

    def explain(self, text: str, found: DateError | None) -> DateError:
        said = facts_of(text)
        instead: DateError | None = None
        for refused in self.refusals(said, found):
            error = offered(said, refused, self)
            if error.readings:
                return error
            if not refused.readings:
                return error
            instead = instead or error
        last = _of_the_reader(found) if found else Refused(_NO_FORM)
        return instead or offered(said, last, self)

    def respell(self, text: str) -> tuple[str, ...]:
        """Return the readings of a text that is refused; none where none is known."""
        if self.pieces >= _DEEPEST or self.left == 0:
            return ()
        key = self.pieces, text
        if key not in self.known:
            self.pieces += 1
            try:
                part = self.explain(text, self.fault(text))
                self.doubted |= len(part.readings) == 1 and not part.mend
                self.known[key] = part.readings
            finally:
                self.pieces -= 1
        return self.known[key]

    def refusals(self, said: Facts, found: DateError | None) -> Iterator[Refused]:
        """Yield why a text is no date, the likeliest first."""
        if len(said.text) > _LONGEST or self.left == 0:
            return
        self.left -= 1
        text, piece = said.text, self.pieces > 0
        if said.unknown:  # nothing can be advised
            if not piece:
                yield from self.heard(UNKNOWN_AT_FIRST, said)
            if found is not None:
                yield _of_the_reader(found)
            elif not piece:
                yield from self.heard(UNKNOWN, said)
                yield from self.of_a_part(said)
            return
        guessed = isinstance(found, Misread) and found.guessed
        if isinstance(found, Misread) and found.instead:
            yield _of_the_reader(found)
        yield from self.heard(IN_WORDS if " " in text else IN_SIGNS, said)
        if not piece:
            yield from self.heard(WHOLE_AT_FIRST, said)
        if "[" in text:
            within = self.anew(said, without_brackets(text))
            yield from (refused for refused in within if refused.readings)
        if found is not None and not guessed:
            yield _of_the_reader(found)
            return
        yield from self.heard(OF_A_PIECE if piece else OF_THE_WHOLE, said)
        yield from self.anew(said, in_our_words(said))
        yield from self.of_a_part(said)
        if not piece:
            yield from self.heard(AT_LAST, said)

    def heard(self, asked: Asked, said: Facts) -> Iterator[Refused]:
        """Yield what these have to say."""
        for kinds, refusal in asked:
            if kinds is None or said.kinds & kinds:
                refused = refusal(said, self)
                if refused is not None:
                    yield refused

    def anew(self, said: Facts, text: str) -> Iterator[Refused]:
        """Yield why a text is no date once it is written anew."""
        if text in ("", said.text) or self.depth >= _DEEPEST:
            return
        self.depth += 1
        try:
            if self.date(text):
                reason = "words of dates are read in English"
                yield Refused(reason, (Reading(text),))
                return
            for refused in self.refusals(facts_of(text), self.fault(text)):
                yield refused._replace(start=0, end=None)
        finally:
            self.depth -= 1

    def of_a_part(self, said: Facts) -> Iterator[Refused]:
        """Yield what is wrong with the date behind a bound, or with the one of two."""
        text = said.text
        if self.depth >= _DEEPEST:
            return
        for start, end in operands(text):
            operand = text[start:end]
            when = self.date(operand)
            if when is not None and when.form == "date":
                continue
            if when is not None:
                reason = f"{quote(operand)} is more than one date"
                yield Refused(reason, advice="write one plain date there", start=start, end=end)
                return
            self.depth += 1
            try:
                for refused in self.refusals(facts_of(operand), self.fault(operand)):
                    yield of_the_whole(refused, text, start, end)
            finally:
                self.depth -= 1
            return


_NO_FORM = "it is in no form of a date that is read here"
_MEND_FIRST = "mend the dates above first, which are explained: they are too many for all to be"


def _of_the_reader(found: DateError) -> Refused:
    text, start, end = found.text, found.start, found.end
    readings = tuple(
        Reading(text[:start] + written + text[end:], meaning, worked_out=True)
        for written, meaning in (found.instead if isinstance(found, Misread) else ())
    )
    return Refused(found.reason, readings, advice=found.help, start=start, end=end, certain=False)
