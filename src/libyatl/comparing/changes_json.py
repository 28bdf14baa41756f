"""What differs between two timelines as JSON: a list, one change a line.

    {"change": "changed", "kind": "event", "id": ID, "was": ID, "title": TEXT,
     "fields": {"date": {"from": TEXT, "to": TEXT, "is": TEXT, "days": [FOUR, FOUR]},
                "tags": {"from": LIST, "to": LIST, "added": LIST, "removed": LIST, "is": TEXT},
                "sources": {…, "changed": [{"id": ID, "fields": {…}}]}}}
    {"change": "added" or "removed", "kind": …, "id": ID, "title": TEXT, "says": {…}}

`kind` is event, actor, place, source or file. An id is null where an event has none; `was` is left
out where it is the same. What is none is null. `is` has what is said of a change, and is left out
where nothing is; the four days of a date are those of `stated` in the bounds of JSON.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.comparing.difference import Change, Difference, Entry, registered, stated
from libyatl.comparing.value_changes import FieldChange
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso
from libyatl.dates.axis import Four
from libyatl.model import Event
from libyatl.text.json_line import json_line


def changes_json(found: Difference) -> Iterator[str]:
    """Yield what differs as JSON, line by line.

    Args:
        found: what differs.
    """
    lines = [json_line(_change(change)) for change in found.changes]
    if not lines:
        yield "[]\n"
        return
    yield "[\n"
    yield from (f"{line},\n" for line in lines[:-1])
    yield f"{lines[-1]}\n]\n"


def _change(change: Change) -> dict[str, object]:
    plain: dict[str, object] = {"change": change.change, "kind": change.kind}
    entry = change.after or change.before
    if entry is not None:
        plain["id"] = _id_in_json(entry)
        if change.before and _id_in_json(change.before) != _id_in_json(entry):
            plain["was"] = _id_in_json(change.before)
        plain["title"] = entry.title if isinstance(entry, Event) else entry.name
    if change.change == "changed":
        return {**plain, "fields": _fields_plain(change.fields)}
    assert entry is not None
    return {**plain, "says": stated(entry) if isinstance(entry, Event) else registered(entry)}


def _id_in_json(entry: Entry) -> str | None:
    return entry.id if not isinstance(entry, Event) or entry.named else None


def _fields_plain(fields: tuple[FieldChange, ...]) -> dict[str, object]:
    return {field.path: _field_plain(field) for field in fields}


def _field_plain(field: FieldChange) -> dict[str, object]:
    plain: dict[str, object] = {"from": field.before, "to": field.after}
    if field.items is not None:
        plain |= {"added": list(field.items.come), "removed": list(field.items.gone)}
        if field.items.altered:
            plain["changed"] = [
                {"id": name, "fields": _fields_plain(inner)} for name, inner in field.items.altered
            ]
    if field.said:
        plain["is"] = ", ".join(field.said)
    if field.days is not None:
        plain["days"] = [None if days is None else _iso_days(days) for days in field.days]
    return plain


def _iso_days(days: Four) -> list[str | None]:
    return [None if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day) for day in days]
