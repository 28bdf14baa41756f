"""Words as a person types them, as one condition: `Hifter 2017-07` is an actor and a window.

A word is the first of these that it can be: the id of an event, exactly; an actor, a place, a tag
or a source, in any spelling; a date, or a range of dates; a text that some event holds. Ids are
any of them, and all other words narrow what they leave.

What the words ask is written as an expression of `--where` and read back from there, so that the
condition that is said is the one that was asked.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from libyatl.dates import DateError
from libyatl.dates.refusing.remedies import FORMS
from libyatl.errors import UsageError
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.query.conditions import (
    Both,
    Condition,
    Either,
    Identified,
)
from libyatl.query.expression import NAMES, parse_expression
from libyatl.query.near_misses import COMPARED
from libyatl.query.scope import Scope
from libyatl.query.terms import as_option, hint, said
from libyatl.query.texts_of import words_of
from libyatl.text.inert import one_line, shorten
from libyatl.text.spelling import beginning_else_nearest, fold

_LISTINGS = "list what there is with: libyatl actors, places, tags, sources, or filter --fields id"
IsHeld = Callable[[str], bool]
"""Whether an event holds a word in a text, and not in its id."""


class Meant(NamedTuple):
    """What words ask.

    Attributes:
        where: the expression that asks the same.
        condition: what it asks.
        notes: what a reader should know of how the words were taken; none of ids alone.
    """

    where: str
    condition: Condition
    notes: tuple[str, ...]


class UnknownWord(UsageError):
    """A word that is no id, no name and no date, and that no event holds."""

    def __init__(self, word: str, help: str) -> None:
        """Take the word, and what may be meant by it."""
        super().__init__(
            f"'{shorten(word)}' is no id, name or date, and no event has it in its words", help=help
        )
        self.word = word


def meant(timeline: Timeline, words: Iterable[str]) -> Meant:
    """Return what the words ask of a timeline, of which there is at least one.

    Raises:
        UnknownWord: one is nothing that the timeline knows; what may be meant is suggested.
        UsageError: they make too long an expression.
    """
    scope = Scope.of(timeline)
    return meant_among(scope, words, partial(_is_held, scope))


def meant_among(scope: Scope, words: Iterable[str], is_held: IsHeld) -> Meant:
    """Return the same of a scope that knows all names, and those of the words that are ids.

    Raises:
        UnknownWord: one is nothing that the scope knows; what may be meant is suggested.
        UsageError: they make too long an expression.
    """
    typed = [*words]
    several, index = [*dict.fromkeys(typed)], scope.timeline.shown_ids
    ids = [Identified(word) for word in several if word in index]
    read = {word: list(readings(scope, word)) for word in several}
    together = [*_together(scope, several), *_with_operators(scope, typed)]
    found = [
        _taken(scope, word, read[word], together, is_held) for word in several if word not in index
    ]
    others = [note for word in several for note in _also(word, read[word])]
    any_of = Either(tuple(ids)) if len(ids) > 1 else Both(tuple(ids))
    if not found:  # of ids there may be more than an expression can hold
        return Meant(str(any_of), any_of, tuple(others))
    asked = [f"({any_of})" if len(ids) > 1 else f"{any_of}", *found]
    where = " and ".join(filter(None, asked))
    notes = [f"taken as {as_option(where)}", *others, *together]
    return Meant(where, parse_expression(where), tuple(notes))


def readings(scope: Scope, word: str) -> Iterator[str]:
    """Yield what a word may be but a text, each as a term of an expression, the likeliest first."""
    if word in scope.timeline.shown_ids:
        yield said("id", word)
    for kind in KINDS:
        if scope.names.of(kind).lookup(word):
            yield said(kind, word)
    if _bounds_a_window(word):
        yield said("date", word)


def suggested(timeline: Timeline, word: str) -> str:
    """Return how to ask what a word alone in an expression was probably meant as."""
    scope = Scope.of(timeline)
    return suggested_among(scope, word, partial(_is_held, scope))


def suggested_among(scope: Scope, word: str, is_held: IsHeld) -> str:
    """Return the same of a scope that knows all names, and the word if it is an id."""
    term = next(readings(scope, word), "")
    if not term and is_held(word):
        term = said("text", word)
    return f"write {one_line(term)}" if term else _likely_meant(scope, word)


def _taken(
    scope: Scope, word: str, read: Sequence[str], together: Iterable[str], is_held: IsHeld
) -> str:
    if read:
        return read[0]
    if is_held(word):
        return said("text", word)
    raise UnknownWord(word, "; ".join(together) or _likely_meant(scope, word))


def _bounds_a_window(word: str) -> bool:
    # `date:none` and `date:..` ask for what has no date, or for any.
    return fold(word) not in ("", "none") and _why_no_date(word) is None


def _why_no_date(word: str) -> DateError | None:
    try:
        NAMES["date"](word)
    except DateError as failure:
        return failure
    return None


def _is_held(scope: Scope, word: str) -> bool:
    """Return whether an event, or an account of one, holds the word in a text and not in its id."""
    wanted = fold(word)
    told = (rival.event for some in scope.accounts.values() for rival in some)
    return bool(wanted) and any(
        wanted in fold("\n".join(words_of(event))) for event in chain(scope.timeline.events, told)
    )


# ---- what is said of it


def _name_of(term: str) -> str:
    return term.partition(":")[0]


def _also(word: str, read: Sequence[str]) -> Iterator[str]:
    """Yield which other readings of a word there are."""
    if len(read) > 1:
        others = ", ".join(f"for the {_name_of(term)} {as_option(term)}" for term in read[1:])
        yield f"'{shorten(word)}' is taken as the {_name_of(read[0])}; {others}"


def _together(scope: Scope, words: Sequence[str]) -> Iterator[str]:
    """Yield what the words are as one, if anything: a shell takes them apart unless in quotes."""
    whole = " ".join(words)
    if len(words) > 1 and (term := next(readings(scope, whole), "")):
        yield f"for the {_name_of(term)} {one_line(shlex.quote(whole))}, write it in quotes"


def _with_operators(scope: Scope, words: Sequence[str]) -> Iterator[str]:
    """Yield how to ask words between which `and`, `or` or `not` stands, as a condition."""
    operators = {"and", "or", "not"}.intersection(words)
    if operators:
        terms = [one if one in operators else _term(scope, one) for one in words]
        where = " ".join(terms)
        try:
            parse_expression(where)
        except UsageError:
            return
        yield f"for the condition {as_option(where)}"


def _term(scope: Scope, word: str) -> str:
    return next(readings(scope, word), said("text", word))


def _likely_meant(scope: Scope, word: str) -> str:
    ids = scope.timeline.shown_ids
    registers = [scope.names.of(kind) for kind in KINDS]
    spellings = chain.from_iterable(register.names_first() for register in registers)
    guesses = beginning_else_nearest(word, ids, chain(spellings, ids))
    if not guesses:
        guesses = [guess for register in registers if (guess := register.suggest(word))]
    return hint(scope, guesses, _as_condition(word) or _as_date(word) or _LISTINGS)


def _as_condition(word: str) -> str:
    """Return how to ask a word that is an expression, or would be with a colon."""
    try:
        parse_expression(word)
    except UsageError as failure:
        return f"for a condition, {failure.help} behind --where" if COMPARED.match(word) else ""
    return f"it is a condition: {as_option(word)}"


def _speaks_of_time(word: str, failure: DateError) -> bool:
    """Return whether words without a number were refused for what they say: today, May, Monday."""
    return any(map(str.isalpha, word)) and word.isascii() and failure.help != FORMS


def _as_date(word: str) -> str:
    """Return why a word that looks like a date is none."""
    failure = _why_no_date(word)
    if failure is None or not (any(map(str.isdigit, word)) or _speaks_of_time(word, failure)):
        return ""
    remedy = "ask by a date, such as 2017-07" if failure.of_event else failure.help
    return "; ".join(filter(None, (f"as a date: {failure.reason}", remedy)))
