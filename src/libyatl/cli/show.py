"""`libyatl show`: the timeline, or the full cards of some events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument

from libyatl import views
from libyatl.cli import asking, streams
from libyatl.cli.options import Reading, Selecting, Shaping, Writing
from libyatl.errors import UsageError
from libyatl.formats import SUFFIXES, WRITERS
from libyatl.formats.replacing import replace_file
from libyatl.inert import shorten
from libyatl.query import Selection

EXAMPLES = """
libyatl show
libyatl show --actor Haftar --from 2017-07
libyatl show embassy-handover
libyatl show -f my-events.yaml --reverse --limit 10
"""


def show(
    ids: Annotated[
        list[str] | None, Argument(metavar="[ID]...", help="Show the full cards of these events.")
    ] = None,
    *,
    reading: Reading,
    selecting: Selecting,
    shaping: Shaping,
    writing: Writing,
) -> int:
    """Draw the events as a timeline; with ids, draw the full card of each.

    Dates stand as exactly as they are known and no more so. To hand events on to another
    program, use libyatl filter.
    """
    _check_format(writing.format)
    out = streams.stdout(color=writing.color, width=writing.width)
    _check_ids(ids or [])
    timeline = asking.loaded(reading)
    chosen = asking.selected(timeline, selecting, shaping, id=ids or [])
    status = asking.report(timeline.report, color=writing.color, every=writing.all)
    _draw(chosen, "cards" if ids else "timeline", out, writing)
    asking.footer(chosen)
    return status


def _draw(chosen: Selection, view: str, out: streams.Stdout, writing: Writing) -> None:
    if writing.output is not None:
        page = views.Page(writing.width, views.UNICODE)
        replace_file(writing.output, views.plain(views.view(view)(chosen, page)))
        return
    page = views.Page(out.width, views.ASCII if out.ascii_only else views.UNICODE)
    lines = views.view(view)(chosen, page)
    out.write(streams.drawn(lines, color=out.color))


def _check_format(format: str | None) -> None:
    if format in (None, "text"):
        return
    if format in WRITERS:
        raise UsageError(f"{format} is data, and show draws", help=f"libyatl filter -O {format}")
    raise UsageError(f"show cannot draw '{shorten(str(format))}'", help="it draws text")


def _check_ids(ids: list[str]) -> None:
    for id in ids:
        if Path(id).suffix.lower() in SUFFIXES or Path(id).is_file():
            raise UsageError(
                f"show takes ids of events, and '{shorten(id)}' is a file",
                help=f"libyatl show -f {shorten(id)}",
            )
