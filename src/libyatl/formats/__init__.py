"""Formats: bytes to events, and events to bytes.

format.py      what a format is: one record
carried.py     what can be said in rows, in objects, in whole documents, to readers
entries/       the grammar of an event, whatever format it is written in
yaml/          the format in which a chronology is kept
json/          JSON and JSON Lines
tabular/       CSV and TSV
markdown/      a document to be read
table_text.py  tables of facts as data
losses.py      what a format cannot carry of a selection
passing.py     files of a folder that are no chronology
controls.py    characters that no text holds

To add a format, write what its record names (`libyatl.formats.format.Format`) in a room of its
own, and add the record to `FORMATS`; a reader wants one folder of cases under
`tests/formats/cases/`. What a record names is imported when it is first used. Whatever the
command, its messages and the losses tell of formats is made from this table; the manual and the
help of options are held to it (`tests/docs/test_formats.py`).

A reader hands every entry to a `FileAssembly` and never raises for bad data; a writer
yields text in pieces that end where a line ends, and makes the user's text inert.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from libyatl.collector import resting
from libyatl.errors import UsageError
from libyatl.formats.carried import DOCUMENTS, OBJECTS, ROWS, TOLD
from libyatl.formats.format import Begins, Format, Read, Shape, Write, WriteTable
from libyatl.model import Timeline
from libyatl.on_demand import imported, lookup

if TYPE_CHECKING:
    from libyatl.formats.entries.assembly import Assembly


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            name="yaml",
            says="The file of libyatl, as a person writes it.",
            suffixes=(".yaml", ".yml"),
            read="libyatl.formats.yaml.reader:read",
            begins=None,
            keys="libyatl.formats.yaml.signs:yaml_keys",
            write="libyatl.formats.yaml.writer:write_yaml",
            fields="libyatl.formats.entries.plain:STATED_KEYS",
            heeds=frozenset(),
            carries=DOCUMENTS,
            table=None,
        ),
        Format(
            name="json",
            says="One document: the title, the registries, the events.",
            suffixes=(".json",),
            read="libyatl.formats.json.reader:read_json",
            begins="libyatl.formats.json.signs:begins_json",
            keys="libyatl.formats.json.signs:json_keys",
            write="libyatl.formats.json.writer:write_json",
            fields="libyatl.formats.entries.plain:EVENT_KEYS",
            heeds=frozenset(),
            carries=DOCUMENTS,
            table="libyatl.formats.table_text:json_table",
        ),
        Format(
            name="jsonl",
            says="One event a line.",
            suffixes=(".jsonl", ".ndjson"),
            read="libyatl.formats.json.reader:read_jsonl",
            begins="libyatl.formats.json.signs:begins_jsonl",
            keys="libyatl.formats.json.signs:jsonl_keys",
            write="libyatl.formats.json.writer:write_jsonl",
            fields="libyatl.formats.entries.plain:EVENT_KEYS",
            heeds=frozenset(),
            carries=OBJECTS,
            table="libyatl.formats.table_text:jsonl_table",
        ),
        Format(
            name="csv",
            says="A row for each event.",
            suffixes=(".csv",),
            read="libyatl.formats.tabular.reader:read_csv",
            begins="libyatl.formats.tabular.signs:begins_csv",
            keys="libyatl.formats.tabular.signs:csv_keys",
            write="libyatl.formats.tabular.writer:write_csv",
            fields="libyatl.query.further_columns:FIELDS",
            heeds=frozenset({"header", "raw"}),
            carries=ROWS,
            table="libyatl.formats.table_text:csv_table",
        ),
        Format(
            name="tsv",
            says="The same columns, without quotation.",
            suffixes=(".tsv", ".tab"),
            read="libyatl.formats.tabular.reader:read_tsv",
            begins="libyatl.formats.tabular.signs:begins_tsv",
            keys="libyatl.formats.tabular.signs:tsv_keys",
            write="libyatl.formats.tabular.writer:write_tsv",
            fields="libyatl.query.further_columns:FIELDS",
            heeds=frozenset({"header", "raw"}),
            carries=ROWS | {"lines like the mark of a merge"},
            table="libyatl.formats.table_text:tsv_table",
        ),
        Format(
            name="md",
            says="A document in Markdown, its sources in footnotes; written only.",
            suffixes=(".md", ".markdown"),
            read=None,
            begins=None,
            keys=None,
            write="libyatl.formats.markdown.writer:write_markdown",
            fields=None,
            heeds=frozenset(),
            carries=TOLD,
            table=None,
        ),
    )
}
READERS = {each.name: each.read for each in FORMATS.values() if each.read is not None}
WRITERS = {each.name: each.write for each in FORMATS.values() if each.write is not None}
TABLE_WRITERS = {each.name: each.table for each in FORMATS.values() if each.table is not None}
SUFFIXES = {suffix: each.name for each in FORMATS.values() for suffix in each.suffixes}
_USUAL = "yaml"
"""The format of an input that neither its name nor its beginning tells."""
_BEGINNING = 1 << 16
"""So many bytes of a text tell how it begins."""


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
    keys = FORMATS[chosen].keys
    if in_folder and keys is not None:
        from libyatl.formats.passing import is_foreign, passed_over

        if is_foreign(sound, imported(keys)):
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


def table_writer(format: str) -> WriteTable:
    """Return what writes a table of facts in a format.

    Raises:
        UsageError: no such format, or no table is written in it.
    """
    found: WriteTable = lookup(TABLE_WRITERS, format, "output format")
    return found


def check_shape(format: str, shape: Shape) -> None:
    """See that the format heeds all of the shape but its fields, before anything is read.

    Raises:
        UsageError: it does not.
    """
    chosen = FORMATS[format]
    heeds = {*chosen.heeds, *(("fields",) if chosen.fields is not None else ())}
    for part, usual in Shape()._asdict().items():
        if getattr(shape, part) != usual and part not in heeds:
            raise UsageError(f"{part} does nothing with {format}")


def check_fields(format: str, fields: Iterable[str], timeline: Timeline) -> None:
    """See that the format can be asked for the fields: its own, and keys of the author's own.

    Raises:
        UsageError: it lacks one; the nearest is suggested.
    """
    where = FORMATS[format].fields
    known: Iterable[str] = imported(where) if where is not None else ()
    from libyatl.query.further_columns import see_fields

    see_fields(fields, f"field of {format}", known, timeline)


def told(name: str, data: bytes) -> str:
    """Return the format of an input, told by its suffix, else by its content, else YAML."""
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    if suffix in READERS:
        return str(suffix)
    text = data[:_BEGINNING].decode("utf-8", "ignore")
    for each in FORMATS.values():
        if each.begins is not None:
            begins: Begins = imported(each.begins)
            if begins(text):
                return each.name
    return _USUAL
