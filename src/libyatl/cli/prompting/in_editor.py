"""An event that is changed in an editor, and put back where it stands."""

from __future__ import annotations

from functools import partial

from libyatl.cli import writing_back
from libyatl.cli.editing_options import Editing
from libyatl.cli.prompting.editor import editor
from libyatl.cli.prompting.keyboard import SIGNALLED, Stopped, signals_raised
from libyatl.cli.prompting.sitting import Disputed, Sitting, Typed
from libyatl.editing.merging import merge
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import rewritten
from libyatl.editing.targets import by_file
from libyatl.editing.whole_event import Overtaken, events_in, put_back, text_of
from libyatl.editing.yaml_document import Document
from libyatl.errors import EXIT_CANNOT, EXIT_DONE, OutputError
from libyatl.files.by_git import Marking, style_of_marks
from libyatl.files.inputs import read_bytes
from libyatl.model import Timeline
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
    one = _HandedOut(timeline, id, editing)
    command = editor()
    try:
        with signals_raised():
            sitting = Sitting(timeline, one.place, one.text, one.accept, one.question)
            outcome = sitting.outcome(command)
    except Stopped as stopped:
        return SIGNALLED + stopped.number
    return EXIT_DONE if outcome in ("accepted", "same") else EXIT_CANNOT


class _HandedOut:
    """An event whose text is handed out.

    Attributes:
        place: the event's place in the chronology.
        text: what stood in the file when it was looked at last.
    """

    def __init__(self, timeline: Timeline, id: str, editing: Editing) -> None:
        self._timeline, self._id, self._editing = timeline, id, editing
        ((self._file, (self.place,)),) = by_file(timeline, [id]).items()
        document = Document(self._file, read_bytes(self._file))
        try:
            self.text = text_of(document, timeline, self.place)
        except Refusal as failure:
            raise document.refused(failure) from failure

    def accept(self, edited: str, events: Typed) -> None:
        """Put an edited text into the file, with what was changed there meanwhile."""
        text, with_others = edited, ""
        while True:
            try:
                rewrite = partial(put_back, self._timeline, self.place, self.text, text)
                (done,) = rewritten({self._file: rewrite})
                break
            except OutputError as failure:
                if not isinstance(overtaken := failure.__cause__, Overtaken):
                    raise
                text = self._merged(text, overtaken.now)
                with_others = ", merged with what was changed meanwhile"
        lines = writing_back.lines_of([done])
        event = self._timeline.events[self.place]
        ids = [str(one["id"]) for one in events_in(text) if one.get("id")] or [event.shown_id]
        said = (
            writing_back.Done(
                self._file,
                lines.get((self._file, id), 1),
                f"changed #{shorten(id)}{with_others}",
            )
            for id in ids
        )
        writing_back.told([done], said, self._editing)

    def _merged(self, edited: str, now: str) -> str:
        """Return an edited text with what the file says by now.

        Raises:
            Disputed: they say two things of one.
        """
        base, self.text = self.text, now
        marking = _MARKING._replace(style=style_of_marks())
        texts = (text.encode() for text in (base, edited, now))
        found = merge(*texts, file=self._file, marking=marking)
        text = found.data.decode()
        if found.conflicts or not found.is_verified:
            how = "" if found.is_verified else f", {found.how}"
            raise Disputed(
                f"the event was changed meanwhile: {number_of(found.conflicts, 'conflict')}{how}",
                text,
                now,
            )
        return text

    def question(self, events: Typed) -> str | None:
        """Return what is to be asked of a text that makes another event, or several; else None."""
        old = self._timeline.events[self.place]
        named = ", ".join(shorten(str(one.get("id") or "an event without id")) for one in events)
        if len(events) > 1:
            return f"It becomes {number_of(len(events), 'event')}: {named}. Write them?"
        if old.named and events[0].get("id") != old.id:
            return f"Its id becomes another: {shorten(old.id)} becomes {named}. Write it?"
        return None
