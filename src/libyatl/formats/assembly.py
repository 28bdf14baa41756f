"""Entries of one or several files to one Timeline: ids, duplicates, what does not resolve.

Every reader hands its entries to one `Assembly`; `finish` closes it. Ids are unique across
the files: of a duplicate the first stands and the second is reported. Registry entries of
one id must agree. A relation to an event that is not there is an error, and keeps its event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from libyatl.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries import Entries
from libyatl.formats.fields import Fields, plain_value
from libyatl.formats.nodes import Node, Scalar, Sequence
from libyatl.inert import shorten
from libyatl.model import Event, Timeline
from libyatl.positions import Positions
from libyatl.spelling import fold, nearest

REGISTRIES = ("actors", "places", "sources")
FILE_KEYS = ("title", "events", *REGISTRIES, "excerpt")


class Assembly:
    """A Timeline that is being put together."""

    def __init__(self) -> None:
        """Start empty."""
        self.report = Report()
        self.positions = Positions()
        self._titles: list[str] = []
        self._events: list[Event] = []
        self._named: dict[str, int] = {}
        self._registries: dict[str, dict[str, Any]] = {kind: {} for kind in REGISTRIES}
        self._excerpt = False
        self._extra: dict[str, object] = {}

    def file(self, name: str) -> FileAssembly:
        """Return where the entries of the file `name` go."""
        self.positions.enter(name)
        return FileAssembly(self, name)

    def finish(self) -> Timeline:
        """Return the Timeline, after what does not resolve across its files was reported."""
        self._check_relations()
        self._make_ids()
        return Timeline(
            title=self._titles[0] if self._titles else "",
            events=tuple(self._events),
            **self._registries,
            excerpt=self._excerpt,
            extra=self._extra,
            positions=self.positions,
            report=self.report,
        )

    def take_event(self, event: Event) -> None:
        """Take the event that was read last, unless an earlier one bears its id."""
        place = len(self._events)
        if event.named and (first := self._named.setdefault(event.id, place)) != place:
            self._error(
                self.positions.begun("id"), "duplicate-id",
                f"the id '{shorten(event.id)}' is borne by an earlier event",
                "the first stands and this one is left out; give it an id of its own",
                first=self.positions.span(first, "id"),
            )  # fmt: skip
            return
        self.positions.keep_event()
        self._events.append(event)

    def take_entry(self, kind: str, entry: Any) -> None:
        """Take a registry entry, unless an earlier file has one of its id."""
        first = self._registries[kind].setdefault(entry.id, entry)
        if first is entry:
            self.positions.keep_entry(kind, entry.id)
        elif first != entry:
            self._error(
                self.positions.begun(), "entry-disagrees",
                f"'{shorten(entry.id)}' says otherwise than in {kind} of an earlier file",
                "the first stands; make the two agree, or keep one",
                first=self.positions.span((kind, entry.id)),
            )  # fmt: skip

    def take_rest(self, key: str, value: object) -> None:
        """Take a key of the file that is no list and no registry."""
        if key == "title":
            self._titles.append(str(value))
        elif key == "excerpt":
            self._excerpt = self._excerpt or value is True
        else:
            self._extra.setdefault(key, value)

    def _check_relations(self) -> None:
        severity = Severity.NOTE if self._excerpt else Severity.ERROR
        for place, event in enumerate(self._events):
            counted: dict[str, int] = {}
            for relation in event.relations:
                number = counted[relation.kind] = counted.get(relation.kind, -1) + 1
                if relation.event in self._named and relation.event != event.id:
                    continue
                several = sum(other.kind == relation.kind for other in event.relations) > 1
                path = f"{relation.kind}/{number}" if several else relation.kind
                if relation.event == event.id and event.named:
                    self._error(
                        self.positions.span(place, path), "self-relation",
                        f"'{shorten(event.id)}' is stated to be {relation.kind} itself",
                        "name the other event",
                    )  # fmt: skip
                    continue
                guess = nearest(relation.event, self._named)
                self._error(
                    self.positions.span(place, path), "dangling-relation",
                    f"no event has the id '{shorten(relation.event)}'",
                    f"did you mean '{shorten(guess)}'?" if guess else "give that event an id, or mend this one",
                    severity=severity,
                )  # fmt: skip

    def _make_ids(self) -> None:
        taken = set(self._named)
        for place, event in enumerate(self._events):
            if event.named:
                continue
            slug = "-".join(fold(event.title).split())[:60].rstrip("-")
            slug = (
                slug
                or "event-" + hashlib.sha256(event.title.encode("utf-8", "replace")).hexdigest()[:8]
            )
            id, number = slug, 1
            while id in taken:
                number += 1
                id = f"{slug}-{number}"
            taken.add(id)
            self._events[place] = replace(event, id=id)

    def _error(
        self,
        span: Span | None,
        code: str,
        message: str,
        help: str,
        *,
        first: Span | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        related = ((first, "the first"),) if first else ()
        self.report.add(Diagnostic(code, severity, message, span, help=help, related=related))


class FileAssembly:
    """Where a reader puts what one file holds."""

    def __init__(self, whole: Assembly, file: str) -> None:
        """Take the whole and the file's name, as it is shown."""
        self._whole = whole
        self._fields = Fields(file, whole.report, whole.positions)
        self._entries = Entries(self._fields)
        self._keys: list[Scalar] = []

    def event(self, node: Node | None) -> None:
        """Take the next item of the file's list of events."""
        if node is None:
            return
        event = self._entries.event(node)
        if event is not None:
            self._whole.take_event(event)

    def key(self, key: Scalar, node: Node | None) -> None:
        """Take a top-level key of the file and its value."""
        self._keys.append(key)
        if node is None or (isinstance(node, Scalar) and node.plain and not node.text):
            return
        take: Callable[[Scalar, Node], None] = self._TAKE.get(
            key.text, FileAssembly._unknown
        ).__get__(self)
        take(key, node)

    def close(self) -> None:
        """Say what is wrong with the file as a whole."""
        if self._keys and not {"events", *REGISTRIES} & {key.text for key in self._keys}:
            self._fields.error(
                self._keys[0], "not-a-chronology", "the file has no list of events",
                help="put the events in a list under `events:`",
            )  # fmt: skip

    def _events(self, key: Scalar, node: Node) -> None:
        if type(node) is not Sequence:
            self._fields.wrong_type(node, key.text, "a list of events")

    def _registry(self, key: Scalar, node: Node) -> None:
        for entry in self._entries.registry(key.text, node):
            self._whole.take_entry(key.text, entry)

    def _title(self, key: Scalar, node: Node) -> None:
        title = self._fields.text(node, key.text)
        if title:
            self._whole.take_rest("title", title)

    def _excerpt(self, key: Scalar, node: Node) -> None:
        value = self._fields.one_of(node, key.text, ("true", "false"), "wrong-type")
        self._whole.take_rest("excerpt", value == "true")

    def _unknown(self, key: Scalar, node: Node) -> None:
        self._entries.unknown_key(key, FILE_KEYS, "a chronology")
        self._whole.take_rest(key.text, plain_value(node))

    _TAKE = {
        "events": _events,
        "title": _title,
        "excerpt": _excerpt,
        **dict.fromkeys(REGISTRIES, _registry),
    }
