"""The asking itself: each question, what is said to its answer, and whether to write the event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from libyatl.cli.process import streams
from libyatl.cli.prompting.dialogue import Dialogue
from libyatl.cli.prompting.judgements import Judge, Judged
from libyatl.cli.prompting.keyboard import Keyboard, Line, chosen
from libyatl.cli.prompting.like_events import likest, names_in
from libyatl.cli.prompting.offered_words import offered
from libyatl.cli.prompting.questions import Asked, Question
from libyatl.editing.changes import items_of, name_of
from libyatl.model import Timeline
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of
from libyatl.views import ASCII, Page, Piece
from libyatl.views import Line as Drawn
from libyatl.views.lines import wrap_line

BACK = "<"
_LABELS = 11
_NARROW = 40
"""Below so many columns labels take no more room than they need."""
_YES, _NO = ("", "y", "yes"), ("n", "no")


class Conversation:
    """Questions to somebody at a terminal, and what was answered before.

    Attributes:
        page: what is drawn on.
    """

    def __init__(self, keyboard: Keyboard, page: Page, *, color: bool) -> None:
        """Take where answers come from, and how what is said looks."""
        self.page = page
        self._keyboard = keyboard
        self._color = color
        self._up = "up" if page.glyphs is ASCII else "↑"
        self._history: defaultdict[Asked, list[str]] = defaultdict(list)

    def say(self, lines: Iterable[Drawn]) -> None:
        """Say some lines, which fit the page."""
        streams.say(streams.drawn(lines, color=self._color))

    def greet(self, file: str, timeline: Timeline) -> None:
        """Say where the event goes, and which keys help."""
        keys = f"Tab completes, {self._up} recalls, " if self._keyboard.can_recall else ""
        rest = f"{BACK} goes back, Enter leaves out, Ctrl-C leaves."
        count = number_of(len(timeline.events), "event")
        said = [Piece(f"Adding to {one_line(file)} ({count}). {keys}{rest}")]
        self.say([*self._in_rows(said), []])
        if timeline.events:
            self._history["sources"] += [cited.source for cited in timeline.events[-1].sources]

    def ask(self, dialogue: Dialogue, judge: Judge, timeline: Timeline) -> None:
        """Ask until all is asked.

        Raises:
            EOFError: nothing more comes.
            Stopped: somebody wants to end.
        """
        while (question := dialogue.question) is not None:
            self._ask_one(question, dialogue, judge, timeline)

    def choose(self, question: str, answers: Mapping[str, str]) -> str:
        """Return which of some answers somebody chooses: see `keyboard.chosen`."""
        return chosen(self._keyboard, question, answers)

    def _ask_one(
        self, question: Question, dialogue: Dialogue, judge: Judge, timeline: Timeline
    ) -> None:
        """Ask a question until its answer is taken, or somebody goes back."""
        begun, recalled = dialogue.before, self._recalled(question, dialogue, timeline)
        usual = judge.usual(question, dialogue.event)
        prompt = self._prompt(question, "" if begun else usual, "" if begun else recalled)
        offers = offered(question, timeline)
        while True:
            line = Line(prompt, begun, recalled, offers, by_word=question.key == "date")
            typed = self._keyboard.ask(line)
            if typed in (BACK, f"{begun}{BACK}"):
                if not dialogue.back():
                    self._say_under([Piece("there is no question before this")], "!")
                return
            taken, judged = self._resolved(dialogue.take(typed), typed, dialogue)
            if judged.is_taken:
                self._taken(question, taken, judged, judge, timeline)
                return
            begun = typed
            recalled = [*recalled, *reversed(judged.mends), *filter(None, [judged.near])]

    def _resolved(self, judged: Judged, typed: str, dialogue: Dialogue) -> tuple[str, Judged]:
        """Say why an answer is refused; where somebody near to it may be meant, ask whether.

        Returns:
            The answer, or the one that was meant, and how it is judged.
        """
        if judged.near and not judged.is_taken:
            self._say_under([Piece(judged.refusal)], "?")
            pad = " " * self._indent
            known = {**dict.fromkeys(_YES, "y"), **dict.fromkeys(_NO, "n"), "new": "new", BACK: "n"}
            match self.choose(f"{pad}  [Y/n/new]", known):
                case "new":
                    dialogue.take(typed, as_it_is=True)
                    return typed, Judged(typed)
                case "n":
                    return typed, judged
            typed, judged = judged.near, dialogue.take(judged.near)
        if not judged.is_taken:
            self._say_under([Piece(judged.refusal, "warn")], "!")
            if judged.help:
                self._say_under([Piece(judged.help)], " ")
        return typed, judged

    def _taken(
        self, question: Question, typed: str, judged: Judged, judge: Judge, timeline: Timeline
    ) -> None:
        """Say what an answer means, and keep it for ↑."""
        for number, line in enumerate(judged.said):
            self._say_under(line, " " if number else "=")
        if typed and typed not in self._history[question.key][-1:]:
            self._history[question.key].append(typed)
        if question.key == "title" and (place := likest(typed, timeline)) is not None:
            offer = f": {self._up} brings its names" if self._keyboard.can_recall else ""
            told = [*judge.told_of(place), Piece(offer, "dim")]
            self._say_under([Piece("like "), *told], "~")

    def _recalled(
        self, question: Question, dialogue: Dialogue, timeline: Timeline
    ) -> Sequence[str]:
        """Return what ↑ brings, the last first: what a like event has, then earlier answers."""
        event = dialogue.event
        said = [name_of(one, None) for one in items_of(event.get(question.key))]
        place = likest(str(event.get("title", "")), timeline)
        like = [] if place is None else names_in(timeline.events[place], question, said)
        return [*self._history[question.key], *reversed(like)]

    @property
    def _indent(self) -> int:
        width = self.page.width
        return 2 if width is not None and width < _NARROW else _LABELS

    def _prompt(self, question: Question, usual: str, recalled: Sequence[str]) -> str:
        """Return what stands before the line: the label, and what Enter or ↑ brings."""
        narrow = self._indent < _LABELS
        label = f"{question.label}: " if narrow else f"{question.label:<{_LABELS}}"
        if usual:
            return f"{label}[{one_line(usual)}] "
        is_first = question.key == "sources" and not question.nth and not narrow
        if is_first and recalled and self._keyboard.can_recall:
            return f"{label}({self._up} {shorten(recalled[-1], 30)}) "
        return label

    def _in_rows(self, line: Drawn, indent: int = 0) -> list[Drawn]:
        width = self.page.width
        return [line] if width is None else wrap_line(line, max(width - indent, 8))

    def _say_under(self, line: Drawn, sign: str) -> None:
        """Say a line under an answer, behind a sign."""
        pad = " " * self._indent
        for number, row in enumerate(self._in_rows(line, len(pad) + 2)):
            self.say([[Piece(f"{pad}{' ' if number else sign} "), *row]])
