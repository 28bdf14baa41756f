"""Folders in which files are replaced: one who writes at a time, and names that last."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from typing import TypeVar

from libyatl.errors import OutputError
from libyatl.files.drafts import half_written
from libyatl.text.inert import one_line

_Taken = TypeVar("_Taken")
_PATIENCE = 10.0  # seconds that a lock is waited for
_LOCK_FILE = ".libyatl.lock"


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
        _await(lambda: fcntl.flock(handle, wanted), folder, "try again when it is done")
    except OSError:
        return False
    return True


@contextmanager
def _lock_file(lock: str) -> Iterator[None]:
    """Stand in for the lock of a folder by a file in it, which says who holds it."""

    def taken() -> int:
        return os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)

    remedy = f"if no program is, delete {one_line(lock)}, which says who was"
    handle = _await(taken, os.path.dirname(lock), remedy)
    half_written.add(lock)  # ours alone: before it was taken, it may have been another's
    try:
        os.write(handle, b"process %d\n" % os.getpid())
        yield
    finally:
        with suppress(OSError):
            os.close(handle)
        with suppress(OSError):
            os.unlink(lock)
        half_written.discard(lock)


def _await(take: Callable[[], _Taken], folder: str, remedy: str) -> _Taken:
    # Asked again and again: a system that is told to wait for a lock waits without an end.
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return take()
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > until:
                raise OutputError(
                    f"{one_line(folder)}: another program is writing in the folder",
                    help=remedy,
                ) from None
            time.sleep(0.01)
