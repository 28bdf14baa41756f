"""Who types: a line at a terminal, with readline where Python has it.

The prompt goes to standard error, for standard output is data and may be a pipe. While somebody is
asked, a signal that ends the process is raised as `Stopped`, so that what was typed can be saved.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from types import FrameType, ModuleType
from typing import NamedTuple, NoReturn, Protocol

from libyatl.cli.process import streams
from libyatl.cli.prompting.offered_words import Offer, matching
from libyatl.text.inert import one_line

_MOST_SHOWN = 40
"""So many words are listed where several can be meant."""
EMPTY = "-"
"""What leaves out where a line cannot be emptied by hand."""


SIGNALLED = 128
"""What shells add to the number of a signal for the status of what it ended."""


class Stopped(BaseException):
    """Somebody wants the process to end; `number` is the signal."""

    def __init__(self, number: int) -> None:
        """Take the signal."""
        super().__init__(number)
        self.number = number


class Line(NamedTuple):
    """A line that is asked for.

    Attributes:
        prompt: what stands before it.
        begun: what stands in it already.
        recalled: what the key ↑ brings, the last of them first.
        offers: what can be meant in it.
        by_word: whether that is one word of it, not all of it.
    """

    prompt: str
    begun: str = ""
    recalled: Sequence[str] = ()
    offers: Sequence[Offer] = ()
    by_word: bool = False


class Keyboard(Protocol):
    """Where answers come from."""

    @property
    def can_recall(self) -> bool:
        """Whether ↑ and Tab do something, and a line can be begun."""

    def ask(self, line: Line) -> str:
        """Return what somebody types, on one line, without blanks around it.

        Raises:
            EOFError: nothing more comes.
            Stopped: somebody wants to end.
        """

    def forget(self) -> None:
        """Let go what was typed before it was asked for."""


def keyboard() -> Keyboard:
    """Return the keyboard of the terminal."""
    try:
        import readline
    except ImportError:
        return _Plain()
    streams_there = sys.stdout is not None and not sys.stdout.closed
    return _Lines(readline) if streams_there else _Plain()


def chosen(keyboard: Keyboard, question: str, answers: Mapping[str, str]) -> str:
    """Return which of some answers somebody chooses; it is asked until it is one of them.

    Args:
        keyboard: where answers come from; what was typed before this is asked counts for nothing.
        question: what is asked.
        answers: by what may be typed, in small letters, what it means.

    Raises:
        EOFError: nothing more comes.
        Stopped: somebody wants to end.
    """
    while True:
        keyboard.forget()
        typed = keyboard.ask(Line(f"{question} ")).casefold()
        if typed in answers:
            return answers[typed]


@contextmanager
def signals_raised() -> Iterator[None]:
    """Raise `Stopped` for the signals that end a process."""
    before = {}
    for name in ("SIGHUP", "SIGINT", "SIGTERM"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped(number)


class _Plain:
    """Lines as the terminal itself lets them be typed."""

    can_recall = False

    def ask(self, line: Line) -> str:
        streams.say([f"{line.prompt}[{one_line(line.begun)}] " if line.begun else line.prompt])
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        said = _on_one_line(typed)
        return line.begun if not said else "" if said == EMPTY and line.begun else said

    def forget(self) -> None:
        _forget_typed()


class _Lines:
    """Lines that readline lets be edited, recalled and completed."""

    can_recall = True

    def __init__(self, readline: ModuleType) -> None:
        self._readline = readline
        self._words: list[str] = []
        self._line = Line("")
        with suppress(AttributeError):
            readline.set_auto_history(False)
        readline.set_completer_delims("")
        readline.set_completer(self._complete)
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
        if not is_libedit:
            readline.parse_and_bind("set show-all-if-ambiguous on")
            readline.set_completion_display_matches_hook(self._show)

    def ask(self, line: Line) -> str:
        self._line = line
        self._readline.clear_history()
        for text in line.recalled:
            self._readline.add_history(text)
        self._readline.set_startup_hook(lambda: self._readline.insert_text(line.begun))
        try:
            with _prompting_on_stderr():
                return _on_one_line(input(_encodable(line.prompt)))
        finally:
            self._readline.set_startup_hook(None)

    def forget(self) -> None:
        _forget_typed()

    def _complete(self, typed: str, nth: int) -> str | None:
        if nth == 0:
            self._words = matching(typed, self._line.offers, by_word=self._line.by_word)
            small = typed.casefold()
            if len(self._words) > 1 and not all(
                word.casefold().startswith(small) for word in self._words
            ):
                # readline puts in the place of the text what all words begin with: with one that
                # is empty that is nothing, and the text stays.
                self._words.append("")
        return self._words[nth] if nth < len(self._words) else None

    def _show(self, typed: str, words: Sequence[str], longest: int) -> None:
        shown = [word for word in words if word]
        lines = [f"\n  {one_line(word)}" for word in islice(shown, _MOST_SHOWN)]
        if (rest := len(shown) - _MOST_SHOWN) > 0:
            lines.append(f"\n  and {rest} more")
        streams.say([*lines, "\n", _encodable(self._line.prompt), self._readline.get_line_buffer()])


@contextmanager
def _prompting_on_stderr() -> Iterator[None]:
    """Let standard output be standard error: Python's readline prompts on standard output."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _forget_typed() -> None:
    with suppress(ImportError, OSError, ValueError):
        import termios

        # Windows has the module not at all, which is suppressed above.
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)  # type: ignore[attr-defined, unused-ignore]


def _on_one_line(typed: str) -> str:
    """Return what was typed with a blank for each line end: who pastes several lines means one."""
    return " ".join(typed.split("\n")).strip()


def _encodable(prompt: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return prompt.encode(encoding, streams.LOOKALIKES).decode(encoding)
