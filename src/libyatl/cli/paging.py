"""A pager for what does not fit the terminal: lines stream into it as they are drawn."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from libyatl.cli.streams import Stdout

_LESS = "FRX"  # leave at once where all fits, keep colours, leave the text on the screen


def paged(lines: Iterable[str], out: Stdout) -> None:
    """Write lines to the terminal, through PAGER (else less) where they do not fit it.

    An empty PAGER, or `cat`, means none; so does one that is not to be found.
    """
    height = shutil.get_terminal_size().lines
    waiting = iter(lines)
    first = list(islice(waiting, height))
    pager = _pager() if len(first) >= height else []
    if not pager:
        out.write(chain(first, waiting))
        return
    _stream(chain(first, waiting), pager, out)


def _pager() -> list[str]:
    wanted = os.environ.get("PAGER", "less")
    try:
        command = shlex.split(wanted)
    except ValueError:
        return []
    found = shutil.which(command[0]) if command and command != ["cat"] else None
    return [found, *command[1:]] if found else []


def _stream(lines: Iterator[str], pager: list[str], out: Stdout) -> None:
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)
    except OSError:
        out.write(lines)
        return
    assert process.stdin is not None
    try:
        for line in lines:
            process.stdin.write(line.encode(out.encoding, "replace"))
    except BrokenPipeError:
        pass  # the reader has seen enough
    finally:
        _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    """Wait until the reader leaves; an interrupt is the pager's, not ours."""
    assert process.stdin is not None
    while True:
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        except KeyboardInterrupt:
            continue
        break
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        break
