"""`libyatl show`: the timeline, or the full cards of some events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from libyatl import drawings, views
from libyatl.cli import asking, heeding, telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import (
    Count,
    Dating,
    Reading,
    Reasoning,
    Selecting,
    Shaping,
    Words,
    Writing,
)
from libyatl.cli.picture_options import DrawnWidth, Picturing
from libyatl.cli.process import streams
from libyatl.cli.typer_face import option
from libyatl.errors import UsageError
from libyatl.formats import FOLDER_WRITERS, SUFFIXES, WRITERS
from libyatl.on_demand import see_known
from libyatl.query import as_selection
from libyatl.text.plurals import either

FORMATS = drawings.DRAWINGS
EXAMPLES = """
libyatl show
libyatl show Haftar
libyatl show Sarraj Moscow
libyatl show 'early August 2017'
libyatl show embassy-handover
libyatl show Haftar --from 2017-07 --certain
libyatl show -f my-events.yaml --reverse --limit 10
libyatl show -o events.svg
libyatl show -o page.html
libyatl show -g actor --lanes 4 --theme dark -o actors.png
"""

_VIEWED: heeding.Heeding = {
    "ids": ("timeline",),
    "width": tuple(views.VIEWS),
    "lanes": ("lanes",),
    "rows": ("lanes",),
    "scale": ("lanes", "chart"),
}
"""By option, the views of text that heed it."""
_ORDERED = tuple(name for name in (*views.VIEWS, *FORMATS) if name not in ("chart", "text"))
"""What shows events one by one, in their order."""
_HEEDED: heeding.Heeding = {
    "view": tuple(views.VIEWS),
    **{
        option: (
            *_VIEWED.get(option, ()),
            *(each.name for each in drawings.DRAWINGS.values() if option in each.heeds),
        )
        for option in ("ids", "width", *Picturing._fields)
    },
    **dict.fromkeys(("sort", "reverse"), _ORDERED),
}
"""By option, the views, and what is drawn whole, that heed it."""


def _to_ask(outputs: tuple[str, ...]) -> str:
    """Return how one of some outputs is asked for."""
    if outputs == _HEEDED["view"]:
        return "-O text"
    named = [each for each in outputs if each in views.VIEWS]
    whole = [each for each in outputs if each not in views.VIEWS]
    said = [f"--view {either(named)}"] if named else []
    return ", or ".join([*said, f"-O {either(whole)}"] if whole else said)


def show(
    words: Words = None,
    *,
    reading: Reading,
    importing: Importing,
    selecting: Selecting,
    dating: Dating,
    reasoning: Reasoning,
    shaping: Shaping,
    writing: Writing,
    picturing: Picturing,
    width: DrawnWidth = None,
    count: Count = False,
    view: Annotated[
        str | None,
        option(
            "--view",
            metavar="VIEW",
            panel="Output",
            offers="view",
            help="timeline, table, list, cards, lanes or chart. Default: timeline, or cards where "
            "ids are given.",
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
    each. Dates stand as exactly as they are known and no more so. -O svg and -O png draw a picture,
    in which -g makes lanes; -O html makes a page of it, to search, zoom and send, and -O md a
    document. To hand events on to another program, use libyatl filter.
    """
    drawing = _drawing(writing.format, writing.output)
    if count:
        asking.see_count_alone(writing, shaping, reasoning, picturing, view=view)
    given = {name: value is not None for name, value in picturing._asdict().items()}
    if view is not None:
        see_known(view, "view", views.VIEWS)
    answer = drawing.name if drawing.draw else view or "timeline"
    if shaping.limit is None:  # else the order tells which are the first
        given |= {"sort": shaping.sort != Shaping().sort, "reverse": shaping.reverse}
    given["width"] = width is not None and writing.format is not None
    heeding.see(answer, _HEEDED, {**given, "view": view, "ids": with_ids}, _to_ask)
    canvas = _canvas(picturing, width)
    out = streams.stdout(color=writing.color, width=None if drawing.draw else width)
    drawings.see(answer, canvas, shaping.group_by or "")
    if picturing.lanes is not None and shaping.group_by is None:
        raise UsageError("--lanes does nothing without lanes", help="such as -g actor")
    if drawing.is_binary and writing.output is None and out.is_terminal:
        raise UsageError(
            f"a terminal cannot show a {drawing.name}",
            help=f"libyatl show -o FILE{drawing.suffixes[0]}",
        )
    asked = words or []
    asking.see_words(asked)
    read = asking.loaded(reading, importing, writing)
    chosen = asking.selected(read, selecting, dating, reasoning, shaping, asked)
    name = view or ("cards" if asked and asking.are_ids(asked, read) else "timeline")
    if with_ids and name != "timeline":
        raise UsageError(f"--ids does nothing with {name}", help="use it with --view timeline")
    status = telling.report(chosen, writing, importing)
    if count:
        asking.say_count(chosen, out, writing)
        return status
    if drawing.draw is not None:
        drawn = as_selection(chosen)
        asking.hand_on_whole(drawings.drawn(drawn, drawing.name, canvas), out, writing)
        status = max(status, telling.report_rows(chosen, writing))
        telling.footer(chosen, writing, notes=drawings.notes(drawn, drawing.name))
        return status
    glyphs = views.ASCII if out.ascii_only else views.UNICODE
    page = views.Page(out.width, glyphs, ids=with_ids, layout=canvas.layout)
    drawn = chosen.to_count("month") if name == "chart" else as_selection(chosen)
    lines = views.view(name)(drawn, page)
    if writing.output is None and out.is_terminal and not no_pager:
        from libyatl.cli.process.pager import paged

        # What is said before a pager opens, and behind it, is out of sight in it.
        paged(streams.drawn(lines, color=out.color), out, [f"{telling.last_line(chosen)}\n"])
    else:
        asking.draw(lines, out, writing)
    status = max(status, telling.report_rows(chosen, writing))
    telling.footer(chosen, writing)
    return status


def _drawing(format: str | None, output: str | None) -> drawings.Drawing:
    """Return what is asked for by its name, or by the suffix of a file.

    Raises:
        UsageError: nothing is drawn so.
    """
    name = format
    if name is None:
        suffix = Path(output or "").suffix.lower() or ".txt"
        name = drawings.SUFFIXES.get(suffix) or SUFFIXES.get(suffix) or suffix.removeprefix(".")
    if name in {*WRITERS, *FOLDER_WRITERS} - {*drawings.DRAWINGS}:
        raise UsageError(f"{name} is data, and show draws", help=f"libyatl filter -O {name}")
    return drawings.drawing(name)


def _canvas(picturing: Picturing, width: int | None) -> views.Canvas:
    usual = views.Canvas()
    if picturing.scale is not None:
        see_known(picturing.scale, "scale", drawings.SCALES)
    layout = views.Layout(
        usual.layout.lanes if picturing.lanes is None else picturing.lanes,
        picturing.rows,
        drawings.SCALES[picturing.scale or "folded"],
    )
    return views.Canvas(usual.width if width is None else width, picturing.theme or "light", layout)
