"""Why an event is where it is, as the page tells it: each bound, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.wording import Called, say
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line, shorten
from libyatl.views.vector.elements import escaped
from libyatl.views.web.markup import text
from libyatl.views.words.labels import Labels
from libyatl.views.words.reason_words import (
    ALL_CANNOT_BE,
    bounds_told,
    contradiction_words,
    statements_told,
)

_ELSEWHERE = "Many statements, which are told by: libyatl why"
_LOOKED_AT = 30
"""So many constraints are looked at for a bound: who needs more asks `libyatl why`."""
_LONGEST = 12
"""So many statements stand in one chain."""
_CONTRADICTIONS = 3
"""So many contradictions are told of an event."""
_IN_ALL = 5_000
"""So many statements a page tells: chains of events that rest on one another grow by the square."""


class WhyChains:
    """Tells why, of the events of a selection."""

    def __init__(self, selection: Selection, labels: Labels) -> None:
        """Take whose events they are, and the words for names."""
        self._selection = selection
        self._chronology = selection.chronology
        self._left = _IN_ALL
        self._source = labels.sources.__getitem__

    def why(self, place: int) -> str:
        """Return why an event is where it is; nothing where its own date says just that."""
        told = "".join(self._each_told(place, self._selection.timeline.events[place]))
        summary = "<summary>Why this date?</summary>"
        return f'<details class="why">{summary}{told}</details>' if told else ""

    def _each_told(self, place: int, event: Event) -> Iterator[str]:
        chronology = self._chronology
        called = Called(lambda each: _called(each, beside=event), self._source)
        left = contradiction_words(chronology, place)
        if left:
            yield f"<p>{escaped(_begun(left))}.</p>"
        if self._left <= 0 and (left or chronology.is_derived(place)):
            yield f"<p>{text(f'{_ELSEWHERE} {event.id}')}</p>"
            return
        if left:
            for found in chronology.contradictions_of(place)[:_CONTRADICTIONS]:
                said = [(statement, "") for statement in found.statements]
                yield self._chain_told(f"{_begun(ALL_CANNOT_BE)}:", said, called, event)
            if chronology.keeps_its_date(place):
                return
        if left or chronology.is_derived(place):
            for words, reason in bounds_told(chronology, place, most=_LOOKED_AT):
                said = [*statements_told(reason)] if reason.is_whole else []
                yield self._chain_told(_begun(words), said, called, event)

    def _chain_told(
        self, head: str, said: Sequence[tuple[Statement, str]], called: Called, event: Event
    ) -> str:
        """Return a chain with what it gives; of one that is too long, how to ask for it."""
        rules = self._chronology.rules
        is_told = 0 < len(said) <= min(_LONGEST, self._left)
        self._left -= len(said) or _LONGEST  # looked for in vain
        items = (
            f"<li>{text(_begun(say(rules, statement, called)))}{f', {escaped(why)}' if why else ''}"
            for statement, why in said
        )
        told = "".join(items) if is_told else f"<li>{text(f'{_ELSEWHERE} {event.id}')}"
        return f"<p>{text(head)}</p><ul>{told}</ul>"


def _called(event: Event, *, beside: Event) -> str:
    return "this event" if event.id == beside.id else f"“{shorten(event.title, 80)}”"


def _begun(words: str) -> str:
    return one_line(f"{words[:1].upper()}{words[1:]}")
