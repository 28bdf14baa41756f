"""The events of the page, as a list that a person can read, and the script does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from libyatl.model import Citation, Event
from libyatl.query import Row, Selection
from libyatl.views.itemized import said_behind
from libyatl.views.page import UNICODE
from libyatl.views.scene.item import TONE_OF, Item
from libyatl.views.vector.elements import escaped
from libyatl.views.web.coded import coded
from libyatl.views.web.facets import Facets
from libyatl.views.web.markup import paragraphs, text
from libyatl.views.web.page_ids import PageIds
from libyatl.views.web.source_list import SourceList
from libyatl.views.web.why_chains import WhyChains
from libyatl.views.words.labels import Labels
from libyatl.views.words.moment_words import follows_words
from libyatl.views.words.told_words import (
    order_stated,
    when_told,
    who_and_where,
    within_source,
)


class Entries:
    """Tells the events of a selection as items of a list."""

    def __init__(
        self,
        selection: Selection,
        items: Mapping[int, tuple[Item, ...]],
        facets: Facets,
        sources: SourceList,
        ids: PageIds,
    ) -> None:
        """Take the events, what is drawn of each row, their names, their sources and their ids."""
        self._selection = selection
        self._items = items
        self._facets = facets
        self._sources = sources
        self._ids = ids
        self._labels = Labels(selection, UNICODE)
        self._why = WhyChains(selection, self._labels)
        self._are_sourced = any(event.sources for event in selection.timeline.events)

    def all(self) -> Iterator[str]:
        """Yield the item of each event, in order."""
        for number, row in enumerate(self._selection.rows):
            yield self._item(number, row)

    def _item(self, number: int, row: Row) -> str:
        event = row.event
        parts = (
            f'<li id="{escaped(self._ids.of[event.id])}"{self._attributes(number, event)}>',
            self._when(row),
            self._headline(row),
            paragraphs(event.summary, "summary"),
            _paragraph("who", who_and_where(event, self._labels)),
            _paragraph("order", order_stated(event, self._selection.timeline)),
            self._cited(event),
            paragraphs(event.note, "note"),
            self._why.why(row.place),
            "</li>\n",
        )
        return "".join(parts)

    def _attributes(self, number: int, event: Event) -> str:
        own, *_ = self._items.get(number, (None,))
        said = [] if own is None else [*_drawn(own)]
        if names := self._facets.coded[number]:
            said.append(f'data-f="{names}"')
        if own is None and (tone := TONE_OF[event.status]) != "occurred":
            said.append(f'data-t="{tone}"')
        return "".join(f" {each}" for each in said)

    def _when(self, row: Row) -> str:
        event, follows = row.event, ""
        if event.when is None and not row.bounds.is_open:
            follows = follows_words(self._selection.chronology, row.place)
        words, is_stated = when_told(event, follows)
        name = "when" if is_stated else "when derived"
        return f'<p class="{name}">{escaped(words or "no date")}</p>'

    def _headline(self, row: Row) -> str:
        behind = said_behind(self._labels, row.event, row.answer)
        after = f" <i>{escaped(behind)}</i>" if behind else ""
        return f'<h3 dir="auto">{text(row.event.title)}{after}</h3>'

    def _cited(self, event: Event) -> str:
        """Return the sources of an event, each once, with where in it and in which words."""
        cited: dict[str, list[Citation]] = {}
        for each in event.sources:
            cited.setdefault(self._labels.source_key(each.source), []).append(each)
        marks = [
            f"{self._sources.cited(key)}{', ' if said else ''}{escaped(said)}"
            for key, several in cited.items()
            for said in (within_source(several),)
        ]
        if not marks and self._are_sourced:
            return '<p class="cited">no source</p>'
        return f'<p class="cited">{"; ".join(marks)}</p>' if marks else ""


def _drawn(item: Item) -> Iterator[str]:
    """Yield the attributes that say how something is drawn."""
    yield f'data-w="{" ".join(map(coded, item.shapes))}"'
    if item.tone != "occurred":
        yield f'data-t="{item.tone}"'
    if doubts := "~" * item.is_approximate + "?" * item.is_uncertain:
        yield f'data-q="{doubts}"'
    if not item.is_sure:
        yield "data-m"


def _paragraph(name: str, words: str) -> str:
    return f'<p class="{name}">{escaped(words)}</p>' if words else ""
