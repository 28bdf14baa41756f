"""Why the bounds of an event are what they are, in words: a bound, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from libyatl.chronology.answers.explanation import Reason
from libyatl.chronology.chronology import Chronology
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.saying.in_words import in_words
from libyatl.views.words.moment_words import (
    Seen,
    differing,
    follows_words,
    ground_words,
    told_together,
    with_grounds,
)


class BoundTold(NamedTuple):
    """Bounds in words that rest on the same statements, with their chain."""

    words: str
    reason: Reason


def bounds_told(
    chronology: Chronology, place: int, *, most: int | None = None
) -> Iterator[BoundTold]:
    """Yield bounds of an event in words with their chain: in one, what rests on the same.

    With `most`, chains for which more constraints would be looked at are not whole.
    """
    by_chain: dict[frozenset[Statement], dict[int, Reason]] = {}
    for number, reason in enumerate(chronology.why(place, most=most)):
        if reason.at is not None:
            by_chain.setdefault(frozenset(reason.statements), {})[number] = reason
    for reasons in by_chain.values():
        seen = _as_bounds(reasons)
        words, exact = told_together(chronology, place, seen)
        reason = next(iter(reasons.values()))
        more = differing(exact, words)
        said = with_grounds(f"{words} ({more})" if more else words, reason.grounds)
        yield BoundTold(f"{said}, because", reason)


def _as_bounds(reasons: Mapping[int, Reason]) -> Seen:
    """Return the bounds of some reasons, by their numbers; the others are open."""
    seconds = [OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE]
    offsets: list[int | None] = [None] * 4
    for number, reason in reasons.items():
        if reason.at is not None:
            day, second, offset = reason.at
            rest = SECONDS_IN_DAY - 1 if number & 1 else 0
            seconds[number] = day * SECONDS_IN_DAY + (rest if second is None else second)
            offsets[number] = offset
    (a, b, c, d), (of_a, of_b, of_c, of_d) = seconds, offsets
    return Seen((a, b, c, d), (of_a, of_b, of_c, of_d))


def all_that_follows(chronology: Chronology, place: int) -> str:
    """Return the bounds in words; where they are those of its date by all accounts, that date."""
    when = chronology.rules.events[place].when
    if when is not None and not chronology.is_derived(place):
        return in_words(when)
    return follows_words(chronology, place) or "any day"


def statements_told(reason: Reason) -> Iterator[tuple[Statement, str]]:
    """Yield the statements of a chain, each with why it is not certain: nothing where it is."""
    for step in reason.steps:
        for number, statement in enumerate(step.statements, 1):
            yield statement, ground_words(step.grounds) if number == len(step.statements) else ""


def contradiction_words(chronology: Chronology, place: int) -> str:
    """Return what becomes of an event whose statements contradict others; nothing of others."""
    if not chronology.in_contradiction(place):
        return ""
    keeps = chronology.keeps_its_date(place)
    left = "it keeps its own date" if keeps else "those that do are left aside"
    return f"its statements contradict others; {left}"


ALL_CANNOT_BE = "these cannot all be true"
"""What is said of the statements of a contradiction."""
