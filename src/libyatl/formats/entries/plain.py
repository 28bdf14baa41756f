"""Entries as plain dicts in the keys of the file format: what JSON and YAML write.

Only what says something is written: a key whose value is empty, or the default, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When, day_to_iso, in_words, to_edtf
from libyatl.formats.entries.assembly import REGISTRIES
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
from libyatl.model.keys import BOUNDS, ENTRIES
from libyatl.query import Row, Selection

EVENT_KEYS = (*(key.key for key in ENTRIES["event"].keys), BOUNDS)
"""What JSON may say of an event, in this order."""


def event_plain(event: Event) -> dict[str, Any]:
    """Return the event in the keys of the file; an id that was made from the title too."""
    plain: dict[str, Any] = {
        "id": event.id,
        "date": event.when.text if event.when else None,
        "title": event.title,
        "summary": event.summary,
        "actors": [_named("id", part.actor, _participant(part)) for part in event.actors],
        "places": list(event.places),
        "tags": list(event.tags),
        "status": event.status,
        "sources": [_named("id", cited.source, _citation(cited)) for cited in event.sources],
    }
    for relation in event.relations:
        plain.setdefault(relation.kind, []).append(_named("event", relation.event, _gaps(relation)))
    plain |= {"lasted": _gap(event.lasted), "seq": event.seq, "note": event.note}
    return _said(plain) | dict(event.extra)


def bounds_plain(row: Row) -> dict[str, Any]:
    """Return what follows for an event: days as ISO 8601, None where open.

    `basis` says whether its own date states them or they are derived; what was stated of the
    date follows, where there is one.
    """
    when, bounds = row.event.when, row.bounds
    plain: dict[str, Any] = {
        "start": _day(bounds.a),
        "begin_latest": _day(bounds.b),
        "end_earliest": _day(bounds.c),
        "end": _day(bounds.d),
        "basis": "derived" if row.derived else "stated",
        "kind": row.event.kind,
        "precision": when.precision if when else "none",
    }
    if when is not None:
        plain["stated"] = [_day(when.a), _day(when.b), _day(when.c), _day(when.d)]
        plain |= {"approximate": when.approximate, "uncertain": when.uncertain}
        plain |= {"edtf": to_edtf(when), "words": in_words(when)}
    return plain


def registries_plain(selection: Selection) -> dict[str, dict[str, Any]]:
    """Return the registries; of an excerpt, the entries that its events use."""
    timeline = selection.timeline
    used: Any = selection.used if selection.is_excerpt else timeline
    entries = {
        kind: {
            id: entry_plain(entry)
            for id, entry in getattr(timeline, kind).items()
            if id in getattr(used, kind)
        }
        for kind in REGISTRIES
    }
    return {kind: some for kind, some in entries.items() if some}


def entry_plain(entry: Actor | Place | Source) -> dict[str, Any]:
    """Return an entry of a registry in the keys of the file, without its id."""
    if isinstance(entry, Actor):
        return _actor(entry)
    return _place(entry) if isinstance(entry, Place) else _source(entry)


def _said(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value not in (None, "", [], {}, ())}


def _named(key: str, name: str, rest: dict[str, Any]) -> Any:
    return {key: name, **rest} if rest else name


def _participant(part: Participant) -> dict[str, Any]:
    return _said({"role": part.role}) | dict(part.extra)


def _citation(cited: Citation) -> dict[str, Any]:
    said = _said(
        {
            "at": cited.at,
            "quote": cited.quote,
            "says": _account(cited.says) if cited.says else None,
            "tells": None if cited.tells == "past" else cited.tells,
            "note": cited.note,
        }
    )
    if cited.says == Account():
        said["says"] = {}
    return said | dict(cited.extra)


def _account(account: Account) -> dict[str, Any]:
    said = {
        "date": _date(account.when),
        "places": list(account.places),
        "actors": [_named("id", part.actor, _participant(part)) for part in account.actors],
    }
    return _said(said) | dict(account.extra)


def _gaps(relation: Relation) -> dict[str, Any]:
    return _said({"at_least": _gap(relation.at_least), "within": _gap(relation.within)})


def _actor(actor: Actor) -> dict[str, Any]:
    said = {
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "note": actor.note,
    }
    return _said(said) | dict(actor.extra)


def _place(place: Place) -> dict[str, Any]:
    said = {
        "name": place.name,
        "aliases": list(place.aliases),
        "country": place.country,
        "at": list(place.at or ()),
        "note": place.note,
    }
    return _said(said) | dict(place.extra)


def _source(source: Source) -> dict[str, Any]:
    said = {
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "published": _date(source.published),
        "accessed": _date(source.accessed),
        "url": source.url,
        "archived": source.archived,
        "language": source.language,
        "via": _one_or_list(source.via),
        "note": source.note,
    }
    return _said(said) | dict(source.extra)


def _one_or_list(names: Iterable[str]) -> Any:
    several = list(names)
    return several[0] if len(several) == 1 else several


def _date(when: When | None) -> str | None:
    return when.text if when else None


def _gap(gap: Gap | None) -> str | None:
    return gap.text if gap else None


def _day(day: int) -> str | None:
    return None if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)
