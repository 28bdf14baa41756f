"""An event as an item of a list: when, what, by which sources; who and where; what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, repeat

from libyatl.dates.saying.in_words import in_words
from libyatl.formats.markdown.escaping import begun, escaped, in_one_line, paragraphs
from libyatl.formats.markdown.footnotes import Footnotes
from libyatl.model import Citation, Event
from libyatl.query import Row, Selection
from libyatl.text.inert import one_line
from libyatl.views.page import UNICODE
from libyatl.views.words.account_words import said_words
from libyatl.views.words.date_words import written_words
from libyatl.views.words.labels import Labels, status_words
from libyatl.views.words.moment_words import begun_words
from libyatl.views.words.order_words import gap_words, relation_words

_INDENT = "  "


class ToldEvents:
    """Tells the events of a selection."""

    def __init__(
        self, selection: Selection, labels: Labels, footnotes: Footnotes, *, are_sourced: bool
    ) -> None:
        """Take whose events they are, the words for names, and where their sources go.

        Args:
            selection: the events.
            labels: the words for names.
            footnotes: where the sources go.
            are_sourced: whether it has to be told of an event that it cites none.
        """
        self._timeline = selection.timeline
        self._chronology = selection.chronology
        self._labels = labels
        self._footnotes = footnotes
        self._are_sourced = are_sourced

    def item(self, row: Row, *, is_dated: bool = True) -> str:
        """Return the lines of an event, with its date unless a heading tells it."""
        event = row.event
        head = "".join(
            (self._when_told(row, is_dated=is_dated), self._headline(row), self._footnoted(event))
        )
        more = [*paragraphs(event.summary), self._who_and_where(event), self._order_stated(event)]
        if note := "\n\n".join(paragraphs(event.note)):
            more.append(f"Note: {note}")
        more.append("\n".join(self._otherwise(event)))
        lines = "\n\n".join([begun(head), *filter(None, more)]).split("\n")
        return "".join(
            f"{before}{line}".rstrip() + "\n"
            for before, line in zip(chain(["- "], repeat(_INDENT)), lines, strict=False)
        )

    def begun(self, row: Row) -> str:
        """Return when an event without a date began, as exactly as that is stated."""
        return begun_words(self._chronology, row.place, short=False)

    def _when_told(self, row: Row, *, is_dated: bool) -> str:
        event = row.event
        if event.when is not None:
            return f"**{escaped(in_words(event.when))}**: "
        said = []
        if written := written_words(event):
            said.append(f"date? {written}" if event.has_unread_date else written)
        if is_dated and not row.bounds.is_open:
            said.append(f"{self.begun(row)}, worked out")
        return f"*{escaped('; '.join(said))}*: " if said else ""

    def _headline(self, row: Row) -> str:
        status = status_words(row.event).removeprefix("occurred")
        doubt = self._labels.doubt(row.event, row.answer)
        marks = [f" (*{escaped(words)}*)" for words in (status, doubt) if words]
        return escaped(row.event.title) + "".join(marks)

    def _footnoted(self, event: Event) -> str:
        """Return the sources of an event, each once, with where in it and in which words."""
        details: dict[str, list[str]] = {}
        for cited in event.sources:
            details.setdefault(self._footnotes.mark(cited.source), []).extend(_within_source(cited))
        marks = [
            f"{mark} ({'; '.join(_places_together(said))})" if said else mark
            for mark, said in details.items()
        ]
        if not marks and self._are_sourced:
            return " (*no source*)"
        return f" {', '.join(marks)}" if marks else ""

    def _who_and_where(self, event: Event) -> str:
        labels, said = self._labels, []
        if event.actors:
            who = [
                labels.actors[part.actor] + (f" ({one_line(part.role)})" if part.role else "")
                for part in event.actors
            ]
            said.append(", ".join(who))
        if event.places:
            said.append(labels.names_of_places(event))
        if event.lasted:
            said.append(f"lasted {gap_words(event.lasted, UNICODE)}")
        if event.tags:
            said.append(f"tagged {', '.join(map(one_line, event.tags))}")
        return begun(escaped(" · ".join(said)))

    def _order_stated(self, event: Event) -> str:
        """Return the stated order as a sentence: `Within 3 days after “…”`."""
        said = []
        for relation in event.relations:
            place = self._timeline.index.get(relation.event)
            words = f"{relation_words(relation, UNICODE)} "
            if place is None:
                said.append(f"{words}an event that is not here, {one_line(relation.event)}")
                continue
            other = self._timeline.events[place]
            when = f" ({in_words(other.when)})" if other.when else ""
            said.append(f"{words}“{one_line(other.title)}”{when}")
        sentence = "; ".join(said)
        return begun(escaped(f"{sentence[:1].upper()}{sentence[1:]}.")) if said else ""

    def _otherwise(self, event: Event) -> Iterator[str]:
        """Yield an item for each account of the event by a source."""
        differing = {rival.number for rival in self._labels.told(event)}
        for number, cited in enumerate(event.sources):
            if cited.says is not None:
                said = said_words(cited.says, self._labels, short=False) or "the same"
                who = self._labels.sources[cited.source]
                verb = "says otherwise" if number in differing else "says"
                words = begun(escaped(f"{who} {verb}: {said}"))
                yield f"- {words} {self._footnotes.mark(cited.source)}"


def _within_source(cited: Citation) -> Iterator[str]:
    """Yield where in a source, with its words, and what is noted of them; nothing for neither."""
    words = [f"“{in_one_line(cited.quote)}”"] if cited.quote else []
    said = ", ".join([*words, *filter(None, [in_one_line(cited.note)])])
    if either := ": ".join(filter(None, (escaped(cited.at), said))):
        yield either


def _places_together(details: Iterable[str]) -> Iterator[str]:
    """Yield details, those that are one place but for its number together: `para 1, 3`."""
    for stem, several in groupby(details, lambda said: said.rstrip("0123456789")):
        first, *more = several
        if stem == first or ": " in stem:
            yield from (first, *more)
        else:
            yield ", ".join([first, *(said.removeprefix(stem) for said in more)])
