"""What a clone of git must know so that it merges and compares chronologies event by event.

The settings are of each clone, or of a person, and never committed; which files they are for is
said in `.gitattributes`, which is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from libyatl.errors import InputError
from libyatl.files.by_git import git
from libyatl.text.inert import one_line

SETTINGS: Mapping[str, str] = {
    "merge.libyatl.name": "chronologies, event by event",
    # Where libyatl is not to be found, git's own merge is made. A driver that is named and not
    # found would leave our version without a mark; `libyatl || git` would mark a conflict twice.
    "merge.libyatl.driver": (
        "if command -v libyatl >/dev/null 2>&1; "
        "then libyatl merge --git --marker-size %L -L %X -L %S -L %Y --path %P -- %O %A %B; "
        "else git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi"
    ),
    # Of bases that git makes up itself, lines are enough.
    "merge.libyatl.recursive": "text",
    "diff.libyatl.textconv": "libyatl diff --textconv --",
}
"""What is set, by its key."""
ATTRIBUTES = ".gitattributes"
_DRIVER = "merge.libyatl.driver"
_MOST_READ = 1 << 20
_NAMED = "merge=libyatl diff=libyatl"
_SPECIAL = frozenset("\\*?[")


class Named(NamedTuple):
    """A file that git keeps, and whether its attributes name libyatl for merging and comparing."""

    path: str
    merged: bool
    compared: bool


def top_of(folder: str = ".") -> str:
    """Return the folder of the repository in which a folder is.

    Raises:
        InputError: it is in none, or there is no git.
    """
    status, said, _ = git(["rev-parse", "--show-toplevel"], folder)
    if status:
        raise InputError("there is no git repository here", help="go to one, or make one: git init")
    return os.fsdecode(said.rstrip(b"\n"))


def kept_files(top: str, suffixes: Sequence[str]) -> list[str]:
    """Return the files with a suffix that git keeps, by their paths below the top."""
    _, said, _ = git(["ls-files", "-z"], top)
    names = (os.fsdecode(name) for name in said.split(b"\0") if name)
    return [name for name in names if name.lower().endswith(tuple(suffixes))]


def below(top: str, path: str) -> str:
    """Return the path of a file below the top of a repository, with slashes.

    Raises:
        InputError: it is elsewhere, or not there.
    """
    if not os.path.isfile(path):
        raise InputError(f"{one_line(path)}: there is no such file")
    found = os.path.relpath(os.path.realpath(path), os.path.realpath(top))
    if found.startswith(os.pardir):
        raise InputError(
            f"{one_line(path)}: it is not in the repository of this folder",
            help="go to the repository in which it is",
        )
    return found.replace(os.sep, "/")


def attributes_of(top: str, paths: Iterable[str]) -> list[Named]:
    """Return what git's attributes say of files."""
    found = []
    for path in paths:
        _, said, _ = git(["check-attr", "-z", "merge", "diff", "--", path], top)
        words = said.split(b"\0")
        values = dict(zip(words[1::3], words[2::3], strict=False))
        ours = (values.get(key) == b"libyatl" for key in (b"merge", b"diff"))
        found.append(Named(path, *ours))
    return found


def attribute_line(path: str) -> str:
    """Return the line of `.gitattributes` that names libyatl for one file."""
    pattern = "/" + "".join(f"\\{char}" if char in _SPECIAL else char for char in path)
    if any(char.isspace() or char in '"\\' or not char.isprintable() for char in pattern):
        quoted = pattern.replace("\\", "\\\\").replace('"', '\\"')
        quoted = quoted.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        pattern = f'"{quoted}"'
    return f"{pattern} {_NAMED}"


def with_lines(before: bytes, lines: Iterable[str]) -> bytes:
    """Return a file of attributes with further lines at its end."""
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    return before + gap + "".join(f"{line}\n" for line in lines).encode()


def unset(folder: str) -> list[str]:
    """Return the keys that are not set as they must be, for the clone or the person."""
    return [
        key
        for key, value in SETTINGS.items()
        if git(["config", "--get", key], folder)[1].decode().rstrip("\n") != value
    ]


def set_all(folder: str, *, everywhere: bool) -> None:
    """Set what must be set: for the clone, or everywhere for the person.

    Raises:
        InputError: git refuses.
    """
    where = "--global" if everywhere else "--local"
    for key, value in SETTINGS.items():
        status, _, complained = git(["config", where, key, value], folder)
        if status:
            said = complained.decode("utf-8", "backslashreplace").strip()
            raise InputError(f"git cannot set {key}: {one_line(said)}")


def is_promised_only(path: str) -> bool:
    """Whether attributes say that libyatl merges a file, and this clone does not know how.

    Only where attributes above the file name libyatl at all is git asked.
    """
    folder = os.path.dirname(os.path.realpath(path))
    named = False
    while True:
        with suppress(OSError), open(os.path.join(folder, ATTRIBUTES), "rb") as file:
            named = named or b"merge=libyatl" in file.read(_MOST_READ)
        if os.path.lexists(os.path.join(folder, ".git")):
            break
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return named and _asks_for_driver(folder, path)


def _asks_for_driver(top: str, path: str) -> bool:
    with suppress(InputError):
        found = os.path.relpath(os.path.realpath(path), top).replace(os.sep, "/")
        (named,) = attributes_of(top, [found])
        return named.merged and _DRIVER in unset(top)
    return False
