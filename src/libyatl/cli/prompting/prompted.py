"""Events that are added by asking: question by question, shown, and written if that is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from libyatl import views
from libyatl.cli import writing_back
from libyatl.cli.editing_options import Editing
from libyatl.cli.process import streams
from libyatl.cli.prompting.conversation import BACK, Conversation
from libyatl.cli.prompting.dialogue import Dialogue
from libyatl.cli.prompting.editor import editor
from libyatl.cli.prompting.editor_file import file_of_event
from libyatl.cli.prompting.judgements import Judge
from libyatl.cli.prompting.keyboard import SIGNALLED, Stopped, keyboard, signals_raised
from libyatl.cli.prompting.preview import previewed, read_after
from libyatl.cli.prompting.sitting import Sitting, Typed
from libyatl.editing.adding import add_event
from libyatl.editing.adding_text import add_text
from libyatl.editing.begun_files import is_to_begin, stands_or_begins
from libyatl.editing.changes import items_of, name_of
from libyatl.editing.edits import see_relations
from libyatl.editing.event_places import PlaceAt
from libyatl.editing.rewritten_files import Rewritten
from libyatl.editing.style import pair_lines
from libyatl.editing.whole_event import events_in, text_of
from libyatl.editing.yaml_document import ORDER, Document
from libyatl.errors import EXIT_CANNOT, EXIT_DONE, LibyatlError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.text.inert import inert, shorten
from libyatl.views import Piece

_NARROWEST = 20


class Task(NamedTuple):
    """What is to be added to.

    Attributes:
        read: reads the chronology, and tells the file that is written to.
        given: what is known of each event without a question, by key.
        place_at: where events go, as `add_event` takes it.
        editing: how files are written.
        create: whether the file is made, if it is not there.
    """

    read: Callable[[], tuple[Timeline, str]]
    given: Mapping[str, Value]
    place_at: PlaceAt | None
    editing: Editing
    create: bool = False


def add_by_prompt(task: Task) -> int:
    """Add events until somebody has no more; return the exit status.

    Raises:
        OutputError: a file cannot be written; what was typed was printed before.
    """
    conversation = _conversation()
    given, carried = dict(task.given), list[str]()
    timeline, file = task.read()
    conversation.greet(file, timeline)
    while True:
        one = _OneEvent(task, conversation, timeline, file, given)
        for source in carried[:1]:
            one.dialogue.suggest("sources", source)
        if (status := one.added()) is not None:
            return status
        cited = items_of(one.dialogue.event.get("sources"))
        carried = [name_of(source, None) for source in cited]
        try:
            match _another(conversation, carried):
                case "new":
                    carried = []
                case "none":
                    return EXIT_DONE
        except Stopped as stopped:
            streams.say(["\n"])
            return SIGNALLED + stopped.number
        given.pop("id", None)  # which was that of the one event
        timeline, file = task.read()
        conversation.say([[]])


def _conversation() -> Conversation:
    color = streams.stderr_color("auto")
    width = _width()
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    out = streams.Stdout(sys.stderr, True, encoding, color, width)
    glyphs = views.ASCII if out.ascii_only else views.UNICODE
    return Conversation(keyboard(), views.Page(width, glyphs), color=color)


def _width() -> int:
    """Return how wide the terminal is that a person reads, also where standard output is none."""
    width = streams.stderr_width()
    if "COLUMNS" not in os.environ:
        with suppress(OSError, ValueError):
            width = os.get_terminal_size(sys.stderr.fileno()).columns or width
    return max(width, _NARROWEST)


def _another(conversation: Conversation, carried: list[str]) -> str:
    """Return whether another event is to come, with the `same` source or a `new` one, or `none`."""
    same = "Enter = same source, s = new source, q = done"
    plain = "Enter = yes, q = done"
    known = {"": "same", "s": "new", "q": "none", "y": "same", "n": "none"}
    try:
        with signals_raised():
            return conversation.choose(f"Another? {same if carried else plain}:", known)
    except EOFError:
        streams.say(["\n"])
        return "none"


class _OneEvent:
    """One event that is asked for, shown and written."""

    def __init__(
        self,
        task: Task,
        conversation: Conversation,
        timeline: Timeline,
        file: str,
        given: Mapping[str, Value],
    ) -> None:
        self._task = task
        self._conversation = conversation
        self._timeline = timeline
        self._file = file
        self._begins = is_to_begin(file, create=task.create)
        self._document = Document(file, stands_or_begins(file, create=task.create))
        self._judge = Judge(timeline, self._document.tree, conversation.page.glyphs)
        self.dialogue = Dialogue(given, self._judge)
        self._text: str | None = None  # as it was edited, instead of the answers

    def added(self) -> int | None:
        """Ask for it and write it; return the exit status where it is left unwritten."""
        try:
            with signals_raised():
                is_wanted = self._is_wanted()
        except (EOFError, Stopped) as left:
            streams.say(["\n"])
            self._save()
            return SIGNALLED + left.number if isinstance(left, Stopped) else EXIT_CANNOT
        if not is_wanted:
            self._save()
            return EXIT_CANNOT
        try:
            self._put_into_file()
        except LibyatlError:
            self._save()
            raise
        return None

    def _is_wanted(self) -> bool:
        """Ask all, show the event, and ask whether it is to be written, until that is told."""
        while True:
            self._conversation.ask(self.dialogue, self._judge, self._timeline)
            match self._choice():
                case "yes":
                    return True
                case "no":
                    return False
                case "back":
                    self.dialogue.back()

    def _choice(self) -> str:
        """Show the event, and return what somebody chooses."""
        back = "" if self._text is not None else f"{BACK} back, "
        leaving = {"n": "no", "no": "no", **({BACK: "back"} if back else {})}
        say, choose = self._conversation.say, self._conversation.choose
        try:
            id, done = self._event_added(write=False)
            after = read_after(self._timeline, done)
            say(previewed(after, id, done, self._conversation.page))
        except LibyatlError as failure:
            say([[Piece(f"! {failure.message}", "warn")], []])
            return choose(f"It cannot be written so: {back}[n]o:", leaving)
        say([[]])
        known = {**dict.fromkeys(("", "y", "yes"), "yes"), "e": "edit", **leaving}
        chosen = choose(f"Write it? [Y]es, [e]dit in $EDITOR, {back}[n]o:", known)
        return self._text_edited(after, id, done) if chosen == "edit" else chosen

    def _text_edited(self, after: Timeline, id: str, done: Rewritten) -> str:
        """Open the event in an editor, and return `again`, or `no` where it is left there."""
        task = self._task

        def accept(edited: str, events: Typed) -> None:
            see_relations(self._timeline, [], events)
            add_text(
                self._timeline,
                self._file,
                edited,
                place_at=task.place_at,
                create=task.create,
                write=False,
            )
            self._text = edited

        try:
            place = after.index[id]
            text = text_of(Document(done.file, done.after), after, place)
            outcome = Sitting(file_of_event(after, place, text), text, accept).outcome(editor())
        except LibyatlError as failure:
            self._conversation.say([[Piece(f"! {failure.message}", "warn")]])
            return "again"
        return "no" if outcome == "kept" else "again"

    def _event_added(self, *, write: bool) -> tuple[str, Rewritten]:
        place_at, create = self._task.place_at, self._task.create
        if self._text is not None:
            return add_text(
                self._timeline,
                self._file,
                self._text,
                place_at=place_at,
                create=create,
                write=write,
            )
        return add_event(
            self._timeline,
            self._file,
            self.dialogue.event,
            place_at=place_at,
            new_names=True,  # each was asked about
            create=create,
            write=write,
        )

    def _put_into_file(self) -> None:
        id, done = self._event_added(write=True)
        line = writing_back.lines_of([done]).get((done.file, id), 1)
        event = self.dialogue.event if self._text is None else events_in(self._text)[0]
        date = event.get("date")
        when = f" ({shorten(date)})" if isinstance(date, str) else ""
        said = writing_back.Done(done.file, line, f"added #{shorten(id)}{when}")
        if self._begins:
            writing_back.say_begun(done.file, self._task.editing)
        writing_back.told([done], [said], self._task.editing)

    def _save(self) -> None:
        """Print what was typed, to be pasted: nothing was written."""
        event = self.dialogue.all_typed
        streams.complain("libyatl: nothing was written")
        if self._text is not None:
            streams.say([inert(self._text)])
            return
        if event.keys() == self.dialogue.given.keys():
            return
        style = self._document.style
        keys = sorted(event, key=lambda key: ORDER.get(key, len(ORDER)))
        lines = [line for key in keys for line in pair_lines(key, event[key], "  ", style)]
        streams.say(inert(f"{'- ' if not n else '  '}{line[2:]}\n") for n, line in enumerate(lines))
