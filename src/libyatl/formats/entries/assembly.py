"""Entries of one or several files to one Timeline: ids, duplicates, what does not resolve.

Every reader hands its entries to one `Assembly`; `finish` closes it. Ids are unique across
the files: of a duplicate the first stands and the second is reported. Registry entries of
one id must agree. A relation to an event that is not there is an error, and keeps its event.
An event that was left out for a reason is there; where a file was not read to its end, or a
line or row of it is left out, nobody knows what is not there.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.made_ids import BorneIds, with_ids
from libyatl.formats.entries.nodes import REFUSED, Node, Refused
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.formats.entries.timezones import Timezones
from libyatl.formats.entries.unresolved import unresolved
from libyatl.formats.how import AS_IT_IS, How
from libyatl.model import Acceptance, Event, Timeline
from libyatl.model.entries import ID_AS_TYPED
from libyatl.model.keys import HEAD
from libyatl.model.kinds import REGISTERED
from libyatl.model.positions import RecordedPositions
from libyatl.model.timeline import shared_ids
from libyatl.text.inert import shorten

if TYPE_CHECKING:
    from libyatl.formats.entries.imported import Imported
    from libyatl.model.understood import Understood

REGISTRIES = tuple(REGISTERED)
FILE_KEYS = tuple(key.key for key in HEAD)


class Assembly:
    """A Timeline that is being put together."""

    def __init__(self, how: How = AS_IT_IS) -> None:
        """Start empty; `how` is how files of other tools are read."""
        self.how = how
        self.understood: list[Understood] = []
        self.heeded: set[str] = set()
        self.report = Report()
        self.positions = RecordedPositions()
        self.suggestions = Suggestions()
        self._titles: list[str] = []
        self._events: list[Event] = []
        self._named: dict[str, int] = {}
        self._rows: list[range] = []
        self._registries: dict[str, dict[str, Any]] = {kind: {} for kind in REGISTRIES}
        self._excerpt = False
        # By what is accepted, since that is one key in whatever writes them.
        self._accepted: dict[str, list[Acceptance]] = {}
        self._unread: dict[str, Span] = {}
        self._left_out: list[Event] = []
        self._unknown = False
        self._extra: dict[str, object] = {}
        self.timezones = Timezones()
        self.source_ids = BorneIds()
        self._made: dict[tuple[str, str], list[Any]] = {}
        self._imported: Imported | None = None

    def go_on(self, known: Timeline) -> None:
        """Begin with what files without events say, which were read before."""
        if known.title:
            self._titles.append(known.title)
        self._registries["actors"].update(known.actors)
        self._registries["places"].update(known.places)
        self._registries["sources"].update(known.sources)
        self._excerpt = known.excerpt
        for accepted in known.accepted:
            self._accepted.setdefault(accepted.accepts, []).append(accepted)
        self._extra.update(known.extra)
        self.timezones.go_on(known.timezone)

    @property
    def imported(self) -> Imported:
        """What the files of other tools name."""
        if self._imported is None:
            from libyatl.formats.entries.imported import Imported

            self._imported = Imported()
        return self._imported

    @property
    def number(self) -> int:
        """How many events were taken."""
        return len(self._events)

    def finish(self) -> Timeline:
        """Return the Timeline, after what does not resolve across its files was reported."""
        owned = self._owned()
        self._check_relations(owned)
        self._join_made()
        if self._imported is not None:
            self._imported.register(self._events, self._registries, self.positions)
        timeline = Timeline(
            title=self._titles[0] if self._titles else "",
            events=tuple(with_ids(self._events, self._named, self._rows)),
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
            understood=tuple(self.understood),
            heeded=frozenset(self.heeded),
            owned=owned,
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

    def are_rows(self, first: int) -> None:
        """Say that the events from a place on are rows of a table."""
        self._rows.append(range(first, len(self._events)))

    def bears(self, id: str) -> bool:
        """Whether an event that was taken was given the id."""
        return id in self._named

    def take_event(self, event: Event) -> None:
        """Take the event that was read last, unless an earlier one bears its id."""
        place = len(self._events)
        if event.named and (first := self._named.setdefault(event.id, place)) != place:
            if not self._is_row(first):
                self._twice(
                    self.positions.begun("id"),
                    "duplicate-id",
                    f"the id '{shorten(event.id)}' is borne by an earlier event",
                    "the first stands and this one is left out; give it an id of its own",
                    self.positions.span(first, "id"),
                )
                self._left_out.append(event)
                return
            # An event with an id of its author's keeps it, and a row that has the same gives way.
            self._named[event.id] = place
            row = self._events[first]
            extra = {**row.extra, ID_AS_TYPED: row.id}
            self._events[first] = row._replace(named=False, extra=extra)
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

    def take_made(self, kind: str, entry: Any) -> None:
        """Take an entry that a foreign file does not state; of one id, all that is said."""
        one = kind, entry.id
        if one in self._made:
            self._made[one].append(entry)
            return
        if entry.id not in self._registries[kind]:
            self._made[one] = []
        self.take_entry(kind, entry)

    def _join_made(self) -> None:
        made = [(one, others) for one, others in self._made.items() if others]
        if not made:
            return
        from libyatl.formats.entries.joined import joined

        for (kind, id), others in made:
            registry = self._registries[kind]
            registry[id] = joined(registry[id], others)

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

    def seek_dates(self, first: int, header: Span | None, *, foreign: bool) -> None:
        """Say where the dates may stand of the events from a place on, none of which has one.

        `header` is where the header of their table stands, if it is one; a `foreign` file is one of
        another tool.
        """
        from libyatl.formats.entries.undated import sought

        extras = [event.extra for event in self._events[first:]]
        if any(extras):
            positions = self.positions
            for found in sought(
                extras, header, lambda n, key: positions.span(first + n, key), foreign=foreign
            ):
                self.report.add(found)

    def _owned(self) -> frozenset[str]:
        """Return the ids that rows of tables share with an event of another file: it is meant."""
        if not self._rows or sum(map(len, self._rows)) == len(self._events):
            return frozenset()
        return frozenset(
            id
            for id in shared_ids(self._events)
            if id in self._named and not self._is_row(self._named[id])
        )

    def _is_row(self, place: int) -> bool:
        return any(place in rows for rows in self._rows)

    def _check_relations(self, owned: frozenset[str]) -> None:
        known = not (self._unread or self._unknown)
        for found in unresolved(
            self._events,
            self.positions,
            self._named if known else None,
            {event.id for event in self._left_out if event.id},
            self.suggestions,
            excerpt=self._excerpt,
            owned=owned,
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
