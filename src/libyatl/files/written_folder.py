"""Many files in one folder, each whole or as it was, and none that another program has written.

All that is written is looked at before anything is: one file of another in the way, and nothing is
written. Then each file is made ready in a folder of its own within the folder, and all are renamed
to their places, so that a kill leaves files that are whole, old or new, and the next run does the
rest. What did not change is not touched, and nothing is ever deleted but what a kill left behind.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Literal

from libyatl.errors import OutputError
from libyatl.files.drafts import private_folders, removed_with_all
from libyatl.files.folders import locked, sync
from libyatl.files.written import WrittenFolder
from libyatl.text.inert import one_line

State = Literal["ours", "changed", "other"]
_BEGINS = ".libyatl-"


def write_folder(
    folder: str,
    files: Mapping[str, str],
    *,
    state_of: Callable[[bytes], State],
    folded: Callable[[str], str],
    suffix: str,
) -> WrittenFolder:
    """Write files to a folder, which is made if it is not there.

    Args:
        folder: its path.
        files: the text of each, by its name, which has no two that fold alike.
        state_of: whether bytes are a file of ours, one that a person has changed, or another.
        folded: what names have in common that are one to some system.
        suffix: how the names of all that was ever written end, in small letters.

    Raises:
        OutputError: the folder is none, or cannot be written to; or a file is in the way that is
            not ours, or was changed. Then nothing was written, or what is whole.
    """
    try:
        if not os.path.lexists(folder):
            os.mkdir(folder)
        if not os.path.isdir(folder):
            raise OutputError(
                f"{one_line(folder)}: it is no folder, and notes are written into one",
                help="name a folder, which is made if it is not there",
            )
        with locked(folder) as handle:
            return _written_in(folder, files, state_of, folded, suffix, handle)
    except OSError as failure:
        reason = one_line(failure.strerror or str(failure))
        raise OutputError(f"{one_line(folder)}: {reason}") from failure


def _written_in(
    folder: str,
    files: Mapping[str, str],
    state_of: Callable[[bytes], State],
    folded: Callable[[str], str],
    suffix: str,
    handle: int | None,
) -> WrittenFolder:
    there = _found(folder, folded)
    new: dict[str, bytes] = {}
    taken: set[str] = set()
    for name, text in files.items():
        data = text.encode("utf-8", "backslashreplace")
        # On a system that tells A from a, one that stands under the other keeps its name.
        standing = there.get(folded(name), [])
        _see_not_two(folder, standing)
        target = standing[0] if standing else name
        taken.add(target)
        old = _bytes_of(os.path.join(folder, target)) if standing else None
        if old is not None:
            _see_ours(os.path.join(folder, target), state_of(old))
        if old != data:
            new[target] = data
    rest = [
        name
        for names in there.values()
        for name in names
        if name not in taken and name.lower().endswith(suffix)  # of the rest some weigh gigabytes
    ]
    left = [name for name in rest if _was_ours(os.path.join(folder, name), state_of)]
    _put_all(folder, new, handle)
    return WrittenFolder(len(new), len(files) - len(new), tuple(sorted(left)))


def _found(folder: str, folded: Callable[[str], str]) -> dict[str, list[str]]:
    """Return what stands in the folder by what its names have in common; drop what a kill left."""
    found: dict[str, list[str]] = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.startswith(_BEGINS) and os.path.isdir(path) and not os.path.islink(path):
            removed_with_all(path)  # of one who held the lock, and holds it no more
        else:
            found.setdefault(folded(name), []).append(name)
    return found


def _see_not_two(folder: str, standing: list[str]) -> None:
    if len(standing) > 1:
        one, other = (one_line(os.path.join(folder, name)) for name in standing[:2])
        raise OutputError(
            f"{one}: {other} is called so too, but for small letters or marks",
            help="nothing was written; delete one of the two",
        )


def _see_ours(path: str, state: State) -> None:
    if state == "other":
        raise OutputError(
            f"{one_line(path)}: libyatl has not written this file, and would replace it",
            help="nothing was written; move it away, or write to a folder of its own",
        )
    if state == "changed":
        raise OutputError(
            f"{one_line(path)}: it was changed since libyatl wrote it, and would be replaced",
            help="nothing was written; read the folder and write it anew elsewhere, or delete the "
            "file if its changes may go",
        )


def _bytes_of(path: str) -> bytes:
    """Return what a file holds; nothing, which is not ours, of what is none."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return b""
    with open(path, "rb") as file:
        return file.read()


def _was_ours(path: str, state_of: Callable[[bytes], State]) -> bool:
    with suppress(OSError):
        return state_of(_bytes_of(path)) != "other"
    return False


def _put_all(folder: str, files: Mapping[str, bytes], handle: int | None) -> None:
    if not files:
        return
    with _private_within(folder) as drafts:
        ready = []
        for number, (name, data) in enumerate(files.items()):
            draft = os.path.join(drafts, str(number))
            with open(draft, "xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            ready.append((draft, os.path.join(folder, name)))
        for draft, target in ready:
            os.replace(draft, target)
    sync(handle)


@contextmanager
def _private_within(folder: str) -> Iterator[str]:
    path = os.path.join(folder, _BEGINS + os.urandom(6).hex())
    private_folders.add(path)
    try:
        os.mkdir(path)
        yield path
    finally:
        removed_with_all(path)
        private_folders.discard(path)
