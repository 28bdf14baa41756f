"""Writing a file such that it is whole or as it was, and nobody's words are lost.

The protocol, by which `edit_files` changes files that stand:

1. find the file that a symbolic link means, and the folder in which it stands;
2. lock the folder, so that whoever else keeps to this protocol waits;
3. see that the file is one that can and may be replaced;
4. read it, and work out what it becomes: within the lock, so that nothing is done twice;
5. verify what it becomes: a fault of ours ends as a refusal, not as damage;
6. write that to a draft beside it, down to the disk;
7. see that the file is still what was read, for not everybody keeps to this protocol;
8. rename the draft over it: at each moment there is the old file or the new one;
9. sync the folder, so that the new name outlasts a power cut, and unlock it.

Of several files the steps 3 to 6 are taken for all, then 7 for all, then 8 for each. What another
program writes between 7 and 8, some microseconds, is lost: no system has a rename that compares.

`replace_file` replaces on purpose, and leaves out 4, 5 and 7. What is new is not locked, and
what cannot be renamed over (a pipe, a device) is written to.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from shlex import quote
from typing import NamedTuple

from libyatl.errors import OutputError
from libyatl.files.drafts import discarded, drafted
from libyatl.files.folders import locked, opened, sync
from libyatl.text.inert import one_line

Change = Callable[[bytes], bytes]
"""What a file becomes, by what stands in it; it may raise."""


class _Work(NamedTuple):
    """A file that is edited: as it was named, found and read, and its draft."""

    path: str
    target: str
    found: os.stat_result
    before: bytes
    draft: str


def edit_files(changes: Mapping[str, Change], verify: Callable[[bytes, bytes], bool]) -> None:
    """Make a change in each file, by the whole protocol; where nothing changes, nothing is written.

    `verify` takes a file's bytes before and after, and says whether that may be written.

    Raises:
        OutputError: nothing was written; or no more than the files that it tells in `written`.
    """
    with ExitStack() as held:
        try:
            targets = {path: _target(path) for path in changes}  # 1
            handles = _all_locked(targets, held)  # 2
            works = _made_ready(changes, targets, verify, held)  # 3 to 6
            # All are looked at before any is replaced: of files that belong together, one that was
            # changed meanwhile leaves all as they were.
            for work in works:
                _see_unchanged(work)  # 7
        except OutputError as failure:
            failure.help = "; ".join(filter(None, ("nothing was written", failure.help)))
            raise
        _put(works)  # 8
        _last(handles if works else (), [work.path for work in works])  # 9


def replace_file(path: str, pieces: Iterable[str | bytes]) -> None:
    """Write the pieces, text as UTF-8, to the file, which is replaced once all is on the disk.

    A symbolic link stays one and its target is replaced; mode and owner are kept. A device or
    a pipe, which cannot be replaced, is written to; a reader that leaves ends that quietly.

    Raises:
        OutputError: it cannot be written; what stood there still stands.
    """
    encoded = (
        piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
        for piece in pieces
    )
    with _refusals(path):
        old = _status_of(path)
        target = os.path.realpath(path)  # 1
        if old is not None and not _is_file(target, old):
            with suppress(BrokenPipeError), open(path, "wb") as out:
                out.writelines(encoded)
            return
        folder = os.path.dirname(target)
        with opened(folder) if old is None else locked(folder) as handle:  # 2
            found = None if old is None else _seen(path, target)  # 3
            with drafted(target, encoded, found) as draft:  # 6
                os.replace(draft, target)  # 8
            _last([handle], [path])  # 9


def create_file(path: str, text: str) -> None:
    """Write a file that is not there.

    Raises:
        FileExistsError: it is there.
        OutputError: it cannot be written; then it is not there.
    """
    with _refusals(path):
        out = open(path, "xb")  # noqa: SIM115 (what was there is not ours to delete)
        with discarded(path), out:
            out.write(text.encode())


# --- 1, and 3 to 7: the file that stands, and what it becomes


def _made_ready(
    changes: Mapping[str, Change],
    targets: Mapping[str, str],
    verify: Callable[[bytes, bytes], bool],
    held: ExitStack,
) -> list[_Work]:
    """Return the files that change, each with its draft, which `held` deletes if it is not used.

    Raises:
        OutputError: one may not be changed, or not in this way.
    """
    works: list[_Work] = []
    for path, change in changes.items():
        with _refusals(path):
            found = _seen(path, targets[path])  # 3
            _see_named_once(path, found, works)
            before = _status_and_bytes(targets[path])[1]  # 4
            after = change(before)
            if after == before:
                continue
            if not verify(before, after):  # 5
                raise OutputError(
                    f"{one_line(path)}: the change would not read as it is meant",
                    help="edit the file by hand",
                )
            draft = held.enter_context(drafted(targets[path], [after], found))  # 6
            works.append(_Work(path, targets[path], found, before, draft))
    return works


def _target(path: str) -> str:
    with _refusals(path):
        return os.path.realpath(path)


def _status_of(path: str) -> os.stat_result | None:
    """Return what stands there, or None where a file can be made."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        if not path:
            raise
        if not os.path.basename(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)) from None
        return None


def _is_file(target: str, old: os.stat_result) -> bool:
    """Whether what stands there is a file, and the target the name of it."""
    try:
        return stat.S_ISREG(old.st_mode) and os.path.samestat(old, os.stat(target))
    except FileNotFoundError:
        return False  # such as /dev/fd/3, of a file without a name


def _seen(path: str, target: str) -> os.stat_result:
    """Return what the target is, after it was seen that it can and may be replaced.

    Raises:
        OutputError: it is a pipe, a device or a folder; or has other names, which would keep
            what is replaced.
        OSError: it is not there, or may not be written: to replace it the folder is asked alone.
    """
    found = os.stat(path)
    if not _is_file(target, found):
        raise OutputError(f"{one_line(path)}: it is no file that can be replaced")
    typed = quote(one_line(path))
    if found.st_nlink > 1:
        raise OutputError(
            f"{one_line(path)}: the file has {found.st_nlink} names (hard links), of which only "
            "this one would be replaced",
            help=f"make it a file of its own: cp -p {typed} {typed}.new && mv {typed}.new {typed}",
        )
    # A rename asks for no right to the file: without these looks a read-only one would be replaced.
    if not found.st_mode & 0o222:  # which would not stop root
        said = f"{one_line(path)}: {os.strerror(errno.EACCES)}"
        raise OutputError(said, help=f"it is read-only; to write it: chmod u+w {typed}")
    os.close(os.open(target, os.O_WRONLY))
    return found


def _see_named_once(path: str, found: os.stat_result, works: Iterable[_Work]) -> None:
    """See that no file is edited under two names, of which the second would undo the first.

    Raises:
        OutputError: one is.
    """
    for work in works:
        if os.path.samestat(found, work.found):
            raise OutputError(
                f"{one_line(path)}: it is the same file as {one_line(work.path)}",
                help="name it once",
            )


def _status_and_bytes(target: str) -> tuple[os.stat_result, bytes]:
    with open(target, "rb") as file:
        return os.fstat(file.fileno()), file.read()


def _see_unchanged(work: _Work) -> None:
    """See that a file is the one that was read, and holds the same still.

    Raises:
        OutputError: it is not, does not, or is gone.
    """
    with _refusals(work.path):
        read, data = _status_and_bytes(work.target)
        now = os.stat(work.target)  # the last thing, for what was opened may have been renamed over
    was_touched = (now.st_size, now.st_mtime_ns) != (read.st_size, read.st_mtime_ns)
    if was_touched or not os.path.samestat(now, work.found) or data != work.before:
        raise OutputError(
            f"{one_line(work.path)}: the file was changed meanwhile", help="do it again"
        )


# --- 2, 8 and 9: the folders, and the names in them


def _all_locked(targets: Mapping[str, str], held: ExitStack) -> list[int | None]:
    """Hold the folders of all files: in one order, so that no two who want both wait forever."""
    folders = {os.path.dirname(target): path for path, target in targets.items()}
    handles = []
    for folder, path in sorted(folders.items()):
        with _refusals(path):
            handles.append(held.enter_context(locked(folder)))
    return handles


def _put(works: list[_Work]) -> None:
    """Rename the drafts over the files.

    Raises:
        OutputError: one cannot be; it tells which were before it.
    """
    for number, work in enumerate(works):
        try:
            with _refusals(work.path):
                os.replace(work.draft, work.target)
        except OutputError as failure:
            done, left = ([each.path for each in some] for some in (works[:number], works[number:]))
            failure.help = (
                f"as they were: {_paths_in_words(left)}; written: {_paths_in_words(done) or 'none'}"
            )
            failure.written = tuple(done)
            raise


def _last(handles: Sequence[int | None], written: Sequence[str]) -> None:
    """Sync the folders.

    Raises:
        OutputError: that fails; all is written nevertheless.
    """
    for failure in filter(None, map(sync, handles)):
        raise OutputError(
            f"{_paths_in_words(written)}: written, "
            f"but may not outlast a power cut: {failure.strerror}",
            written=tuple(written),
        ) from failure


# --- what is said


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


def _paths_in_words(paths: Iterable[str]) -> str:
    return " and ".join(map(one_line, paths))
