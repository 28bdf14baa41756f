"""The words for an event and its names, harmless and each worked out once per drawing."""

from __future__ import annotations

from collections.abc import Callable

from libyatl.model import Event, Source
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.truth import Truth
from libyatl.views.page import Glyphs, Line, Piece
from libyatl.views.words.value_words import value_words


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
    """The names of a selection, as a page shows them."""

    def __init__(self, selection: Selection, glyphs: Glyphs) -> None:
        """Take whose names they are, and the marks of the page."""
        self._glyphs = glyphs
        self._cited: dict[tuple[str, ...], Line] = {}
        names = selection.names
        self._sources = selection.timeline.sources
        self.source_key = names.sources.key
        self._links: dict[str, str] = {}
        self.actors = Shown(names.actors.shown)
        self.places = Shown(names.places.shown)
        self.sources = Shown(names.sources.shown)

    def who(self, event: Event) -> str:
        """Return the names of those who took part."""
        actors = self.actors
        return ", ".join([actors[part.actor] for part in event.actors])

    def where(self, event: Event) -> str:
        """Return the names of the places."""
        places = self.places
        return ", ".join([places[name] for name in event.places])

    def cited(self, event: Event) -> Line:
        """Return the sources that the event cites, each once, or that there is none."""
        names = tuple([cited.source for cited in event.sources])
        line = self._cited.get(names)
        if line is None:
            line = self._cited[names] = self._cite(names)
        return line

    def _cite(self, names: tuple[str, ...]) -> Line:
        if not names:
            return [Piece("no source", "warn")]
        glyphs, sources = self._glyphs, self.sources
        keys = dict.fromkeys(names)
        links = [self.link(key) for key in keys]
        if not any(links):
            words = "; ".join(dict.fromkeys([sources[key] for key in keys]))
            return [Piece(f"{glyphs.opening}{words}{glyphs.closing}", "dim")]
        line = [Piece(glyphs.opening, "dim")]
        for key, link in zip(keys, links, strict=True):
            line += (Piece(sources[key], "dim", link), Piece("; ", "dim"))
        return [*line[:-1], Piece(glyphs.closing, "dim")]

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


def after_title(event: Event, answer: Truth) -> Line:
    """Return what stands behind a title: a status that is not plain fact, and doubt."""
    line = []
    if (status := status_words(event)) != "occurred":
        line.append(Piece(f" [{status}]", "status"))
    if answer is Truth.MAYBE:
        line.append(Piece(" (possibly)", "maybe"))
    return line


def status_words(event: Event) -> str:
    """Return the status; where what is written for it is none, that, marked."""
    if "status" not in event.extra:
        return event.status
    return f"status? {value_words(event.extra['status'])}"
