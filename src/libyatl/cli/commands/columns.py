"""`libyatl columns`: how a file of another tool is read, and how else it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from libyatl import api, formats, views
from libyatl.cli import asking, heeding, telling
from libyatl.cli.importing import Importing, as_typed
from libyatl.cli.options import Reading, Width, Writing
from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument, option, whole
from libyatl.formats.foreign.looks import guesses
from libyatl.formats.json.understood_json import understood_json
from libyatl.model import Timeline
from libyatl.model.understood import Look, Understood
from libyatl.query import as_selection
from libyatl.query.asked import see_limit
from libyatl.query.groups import Group
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of
from libyatl.views.terminal.foreign_columns import Looked, draw_columns

if TYPE_CHECKING:
    from libyatl.api import Loaded

EXAMPLES = """
libyatl columns acled.csv
libyatl columns tests.csv --map date=Launch,title=Missile --dayfirst
libyatl columns tests.csv --title '{Missile} test, {Facility}' -n 1
libyatl columns acled.csv --json
"""
TELLS_ALL = True
FORMATS = ("text", "json")
SUFFIXES = {".txt": "text", **dict.fromkeys(formats.FORMATS["json"].suffixes, "json")}
_ROWS = 3
Limit = Annotated[
    int,
    option(
        "--limit",
        "-n",
        metavar="N",
        panel="Output",
        help="The first N rows of each.",
        parser=whole("--limit", "rows", 10),
    ),
]
"""How many rows are shown of each file."""


def columns(
    files: Annotated[
        list[str] | None,
        argument(metavar="[FILE]...", help="Files and folders, as with -f.", offers="path"),
    ] = None,
    *,
    reading: Reading,
    importing: Importing,
    limit: Limit = _ROWS,
    writing: Writing,
    width: Width = None,
    json: Annotated[
        bool, option("--json", help="Short for -O json: JSON, a line a file.", panel="Output")
    ] = False,
) -> int:
    """Show how a table or a list of another tool is read: which column holds what, and its dates.

    A spreadsheet, a database export or a folder of notes need not have the keys of libyatl: what
    its columns hold is told by their names, and how its dates are written by all of them. Below
    stand the first rows as they come in, and the options that say the same, to be changed. Every
    command that reads takes these options: libyatl filter -f FILE -O yaml -o mine.yaml makes a
    chronology of it.
    """
    out = streams.stdout(color=writing.color, width=width)
    asked = asking.asked_format(writing, SUFFIXES, json=json)
    format = "text" if asked is None else asked
    asking.see_format(format, "format of columns", FORMATS, writing)
    heeding.see(format, {"width": ("text",)}, {"width": width})
    see_limit(limit)
    reading = reading._replace(file=[*(reading.file or ()), *(files or ())])
    read = asking.looked_at(asking.loaded(reading, importing, writing))
    status = telling.report_each_once(read, writing)
    shown = [_looked(read, said, limit, importing) for said in read.understood]
    if format == "json":
        first = {one.said: list(one.rows.events) for one in shown}
        asking.hand_on(understood_json(first), out, writing)
    else:
        page = views.Page(out.width, views.ASCII if out.ascii_only else views.UNICODE)
        asking.draw(draw_columns(read, shown, page), out, writing)
    if not writing.quiet:
        _say_own(read)
    return status


def _looked(read: Loaded, said: Understood, limit: int, importing: Importing) -> Looked:
    """Return what is shown of a file."""
    if isinstance(read, Timeline):
        first, after = said.events
        whole = api.select(read, sort="file")
        rows = whole.part(Group("", "", tuple(range(first, min(after, first + limit)))))
    else:
        rows = as_selection(api.select(read, sort="file", limit=limit))
    options = as_typed(importing, roles=False)
    if not said.looks:
        return Looked(said, rows, options=options)
    held = [(look.name, _held(look), look.dated) for look in said.looks]
    return Looked(said, rows, held, guesses(said), options)


def _held(look: Look) -> str:
    """Return `3 cells: Yongbyon, Taechon, …`."""
    counted = number_of(look.filled, "cell")
    if not look.samples:
        return "nothing"
    more = ", …" if look.distinct > len(look.samples) else ""
    return f"{counted}: {', '.join(map(shorten, look.samples))}{more}"


def _say_own(read: Loaded) -> None:
    """Say that nothing of this is needed, where all that is read has the keys of libyatl."""
    if read.understood or read.unread:
        return
    names = read.positions.files if isinstance(read, Timeline) else read.files
    files = list(dict.fromkeys(names))
    said = one_line(files[0]) if len(files) == 1 else number_of(len(files), "file")
    one = len(files) == 1
    if not (len(read.events) if isinstance(read, Timeline) else read.held):
        streams.complain(f"libyatl: {said} {'holds' if one else 'hold'} no events")
    else:
        has = "has" if one else "have"
        streams.complain(f"libyatl: {said} {has} the keys of libyatl itself: nothing is inferred")
