"""Words that can stand in an answer, and which of them may be meant by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from libyatl.cli.prompting.questions import Question
from libyatl.dates.calendar_names import MONTHS
from libyatl.model import STATUSES, Timeline
from libyatl.model.kinds import BY_PLURAL
from libyatl.model.registers import names_of
from libyatl.text.inert import one_line
from libyatl.text.spelling import fold

_OF_DATES = (
    *MONTHS,
    *("early", "mid", "late", "before", "after", "since", "until", "between", "and", "from", "to"),
    *("spring", "summer", "autumn", "winter", "circa", "probably"),
)


class Offer(NamedTuple):
    """Something that can be meant: a spelling of it, what it is, and the word to write for it."""

    spelling: str
    meaning: str
    word: str


def offered(question: Question, timeline: Timeline) -> list[Offer]:
    """Return what can be meant by an answer; of a date, words that it can be made of."""
    kind = BY_PLURAL.get(question.key)
    if kind is not None:
        register = names_of(timeline).of(kind)
        return _inert(Offer(one, register.key(one), one) for one in register.names_first())
    match question.key:
        case "after":
            events = [event for event in timeline.events if event.named]
            titles = (Offer(event.title, event.id, event.id) for event in events)
            return _inert([*(_as_spelled(event.id) for event in events), *titles])
        case "role":
            parts = (part for event in timeline.events for part in event.actors)
            return _inert(_as_spelled(part.role) for part in parts if part.role)
        case "status":
            return [*map(_as_spelled, STATUSES)]
        case "date":
            return [*map(_as_spelled, _OF_DATES)]
    return []


def _as_spelled(word: str) -> Offer:
    return Offer(word, word, word)


def _inert(offers: Iterable[Offer]) -> list[Offer]:
    """Return those that are harmless in the line of a terminal, each once."""
    return [one for one in dict.fromkeys(offers) if one_line(one.word) == one.word]


def matching(typed: str, offers: Iterable[Offer], *, by_word: bool = False) -> list[str]:
    """Return the lines that may be meant: of what is spelled so at first, then anywhere.

    Args:
        typed: what stands in the line.
        offers: what can be meant; by several of its spellings it is meant once.
        by_word: whether a word takes the place of the last one, not of all of the line.
    """
    before, blank, word = typed.rpartition(" ") if by_word else ("", "", typed)
    small, folded = word.casefold(), fold(word)
    known = [*offers]
    begin = [one for one in known if one.spelling.casefold().startswith(small)]
    hold = [one for one in known if folded and folded in fold(one.spelling)]
    meant: dict[str, str] = {}
    for one in (*begin, *hold):
        meant.setdefault(one.meaning, one.word)
    return [f"{before}{blank}{one}" for one in meant.values()]
