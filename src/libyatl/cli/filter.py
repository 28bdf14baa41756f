"""`libyatl filter`: events as data for other programs, or as a table for eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from libyatl import formats, views
from libyatl.cli import asking, streams
from libyatl.cli.options import Reading, Selecting, Shaping, Writing
from libyatl.errors import UsageError
from libyatl.formats import Shape
from libyatl.formats.replacing import replace_file
from libyatl.query import Selection

EXAMPLES = """
libyatl filter --actor Hifter
libyatl filter --from 2017-07 --csv | head -5
libyatl filter --fields date,title --no-header
libyatl filter --place Moscow -o moscow.json
"""
_PANEL = "Output"


def filter(
    *,
    reading: Reading,
    selecting: Selecting,
    shaping: Shaping,
    writing: Writing,
    fields: Annotated[
        str | None,
        Option(metavar="F,F,...", help="Only these fields, in this order.", rich_help_panel=_PANEL),
    ] = None,
    no_header: Annotated[
        bool, Option("--no-header", help="Leave the header line out.", rich_help_panel=_PANEL)
    ] = False,
    raw: Annotated[
        bool,
        Option(
            "--raw",
            help="Leave cells as they are that a spreadsheet would run as a formula.",
            rich_help_panel=_PANEL,
        ),
    ] = False,
    csv: Annotated[bool, Option("--csv", help="Short for -O csv.", rich_help_panel=_PANEL)] = False,
    json: Annotated[
        bool, Option("--json", help="Short for -O json.", rich_help_panel=_PANEL)
    ] = False,
) -> int:
    """Hand the events on as data: a table at a terminal, CSV in a pipe.

    -O chooses csv, tsv, json, jsonl or table. To see the events on a timeline, use
    libyatl show.
    """
    out = streams.stdout(color=writing.color, width=writing.width)
    format = _format(writing, out, csv=csv, json=json)
    shape = Shape(tuple(fields.split(",")) if fields else (), header=not no_header, raw=raw)
    write = formats.writer(format) if format != "table" else None
    formats.check_fields(format, shape.fields)
    timeline = asking.loaded(reading)
    chosen = asking.selected(timeline, selecting, shaping)
    status = asking.report(timeline.report, color=writing.color, every=writing.all)
    if write is None:
        _table(chosen, out, writing, shape)
    elif writing.output is not None:
        replace_file(writing.output, write(chosen, shape))
    else:
        out.write(write(chosen, shape), encoding="utf-8")
    asking.footer(chosen)
    return status


def _table(chosen: Selection, out: streams.Stdout, writing: Writing, shape: Shape) -> None:
    glyphs = views.ASCII if out.ascii_only else views.UNICODE
    page = views.Page(out.width, glyphs, shape.fields, shape.header)
    lines = views.view("table")(chosen, page)
    if writing.output is not None:
        replace_file(writing.output, views.plain(lines))
    else:
        out.write(streams.drawn(lines, color=out.color))


def _format(writing: Writing, out: streams.Stdout, *, csv: bool, json: bool) -> str:
    asked = {name for name, wanted in (("csv", csv), ("json", json)) if wanted}
    asked |= {writing.format} if writing.format else set()
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(sorted(asked))} are two formats", help="choose one")
    if asked:
        (format,) = asked
        if format in ("text", "html", "svg", "png", "md"):
            raise UsageError(
                f"{format} is for eyes, and filter writes data", help=f"libyatl show -O {format}"
            )
        return format
    if writing.output is not None:
        return formats.SUFFIXES.get(Path(writing.output).suffix.lower(), "csv")
    return "table" if out.is_terminal else "csv"
