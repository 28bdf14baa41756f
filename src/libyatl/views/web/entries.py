"""The events of the page, as a list that a person can read, and the script does."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.model import Citation, Event
from libyatl.query import Row, Selection
from libyatl.views.itemized import said_behind
from libyatl.views.page import UNICODE
from libyatl.views.pictured import Picture
from libyatl.views.scene.item import TONE_OF, Item
from libyatl.views.vector.elements import escaped
from libyatl.views.web.coded import drawn_as
from libyatl.views.web.facets import Facets
from libyatl.views.web.markup import paragraphs, text
from libyatl.views.web.page_ids import PageIds
from libyatl.views.web.side_by_side import accounts
from libyatl.views.web.source_list import SourceList
from libyatl.views.web.why_chains import WhyChains
from libyatl.views.words.labels import Labels
from libyatl.views.words.moment_words import follows_words
from libyatl.views.words.told_words import (
    order_stated,
    when_told,
    where,
    within_source,
)


class Entries:
    """Tells the events of a selection as items of a list."""

    def __init__(
        self,
        selection: Selection,
        picture: Picture,
        facets: Facets,
        sources: SourceList,
        ids: PageIds,
    ) -> None:
        """Take the events, what is drawn of them, their names, their sources and their ids."""
        self._selection = selection
        self._picture = picture
        self._facets = facets
        self._sources = sources
        self._ids = ids
        self._labels = Labels(selection, UNICODE)
        self._why = WhyChains(selection, self._labels)
        self._are_sourced = any(event.sources for event in selection.timeline.events)

    def all(self) -> Iterator[str]:
        """Yield the item of each event, in order."""
        for number, row in enumerate(self._selection.rows):
            yield self._list_item(number, row)

    def _list_item(self, number: int, row: Row) -> str:
        event, drawn = row.event, self._picture.items.get(number, ())
        as_drawn = self._picture.scope.timeline.events[row.place]
        attributes = self._attributes(number, event, drawn)
        parts = (
            f'<li id="{escaped(self._ids.of[event.id])}"{attributes}>',
            self._when(row),
            self._headline(row),
            paragraphs(event.summary, "summary"),
            self._who(event),
            _paragraph("order", order_stated(event, self._selection.timeline)),
            self._sources_cited(event),
            paragraphs(event.note, "note"),
            accounts(event, as_drawn, drawn[1:], self._labels),
            self._why.why(row.place),
            "</li>\n",
        )
        return "".join(parts)

    def _attributes(self, number: int, event: Event, drawn: tuple[Item, ...]) -> str:
        said = drawn_as(drawn[0]) if drawn else ""
        if names := self._facets.coded[number]:
            said += f' data-f="{names}"'
        tone = TONE_OF[event.status]
        return said if drawn or tone == "occurred" else f'{said} data-t="{tone}"'

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

    def _who(self, event: Event) -> str:
        """Return who took part and where; each role in an element, for the panel."""
        who = ", ".join(
            escaped(self._labels.actors[part.actor])
            + (f" <span>({text(part.role)})</span>" if part.role else "")
            for part in event.actors
        )
        said = " · ".join(filter(None, (who, escaped(where(event, self._labels)))))
        return f'<p class="who">{said}</p>' if said else ""

    def _sources_cited(self, event: Event) -> str:
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


def _paragraph(name: str, words: str) -> str:
    return f'<p class="{name}">{escaped(words)}</p>' if words else ""
