"""Events that are put into a file, each at its place among the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from libyatl.editing.begun_files import changed_or_begun
from libyatl.editing.changes import Changes, items_of
from libyatl.editing.edits import in_names
from libyatl.editing.event_places import PlaceAt, runs_of_new
from libyatl.editing.file_parts import listed_events
from libyatl.editing.judging import see_all_sound, see_same_times, see_sound, told_of
from libyatl.editing.names_written import Naming
from libyatl.editing.rewritten_files import Meant, Rewritten
from libyatl.editing.segments import with_events
from libyatl.editing.targets import see_editable
from libyatl.editing.yaml_document import ORDER, Document
from libyatl.errors import UsageError
from libyatl.formats.entries.made_ids import slugged
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold

_KEYS = {key.key: key for key in ENTRIES["event"].keys}
_WORDS_OF_ID = 4
_SMALL_WORDS = frozenset(
    # of English, in which an id that is made of a title says little
    re.split(
        r"\s+",
        "a an the and or of in on at to for from by with into is are was were be been as its his "
        "her their it he she they this that",
    )
)


def add_events(
    timeline: Timeline,
    file: str,
    events: Sequence[Mapping[str, Value]],
    *,
    place_at: PlaceAt | None = None,
    new_names: bool = False,
    timezone: str | None = None,
    create: bool = False,
    write: bool = True,
) -> tuple[list[str], Rewritten]:
    """Put events into a file, all or none.

    Each goes behind the last event that is not surely later, where the file is in order of time (in
    one with the latest first, not surely earlier); if it has no date, behind those that it comes
    `after`; else to the end.

    Args:
        timeline: the chronology, of all of its files.
        file: the file.
        events: what each says, by key; without an id it gets one that is made of its title.
        place_at: `date` puts them by their dates in any file, `end` to the end.
        new_names: whether names are written that no registry knows, though it knows one like it.
        timezone: in which time zone they are told; None if in that of the file.
        create: whether the file is made, if it is not there.
        write: whether the file is written.

    Returns:
        The ids of the events, and the file before and after.

    Raises:
        UsageError: one has no title, its id is taken, or it says what cannot be said.
        OutputError: the file cannot be changed so, or written.
    """
    see_editable(timeline, file)
    said = _all_to_say(timeline, events, Naming(timeline, new=new_names))
    done = changed_or_begun(
        file, partial(_put_all_in, said, place_at, timezone), create=create, write=write
    )
    return [str(one["id"]) for one in said], done


def add_event(
    timeline: Timeline,
    file: str,
    event: Mapping[str, Value],
    *,
    place_at: PlaceAt | None = None,
    new_names: bool = False,
    create: bool = False,
    write: bool = True,
) -> tuple[str, Rewritten]:
    """Put one event into a file, as `add_events` does; return its id, and the file.

    Raises:
        UsageError: as for `add_events`.
        OutputError: likewise.
    """
    (id,), done = add_events(
        timeline,
        file,
        [event],
        place_at=place_at,
        new_names=new_names,
        create=create,
        write=write,
    )
    return id, done


def see_addable(
    timeline: Timeline, file: str, event: Mapping[str, Value], *, new_names: bool = False
) -> None:
    """See that an event can be put into a file, as far as it is told; it may lack a title yet.

    Raises:
        UsageError: the file is none that is edited, the id is taken, or something cannot be said.
    """
    see_editable(timeline, file)
    (said,) = _all_to_say(timeline, [{"title": "-", **event}], Naming(timeline, new=new_names))
    see_sound({}, said, None)


def _all_to_say(
    timeline: Timeline, events: Sequence[Mapping[str, Value]], naming: Naming
) -> list[dict[str, Value]]:
    """Return what events say with their ids, and their names as they are to be written.

    Raises:
        UsageError: one of them cannot be added; of several it is said which.
    """
    ids = {id for event in events if isinstance(id := event.get("id"), str) and id}
    taken = {*timeline.shown_ids}
    found = []
    for event, called in zip(events, _called_each(events), strict=True):
        with told_of(called):
            said = _to_say(timeline, event, naming, taken, ids - {str(event.get("id"))})
        taken.add(str(said["id"]))
        found.append(said)
    return found


def _called_each(events: Sequence[Mapping[str, Value]]) -> Iterator[str]:
    """Yield what each event is called in messages: nothing, where there is one alone."""
    for number, event in enumerate(events, 1):
        id = event.get("id")
        named = f" ('{shorten(id)}')" if isinstance(id, str) else ""
        yield f"event {number}{named}" if len(events) > 1 else ""


def _to_say(
    timeline: Timeline,
    event: Mapping[str, Value],
    naming: Naming,
    taken: Collection[str],
    coming: Collection[str],
) -> dict[str, Value]:
    title, id = event.get("title"), event.get("id")
    if not isinstance(title, str) or is_blank(title):
        raise UsageError("a title is needed", help="--title says what happened")
    if isinstance(id, str) and id in taken:
        raise UsageError(f"another event is called '{shorten(id)}'", help="choose another id")
    listed = {
        key: items_of(value) for key, value in event.items() if key in _KEYS and _KEYS[key].is_list
    }
    named = in_names(timeline, Changes(add=listed), naming, coming=coming).add
    lists: dict[str, Value] = {key: [*named[key]] for key in listed}
    rest = {key: value for key, value in event.items() if key != "id"}
    return {"id": id or made_id(title, {*taken, *coming}), **rest, **lists}


def telling_words(title: str) -> list[str]:
    """Return the words of a title, folded, less those that say little, if others are left."""
    words = fold(title).split()
    return [word for word in words if word not in _SMALL_WORDS] or words


def made_id(title: str, taken: Container[str]) -> str:
    """Return an id of a few words of a title, which is not taken."""
    made = slugged(" ".join(telling_words(title)[:_WORDS_OF_ID]), "event")
    id, number = made, 1
    while id in taken:
        number += 1
        id = f"{made}-{number}"
    return id


def put_in(event: Mapping[str, Value], place_at: PlaceAt | None, document: Document) -> Meant:
    """Return what puts an event into a file, at its place.

    Raises:
        UsageError: it says what cannot be said.
        Refusal: there is no place for it.
    """
    return _put_all_in([event], place_at, None, document)


def _put_all_in(
    events: Sequence[Mapping[str, Value]],
    place_at: PlaceAt | None,
    timezone: str | None,
    document: Document,
) -> Meant:
    tree: Any = document.tree_to_change()
    said = [
        {key: _as_custom_has_it(document, key, value) for key, value in event.items()}
        for event in events
    ]
    see_all_sound([{}] * len(said), said, tree, [*_called_each(said)])
    if timezone is not None:
        see_same_times(said, timezone, tree)
    parts = document.parts
    runs = runs_of_new(document, said, place_at)
    splices = [
        with_events(parts, document.style, [said[number] for number in run], ORDER, place)
        for place, run in runs
    ]
    if tree is None:
        return Meant(splices, {"events": [*map(dict, said)]} if said else None)
    if parts.events is None and said:
        tree["events"] = []
    listed = listed_events(tree)
    for place, run in reversed(runs):  # from the last on, so that the places before it stay
        at = parts.places[place] if place < len(parts.items) else len(listed)
        listed[at:at] = [dict(said[number]) for number in run]
    return Meant(splices, tree)


def _as_custom_has_it(document: Document, key: str, value: Value) -> Value:
    """Return what stands under a key: one text without a list, if that is the custom there."""
    one = value[0] if isinstance(value, list) and len(value) == 1 else None
    return one if isinstance(one, str) and document.style.stands_alone(key) else value
