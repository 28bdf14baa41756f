"""What git keeps of files, and what it makes of them line by line.

git is run without a shell, and a revision is never taken for an option.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple, get_args

from libyatl.errors import InputError, OutputError, UsageError
from libyatl.text.inert import one_line, shorten

HEAD = "HEAD"
_SIDES = ("ours", "base", "theirs")
_MOST_CONFLICTS = 127
"""More are not counted by git, whose status is higher where it fails."""
_NOT_THERE = (b"does not exist in", b"exists on disk, but not in", b"is in the index, but not")


def git(args: Sequence[str], folder: str = ".") -> tuple[int, bytes, bytes]:
    """Run git in a folder; return its status, and what it wrote to its output and to its errors.

    Args:
        args: the words behind `git`.
        folder: where it runs.

    Raises:
        InputError: there is no git, or no such folder.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_PAGER": "cat"}
    try:
        done = subprocess.run(
            ["git", "-C", folder, *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
        )
    except FileNotFoundError as failure:
        raise InputError(
            "git cannot be run: it is not installed, or not on the PATH", help="install git"
        ) from failure
    except (OSError, ValueError) as failure:  # a NUL in a word
        raise InputError(f"git cannot be run: {one_line(str(failure))}") from failure
    return done.returncode, done.stdout, done.stderr


def see_revision(revision: str, folder: str = ".") -> str:
    """Return the commit that a revision means, as its hash.

    Raises:
        UsageError: it means none, or would be taken for an option.
        InputError: there is no git, or the folder is in no repository.
    """
    if revision.startswith("-"):
        raise UsageError(
            f"'{shorten(revision)}' is no revision: it begins with a hyphen",
            help="name a commit, a branch or a tag",
        )
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    status, said, complained = git(asked, folder)
    if status == 0:
        return said.split()[-1].decode()
    if b"not a git repository" in complained:
        what = "" if revision == HEAD else f"'{shorten(revision)}' is no file, and "
        raise InputError(
            f"{what}there is no git repository here",
            help="name two files: libyatl diff OLD NEW",
        )
    raise UsageError(
        f"'{shorten(revision)}' is neither a file nor a revision that git knows",
        help="name a file, a commit, a branch or a tag",
    )


def bytes_at(commit: str, path: str) -> bytes | None:
    """Return the bytes of a file at a commit; None where it was not there.

    Args:
        commit: a hash, as `see_revision` returns it.
        path: the file, which need not be there now.

    Raises:
        InputError: git cannot tell.
    """
    folder, name = _place_of_git(path)
    status, said, complained = git(["show", "--end-of-options", f"{commit}:./{name}"], folder)
    if status == 0:
        return said
    if any(words in complained for words in _NOT_THERE):
        return None
    raise InputError(f"git cannot show {one_line(path)}: {_first_line(complained)}")


def names_at(commit: str, path: str) -> list[str]:
    """Return the names of what a folder held at a commit, in order; none where it was not there.

    Raises:
        InputError: git cannot tell.
    """
    status, said, complained = git(["ls-tree", "-z", "--name-only", commit, "./"], path)
    if status:
        raise InputError(f"git cannot list {one_line(path)}: {_first_line(complained)}")
    return sorted(os.fsdecode(name) for name in said.split(b"\0") if name)


Style = Literal["merge", "diff3", "zdiff3"]
"""What the marks of a conflict hold: both sides; the base too; the base, and of the sides only the
lines from the first to the last in which they differ."""


class Marking(NamedTuple):
    """How a conflict is marked.

    Attributes:
        labels: what ours, the base and theirs are called.
        size: how long a mark is.
        style: what it holds.
    """

    labels: tuple[str, str, str] = ("ours", "base", "theirs")
    size: int = 7
    style: Style = "merge"


def style_of_marks() -> Style:
    """Return what the marks of a conflict are to hold: `merge.conflictStyle` says so."""
    with suppress(InputError):
        _, said, _ = git(["config", "--get", "merge.conflictStyle"])
        word = said.decode("utf-8", "replace").strip()
        return next((style for style in get_args(Style) if style == word), "merge")
    return "merge"


def merged_lines(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    marking: Marking = Marking(),  # noqa: B008
) -> tuple[bytes, int]:
    """Return what git makes of two texts and their base, line by line, and how many conflicts.

    Args:
        base: what both sides began with.
        ours: what one made of it.
        theirs: what the other made of it.
        marking: how a conflict is marked.

    Raises:
        InputError: git cannot do it, as of a text with NULs in it.
        OutputError: the files cannot be written that git is to read.
    """
    labels = [word for label in marking.labels for word in ("-L", label)]
    style = [] if marking.style == "merge" else [f"--{marking.style}"]
    shape = ["-p", f"--marker-size={marking.size}", *style]
    try:
        with TemporaryDirectory(prefix="libyatl-") as folder:
            for name, data in zip(_SIDES, (ours, base, theirs), strict=True):
                Path(folder, name).write_bytes(data)
            status, said, complained = git(["merge-file", *shape, *labels, *_SIDES], folder)
    except OSError as failure:
        raise OutputError(f"git cannot merge: {one_line(str(failure))}") from failure
    if status < 0 or status > _MOST_CONFLICTS:
        raise InputError(f"git cannot merge: {_first_line(complained)}")
    return said, status


def folder_of(path: str) -> str:
    """Return the folder in which git is to be asked about a file."""
    return _place_of_git(path)[0]


def _place_of_git(path: str) -> tuple[str, str]:
    """Return the nearest folder that is there, and the path from it with slashes."""
    folder, name = os.path.split(path)
    while folder and not os.path.isdir(folder):
        folder, inner = os.path.split(folder)
        name = os.path.join(inner, name)
    return folder or ".", name.replace(os.sep, "/")


def _first_line(complained: bytes) -> str:
    lines = complained.decode("utf-8", "backslashreplace").strip().splitlines() or [""]
    return one_line(lines[0].removeprefix("fatal: ").removeprefix("error: "))
