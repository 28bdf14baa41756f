"""What each kind of entry may say, ready to be read: its keys, and the reader of each key's value.

The keys are those of `libyatl.model.keys`, and the kind of a key's value chooses its reader. Two
keys may fill one field: then what both say is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from libyatl.findings.diagnostics import Diagnostic, Remedy, Severity
from libyatl.formats.entries.date_values import date, date_of_event, gap, gap_of_event, unread
from libyatl.formats.entries.elsewhere import SPAN, instead
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Scalar, Sequence, span_of
from libyatl.formats.entries.values import (
    File,
    Read,
    degrees,
    integer,
    many,
    name,
    names,
    one_of,
    plain_value,
    text,
    texts,
)
from libyatl.model import STATUSES, TELLS, Account, Citation, Participant, Relation
from libyatl.model.key_forms import EntryForm, Key, ValueKind
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold

_TWO_ENDS = re.compile(r"/|\.\.| to | and |until ")


class Form:
    """The keys of one kind of entry, each with the slot that it fills and its reader.

    `blank` holds the defaults of the class's fields in their order, so that an entry is
    made by filling a copy and calling the class with it.
    """

    def __init__(self, entry: EntryForm) -> None:
        """Take what such an entry may say."""
        model = entry.model
        slots = {field: number for number, field in enumerate(model._fields)}
        filled = Counter(key.field for key in entry.keys)
        self.model = model
        self.what = entry.what
        self.naming = entry.naming
        self.keys = {key.key: (slots[key.field], _reader(key)) for key in entry.keys}
        self.keys |= {word: self.keys[key] for word, key in entry.also.items()}
        self.unread = {key.key: slots[key.unread] for key in entry.keys if key.unread}
        filled.update(key.field for key in entry.keys if key.key in entry.also.values())
        self.joined = {slots[field] for field, count in filled.items() if count > 1}
        self.extra = slots.get("extra")
        self.slots = slots
        self.blank = [model._field_defaults.get(field, "") for field in model._fields]

    def fill(self, file: File, node: Mapping) -> tuple[list[Any], list[str]]:
        """Read each known key; return the fields' values, and the keys that were refused.

        Unknown keys are kept in the field `extra`, if the class has one, and what was refused
        where its key says so.
        """
        values: list[Any] = self.blank.copy()
        refused: list[str] = []
        extra: dict[str, object] = {}
        known, joined = self.keys, self.joined
        for key, (written, said) in node.items():
            if key not in known:
                self._unknown(file, written, node)
                if said is not REFUSED:
                    extra[key] = "" if said is None else plain_value(said)
                continue
            if said is None:
                continue
            slot, read = known[key]
            value = read(file, said, key) if said is not REFUSED else REFUSED
            if value is REFUSED:
                refused.append(key)
                if key in self.unread and said is not REFUSED:
                    self._keep_unread(key, said, values, extra)
            elif slot in joined:
                values[slot] += value  # the relations, which four keys state
            else:
                values[slot] = value
        if extra and self.extra is not None:
            values[self.extra] = extra
        return values, refused

    def _keep_unread(
        self, key: str, said: Node, values: list[Any], extra: dict[str, object]
    ) -> None:
        """Keep what was refused: a text in its field, all else under its key."""
        slot = self.unread[key]
        if isinstance(said, (Sequence, Mapping)):
            extra[key] = plain_value(said)
        elif not is_blank(said.value):
            if slot == self.extra:
                extra[key] = plain_value(said)
            else:
                values[slot] = said.value

    def named(self, file: File, node: Node, key: str) -> list[Any] | Refused:
        """Read a bare name, or a mapping that must have the key which names."""
        slot = self.keys[self.naming][0]
        if type(node) is Mapping:
            values, refused = self.fill(file, node)
            if values[slot]:
                return values
            if self.naming not in refused:
                file.error(
                    node,
                    "no-name",
                    f"{self.what} needs '{self.naming}'",
                    help=f"write {{{self.naming}: ...}}; without it this one is left out",
                )
            return REFUSED
        if type(node) is Sequence:
            return file.wrong_type(node, key, "a name or a mapping")
        bare = name(file, node, key)
        if bare is REFUSED:
            return REFUSED
        values = self.blank.copy()
        values[slot] = bare
        return values

    def _unknown(self, file: File, written: Scalar, beside: Mapping) -> None:
        keys, kept = tuple(self.keys), self.extra is not None
        unknown_key(file, written, keys, self.what, kept=kept, beside=beside)


def unknown_key(
    file: File,
    key: Scalar,
    known: tuple[str, ...],
    what: str,
    *,
    kept: bool = True,
    beside: Mapping | None = None,
) -> None:
    """Warn where an unknown key is likely a slip; report an error where it is not kept.

    It is none where it would mean the date, and that stands `beside` it: what another tool had in
    its columns of dates is kept so, `Date` and `Start` beside `date`.
    """
    meant = instead(key.value, what)
    if meant is None and (key.style or ":" not in key.value):  # else a blank is missing behind it
        meant = file.suggestions.nearest(key.value, known, what)
    if (meant is None and kept) or (kept and beside and meant and _is_dated(meant, beside)):
        return
    free = meant in known and meant not in (beside or ())
    help: str | Remedy = "it is kept, but libyatl makes nothing of it"
    if not kept:
        help = f"it is left out; {what} takes {', '.join(known)}"
    if meant and free and fold(meant) == fold(key.value):
        help = file.remedy(key, key.value, meant, before="write '", after=f"'; {help}")
    file.report.add(
        Diagnostic(
            code="unknown-key",
            severity=Severity.WARNING if kept else Severity.ERROR,
            message=f"'{shorten(key.value)}' is no key of {what}",
            span=span_of(key, file.name),
            label=f"did you mean '{meant}'?" if meant in known else meant or "",
            help=help,
            guess=file.suggestions.only(key.value, known, what) if free else "",
        )
    )


def _is_dated(meant: str, beside: Mapping) -> bool:
    """Whether the date is meant, and a mapping has one; with two ends, where one end is meant."""
    _, said = beside.get("date", (None, None))
    if meant != SPAN:
        return meant == "date" and said is not None
    if said is None or said is REFUSED or isinstance(said, (Sequence, Mapping)):
        return False
    return _TWO_ENDS.search(said.value) is not None


def _participants(file: File, node: Node, key: str) -> tuple[Participant, ...]:
    return many(file, node, key, _participant)


def _participant(file: File, node: Node, key: str) -> Participant | Refused:
    made: Participant | Refused = _mention(file, node, key, PARTICIPANT)
    return made


def _read_citations(file: File, node: Node, key: str) -> tuple[Citation, ...]:
    return many(file, node, key, _citation)


def _citation(file: File, node: Node, key: str) -> Citation | Refused:
    made: Citation | Refused = _mention(file, node, key, CITATION)
    return made


def _mention(file: File, node: Node, key: str, form: Form) -> Any:
    """Read a participant or a citation; equal ones, of which there are many, are one object."""
    if type(node) is Mapping:
        said = texts([value for _, value in node.values()])
        typed: Any = None if said is None else (form, *node, *said)
    else:
        typed = form, getattr(node, "value", None)
    made = file.shared.get(typed)
    if made is None:
        findings = len(file.report)
        values = form.named(file, node, key)
        if values is REFUSED:
            return REFUSED
        made = form.model(*values)
        if typed is not None and len(file.report) == findings and not made.extra:
            file.shared[typed] = made
    return made


def _account(file: File, node: Node, key: str) -> Account | Refused:
    if type(node) is not Mapping:
        return file.wrong_type(node, key, "a mapping of date, places, actors, title and status")
    return Account(*ACCOUNT.fill(file, node)[0])


def _relations(file: File, node: Node, key: str) -> tuple[Relation, ...]:
    return many(file, node, key, _relation)


def _relation(file: File, node: Node, key: str) -> Relation | Refused:
    values = RELATION.named(file, node, key)
    return REFUSED if values is REFUSED else Relation(key, *values[1:])  # type: ignore[arg-type]


def _title(file: File, node: Node, key: str) -> str | Refused:
    lost = "the event is left out until it has a title"
    title = text(file, node, key, lost=lost)
    if title is not REFUSED and is_blank(title):
        return file.error(
            node,
            "no-title",
            "the title is blank",
            help=f"write in a few words what happened; {lost}",
        )
    return title


_READERS: dict[ValueKind, Read] = {
    "text": text,
    "title": _title,
    "reason": text,
    "name": name,
    "names": names,
    "relays": names,
    "date": date,
    "unread": unread,
    "gap": gap,
    "integer": integer,
    "degrees": degrees,
    "status": one_of(
        STATUSES,
        "unknown-status",
        lost="it is kept as written, and the event counts as occurred",
        weighs=Severity.WARNING,
    ),
    "tells": one_of(
        TELLS, "unknown-tells", lost="it is kept as written, and the citation is as without it"
    ),
    "participants": _participants,
    "citations": _read_citations,
    "relations": _relations,
    "account": _account,
}


def _reader(key: Key) -> Read:
    if key.kind == "gap" and key.unread:
        return gap_of_event
    return date_of_event if key.unread == "date_as_written" else _READERS[key.kind]


EVENT = Form(ENTRIES["event"])
PARTICIPANT = Form(ENTRIES["participant"])
CITATION = Form(ENTRIES["citation"])
ACCOUNT = Form(ENTRIES["account"])
RELATION = Form(ENTRIES["relation"])
ACCEPTANCE = Form(ENTRIES["acceptance"])
REGISTRIES = {
    "actors": Form(ENTRIES["actor"]),
    "places": Form(ENTRIES["place"]),
    "sources": Form(ENTRIES["source"]),
}
