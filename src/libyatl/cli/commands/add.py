"""`libyatl add`: put an event into a file, at its place among the others."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from shlex import quote
from typing import Annotated, NamedTuple

from libyatl.cli import writing_back
from libyatl.cli.default_files import USUAL, files_to_read
from libyatl.cli.editing_options import Adding, Asking, Bringing, Citing, Editing, Saying
from libyatl.cli.process import streams
from libyatl.cli.process.streams import can_ask
from libyatl.cli.typer_face import option
from libyatl.editing.adding import add_events, see_addable
from libyatl.editing.begun_files import is_to_begin
from libyatl.editing.changes import Changes, changed
from libyatl.editing.event_places import PlaceAt
from libyatl.editing.names_written import Naming
from libyatl.editing.targets import file_written_to, is_yaml, not_yours
from libyatl.errors import InputError, UsageError
from libyatl.files.inputs import SHOWN_STDIN, STDIN, read_bytes, see_readable
from libyatl.formats.yaml.placed import Value
from libyatl.model import RELATION_KINDS, Timeline
from libyatl.model.keys import ENTRIES
from libyatl.model.kinds import KINDS
from libyatl.model.registers import names_of
from libyatl.on_demand import lookup
from libyatl.text.inert import one_line, shorten

EXAMPLES = """
libyatl add --date 'early March 1987' --title 'Ann Lee borrows an atlas' --tag loan
libyatl add --title 'Ann brings it back' --add-after loan --source ledger --at 'page 12'
libyatl add --title 'A letter arrives' --date 1987-03 --diff
libyatl add -f bell.yaml --create --title 'The bell is cast' --date 'early May 1871'
libyatl filter -f old.yaml --tag loan --json | libyatl add -f new.yaml --from-json -
"""
_AS_OPTION: dict[str, str] = {relation: f"add-{relation}" for relation in RELATION_KINDS}
_PLACES: dict[str, PlaceAt] = {"date": "date", "end": "end"}


def add(
    *,
    editing: Editing,
    bringing: Bringing,
    saying: Saying,
    adding: Adding,
    citing: Citing,
    asking: Asking,
    place_at: Annotated[
        str | None,
        option(
            "--place-at",
            panel="Writing",
            metavar="date|end",
            help="Where it goes. Default: by its date, if the file is in order of time.",
        ),
    ] = None,
) -> int:
    """Put an event into a file, as its author would have typed it there.

    It goes behind the last event that is not surely later, if the file is in order of time; without
    a date behind what it comes after; else to the end. No other line is touched.

    Without a title it asks, at a terminal, question by question, and shows what it would write.
    """
    at = None if place_at is None else lookup(_PLACES, place_at, "value of --place-at")
    adds = _Adds(editing, at, saying.new_names, bringing.create)
    if bringing.from_json is not None:
        _see_alone({**saying._asdict(), **adding._asdict(), **citing._asdict()})
        return _brought(adds, bringing.from_json)
    timeline, file = _looked_into(adds)
    event = _new_event(timeline, saying, adding, citing)
    if saying.title is None and not (asking.no_input or editing.diff) and can_ask():
        return _by_prompt(timeline, file, event, adds)
    return _put_into(timeline, file, [event], adds)


class _Adds(NamedTuple):
    """How events are added, whatever they say."""

    editing: Editing
    place_at: PlaceAt | None
    new_names: bool
    create: bool


def _put_into(
    timeline: Timeline,
    file: str,
    events: Sequence[Mapping[str, Value]],
    adds: _Adds,
    timezone: str | None = None,
) -> int:
    """Put events into a file, and say so; return the exit status."""
    write = not adds.editing.diff
    begins = write and is_to_begin(file, create=adds.create)
    ids, done = add_events(
        timeline,
        file,
        events,
        place_at=adds.place_at,
        new_names=adds.new_names,
        timezone=timezone,
        create=adds.create,
        write=write,
    )
    if begins:
        writing_back.say_begun(file, adds.editing)
    lines = writing_back.lines_of([done])
    said = []
    for id, event in zip(ids, events, strict=True):
        date = event.get("date")
        when = f" ({shorten(date)})" if isinstance(date, str) else ""
        what = f"added #{shorten(id)}{when}"
        said.append(writing_back.Done(file, lines.get((file, id), 1), what))
    return writing_back.told([done], said, adds.editing)


# --- what is added


def _by_prompt(timeline: Timeline, file: str, event: Mapping[str, Value], adds: _Adds) -> int:
    """Ask for what no option says, of one event after another; return the exit status."""
    from libyatl.cli.prompting.prompted import Task, add_by_prompt

    # What options say wrongly is said before anything is asked.
    see_addable(timeline, file, event, new_names=adds.new_names)
    read = partial(_looked_into, adds)
    return add_by_prompt(Task(read, event, adds.place_at, adds.editing, adds.create))


def _see_alone(given: Mapping[str, object]) -> None:
    """See that no option says something of the events that JSON brings.

    Raises:
        UsageError: one does.
    """
    for name, value in given.items():
        if value is not None and name != "new_names":
            option = "id" if name == "new_id" else name.rstrip("_")
            raise UsageError(
                f"--{_AS_OPTION.get(option, option).replace('_', '-')} does nothing with "
                "--from-json, which says all of its events",
                help="leave it out, and change them afterwards: libyatl edit",
            )


def _brought(adds: _Adds, path: str) -> int:
    """Add the events that JSON tells, and say what of it stays behind; return the exit status."""
    from libyatl.editing.json_events import left_behind, told_in_json

    if path == STDIN and STDIN in (adds.editing.file or ()):
        raise UsageError("standard input is read once", help="name a file with -f")
    name = SHOWN_STDIN if path == STDIN else path
    told = told_in_json(read_bytes(path), name)
    timeline, file = _looked_into(adds)
    status = _put_into(timeline, file, told.events, adds, told.timezone)
    if told.events and not adds.editing.quiet and (left := left_behind(told, timeline)):
        lacks = f"{one_line(name)} has {' and '.join(left)} that {one_line(file)} has not"
        streams.complain(f"libyatl: {lacks}: only events are taken")
    return status


# --- where it is added


def _looked_into(adds: _Adds) -> tuple[Timeline, str]:
    """Return the chronology, and the file of it that is written to, which may be to be made.

    Raises:
        InputError: it is not there, and not to be made.
        UsageError: several files are not there, or hold events.
    """
    editing, create = adds.editing, adds.create
    paths = files_to_read(editing.file, there=False).paths or ([USUAL[0]] if create else [])
    missing = [path for path in paths if path != STDIN and not os.path.lexists(path)]
    if not paths:
        raise not_yours(
            f"name a file with -f; or begin {USUAL[0]}: libyatl init with an example, --create "
            "with the event alone"
        )
    if not missing:
        timeline = writing_back.read(editing, "add")
        return timeline, file_written_to(timeline)
    file = missing[0]
    if not create:
        raise _not_there(file)
    if len(missing) > 1:
        raise UsageError(
            f"several files are not there: {', '.join(map(one_line, missing))}",
            help="name the one that is to be made, and others that are there",
        )
    if not is_yaml(file):
        stem = one_line(os.path.splitext(file)[0])
        raise UsageError(
            f"{one_line(file)}: only YAML is edited in place", help=f"call it {stem}.yaml"
        )
    others = [path for path in paths if path != file]
    read = Editing(file=others)
    return writing_back.read(read, "add") if others else Timeline(), file


def _not_there(file: str) -> InputError:
    """Return the error that a file is not there, with what may be meant and what makes it."""
    try:
        see_readable(file)
    except InputError as failure:
        near = f"{failure.help} or " if failure.help else ""
    else:
        near = ""  # it is there by now
    called = one_line(file)
    named = quote(called if is_yaml(file) else f"{one_line(os.path.splitext(file)[0])}.yaml")
    return InputError(
        f"{called}: there is no such file",
        help=f"{near}libyatl init {named} begins it with an example, --create with the event alone",
    )


# --- what options say of it


def _new_event(
    timeline: Timeline, saying: Saying, adding: Adding, citing: Citing
) -> dict[str, Value]:
    event: dict[str, Value] = {}
    actors = names_of(timeline).actors.spellings()
    for field, names in adding._asdict().items():
        kind = next((one for one in KINDS if one == field), None)
        key = KINDS[kind].plural if kind else field.rstrip("_")
        option = f"--{kind} NAME" if kind else f"--{_AS_OPTION[key]} ID"
        if any(one.startswith(f"{key}=") for one in saying.set or ()):
            raise UsageError(f"'{key}' holds several values", help=f"{option} adds to it")
        if kind == "actor" and names:
            event[key] = writing_back.with_roles(names, actors)
        elif kind == "source" and names:
            event[key] = writing_back.citations(names, citing)
        elif names:
            event[key] = [*names]
    if not adding.source:
        writing_back.see_nothing_cited(citing, "--source")
    texts = Changes(set=writing_back.texts(saying))
    return changed(event, texts, ENTRIES["event"], Naming(timeline).alike)
