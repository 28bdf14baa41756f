"""Drafts: what a file is to become, whole and on the disk, before it has the file's name."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

half_written: set[str] = set()
"""Files that are not whole yet, and locks. Who ends the process without unwinding deletes them."""

private_folders: set[str] = set()
"""Folders of this process alone, which go with all that is in them however it ends."""

_FORGOTTEN = 86400.0  # seconds after which a draft is nobody's


@contextmanager
def drafted(target: str, pieces: Iterable[bytes], old: os.stat_result | None) -> Iterator[str]:
    """Write the pieces to a draft beside the target, and delete that where it is not used.

    It has the owner, the group and the mode of the old file, as far as we may give them, or the
    mode of new files.

    Raises:
        OSError: it cannot be written.
    """
    folder, name = os.path.split(target)
    begins = f".{name[:40]}."
    _delete_forgotten(folder, begins)
    draft = os.path.join(folder, begins + os.urandom(6).hex())
    mode = 0o666 if old is None else 0o600
    with discarded(draft):
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as out:
            out.writelines(pieces)
            out.flush()
            if old is not None:
                _make_like(out.fileno(), old)
            os.fsync(out.fileno())
        yield draft


@contextmanager
def discarded(path: str) -> Iterator[None]:
    """Delete what is half written where it does not come to its end."""
    half_written.add(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise
    finally:
        half_written.discard(path)


def removed_with_all(folder: str) -> None:
    """Remove a folder with all that is in it, as far as it can be."""
    for path, folders, files in os.walk(folder, topdown=False):
        for name in files:
            with suppress(OSError):
                os.unlink(os.path.join(path, name))
        for name in folders:
            with suppress(OSError):
                os.rmdir(os.path.join(path, name))
    with suppress(OSError):
        os.rmdir(folder)


def _make_like(handle: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with suppress(OSError):
                os.fchown(handle, owner, group)
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchmod(handle, stat.S_IMODE(old.st_mode) & 0o777)


def _delete_forgotten(folder: str, begins: str) -> None:
    """Delete the drafts that whoever was killed left behind, a day or more ago."""
    with suppress(OSError), os.scandir(folder or os.curdir) as entries:
        for entry in entries:
            rest = entry.name.removeprefix(begins)
            if rest != entry.name and re.fullmatch("[0-9a-f]{12}", rest):
                with suppress(OSError):
                    if time.time() - entry.stat().st_mtime > _FORGOTTEN:
                        os.unlink(entry.path)
