"""`libyatl remove`: take events out of the file in which they stand."""

from __future__ import annotations

from typing import Annotated

from libyatl.cli import writing_back
from libyatl.cli.editing_options import Editing
from libyatl.cli.typer_face import argument, option
from libyatl.editing.removing import remove_events
from libyatl.on_demand import see_known
from libyatl.text.inert import shorten

EXAMPLES = """
libyatl remove loan
libyatl remove loan return --diff
libyatl remove loan --refs drop
"""
_REFS = ("refuse", "drop")


def remove(
    ids: Annotated[list[str], argument(metavar="ID...", help="The ids of events.", offers="id")],
    *,
    editing: Editing,
    refs: Annotated[
        str,
        option(
            "--refs",
            panel="Writing",
            metavar="refuse|drop",
            help="What becomes of relations of others to them, and of what is accepted for them.",
        ),
    ] = "refuse",
) -> int:
    """Take events out of the file in which they stand, each with its comments, all or none.

    What others refer to is not taken out, unless these references are to go too.
    """
    see_known(refs, "value of --refs", _REFS)
    timeline = writing_back.read(editing, "remove")
    rewritten = remove_events(timeline, ids, drop_refs=refs == "drop", write=not editing.diff)
    done = []
    for id in dict.fromkeys(ids):
        span = timeline.span(timeline.shown_ids[id])
        if span is not None:
            done.append(writing_back.Done(span.file, span.line, f"removed #{shorten(id)}"))
    return writing_back.told(rewritten, done, editing)
