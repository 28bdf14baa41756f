"""The words for an event and its names, harmless and each worked out once per drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from libyatl.model import Event, Source, Status
from libyatl.model.accounts import Rival
from libyatl.query import Selection
from libyatl.query.each_account import Ground
from libyatl.text.inert import one_line
from libyatl.truth import Truth
from libyatl.views.page import Glyphs, Line, Piece, Style
from libyatl.views.words.value_words import value_words

OF_STATUS: dict[Status, Style] = {
    "occurred": "mark",
    "reported": "said",
    "claimed": "said",
    "disputed": "disputed",
    "planned": "planned",
}
"""The style of what is told of an event with a status."""
POSSIBLY = "possibly"
"""What is said of an event that may or may not match what was asked."""


class Shown(dict[str, str]):
    """Names as typed to names as shown; filled as it is asked."""

    def __init__(self, show: Callable[[str], str]) -> None:
        """Take what a name is to be shown as, which need not be harmless."""
        super().__init__()
        self._show = show

    def __missing__(self, name: str) -> str:
        """Work the name out and keep it."""
        shown = self[name] = one_line(self._show(name))
        return shown


class Labels:
    """The names of a selection, as a page shows them.

    Attributes:
        are_contested: whether any event of it has an account that differs.
    """

    def __init__(self, selection: Selection, glyphs: Glyphs) -> None:
        """Take whose names they are, and the marks of the page."""
        self.glyphs = glyphs
        self._cited: dict[tuple[str, ...], Line] = {}
        self._beside: dict[tuple[str, ...], Line] = {}
        names = selection.names
        self._sources = selection.timeline.sources
        self.source_key = names.sources.key
        self._links: dict[str, str] = {}
        self.actors = Shown(names.actors.shown)
        self.places = Shown(names.places.shown)
        self.sources = Shown(names.sources.shown)
        events = selection.timeline.events
        accounts, grounds = selection.scope.accounts, selection.grounds
        self._told = {events[place].id: told for place, told in accounts.items()}
        self.are_contested = bool(self._told)
        self._grounds = {events[place].id: ground for place, ground in grounds.items()}

    def told(self, event: Event) -> Sequence[Rival]:
        """Return the accounts of the event that differ."""
        return self._told.get(event.id, ())

    def contested(self, event: Event, field: str, words: str) -> str:
        """Return the words for a field of the event, marked where some account differs in it."""
        told = self._told.get(event.id)
        if told is None or not words or not any(field in rival.differs for rival in told):
            return words
        return f"{words} {self.glyphs.differs}"

    def who(self, event: Event) -> str:
        """Return the names of those who took part, marked where some account has others."""
        names = self.names_of_actors(event)
        return self.contested(event, "actors", names) if self.are_contested else names

    def where(self, event: Event) -> str:
        """Return the names of the places, marked where some account has others."""
        names = self.names_of_places(event)
        return self.contested(event, "places", names) if self.are_contested else names

    def names_of_actors(self, event: Event) -> str:
        """Return the names of those who took part."""
        actors = self.actors
        return ", ".join([actors[part.actor] for part in event.actors])

    def names_of_places(self, event: Event) -> str:
        """Return the names of the places."""
        places = self.places
        return ", ".join([places[name] for name in event.places])

    def after_title(self, event: Event, answer: Truth) -> Line:
        """Return what stands behind a title: a status that is not plain fact, and doubt."""
        status, doubt = self.status(event), self.doubt(event, answer)
        line = [Piece(f" [{status}]", OF_STATUS[event.status])] if status else []
        return [*line, Piece(f" ({doubt})", "maybe")] if doubt else line

    def status(self, event: Event) -> str:
        """Return a status that is not plain fact, marked where some account has another."""
        status = status_words(event)
        if self.are_contested:
            status = self.contested(event, "status", status)
        return "" if status == "occurred" else status

    def doubt(self, event: Event, answer: Truth) -> str:
        """Return why an event only possibly matches: `by NGO report`, where accounts differ."""
        if answer is not Truth.MAYBE:
            return ""
        ground = self._grounds.get(event.id)
        return POSSIBLY if ground is None else self.voices(ground)

    def voices(self, ground: Ground) -> str:
        """Return whose accounts of an event stand against its own: `by NGO report`."""
        voices = (("by", ground.by), ("possibly by", ground.possibly_by), ("not by", ground.but))
        said = [
            f"{word} {'; '.join(dict.fromkeys(map(self.sources.__getitem__, sources)))}"
            for word, sources in voices
            if sources
        ]
        return ", ".join(said)

    def cited(self, event: Event) -> Line:
        """Return the sources that the event cites, each once, or that there is none."""
        names = tuple([cited.source for cited in event.sources])
        line = self._cited.get(names)
        if line is None:
            line = self._cited[names] = self._cite(names)
        return line

    def cited_beside(self, usual: Sequence[str] | None, event: Event) -> Line:
        """Return the sources that the event cites beside the usual ones; nothing for those alone.

        All of them, if it does not cite all the usual ones, or where none are usual (None).

        Args:
            usual: the ids of the usual sources.
            event: the event.
        """
        names = tuple([cited.source for cited in event.sources])
        if names == usual:
            return []
        if not usual or not names:
            return self.cited(event)
        line = self._beside.get(names)
        if line is None:
            keys = dict.fromkeys(map(self.source_key, names))
            others = tuple(key for key in keys if key not in usual)
            if not set(usual) <= keys.keys():
                line = self._cite(names)
            else:
                line = self._cite(others, "also ") if others else []
            self._beside[names] = line
        return line

    def named(self, sources: Iterable[str]) -> Line:
        """Return the titles of some sources as cited, each with its link."""
        line: Line = []
        for key in dict.fromkeys(sources):
            line += (Piece(self.sources[key], "dim", self.link(key)), Piece("; ", "dim"))
        return line[:-1]

    def _cite(self, names: tuple[str, ...], also: str = "") -> Line:
        if not names:
            return [Piece("no source", "warn")]
        glyphs, sources = self.glyphs, self.sources
        keys = dict.fromkeys(names)
        if not any(map(self.link, keys)):
            words = "; ".join(dict.fromkeys([sources[key] for key in keys]))
            return [Piece(f"{glyphs.opening}{also}{words}{glyphs.closing}", "dim")]
        return [
            Piece(f"{glyphs.opening}{also}", "dim"),
            *self.named(keys),
            Piece(glyphs.closing, "dim"),
        ]

    def source(self, name: str) -> Source | None:
        """Return the registry's entry of a source as cited, or None."""
        return self._sources.get(self.source_key(name))

    def link(self, name: str) -> str:
        """Return the address of a source as cited, harmless, or nothing."""
        link = self._links.get(name)
        if link is None:
            entry = self.source(name)
            link = self._links[name] = one_line(entry.url or entry.archived) if entry else ""
        return link


def usual_sources(events: Sequence[Event], key: Callable[[str], str]) -> tuple[str, ...] | None:
    """Return the sources that more than half of some events cite: `key` says whom a name means.

    An empty tuple, where more than half cite none; None where neither is so.
    """
    least, counts = len(events) / 2, Counter[str]()
    for event in events:
        counts.update(dict.fromkeys([key(cited.source) for cited in event.sources]).keys())
    if len(events) < 2:
        return None
    if sum(not event.sources for event in events) > least:
        return ()
    return tuple(name for name, count in counts.items() if count > least) or None


def status_words(event: Event) -> str:
    """Return the status; where what is written for it is none, that, marked."""
    if "status" not in event.extra:
        return event.status
    return f"status? {value_words(event.extra['status'])}"
