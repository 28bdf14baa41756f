"""Events that are taken out of the files in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from libyatl.editing.changes import items_of, name_of
from libyatl.editing.edits import referring
from libyatl.editing.file_parts import listed_events
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.segments import without_events
from libyatl.editing.targets import by_file, numbers_of, see_editable
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Pairs, Value, value_of
from libyatl.model import RELATION_KINDS, Timeline
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import shorten

_KEYS = {key.key: key for key in ENTRIES["event"].keys}
_OF_ACCEPTANCE = {key.key: rank for rank, key in enumerate(ENTRIES["acceptance"].keys)}


def remove_events(
    timeline: Timeline, ids: Iterable[str], *, drop_refs: bool = False, write: bool = True
) -> list[Rewritten]:
    """Take events out of the files in which they stand, all or none.

    Args:
        timeline: the chronology, of all of its files.
        ids: the events.
        drop_refs: whether relations of others to them, and acceptances for them, go too.
        write: whether the files are written.

    Raises:
        UsageError: there is no such event, or others refer to one.
        OutputError: a file cannot be changed so, or written.
    """
    places: dict[str, list[int]] = by_file(timeline, ids)
    several = [place for some in places.values() for place in some]
    gone = {timeline.events[place].id for place in several}
    shown = {shorten(timeline.events[place].shown_id) for place in several}
    for id in sorted(gone):
        rest = [one for one in referring(timeline, id) if one not in shown]
        if rest and not drop_refs:
            raise UsageError(
                f"others refer to '{shorten(id)}': {', '.join(rest)}",
                help="--refs drop takes these references out too",
            )
    for file in _referring_files(timeline, gone) if drop_refs else ():
        see_editable(timeline, file)
        places.setdefault(file, [])
    rewrites = {
        file: partial(_rewrite_without, timeline, some, gone if drop_refs else frozenset[str]())
        for file, some in places.items()
    }
    return rewritten(rewrites, write=write)


def _referring_files(timeline: Timeline, gone: AbstractSet[str]) -> Iterable[str]:
    for place, event in enumerate(timeline.events):
        span = timeline.span(place)
        if span and any(relation.event in gone for relation in event.relations):
            yield span.file
    for accepted in timeline.accepted:
        span = timeline.span(("check", accepted.accepts))
        if span and not gone.isdisjoint(accepted.ids):
            yield span.file


def _rewrite_without(
    timeline: Timeline, places: Sequence[int], unnamed: AbstractSet[str], document: Document
) -> Meant:
    parts, layout = document.parts, document.layout
    out = numbers_of(document, timeline, places)
    splices = [*without_events(parts, out)] if out else []
    lost = [one for each in splices for one in layout.comments_in(each.start, each.end)]
    tree: Any = document.tree_to_change()
    listed = listed_events(tree)
    saying = document.saying()
    going = set(out)
    for number in range(len(parts.items) if unnamed else 0):
        pairs = parts.event(number)
        said: Any = value_of(pairs)
        wanted = _without_relations(said, unnamed)
        if number not in going and wanted != said:
            splices += saying.splices(pairs, wanted)
            listed[parts.places[number]] = wanted
    for number in sorted(going, reverse=True):
        del listed[parts.places[number]]
    check = parts.registry("check")
    if unnamed and check is not None and isinstance(check.value, Pairs):
        assert parts.head is not None
        assert isinstance(tree, dict)
        kept = _still_accepted(tree["check"], unnamed)
        tree = {key: kept if key == "check" else value for key, value in tree.items()}
        if not kept:
            del tree["check"]
        splices += document.saying(_OF_ACCEPTANCE).splices(parts.head, _but_events(document, tree))
    return Meant(splices, tree, lost)


def _but_events(document: Document, tree: dict[str, Value]) -> dict[str, Value]:
    """Return what a file is to say, with its events as they stand: they have their own splices."""
    was: Any = document.tree
    return {key: was[key] if key == "events" else value for key, value in tree.items()}


def _without_relations(event: dict[str, Value], gone: AbstractSet[str]) -> dict[str, Value]:
    said = dict(event)
    for kind in RELATION_KINDS:
        items = items_of(said.get(kind))
        left = [item for item in items if name_of(item, _KEYS[kind]) not in gone]
        if left and len(left) < len(items):
            said[kind] = left
        elif items and not left:
            del said[kind]
    return said


def _still_accepted(check: dict[str, Value], gone: AbstractSet[str]) -> dict[str, Value]:
    """Return what is accepted, less events that go; what was accepted of these alone goes too."""
    kept: dict[str, Value] = {}
    for code, said in check.items():
        several = [_less(item, gone) for item in items_of(said)]
        left: list[Value] = [item for item in several if item is not None]
        if left:
            kept[code] = left if isinstance(said, list) else left[0]
        elif not several:
            kept[code] = said
    return kept


def _less(item: Value, gone: AbstractSet[str]) -> Value:
    if not isinstance(item, dict) or "for" not in item:
        return item
    named = items_of(item["for"])
    left = [one for one in named if one not in gone]
    if len(left) == len(named):
        return item
    if not left:
        return None
    return {**item, "for": left if isinstance(item["for"], list) else left[0]}
