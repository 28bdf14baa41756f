"""`libyatl add`: put an event into a file, at its place among the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Annotated

from libyatl.cli import writing_back
from libyatl.cli.editing_options import Adding, Asking, Citing, Editing, Saying
from libyatl.cli.process.streams import can_ask
from libyatl.cli.typer_face import option
from libyatl.editing.adding import PlaceAt, add_event, see_addable
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.model.registers import names_of
from libyatl.on_demand import lookup
from libyatl.text.inert import one_line, shorten

EXAMPLES = """
libyatl add --date 'early March 1987' --title 'Ann Lee borrows an atlas' --tag loan
libyatl add --title 'Ann brings it back' --add-after loan --source ledger --at 'page 12'
libyatl add --title 'A letter arrives' --date 1987-03 --diff
"""
_PLACES: dict[str, PlaceAt] = {"date": "date", "end": "end"}


def add(
    *,
    editing: Editing,
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
    timeline, file = _looked_into(editing)
    event = _new_event(timeline, saying, adding, citing)
    if saying.title is None and not (asking.no_input or editing.diff) and can_ask():
        return _by_prompt(timeline, file, event, at, saying, editing)
    new_names, write = saying.new_names, not editing.diff
    id, done = add_event(timeline, file, event, place_at=at, new_names=new_names, write=write)
    line = writing_back.lines_of([done]).get((file, id), 1)
    when = f" ({shorten(saying.date)})" if saying.date else ""
    said = writing_back.Done(file, line, f"added #{shorten(id)}{when}")
    return writing_back.told([done], [said], editing)


def _by_prompt(
    timeline: Timeline,
    file: str,
    event: Mapping[str, Value],
    at: PlaceAt | None,
    saying: Saying,
    editing: Editing,
) -> int:
    """Ask for what no option says, of one event after another; return the exit status."""
    from libyatl.cli.prompting.prompted import Task, add_by_prompt

    # What options say wrongly is said before anything is asked.
    see_addable(timeline, file, event, new_names=saying.new_names)
    return add_by_prompt(Task(partial(_looked_into, editing), event, at, editing))


def _looked_into(editing: Editing) -> tuple[Timeline, str]:
    """Return the chronology, and the file of it that is written to."""
    timeline = writing_back.read(editing, "add")
    return timeline, _target(timeline)


def _target(timeline: Timeline) -> str:
    """Return the one file that holds events, or the only one.

    Raises:
        UsageError: several do.
    """
    files = [*timeline.positions.files]
    spans = map(timeline.span, range(len(timeline.events)))
    holding = [*dict.fromkeys(span.file for span in spans if span is not None)]
    found = holding or files
    if len(found) != 1:
        raise UsageError(
            f"events stand in several files: {', '.join(map(one_line, found))}",
            help="name the one to write to with -f",
        )
    return found[0]


def _new_event(
    timeline: Timeline, saying: Saying, adding: Adding, citing: Citing
) -> dict[str, Value]:
    event: dict[str, Value] = {**writing_back.texts(saying)}
    actors = names_of(timeline).actors.spellings()
    for field, names in adding._asdict().items():
        if not names:
            continue
        kind = next((one for one in KINDS if one == field), None)
        if kind == "actor":
            event["actors"] = writing_back.with_roles(names, actors)
        elif kind == "source":
            event["sources"] = writing_back.citations(names, citing)
        else:
            event[KINDS[kind].plural if kind else field.rstrip("_")] = [*names]
    if any(citing) and not adding.source:
        raise UsageError("nothing is cited that this is said of", help="use it with --source NAME")
    return event
