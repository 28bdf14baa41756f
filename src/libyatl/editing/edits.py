"""Events and entries of registries that are changed where they stand, or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from libyatl.editing.changes import Changes, changed, name_of
from libyatl.editing.file_parts import listed_events
from libyatl.editing.judging import see_all_sound
from libyatl.editing.names_written import Naming
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.splices import Splice
from libyatl.editing.targets import by_file, number_of
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value, value_of
from libyatl.model import RELATION_KINDS, Timeline
from libyatl.model.keys import ENTRIES
from libyatl.model.kinds import BY_PLURAL
from libyatl.text.inert import shorten

_EVENT = ENTRIES["event"]
_KEYS = {key.key: key for key in _EVENT.keys}


def edit_events(
    timeline: Timeline,
    ids: Iterable[str],
    changes: Changes,
    *,
    new_names: bool = False,
    write: bool = True,
) -> list[Rewritten]:
    """Change events in the files in which they stand, all or none.

    Args:
        timeline: the chronology, of all of its files.
        ids: the events.
        changes: what is to change of each.
        new_names: whether names are written that no registry knows, though it knows one like it.
        write: whether the files are written.

    Raises:
        UsageError: there is no such event, or what it is to say cannot be said.
        OutputError: a file cannot be changed so, or written.
    """
    naming = Naming(timeline, new=new_names)
    meant = in_names(timeline, changes, naming)
    places = by_file(timeline, ids)
    if "id" in meant.set or "id" in meant.unset:
        _see_free(timeline, [place for several in places.values() for place in several], meant)
    return rewritten(
        {
            file: partial(_edited, timeline, several, meant, naming)
            for file, several in places.items()
        },
        write=write,
    )


def _edited(
    timeline: Timeline,
    places: Sequence[int],
    changes: Changes,
    naming: Naming,
    document: Document,
) -> Meant:
    tree: Any = document.tree_to_change()
    listed = listed_events(tree)
    saying = document.saying()
    numbers = [number_of(document, timeline, place) for place in places]
    events = [document.parts.event(number) for number in numbers]
    said: list[Any] = [value_of(event) for event in events]
    wanted = [changed(one, changes, _EVENT, naming.alike) for one in said]
    see_all_sound(said, wanted, tree)
    splices: list[Splice] = []
    for number, event, then in zip(numbers, events, wanted, strict=True):
        splices += saying.splices(event, then)
        listed[document.parts.places[number]] = then
    return Meant(splices, tree)


def in_names(timeline: Timeline, changes: Changes, naming: Naming) -> Changes:
    """Return changes with each name that comes as it is to be written.

    Raises:
        UsageError: a name means nobody, or several; or a relation no event.
    """
    add = {
        key: [_as_named(timeline, key, one, naming) for one in several]
        for key, several in changes.add.items()
    }
    return changes._replace(add=add)


def _as_named(timeline: Timeline, key: str, item: Value, naming: Naming) -> Value:
    known = _KEYS.get(key)
    if known is None or not known.is_list:
        raise UsageError(
            f"'{shorten(key)}' is no list of an event",
            help="an entry of a registry may have it, such as actor:NAME"
            if key == "aliases"
            else f"--set {shorten(key)}=TEXT",
        )
    name = name_of(item, known)
    if key in RELATION_KINDS:
        place = timeline.index.get(name)
        if place is None or not timeline.events[place].named:
            by_file(timeline, [name])  # which says what may be meant
            raise UsageError(
                f"the event '{shorten(name)}' has no id of its own, by which others may name it",
                help=f"give it one: libyatl edit {shorten(name)} --id NEW",
            )
        return item
    kind = BY_PLURAL.get(key)
    if kind is None or not name:
        return item
    written = naming.written(kind, name)
    return {**item, "id": written} if isinstance(item, dict) else written


def _see_free(timeline: Timeline, places: Sequence[int], changes: Changes) -> None:
    """See that an id may change: that it is of one event, that no other refers to it.

    Raises:
        UsageError: it may not.
    """
    new = changes.set.get("id", "")
    if new and len(places) > 1:
        raise UsageError("several events would have one id", help="name one event")
    for place in places:
        event = timeline.events[place]
        if new and new != event.shown_id and new in timeline.shown_ids:
            raise UsageError(f"another event is called '{shorten(new)}'", help="choose another id")
        if referring(timeline, event.id):
            old = shorten(event.id)
            raise UsageError(
                f"others refer to '{old}'",
                help=f"libyatl rename event {old} {shorten(new) or 'NEW'} changes them too",
            )


def referring(timeline: Timeline, id: str) -> list[str]:
    """Return in words what refers to an event by its id."""
    found = [
        shorten(event.shown_id)
        for event in timeline.events
        if any(relation.event == id for relation in event.relations)
    ]
    return [*found, *(f"check: {one.accepts}" for one in timeline.accepted if id in one.ids)]
