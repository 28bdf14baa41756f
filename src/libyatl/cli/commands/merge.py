"""`libyatl merge`: what two sides made of one chronology, put together event by event."""

from __future__ import annotations

from typing import Annotated

from libyatl.cli.merge_options import Merging
from libyatl.cli.process import streams
from libyatl.cli.sparing import spare_inputs
from libyatl.cli.typer_face import argument
from libyatl.editing.merging import Merge, merge
from libyatl.errors import EXIT_DATA, EXIT_DONE, LibyatlError, OutputError, UsageError
from libyatl.files.by_git import Marking, merged_lines, wants_base
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
    base, ours, theirs = (read_bytes(file, nuls=True) for file in files)
    name = merging.path or files[1]
    if merging.git:
        lines, _ = merged_lines(base, ours, theirs, marking)
        _replace(files[1], ours, lines)
        try:
            found = _by_format(base, ours, theirs, name, marking)
            _replace(files[1], lines, found.data)
        except LibyatlError as failure:
            streams.complain(f"libyatl: {one_line(name)}: merged by lines: {failure.message}")
            return EXIT_DATA
    else:
        found = _by_format(base, ours, theirs, name, marking)
        _hand_on(files, ours, found, merging.output)
    if not merging.quiet or found.conflicts:
        streams.complain(f"libyatl: {one_line(name)}: {_outcome(found)}")
    return EXIT_DATA if found.conflicts else EXIT_DONE


def _marking(merging: Merging) -> Marking:
    labels = tuple(merging.label or _LABELS)
    if len(labels) != len(_LABELS):
        raise UsageError(
            "--label is given three times, or not at all", help="-L OURS -L BASE -L THEIRS"
        )
    if merging.marker_size < 1:
        raise UsageError("--marker-size: a mark has a character at least")
    return Marking((labels[0], labels[1], labels[2]), merging.marker_size, base=wants_base())


def _by_format(base: bytes, ours: bytes, theirs: bytes, name: str, marking: Marking) -> Merge:
    """Merge by events what is YAML, and all else by lines."""
    if told(name, ours) == "yaml":
        return merge(base, ours, theirs, file=name, marking=marking)
    data, conflicts = merged_lines(base, ours, theirs, marking)
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
