"""What the named inputs come to before any is read: files, their weight, and who can read them.

A glob that a shell was kept from spreading is spread here. Standard input has no size before it
is read: it is held in memory up to `LARGE` bytes, and put into a private file beyond them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from libyatl.errors import InputError, OutputError
from libyatl.files.inputs import STDIN, is_member, standard_input
from libyatl.text.inert import one_line

LARGE = 8_000_000
"""From so many bytes on tables are asked by an engine, where there is one."""
VARIABLE = "LIBYATL_ENGINE"
"""The environment variable that says which engine reads tables, whatever they weigh."""
_PARQUET = b"PAR1"
"""What begins a file that an engine reads, however small it is."""
_MAGIC = frozenset("*?[")


class Weighed(NamedTuple):
    """Files and folders, of which each glob is spread, and what they come to.

    `held` has what standard input held, where that is little; `spooled` is the private file that
    has it where it is much, or empty. `suits_engine` is whether an engine may be wanted at all.
    """

    paths: list[str]
    held: Mapping[str, bytes] = {}
    spooled: str = ""
    suits_engine: bool = False


def weighed(paths: Iterable[str], packed: Collection[str], *, nuls: bool = False) -> Weighed:
    """Weigh inputs. `packed` are the endings of files that nothing but an engine reads.

    `nuls` is whether texts may hold some.

    Raises:
        InputError: a glob matches nothing, or standard input cannot be read.
    """
    named = list(spread(paths))
    large = os.environ.get(VARIABLE, "") != "" or sum(map(_size, named)) > LARGE
    large = large or any(holds(path, packed) for path in named)
    if STDIN not in named:
        return Weighed(named, suits_engine=large)
    data, spooled = _taken_in(nuls=nuls)
    return Weighed(named, {} if spooled else {STDIN: data}, spooled, large or bool(spooled))


def spread(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths, and of a glob the files that it matches, by name.

    Raises:
        InputError: it matches none.
    """
    for path in paths:
        if path == STDIN or _MAGIC.isdisjoint(path) or "://" in path or os.path.lexists(path):
            yield path
            continue
        from glob import glob

        found = sorted(glob(path, recursive=True))
        if not found:
            raise InputError(
                f"{one_line(path)}: no file is called so", help="* stands for any letters of a name"
            )
        yield from found


def holds(path: str, endings: Collection[str]) -> bool:
    """Whether a file has one of the endings, or a file of the folder that is read with it."""
    if not os.path.isdir(path):
        return is_member(path, endings)
    with suppress(OSError):
        return any(is_member(name, endings) for name in os.listdir(path))
    return False


def _size(path: str) -> int:
    """Return how many bytes a file has, or those of a folder; what cannot be asked has none."""
    with suppress(OSError, ValueError):
        if not os.path.isdir(path):
            return os.stat(path).st_size
        return sum(child.stat().st_size for child in Path(path).iterdir() if child.is_file())
    return 0


def _taken_in(*, nuls: bool) -> tuple[bytes, str]:
    """Return what standard input holds, or the private file into which it was put."""
    chunks: list[bytes] = []
    room = LARGE
    rest = standard_input(nuls=nuls)
    for chunk in rest:
        chunks.append(chunk)
        room -= len(chunk)
        if room < 0 or chunks[0].startswith(_PARQUET):
            ending = ".parquet" if chunks[0].startswith(_PARQUET) else ""
            return b"", _spooled(chain(chunks, rest), ending)
    return b"".join(chunks), ""


def _spooled(chunks: Iterable[bytes], ending: str) -> str:
    """Put what is read into a file for us alone, which is deleted when the process ends."""
    import atexit
    import tempfile

    from libyatl.files.drafts import half_written

    handle, path = tempfile.mkstemp(ending, prefix="libyatl-")
    half_written.add(path)
    atexit.register(_deleted, path)
    try:
        with open(handle, "wb") as file:
            file.writelines(chunks)
    except OSError as failure:
        raise OutputError(
            f"there is no room for what standard input holds: {failure.strerror}",
            help="let TMPDIR name a folder with more",
        ) from failure
    return path


def _deleted(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
