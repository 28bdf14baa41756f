"""`libyatl stats`: what an analyst asks first of a chronology, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from libyatl import counting, formats, views
from libyatl.cli import asking, telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import Dating, Reading, Reasoning, Selecting, Width, Words, Writing
from libyatl.cli.process import streams
from libyatl.cli.row_options import Rows
from libyatl.cli.typer_face import option, whole
from libyatl.errors import UsageError
from libyatl.model.kinds import KINDS
from libyatl.on_demand import see_known
from libyatl.query import as_selection
from libyatl.query.selection import Selection
from libyatl.query.stat_tables import SHARES, STATS, columns_of
from libyatl.views.terminal import first_look

if TYPE_CHECKING:
    from libyatl.api import Selected

EXAMPLES = """
libyatl stats
libyatl stats Hifter
libyatl stats -g actor --limit 10
libyatl stats -g pair --csv
libyatl stats -g month --from 2017 --json
libyatl stats -g gap -f my-events.yaml
"""
FORMATS = ("table", *formats.TABLE_WRITERS)


class Tables(NamedTuple):
    """What is counted, and how much of it is told."""

    group_by: Annotated[
        str | None,
        option(
            "--group-by",
            "-g",
            metavar="KEY",
            panel="Order",
            offers="stat",
            help="actor, place, tag, source, status, dating, pair, gap, burst, century, decade, "
            "year, quarter or month: count by it alone. Default: an overview.",
        ),
    ] = None
    limit: Annotated[
        int | None,
        option(
            "--limit",
            "-n",
            metavar="N",
            panel="Order",
            help="The first N rows.",
            parser=whole("--limit", "rows", 10),
        ),
    ] = None


def stats(
    words: Words = None,
    *,
    reading: Reading,
    importing: Importing,
    selecting: Selecting,
    dating: Dating,
    reasoning: Reasoning,
    tables: Tables,
    writing: Writing,
    rows: Rows,
    width: Width = None,
) -> int:
    """Count the events: how many, how dated, by whom, with whom, and when.

    At a terminal an overview, with -g one table of it in full; in a pipe the same as CSV. Columns
    of eighths tell when events were, each row against its own peak: where coloured, some surely
    were. Each WORD is the id of an event, else a name, a date or a text.
    """
    out = streams.stdout(color=writing.color, width=width)
    format = asking.data_format(FORMATS, out, writing, rows, width, tz=reasoning.tz)
    shape, by = asking.shape(rows), tables.group_by or ""
    if tables.group_by is not None:
        see_known(by, "table", STATS)
    if shape.raw and by not in (*KINDS, "pair"):
        raise UsageError("--raw does nothing where no names are", help="use it with -g actor, say")
    columns = columns_of(by)
    for field in shape.fields:
        see_known(field, "field of stats", columns)
    asked = words or []
    asking.see_words(asked)
    read = asking.loaded(reading, importing, writing)
    chosen = asking.selected(read, selecting, dating, reasoning, words=asked)
    status = telling.report(chosen, writing, importing)
    if format == "table":
        glyphs = views.ASCII if out.ascii_only else views.UNICODE
        page = views.Page(out.width, glyphs, shape.fields, shape.header)
        drawn = _to_draw(chosen, page, by)
        lines = first_look.draw_stats(drawn, page, by=by, limit=tables.limit)
        asking.draw(lines, out, writing)
    else:
        table = counting.stats(chosen, by=by, limit=tables.limit)
        asking.hand_on(formats.table_writer(format)(table, shape), out, writing)
    telling.footer(chosen, writing)
    return status


def _to_draw(chosen: Selected, page: views.Page, by: str) -> Selection:
    """Return what is counted of a selection, or all of it where sparklines tell of each name.

    They need a date for each, which is more than the events that stand for the rows have.
    """
    counted = by in ("status", "dating") or (bool(by) and by not in SHARES) or bool(page.fields)
    return chosen.to_count(by) if counted else as_selection(chosen)
