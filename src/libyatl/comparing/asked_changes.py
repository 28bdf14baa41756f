"""What differs between two timelines, of all of it or of some of its events: the public door."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Unpack

from libyatl.comparing.difference import Change, Difference, difference
from libyatl.comparing.following import with_following
from libyatl.errors import UsageError
from libyatl.model import Event, Timeline
from libyatl.model.registers import names_of
from libyatl.query import Needs, select_where
from libyatl.query.asked import Keywords, given, question

_NOT = "not_"
_Places = tuple[set[int], set[int]]


def diff(
    old: Timeline, new: Timeline, *, derived: bool = False, **wanted: Unpack[Keywords]
) -> Difference:
    """Return what differs between two timelines, event by event and field by field.

    Events with one id are one event; those without, or with another, are matched by what they
    say. The order in a file and its comments are no difference.

    Args:
        old: the one, as `libyatl.load` returns it.
        new: the other.
        derived: tell bounds too that follow otherwise than before, though nobody wrote them.
        wanted: of which events it is told: keywords of `libyatl.select`. What either timeline
            selects is told, and of the registries what these events name.

    Returns:
        A `Difference`, which is false where nothing differs; its `changes` tell what does.

    Raises:
        UsageError: neither timeline knows a name, or a date or an expression cannot be read.
    """
    found = difference(old, new)
    if derived:
        found = with_following(found)
    asked: dict[str, Any] = {key: value for key, value in wanted.items() if value not in (None, ())}
    return _restricted(found, asked) if asked else found


def _restricted(found: Difference, asked: dict[str, Any]) -> Difference:
    sides = found.before, found.after
    # A name that one side alone knows is unknown to the other: what is asked for is then not
    # there, and what is not to be there need not be taken away.
    plain = {key: value for key, value in asked.items() if not key.startswith(_NOT)}
    kept = _selected(sides, plain)
    for key, value in asked.items():
        if key.startswith(_NOT):
            for one in given(value):
                less = _selected(sides, {key.removeprefix(_NOT): one})
                kept = kept[0] - less[0], kept[1] - less[1]
    used = [
        _entries_named(side, [side.events[place] for place in places])
        for side, places in zip(sides, kept, strict=True)
    ]
    return found._replace(changes=tuple(_of_these(found.changes, kept, used)))


def _selected(sides: tuple[Timeline, Timeline], asked: dict[str, Any]) -> _Places:
    """Return which events of each side are selected; none where the side knows no such name.

    Raises:
        UsageError: neither does, or nothing can be made of what is asked.
    """
    places: list[set[int]] = []
    failures = []
    for side in sides:
        try:
            condition, shaping, notes, strict = question(side, **asked)
            chosen = select_where(side, condition, **shaping, strict=strict, noted=notes)
            places.append(set(chosen.places))
        except UsageError as failure:
            places.append(set())
            failures.append(failure)
    if len(failures) == len(sides):
        raise failures[-1]
    return places[0], places[1]


def _entries_named(timeline: Timeline, events: Sequence[Event]) -> Collection[tuple[str, str]]:
    """Return the entries of registries that some events use, each with its kind."""
    used = Needs(timeline, names_of(timeline)).all_of(events)
    return {
        *(("actor", id) for id in used.actors),
        *(("place", id) for id in used.places),
        *(("source", id) for id in used.sources),
    }


def _of_these(
    changes: Sequence[Change], kept: _Places, used: Sequence[Collection[tuple[str, str]]]
) -> Iterator[Change]:
    """Yield the changes of the events, and of the entries that they use."""
    for change in changes:
        if change.kind == "event":
            if any(place in some for place, some in zip(change.places, kept, strict=True)):
                yield change
        elif change.kind != "file":
            both = zip((change.before, change.after), used, strict=True)
            if any(entry and (change.kind, entry.id) in some for entry, some in both):
                yield change
