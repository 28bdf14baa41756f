"""Inputs to bytes: which files are meant, and what they hold.

An input is read in chunks and no further than its first NUL, so that a device or a binary costs
one chunk; but a workbook is read whole, and so is what may be UTF-16. Whether the bytes are a text
is told by `libyatl.files.decoding`.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePath
from typing import NamedTuple

from libyatl.errors import InputError
from libyatl.files.decoding import UTF_16
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.text.inert import one_line, shorten

STDIN = "-"
SHOWN_STDIN = "<stdin>"
"""What it is called in messages."""
_CHUNK = 1 << 20
_MOST_NAMES = 1000
"""So many names of a folder are compared with one that is not there."""
_HELD_OPEN = "~$"
"""What the name of a file begins with that a spreadsheet puts beside a workbook that is open."""
_HOLDS_NULS = b"PK\3\4", b"\xd0\xcf\x11\xe0", b"PAR1", *UTF_16
"""What begins a zip archive, as a workbook is one, a workbook of old, Parquet, and UTF-16."""
_LARGEST = 1 << 30


def inputs(paths: Iterable[str], suffixes: Iterable[str]) -> Iterator[str]:
    """Yield the name of each input: a file, `-`, or a folder's direct children by name.

    Of a folder, files with a known suffix count, dot files do not.

    Raises:
        InputError: a path does not exist, or a folder holds no such file.
    """
    known = tuple(suffixes)
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
            continue
        try:
            there = sorted(Path(path).iterdir(), key=lambda child: child.name)
            children = [
                str(child) for child in there if is_member(child.name, known) and child.is_file()
            ]
            folders = [child for child in there if child.name[0] != "." and child.is_dir()]
        except OSError as failure:
            raise _cannot_read(path, failure) from failure
        if not children:
            raise InputError(
                f"{one_line(path)}: the folder holds no file that libyatl reads",
                help=f"name a folder within it: {one_line(str(folders[0]))}"
                if folders
                else f"it looks for {', '.join(known)}",
            )
        yield from children


def is_member(name: str, suffixes: Container[str]) -> bool:
    """Whether a file of the name is read where its folder is."""
    path = PurePath(name)
    if path.name.startswith((".", _HELD_OPEN)):
        return False
    small = path.name.lower()
    return PurePath(small).suffix in suffixes or "".join(PurePath(small).suffixes[-2:]) in suffixes


class Input(NamedTuple):
    """An input: its name, whether a folder was named instead, and the name it was read by first."""

    name: str
    in_folder: bool = False
    first: str = ""


def each_once(paths: Iterable[str], suffixes: Iterable[str]) -> list[Input]:
    """Return the inputs as `inputs` yields them; one that came before says under which name.

    A file that lies in a folder and is named as well counts as named.

    Raises:
        InputError: as for `inputs`.
    """
    known = tuple(suffixes)
    found: list[Input] = []
    read: dict[object, int] = {}
    for path in paths:
        for name in inputs([path], known):
            place = read.setdefault(_identity(name), len(found))
            found.append(Input(name, name != path, found[place].name if place < len(found) else ""))
            if name == path:
                found[place] = found[place]._replace(in_folder=False)
    return found


def read_again(file: str, first: str) -> Diagnostic:
    """Return the note that a file was read already, under its first name."""
    message = "the file is named twice, and is read once"
    if first != file:
        message = f"the file has been read already, as {one_line(first)}, and counts once"
    help = "name it once"
    return Diagnostic(
        code="read-once", severity=Severity.NOTE, message=message, span=Span(file, 0), help=help
    )


def _identity(name: str) -> object:
    """Return what is the same for all names of a file; of what is no file, one of its own."""
    if name == STDIN:
        return name
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return object()  # opening it says why
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else object()


def read_bytes(name: str, *, nuls: bool = False) -> bytes:
    """Return all bytes of the input, or those up to the chunk with the first NUL.

    What begins as a workbook or UTF-16 does is read to its end, and so is all that may hold `nuls`;
    it is refused where it is larger than 1 GiB.

    Raises:
        InputError: the input is missing, may not be read, or fails or changes while it is read.
    """
    try:
        if name == STDIN:
            return b"".join(standard_input(nuls=nuls))
        with open(name, "rb") as file:
            return _whole(file, name, nuls=nuls)
    except (OSError, ValueError) as failure:
        raise _cannot_read(name, failure) from failure


def standard_input(*, nuls: bool = False) -> Iterator[bytes]:
    """Yield what standard input holds, as far as `read_bytes` reads it.

    Raises:
        InputError: it is closed, fails, or is a file that changes while it is read.
    """
    stdin = getattr(sys.stdin, "buffer", None)
    if stdin is None:
        raise InputError("standard input is closed", help="name a file with -f")
    try:
        before = _state(stdin)
        yield from _until_nul(stdin, nuls=nuls)
        _see_as_it_was(stdin, before, SHOWN_STDIN)
    except (OSError, ValueError) as failure:
        raise _cannot_read(STDIN, failure) from failure


def see_readable(name: str) -> None:
    """See that a file is there, and may be read.

    Raises:
        InputError: it is not, or may not.
    """
    try:
        with open(name, "rb"):
            return
    except (OSError, ValueError) as failure:
        raise _cannot_read(name, failure) from failure


def _cannot_read(name: str, failure: OSError | ValueError) -> InputError:
    reason = getattr(failure, "strerror", None) or str(failure)
    if "://" in name:
        reason = "libyatl reads files, and this is an address"
        remedy = f"curl -L {shorten(name)} -o FILE, then -f FILE"
    else:
        remedy = _nearby(name) if isinstance(failure, FileNotFoundError) else ""
    return InputError(f"{one_line(name) or repr(name)}: {one_line(reason)}", help=remedy)


def _nearby(name: str) -> str:
    """Return what may be meant by a file that is not there: one spelt alike, or an example."""
    from libyatl.curated import examples
    from libyatl.text.spelling import nearest

    if os.path.islink(name):
        return "it is a link, and what it leads to is not there"
    folder, file = os.path.split(name)
    with suppress(OSError, InputError):
        there = islice(os.listdir(folder or "."), _MOST_NAMES)
        if guess := nearest(file, sorted(there)):
            return f"did you mean '{one_line(os.path.join(folder, guess))}'?"
        if name in examples():
            return f"libyatl examples {name} prints the example of that name"
    return ""


def _whole(file: io.BufferedReader, name: str, *, nuls: bool) -> bytes:
    before = _state(file)
    data = b"".join(_until_nul(file, nuls=nuls))
    _see_as_it_was(file, before, name)
    return data


def _see_as_it_was(file: io.BufferedReader, before: tuple[int, int] | None, name: str) -> None:
    if _state(file) != before:
        message = f"{one_line(name)}: the file changed while it was read"
        raise InputError(message, help="run libyatl again once it is written")


def _state(file: io.BufferedReader) -> tuple[int, int] | None:
    """Return what changes with a file's content; None for what is no file."""
    try:
        found = os.fstat(file.fileno())
    except io.UnsupportedOperation:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _until_nul(file: io.BufferedReader, *, nuls: bool) -> Iterator[bytes]:
    first = chunk = _chunk(file)
    yield chunk
    nuls = nuls or first.startswith(_HOLDS_NULS)
    read = len(chunk)
    while chunk and (nuls or b"\0" not in chunk):
        chunk = _chunk(file)
        read += len(chunk)
        if nuls and read > _LARGEST:
            raise ValueError("it is larger than 1 GiB")
        yield chunk


def _chunk(file: io.BufferedReader) -> bytes:
    """Return the next bytes by one system call, behind which an interrupt is seen; none at the end.

    A pipe that does not block is waited for: its lack of bytes would look like the end.
    """
    chunk = file.read1(_CHUNK)
    if not chunk and not _blocks(file):
        import select

        select.select([file], [], [])
        chunk = file.read1(_CHUNK)
    return chunk


def _blocks(file: io.BufferedReader) -> bool:
    if not hasattr(os, "get_blocking"):  # Windows
        return True
    try:
        return bool(os.get_blocking(file.fileno()))
    except io.UnsupportedOperation:
        return True
