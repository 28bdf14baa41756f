"""Entries as plain dicts in the keys of the file format: what JSON and YAML write.

Only what says something is written: a key whose value is empty, or the default, is left out. The
keys and their order are those of `libyatl.model.keys`; `_PLAIN` makes each kind of value plain.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When, day_to_iso, to_edtf
from libyatl.dates.saying.in_words import in_words
from libyatl.formats.entries.acceptances import accepted_plain
from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.format_version import VERSION
from libyatl.model import (
    Account,
    Actor,
    Citation,
    Event,
    Participant,
    Place,
    Relation,
    Source,
)
from libyatl.model.key_forms import EntryForm, ValueKind
from libyatl.model.keys import BOUNDS, ENTRIES
from libyatl.query import Row, Selection
from libyatl.query.columns import time_of

STATED_KEYS = tuple(key.key for key in ENTRIES["event"].keys)
"""The keys of an event that a file states."""
EVENT_KEYS = (*STATED_KEYS, BOUNDS)
"""What JSON says of an event: its bounds too, which are derived."""


def event_plain(event: Event) -> dict[str, object]:
    """Return the event in the keys of the file; an id that was made from the title too."""
    return _EVENT.said(event)


def entry_plain(entry: Actor | Place | Source) -> dict[str, Any]:
    """Return an entry of a registry in the keys of the file, without its id."""
    return _REGISTERED[type(entry)].said(entry)


def bounds_plain(row: Row) -> dict[str, object]:
    """Return what follows for an event: days as ISO 8601, None where open.

    `basis` says whether its own date states them or they are derived. Where it, or what bears on
    it, has a clock, the times of the four days follow, None where there is none, and their zone.
    What was stated of the date comes last, where there is one.
    """
    when, bounds = row.event.when, row.bounds
    plain: dict[str, object] = {
        "start": _day(bounds.a),
        "begin_latest": _day(bounds.b),
        "end_earliest": _day(bounds.c),
        "end": _day(bounds.d),
        "basis": "derived" if row.derived else "stated",
        "kind": row.event.kind,
        "precision": when.precision if when else "none",
    }
    if row.moments is not None:
        plain |= {name: time_of(row, number) or None for number, name in enumerate(_TIMES)}
        plain["zone"] = row.moments.zone_in_iso or None
    if when is not None:
        plain |= _stated_days(when)
        plain |= {"approximate": when.approximate, "uncertain": when.uncertain}
        plain |= {"edtf": to_edtf(when), "words": in_words(when)}
    return plain


def accounts_plain(selection: Selection, place: int) -> list[dict[str, object]]:
    """Return the accounts of an event that differ: who tells each, where, and the whole of it.

    What an account does not name is as the event has it. Days are as in `bounds_plain`.
    """
    return [
        {
            "source": rival.cited.source,
            "differs": list(rival.differs),
            "says": {key: value for key, value in event_plain(rival.event).items() if key in _TOLD},
            **({} if (when := rival.event.when) is None else _stated_days(when)),
        }
        for rival in selection.scope.accounts.get(place, ())
    ]


def head_plain(selection: Selection) -> dict[str, object]:
    """Return what a document says of itself, less the keys that libyatl does not know."""
    timeline = selection.timeline
    head: dict[str, object] = {"libyatl": VERSION}
    if timeline.title:
        head["title"] = timeline.title
    if timeline.timezone:
        head["timezone"] = timeline.timezone
    if timeline.excerpt or selection.is_excerpt:
        head["excerpt"] = True
    if timeline.accepted:
        head["check"] = accepted_plain(timeline.accepted)
    return head


def registries_plain(selection: Selection) -> dict[str, dict[str, object]]:
    """Return the registries; of an excerpt, the entries that its events use."""
    timeline = selection.timeline
    used: object = selection.used if selection.is_excerpt else timeline
    entries: dict[str, dict[str, object]] = {
        kind: {
            id: entry_plain(entry)
            for id, entry in getattr(timeline, kind).items()
            if id in getattr(used, kind)
        }
        for kind in REGISTRIES
    }
    return {kind: some for kind, some in entries.items() if some}


def _stated_days(when: When) -> dict[str, object]:
    return {"stated": [_day(day) for day in when.days]}


_TOLD = frozenset(key.key for key in ENTRIES["account"].keys)
_TIMES = "start_time", "begin_latest_time", "end_earliest_time", "end_time"


class _PlainForm:
    """The keys of one kind of entry, each with its slot and how its value is made plain.

    A step is (slot, key, the value that is left out, how it is made plain, or None where it is
    so already). What several keys say together, as relations do, is one step without a key,
    which is made plain as a mapping.
    """

    def __init__(self, entry: EntryForm) -> None:
        """Take what such an entry may say. What must be named may stand as its bare name."""
        slots = {field: number for number, field in enumerate(entry.model._fields)}
        usual = entry.model._field_defaults
        self._naming = entry.naming
        self._steps: tuple[_Step, ...] = ()
        self._extra = slots.get("extra")
        for key in entry.keys:
            slot = slots[key.field]
            if key.required and key.key == entry.naming:
                self._name = slot
                continue
            own = "" if key.kind == "relations" else key.key
            left_out = None if key.always else usual.get(key.field, "")
            step = slot, own, left_out, _PLAIN[key.kind]
            if step not in self._steps:
                self._steps += (step,)

    def said(self, entry: tuple[Any, ...]) -> dict[str, Any]:
        """Return what the entry says, less the name that it must have."""
        plain: dict[str, Any] = {}
        for slot, key, left_out, made in self._steps:
            value = entry[slot]
            if value == left_out:
                continue
            if made is None:
                plain[key] = value
            elif key:
                plain[key] = made(value)
            else:
                plain |= made(value)
        if self._extra is not None and entry[self._extra]:
            plain |= entry[self._extra]
        return plain

    def named(self, entry: tuple[Any, ...]) -> Any:
        """Return what the entry says; where that is no more than its name, the bare name."""
        rest = self.said(entry)
        name = entry[self._name]
        return {self._naming: name, **rest} if rest else name


def _one_or_list(names: tuple[str, ...]) -> Any:
    return names[0] if len(names) == 1 else list(names)


def _as_typed(value: When | Gap) -> str:
    return value.text


def _participants(parts: tuple[Participant, ...]) -> list[Any]:
    return [_PARTICIPANT.named(part) for part in parts]


def _citations(citations: tuple[Citation, ...]) -> list[Any]:
    return [_CITATION.named(cited) for cited in citations]


def _account(account: Account) -> dict[str, Any]:
    return _ACCOUNT.said(account)


def _by_kind(relations: tuple[Relation, ...]) -> dict[str, list[Any]]:
    plain: dict[str, list[Any]] = {}
    for relation in relations:
        plain.setdefault(relation.kind, []).append(_RELATION.named(relation))
    return plain


_Step = tuple[int, str, object, Callable[[Any], Any] | None]
_PLAIN: dict[ValueKind, Callable[[Any], Any] | None] = {
    "text": None,
    "title": None,
    "reason": None,
    "name": None,
    "names": list,
    "relays": _one_or_list,
    "date": _as_typed,
    "unread": None,
    "gap": _as_typed,
    "integer": None,
    "degrees": list,
    "status": None,
    "tells": None,
    "participants": _participants,
    "citations": _citations,
    "relations": _by_kind,
    "account": _account,
}
_EVENT = _PlainForm(ENTRIES["event"])
_PARTICIPANT = _PlainForm(ENTRIES["participant"])
_CITATION = _PlainForm(ENTRIES["citation"])
_ACCOUNT = _PlainForm(ENTRIES["account"])
_RELATION = _PlainForm(ENTRIES["relation"])
_REGISTERED: dict[type[Any], _PlainForm] = {
    Actor: _PlainForm(ENTRIES["actor"]),
    Place: _PlainForm(ENTRIES["place"]),
    Source: _PlainForm(ENTRIES["source"]),
}


def _day(day: int) -> str | None:
    return None if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)
