"""A pager for what does not fit the terminal: lines stream into it as they are drawn."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice

from libyatl.cli.process.streams import PagerInterrupted, Stdout
from libyatl.errors import EXIT_INTERRUPTED

_LESS = "FRX"  # leave at once where all fits, keep colours, leave the text on the screen
_UNREAD = 1 << 18
"""Characters that are kept for the case that the pager fails: more than a pipe takes unread."""


def paged(lines: Iterable[str], out: Stdout, last: Iterable[str] = ()) -> None:
    """Write lines to the terminal, through PAGER (else less) where they do not fit it.

    The `last` lines are for the pager alone: they are said behind it too, where all can see them.
    An empty PAGER, or `cat`, means none; so does one that cannot be found, or that fails, and a
    dumb terminal, in which none can move about.
    """
    height = shutil.get_terminal_size().lines
    waiting = iter(lines)
    first = list(islice(waiting, height))
    pager = _pager() if len(first) >= height else []
    whole = chain(first, waiting)
    out.write(_unpaged(chain(whole, last), pager, out) if pager else whole)


def _pager() -> list[str]:
    if os.environ.get("TERM") == "dumb":
        return []
    wanted = os.environ.get("PAGER", "less")
    try:
        command = shlex.split(wanted)
    except ValueError:
        return []
    found = shutil.which(command[0]) if command and command != ["cat"] else None
    return [found, *command[1:]] if found else []


def _unpaged(lines: Iterator[str], pager: list[str], out: Stdout) -> Iterable[str]:
    """Hand the lines to the pager, and return those that are still to be written.

    Those are none, but all where the pager fails before it has read much.

    Raises:
        PagerInterrupted: the pager was interrupted.
    """
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    with _interrupts_left_to_the_pager():
        try:
            process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)
        except OSError:
            return lines
        assert process.stdin is not None
        unread: list[str] = []
        with suppress(BrokenPipeError), process.stdin as pipe:
            pipe.writelines(out.encoded(_noted(lines, unread)))
        status = process.wait()
    if status in (-signal.SIGINT, EXIT_INTERRUPTED):
        raise PagerInterrupted
    return chain(unread, lines) if status > 0 and unread else ()


def _noted(lines: Iterator[str], unread: list[str]) -> Iterator[str]:
    """Yield the lines, and note them while the pager can have shown none of them."""
    size = 0
    for line in lines:
        size += len(line)
        if size <= _UNREAD:
            unread.append(line)
        else:
            unread.clear()
        yield line


@contextmanager
def _interrupts_left_to_the_pager() -> Iterator[None]:
    """Stay while the pager has the terminal; a signal that is ignored it would inherit so."""
    was = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, was)
