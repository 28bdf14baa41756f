"""Events that have a file each: those of a folder are understood together, as a list is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping, span_of
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.foreign.nested import columns_of, flattened, roles_of
from libyatl.text.inert import shorten

_SHOWN = 3


def read_notes(files: Sequence[FileAssembly], *, alone: bool) -> None:
    """Read the events that are the files, in their order, and say which files are none.

    That is an error where they are `alone`: where no other input has an event.
    """
    alone = alone and all(file.noted is None for file in files)
    for folder, of in groupby(files, lambda file: str(PurePath(file.name).parent)):
        group = list(of)
        notes = [(file, file.noted) for file in group if file.noted is not None]
        none = [file for file in group if file.noted is None]
        if notes:
            _read_group(notes, folder if len(notes) > 1 else notes[0][0].name)
        if none:
            none[0].report.add(_no_events(none, folder, alone=alone))


def _read_group(notes: Sequence[tuple[FileAssembly, Mapping]], folder: str) -> None:
    into = notes[0][0]
    names = list(dict.fromkeys(key for _, entry in notes for key in entry))
    roles = roles_of(names, into.how)
    ids = next((name for name in names if roles.get(name) == "id"), "id")
    told = [(file.where, flattened(entry, roles)) for file, entry in _each_once(notes, ids, into)]

    for place, _ in told:
        into.turn_to(place)
        into.positions.rename(columns_of(roles))

    def entries() -> Iterator[Mapping]:
        for place, entry in told:
            into.turn_to(place)
            yield entry

    names = list(dict.fromkeys(key for _, entry in told for key in entry))
    first = span_of(told[0][1], into.name)
    into.called = folder
    read_foreign(entries, names, into, what="key", place=first, plural="notes")
    into.close()
    if not into.stopped and into.accounted != len(notes):
        into.lost(len(notes))


def _each_once(
    notes: Sequence[tuple[FileAssembly, Mapping]], ids: str, into: FileAssembly
) -> Iterator[tuple[FileAssembly, Mapping]]:
    """Yield the notes, without those that say what another of the same id says."""
    seen: dict[str, tuple[str, object]] = {}
    for file, entry in notes:
        said = _plain_note(entry)
        if isinstance(id := said.get(ids), str):
            first, others = seen.setdefault(id, (file.name, said))
            if first != file.name and others == said:
                into.passed()
                into.report.add(_twin(file.name, first))
                continue
        yield file, entry


def _plain_note(entry: Mapping) -> dict[str, object]:
    """Return what a note says, as it can be compared with one of another format."""
    said = plain_value(entry)
    assert isinstance(said, dict)
    return {key: _spaced(value) for key, value in said.items() if value not in ("", [], {})}


def _spaced(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _twin(file: str, first: str) -> Diagnostic:
    return Diagnostic(
        code="read-once",
        severity=Severity.NOTE,
        message=f"the file says the same as {shorten(first)}, and counts once",
        span=Span(file, 0),
        help="keep one of the two",
    )


def _no_events(files: Sequence[FileAssembly], folder: str, *, alone: bool) -> Diagnostic:
    """Return what is said of files that are no events."""
    shown = ", ".join(shorten(PurePath(file.name).name) for file in files[:_SHOWN])
    more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
    several = len(files) > 1
    said = f"{len(files)} files are no events: {shown}{more}"
    help = "to be one, a file begins with --- and keys in YAML, among them a title and a date"
    if alone and folder:
        help += "; of a folder its files are read, not the folders within it"
    return Diagnostic(
        code="not-a-chronology" if alone else "passed-over",
        severity=Severity.ERROR if alone else Severity.NOTE,
        message=said if several else "the file is no event",
        span=Span(folder if several else files[0].name, 0),
        help=help,
    )
