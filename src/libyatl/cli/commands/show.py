"""`libyatl show`: the timeline, or the full cards of some events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from libyatl import views
from libyatl.cli import asking
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
from libyatl.cli.typer_face import option
from libyatl.errors import UsageError
from libyatl.formats import SUFFIXES, WRITERS
from libyatl.text.inert import shorten

FORMATS = ("text",)
EXAMPLES = """
libyatl show
libyatl show Haftar
libyatl show Sarraj Moscow
libyatl show 'early August 2017'
libyatl show embassy-handover
libyatl show Haftar --from 2017-07 --certain
libyatl show -f my-events.yaml --reverse --limit 10
"""


def show(
    words: Words = None,
    *,
    reading: Reading,
    selecting: Selecting,
    dating: Dating,
    reasoning: Reasoning,
    shaping: Shaping,
    writing: Writing,
    width: Width = None,
    count: Count = False,
    view: Annotated[
        str | None,
        option(
            "--view",
            metavar="VIEW",
            panel="Output",
            offers="view",
            help="timeline, lanes, table, list or cards. Default: timeline, or cards where ids are "
            "given.",
        ),
    ] = None,
    with_ids: Annotated[
        bool,
        option(
            "--ids",
            panel="Output",
            help="Tell the id of every event in a timeline, not only where there is room for it.",
        ),
    ] = False,
    no_pager: Annotated[
        bool,
        option(
            "--no-pager",
            panel="Output",
            help="Never hand what does not fit the terminal to a pager (PAGER, else less).",
        ),
    ] = False,
) -> int:
    """Draw the events as a timeline: all, or those that the words and the options choose.

    Each WORD is the id of an event, else a name, a date or a text. Ids alone draw the full card of
    each. Dates stand as exactly as they are known and no more so. To hand events on to another
    program, use libyatl filter.
    """
    _check_format(writing.format, writing.output)
    if count:
        asking.see_count_alone(writing, shaping, reasoning, view=view)
    out = streams.stdout(color=writing.color, width=width)
    asked = words or []
    asking.see_words(asked)
    if view is not None:
        views.view(view)  # one that is none is said before anything is read
    timeline = asking.loaded(reading, writing)
    chosen = asking.selected(timeline, selecting, dating, reasoning, shaping, asked)
    ids_alone = bool(asked) and all(word in timeline.index for word in asked)
    name = view or ("cards" if ids_alone else "timeline")
    draw = views.view(name)
    if with_ids and name != "timeline":
        raise UsageError(f"--ids does nothing with {name}", help="use it with --view timeline")
    status = asking.report(chosen, color=writing.color, every=writing.all)
    if count:
        asking.say_count(chosen, out, writing)
        return status
    page = views.Page(out.width, views.ASCII if out.ascii_only else views.UNICODE, ids=with_ids)
    lines = draw(chosen, page)
    if writing.output is None and out.is_terminal and not no_pager:
        from libyatl.cli.process.pager import paged

        # What is said before a pager opens, and behind it, is out of sight in it.
        paged(streams.drawn(lines, color=out.color), out, [f"{asking.last_line(chosen)}\n"])
    else:
        asking.draw(lines, out, writing)
    asking.footer(chosen)
    return status


def _check_format(format: str | None, output: str | None) -> None:
    suffix = Path(output or "").suffix.lower()
    told = {"": "text", ".txt": "text"}.get(suffix, suffix) if format is None else format
    told = SUFFIXES.get(told, told).removeprefix(".")
    if told == "text":
        return
    if told in WRITERS:
        raise UsageError(f"{told} is data, and show draws", help=f"libyatl filter -O {told}")
    raise UsageError(f"show cannot draw '{shorten(told)}'", help="it draws text")
