"""Folders in which files are replaced: one who writes at a time, and names that last."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from typing import NamedTuple, TypeVar

from libyatl.errors import OutputError
from libyatl.files.drafts import half_written
from libyatl.text.inert import one_line, shorten

_Taken = TypeVar("_Taken")
_PATIENCE = 10.0  # seconds that a lock is waited for
_LOCK_FILE = ".libyatl.lock"
_HOLDER = re.compile(r"process ([1-9][0-9]*)(?: on (.*))?\n")
"""What stands in a lock file; older ones do not name the machine."""


@contextmanager
def opened(folder: str) -> Iterator[int | None]:
    """Open a folder; None where it may be written but not read, and on Windows, which opens none.

    Raises:
        OSError: there is no such folder.
    """
    try:
        handle = os.open(folder, getattr(os, "O_DIRECTORY", os.O_RDONLY))  # no pipe, which waits
    except PermissionError:
        yield None
        return
    try:
        yield handle
    finally:
        with suppress(OSError):  # nothing was written by it
            os.close(handle)


@contextmanager
def locked(folder: str) -> Iterator[int | None]:
    """Open a folder and hold it, alone among those who lock folders.

    Raises:
        OutputError: another held it for 10 s.
        OSError: there is no such folder, or nothing may be written there.
    """
    # A file system gives all programs the same answer, so that they hold the same lock. But one
    # that may read the folder and one that may only write in it do not see each other's: there it
    # has to do that a file is compared before it is replaced.
    with opened(folder) as handle, ExitStack() as held:
        if handle is None or not _flocked(handle, folder):
            held.enter_context(_lock_file(os.path.join(folder, _LOCK_FILE)))
        yield handle


def sync(handle: int | None) -> OSError | None:
    """Bring the names in a folder to the disk, and return why that failed, if it did.

    Some file systems do so by themselves, and refuse to be asked.
    """
    try:
        if handle is not None:
            os.fsync(handle)
    except OSError as failure:
        return None if failure.errno in (errno.EINVAL, errno.ENOTSUP) else failure
    return None


def _flocked(handle: int, folder: str) -> bool:
    """Lock a folder until its handle is closed; False where there is no such lock.

    The system lets go of it when the process ends, however it ends. It is not to be had on
    Windows and, for folders, on network file systems.
    """
    try:
        fcntl = import_module("fcntl")  # of which the types say, on Windows, that it is empty
    except ImportError:
        return False
    wanted = fcntl.LOCK_EX | fcntl.LOCK_NB
    try:
        _await(lambda: fcntl.flock(handle, wanted), lambda: _is_held(folder))
    except OSError:
        return False
    return True


@contextmanager
def _lock_file(lock: str) -> Iterator[None]:
    """Stand in for the lock of a folder by a file in it, which says who holds it."""

    def taken() -> int:
        return os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)

    handle = _await(taken, lambda: _is_held(os.path.dirname(lock), lock))
    half_written.add(lock)  # ours alone: before it was taken, it may have been another's
    try:
        os.write(handle, f"process {os.getpid()} on {_machine()}\n".encode(errors="replace"))
        yield
    finally:
        with suppress(OSError):
            os.close(handle)
        with suppress(OSError):
            os.unlink(lock)
        half_written.discard(lock)


def _await(take: Callable[[], _Taken], is_held: Callable[[], OutputError]) -> _Taken:
    # Asked again and again: a system that is told to wait for a lock waits without an end.
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return take()
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > until:
                raise is_held() from None
            time.sleep(0.01)


# --- who holds a lock


class _Holder(NamedTuple):
    """What a lock file says of who holds it: a process, perhaps on which machine, and since when.

    `file` tells one lock file from the next.
    """

    process: int
    machine: str
    since: str
    file: tuple[int, int]

    @property
    def is_gone(self) -> bool:
        """Whether no such process runs here; of another machine nobody here can say."""
        if os.name != "posix" or not self.machine or self.machine != _machine():
            return False
        try:
            os.kill(self.process, 0)  # which asks for it, and does nothing to it
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False


def _holder(lock: str) -> _Holder | None:
    """Return who holds a lock by its file; None where that is gone, or does not say."""
    if not os.path.isfile(lock):  # nobody waits for a pipe to say it
        return None
    try:
        with open(lock, "rb") as file:
            said, found = file.read(1000).decode("utf-8", "replace"), os.fstat(file.fileno())
    except OSError:
        return None
    words = _HOLDER.fullmatch(said)
    if words is None:
        return None
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(found.st_mtime))
    return _Holder(int(words[1]), words[2] or "", since, (found.st_ino, found.st_mtime_ns))


def _machine() -> str:
    from platform import node  # which takes as long to import as all of this room

    return node()


def _is_held(folder: str, lock: str = "") -> OutputError:
    """Return the error that a folder is held, and by whom if its lock file says it."""
    holder, who, remedy = _holder(lock) if lock else None, "", "try again when it is done"
    if lock:
        remedy = f"if no program is, delete {one_line(lock)}, which says who was"
    if holder is not None:
        machine = f" on {shorten(holder.machine)}" if holder.machine else ""
        who = f"process {holder.process}{machine}, since {holder.since}"
        # It may have let go meanwhile, and another may hold the folder: that lock is to stay.
        if holder.is_gone and _holder(lock) == holder:
            return OutputError(
                f"{one_line(folder)}: the folder is locked, by a program that does not run here "
                f"any more: {who}",
                help=f"if it runs nowhere else, delete {one_line(lock)}",
            )
        who = f": {who}"
    return OutputError(
        f"{one_line(folder)}: another program is writing in the folder{who}", help=remedy
    )
