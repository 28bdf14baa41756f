"""Formats: bytes to events, and events to bytes.

intake.py           inputs to a timeline, each by the reader of its format
told_by.py          which format a text has, by its name and how it begins
format.py           what a format is: one record
own_formats.py      those in the keys of libyatl, each by its record
foreign_formats.py  those of other tools, each by its record
all_formats.py      all of them, and what is made from their records
how.py              how files of other tools are read, as far as a person says it
foreign/            other people's tables and lists, in the keys of an event
carried.py          what can be said in rows, objects, documents, diagrams, and to readers
entries/            the grammar of an event, whatever format it is written in
yaml/               the format in which a chronology is kept
json/               JSON and JSON Lines
tabular/            CSV and TSV
parquet/            tables of a million rows
xlsx/               workbooks of spreadsheets
markdown/           a document to be read, and notes that are read
vault/              a folder of notes, for Obsidian
timelinejs/         slides of TimelineJS
geojson/            features of a map
gexf/               a network of actors, as Gephi has it
ics/                calendars
mermaid/            a diagram for pages and documents
wikidata/           results of queries, as Wikidata hands them out
markwhen/           texts of Markwhen
simile/             timelines of SIMILE, in XML and in JSON
csl/                a library of sources, as Zotero has it
table_text.py       tables of facts as data
libraries.py        libraries of sources in formats that are not read
losses.py           what a format cannot carry of a selection
passing.py          files of a folder that are no chronology
controls.py         characters that no text holds
safe_xml.py         XML without entities

To add a format, write what its record names (`libyatl.formats.format.Format`) in a room of its
own, and add the record to `foreign_formats.FOREIGN_FORMATS`; a reader wants one folder of cases
under `tests/formats/cases/`. What a record names is imported when it is first used. Whatever the
command, its messages and the losses tell of formats is made from this table; the manual and the
help of options are held to it (`tests/docs/test_formats.py`).

A reader hands every entry to a `FileAssembly` and never raises for bad data; a writer
yields text in pieces that end where a line ends, and makes the user's text inert.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from libyatl.errors import UsageError
from libyatl.formats.all_formats import (
    FOLDER_WRITERS,
    FORMATS,
    INPUTS,
    NETWORK_WRITERS,
    PACKED,
    READERS,
    SOURCE_WRITERS,
    SUFFIXES,
    TABLE_WRITERS,
    WRITERS,
)
from libyatl.formats.format import (
    Shape,
    Write,
    WriteFolder,
    WriteNetwork,
    WriteRows,
    WriteSources,
    WriteTable,
)
from libyatl.formats.intake import read, read_data
from libyatl.formats.told_by import told
from libyatl.model import Timeline
from libyatl.on_demand import imported, lookup
from libyatl.query import Selection, as_selection

if TYPE_CHECKING:
    from libyatl.query.further_columns import Keyed
    from libyatl.query.in_batches import Chosen


__all__ = [
    "FOLDER_WRITERS",
    "FORMATS",
    "INPUTS",
    "NETWORK_WRITERS",
    "PACKED",
    "READERS",
    "SOURCE_WRITERS",
    "SUFFIXES",
    "TABLE_WRITERS",
    "WRITERS",
    "check_fields",
    "check_shape",
    "folder_writer",
    "is_binary",
    "network_writer",
    "pieces",
    "read",
    "read_data",
    "source_writer",
    "table_writer",
    "told",
    "writer",
    "written",
]


def writer(format: str) -> Write:
    """Return the writer of a format that is text.

    Raises:
        UsageError: no such format.
    """
    found: Write = lookup(WRITERS, format, "output format")
    return found


def pieces(format: str, chosen: Chosen, shape: Shape) -> Iterator[str]:
    """Yield what was selected in a format that is text, rows on an engine few at a time.

    Raises:
        UsageError: no such format.
    """
    if isinstance(chosen, Selection):
        return writer(format)(chosen, shape)
    if FORMATS[format].by_rows:
        write: WriteRows = lookup(WRITERS, format, "output format")
        return write(chosen, shape)
    return writer(format)(chosen.whole(), shape)


def written(format: str, chosen: Chosen, shape: Shape) -> str | bytes:
    """Return what was selected in a format: text, or the bytes of a file that is none.

    Raises:
        UsageError: no such format, or what it takes is not installed.
    """
    if is_binary(format):
        write: Callable[[Chosen, Shape], bytes] = lookup(WRITERS, format, "output format")
        return write(chosen if FORMATS[format].by_rows else as_selection(chosen), shape)
    return "".join(pieces(format, chosen, shape))


def folder_writer(format: str) -> WriteFolder:
    """Return what writes a selection as many files.

    Raises:
        UsageError: no such format, or it is one file.
    """
    found: WriteFolder = lookup(FOLDER_WRITERS, format, "output format")
    return found


def is_binary(format: str) -> bool:
    """Whether what is written in the format is no text."""
    return format in FORMATS and bool(FORMATS[format].magic)


def table_writer(format: str) -> WriteTable:
    """Return what writes a table of facts in a format.

    Raises:
        UsageError: no such format, or no table is written in it.
    """
    found: WriteTable = lookup(TABLE_WRITERS, format, "output format")
    return found


def source_writer(format: str) -> WriteSources:
    """Return what writes sources alone in a format.

    Raises:
        UsageError: no such format, or no sources are written in it.
    """
    found: WriteSources = lookup(SOURCE_WRITERS, format, "output format")
    return found


def network_writer(format: str) -> WriteNetwork:
    """Return what writes a network of actors in a format.

    Raises:
        UsageError: no such format, or no network is written in it.
    """
    found: WriteNetwork = lookup(NETWORK_WRITERS, format, "output format")
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


def check_fields(format: str, fields: Iterable[str], timeline: Timeline | Keyed) -> None:
    """See that the format can be asked for the fields: its own, and keys of the author's own.

    Raises:
        UsageError: it lacks one; the nearest is suggested.
    """
    where = FORMATS[format].fields
    known: Iterable[str] = imported(where) if where is not None else ()
    from libyatl.query.further_columns import see_fields

    see_fields(fields, f"field of {format}", known, timeline)
