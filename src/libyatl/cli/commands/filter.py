"""`libyatl filter`: events as data for other programs, or as a table for eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from libyatl import formats
from libyatl.cli import asking, telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import (
    Count,
    Dating,
    Reading,
    Reasoning,
    Selecting,
    Shaping,
    Width,
    Words,
    Writing,
)
from libyatl.cli.process import streams
from libyatl.cli.row_options import Leaving, Lossless, Rows
from libyatl.errors import EXIT_DATA, UsageError
from libyatl.formats.format import Shape
from libyatl.query import as_selection
from libyatl.query.further_columns import FIELDS, see_fields

if TYPE_CHECKING:
    from libyatl.api import Loaded, Selected

FORMATS = (*formats.WRITERS, *formats.FOLDER_WRITERS, "table")
EXAMPLES = """
libyatl filter Hifter
libyatl filter Sarraj Moscow --csv
libyatl filter 2017-07 --csv | head -5
libyatl filter --fields date,title,lasted --no-header
libyatl filter Moscow -o moscow.json
libyatl filter --tag arms -O yaml
libyatl filter -O notes -o vault
"""


def filter(
    words: Words = None,
    *,
    reading: Reading,
    importing: Importing,
    selecting: Selecting,
    dating: Dating,
    reasoning: Reasoning,
    shaping: Shaping,
    writing: Writing,
    rows: Rows,
    leaving: Leaving,
    width: Width = None,
    count: Count = False,
    lossless: Lossless = False,
) -> int:
    """Hand the events on as data: a table at a terminal, CSV in a pipe.

    Each WORD is the id of an event, else a name, a date or a text. -O chooses csv, tsv,
    parquet, xlsx, json, jsonl, yaml, md, notes, timelinejs, geojson, ics, mermaid or table. To see
    the events on a timeline, use libyatl show. Keys of your own may be among --fields. Notes are a
    folder: -o FOLDER.
    """
    if count:
        asking.see_count_alone(rows, writing, shaping, reasoning, leaving)
    asked = words or []
    asking.see_words(asked)
    out = streams.stdout(color=writing.color, width=width)
    if lossless:
        _see_all_is_written("--count" if count else "--fields" if rows.fields is not None else "")
    told = {"group_by": shaping.group_by, "tz": reasoning.tz, "lossless": lossless}
    format = asking.data_format(FORMATS, out, writing, rows, width, **told, **leaving._asdict())
    shape = asking.shape(rows)._replace(**leaving._asdict())
    asking.see_shown(format, out, writing)
    read = asking.loaded(reading, importing, writing)
    _see_fields(format, shape, read)
    chosen = asking.selected(read, selecting, dating, reasoning, shaping, asked)
    status = telling.report(chosen, writing, importing)
    if count:
        asking.say_count(chosen, out, writing)
        return status
    if lossless and telling.say_inexact(chosen, format, shape):
        return EXIT_DATA
    _hand_on(chosen, format, out, writing, shape)
    rows_status = telling.report_rows(chosen, writing)
    telling.footer(chosen, writing)
    return max(status, rows_status)


def _see_all_is_written(other: str) -> None:
    if other:
        raise UsageError(f"--lossless does nothing with {other}", help="use one of them")


def _see_fields(format: str, shape: Shape, read: Loaded) -> None:
    if format == "table":
        see_fields(shape.fields, "field of table", FIELDS, read)
    else:
        formats.check_fields(format, shape.fields, read)


def _hand_on(
    chosen: Selected, format: str, out: streams.Stdout, writing: Writing, shape: Shape
) -> None:
    """Write the events, and say what the format and those who read it make of them."""
    if format == "table":
        _table(chosen, out, writing, shape)
        return
    saying = writing.output is not None and not shape.fields
    say_lost = telling.watched(chosen, format, shape, whole=saying)
    if format in formats.FOLDER_WRITERS:
        asking.hand_on_folder(chosen, format, writing)
    elif formats.is_binary(format):
        asking.hand_on_whole(formats.written(format, chosen, shape), out, writing)
    else:
        asking.hand_on(formats.pieces(format, chosen, shape), out, writing)
        if writing.output is not None and not writing.quiet:
            telling.say_excel(writing.output, format, shape)
    say_lost()
    if shape.located and not writing.quiet:
        telling.say_nowhere(chosen)


def _table(chosen: Selected, out: streams.Stdout, writing: Writing, shape: Shape) -> None:
    from libyatl import views

    glyphs = views.ASCII if out.ascii_only else views.UNICODE
    page = views.Page(out.width, glyphs, shape.fields, shape.header)
    asking.draw(views.view("table")(as_selection(chosen), page), out, writing)
