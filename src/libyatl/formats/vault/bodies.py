"""What a note says below its front matter: the same in words, with links to other notes.

Texts are harmless: nothing of them is markup, and none of them begins a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from libyatl.formats.markdown.escaping import begun, escaped, linked, paragraphs
from libyatl.formats.markdown.own_notes import linked as link_to
from libyatl.model import Actor, Event, Place, Source
from libyatl.query import Row
from libyatl.text.inert import one_line
from libyatl.views.words.labels import Labels, status_words
from libyatl.views.words.told_words import when_told, within_source

NoteOf = Callable[[str, str], str]
"""Returns the name of the note of a kind and an id; empty where there is none."""
_MARKUP = re.compile(r"[\[\]|<>`*_$~=\\{}#^%&]+")


class Bodies:
    """Tells what the notes of a selection say."""

    def __init__(self, labels: Labels, note_of: NoteOf, titles: Mapping[str, str]) -> None:
        """Take the words for names, the notes to which links lead, and the titles of events."""
        self._titles = titles
        self._labels = labels
        self._note_of = note_of

    def of_event(self, row: Row) -> str:
        """Return the body of an event's note."""
        event, labels = row.event, self._labels
        words, _ = when_told(event, "")
        status = status_words(event).removeprefix("occurred")
        doubt = labels.doubt(event, row.answer)
        said = ", ".join(filter(None, (words, status, doubt)))
        parts = [
            f"# {escaped(event.title)}",
            begun(escaped(said)),
            *paragraphs(event.summary),
            "\n".join(self._told_in_items(event)),
            *paragraphs(event.note),
        ]
        return "\n\n".join(filter(None, parts)) + "\n"

    def of_entry(self, shown: str, entry: Actor | Place | Source | None) -> str:
        """Return the body of the note of a name."""
        parts = [f"# {escaped(shown)}"]
        if isinstance(entry, Source) and entry.url:
            parts.append(linked(entry.url))
        if entry is not None:
            parts += paragraphs(entry.note)
        return "\n\n".join(filter(None, parts)) + "\n"

    def _told_in_items(self, event: Event) -> Iterator[str]:
        labels = self._labels
        for part in event.actors:
            role = f" ({escaped(part.role)})" if part.role else ""
            yield f"- who: {self._link('actor', part.actor, labels.actors[part.actor])}{role}"
        for place in event.places:
            yield f"- where: {self._link('place', place, labels.places[place])}"
        for relation in event.relations:
            title = self._titles.get(relation.event, relation.event)
            yield f"- {relation.kind}: {self._link('event', relation.event, title)}"
        for cited in event.sources:
            within = within_source([cited])
            more = f" ({escaped(within)})" if within else ""
            shown = labels.sources[cited.source]
            yield f"- source: {self._link('source', cited.source, shown)}{more}"

    def _link(self, kind: str, id: str, shown: str) -> str:
        note = self._note_of(kind, id)
        words = " ".join(_MARKUP.sub(" ", one_line(shown)).split())
        return link_to(note, words or note) if note else escaped(shown)
