"""Commands that write to files of events, stopped at whatever moment, and many at once.

A child of this process runs each, so that nothing has to be imported again.
"""

from __future__ import annotations

import fcntl
import io
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from libyatl.cli.app import run
from libyatl.files import drafts, folders, safe_file

Files = Mapping[str, bytes]
FAILED = ".failed"
"""What is left where a call failed that was to fail."""
_OURS = {module.__file__ for module in (drafts, folders, safe_file)}


def child_of(command: Sequence[str], folder: Path, before: Callable[[], None] | None = None) -> int:
    """Start a command in a child, in a folder, and return its number."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        for number in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        if before is not None:
            before()
        status = run([*command])
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """Wait for a child, and return its exit status; that of one that was killed is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def put(folder: Path, files: Files) -> None:
    """Let a folder hold files, and nothing else."""
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def held(folder: Path) -> Files:
    """Return the files of a folder that do not begin with a dot."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name[0] != "."}


def done(command: Sequence[str], folder: Path, files: Files) -> Files:
    """Run a command to its end, and return the files after it."""
    put(folder, files)
    status = ended(child_of(command, folder))
    assert status == 0, command
    return held(folder)


def killed(
    command: Sequence[str], folder: Path, files: Files, times: int
) -> Iterator[tuple[Files, Files]]:
    """Kill a command at drawn moments of its life; yield the files, and those after a second call.

    Args:
        command: what is typed behind `libyatl`.
        folder: where.
        files: what lies there.
        times: how often it is killed.
    """
    draw = Random(f"{command} {times}")
    put(folder, files)
    begun = time.perf_counter()
    ended(child_of(command, folder))
    life = time.perf_counter() - begun
    for _ in range(times):
        put(folder, files)
        child = child_of(command, folder)
        time.sleep(draw.random() * life * 1.1)
        os.kill(child, signal.SIGKILL)
        ended(child)
        state = held(folder)
        ended(child_of(command, folder))
        yield state, held(folder)


def failing(
    command: Sequence[str], folder: Path, files: Files, code: int
) -> Iterator[tuple[int, Files]]:
    """Let each call of the system within the protocol fail; yield the status and the files."""
    for number in count(1):
        put(folder, files)
        status = ended(child_of(command, folder, before=partial(_fail_at, number, code)))
        if not (folder / FAILED).exists():
            return
        yield status, held(folder)


def _fail_at(number: int, code: int) -> None:
    """Arrange that a call of the system fails, and leave a mark where it did."""
    left = [number]

    def called(frame: FrameType, event: str, argument: object) -> None:
        ours = event == "c_call" and frame.f_code.co_filename in _OURS
        if not (ours and _of_the_system(argument)):
            return
        left[0] -= 1
        if not left[0]:
            os.close(os.open(FAILED, os.O_CREAT))
            raise OSError(code, os.strerror(code))

    sys.setprofile(called)


def _of_the_system(function: Any) -> bool:
    holder = getattr(function, "__self__", None)
    return isinstance(holder, io.IOBase) or holder in (sys.modules["posix"], fcntl)


def at_once(commands: Sequence[Sequence[str]], folder: Path) -> Counter[int]:
    """Run commands side by side; return how many ended with each status."""
    children = [child_of(command, folder) for command in commands]
    return Counter(map(ended, children))
