"""An event that is put into a file, at its place among the others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any, Literal

from libyatl import formats
from libyatl.checks.examined import Examined
from libyatl.checks.file_order import Dated, by_file, order_of
from libyatl.editing.changes import Changes, items_of, name_of
from libyatl.editing.edits import in_names
from libyatl.editing.file_parts import listed_events
from libyatl.editing.judging import see_sound
from libyatl.editing.names_written import Naming
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.segments import with_event
from libyatl.editing.targets import see_editable
from libyatl.editing.yaml_document import ORDER, Document
from libyatl.errors import UsageError
from libyatl.formats.entries.made_ids import slugged
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold

PlaceAt = Literal["date", "end"]
_KEYS = {key.key: key for key in ENTRIES["event"].keys}
_FEWEST = 3
"""Of so many dated events it is told whether a file is in order of time."""
_WORDS_OF_ID = 4
_SMALL_WORDS = frozenset(
    # of English, in which an id that is made of a title says little
    re.split(
        r"\s+",
        "a an the and or of in on at to for from by with into is are was were be been as its his "
        "her their it he she they this that",
    )
)


def add_event(
    timeline: Timeline,
    file: str,
    event: Mapping[str, Value],
    *,
    place_at: PlaceAt | None = None,
    new_names: bool = False,
    write: bool = True,
) -> tuple[str, Rewritten]:
    """Put an event into a file.

    It goes behind the last event that is not surely later, where the file is in order of time (in
    one with the latest first, not surely earlier); if it has no date, behind those that it comes
    `after`; else to the end.

    Args:
        timeline: the chronology, of all of its files.
        file: the file.
        event: what the event says, by key; without an id it gets one that is made of its title.
        place_at: `date` puts it by its date in any file, `end` to the end.
        new_names: whether names are written that no registry knows, though it knows one like it.
        write: whether the file is written.

    Returns:
        The id of the event, and the file before and after.

    Raises:
        UsageError: the event has no title, its id is taken, or it says what cannot be said.
        OutputError: the file cannot be changed so, or written.
    """
    see_editable(timeline, file)
    said = _to_say(timeline, event, Naming(timeline, new=new_names))
    rewrites = {file: partial(put_in, said, place_at)}
    (done,) = rewritten(rewrites, write=write)
    return str(said["id"]), done


def see_addable(
    timeline: Timeline, file: str, event: Mapping[str, Value], *, new_names: bool = False
) -> None:
    """See that an event can be put into a file, as far as it is told; it may lack a title yet.

    Raises:
        UsageError: the file is none that is edited, the id is taken, or something cannot be said.
    """
    see_editable(timeline, file)
    said = _to_say(timeline, {"title": "-", **event}, Naming(timeline, new=new_names))
    see_sound({}, said, None)


def _to_say(timeline: Timeline, event: Mapping[str, Value], naming: Naming) -> dict[str, Value]:
    title, id = event.get("title"), event.get("id")
    if not isinstance(title, str) or is_blank(title):
        raise UsageError("a title is needed", help="--title says what happened")
    if isinstance(id, str) and id in timeline.shown_ids:
        raise UsageError(f"another event is called '{shorten(id)}'", help="choose another id")
    listed = {
        key: items_of(value) for key, value in event.items() if key in _KEYS and _KEYS[key].is_list
    }
    named = in_names(timeline, Changes(add=listed), naming).add
    lists: dict[str, Value] = {key: [*named[key]] for key in listed}
    return {"id": id or made_id(title, timeline), **event, **lists}


def telling_words(title: str) -> list[str]:
    """Return the words of a title, folded, less those that say little, if others are left."""
    words = fold(title).split()
    return [word for word in words if word not in _SMALL_WORDS] or words


def made_id(title: str, timeline: Timeline) -> str:
    """Return an id of a few words of a title, which no event has."""
    made = slugged(" ".join(telling_words(title)[:_WORDS_OF_ID]), "event")
    id, number = made, 1
    while id in timeline.shown_ids:
        number += 1
        id = f"{made}-{number}"
    return id


def put_in(event: Mapping[str, Value], place_at: PlaceAt | None, document: Document) -> Meant:
    """Return what puts an event into a file, at its place.

    Raises:
        UsageError: it says what cannot be said.
        Refusal: there is no place for it.
    """
    tree: Any = document.tree_to_change()
    event = {key: _as_custom_has_it(document, key, value) for key, value in event.items()}
    see_sound({}, event, tree)
    parts = document.parts
    place = _place_of_new(document, event, place_at)
    splice = with_event(parts, document.style, event, ORDER, place)
    if tree is None:
        return Meant([splice], {"events": [dict(event)]})
    if parts.events is None:
        tree["events"] = []
    listed = tree if isinstance(tree, list) else tree["events"]
    at = len(listed)
    if place < len(parts.items):
        at = parts.places[place]
    listed.insert(at, dict(event))
    return Meant([splice], tree)


def _as_custom_has_it(document: Document, key: str, value: Value) -> Value:
    """Return what stands under a key: one text without a list, if that is the custom there."""
    one = value[0] if isinstance(value, list) and len(value) == 1 else None
    return one if isinstance(one, str) and document.style.stands_alone(key) else value


def _place_of_new(document: Document, event: Mapping[str, Value], place_at: PlaceAt | None) -> int:
    """Return how many events of a file go before one that comes to it."""
    end = len(document.parts.items)
    if place_at == "end" or not end:
        return end
    new, others = _dated(document, event)
    if new is None:
        return _behind_those_before(document, event)
    order = order_of(others) if len(others) >= _FEWEST or place_at == "date" else None
    if order is None and place_at is None:
        return end
    for one in reversed(others):
        if new.first <= one.last if order == "falling" else one.first <= new.last:
            return one.place + 1
    return others[0].place if others else end


def _dated(document: Document, event: Mapping[str, Value]) -> tuple[Dated | None, list[Dated]]:
    """Return an event and the dated ones of a file, by their numbers, as days or on one clock."""
    tree = document.tree
    listed = [one for one in (*listed_events(tree), event) if isinstance(one, Mapping)]
    dates = [{"title": "-", **({"date": one["date"]} if "date" in one else {})} for one in listed]
    head = {"timezone": tree.get("timezone")} if isinstance(tree, dict) else {}
    data = json.dumps({**head, "events": dates}).encode()
    timeline = formats.read_data([("", data)], format="json")
    found = []
    for dated in by_file(Examined.of(timeline)):
        for one in dated:
            span = timeline.span(one.place)
            assert span is not None
            found.append(one._replace(place=int(span.pointer.split("/")[2])))
    last = len(dates) - 1
    new = next((one for one in found if one.place == last), None)
    return new, [one for one in found if one.place != last]


def _behind_those_before(document: Document, event: Mapping[str, Value]) -> int:
    known = document.parts.numbers
    before = [name_of(item, _KEYS["after"]) for item in items_of(event.get("after"))]
    numbers = [number for name in before for number in known.get(name, ())]
    return max(numbers) + 1 if numbers else len(document.parts.items)
