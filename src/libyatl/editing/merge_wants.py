"""What a merge is to say, before any line of it is written: each thing, and what is in dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from libyatl.editing.merge_sides import EVENT, Name, Side, Thing, Things, form_of
from libyatl.editing.three_ways import Merged, means, merged
from libyatl.formats.yaml.placed import Value
from libyatl.model import RELATION_KINDS

_WHOLE = frozenset({""})
"""The conflict of a thing that one side took out and the other changed, or that is no mapping."""


class Wanted(NamedTuple):
    """What a merge is to say.

    Attributes:
        things: each thing by name, with the keys that are in dispute; it has what ours says there.
        head: what else the file says.
        renamed: ids of events that a side changed, with what they are now.
    """

    things: Mapping[Name, Merged]
    head: Merged
    renamed: Mapping[str, str]

    @property
    def is_agreed(self) -> bool:
        """Whether nothing is in dispute."""
        return not self.head.conflicts and not any(one.conflicts for one in self.things.values())


def wanted(base: Side, ours: Side, theirs: Side, things: Things) -> Wanted:
    """Return what the two sides say together."""
    found = dict(_things(things))
    head = merged("relation", base.head(), ours.head(), theirs.head())
    renamed = dict(_renamed(things, found))
    followed = {
        name: one._replace(said=following(one.said, renamed)) if name[0] == EVENT else one
        for name, one in found.items()
    }
    return Wanted(followed, head, renamed)


def _things(things: Things) -> Iterator[tuple[Name, Merged]]:
    for name in dict.fromkeys([*things.ours, *things.theirs]):
        was, our, their = (side.get(name) for side in things)
        if our is None or their is None:
            one = our or their
            if one is None or (was is not None and not _changed(name, was, one)):
                continue  # taken out by the other side
            yield name, Merged(said_of(one), frozenset() if was is None else _WHOLE)
        elif all(isinstance(one.said, dict) for one in (our, their)):
            yield name, merged(form_of(name), said_of(was), said_of(our), said_of(their))
        else:
            yield name, _taken_whole(was, our, their)


def _changed(name: Name, was: Thing, now: Thing) -> bool:
    """Whether a thing says something else, or has a comment that it had not."""
    return bool(now.comments - was.comments) or means(form_of(name), was.said) != means(
        form_of(name), now.said
    )


def said_of(thing: Thing | None) -> dict[str, Value]:
    """Return what a thing says, key by key; under an empty key where it is no mapping."""
    if thing is None or thing.said is None:
        return {}
    return thing.said if isinstance(thing.said, dict) else {"": thing.said}


def _taken_whole(was: Thing | None, our: Thing, their: Thing) -> Merged:
    """Return a thing that is no mapping on some side: it is taken from one as a whole."""
    before = None if was is None else was.said
    if our.said == their.said or their.said == before:
        return Merged(said_of(our))
    return Merged(said_of(their)) if our.said == before else Merged(said_of(our), _WHOLE)


def _renamed(things: Things, found: Mapping[Name, Merged]) -> Iterator[tuple[str, str]]:
    """Yield each id of an event that is no more, with the one that it has now."""
    for name, was in things.base.items():
        old = said_of(was).get("id")
        new = found[name].said.get("id") if name[0] == EVENT and name in found else None
        if isinstance(old, str) and isinstance(new, str) and old != new:
            yield old, new


def following(said: dict[str, Value], renamed: Mapping[str, str]) -> dict[str, Value]:
    """Return what an event says, with relations to what is called otherwise now."""
    return {
        key: _renamed_in(value, renamed) if key in RELATION_KINDS else value
        for key, value in said.items()
    }


def _renamed_in(value: Value, renamed: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list):
        return [_renamed_in(one, renamed) for one in value]
    if isinstance(value, dict) and isinstance(event := value.get("event"), str):
        return {**value, "event": renamed.get(event, event)}
    return value
