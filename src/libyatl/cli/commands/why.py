"""`libyatl why`: how do we know when it was, and which came first?"""

from __future__ import annotations

from typing import Annotated

from libyatl import formats, views
from libyatl.cli import asking, heeding, telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import Dating, Reading, Reasoning, Selecting, Width, Writing
from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument, option
from libyatl.errors import UsageError
from libyatl.formats.json.explanations import comparison_json, why_json
from libyatl.query import as_selection
from libyatl.text.inert import shorten
from libyatl.views.terminal.reasons import compared, explained

FORMATS = ("text", "json")
SUFFIXES = {".txt": "text", **dict.fromkeys(formats.FORMATS["json"].suffixes, "json")}
EXAMPLES = """
libyatl why italian-naval-leave
libyatl why hifter-accuses-sarraj paris-ceasefire
libyatl why embassy-handover --json
libyatl why tobruk-embassy-claim --as-of 2017-09
"""


def why(
    ids: Annotated[
        list[str],
        argument(
            metavar="ID [ID]",
            help="The id of an event, or of two to compare.",
            offers="id",
        ),
    ],
    *,
    reading: Reading,
    importing: Importing,
    reasoning: Reasoning,
    writing: Writing,
    width: Width = None,
    json: Annotated[
        bool,
        option("--json", help="Short for -O json: JSON, on one line.", panel="Output"),
    ] = False,
) -> int:
    """Explain when an event was, statement by statement; or which of two events came first.

    Each chain of statements is told once, behind the dates that it gives, and where each stands:
    dates, relations, durations, and when the sources that tell of it were published. The notes
    of what it rests on stand below it: one may say that something is inferred.
    """
    if len(ids) > 2:
        raise UsageError("why explains one event or compares two", help="name one id, or two")
    out = streams.stdout(color=writing.color, width=width)
    asked = asking.asked_format(writing, SUFFIXES, json=json)
    format = "text" if asked is None else asked
    asking.see_format(format, "format of an explanation", FORMATS, writing)
    heeding.see(format, {"width": ("text",)}, {"width": width})
    asking.see_words(ids)
    timeline = asking.see_timeline(asking.loaded(reading, importing, writing), "why")
    chosen = as_selection(asking.selected(timeline, Selecting(id=ids), Dating(), reasoning))
    index = chosen.timeline.shown_ids
    if several := [id for id in ids if id in chosen.timeline.shared_ids]:
        raise UsageError(
            f"several rows have the id '{shorten(several[0])}'",
            help="why explains one event: give that one an id of its own",
        )
    if missing := [id for id in ids if id not in index]:
        raise UsageError(
            f"'{shorten(missing[0])}' cites no source that had been published by then",
            help="ask as of a later day, or without --as-of",
        )
    status = telling.report(chosen, writing, importing)
    places = [index[id] for id in ids]
    if format == "json":
        texts = [
            comparison_json(chosen, *places) if len(places) > 1 else why_json(chosen, places[0])
        ]
        asking.hand_on(texts, out, writing)
        return status
    page = views.Page(out.width, views.ASCII if out.ascii_only else views.UNICODE)
    lines = (
        compared(chosen, places[0], places[1], page)
        if len(places) > 1
        else explained(chosen, places[0], page)
    )
    asking.draw(lines, out, writing)
    return status
