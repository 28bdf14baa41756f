"""A text in an editor, opened as often as it takes: judged each time, and never lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from libyatl import formats
from libyatl.cli.process import streams
from libyatl.cli.prompting.editor import status_of
from libyatl.cli.prompting.editor_file import EditorFile
from libyatl.cli.prompting.keyboard import Stopped, chosen, keyboard
from libyatl.editing.whole_event import Unfit, events_in
from libyatl.errors import LibyatlError, UsageError
from libyatl.findings.diagnostics import Diagnostic, Report, Severity
from libyatl.formats.yaml.placed import Value
from libyatl.text.inert import one_line
from libyatl.views.terminal.report import full

Outcome = Literal["accepted", "same", "nothing", "kept"]
"""What became of a text: `nothing` is left of it, or of what was changed in it; `kept` in its file
it is where it was not accepted."""
Typed = Sequence[dict[str, Value]]
"""The events of a text, or what it says of an entry, as they are typed."""
Accept = Callable[[str, Typed], None]
"""Takes a text and its events; raises a `LibyatlError` where it cannot be so, or `Disputed`."""
Question = Callable[[Typed], str | None]
"""Returns what is to be asked before a text is accepted, or None."""

_OF_OTHERS = "dangling-relation"
"""What hangs on other events, and is asked of all of them together when a text is accepted."""
_AGAIN = "[e]dit again, [k]eep the text in a file and stop, [d]iscard:"
_CHOICES = {"e": "edit", "k": "keep", "d": "discard"}


class Disputed(Exception):
    """What a text and the file say is not one; the message says why.

    Attributes:
        text: both, with marks around what is in dispute.
        now: what the file says by now.
    """

    def __init__(self, why: str, text: str, now: str) -> None:
        """Take why, both texts in one, and that of the file."""
        super().__init__(why)
        self.text, self.now = text, now


class Sitting:
    """A text in an editor, until it is accepted, kept or discarded."""

    def __init__(
        self,
        opened: EditorFile,
        text: str,
        accept: Accept,
        question: Question = lambda events: None,
        typed: Callable[[str], Typed] = events_in,
    ) -> None:
        """Take the text in a file of its own.

        Args:
            opened: the file.
            text: the text.
            accept: what is done with the text once it has no errors.
            question: what is asked before that.
            typed: reads a text; raises `Unfit`.
        """
        self._text = text
        self._accept = accept
        self._question = question
        self._typed = typed
        self._opened = opened

    def outcome(self, command: list[str]) -> Outcome:
        """Open the text until that comes to an end.

        Raises:
            UsageError: the editor cannot be run.
            Stopped: somebody wants to end; where the text is kept was said.
        """
        streams.complain(f"libyatl: opening {one_line(self._opened.path)}")
        try:
            return self._ended(command)
        except EOFError:
            streams.say(["\n"])
            return self._left_in_file()
        except Stopped:
            streams.say(["\n"])
            self._left_in_file()
            raise
        except UsageError:  # of the editor, which did not run
            self._opened.remove()
            raise
        except BaseException:
            self._left_in_file()
            raise

    def _ended(self, command: list[str]) -> Outcome:
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
                same = edited == self._text
                return self._removed("nothing") if same else self._left_in_file()
            if edited == self._text:
                streams.complain("libyatl: nothing changed")
                return self._removed("same")
            if _is_empty(edited):
                streams.complain("libyatl: the text is empty: nothing was written")
                return self._removed("nothing")
            match self._judged(edited, above):
                case "keep":
                    return self._left_in_file()
                case "discard":
                    streams.complain("libyatl: nothing was written")
                    return self._removed("nothing")
                case "accepted":
                    return self._removed("accepted")

    def _judged(self, edited: str, above: int) -> str:
        """Return `accepted`, or what is to become of a text that is not."""
        found = self._new_errors(edited, above)
        try:
            events = self._typed(edited)
        except Unfit as failure:
            if found is None:
                streams.complain(f"libyatl: {failure}")
            return self._choice(found)
        if found is not None:
            return self._choice(found)
        if (question := self._question(events)) is not None:
            known = {"y": "accepted", "yes": "accepted", **_CHOICES}
            answer = chosen(keyboard(), f"{question} [y]es, {_AGAIN}", known)
            if answer != "accepted":
                return answer
        try:
            self._accept(edited, events)
        except Disputed as dispute:
            self._text = dispute.now
            self._opened.put(dispute.text)
            streams.complain(f"libyatl: {dispute}")
            return self._choice(None)
        except LibyatlError as failure:
            _complain_of(failure)
            return self._choice(None)
        return "accepted"

    def _choice(self, found: Report | None) -> str:
        """Say what is wrong, and ask what is to be done."""
        if found is not None:
            streams.say(streams.drawn(full(found), color=streams.stderr_color("auto")))
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

    def _left_in_file(self) -> Outcome:
        streams.complain(f"libyatl: your text is kept in {one_line(self._opened.path)}")
        return "kept"

    def _removed(self, outcome: Outcome) -> Outcome:
        self._opened.remove()
        return outcome


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
