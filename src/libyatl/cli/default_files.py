"""What is read where no file is named: one rule, for every command and for completion."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from libyatl.errors import InputError
from libyatl.files.decoding import sound_text
from libyatl.files.inputs import STDIN, read_bytes
from libyatl.formats import FORMATS, told
from libyatl.on_demand import imported
from libyatl.text.inert import one_line

VARIABLE = "LIBYATL_FILE"
"""The environment variable that names files and folders, separated as PATH has them."""
USUAL = ("events.yaml", "chronology.yaml")
"""What is looked for in the current folder; the first is what `libyatl init` writes."""


class Found(NamedTuple):
    """What is read: `paths`, or the curated chronology where there are none.

    `passed_over` are files of the current folder that are called as a chronology and are none.
    """

    paths: list[str]
    passed_over: tuple[str, ...] = ()


def files_to_read(named: Iterable[str] | None, *, there: bool = True) -> Found:
    """Return what is read: the named, else LIBYATL_FILE, else what lies in the current folder.

    A file that is too broken to tell whether it is a chronology is read: it may be meant. What
    LIBYATL_FILE names must be `there`, unless it may be made.

    Raises:
        InputError: LIBYATL_FILE names what is not there.
    """
    if paths := list(named or ()):
        return Found(paths)
    if paths := [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]:
        if there:
            _see_there(paths)
        return Found(paths)
    passed_over: list[str] = []
    for file in USUAL:
        if not _lies_here(file):
            continue
        if not _is_foreign(file):
            return Found([file], tuple(passed_over))
        passed_over.append(file)
    return Found([], tuple(passed_over))


def _see_there(paths: Iterable[str]) -> None:
    for path in paths:
        if path != STDIN and not os.path.exists(path):
            raise InputError(
                f"{VARIABLE} names {one_line(path)}, which is not there",
                help=f"let it name another, or say unset {VARIABLE}",
            )


def _lies_here(file: str) -> bool:
    """Whether there is such a file, or a link to one, even if it leads nowhere."""
    return os.path.isfile(file) or (os.path.islink(file) and not os.path.exists(file))


def _is_foreign(file: str) -> bool:
    """Whether a file can be read to its end and nothing in it is called as in a chronology."""
    from libyatl.findings.diagnostics import Report
    from libyatl.formats.passing import is_foreign

    try:
        sound = sound_text(read_bytes(file), file, Report())
    except InputError:
        return False
    keys = None if sound is None else FORMATS[told(file, sound)].keys
    return sound is not None and keys is not None and is_foreign(sound, imported(keys))
