"""Events and entries that are added, changed and taken out, as functions of the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from libyatl.editing.adding import add_events
from libyatl.editing.begun_files import is_to_begin
from libyatl.editing.changes import Changes
from libyatl.editing.edits import edit_events
from libyatl.editing.entries import edit_entry, entry_named
from libyatl.editing.event_places import PlaceAt
from libyatl.editing.removing import remove_events
from libyatl.editing.rewritten_files import Rewritten
from libyatl.editing.targets import file_written_to
from libyatl.editing.unified import differences
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.text.inert import one_line, shorten


class Edited(NamedTuple):
    """What was added, changed or removed, or would be; what was loaded before is out of date.

    Attributes:
        ids: the events; or the entry that was changed, as `actor:ann`.
        files: the files that changed; none where they say it already.
        diff: the difference, as `patch` takes it.
    """

    ids: tuple[str, ...]
    files: tuple[str, ...]
    diff: str


def add(
    timeline: Timeline,
    *events: Mapping[str, object],
    file: str | os.PathLike[str] | None = None,
    place_at: PlaceAt | None = None,
    new_names: bool = False,
    create: bool = False,
    write: bool = True,
) -> Edited:
    """Put events into a file in YAML, each at its place among the others; all or none.

    No other line of the file is touched, and what was written reads as it was meant, or the file is
    as it was.

    Args:
        timeline: what `load` read of files in YAML; of an empty one, where the file is to be made.
        events: what each says, by the keys of a file; one without an id gets one of its title.
        file: the file, one of those that were read; None for the one that holds events.
        place_at: `date` puts them by their dates in any file, `end` to the end; None by their
            dates where the file is in order of time.
        new_names: whether names are written that no registry knows, though it knows one like it.
        create: whether the file is made, if it is not there.
        write: whether it is done, or only said what would be.

    Returns:
        What was added.

    Raises:
        UsageError: an event has no title, or says what cannot be said; its id is taken; or the file
            is none that can be edited, or not told.
        OutputError: the file cannot be changed so, or written.
    """
    said = [_as_mapping(event) for event in events]
    target = file_written_to(timeline) if file is None else os.fspath(file)
    if target not in timeline.positions.files and not is_to_begin(target, create=create):
        raise UsageError(
            f"{one_line(target)}: it is none of the files that were read", help="load it too"
        )
    ids, done = add_events(
        timeline,
        target,
        said,
        place_at=place_at,
        new_names=new_names,
        create=create,
        write=write,
    )
    return _as_edited(ids, [done])


def edit(
    timeline: Timeline,
    ids: str | Iterable[str],
    *,
    set: Mapping[str, object] | None = None,
    unset: Iterable[str] = (),
    add: Mapping[str, Iterable[object]] | None = None,
    remove: Mapping[str, Iterable[str]] | None = None,
    new_names: bool = False,
    write: bool = True,
) -> Edited:
    """Change events, or an entry of a registry, in the files in which they stand; all or none.

    Args:
        timeline: what `load` read of files in YAML.
        ids: the events; or one entry, as `actor:ann`.
        set: texts by key; `sources/ledger/at` is the key `at` of what is cited as `ledger`.
        unset: keys that go, likewise.
        add: by key of a list, what comes to it: names, or mappings that have one.
        remove: by key of a list, names that go from it.
        new_names: whether names are written that no registry knows, though it knows one like it.
        write: whether it is done, or only said what would be.

    Returns:
        What was changed.

    Raises:
        UsageError: there is no such event or entry, or it would say what cannot be said.
        OutputError: a file cannot be changed so, or written.
    """
    wanted = [ids] if isinstance(ids, str) else [*ids]
    changes = Changes(
        {key: _as_text(value, key) for key, value in (set or {}).items()},
        [*unset],
        {key: [_as_value(one) for one in some] for key, some in (add or {}).items()},
        {key: [*some] for key, some in (remove or {}).items()},
    )
    entries = [entry_named(id, timeline) for id in wanted]
    if not any(entries):
        done = edit_events(timeline, wanted, changes, new_names=new_names, write=write)
        return _as_edited(wanted, done)
    if len(wanted) > 1 or entries[0] is None:
        raise UsageError("an entry of a registry is changed by itself", help="name it alone")
    kind, id = entries[0]
    return _as_edited([f"{kind}:{id}"], [edit_entry(timeline, kind, id, changes, write=write)])


def remove(
    timeline: Timeline,
    ids: str | Iterable[str],
    *,
    drop_refs: bool = False,
    write: bool = True,
) -> Edited:
    """Take events out of the files in which they stand, each with its comments; all or none.

    Args:
        timeline: what `load` read of files in YAML.
        ids: the events.
        drop_refs: whether relations of others to them, and acceptances for them, go too.
        write: whether it is done, or only said what would be.

    Returns:
        What was removed.

    Raises:
        UsageError: there is no such event, or others refer to one.
        OutputError: a file cannot be changed so, or written.
    """
    wanted = [ids] if isinstance(ids, str) else [*ids]
    return _as_edited(wanted, remove_events(timeline, wanted, drop_refs=drop_refs, write=write))


def _as_edited(ids: Iterable[str], done: Sequence[Rewritten]) -> Edited:
    changed = tuple(one.file for one in done if one.edits)
    return Edited(tuple(dict.fromkeys(ids)), changed, "".join(differences(done, "changed")))


def _as_mapping(event: Mapping[str, object]) -> dict[str, Value]:
    said = _as_value(event)
    if not isinstance(said, dict):
        raise UsageError("an event is a mapping of its keys", help="such as {'title': 'A visit'}")
    return said


def _as_text(value: object, key: str) -> str:
    said = _as_value(value)
    if not isinstance(said, str):
        raise UsageError(
            f"'{shorten(key)}' is set to what is no text",
            help="add= and remove= change a list, unset= takes a key out",
        )
    return said


def _as_value(value: object) -> Value:
    """Return a value as it is typed in a file: numbers are texts there.

    Raises:
        UsageError: it is of a kind that no file holds.
    """
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case Mapping():
            return {str(key): _as_value(one) for key, one in value.items()}
        case list() | tuple():
            return [_as_value(one) for one in value]
    raise UsageError(
        f"a file holds no {type(value).__name__}", help="write it as a text: '2017-07-25'"
    )
