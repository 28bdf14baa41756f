"""Writing a file such that it is whole or as it was."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from libyatl.errors import OutputError
from libyatl.inert import one_line

drafts: set[str] = set()
"""The files half written. Who ends the process without unwinding it has to delete them."""


def replace_file(path: str, pieces: Iterable[str]) -> None:
    """Write the pieces as UTF-8 to the file, which is replaced once all is on the disk.

    A symbolic link stays one and its target is replaced; mode and owner are kept. A device or
    a pipe, which cannot be replaced, is written to; a reader that leaves ends that quietly.

    Raises:
        OutputError: it cannot be written; what stood there still stands.
    """
    with _refusals(path):
        old = _found(path)
        target = os.path.realpath(path)
        if old is None or _is_file(target, old):
            _replace(target, pieces, old)
            return
        with suppress(BrokenPipeError), _text(path) as out:
            out.writelines(pieces)


def create_file(path: str, text: str) -> None:
    """Write a file that is not there.

    Raises:
        FileExistsError: it is there.
        OutputError: it cannot be written; then it is not there.
    """
    with _refusals(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        drafts.add(path)
        with _discarded(path), _text(handle) as out:
            out.write(text)


@contextmanager
def _refusals(path: str) -> Iterator[None]:
    """Say of which path it is that the system refuses something."""
    try:
        if "\0" in path:
            raise OSError(errno.EINVAL, "a path holds no NUL")
        yield
    except FileExistsError:
        raise
    except (OSError, UnicodeError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise OutputError(f"{one_line(path) or repr(path)}: {one_line(reason)}") from failure


def _text(file: str | int) -> TextIO:
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _found(path: str) -> os.stat_result | None:
    """Return what stands there, or None where a file can be made."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        if not path:
            raise
        if path.endswith("/"):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)) from None
        return None


def _is_file(target: str, old: os.stat_result) -> bool:
    """Whether what stands there is a file, and the target the name of it."""
    try:
        return stat.S_ISREG(old.st_mode) and os.path.samestat(old, os.stat(target))
    except FileNotFoundError:
        return False  # such as /dev/fd/3, of a file without a name


def _replace(target: str, pieces: Iterable[str], old: os.stat_result | None) -> None:
    if old is not None:
        _see_writable(target)
    folder, name = os.path.split(target)
    draft = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}")
    drafts.add(draft)
    with _discarded(draft):
        mode = 0o666 if old is None else 0o600
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        with _text(handle) as out:
            out.writelines(pieces)
            out.flush()
            if old is not None:
                _make_like(handle, old)
            os.fsync(handle)
        os.replace(draft, target)


def _see_writable(target: str) -> None:
    """Fail where the file may not be written, for to replace it the folder is asked alone."""
    os.close(os.open(target, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC))


def _make_like(handle: int, old: os.stat_result) -> None:
    """Give the file the owner, the group and the mode of the old one, as far as we may."""
    for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
        with suppress(OSError):
            os.fchown(handle, owner, group)
    with suppress(OSError):
        os.fchmod(handle, stat.S_IMODE(old.st_mode) & 0o777)


@contextmanager
def _discarded(draft: str) -> Iterator[None]:
    """Delete the draft where it did not come to an end."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    finally:
        drafts.discard(draft)
