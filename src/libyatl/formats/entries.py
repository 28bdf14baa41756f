"""Nodes to entries: what an event, an actor, a place and a source may say.

Each kind of entry is a table of its keys, each with the reader of its value; to add a key
is to add a line there and a field to `libyatl.model`. A field that is refused is reported
and left out; an event is left out whole where what is refused is its title, its date or
its status, since it would otherwise say what nobody stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sys import intern
from typing import Any

from libyatl.diagnostics import Diagnostic, Severity
from libyatl.formats.fields import REFUSED, Fields, Refused, plain_value
from libyatl.formats.nodes import Mapping, Node, Scalar
from libyatl.inert import shorten
from libyatl.model import (
    STATUSES,
    Account,
    Actor,
    Citation,
    Event,
    Participant,
    Place,
    Relation,
    RelationKind,
    Source,
)
from libyatl.spelling import nearest

Read = Callable[[Node, str], Any]
Keys = dict[str, tuple[str, Read]]
"""Key in the file: (field of the model, reader of its value)."""


class Entries:
    """Reads the entries of one file."""

    def __init__(self, fields: Fields) -> None:
        """Build the tables of keys over the readers of fields."""
        self._fields = fields
        text, name, names, date = fields.text, fields.name, fields.names, fields.date
        self._role: Keys = {"id": ("actor", name), "role": ("role", text)}
        self._gap: Keys = {
            "event": ("event", name),
            "at_least": ("at_least", fields.gap),
            "within": ("within", fields.gap),
        }
        self._account: Keys = {
            "date": ("when", date),
            "place": ("places", names),
            "places": ("places", names),
            "actors": ("actors", self._participants),
        }
        self._citation: Keys = {
            "id": ("source", name),
            "at": ("at", text),
            "quote": ("quote", text),
            "says": ("says", self._says),
            "tells": ("tells", self._tells),
            "note": ("note", text),
        }
        self._event: Keys = {
            "id": ("id", name),
            "date": ("when", self._event_date),
            "title": ("title", self._title),
            "summary": ("summary", text),
            "actors": ("actors", self._participants),
            "places": ("places", self._shared_names),
            "tags": ("tags", self._shared_names),
            "status": ("status", self._status),
            "sources": ("sources", self._citations),
            "after": ("after", self._relations("after")),
            "before": ("before", self._relations("before")),
            "during": ("during", self._relations("during")),
            "with": ("with", self._relations("with")),
            "lasted": ("lasted", fields.gap),
            "seq": ("seq", fields.integer),
            "note": ("note", text),
        }
        named: Keys = {
            "name": ("name", name),
            "aliases": ("aliases", names),
            "note": ("note", text),
        }
        self._registries: dict[str, tuple[type[Any], Keys]] = {
            "actors": (Actor, named | {"kind": ("kind", text)}),
            "places": (Place, named | {"country": ("country", text), "at": ("at", fields.degrees)}),
            "sources": (
                Source,
                {key: (key, text) for key in
                 ("title", "author", "publisher", "url", "archived", "language", "note")}
                | {"published": ("published", date), "accessed": ("accessed", date), "via": ("via", names)},
            ),
        }  # fmt: skip

    def event(self, node: Node) -> Event | None:
        """Read an event; None where it is left out, after the reason was reported.

        An event without an id has an empty one and `named` False.
        """
        if type(node) is not Mapping:
            self._fields.error(node, "not-an-event", "an event must be a mapping with a title")
            return None
        self._fields.positions.begin(node.line, node.column)
        values = self._read(node, self._event, "", what="an event")
        if "title" not in node.pairs:
            self._fields.error(
                node,
                "no-title",
                "the event has no title",
                help="every event needs a title; it is left out",
            )
        if any(values.get(field, True) is REFUSED for field in ("title", "when", "status", "id")):
            return None
        if "title" not in values:
            return None
        relations = [values.pop(kind, ()) for kind in ("after", "before", "during", "with")]
        values["relations"] = tuple(relation for some in relations for relation in some)
        named = "id" in values
        return Event(**{"id": "", **_kept(values)}, named=named)

    def registry(self, kind: str, node: Node) -> Iterable[Actor | Place | Source]:
        """Yield the entries of a registry: `actors`, `places` or `sources`."""
        if type(node) is not Mapping:
            self._fields.wrong_type(node, kind, "a mapping of ids to entries")
            return
        for id, (key, value) in node.pairs.items():
            if value is None:
                continue
            if not id.strip():
                self._fields.error(key, "blank-name", "an id may not be blank")
                continue
            self._fields.positions.begin(key.line, key.column)
            entry = self._entry(kind, id, value)
            if entry is not None:
                yield entry

    def _entry(self, kind: str, id: str, node: Node) -> Actor | Place | Source | None:
        model, keys = self._registries[kind]
        naming = "title" if kind == "sources" else "name"
        if type(node) is Scalar:
            values = {naming: node.text} if node.text.strip() else {}
        elif type(node) is Mapping:
            values = _kept(self._read(node, keys, "", what=f"an entry of {kind}"))
        else:
            self._fields.wrong_type(node, id, "a name or a mapping")
            return None
        if kind != "sources":
            values.setdefault("name", id)
        entry: Actor | Place | Source = model(id=id, **values)
        return entry

    def _read(self, node: Mapping, keys: Keys, path: str, *, what: str) -> dict[str, Any]:
        """Read each known key of a mapping; unknown ones are kept under `extra`."""
        values: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, (written, value) in node.pairs.items():
            known = keys.get(key)
            if value is None:
                if known is not None and known[0] in ("title", "when", "status"):
                    values[known[0]] = REFUSED
            elif known is None:
                self.unknown_key(written, keys, what)
                extra[key] = plain_value(value)
            elif type(value) is Scalar and value.plain and not value.text and key != "title":
                continue  # a key without a value says nothing
            else:
                field, read = known
                values[field] = read(value, f"{path}/{key}" if path else key)
        if extra:
            values["extra"] = extra
        return values

    def unknown_key(self, key: Scalar, known: Iterable[str], what: str) -> None:
        """Warn where an unknown key is within a typing error's distance of a known one."""
        guess = nearest(key.text, known)
        if guess is not None:
            self._fields.report.add(
                Diagnostic(
                    "unknown-key", Severity.WARNING,
                    f"'{shorten(key.text)}' is no key of {what}",
                    self._fields.span(key), f"did you mean '{guess}'?",
                    "it is kept, but libyatl makes nothing of it",
                )
            )  # fmt: skip

    def _title(self, node: Node, path: str) -> str | Refused:
        text = self._fields.text(node, path)
        if text is not REFUSED and not text.strip():
            return self._fields.error(
                node,
                "no-title",
                "the title is blank",
                help="every event needs a title; it is left out",
            )
        return text

    def _event_date(self, node: Node, path: str) -> Any:
        return self._fields.date(node, path, consequence="the event is left out")

    def _status(self, node: Node, path: str) -> str | Refused:
        return self._fields.one_of(node, path, STATUSES, "unknown-status")

    def _tells(self, node: Node, path: str) -> str | Refused:
        return self._fields.one_of(node, path, ("past", "ahead"), "unknown-tells")

    def _shared_names(self, node: Node, path: str) -> tuple[str, ...]:
        return tuple(map(intern, self._fields.names(node, path)))

    def _participants(self, node: Node, path: str) -> tuple[Participant, ...]:
        return self._fields.many(node, path, self._participant)

    def _participant(self, node: Node, path: str) -> Participant | Refused:
        values = self._named(node, path, self._role, "actor", "an actor of an event")
        return Participant(**values) if values else REFUSED

    def _citations(self, node: Node, path: str) -> tuple[Citation, ...]:
        return self._fields.many(node, path, self._cite)

    def _cite(self, node: Node, path: str) -> Citation | Refused:
        values = self._named(node, path, self._citation, "source", "a citation")
        return Citation(**values) if values else REFUSED

    def _says(self, node: Node, path: str) -> Account | Refused:
        if type(node) is not Mapping:
            return self._fields.wrong_type(node, path, "a mapping of date, place and actors")
        return Account(**_kept(self._read(node, self._account, path, what="an account")))

    def _relations(self, kind: RelationKind) -> Read:
        def read(node: Node, path: str) -> Relation | Refused:
            values = self._named(node, path, self._gap, "event", f"'{kind}'")
            return Relation(kind, **values) if values else REFUSED

        return lambda node, path: self._fields.many(node, path, read)

    def _named(self, node: Node, path: str, keys: Keys, field: str, what: str) -> dict[str, Any]:
        """Read a bare name, or a mapping whose `field` is the name; empty where refused."""
        if type(node) is Scalar:
            name = self._fields.name(node, path)
            return {field: intern(name)} if name is not REFUSED else {}
        if type(node) is not Mapping:
            self._fields.wrong_type(node, path, "a name or a mapping")
            return {}
        values = _kept(self._read(node, keys, path, what=what))
        if field not in values:
            key = next(key for key, (target, _) in keys.items() if target == field)
            if key not in node.pairs:
                self._fields.error(node, "no-name", f"{what} needs '{key}'")
            return {}
        values[field] = intern(values[field])
        return values


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in values.items() if value is not REFUSED}
