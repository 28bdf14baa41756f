"""Mends: what findings have one remedy for, made in the bytes of their files and nowhere else."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from libyatl.checks import Checked
from libyatl.collector import resting
from libyatl.editing.larger_mends import LARGER, ON_REQUEST
from libyatl.editing.mended_file import Mend, MendedFile, is_as_meant
from libyatl.editing.versions import see_versions
from libyatl.errors import OutputError, UsageError
from libyatl.files.inputs import SHOWN_STDIN
from libyatl.files.safe_file import edit_files
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.text.inert import one_line


class Offer(NamedTuple):
    """What can be mended.

    Attributes:
        mends: one for each file that would change.
        refused: the findings whose mend cannot be made, and why, with the line.
    """

    mends: list[Mend]
    refused: list[tuple[Diagnostic, OutputError]]


def mends(checked: Checked, *, select: Iterable[str] = ()) -> list[Mend]:
    """Return what the certain mends of what was found make of each file.

    Of two mends that overlap the first is made. What each file would be is read again: no
    event may be lost by it and no error made, and where keys, entries or their order change, it
    reads as it is meant and has every comment. A mend without which that holds is not made. Where a
    file could not be read to its end and may name anything, only the mends of errors are made.

    Args:
        checked: what a check found.
        select: codes whose findings may stay, or have another remedy too, and which are mended
            since they are named: `out-of-order`, `unused-entry`, `idle-relation`,
            `idle-acceptance`, `accounts-differ`.

    Returns:
        A mend for each file that would change; nothing is written.

    Raises:
        OutputError: a file that would change is of another version of the format, and so may
            mean something else by what it says.
    """
    return offered(checked, select=select).mends


def offered(checked: Checked, *, select: Iterable[str] = ()) -> Offer:
    """Return what `mends` does, and what it cannot mend.

    Raises:
        OutputError: as there.
    """
    larger = LARGER - (ON_REQUEST - {*select})
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in checked.report:
        if one.span and (one.edits or one.code in larger):
            found[one.span.file].append(one)
    offer = Offer([], [])
    for file, several in found.items():
        text = checked.timeline.positions.text(file)
        if text is None:
            continue
        if checked.timeline.unread:
            several = [one for one in several if one.severity is Severity.ERROR and one.edits]
        with resting():
            work = MendedFile(checked, file, text.data)
            mend = work.mend(several)
        offer.refused.extend(work.refused)
        if mend is not None:
            see_versions(checked.timeline, [file])
            offer.mends.append(mend)
    return offer


def mend(wanted: Iterable[Mend]) -> None:
    """Write the files as mended, each whole or not at all; a byte order mark stays.

    All are made ready before the first is written, so that mostly all are written or none.

    Args:
        wanted: what `mends` returned, or some of it.

    Raises:
        UsageError: what was read is standard input.
        OutputError: a file has changed since it was read, or cannot be written. No file was, but
            for those that the error tells in `written`.
    """
    several = list(wanted)
    changes = {each.file: partial(_mended, each) for each in several}
    if SHOWN_STDIN in changes:
        raise UsageError("standard input cannot be changed", help="--diff shows what would be")
    edit_files(changes, verify=partial(is_as_meant, several))


def _mended(wanted: Mend, stands: bytes) -> bytes:
    mark = BOM_UTF8 if stands.startswith(BOM_UTF8) else b""
    if stands.removeprefix(BOM_UTF8) != wanted.before:
        raise OutputError(
            f"{one_line(wanted.file)}: the file has changed since it was read",
            help="check it again",
        )
    return mark + wanted.after
