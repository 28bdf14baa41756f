"""An event told in full, in plain words: when, who and where, in which order, by which sources.

They are harmless and on one line; a document gives them its own marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from libyatl.dates.saying.in_words import in_words
from libyatl.model import Citation, Event, Participant, Timeline
from libyatl.text.inert import one_line
from libyatl.views.page import UNICODE
from libyatl.views.words.date_words import written_words
from libyatl.views.words.labels import Labels
from libyatl.views.words.order_words import gap_words, relation_words


class WhenTold(NamedTuple):
    """When something was; `is_stated` where its own date says so. No words where nothing does."""

    words: str
    is_stated: bool = False


def when_told(event: Event, follows: str) -> WhenTold:
    """Return the date of an event; where it has none, what is written for it, and what follows."""
    if event.when is not None:
        return WhenTold(one_line(in_words(event.when)), is_stated=True)
    said = []
    if written := written_words(event):
        said.append(f"date? {written}" if event.has_unread_date else written)
    if follows:
        said.append(f"{follows}, worked out")
    return WhenTold("; ".join(said))


def with_roles(participants: Iterable[Participant], labels: Labels) -> str:
    """Return who took part, each with the role that they had: `Ann (builder), Bob`."""
    return ", ".join(
        labels.actors[part.actor] + (f" ({one_line(part.role)})" if part.role else "")
        for part in participants
    )


def who_and_where(event: Event, labels: Labels) -> str:
    """Return who took part, where, how long it lasted, and its tags."""
    return " · ".join(filter(None, (with_roles(event.actors, labels), where(event, labels))))


def where(event: Event, labels: Labels) -> str:
    """Return where it was, how long it lasted, and its tags."""
    said = []
    if event.places:
        said.append(labels.names_of_places(event))
    if event.lasted:
        said.append(f"lasted {gap_words(event.lasted, UNICODE)}")
    if event.tags:
        said.append(f"tagged {', '.join(map(one_line, event.tags))}")
    return " · ".join(said)


def order_stated(event: Event, timeline: Timeline) -> str:
    """Return the stated order as a sentence: `Within 3 days after “…”.`; nothing without any."""
    said = []
    for relation in event.relations:
        place = timeline.referred(relation.event)
        words = f"{relation_words(relation, UNICODE)} "
        if place is None:
            said.append(f"{words}an event that is not here, {one_line(relation.event)}")
            continue
        other = timeline.events[place]
        when = f" ({one_line(in_words(other.when))})" if other.when else ""
        said.append(f"{words}“{one_line(other.title)}”{when}")
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if said else ""


def within_source(cited: Iterable[Citation]) -> str:
    """Return where in a source, in which words and with which notes; nothing where nothing is.

    Places that are one but for their number stand together: `para 1, 3`.
    """
    return "; ".join(_places_together(filter(None, map(_place_and_words, cited))))


def _place_and_words(cited: Citation) -> str:
    quote, note = in_one_line(cited.quote), in_one_line(cited.note)
    said = ", ".join(filter(None, (f"“{quote}”" if quote else "", note)))
    return ": ".join(filter(None, (one_line(cited.at).strip(), said)))


def _places_together(details: Iterable[str]) -> Iterator[str]:
    for stem, several in groupby(details, lambda said: said.rstrip("0123456789")):
        first, *more = several
        if stem == first or ": " in stem:
            yield from (first, *more)
        else:
            yield ", ".join([first, *(said.removeprefix(stem) for said in more)])


def in_one_line(text: str) -> str:
    """Return a text of several lines within one, harmless; blanks stand for its line ends."""
    return one_line(" ".join(text.split()))
