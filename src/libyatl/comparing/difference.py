"""What differs between two timelines: events, entries of registries, and the file itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, get_args

from libyatl.comparing.matching import by_what_they_say, matched
from libyatl.comparing.value_changes import FieldChange, field_changes
from libyatl.formats.entries.acceptances import accepted_plain
from libyatl.formats.entries.plain import entry_plain, event_plain
from libyatl.model import Actor, Event, Place, Source, Timeline

ChangeKind = Literal["changed", "added", "removed"]
ThingKind = Literal["event", "actor", "place", "source", "file"]
THINGS: tuple[ThingKind, ...] = get_args(ThingKind)
FOLLOWS = "follows"
"""The path of what follows of an event, which no file states."""
Entry = Event | Actor | Place | Source
Registered = Actor | Place | Source


class Change(NamedTuple):
    """Something that was added, removed or changed.

    Attributes:
        kind: what it is: an event, an entry of a registry, or the file, of which the title, the
            time zone, what is accepted, and keys of one's own are told.
        change: what happened to it.
        before: the entry as it was; None where it was not, and of the file.
        after: the entry as it is; None where it is no more, and of the file.
        fields: what differs, of what changed.
        places: of an event, its places in the two timelines.
    """

    kind: ThingKind
    change: ChangeKind
    before: Entry | None = None
    after: Entry | None = None
    fields: tuple[FieldChange, ...] = ()
    places: tuple[int | None, int | None] = (None, None)


class Difference(NamedTuple):
    """What differs between two timelines.

    Attributes:
        before: the one.
        after: the other.
        changes: all that differs: events in the order of the later file, each that is gone behind
            the one it stood behind; then actors, places, sources, and the file.
        pairs: the places of the events that both have, by place in `before`.
    """

    before: Timeline
    after: Timeline
    changes: tuple[Change, ...]
    pairs: Mapping[int, int]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes)

    def __repr__(self) -> str:
        """Return `<Difference: 2 changed, 1 added>`."""
        return f"<Difference: {counted(self.changes) or 'none'}>"


def difference(before: Timeline, after: Timeline) -> Difference:
    """Return what differs between two timelines, but for their order and their comments."""
    pairs = matched(before.events, after.events)
    changes = [*_of_events(before.events, after.events, pairs)]
    for (kind, was), (_, now) in zip(registries_of(before), registries_of(after), strict=True):
        changes += _of_registry(kind, was, now)
    changes += _of_file(before, after)
    return Difference(before, after, tuple(changes), pairs)


def counted(changes: Sequence[Change]) -> str:
    """Return `2 changed, 1 added`, entries of registries and the file told apart from events."""
    said = []
    for kind in THINGS:
        for word in get_args(ChangeKind):
            number = sum(one.kind == kind and one.change == word for one in changes)
            if number:
                of = "" if kind == "event" else f"{kind} " if number == 1 else f"{kind}s "
                said.append(f"{of}{word}" if kind == "file" else f"{number} {of}{word}")
    return ", ".join(said)


def _of_events(
    old: Sequence[Event], new: Sequence[Event], pairs: Mapping[int, int]
) -> Iterator[Change]:
    was = {theirs: ours for ours, theirs in pairs.items()}
    gone = _gone_behind(len(old), pairs)
    for place in range(-1, len(new)):
        if place >= 0 and place not in was:
            yield Change("event", "added", None, new[place], (), (None, place))
        elif place >= 0:
            fields = _fields_of_event(old[was[place]], new[place])
            if fields:
                yield _changed("event", old[was[place]], new[place], fields, (was[place], place))
        for ours in gone.get(place, ()):
            yield Change("event", "removed", old[ours], None, (), (ours, None))


def _gone_behind(count: int, pairs: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the events that are gone by the place of what they stood behind; -1 of the first."""
    found: dict[int, list[int]] = {}
    last = -1
    for ours in range(count):
        if ours in pairs:
            last = pairs[ours]
        else:
            found.setdefault(last, []).append(ours)
    return found


def _changed(
    kind: ThingKind,
    before: Entry | None,
    after: Entry | None,
    fields: Sequence[FieldChange],
    places: tuple[int | None, int | None] = (None, None),
) -> Change:
    return Change(kind, "changed", before, after, tuple(fields), places)


def _fields_of_event(before: Event, after: Event) -> list[FieldChange]:
    if before == after:
        return []
    return [*field_changes(stated(before), stated(after))]


def stated(event: Event) -> dict[str, object]:
    """Return what an event states, in the keys of the file: no made id, and an unread date too."""
    plain = event_plain(event)
    if not event.named:
        plain.pop("id", None)
    if (written := plain.pop("date_as_written", None)) is not None:
        plain["date"] = written
    return plain


def _of_registry(
    kind: ThingKind, before: Mapping[str, Registered], after: Mapping[str, Registered]
) -> Iterator[Change]:
    pairs = {id: id for id in before if id in after}
    gone, come = [id for id in before if id not in after], [id for id in after if id not in before]
    said = partial(json.dumps, sort_keys=True)
    renamed = by_what_they_say(
        [before[id] for id in gone],
        [after[id] for id in come],
        range(len(gone)),
        range(len(come)),
        lambda entry: said(entry_plain(entry)),
    )
    pairs |= {gone[ours]: come[theirs] for ours, theirs in renamed.items()}
    for old, new in pairs.items():
        fields = [*field_changes(registered(before[old]), registered(after[new]))]
        if fields:
            yield _changed(kind, before[old], after[new], fields)
    yield from (Change(kind, "added", None, after[id]) for id in come if id not in pairs.values())
    yield from (Change(kind, "removed", before[id], None) for id in gone if id not in pairs)


def registered(entry: Registered) -> dict[str, object]:
    """Return what an entry of a registry states, its id too."""
    return {"id": entry.id, **entry_plain(entry)}


def registries_of(timeline: Timeline) -> Iterator[tuple[ThingKind, Mapping[str, Registered]]]:
    """Yield each registry of a timeline with what its entries are."""
    yield "actor", timeline.actors
    yield "place", timeline.places
    yield "source", timeline.sources


def _of_file(before: Timeline, after: Timeline) -> Iterator[Change]:
    fields = [*field_changes(head_of(before), head_of(after))]
    if fields:
        yield _changed("file", None, None, fields)


def head_of(timeline: Timeline) -> dict[str, object]:
    """Return what a file says of itself."""
    said = {
        "title": timeline.title,
        "timezone": timeline.timezone,
        "excerpt": timeline.excerpt,
        "check": accepted_plain(timeline.accepted),
    }
    return {**{key: value for key, value in said.items() if value}, **timeline.extra}
