"""`libyatl merge`: what two sides made of one chronology, put together event by event."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from libyatl.cli.merge_options import Merging
from libyatl.cli.process import streams
from libyatl.cli.sparing import spare_inputs
from libyatl.cli.typer_face import argument
from libyatl.editing.merging import Merge, merge
from libyatl.errors import EXIT_DATA, EXIT_DONE, LibyatlError, OutputError, UsageError
from libyatl.files.by_git import Marking, merged_lines, style_of_marks
from libyatl.files.inputs import read_bytes
from libyatl.files.safe_file import edit_files, replace_file
from libyatl.formats import told
from libyatl.text.inert import one_line
from libyatl.text.plurals import number_of

EXAMPLES = """
libyatl merge base.yaml mine.yaml theirs.yaml -o -
libyatl merge base.yaml mine.yaml theirs.yaml
"""
_LABELS = ("ours", "base", "theirs")
_UNFILLED = ("%X", "%S", "%Y")
"""What git puts its words for the three in the place of, in the driver's line."""
_NOT_MERGED = 129
"""What git takes for a failure of the merge, from 2.42 on; any lower status means a conflict that
is marked."""


class _Sides(NamedTuple):
    """The bytes of the three files."""

    base: bytes
    ours: bytes
    theirs: bytes


def merge_(
    files: Annotated[
        list[str],
        argument(
            metavar="BASE OURS THEIRS",
            help="What both began with, and the two sides.",
            offers="path",
        ),
    ],
    *,
    merging: Merging,
) -> int:
    """Put together what two sides made of one chronology, event by event, and write it to OURS.

    Fields that one side changed are as that side has them; tags, names and citations of both are
    kept; events of both are there. What they disagree on is marked, and only that: the lines of
    one field, or of an event that one side changed and the other took out. The result is read
    again before it is written. Exits with 0 if it is merged, with 1 if there are conflicts.
    """
    if len(files) != len(_LABELS):
        raise UsageError("merge takes three files", help="libyatl merge BASE OURS THEIRS")
    if merging.git and merging.output is not None:
        raise UsageError("--output does nothing with --git: git reads OURS", help="leave it out")
    if merging.path == "":
        raise UsageError("--path is empty", help="name the file, or leave it out")
    marking = _marking(merging)
    sides = _Sides(*(read_bytes(file, nuls=True) for file in files))
    name = merging.path or files[1]
    if merging.git:
        found = _merged_for_git(files[1], sides, name, marking)
        if isinstance(found, int):
            return found
    else:
        found = _by_format(sides, name, marking)
        _hand_on(files, sides.ours, found, merging.output)
    if not merging.quiet or found.conflicts:
        streams.complain(f"libyatl: {one_line(name)}: {_outcome(found)}")
    return EXIT_DATA if found.conflicts else EXIT_DONE


def _merged_for_git(file: str, sides: _Sides, name: str, marking: Marking) -> Merge | int:
    """Write git's own answer, then ours; return the exit status where git's stays.

    Raises:
        InputError: git has no answer, as of what is no text.
    """
    said = f"libyatl: {one_line(name)}: "
    try:
        lines, _ = merged_lines(*sides, marking)
        _replace(file, sides.ours, lines)
    except OutputError as failure:
        if not failure.written:
            streams.complain(f"{said}not merged: {failure.message}")
            return _NOT_MERGED
    try:
        found = _by_format(sides, name, marking)
        _replace(file, lines, found.data)
    except LibyatlError as failure:
        is_written = isinstance(failure, OutputError) and failure.written
        how = "" if is_written else "merged by lines: "
        streams.complain(f"{said}{how}{failure.message}")
        return EXIT_DATA
    return found


def _marking(merging: Merging) -> Marking:
    labels = tuple(map(one_line, merging.label or _LABELS))
    if len(labels) != len(_LABELS):
        raise UsageError(
            "--label is given three times, or not at all", help="-L OURS -L BASE -L THEIRS"
        )
    if merging.marker_size < 1:
        raise UsageError("--marker-size: a mark has a character at least")
    if merging.git:
        # What git does not know it leaves as it is: before 2.44 that is all of these.
        pairs = zip(labels, _LABELS, strict=True)
        labels = tuple(usual if label in ("", *_UNFILLED) else label for label, usual in pairs)
    ours, base, theirs = labels
    return Marking((ours, base, theirs), merging.marker_size, style_of_marks())


def _by_format(sides: _Sides, name: str, marking: Marking) -> Merge:
    """Merge by events what is YAML, and all else by lines."""
    if told(name, sides.ours) == "yaml":
        return merge(*sides, file=name, marking=marking)
    data, conflicts = merged_lines(*sides, marking)
    return Merge(data, conflicts, "by lines: only YAML is merged by events")


def _hand_on(files: list[str], ours: bytes, found: Merge, output: str | None) -> None:
    if output is None:
        spare_inputs([files[0], files[2]], files[1])
        _replace(files[1], ours, found.data)
    elif output == "-":
        spare_inputs(files, None)
        streams.stdout().write_bytes([found.data])
    else:
        spare_inputs(files, output)
        replace_file(output, [found.data])


def _replace(file: str, before: bytes, after: bytes) -> None:
    """Write a file as it is to be, if it is still what it was."""

    def change(stands: bytes) -> bytes:
        if stands != before:
            raise OutputError(f"{one_line(file)}: the file was changed meanwhile")
        return after

    edit_files({file: change}, verify=lambda _, now: now == after)


def _outcome(found: Merge) -> str:
    if not found.conflicts:
        return f"merged {found.how}"
    return f"{number_of(found.conflicts, 'conflict')}, merged {found.how}"
