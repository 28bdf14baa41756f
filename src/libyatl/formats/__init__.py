"""Formats: bytes to events, and events to bytes.

To add a format, write one module with a `read` or a `write` (the Protocols of `format.py`), add one
line to `READERS` or `WRITERS`, and one folder of cases under `tests/formats/cases/`. A
module is imported when its format is first used.

A reader hands every entry to a `FileAssembly` and never raises for bad data; a writer
yields text in pieces that end where a line ends, and makes the user's text inert.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from libyatl.collector import resting
from libyatl.errors import UsageError
from libyatl.formats.format import Read, Shape, Write
from libyatl.model import Timeline
from libyatl.on_demand import lookup, unknown

if TYPE_CHECKING:
    from libyatl.formats.entries.assembly import Assembly


READERS: dict[str, str] = {
    "yaml": "libyatl.formats.yaml.reader:read",
    "json": "libyatl.formats.json.reader:read_json",
    "jsonl": "libyatl.formats.json.reader:read_jsonl",
    "csv": "libyatl.formats.tabular.reader:read_csv",
    "tsv": "libyatl.formats.tabular.reader:read_tsv",
}
WRITERS: dict[str, str] = {
    "csv": "libyatl.formats.tabular.writer:write_csv",
    "tsv": "libyatl.formats.tabular.writer:write_tsv",
    "json": "libyatl.formats.json.writer:write_json",
    "jsonl": "libyatl.formats.json.writer:write_jsonl",
    "yaml": "libyatl.formats.yaml.writer:write_yaml",
}
HEEDED: dict[str, tuple[str, ...]] = {
    "csv": ("fields", "header", "raw", "groups"),
    "tsv": ("fields", "header", "raw", "groups"),
    "json": ("fields",),
    "jsonl": ("fields",),
    "yaml": ("fields",),
}
"""What each format heeds of a `Shape`, and whether it has the groups of a selection."""
SUFFIXES: dict[str, str] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def read(
    paths: Iterable[str], *, format: str | None = None, shown: Mapping[str, str] | None = None
) -> Timeline:
    """Read files, folders and `-` into one timeline; what is wrong is in its report.

    A file that is named twice is read once, and what is no chronology in a folder is passed
    over; both are said in a note.

    `shown` gives another name under which a path appears in messages.

    Raises:
        InputError: a path is missing, unreadable, or a folder without readable files.
        UsageError: the format is unknown.
    """
    from libyatl.files import inputs
    from libyatl.formats.entries.assembly import Assembly

    suffixes = [suffix for suffix, name in SUFFIXES.items() if name in READERS]
    called = {inputs.STDIN: "<stdin>", **(shown or {})}
    datas: list[tuple[inputs.Input, bytes]] = []
    whole = Assembly()
    for each in inputs.each_once(paths, suffixes):
        datas.append((each, b"" if each.first else inputs.read_bytes(each.name)))
    with resting():
        for each, data in datas:
            file = called.get(each.name, each.name)
            if each.first:
                whole.report.add(inputs.read_again(file, called.get(each.first, each.first)))
            else:
                _take(file, data, whole, format, in_folder=each.in_folder)
        return whole.finish()


def read_data(datas: Iterable[tuple[str, bytes]], *, format: str | None = None) -> Timeline:
    """Read the bytes of inputs, each with its name, into one timeline, as `read` does.

    Raises:
        UsageError: the format is unknown.
    """
    from libyatl.formats.entries.assembly import Assembly

    whole = Assembly()
    with resting():
        for file, data in datas:
            _take(file, data, whole, format)
        return whole.finish()


def _take(
    file: str, data: bytes, whole: Assembly, format: str | None, *, in_folder: bool = False
) -> None:
    """Read one input, unless it lies in a folder and is no chronology."""
    from libyatl.files import inputs
    from libyatl.findings.diagnostics import Span

    sound = inputs.sound_text(data, file, whole.report)
    if sound is None:
        whole.stop(Span(file, 1))
        return
    chosen = told(file, sound) if format is None else format
    reader: Read = lookup(READERS, chosen, "input format")
    if in_folder:
        from libyatl.formats.passing import is_foreign, passed_over

        if is_foreign(sound, chosen):
            whole.report.add(passed_over(file))
            return
    into = whole.file(file)
    reader(sound, file, into, whole.report)
    into.close()


def writer(format: str) -> Write:
    """Return the writer of a format.

    Raises:
        UsageError: no such format.
    """
    found: Write = lookup(WRITERS, format, "output format")
    return found


def check_shape(format: str, shape: Shape) -> None:
    """See that the format heeds all of the shape and has its fields, before anything is read.

    Raises:
        UsageError: it does not, or lacks a field; the nearest is suggested.
    """
    for part, usual in Shape()._asdict().items():
        if getattr(shape, part) != usual and part not in HEEDED[format]:
            raise UsageError(f"{part} does nothing with {format}")
    check_fields(format, shape.fields)


def check_fields(format: str, fields: Iterable[str]) -> None:
    """See that the format, or a table, has the fields.

    Raises:
        UsageError: it lacks one; the nearest is suggested.
    """
    from libyatl.formats.entries.plain import EVENT_KEYS
    from libyatl.query.columns import COLUMNS

    known: Iterable[str] = EVENT_KEYS if format.startswith("json") else COLUMNS
    if format == "yaml":
        known = EVENT_KEYS[:-1]  # bounds are derived
    for field in fields:
        if field not in known:
            raise unknown(field, f"field of {format}", known)


def told(name: str, data: bytes) -> str:
    """Return the format of an input, told by its suffix, else by its content, else YAML."""
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    if suffix in READERS:
        return str(suffix)
    from libyatl.formats.sniffing import told_by_content

    return told_by_content(data) or "yaml"
