"""One file that is being read: where its reader puts what it holds, and what that comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from libyatl.dates.parsing import is_date
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.acceptances import read_accepted
from libyatl.formats.entries.assembly import FILE_KEYS, REGISTRIES, Assembly
from libyatl.formats.entries.format_version import see_version
from libyatl.formats.entries.forms import unknown_key
from libyatl.formats.entries.from_nodes import read_entry, read_event, says_when
from libyatl.formats.entries.made_ids import BorneIds
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Scalar, Sequence, Value
from libyatl.formats.entries.timezones import see_timezone
from libyatl.formats.entries.values import File, one_of, plain_value, text
from libyatl.formats.how import NONE, OF_FOREIGN, How
from libyatl.model import NOTHING, Event, Extra
from libyatl.model.entries import ID_AS_TYPED
from libyatl.model.positions import Open, PlaceOf, RecordedPositions
from libyatl.model.source_text import SourceText

if TYPE_CHECKING:
    from libyatl.formats.entries.imported import Columns, Whereabouts
    from libyatl.model.understood import Understood

Own = Callable[[Event], Extra]


class FileAssembly:
    """Where a reader puts what one file holds, in the file's order."""

    def __init__(self, whole: Assembly, name: str) -> None:
        """Take the whole, and the file's name as it is shown."""
        self._number = whole.positions.enter(name)
        self._whole = whole
        self._file = File(name, whole.report, whole.positions, whole.suggestions)
        self._keys: list[Scalar] = []
        self._first = whole.number
        # Whether anything has a date or an order, or may have one unread; if not, `seek_dates`.
        self._in_time = self._part = False
        self._header: Span | None = None
        self._foreign: Columns | None = None
        self._understood: list[Understood] = []
        self.accounted = 0
        self.stopped = False
        self.noted: Mapping | None = None
        self.is_note = False
        self.called = ""
        """Under which name it is said what was understood of the file, if not its own."""

    @property
    def name(self) -> str:
        """The file's name, as it is shown."""
        return self._file.name

    @property
    def how(self) -> How:
        """How files of other tools are read."""
        return self._whole.how

    @property
    def report(self) -> Report:
        """Where what is wrong is said."""
        return self._whole.report

    @property
    def source_ids(self) -> BorneIds:
        """The ids that were made for sources, of all files that are read together."""
        return self._whole.source_ids

    def understood(self, said: Understood) -> None:
        """Take what was understood of the file, which is of another tool."""
        self._understood.append(said._replace(file=self.called or said.file))

    def is_foreign(self, columns: Columns) -> None:
        """Say that the file is of another tool, and which of its columns say where a place is."""
        self._foreign = columns

    def place(self, name: str, said: Whereabouts) -> Whereabouts:
        """Take what the event that is being read says of a place.

        Returns:
            What of it an earlier one says otherwise, so that the event has to keep it.
        """
        return self._whole.imported.place(name, said, self._whole.number)

    @property
    def where(self) -> tuple[File, int]:
        """The file, for `turn_to`."""
        return self._file, self._number

    def turn_to(self, where: tuple[File, int]) -> None:
        """Say that what follows stands in another file, as one of several that are read as one."""
        self._file, self._number = where
        self._whole.positions.turn_to(self._number)

    def note(self, entry: Mapping) -> None:
        """Take the entry that the file is, to be read together with those of its folder."""
        self.noted, self.is_note = entry, True

    def no_event(self) -> None:
        """Say that the file, which could be an event, is none."""
        self.is_note = True

    def is_table(self, header: Span) -> None:
        """Say that the file is a table, and where its header stands."""
        self._header = header

    def is_part(self) -> None:
        """Say that a table is read in part, and nothing is said of it all."""
        self._part = self._in_time = True

    def keep_text(self, text: SourceText, open: Open) -> None:
        """Keep the file's text, and how its entries are read again when a place is asked for."""
        self._whole.positions.keep_text(text, open)

    @property
    def positions(self) -> RecordedPositions:
        """Where it is written down in which places things stand."""
        return self._whole.positions

    def by_cell(self, place_of: PlaceOf) -> None:
        """Say that places in the file are cells of a sheet, of which `place_of` tells each."""
        self._whole.positions.by_cell(place_of)

    def in_timezone(self, written: str) -> None:
        """Say in which zone the dates stand that follow and have none; `key` says if it is none."""
        self._whole.timezones.enter(self._file, written)

    def event(
        self, node: Node | Refused, *, made: bool = False, own: Own | None = None, unread: str = ""
    ) -> None:
        """Take the next item of the file's list of events.

        `made` where its id was made from its title; `own` returns, of the event that was read,
        further keys that libyatl does not know; `unread` is what stands as its date, where that
        cannot be read there and was reported: it is kept, unless it could be read elsewhere.
        """
        self.accounted += 1
        event = read_event(self._file, node) if node is not REFUSED else None
        if not self._in_time:
            self._in_time = says_when(node, event)
        if event is None or not event.title:
            self._whole.leave_out(node, event)
            return
        if made:
            event = event._replace(named=False)
        if unread:
            self._in_time = True
            if not is_date(unread):
                event = event._replace(date_as_written=unread)
        if own and (extra := own(event)):
            event = event._replace(extra={**event.extra, **extra})
        self._whole.take_event(self._with_id_of_its_own(event))

    def straight(self, event: Event, line: int) -> None:
        """Take the event of the next row of a table, which is whole, and its line from 0."""
        self.accounted += 1
        self._in_time = self._in_time or event.when is not None
        self._whole.positions.begin(line + 1, 1, end=(line + 2, 1))
        self._whole.take_event(self._with_id_of_its_own(event))

    def _with_id_of_its_own(self, event: Event) -> Event:
        """Return an event of a table, or of another tool's list, with an id that no other has.

        Ids there number those of one file: several that share one all stand, but for notes. That
        they do is said where several of them are handed on (`libyatl.query.shared_ids`).
        """
        if self._header and not event.id:
            return event._replace(id=f"row-{self.accounted}", named=False)
        several = self._header or (self._foreign is not None and self.noted is None)
        if several and event.named and self._whole.bears(event.id):
            kept = {**event.extra, ID_AS_TYPED: event.id}
            return event._replace(named=False, extra=kept)
        return event

    def unknown_key(self, key: Scalar, known: tuple[str, ...], what: str) -> None:
        """Warn where the key is likely a slip for one of the known keys of `what`."""
        unknown_key(self._file, key, known, what)

    def entry(
        self, kind: str, key: Scalar, value: Value, *, own: Extra = NOTHING, made: bool = False
    ) -> None:
        """Take an entry of the registry `actors`, `places` or `sources`.

        `own` are further keys that libyatl does not know. One is `made` where a foreign file has no
        registry, and says this of something that it names: all that is said of one id is joined.
        """
        entry = read_entry(self._file, kind, key, value)
        if entry is None:
            return
        if own:
            entry = entry._replace(extra={**entry.extra, **own})
        if made:
            self._whole.take_made(kind, entry)
        else:
            self._whole.take_entry(kind, entry)

    def key(self, key: Scalar, value: Value) -> None:
        """Take a key of the file, and its value unless that is handed on in pieces (None)."""
        self._keys.append(key)
        self.about(key, value)

    def beside(self, key: Scalar, value: Value) -> None:
        """Take what a file of another tool says beside its events."""
        name = key.value
        if name == "title" and not isinstance(value, Mapping | Sequence | bool | None):
            self._whole.take_rest(name, value.value)
        elif value is not REFUSED:
            name = f"{name} as typed" if name in FILE_KEYS else name
            self._whole.take_rest(name, "" if value is None else plain_value(value))

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
        self.stopped = True
        self._whole.stop(Span(self._file.name, line, column))
        self._in_time = True

    def skip(self, line: int, length: int) -> None:
        """Say that of the file one line is not read, which may hold events and entries."""
        self.accounted += 1
        self._whole.stop(Span(self._file.name, line, 1, length))
        self._in_time = True

    def passed(self, entries: int = 1) -> None:
        """Say that so many entries of the file are no events of their own, and lose nothing."""
        self.accounted += entries

    def lost(self, held: int) -> None:
        """Say that the file holds another number of entries than were taken and reported."""
        self._whole.report.add(
            Diagnostic(
                code="entries-lost",
                severity=Severity.ERROR,
                message=f"the file holds {held} entries, and {self.accounted} of them were read",
                span=Span(self.name, 0),
                help="this is a fault of libyatl: please report it",
            )
        )

    def close(self) -> None:
        """Say what is wrong with the file as a whole."""
        self._whole.timezones.leave(self._file)
        if self._header or (self._foreign is not None and self.noted is None):
            self._whole.are_rows(self._first)
        listed = self.accounted or any(key.value in ("events", *REGISTRIES) for key in self._keys)
        if self._keys and not listed:
            self.stopped = True
            self._file.error(
                self._keys[0],
                "not-a-chronology",
                "the file has no list of events",
                help="put the events in a list under `events:`",
            )
        if not self._in_time:
            foreign = self._foreign is not None
            if not (foreign and ("date", NONE) in self.how.map):
                self._whole.seek_dates(self._first, self._header, foreign=foreign)
        if self._foreign is not None:
            self._whole.imported.file(range(self._first, self._whole.number), self._foreign)
        for said in self._understood:
            self._whole.heeded |= {*OF_FOREIGN, *said.heeds}
            self._whole.understood.append(said._replace(events=(self._first, self._whole.number)))


_EXCERPT = one_of(("true", "false"), "wrong-type")
