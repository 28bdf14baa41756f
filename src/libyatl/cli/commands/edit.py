"""`libyatl edit`: change events and entries in the file in which they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Annotated

from libyatl import api
from libyatl.cli import writing_back
from libyatl.cli.editing_options import Asking, Changing, Citing, Editing, Saying, Several
from libyatl.cli.options import Names
from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument
from libyatl.editing.changes import Changes
from libyatl.editing.edits import edit_events
from libyatl.editing.entries import edit_entry, entry_named
from libyatl.editing.rewritten_files import Rewritten
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import names_of
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

EXAMPLES = """
libyatl edit loan --date 'early March 1987' --add-tag books
libyatl edit loan --add-source ledger --at 'page 12' --diff
libyatl edit loan --set sources/ledger/at='page 13' --unset note
libyatl edit actor:ann --add-alias 'A. Lee'
libyatl edit --where 'actor:ann and text:visit' --add-tag visit --diff
"""


def edit(
    ids: Annotated[
        Names,
        argument(
            metavar="[ID]...",
            help="The ids of events, or an entry of a registry: actor:hifter.",
            offers="id",
        ),
    ] = None,
    *,
    editing: Editing,
    saying: Saying,
    changing: Changing,
    citing: Citing,
    asking: Asking,
    several: Several,
) -> int:
    """Change events in the file in which they stand, and touch no other line.

    Options say what is to change. Comments, blank lines, quotes and all else stay as they are; what
    cannot be done so is refused, and the file is as it was. Of several ids all change, or none.

    Without options one event or one entry is opened in your editor, as it stands, comments and all.
    """
    if ids and several.where is not None:
        raise UsageError(
            "name the events by their ids or by --where, not by both", help="leave one out"
        )
    if not ids and several.where is None:
        raise UsageError("name the events by their ids, or by --where", help="libyatl edit ID ...")
    if ids and several.yes:
        raise UsageError("--yes answers what --where asks", help="leave it out")
    timeline = writing_back.read(editing, "edit")
    changes = _wished(timeline, saying, changing, citing)
    named = ids or []
    entries = [entry_named(id, timeline) for id in named]
    if not changes:
        return _in_editor(timeline, named, entries, editing, asking)
    if any(entries):
        return _of_entry(timeline, named, entries, changes, editing)
    wanted = named or _meeting(timeline, several.where or "")
    made = partial(edit_events, timeline, wanted, changes, new_names=saying.new_names)
    if several.where is not None and len(wanted) > 1 and not (several.yes or editing.diff):
        _confirm(made(write=False), editing, asking, number_of(len(wanted), "event"))
    rewritten = made(write=not editing.diff)
    return writing_back.told(rewritten, _done(timeline, wanted, rewritten), editing)


def _in_editor(
    timeline: Timeline,
    ids: Sequence[str],
    entries: Sequence[tuple[Kind, str] | None],
    editing: Editing,
    asking: Asking,
) -> int:
    """Open an event or an entry in an editor, where somebody is there; return the exit status."""
    if len(ids) != 1 or editing.diff or asking.no_input or not streams.can_ask():
        raise UsageError(
            "nothing is to change",
            help="such as --date '25 July 2017'; libyatl help edit has all; one event alone, at a "
            "terminal, is opened in your editor",
        )
    from libyatl.cli.prompting import in_editor

    if entries[0] is not None:
        return in_editor.edit_entry_in_editor(timeline, *entries[0], editing)
    return in_editor.edit_in_editor(timeline, ids[0], editing)


def _of_entry(
    timeline: Timeline,
    ids: Sequence[str],
    entries: Sequence[tuple[Kind, str] | None],
    changes: Changes,
    editing: Editing,
) -> int:
    found = entries[0]
    if found is None or len(ids) > 1:
        raise UsageError(
            "an entry of a registry is changed by itself", help=f"libyatl edit {shorten(ids[0])}"
        )
    kind, id = found
    done = edit_entry(timeline, kind, id, changes, write=not editing.diff)
    span = timeline.span((KINDS[kind].plural, id))
    line = 0 if span is None else span.line
    said = writing_back.Done(done.file, line, f"changed {shorten(ids[0])}")
    return writing_back.told([done], [said], editing)


def _wished(timeline: Timeline, saying: Saying, changing: Changing, citing: Citing) -> Changes:
    """Return what the options say is to change."""
    actors = names_of(timeline).actors.spellings()
    add: dict[str, Sequence[Value]] = {}
    remove: dict[str, Sequence[str]] = {}
    for option_, names in changing._asdict().items():
        verb, _, what = option_.partition("_")
        if names and what:
            key = _key_of(what)
            if verb == "remove":
                remove[key] = names
            elif key == "actors":
                add[key] = writing_back.with_roles(names, actors)
            elif key == "sources":
                add[key] = writing_back.citations(names, citing)
            else:
                add[key] = list(names)
    if not changing.add_source:
        writing_back.see_nothing_cited(citing, "--add-source", "--set sources/NAME")
    return Changes(writing_back.texts(saying), changing.unset or (), add, remove)


def _key_of(what: str) -> str:
    """Return the key of a file that holds several of something."""
    kind = next((one for one in KINDS if one == what), None)
    return "aliases" if what == "alias" else KINDS[kind].plural if kind else what


def _meeting(timeline: Timeline, where: str) -> list[str]:
    chosen = api.select(timeline, where=[where], sort="file")
    found = [event.shown_id for event in chosen.events]
    if not found:
        raise UsageError(f"no event meets {shorten(where)}", help="nothing was written")
    return found


def _confirm(shown: Sequence[Rewritten], editing: Editing, asking: Asking, what: str) -> None:
    """Show what would change, so many events, and ask whether it is to.

    Raises:
        UsageError: nobody can be asked, or the answer is no.
    """
    if asking.no_input or not streams.can_ask():
        raise UsageError(
            f"{what} would change, and nobody can be asked",
            help="--yes changes them, --diff shows how",
        )
    if any(one.edits for one in shown):
        writing_back.told(shown, (), editing._replace(diff=True))
        streams.say([f"Change {what}? [y/N] "])
        if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
            raise UsageError("nothing was written")


def _done(
    timeline: Timeline, ids: Iterable[str], rewritten: Sequence[Rewritten]
) -> Iterable[writing_back.Done]:
    lines = writing_back.lines_of(rewritten)
    for id in ids:
        span = timeline.span(timeline.shown_ids[id])
        if span is not None:
            line = lines.get((span.file, id), span.line)
            yield writing_back.Done(span.file, line, f"changed #{shorten(id)}")
