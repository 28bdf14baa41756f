"""Inputs to a timeline: each is made sound, told its format, and handed to that one's reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from libyatl.collector import resting
from libyatl.errors import UsageError
from libyatl.formats.all_formats import FOLDED, FORMATS, INPUTS, READERS, SUFFIXES
from libyatl.formats.format import CountEntries, Read
from libyatl.formats.how import AS_IT_IS, How
from libyatl.formats.told_by import USUAL, told
from libyatl.on_demand import imported, lookup
from libyatl.text.inert import one_line

if TYPE_CHECKING:
    from libyatl.findings.diagnostics import Diagnostic
    from libyatl.formats.entries.assembly import Assembly
    from libyatl.formats.entries.file_assembly import FileAssembly
    from libyatl.model import Timeline


def read(
    paths: Iterable[str],
    *,
    format: str | None = None,
    shown: Mapping[str, str] | None = None,
    how: How = AS_IT_IS,
    held: Mapping[str, bytes] | None = None,
) -> Timeline:
    """Read files, folders and `-` into one timeline; what is wrong is in its report.

    A file that is named twice is read once, and what is no chronology in a folder is passed
    over; both are said in a note.

    `shown` gives another name under which a path appears in messages; `how` is how files of other
    tools are read; `held` are the bytes of inputs that have been read already.

    Raises:
        InputError: a path is missing, unreadable, or a folder without readable files.
        UsageError: the format is unknown.
    """
    from libyatl.files import inputs
    from libyatl.formats.entries.assembly import Assembly

    suffixes = [suffix for suffix, name in SUFFIXES.items() if name in READERS]
    called = {inputs.STDIN: inputs.SHOWN_STDIN, **(shown or {})}
    datas: list[tuple[inputs.Input, bytes]] = []
    whole = Assembly(how)
    notes: list[FileAssembly] = []
    nuls = bool(how.encoding)
    taken = {} if held is None else held
    for each in inputs.each_once(paths, suffixes):
        data = b"" if each.first else taken.get(each.name)
        datas.append((each, inputs.read_bytes(each.name, nuls=nuls) if data is None else data))
    with resting():
        for each, data in datas:
            file = called.get(each.name, each.name)
            if each.first:
                whole.report.add(inputs.read_again(file, called.get(each.first, each.first)))
            else:
                notes += _take(file, data, whole, format, in_folder=each.in_folder)
        return _finished(whole, notes)


def read_data(
    datas: Iterable[tuple[str, bytes]], *, format: str | None = None, how: How = AS_IT_IS
) -> Timeline:
    """Read the bytes of inputs, each with its name, into one timeline, as `read` does.

    Raises:
        UsageError: the format is unknown.
    """
    from libyatl.formats.entries.assembly import Assembly

    whole = Assembly(how)
    notes: list[FileAssembly] = []
    with resting():
        for file, data in datas:
            notes += _take(file, data, whole, format)
        return _finished(whole, notes)


def _finished(whole: Assembly, notes: list[FileAssembly]) -> Timeline:
    if notes:
        from libyatl.formats.foreign.notes import read_notes

        read_notes(notes, alone=not whole.number)
    return whole.finish()


def _take(
    file: str, data: bytes, whole: Assembly, format: str | None, *, in_folder: bool = False
) -> list[FileAssembly]:
    """Read one input, unless it lies in a folder and is no chronology.

    An input that is one event is returned, to be read with the others that are.
    """
    chosen = _told_as_no_text(file, data) if format is None else format
    if chosen is None or not FORMATS[_or_usual(chosen)].magic:
        sound = _sound(file, data, whole, chosen)
        if sound is None:
            return []
        data = sound
    chosen = told(file, data) if chosen is None else chosen
    if chosen in FORMATS and FORMATS[chosen].packed and FORMATS[chosen].read is None:
        raise UsageError(
            f"{one_line(file)}: {chosen} is read by an engine, and not in memory",
            help=f"-F {chosen} says what a file is that is not called so",
        )
    reader: Read = lookup(READERS, chosen, "input format")
    keys = FORMATS[chosen].keys
    if in_folder and keys is not None:
        from libyatl.formats.passing import is_foreign, passed_over

        if is_foreign(data, imported(keys)):
            whole.report.add(passed_over(file))
            return []
    from libyatl.formats.entries.file_assembly import FileAssembly

    whole.heeded |= FORMATS[chosen].how
    into = FileAssembly(whole, file)
    reader(data, file, into, whole.report)
    if into.is_note:
        return [into]
    into.close()
    _see_all_entries(chosen, data, into)
    return []


def _sound(file: str, data: bytes, whole: Assembly, format: str | None) -> bytes | None:
    """Return the text of an input in UTF-8, or None after it was said why nothing is read.

    In rows of text some may hold other bytes, which cost these alone. A library of sources of
    another format is told only where no `format` is named.
    """
    from libyatl.files.decoding import sound_text
    from libyatl.findings.diagnostics import Span

    def by_rows(data: bytes) -> bool:
        return FORMATS[_or_usual(format or told(file, data))].is_rows_of_text

    if not whole.how.encoding and (format or told(file, data)) in FOLDED:
        from libyatl.formats.ics.content_lines import folded_between_characters

        data = folded_between_characters(data)
    sound = sound_text(data, file, whole.report, whole.how.encoding, by_rows)
    unread = None if sound is None or format is not None else _of_no_reader(file, sound)
    if unread is not None:
        whole.report.add(unread)
        sound = None
    if sound is None:
        whole.stop(Span(file, 1))
    return sound


def _of_no_reader(file: str, data: bytes) -> Diagnostic | None:
    """Return the error that a text is in a format that is not read, as far as that is told."""
    suffix = PurePath(file).suffix.lower()
    if suffix not in SUFFIXES:
        from libyatl.formats.libraries import as_csl

        return as_csl(file, data)
    if SUFFIXES[suffix] in INPUTS:
        return None
    from libyatl.findings.diagnostics import Diagnostic, Severity, Span

    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message=f"this is {SUFFIXES[suffix]}, which libyatl writes and does not read",
        span=Span(file, 0),
        help="read the file of which it was made, or say with -F what this one is",
    )


def _see_all_entries(format: str, data: bytes, into: FileAssembly) -> None:
    """Say it where the reader has lost an entry, which is a fault of libyatl."""
    chosen = FORMATS[format]
    if into.stopped:
        return
    held: int | None = into.accounted
    for where in filter(None, (chosen.entries, chosen.recount)):
        count: CountEntries = imported(where)
        held = count(data, into.how)
        if held is None or held == into.accounted:
            return
    if held is not None and held != into.accounted:
        into.lost(held)


def _told_as_no_text(name: str, data: bytes) -> str | None:
    """Return the format of a file that is no text, or is called as if it were none."""
    suffix = PurePath(name).suffix.lower()
    return next(
        (
            each.name
            for each in FORMATS.values()
            if each.magic and (suffix in each.suffixes or data.startswith(each.magic))
        ),
        None,
    )


def _or_usual(format: str) -> str:
    return format if format in FORMATS else USUAL
