"""Events and entries of registries that are changed where they stand, or taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from shlex import quote
from typing import Any

from libyatl.checks.renames import rename_command
from libyatl.editing.changes import Changes, Raw, changed, items_of, name_of
from libyatl.editing.file_parts import listed_events
from libyatl.editing.judging import see_all_sound, told_of
from libyatl.editing.names_written import Naming
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.splices import Splice
from libyatl.editing.targets import by_file, numbers_of
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value, value_of
from libyatl.model import RELATION_KINDS, Timeline
from libyatl.model.keys import ENTRIES
from libyatl.model.kinds import BY_PLURAL
from libyatl.query.scope import Scope
from libyatl.query.terms import see_ids
from libyatl.text.inert import one_line, shorten

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
    numbers = numbers_of(document, timeline, places)
    events = [document.parts.event(number) for number in numbers]
    said: list[Any] = [value_of(event) for event in events]
    ids = [shorten(timeline.events[place].shown_id) for place in places]
    several = len(places) > 1
    wanted = []
    called = []
    for event, one, id in zip(events, said, ids, strict=True):
        line = document.line_of(event.start)
        called.append(f"{one_line(document.file)}:{line}: #{id}" if several else "")
        with told_of(called[-1]):
            wanted.append(changed(one, changes, _EVENT, naming.alike))
    judge = partial(see_all_sound, said, wanted, tree, called)
    splices: list[Splice] = []
    for number, event, then, id in zip(numbers, events, wanted, ids, strict=True):
        try:
            splices += saying.splices(event, then)
        except Refusal as failure:
            judge()
            asked = " ".join(map(quote, ("-f", one_line(document.file), id)))
            help = failure.help or f"libyatl edit {asked} opens it in your editor"
            raise Refusal(str(failure), place=failure.place, help=help) from failure
        listed[document.parts.places[number]] = then
    return Meant(splices, tree, judge=judge)


def in_names(
    timeline: Timeline, changes: Changes, naming: Naming, *, coming: Collection[str] = ()
) -> Changes:
    """Return changes with each name that comes as it is to be written.

    `coming` are the ids of events that come too, and may be referred to.

    Raises:
        UsageError: a name means nobody, or several; or a relation no event.
    """
    add = {
        key: [_as_named(timeline, key, one, naming, coming) for one in several]
        for key, several in changes.add.items()
    }
    return changes._replace(add=add)


def _as_named(
    timeline: Timeline, key: str, item: Value, naming: Naming, coming: Collection[str]
) -> Value:
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
        if name in coming:
            return item
        place = timeline.index.get(name)
        if place is None or not timeline.events[place].named:
            by_file(timeline, [name])  # which says what may be meant
            raise UsageError(
                f"the event '{shorten(name)}' has no id of its own, by which others may name it",
                help=f"give it one: libyatl edit {quote(shorten(name))} --id NEW",
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
            command = rename_command(timeline, "event", event.id, new or "NEW")
            raise UsageError(
                f"others refer to '{shorten(event.id)}'",
                help=f"{command or 'libyatl rename'} changes them too",
            )


def referring(timeline: Timeline, id: str) -> list[str]:
    """Return in words what refers to an event by its id."""
    found = [
        shorten(event.shown_id)
        for event in timeline.events
        if any(relation.event == id for relation in event.relations)
    ]
    return [*found, *(f"check: {one.accepts}" for one in timeline.accepted if id in one.ids)]


def see_relations(timeline: Timeline, before: Iterable[Raw], now: Iterable[Raw]) -> None:
    """See that nothing refers to an event that will not be there, once events say something else.

    Args:
        timeline: the chronology, of all of its files.
        before: what the events say; none where they are new.
        now: what they are to say.

    Raises:
        UsageError: it would refer to none.
    """
    was, then = [*before], [*now]
    ids, old = ({str(one["id"]) for one in some if one.get("id")} for some in (then, was))
    for id in sorted(old - ids):
        if others := [one for one in referring(timeline, id) if one not in {*map(shorten, old)}]:
            command = rename_command(timeline, "event", id, "NEW")
            raise UsageError(
                f"others refer to '{shorten(id)}': {', '.join(others)}",
                help=f"{command or 'libyatl rename'} changes them too",
            )
    stated = {*_names_stated(was)}
    for name in _names_stated(then):
        if name not in stated and name not in ids:
            see_ids(Scope.of(timeline), [name])


def _names_stated(events: Iterable[Raw]) -> Iterator[str]:
    """Yield the ids that relations of events name."""
    for event in events:
        for kind in RELATION_KINDS:
            yield from (name_of(item, _KEYS[kind]) for item in items_of(event.get(kind)))
