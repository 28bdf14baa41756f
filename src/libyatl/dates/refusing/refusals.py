"""Why a text is no date, in the words that help most: its readings, or what to write instead.

A refusal is a function of what the text says and of the reader of its parts; it answers None
where it has nothing to say. Of the rows at the end the first is heard that names a reading
which stands (`remedies.py`), or that knows of none. To add one, write it beside those of its
kind and give it its row here; a respelling is a row of `respellings.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.dates.problem import DateError, Misread, quote
from libyatl.dates.refusing.clocks import CLOCKS, clock_behind, half_of_a_day, no_day
from libyatl.dates.refusing.facts import Facts, facts_of
from libyatl.dates.refusing.lasting import (
    as_of,
    beginning_or_end,
    season_part,
    weeks,
    whole_of,
)
from libyatl.dates.refusing.machine_times import machine_time
from libyatl.dates.refusing.number_spans import days_in_numbers, months_in_numbers
from libyatl.dates.refusing.older_forms import (
    dots,
    draft,
    editors_brackets,
    plus,
    without_brackets,
)
from libyatl.dates.refusing.other_words import (
    in_our_words,
    julian,
    of_another_calendar,
    own_year,
    unknown_words,
    weekday,
)
from libyatl.dates.refusing.parts import of_the_whole, operands
from libyatl.dates.refusing.parts_of_day import night_of_two_days, part_of_a_day
from libyatl.dates.refusing.refused_numbers import (
    not_yet_over,
    numbers_alone,
    short_or_long_year,
)
from libyatl.dates.refusing.refused_words import (
    decade_or_century,
    no_date_at_all,
    no_year,
    without_its_century,
)
from libyatl.dates.refusing.remedies import (
    Read,
    Reader,
    Reading,
    Refusal,
    Refused,
    offered,
)
from libyatl.dates.refusing.respellings import blanks, capitals, rewritten, uncertain
from libyatl.dates.refusing.two_calendars import dual_dated
from libyatl.dates.refusing.two_ends import alternatives, double_dated, two_ends, winter
from libyatl.dates.when import When

_LONGEST = 100
"""Texts that are longer are told so much: they are no date."""
_DEEPEST = 2
_MOST_PIECES = 16
"""So many parts of a text are explained, then no more: a bound on the work for any text."""


def explain(text: str, *, read: Read, found: DateError | None) -> DateError:
    """Return the error to raise for a text that is no date.

    Args:
        text: what cannot be read, of permitted characters only.
        read: reads a text as a date, answers None or raises `DateError`.
        found: what the reader itself found wrong, or None where it knew no such form.
    """
    return _Explaining(read, {text: found}).explain(text, found)


def in_plain_letters(text: str, *, read: Read) -> DateError | None:
    """Return the refusal of a text without its accents, if that has a reading: `août 1817`."""
    from unicodedata import combining, normalize

    plain = "".join(char for char in normalize("NFKD", text) if not combining(char))
    if not plain.isascii() or plain != plain.strip() or "  " in plain:
        return None
    explaining = _Explaining(read, {})
    error = explaining.explain(plain, explaining.fault(plain))
    return error if error.readings else None


_Asked = tuple[tuple[frozenset[str] | None, Refusal], ...]


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
                self.known[key] = self.explain(text, self.fault(text)).readings
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
                yield from self.heard(_UNKNOWN_AT_FIRST, said)
            if found is not None:
                yield _of_the_reader(found)
            elif not piece:
                yield from self.heard(_UNKNOWN, said)
                yield from self.of_a_part(said)
            return
        guessed = isinstance(found, Misread) and found.guessed
        if isinstance(found, Misread) and found.instead:
            yield _of_the_reader(found)
        yield from self.heard(_IN_WORDS if " " in text else _IN_SIGNS, said)
        if not piece:
            yield from self.heard(_WHOLE_AT_FIRST, said)
        if "[" in text:
            within = self.anew(said, without_brackets(text))
            yield from (refused for refused in within if refused.readings)
        if found is not None and not guessed:
            yield _of_the_reader(found)
            return
        yield from self.heard(_OF_A_PIECE if piece else _OF_THE_WHOLE, said)
        yield from self.anew(said, in_our_words(said))
        yield from self.of_a_part(said)
        if not piece:
            yield from self.heard(_AT_LAST, said)

    def heard(self, asked: _Asked, said: Facts) -> Iterator[Refused]:
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
                reason = "it is written in the words that are read here"
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


def _of_the_reader(found: DateError) -> Refused:
    text, start, end = found.text, found.start, found.end
    readings = tuple(
        Reading(text[:start] + written + text[end:], meaning, worked_out=True)
        for written, meaning in (found.instead if isinstance(found, Misread) else ())
    )
    return Refused(found.reason, readings, advice=found.help, start=start, end=end)


_Row = tuple[str, Refusal]
"""The kinds of words without which there is nothing to ask, between strokes; and the question."""


def _rows(*rows: _Row) -> _Asked:
    return tuple((frozenset(kinds.split("|")) if kinds else None, ask) for kinds, ask in rows)


_CLOCKS = tuple(("", refusal) for refusal in CLOCKS)
_IN_SIGNS = _rows(
    ("", numbers_alone),
    ("", machine_time),
    ("", capitals),
    ("", draft),
    *_CLOCKS,
    ("uncertain", uncertain),
)
_IN_WORDS = _rows(
    ("", numbers_alone),
    ("", machine_time),
    ("", decade_or_century),
    ("", blanks),
    ("clock", half_of_a_day),
    *_CLOCKS,
    ("uncertain", uncertain),
)
_WHOLE_AT_FIRST = _rows(
    ("", no_day),
    ("", no_date_at_all),
    ("open|uncertain", not_yet_over),
    ("", editors_brackets),
    ("open", dots),
    ("winter", winter),
    ("part of a day", night_of_two_days),
    ("month", dual_dated),
    ("month", double_dated),
    ("", months_in_numbers),
    ("", days_in_numbers),
    ("", two_ends),
)
_OF_A_PIECE = _rows(
    ("", short_or_long_year),
    ("calendar", of_another_calendar),
    ("part of a day", part_of_a_day),
    ("weekday", weekday),
    ("", without_its_century),
    ("", rewritten),
)
"""What a part of a text is asked; whether it is two dates, or a longer time, is not."""
_OF_THE_WHOLE = _rows(
    ("", short_or_long_year),
    ("calendar", of_another_calendar),
    ("julian", julian),
    ("own year", own_year),
    ("part of a day", part_of_a_day),
    ("weekday", weekday),
    ("lasting", weeks),
    ("lasting|during", whole_of),
    ("as of", as_of),
    ("beginning|end", beginning_or_end),
    ("", without_its_century),
    ("open", plus),
    ("one of|joint|all of", alternatives),
    ("", rewritten),
    ("spring|summer|autumn|winter", season_part),
)
_UNKNOWN_AT_FIRST = _rows(("", no_date_at_all), ("", clock_behind))
_UNKNOWN = _rows(("calendar", of_another_calendar), ("", unknown_words))
_AT_LAST = _rows(("", no_year))
