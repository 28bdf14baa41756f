"""The sources of the page: each once, with its number, and where a citation of it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.dates.saying.in_words import in_words
from libyatl.model import Event, Source
from libyatl.views.web.markup import link, paragraphs, text
from libyatl.views.web.page_ids import PageIds
from libyatl.views.words.labels import Labels
from libyatl.views.words.source_words import whence


class SourceList:
    """The sources that were cited so far, and those that they came by."""

    def __init__(self, labels: Labels, ids: PageIds) -> None:
        """Take the words for names, and the ids of the page."""
        self._labels = labels
        self._ids = ids
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []

    def cited(self, source: str) -> str:
        """Return the name of a source as cited, which leads to where it is told."""
        key = self._labels.source_key(source)
        number = self._numbers.get(key)
        if number is None:
            self._keys.append(key)
            number = self._numbers[key] = len(self._keys)
        name = text(self._labels.sources[source])
        return f'<a href="#{self._ids.own(f"s{number}")}">{name}</a>'

    def cite(self, events: Iterable[Event]) -> None:
        """Take the sources of some events, which the page does not tell one by one."""
        for event in events:
            for each in event.sources:
                self.cited(each.source)

    def items(self) -> Iterator[str]:
        """Yield an item for each, in the order in which they were first cited; then the others."""
        for number, key in enumerate(self._keys, 1):  # which grows by whom a source came by
            yield f'<li id="{self._ids.own(f"s{number}")}">{self._in_full(key)}</li>\n'

    def _in_full(self, key: str) -> str:
        source = self._labels.source(key)
        if source is None:
            return link(key)
        language = f" ({text(source.language)})" if source.language else ""
        head = ", ".join(_who_what_when(source)) + language
        parts = [head, *whence(source, linked=link, said=text, named=self.cited)]
        return "; ".join(filter(None, parts)) + paragraphs(source.note, "note")


def _who_what_when(source: Source) -> Iterator[str]:
    if source.author:
        yield f"<b>{text(source.author)}</b>"
    if source.title or not (source.author or source.publisher):
        yield f'<cite dir="auto">{text(source.title or source.id)}</cite>'
    if source.publisher:
        yield text(source.publisher)
    if source.published:
        yield text(in_words(source.published))
