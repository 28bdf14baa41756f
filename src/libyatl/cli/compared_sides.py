"""What `libyatl diff` compares: files, or the same files at revisions of git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from typing import NamedTuple

from libyatl import api, formats
from libyatl.cli import asking
from libyatl.cli.default_files import files_to_read
from libyatl.cli.heeded_how import see_heeded
from libyatl.cli.importing import Importing, how
from libyatl.cli.options import Reading, Writing
from libyatl.cli.sparing import spare_inputs
from libyatl.comparing import diff
from libyatl.comparing.told_changes import told
from libyatl.errors import UsageError
from libyatl.files.by_git import HEAD, bytes_at, folder_of, names_at, see_revision
from libyatl.files.inputs import STDIN, is_member, read_bytes
from libyatl.model import Timeline
from libyatl.text.inert import one_line, shorten
from libyatl.views import Line, Page, Piece

_RANGE = ".."
_GIT_GIVES = 7
"""So many words git gives to a program that compares; two more where a file was renamed."""
_NOWHERE = "/dev/null"


class Sides(NamedTuple):
    """Two timelines to compare, and notes on what was not there."""

    before: Timeline
    after: Timeline
    notes: tuple[str, ...] = ()


def sides(words: Sequence[str], reading: Reading, importing: Importing, writing: Writing) -> Sides:
    """Return what the words of the command compare.

    A word that is a file is one; the first that is none is a revision, or two as REV..REV.

    Raises:
        UsageError: the words say nothing that can be compared.
        InputError: a file is not there, or git cannot tell.
    """
    found = _sides(words, reading, importing, writing)
    before, after = found.before, found.after
    heard = replace(
        after,
        heeded=before.heeded | after.heeded,
        understood=(*before.understood, *after.understood),
        unread=(*before.unread, *after.unread),
    )
    see_heeded(how(importing), heard)
    return found


def _sides(words: Sequence[str], reading: Reading, importing: Importing, writing: Writing) -> Sides:
    files = [word for word in words if word == STDIN or os.path.exists(word)]
    others = [word for word in words if word not in files]
    if len(words) == 2 and len(files) == 2 and not reading.file:
        first, second = (_as_it_is([file], reading, importing, writing) for file in files)
        return Sides(first, second)
    if len(files) > 1 and not others:
        raise UsageError(
            "two files are compared, or a revision with files",
            help="libyatl diff OLD NEW; libyatl diff REV -- FILE...",
        )
    revisions, more = others[:1], others[1:]
    if more and _RANGE not in revisions[0] and _is_revision(more[0]):
        revisions, more = others[:2], others[2:]
    paths = _paths([*(reading.file or ()), *files, *more])
    before, after = _range(revisions)
    return _of_revisions(before, after, paths, reading, importing, writing)


def _is_revision(word: str) -> bool:
    try:
        return bool(see_revision(word))
    except UsageError:
        return False


def _range(revisions: Sequence[str]) -> tuple[str, str | None]:
    """Return the two revisions that are asked for; None of what stands in the folder."""
    if len(revisions) == 2:
        return revisions[0], revisions[1]
    if not revisions:
        return HEAD, None
    before, dots, after = revisions[0].partition(_RANGE)
    if after.startswith("."):
        raise UsageError(
            f"'{shorten(revisions[0])}': three dots are not understood here",
            help=f"with two: {shorten(before)}..{shorten(after[1:])}",
        )
    return (before or HEAD, after or HEAD) if dots else (before, None)


def _paths(named: list[str]) -> list[str]:
    paths = files_to_read(named).paths
    if not paths:
        raise UsageError(
            "there is no file here to compare with an older version of it",
            help="name it: libyatl diff -f FILE; or two: libyatl diff OLD NEW",
        )
    if STDIN in paths:
        raise UsageError("git keeps no versions of standard input", help="name a file")
    return paths


def _of_revisions(
    before: str,
    after: str | None,
    paths: list[str],
    reading: Reading,
    importing: Importing,
    writing: Writing,
) -> Sides:
    spare_inputs(paths, writing.output)
    old, absent = _read_at(before, paths, reading, importing)
    notes = [f"{one_line(before)} has no {one_line(path)}" for path in absent]
    if after is not None:
        new, missing = _read_at(after, paths, reading, importing)
        notes += [f"{one_line(after)} has no {one_line(path)}" for path in missing]
    else:
        there = [path for path in paths if os.path.exists(path)]
        missing = [path for path in paths if path not in there]
        notes += [f"{one_line(path)} is not there" for path in missing]
        new = _as_it_is(there, reading, importing, writing) if there else Timeline()
    for path in absent:
        if path in missing:
            raise UsageError(
                f"'{shorten(path)}' is neither a revision that git knows nor a file, now or then",
                help="name a file, a commit, a branch or a tag",
            )
    return Sides(old, new, tuple(notes))


def _as_it_is(
    paths: list[str], reading: Reading, importing: Importing, writing: Writing
) -> Timeline:
    spare_inputs(paths, writing.output)
    loaded = api.load(*paths, format=reading.input_format, how=how(importing))
    return asking.see_timeline(loaded, "diff")


def _read_at(
    revision: str, paths: list[str], reading: Reading, importing: Importing
) -> tuple[Timeline, list[str]]:
    """Read files as they were at a revision; return those too that were not there."""
    held: list[tuple[str, bytes]] = []
    absent = []
    for path in paths:
        commit = see_revision(revision, path if os.path.isdir(path) else folder_of(path))
        for file in _files_within(commit, path) if os.path.isdir(path) else [path]:
            data = bytes_at(commit, file)
            if data is None:
                absent.append(file)
            else:
                held.append((f"{revision}:{file}", data))
    return formats.read_data(held, format=reading.input_format, how=how(importing)), absent


def _files_within(commit: str, folder: str) -> list[str]:
    suffixes = [suffix for suffix, name in formats.SUFFIXES.items() if name in formats.READERS]
    names = [name for name in names_at(commit, folder) if is_member(name, suffixes)]
    return [os.path.join(folder, name) for name in names]


# --- what git gives to a program that compares


def as_git_calls(words: Sequence[str], page: Page) -> Iterator[Line]:
    """Yield what differs between the two files that git names, the path in the repository first.

    What cannot be read as a chronology is compared line by line.

    Raises:
        UsageError: git gives other words.
    """
    if len(words) == 1:
        yield [Piece(f"* unmerged: {one_line(words[0])}", "heading")]
        return
    if len(words) not in (_GIT_GIVES, _GIT_GIVES + 2):
        raise UsageError(
            f"--external takes the {_GIT_GIVES} words of git",
            help="git -c diff.external='libyatl diff --external' diff",
        )
    path, old, new = words[0], words[1], words[4]
    yield [Piece(one_line(path), "heading")]
    texts = [b"" if file == _NOWHERE else read_bytes(file, nuls=True) for file in (old, new)]
    before, after = (formats.read_data([(path, data)] if data else []) for data in texts)
    if before.unread or after.unread or before.report.has_errors or after.report.has_errors:
        yield from _line_by_line(*texts)
    else:
        yield from told(diff(before, after), page)


def _line_by_line(old: bytes, new: bytes) -> Iterator[Line]:
    was, now = (data.decode("utf-8", "backslashreplace").splitlines() for data in (old, new))
    for line in unified_diff(was, now, "old", "new", lineterm=""):
        yield [Piece(one_line(line))]
