"""The editor of whoever is at the terminal, run on a file."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from libyatl.errors import UsageError
from libyatl.text.inert import one_line

VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("sensible-editor", "vi", "notepad")


def editor() -> list[str]:
    """Return the command of the editor: of VISUAL, else of EDITOR, else one that there is.

    Raises:
        UsageError: there is none, or the variable holds no command.
    """
    for name in VARIABLES:
        if said := os.environ.get(name, "").strip():
            try:
                words = shlex.split(said, posix=os.name != "nt")
            except ValueError as failure:
                raise UsageError(f"{name} holds no command: {one_line(str(failure))}") from failure
            if words:
                return words
    found = next(filter(shutil.which, _USUAL), None)
    if found is None:
        raise UsageError("there is no editor", help="let VISUAL or EDITOR name one")
    return [found]


def status_of(command: list[str], path: str) -> int:
    """Run an editor on a file, without a shell, and return its status when it has ended.

    Raises:
        UsageError: it cannot be run.
    """
    out = None if sys.stdout is not None and sys.stdout.isatty() else sys.stderr
    with _interrupts_its_own():
        try:
            # It is not ended with us: it may hold a text that is not saved.
            process = subprocess.Popen([*command, path], stdout=out)
        except OSError as failure:
            raise UsageError(
                f"the editor cannot be run: {one_line(command[0])}: {failure.strerror}",
                help="let VISUAL or EDITOR name another",
            ) from failure
        return process.wait()


@contextmanager
def _interrupts_its_own() -> Iterator[None]:
    """Let the interrupts that are typed into the editor be those of the editor alone."""
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        yield
        return
    # A function, for what is ignored here the editor would ignore too.
    signal.signal(signal.SIGINT, _heed_nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _heed_nothing(number: int, frame: FrameType | None) -> None:
    pass
