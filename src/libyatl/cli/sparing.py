"""No command writes over what it reads: one rule, asked before anything is read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from libyatl.curated import curated_file
from libyatl.errors import OutputError
from libyatl.files.inputs import STDIN, is_member
from libyatl.formats import SUFFIXES
from libyatl.text.inert import one_line

_ELSEWHERE = "write to another file, and move that over it if it is what you want"
_IN_PLACE = "libyatl check --fix mends a file in place"


def spare_inputs(paths: Sequence[str], output: str | None) -> None:
    """See that the output, or standard output where it is None, is none of the inputs.

    Files are one where the system says so, whatever they are called: by a link, in a folder that
    is read, in letters of another case. A new file in such a folder would be read the next time.

    Raises:
        OutputError: it is an input, or would be one.
    """
    found = _standing(_stdout() if output is None else output)
    if found is None and output is not None:
        _see_outside(paths, output)
    if found is not None and stat.S_ISDIR(found.st_mode) and output is not None:
        _see_not_read(paths, output, found)
    if found is None or not stat.S_ISREG(found.st_mode):
        return
    for name in _read(paths):
        other = _standing(0 if name == STDIN else name)
        if other is None or not os.path.samestat(found, other):
            continue
        if output is None:
            emptied = "" if found.st_size else "; > has emptied or made it before libyatl began"
            raise OutputError(
                f"{_called(name)}: it is read, and standard output goes to it",
                help=f"{_ELSEWHERE}{emptied}",
            )
        known = f" as {_called(name)}" if name != output else ""
        raise OutputError(
            f"{one_line(output)}: it is read{known}, and would be replaced by what is written",
            help=f"{_ELSEWHERE}; {_IN_PLACE}",
        )


def _see_not_read(paths: Sequence[str], output: str, found: os.stat_result) -> None:
    for path in paths:
        other = None if path == STDIN else _standing(path)
        if other is not None and os.path.samestat(found, other):
            raise OutputError(
                f"{one_line(output)}: the folder is read, and files in it would be replaced",
                help="write to another folder",
            )


def _see_outside(paths: Sequence[str], output: str) -> None:
    for path in paths:
        for name in (output, os.path.realpath(output)):
            with suppress(OSError):
                if is_member(name, SUFFIXES) and os.path.samefile(
                    os.path.dirname(name) or ".", path
                ):
                    raise OutputError(
                        f"{one_line(output)}: the folder {one_line(path)} is read, and this file "
                        "would be read with it the next time",
                        help="write to a file outside of the folder",
                    )


def _read(paths: Sequence[str]) -> Iterator[str]:
    """Yield the inputs; without any, the curated chronology."""
    for path in paths or [str(curated_file())]:
        if path != STDIN and os.path.isdir(path):
            with suppress(OSError):
                yield from (
                    os.path.join(path, name)
                    for name in os.listdir(path)
                    if is_member(name, SUFFIXES)
                )
        else:
            yield path


def _standing(file: str | int) -> os.stat_result | None:
    with suppress(OSError, ValueError):
        return os.fstat(file) if isinstance(file, int) else os.stat(file)
    return None


def _stdout() -> int:
    """Return the handle of standard output, or one that nothing has."""
    with suppress(OSError, ValueError):
        if sys.stdout is not None:
            return sys.stdout.fileno()
    return -1


def _called(name: str) -> str:
    return "standard input" if name == STDIN else one_line(name)
