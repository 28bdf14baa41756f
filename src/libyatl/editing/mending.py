"""Mends: the edits that findings carry, made in the bytes of their files and nowhere else."""

from __future__ import annotations

from bisect import bisect, insort
from codecs import BOM_UTF8
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from libyatl import formats
from libyatl.checks import Checked
from libyatl.editing.versions import see_versions
from libyatl.errors import OutputError, UsageError
from libyatl.files.inputs import SHOWN_STDIN
from libyatl.files.safe_file import edit_files
from libyatl.findings.diagnostics import Diagnostic, Edit, Severity
from libyatl.formats.yaml.untouched import only_scalars_differ
from libyatl.model import Timeline
from libyatl.text.inert import one_line


class Mend(NamedTuple):
    """A file as it stands and as it would be; `made` are the findings that it mends."""

    file: str
    before: bytes
    after: bytes
    made: tuple[Diagnostic, ...]


def mends(checked: Checked) -> list[Mend]:
    """Return what the certain mends of what was found make of each file.

    Of two mends that overlap the first is made. What each file would be is read again: no
    event may be lost by it and no error made. Where that fails, or where a file could not be
    read to its end and may name anything, only the mends of errors are made, or none.

    Args:
        checked: what a check found.

    Returns:
        A mend for each file that would change; nothing is written.

    Raises:
        OutputError: a file that would change is of another version of the format, and so may
            mean something else by what it says.
    """
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in checked.report:
        if one.edits and one.span:
            found[one.span.file].append(one)
    made = []
    for file, several in found.items():
        text = checked.timeline.positions.text(file)
        if text is None:
            continue
        errors = [one for one in several if one.severity is Severity.ERROR]
        for some in (errors,) if checked.timeline.unread else (several, errors):
            after, mended = _spliced(text.data, some)
            if mended and _is_sound(_reading_of(text.data, checked.timeline), _reading_of(after)):
                see_versions(checked.timeline, [file])
                made.append(Mend(file, text.data, after, mended))
                break
    return made


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
    changes = {each.file: partial(_mended, each) for each in wanted}
    if SHOWN_STDIN in changes:
        raise UsageError("standard input cannot be changed", help="--diff shows what would be")
    edit_files(changes, verify=_is_as_meant)


def _mended(wanted: Mend, stands: bytes) -> bytes:
    mark = BOM_UTF8 if stands.startswith(BOM_UTF8) else b""
    if stands.removeprefix(BOM_UTF8) != wanted.before:
        raise OutputError(
            f"{one_line(wanted.file)}: the file has changed since it was read",
            help="check it again",
        )
    return mark + wanted.after


def _spliced(data: bytes, several: Iterable[Diagnostic]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the bytes with the edits made, and the findings whose edits were."""
    edits: list[Edit] = []
    made = []
    for one in several:
        if all(_has_room(edits, edit) for edit in one.edits):
            for edit in one.edits:
                insort(edits, edit)
            made.append(one)
    pieces = []
    end = 0
    for edit in edits:
        pieces += [data[end : edit.offset], edit.text.encode()]
        end = edit.offset + edit.length
    return b"".join([*pieces, data[end:]]), tuple(made)


def _has_room(edits: Sequence[Edit], edit: Edit) -> bool:
    """Whether an edit overlaps none of those that are there, in order and apart."""
    place = bisect(edits, edit)
    before, after = edits[max(place - 1, 0) : place], edits[place : place + 1]
    clear = all(one.offset + one.length <= edit.offset for one in before)
    return clear and all(edit.offset + edit.length <= one.offset for one in after)


def _is_as_meant(before: bytes, after: bytes) -> bool:
    """Whether a mend may be written: it is sound, and leaves all but scalars as it was."""
    return _is_sound(_reading_of(before), _reading_of(after)) and only_scalars_differ(before, after)


class _Read(NamedTuple):
    """What a text of YAML holds by itself: how many events, and its errors by code."""

    events: int
    errors: Counter[str]


def _is_sound(was: _Read, now: _Read) -> bool:
    """Whether nothing is lost, and no error made, where one text becomes another."""
    return now.events >= was.events and now.errors <= was.errors


def _reading_of(data: bytes, known: Timeline | None = None) -> _Read:
    """Read a text by itself; what it was read into, if it was alone in that, spares it."""
    if known is None or known.excerpt or len(known.positions.files) > 1:
        return _read_alone(data)
    return _events_and_errors(known)


@lru_cache(maxsize=16)  # asked where a mend is offered, and again where it is written
def _read_alone(data: bytes) -> _Read:
    return _events_and_errors(formats.read_data([("", data)], format="yaml"))


def _events_and_errors(timeline: Timeline) -> _Read:
    errors = (one.code for one in timeline.report if one.severity is Severity.ERROR)
    return _Read(len(timeline.events), Counter(errors))
