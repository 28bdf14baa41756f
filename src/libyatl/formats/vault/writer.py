"""The notes of a selection: one an event, and one a name that its events bear.

A note says in its front matter, in the keys of the file format, all that its event or its entry
says; names are links, so that the notes of a vault are a web. It is told again in words below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso, to_edtf
from libyatl.formats.entries.plain import entry_plain
from libyatl.formats.markdown.own_notes import (
    LINKING,
    NAME,
    fenced,
    linked,
    looks_linked,
    note_text,
)
from libyatl.formats.vault.bodies import Bodies
from libyatl.formats.vault.file_names import SUFFIX, NoteNames, sound_name
from libyatl.formats.yaml.scalars import scalar
from libyatl.formats.yaml.writer import event_as_written, pairs_in_lines
from libyatl.model import RELATION_KINDS, Event
from libyatl.model.kinds import KINDS, REGISTERED, Kind
from libyatl.query import Row, Selection
from libyatl.views.page import UNICODE
from libyatl.views.words.labels import Labels

_REGISTRIES = {kind: registry for registry, kind in REGISTERED.items()}
_KINDS: tuple[Kind, ...] = ("actor", "place", "source")
_OF_KEY: dict[str, str] = {
    **{KINDS[kind].plural: kind for kind in _KINDS},
    **dict.fromkeys(RELATION_KINDS, "event"),
}
_BEGIN = re.compile(r"(-?)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9X])")


def write_notes(selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield each note, its name as a file and its text (`libyatl.formats.format.WriteFolder`)."""
    return _Notes(selection).all()


class _Notes:
    """The notes of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._labels = Labels(selection, UNICODE)
        names = NoteNames()
        self._names = {
            ("event", event.id): names.of(_begun_on(event), event.id) for event in selection.events
        }
        self._shown: dict[tuple[Kind, str], str] = {}
        for kind in _KINDS:
            register = selection.names.of(kind)
            for id in self._named_in(kind):
                key = register.key(id)  # of what is spelt otherwise, the entry
                if (kind, key) not in self._shown:
                    self._shown[kind, key] = register.shown(key)
                    self._names[kind, key] = names.of(
                        key if kind == "source" else register.shown(key)
                    )
                self._names[kind, id] = self._names[kind, key]
        titles = {event.id: event.title for event in selection.events}
        self._bodies = Bodies(self._labels, self._note_of, titles)
        timeline = selection.timeline
        self._about: dict[str, object] = {}
        if timeline.timezone:
            self._about["timezone"] = timeline.timezone
        self._excerpt = {"excerpt": "true"} if timeline.excerpt or selection.is_excerpt else {}

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield all notes."""
        for row in self._selection.rows:
            name = self._names["event", row.event.id]
            yield f"{name}{SUFFIX}", self._of_event(row)
        for (kind, id), shown in self._shown.items():
            yield f"{self._names[kind, id]}{SUFFIX}", self._of_name(kind, id, shown)

    def _named_in(self, kind: Kind) -> list[str]:
        """Return the names of a kind that events bear, before them the entries that they need."""
        timeline = self._selection.timeline
        borne = dict.fromkeys(
            id for event in self._selection.events for id in KINDS[kind].borne(event)
        )
        used = getattr(self._selection.used, _REGISTRIES[kind])
        entries = getattr(timeline, _REGISTRIES[kind])
        return [*dict.fromkeys([*(id for id in entries if id in used), *borne])]

    def _note_of(self, kind: str, id: str) -> str:
        return self._names.get((kind, id), "")

    def _of_event(self, row: Row) -> str:
        event = row.event
        said = {fenced(key): value for key, value in event_as_written(event).items()}
        for key in LINKING:
            if key in said:
                said[key] = self._with_links(_OF_KEY[key], said[key])
        bounds = row.bounds
        if bounds.a != OPEN_PAST:
            said["start"] = day_to_iso(bounds.a)
        if bounds.d != OPEN_FUTURE:
            said["end"] = day_to_iso(bounds.d)
        front = pairs_in_lines(said | self._about | self._excerpt)
        return note_text("event", front, self._bodies.of_event(row))

    def _of_name(self, kind: Kind, id: str, shown: str) -> str:
        """Return the note of a name, or of an entry."""
        entry = getattr(self._selection.timeline, _REGISTRIES[kind]).get(id)
        body = self._bodies.of_entry(shown, entry)
        if entry is None:
            return note_text(NAME, "", body)
        said = {fenced(key): value for key, value in entry_plain(entry).items()}
        front = pairs_in_lines(said | self._about)
        return note_text(kind, front, body, scalar(id, flow=True))

    def _with_links(self, kind: str, value: object) -> object:
        if isinstance(value, str):
            note = self._note_of(kind, value)
            if note:
                return linked(note, value)
            return linked(sound_name(value), value) if looks_linked(value) else value
        if isinstance(value, list):
            return [self._with_links(kind, each) for each in value]
        if isinstance(value, Mapping):
            name = "event" if kind == "event" else "id"
            return {**value, name: self._with_links(kind, value[name])}
        return value


def _begun_on(event: Event) -> str:
    """Return on which day an event began, as exactly as is stated; empty where that has no form."""
    found = _BEGIN.match(to_edtf(event.when)) if event.when else None
    if found is None:
        return ""
    before, year, month, day = found.groups()
    if before or year == "0000":
        return f"{int(year) + 1} BC"
    if not month or int(month) > 12:
        return year
    return "-".join(filter(None, (year, month, day)))
