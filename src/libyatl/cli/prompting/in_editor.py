"""An event that is changed in an editor, and put back where it stands."""

from __future__ import annotations

from functools import partial

from libyatl.cli import writing_back
from libyatl.cli.editing_options import Editing
from libyatl.cli.prompting.editor import editor
from libyatl.cli.prompting.keyboard import SIGNALLED, Stopped, signals_raised
from libyatl.cli.prompting.sitting import Sitting, Typed
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import rewritten
from libyatl.editing.targets import by_file
from libyatl.editing.whole_event import put_back, text_of
from libyatl.editing.yaml_document import Document
from libyatl.errors import EXIT_CANNOT, EXIT_DONE
from libyatl.files.inputs import read_bytes
from libyatl.model import Event, Timeline
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of


def edit_in_editor(timeline: Timeline, id: str, editing: Editing) -> int:
    """Change an event in an editor, and return the exit status.

    No lock is held meanwhile. If the event was changed in the file by then, nothing is written.

    Args:
        timeline: the chronology, of all of its files.
        id: the event.
        editing: how files are written.

    Raises:
        UsageError: there is no such event, or no editor.
        OutputError: the event cannot be edited so.
    """
    ((file, (place,)),) = by_file(timeline, [id]).items()
    document = Document(file, read_bytes(file))
    try:
        text = text_of(document, timeline, place)
    except Refusal as failure:
        raise document.refused(failure) from failure
    event = timeline.events[place]

    def accept(edited: str, events: Typed) -> None:
        rewrite = partial(put_back, timeline, place, text, edited)
        (done,) = rewritten({file: rewrite})
        lines = writing_back.lines_of([done])
        ids = [str(one["id"]) for one in events if one.get("id")] or [event.shown_id]
        said = (
            writing_back.Done(file, lines.get((file, id), 1), f"changed #{shorten(id)}")
            for id in ids
        )
        writing_back.told([done], said, editing)

    command = editor()
    try:
        with signals_raised():
            sitting = Sitting(timeline, place, text, accept, partial(_question, event))
            outcome = sitting.outcome(command)
    except Stopped as stopped:
        return SIGNALLED + stopped.number
    return EXIT_DONE if outcome in ("accepted", "same") else EXIT_CANNOT


def _question(old: Event, events: Typed) -> str | None:
    """Return what is to be asked of a text that makes another event, or several; else None."""
    named = ", ".join(shorten(str(one.get("id") or "an event without id")) for one in events)
    if len(events) > 1:
        return f"It becomes {number_of(len(events), 'event')}: {named}. Write them?"
    if old.named and events[0].get("id") != old.id:
        return f"Its id becomes another: {shorten(old.id)} becomes {named}. Write it?"
    return None
