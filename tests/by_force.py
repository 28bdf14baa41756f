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
from typing import Any, NamedTuple

from libyatl.cli.app import run
from libyatl.files import drafts, folders, safe_file

Files = Mapping[str, bytes]
Act = Callable[[], None]
"""What happens at a call of the system, in the process that makes it."""
_REACHED, _SAID = ".reached", ".said"
_OURS = {module.__file__ for module in (drafts, folders, safe_file)}


class Ended(NamedTuple):
    """How a command ended.

    Attributes:
        status: its exit status; that of one that was killed is negative.
        said: what it wrote to standard error.
        files: what lies in the folder then.
        call: the call of the system at which something happened, if something did.
    """

    status: int
    said: str
    files: Files
    call: str = ""


def child_of(
    command: Sequence[str], folder: Path, before: Act | None = None, after: Act | None = None
) -> int:
    """Start a command in a child, in a folder, and return its number."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(_SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", buffering=1) for number in (1, 2))
        if before is not None:
            before()
        status = run([*command])
        if after is not None:
            after()
    finally:
        os._exit(status)


def status_of(child: int) -> int:
    """Wait for a child, and return its exit status; that of one that was killed is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ended(
    command: Sequence[str], folder: Path, before: Act | None = None, after: Act | None = None
) -> Ended:
    """Run a command to its end, on what lies in the folder."""
    status = status_of(child_of(command, folder, before, after))
    return Ended(status, (folder / _SAID).read_text(), held(folder))


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
    one = ended(command, folder)
    assert one.status == 0, one.said
    return one.files


def killed(command: Sequence[str], folder: Path, files: Files, times: int) -> Iterator[Ended]:
    """Kill a command at drawn moments of its life.

    Args:
        command: what is typed behind `libyatl`.
        folder: where.
        files: what lies there.
        times: how often it is killed.
    """
    draw = Random(f"{command} {times}")
    put(folder, files)
    begun = time.perf_counter()
    ended(command, folder)
    life = time.perf_counter() - begun
    for _ in range(times):
        put(folder, files)
        child = child_of(command, folder)
        time.sleep(draw.random() * life * 1.1)
        os.kill(child, signal.SIGKILL)
        yield Ended(status_of(child), "", held(folder))


def acting_at_each_call(
    command: Sequence[str], folder: Path, files: Files, *acts: Act
) -> Iterator[Ended]:
    """Run a command once for each call of the system within the protocol, and act just before it.

    Of several acts each happens a call after the other, or after the last call.
    """
    for number in count(1):
        put(folder, files)
        left = [*acts]
        one = ended(command, folder, partial(_act_at, number, left), partial(_act_all, left))
        reached = folder / _REACHED
        if not reached.exists():
            return
        yield one._replace(call=reached.read_text())


def failing(code: int) -> Act:
    """Return what lets a call of the system fail."""

    def act() -> None:
        raise OSError(code, os.strerror(code))

    return act


def killing() -> None:
    """Kill this process."""
    os.kill(os.getpid(), signal.SIGKILL)


def _act_at(number: int, acts: list[Act]) -> None:
    """Arrange that something happens at a call of the system, and that its name is left there."""
    left = [number]

    def called(frame: FrameType, event: str, argument: Any) -> None:
        ours = event == "c_call" and frame.f_code.co_filename in _OURS
        if not (ours and _of_the_system(argument)):
            return
        left[0] -= 1
        if left[0] <= 0 and acts:
            if not left[0]:
                Path(_REACHED).write_text(argument.__name__)
            acts.pop(0)()

    sys.setprofile(called)


def _act_all(acts: list[Act]) -> None:
    """Do what is left to be done, if something was."""
    sys.setprofile(None)
    while acts and Path(_REACHED).exists():
        acts.pop(0)()


def _of_the_system(function: Any) -> bool:
    holder = getattr(function, "__self__", None)
    return isinstance(holder, io.IOBase) or holder in (sys.modules["posix"], fcntl)


def at_once(commands: Sequence[Sequence[str]], folder: Path) -> Counter[int]:
    """Run commands side by side; return how many ended with each status."""
    children = [child_of(command, folder) for command in commands]
    return Counter(map(status_of, children))
