"""An event or an entry that is changed in an editor, and put back where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from libyatl.cli import writing_back
from libyatl.cli.editing_options import Editing
from libyatl.cli.prompting.editor import editor
from libyatl.cli.prompting.editor_file import file_of_entry, file_of_event
from libyatl.cli.prompting.keyboard import SIGNALLED, Stopped, signals_raised
from libyatl.cli.prompting.sitting import Disputed, Sitting, Typed
from libyatl.editing.edits import see_relations
from libyatl.editing.entries import form_of_entry, registry_of
from libyatl.editing.merging import merge
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.targets import by_file
from libyatl.editing.whole_entry import (
    entry_in,
    entry_text_of,
    place_of_entry,
    put_entry_back,
)
from libyatl.editing.whole_event import Overtaken, events_in, put_back, text_of
from libyatl.editing.yaml_document import Document
from libyatl.errors import EXIT_CANNOT, EXIT_DONE, InputError, OutputError
from libyatl.files.by_git import Marking, style_of_marks
from libyatl.files.inputs import read_bytes
from libyatl.model import Event, Timeline
from libyatl.model.kinds import Kind
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_MARKING = Marking(("your text", "as it was opened", "the file by now"))


def edit_in_editor(timeline: Timeline, id: str, editing: Editing) -> int:
    """Change an event in an editor, and return the exit status.

    No lock is held meanwhile. If the event was changed in the file by then, both are merged; what
    is in dispute is marked, and goes to the editor again.

    Args:
        timeline: the chronology, of all of its files.
        id: the event.
        editing: how files are written.

    Raises:
        UsageError: there is no such event, or no editor.
        OutputError: the event cannot be edited so.
    """
    ((file, (place,)),) = by_file(timeline, [id]).items()
    event = timeline.events[place]
    handed_out = partial(text_of, timeline=timeline, place=place)
    one = _HandedOut(file, handed_out, partial(put_back, timeline, place))

    def accept(edited: str, events: Typed) -> None:
        see_relations(timeline, events_in(one.text), events)
        done, text, how = one.put(edited)
        lines = writing_back.lines_of([done])
        ids = [str(each["id"]) for each in events_in(text) if each.get("id")] or [event.shown_id]
        said = (
            writing_back.Done(file, lines.get((file, id), 1), f"changed #{shorten(id)}{how}")
            for id in ids
        )
        writing_back.told([done], said, editing)

    command = editor()
    opened = file_of_event(timeline, place, one.text)
    return _status_of(Sitting(opened, one.text, accept, partial(_question, event)), command)


def edit_entry_in_editor(timeline: Timeline, kind: Kind, id: str, editing: Editing) -> int:
    """Change an entry of a registry in an editor, as an event is; return the exit status.

    Args:
        timeline: the chronology, of all of its files.
        kind: the kind of name.
        id: the id of the entry.
        editing: how files are written.

    Raises:
        UsageError: it stands in no file that is edited, or there is no editor.
        OutputError: it cannot be edited so.
    """
    registry, file = registry_of(timeline, kind, id)
    handed_out = partial(entry_text_of, registry=registry, id=id)
    one = _HandedOut(file, handed_out, partial(put_entry_back, registry, id))

    def accept(edited: str, entries: Typed) -> None:
        done, _, how = one.put(edited)
        after = Document(file, done.after)
        line = after.line_of(place_of_entry(after, registry, id))
        said = writing_back.Done(file, line, f"changed {kind}:{shorten(id)}{how}")
        writing_back.told([done], [said], editing)

    def typed(text: str) -> Typed:
        return [{id: entry_in(text, registry, id)}]

    command = editor()
    opened = file_of_entry(timeline, form_of_entry(kind), id, one.text)
    return _status_of(Sitting(opened, one.text, accept, typed=typed), command)


def _status_of(sitting: Sitting, command: list[str]) -> int:
    try:
        with signals_raised():
            outcome = sitting.outcome(command)
    except Stopped as stopped:
        return SIGNALLED + stopped.number
    return EXIT_DONE if outcome in ("accepted", "same") else EXIT_CANNOT


class _HandedOut:
    """What was handed out to be edited.

    Attributes:
        text: what stood in the file when it was looked at last.
    """

    def __init__(
        self,
        file: str,
        handed_out: Callable[[Document], str],
        put_back: Callable[[str, str, Document], Meant],
    ) -> None:
        self._file, self._put_back = file, put_back
        document = Document(file, read_bytes(file))
        try:
            self.text = handed_out(document)
        except Refusal as failure:
            raise document.refused(failure) from failure

    def put(self, edited: str) -> tuple[Rewritten, str, str]:
        """Put an edited text into the file, with what was changed there meanwhile.

        Returns:
            The file before and after, the text that was put in, and what is to be said of it.

        Raises:
            Disputed: the text and the file say two things of one.
            OutputError: it cannot be so.
        """
        text, how = edited, ""
        while True:
            try:
                (done,) = rewritten({self._file: partial(self._put_back, self.text, text)})
            except OutputError as failure:
                if not isinstance(overtaken := failure.__cause__, Overtaken):
                    raise
                text = self._merged(text, overtaken.now)
                how = ", merged with what was changed meanwhile"
            else:
                return done, text, how

    def _merged(self, edited: str, now: str) -> str:
        marking = _MARKING._replace(style=style_of_marks())
        texts = (text.encode() for text in (self.text, edited, now))
        try:
            found = merge(*texts, file=self._file, marking=marking)
        except InputError as failure:
            why = f"it was changed meanwhile, and cannot be merged: {failure.message}"
            raise OutputError(why, help=failure.help) from failure
        self.text, text = now, found.data.decode()
        if found.conflicts or not found.is_verified:
            how = "" if found.is_verified else f", {found.how}"
            conflicts = number_of(found.conflicts, "conflict")
            raise Disputed(f"it was changed meanwhile: {conflicts}{how}", text, now)
        return text


def _question(old: Event, events: Typed) -> str | None:
    """Return what is to be asked of a text that makes another event, or several; else None."""
    named = ", ".join(shorten(str(one.get("id") or "an event without id")) for one in events)
    if len(events) > 1:
        return f"It becomes {number_of(len(events), 'event')}: {named}. Write them?"
    if old.named and events[0].get("id") != old.id:
        return f"Its id becomes another: {shorten(old.id)} becomes {named}. Write it?"
    return None
