"""Writing a file such that it is whole or as it was."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from libyatl.errors import OutputError
from libyatl.inert import one_line


def replace_file(path: str, pieces: Iterable[str]) -> None:
    """Write the pieces as UTF-8 to the file, which is replaced once all is on the disk.

    A symbolic link stays one and its target is replaced; the mode is kept. A device or a
    pipe, which cannot be replaced, is written to.

    Raises:
        OutputError: it cannot be written; what stood there still stands.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):
            with open(target, "w", encoding="utf-8", newline="\n") as out:
                out.writelines(pieces)
            return
        _replace(target, pieces)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise OutputError(f"{one_line(path)}: {one_line(reason)}") from failure


def _replace(target: str, pieces: Iterable[str]) -> None:
    import tempfile  # with what it imports, a twentieth of the start-up of every command

    folder, name = os.path.split(target)
    handle, draft = tempfile.mkstemp(prefix=f".{name[:40]}.", dir=folder)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(pieces)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
    except BaseException:
        os.unlink(draft)
        raise


def _mode(target: str) -> int:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
