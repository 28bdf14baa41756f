"""The answers so far: they are taken and taken back, and what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from libyatl.cli.prompting.judgements import Judged
from libyatl.cli.prompting.questions import Answer, Asked, Question, next_question, told
from libyatl.formats.yaml.placed import Value

Judge = Callable[[Question, str, Mapping[str, Value]], Judged]
"""Takes a question, what was typed, and what the event says so far."""


class Dialogue:
    """Questions about one event, and their answers.

    Attributes:
        given: what is known of the event without a question, by key.
        question: what is asked next; None where all is.
    """

    def __init__(self, given: Mapping[str, Value], judge: Judge) -> None:
        """Take what is known, and what judges answers."""
        self.given = given
        self._judge = judge
        self._answers: list[Answer] = []
        self._typed: dict[tuple[Asked, int], str] = {}
        self.question: Question | None = next_question((), given)

    @property
    def event(self) -> dict[str, Value]:
        """What the event says by the answers so far."""
        return told(self._answers, self.given)

    @property
    def all_typed(self) -> dict[str, Value]:
        """What the event says by all that was typed, also what was gone back behind."""
        on = Dialogue(self.given, self._judge)
        on._typed = dict(self._typed)
        asked = None
        while on.question not in (None, asked) and on.question.slot in on._typed:
            asked = on.question
            on.take(on.before, as_it_is=True)
        return on.event

    @property
    def before(self) -> str:
        """What was typed to this question before somebody went back; empty if nothing was."""
        return "" if self.question is None else self._typed.get(self.question.slot, "")

    def suggest(self, key: Asked, text: str) -> None:
        """Let a text stand in the line where a question is asked first."""
        self._typed.setdefault((key, 0), text)

    def take(self, typed: str, *, as_it_is: bool = False) -> Judged:
        """Judge an answer, and go on to the next question unless it is refused.

        Args:
            typed: the answer.
            as_it_is: whether a name is taken that is near to a known one, and is none.
        """
        question = self.question
        assert question is not None
        self._typed[question.slot] = typed
        judged = self._judge(question, typed, self.event)
        if judged.is_taken or (as_it_is and judged.near):
            value = typed if as_it_is and judged.near else judged.value
            self._answers.append(Answer(question, typed, value))
            self.question = next_question(self._answers, self.given)
        return judged

    def back(self) -> bool:
        """Ask again what was asked before this; whether anything was."""
        if not self._answers:
            return False
        self.question = self._answers.pop().question
        return True
