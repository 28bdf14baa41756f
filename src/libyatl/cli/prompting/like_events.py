"""An event that is told in like words as one that comes: it is offered, and never taken."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.cli.prompting.questions import Question
from libyatl.editing.adding import telling_words
from libyatl.model import Event, Timeline
from libyatl.model.kinds import BY_PLURAL, KINDS


def likest(title: str, timeline: Timeline) -> int | None:
    """Return the place of the event whose title has most words of this one, at least half of all.

    Of several the last stands.
    """
    words = frozenset(telling_words(title))
    best, shared = None, 0.0
    for place, event in enumerate(timeline.events):
        others = frozenset(telling_words(event.title))
        if both := len(words & others):
            like = 2 * both / (len(words) + len(others))
            if like >= max(shared, 0.5):
                best, shared = place, like
    return best


def names_in(event: Event, question: Question, but: Iterable[str]) -> list[str]:
    """Return what an event says to a question about names, less some."""
    kind = BY_PLURAL.get(question.key)
    known = {*but}
    return [name for name in KINDS[kind].borne(event) if name not in known] if kind else []
