"""Slides that libyatl wrote, told in the keys of an event again."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.dates import DateError, parse_date
from libyatl.dates.saying.in_words import in_words
from libyatl.formats.entries.cells import Cell, scalar_in
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.date_parts import text_of_parts, words_of_parts
from libyatl.formats.foreign.slide_entries import DATES, parts_of
from libyatl.formats.foreign.slides import said_text
from libyatl.formats.timelinejs.slide_texts import NAMES, SlideText, plain, plain_label, text_of
from libyatl.model.entries import AS_TYPED

_NONE = None, None
_KNOWN = ("unique_id", *DATES, "display_date", "text", "media", "group")


def take_own(slides: Iterable[Node | Refused], into: FileAssembly) -> None:
    """Take slides of a file that libyatl wrote, and the sources that they link to."""
    own = _OwnSlides(into)
    for slide in slides:
        own.take(slide)
    own.close()


class _OwnSlides:
    def __init__(self, into: FileAssembly) -> None:
        self._into = into
        self._sources: dict[str, tuple[Node, dict[str, str]]] = {}

    def take(self, slide: Node | Refused) -> None:
        if not isinstance(slide, Mapping):
            self._into.event(slide)
            return
        event = _mapping_of(slide)
        kept = {
            name: plain_value(value)
            for name, (_, value) in slide.items()
            if name not in _KNOWN and value is not None and value is not REFUSED
        }
        _put_text(event, "id", slide, said(slide, "unique_id"))
        date, left = _slide_date(slide)
        _put_text(event, "date", slide, date)
        kept |= left
        shown = plain_label(said(slide, "display_date"))
        if shown and shown != _own_words(date):
            kept["display_date"] = shown
        told, more = self._take_text(slide, event)
        kept |= more
        kept |= self._take_media(slide, told)
        self._into.event(event, own=lambda _: kept)

    def _take_text(self, slide: Mapping, event: Mapping) -> tuple[SlideText, dict[str, object]]:
        _, text = slide.get("text", _NONE)
        kept: dict[str, object] = {}
        told = SlideText()
        if isinstance(text, Mapping):
            _put_text(event, "title", slide, plain(said(text, "headline")))
            html = said(text, "text")
            told = text_of(html) or SlideText(html)
            kept = {
                f"{name} of text": plain_value(value)
                for name, (_, value) in text.items()
                if name not in ("headline", "text") and value is not None and value is not REFUSED
            }
        _put_text(event, "summary", slide, told.summary)
        _put_text(event, "status", slide, told.status)
        group = plain_label(said(slide, "group"))
        names = {"tags": (group,) if group else (), **told.names}
        if group and group not in names["tags"]:
            names["tags"] = (group, *names["tags"])
        for kind in NAMES:
            if some := names.get(kind):
                event[kind] = _cell_at(slide, kind), _names_at(slide, some)
        for name, link in told.links.items():
            if name != link:
                self._sources.setdefault(name, (slide, {"url": link}))
        return told, kept

    def _take_media(self, slide: Mapping, told: SlideText) -> dict[str, object]:
        """Return what is kept of media; those of a source that the text links to add its outlet."""
        _, media = slide.get("media", _NONE)
        if not isinstance(media, Mapping):
            return {} if media is None or media is REFUSED else {"media": plain_value(media)}
        url, credit = said(media, "url"), plain(said(media, "credit"))
        name = next((name for name, link in told.links.items() if link == url), "")
        if not name or not media.keys() <= {"url", "credit"}:
            return {"media": plain_value(media)}
        if credit:
            self._sources.setdefault(name, (slide, {"url": url}))[1]["publisher"] = credit
        return {}

    def close(self) -> None:
        for name, (at, texts) in self._sources.items():
            entry = _mapping_of(at)
            for key, text in texts.items():
                entry[key] = _cell_at(at, key), _cell_at(at, text)
            self._into.entry("sources", _cell_at(at, name), entry, made=True)


def said(node: Mapping, name: str) -> str:
    """Return a text as it stands, blanks and all; empty where there is none."""
    cell = scalar_in(node.get(name, _NONE)[1])
    return "" if cell is None else cell.value


def _slide_date(slide: Mapping) -> tuple[str, dict[str, object]]:
    """Return the date of a slide, and what its ends say beside."""
    texts: list[str] = []
    kept: dict[str, object] = {}
    for name in DATES:
        _, value = slide.get(name, _NONE)
        if isinstance(value, Mapping):
            parts = parts_of(value)
            texts.append(text_of_parts(parts) or words_of_parts(parts))
            if any(scalar_in(one) is None for _, one in value.values()) or len(value) != sum(
                map(bool, parts)
            ):
                kept[f"{name}{AS_TYPED}"] = plain_value(value)
        else:
            texts.append(said_text(value))
    first, last = texts
    return (f"{first}/{last}" if last and last != first else first), kept


def _own_words(date: str) -> str:
    try:
        return in_words(parse_date(date))
    except DateError:
        return ""


def _put_text(event: Mapping, key: str, slide: Mapping, text: str) -> None:
    if text:
        event[key] = _cell_at(slide, key), _cell_at(slide, text)


def _cell_at(at: Node, text: str) -> Cell:
    return Cell(text, at.start_mark, at.end_mark, '"')


def _mapping_of(node: Node) -> Mapping:
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = node.start_mark, node.end_mark, False
    return made


def _names_at(at: Node, names: Iterable[str]) -> Sequence:
    made = Sequence(_cell_at(at, name) for name in names)
    made.start_mark, made.end_mark, made.flow = at.start_mark, at.end_mark, False
    return made
