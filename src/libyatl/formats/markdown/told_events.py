"""An event as an item of a list: when, what, by which sources; who and where; what others say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from libyatl.formats.markdown.escaping import begun, escaped, paragraphs
from libyatl.formats.markdown.footnotes import Footnotes
from libyatl.model import Citation, Event
from libyatl.query import Row, Selection
from libyatl.views.words.account_words import said_words
from libyatl.views.words.labels import Labels, status_words
from libyatl.views.words.moment_words import begun_words
from libyatl.views.words.told_words import (
    order_stated,
    when_told,
    who_and_where,
    within_source,
)

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
        who = begun(escaped(who_and_where(event, self._labels)))
        order = begun(escaped(order_stated(event, self._timeline)))
        more = [*paragraphs(event.summary), who, order]
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
        is_begun = is_dated and event.when is None and not row.bounds.is_open
        words, is_stated = when_told(event, self.begun(row) if is_begun else "")
        mark = "**" if is_stated else "*"
        return f"{mark}{escaped(words)}{mark}: " if words else ""

    def _headline(self, row: Row) -> str:
        status = status_words(row.event).removeprefix("occurred")
        doubt = self._labels.doubt(row.event, row.answer)
        marks = [f" (*{escaped(words)}*)" for words in (status, doubt) if words]
        return escaped(row.event.title) + "".join(marks)

    def _footnoted(self, event: Event) -> str:
        """Return the sources of an event, each once, with where in it and in which words."""
        cited: dict[str, list[Citation]] = {}
        for each in event.sources:
            cited.setdefault(self._footnotes.mark(each.source), []).append(each)
        marks = [
            f"{mark} ({escaped(said)})" if (said := within_source(several)) else mark
            for mark, several in cited.items()
        ]
        if not marks and self._are_sourced:
            return " (*no source*)"
        return f" {', '.join(marks)}" if marks else ""

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
