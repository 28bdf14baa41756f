"""An event that is changed in an editor: opened, judged, and put back; its text is never lost."""

from __future__ import annotations

from collections import Counter
from functools import partial

from libyatl import formats
from libyatl.cli import editing as cli_editing
from libyatl.cli.editing_options import Editing
from libyatl.cli.process import streams
from libyatl.cli.prompting.editor import editor, status_of
from libyatl.cli.prompting.editor_file import EditorFile
from libyatl.cli.prompting.keyboard import Stopped, chosen, keyboard, signals_raised
from libyatl.editing.document import Document
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewriting import rewritten
from libyatl.editing.targets import by_file
from libyatl.editing.whole_event import NotEvents, Overtaken, events_in, put_back, text_of
from libyatl.errors import EXIT_CANNOT, EXIT_DONE, LibyatlError, UsageError
from libyatl.files.inputs import read_bytes
from libyatl.findings.diagnostics import Diagnostic, Report, Severity
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of

_OF_OTHERS = "dangling-relation"
"""What hangs on other events, and is asked of all of them together when it is put back."""
_SIGNALLED = 128
_AGAIN = "[e]dit again, [k]eep the text in a file and stop, [d]iscard:"
_CHOICES = {"e": "edit", "k": "keep", "d": "discard"}


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
    command = editor()
    return _Session(timeline, file, place, text, editing).status(command)


class _Session:
    """One event in an editor, until it is written, kept or discarded."""

    def __init__(
        self, timeline: Timeline, file: str, place: int, text: str, editing: Editing
    ) -> None:
        self._timeline = timeline
        self._file = file
        self._place = place
        self._text = text
        self._editing = editing
        self._opened = EditorFile(timeline, place, text)

    def status(self, command: list[str]) -> int:
        """Open it until that comes to an end; return the exit status."""
        streams.complain(f"libyatl: opening {one_line(self._opened.path)}")
        try:
            with signals_raised():
                return self._ended(command)
        except EOFError:
            streams.say(["\n"])
            return self._left_in_file()
        except Stopped as stopped:
            streams.say(["\n"])
            self._left_in_file()
            return _SIGNALLED + stopped.number
        except UsageError:  # of the editor, which did not run
            self._opened.remove()
            raise
        except BaseException:
            self._left_in_file()
            raise

    def _ended(self, command: list[str]) -> int:
        while True:
            status = status_of(command, self._opened.path)
            try:
                edited, above = self._opened.edited()
            except (OSError, UnicodeError) as failure:
                streams.complain(f"libyatl: {one_line(str(failure))}")
                return self._left_in_file()
            if status:
                said = f"libyatl: the editor ended with status {status}: nothing was written"
                streams.complain(said)
                return self._removed(EXIT_CANNOT) if edited == self._text else self._left_in_file()
            if edited == self._text:
                streams.complain("libyatl: nothing changed")
                return self._removed(EXIT_DONE)
            if _is_empty(edited):
                streams.complain("libyatl: the text is empty: nothing was written")
                return self._removed(EXIT_CANNOT)
            match self._outcome(edited, above):
                case "edit":
                    continue
                case "keep":
                    return self._left_in_file()
                case "discard":
                    streams.complain("libyatl: nothing was written")
                    return self._removed(EXIT_CANNOT)
            return self._removed(EXIT_DONE)

    def _outcome(self, edited: str, above: int) -> str:
        """Write an edited text; return `written`, or what is to become of it."""
        try:
            events = events_in(edited)
        except NotEvents as failure:
            found = self._new_errors(edited, above)
            if found is None or not found.has_errors:
                streams.complain(f"libyatl: {failure}")
            return self._choice(found)
        found = self._new_errors(edited, above)
        if found is not None:
            return self._choice(found)
        if (question := self._question(events)) is not None:
            known = {"y": "written", "yes": "written", **_CHOICES}
            answer = chosen(keyboard(), f"{question} [y]es, {_AGAIN}", known)
            if answer != "written":
                return answer
        return self._written_or_else(edited, events)

    def _choice(self, found: Report | None) -> str:
        """Say what is wrong, and ask what is to be done."""
        if found is not None:
            from libyatl.views.terminal.report import full

            color = streams.stderr_color("auto")
            streams.say(streams.drawn(full(found), color=color))
        return chosen(keyboard(), _AGAIN, _CHOICES)

    def _new_errors(self, edited: str, above: int) -> Report | None:
        """Return the errors of an edited text that were not there before; None of none."""
        whole = "\n" * above + edited
        report = self._report_of(whole)
        before = Counter(map(_code_and_message, self._report_of(self._text)))
        new = []
        for one in report:
            if _is_error(one):
                before[_code_and_message(one)] -= 1
                if before[_code_and_message(one)] < 0:
                    new.append(one)
        return report.of(new) if new else None

    def _report_of(self, text: str) -> Report:
        path = self._opened.path
        return formats.read_data([(path, text.encode())], format="yaml").report

    def _question(self, events: list[dict[str, Value]]) -> str | None:
        """Return what is to be asked of a text that makes another event, or several; else None."""
        old = self._timeline.events[self._place]
        ids = [str(one.get("id") or "an event without id") for one in events]
        named = ", ".join(map(shorten, ids))
        if len(events) > 1:
            return f"It becomes {number_of(len(events), 'event')}: {named}. Write them?"
        if old.named and events[0].get("id") != old.id:
            return f"Its id becomes another: {shorten(old.id)} becomes {named}. Write it?"
        return None

    def _written_or_else(self, edited: str, events: list[dict[str, Value]]) -> str:
        rewrite = partial(put_back, self._timeline, self._place, self._text, edited)
        try:
            (done,) = rewritten({self._file: rewrite})
        except LibyatlError as failure:
            _complain_of(failure)
            # Another time would be no better: the text was made of what is no longer there.
            return "keep" if isinstance(failure.__cause__, Overtaken) else self._choice(None)
        ids = [str(one["id"]) for one in events if one.get("id")]
        lines = cli_editing.lines_of([done])
        old = self._timeline.events[self._place].shown_id
        said = [
            cli_editing.Done(self._file, lines.get((self._file, id), 1), f"changed #{shorten(id)}")
            for id in ids or [old]
        ]
        cli_editing.told([done], said, self._editing)
        return "written"

    def _left_in_file(self) -> int:
        streams.complain(f"libyatl: your text is kept in {one_line(self._opened.path)}")
        return EXIT_CANNOT

    def _removed(self, status: int) -> int:
        self._opened.remove()
        return status


def _is_empty(text: str) -> bool:
    """Whether nothing is left of an event: no line but blank ones and comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def _is_error(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and one.code != _OF_OTHERS


def _code_and_message(one: Diagnostic) -> tuple[str, str]:
    return one.code, one.message


def _complain_of(failure: LibyatlError) -> None:
    streams.complain(f"libyatl: {failure.message}")
    if failure.help:
        streams.complain(f"  help: {failure.help}")
