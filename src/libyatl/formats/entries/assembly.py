"""Entries of one or several files to one Timeline: ids, duplicates, what does not resolve.

Every reader hands its entries to one `Assembly`; `finish` closes it. Ids are unique across
the files: of a duplicate the first stands and the second is reported. Registry entries of
one id must agree. A relation to an event that is not there is an error, and keeps its event.
An event that was left out for a reason is there; where a file was not read to its end, or a
line or row of it is left out, nobody knows what is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.acceptances import read_accepted
from libyatl.formats.entries.format_version import see_version
from libyatl.formats.entries.forms import unknown_key
from libyatl.formats.entries.from_nodes import read_entry, read_event, says_when
from libyatl.formats.entries.made_ids import with_ids
from libyatl.formats.entries.nodes import REFUSED, Node, Refused, Scalar, Value
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.formats.entries.timezones import Timezones, see_timezone
from libyatl.formats.entries.unresolved import unresolved
from libyatl.formats.entries.values import File, one_of, plain_value, text
from libyatl.model import Acceptance, Event, Extra, Timeline
from libyatl.model.keys import HEAD
from libyatl.model.kinds import REGISTERED
from libyatl.model.positions import Open, RecordedPositions
from libyatl.model.source_text import SourceText
from libyatl.text.inert import shorten

REGISTRIES = tuple(REGISTERED)
FILE_KEYS = tuple(key.key for key in HEAD)
Own = Callable[[Event], Extra]


class Assembly:
    """A Timeline that is being put together."""

    def __init__(self) -> None:
        """Start empty."""
        self.report = Report()
        self.positions = RecordedPositions()
        self.suggestions = Suggestions()
        self._titles: list[str] = []
        self._events: list[Event] = []
        self._named: dict[str, int] = {}
        self._registries: dict[str, dict[str, Any]] = {kind: {} for kind in REGISTRIES}
        self._excerpt = False
        # By what is accepted, since that is one key in whatever writes them.
        self._accepted: dict[str, list[Acceptance]] = {}
        self._unread: dict[str, Span] = {}
        self._left_out: list[Event] = []
        self._unknown = False
        self._extra: dict[str, object] = {}
        self.timezones = Timezones()

    def file(self, name: str) -> FileAssembly:
        """Return where the entries of the file `name` go."""
        self.positions.enter(name)
        return FileAssembly(self, name, len(self._events))

    def finish(self) -> Timeline:
        """Return the Timeline, after what does not resolve across its files was reported."""
        self._check_relations()
        timeline = Timeline(
            title=self._titles[0] if self._titles else "",
            events=tuple(with_ids(self._events, self._named)),
            actors=self._registries["actors"],
            places=self._registries["places"],
            sources=self._registries["sources"],
            excerpt=self._excerpt,
            accepted=tuple(chain.from_iterable(self._accepted.values())),
            extra=self._extra,
            positions=self.positions,
            report=self.report,
            unread=tuple(self._unread.values()),
            left_out=tuple(self._left_out),
        )
        return self.timezones.applied(timeline)

    def stop(self, place: Span) -> None:
        """Say that a file is not read from a place on, or that the line of a span is not read.

        So nothing is known to lack. Of several places in a file the first that is said stands.
        """
        self._unread.setdefault(place.file, place)

    def leave_out(self, node: Node | Refused, event: Event | None) -> None:
        """Say that an event is left out, and why was reported; what of it was read is kept."""
        self._unknown |= node is REFUSED
        self._left_out += filter(None, [event])

    def take_event(self, event: Event) -> None:
        """Take the event that was read last, unless an earlier one bears its id."""
        place = len(self._events)
        if event.named and (first := self._named.setdefault(event.id, place)) != place:
            self._twice(
                self.positions.begun("id"),
                "duplicate-id",
                f"the id '{shorten(event.id)}' is borne by an earlier event",
                "the first stands and this one is left out; give it an id of its own",
                self.positions.span(first, "id"),
            )
            self._left_out.append(event)
            return
        self.positions.keep_event()
        self._events.append(event)

    def take_entry(self, kind: str, entry: Any) -> None:
        """Take a registry entry, unless an earlier file has one of its id."""
        first = self._registries[kind].setdefault(entry.id, entry)
        # What an earlier file has in the same words is equal, and another object: its place stands.
        if first is entry:
            self.positions.keep_entry(kind, entry.id)
        elif first != entry:
            self._twice(
                self.positions.begun(),
                "entry-disagrees",
                f"'{shorten(entry.id)}' says otherwise than in {kind} of an earlier file",
                "the first stands; make the two agree, or keep one",
                self.positions.span((kind, entry.id)),
            )

    def take_acceptance(self, accepted: Acceptance) -> None:
        """Take a finding that a file accepts."""
        self.positions.keep_entry("check", accepted.accepts)
        self._accepted.setdefault(accepted.accepts, []).append(accepted)

    def take_rest(self, key: str, value: object) -> None:
        """Take a key of the file that is no list and no registry."""
        if key == "title":
            self._titles.append(str(value))
        elif key == "excerpt":
            self._excerpt = self._excerpt or value is True
        else:
            self._extra.setdefault(key, value)

    def seek_dates(self, first: int, header: Span | None) -> None:
        """Say where the dates may stand of the events from a place on, none of which has one.

        `header` is where the header of their table stands, if it is one.
        """
        from libyatl.formats.entries.undated import sought

        extras = [event.extra for event in self._events[first:]]
        if any(extras):
            positions = self.positions
            for found in sought(extras, header, lambda n, key: positions.span(first + n, key)):
                self.report.add(found)

    def _check_relations(self) -> None:
        known = not (self._unread or self._unknown)
        for found in unresolved(
            self._events,
            self.positions,
            self._named if known else None,
            {event.id for event in self._left_out if event.id},
            self.suggestions,
            excerpt=self._excerpt,
        ):
            self.report.add(found)

    def _twice(self, span: Span, code: str, message: str, help: str, first: Span | None) -> None:
        self.report.add(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                message=message,
                span=span,
                help=help,
                related=((first, "the first"),) if first else (),
            )
        )


class FileAssembly:
    """Where a reader puts what one file holds, in the file's order."""

    def __init__(self, whole: Assembly, name: str, first: int) -> None:
        """Take the whole, the file's name as it is shown, and how many events came before."""
        self._whole = whole
        self._file = File(name, whole.report, whole.positions, whole.suggestions)
        self._keys: list[Scalar] = []
        self._first = first
        # Whether anything has a date or an order, or may have one unread; if not, `seek_dates`.
        self._in_time = False
        self._header: Span | None = None

    @property
    def name(self) -> str:
        """The file's name, as it is shown."""
        return self._file.name

    def is_table(self, header: Span) -> None:
        """Say that the file is a table, and where its header stands."""
        self._header = header

    def keep_text(self, text: SourceText, open: Open) -> None:
        """Keep the file's text, and how its entries are read again when a place is asked for."""
        self._whole.positions.keep_text(text, open)

    def by_pointer(self) -> None:
        """Say that places in the file are JSON pointers, before anything of it is taken."""
        self._whole.positions.enter(self._file.name, by_pointer=True)

    def in_timezone(self, written: str) -> None:
        """Say in which zone the dates stand that follow and have none; `key` says if it is none."""
        self._whole.timezones.enter(self._file, written)

    def event(self, node: Node | Refused, *, made: bool = False, own: Own | None = None) -> None:
        """Take the next item of the file's list of events.

        `made` where its id was made from its title; `own` returns, of the event that was read,
        further keys that libyatl does not know.
        """
        event = read_event(self._file, node) if node is not REFUSED else None
        if not self._in_time:
            self._in_time = says_when(node, event)
        if event is None or not event.title:
            self._whole.leave_out(node, event)
            return
        if made:
            event = event._replace(named=False)
        if own and (extra := own(event)):
            event = event._replace(extra={**event.extra, **extra})
        self._whole.take_event(event)

    def unknown_key(self, key: Scalar, known: tuple[str, ...], what: str) -> None:
        """Warn where the key is likely a slip for one of the known keys of `what`."""
        unknown_key(self._file, key, known, what)

    def entry(self, kind: str, key: Scalar, value: Value) -> None:
        """Take an entry of the registry `actors`, `places` or `sources`."""
        entry = read_entry(self._file, kind, key, value)
        if entry is not None:
            self._whole.take_entry(kind, entry)

    def key(self, key: Scalar, value: Value) -> None:
        """Take a key of the file, and its value unless that is handed on in pieces (None)."""
        self._keys.append(key)
        self.about(key, value)

    def about(self, key: Scalar, value: Value) -> None:
        """Take what is said of the whole, in a file that has no keys of its own."""
        name = key.value
        if value is None or value is REFUSED:
            if value is None and name not in FILE_KEYS:
                self._whole.take_rest(name, "")
        elif name == "title":
            if title := text(self._file, value, name):
                self._whole.take_rest(name, title)
        elif name == "excerpt":
            self._whole.take_rest(name, _EXCERPT(self._file, value, name) == "true")
        elif name == "libyatl":
            see_version(self._file, value)
        elif name == "timezone":
            see_timezone(self._file, value)
        elif name == "check":
            for accepted in read_accepted(self._file, value):
                self._whole.take_acceptance(accepted)
        elif name == "events":
            self._file.wrong_type(value, name, "a list of events")
        elif name in REGISTRIES:
            self._file.wrong_type(value, name, "a mapping of ids to entries")
        else:
            unknown_key(self._file, key, FILE_KEYS, "a chronology")
            self._whole.take_rest(name, plain_value(value))

    def stop(self, line: int = 1, column: int = 1) -> None:
        """Say that the file is not read from a place on, so that nothing is said of it all.

        Line and column count from 1. Of several such places the one that is said first stands.
        """
        self._keys.clear()
        self._whole.stop(Span(self._file.name, line, column))
        self._in_time = True

    def skip(self, line: int, length: int) -> None:
        """Say that of the file one line is not read, which may hold events and entries."""
        self._whole.stop(Span(self._file.name, line, 1, length))
        self._in_time = True

    def close(self) -> None:
        """Say what is wrong with the file as a whole."""
        self._whole.timezones.leave(self._file)
        if self._keys and {"events", *REGISTRIES}.isdisjoint(key.value for key in self._keys):
            self._file.error(
                self._keys[0],
                "not-a-chronology",
                "the file has no list of events",
                help="put the events in a list under `events:`",
            )
        if not self._in_time:
            self._whole.seek_dates(self._first, self._header)


_EXCERPT = one_of(("true", "false"), "wrong-type")
