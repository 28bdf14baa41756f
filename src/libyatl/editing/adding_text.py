"""An event that is put into a file as a text of its author's, with its comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from libyatl.editing.adding import put_in
from libyatl.editing.begun_files import changed_or_begun
from libyatl.editing.event_places import PlaceAt
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant, Rewritten
from libyatl.editing.splices import Splice
from libyatl.editing.targets import see_editable
from libyatl.editing.whole_event import as_it_stands, events_in
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.text.inert import shorten


def add_text(
    timeline: Timeline,
    file: str,
    text: str,
    *,
    place_at: PlaceAt | None = None,
    create: bool = False,
    write: bool = True,
) -> tuple[str, Rewritten]:
    """Put an event into a file as `add_event` does, and as its text says it.

    Args:
        timeline: the chronology, of all of its files.
        file: the file.
        text: one event, with its dash at the first column; names stay as they are typed.
        place_at: where it goes, as for `add_event`.
        create: whether the file is made, if it is not there.
        write: whether the file is written.

    Returns:
        The id of the event, and the file before and after.

    Raises:
        Unfit: the text holds no events.
        UsageError: it holds several, or one that has no id or that of another.
        OutputError: the file cannot be changed so, or written.
    """
    see_editable(timeline, file)
    event, *more = events_in(text)
    id = event.get("id")
    if more:
        raise UsageError("there are several events", help="add one after the other")
    if not isinstance(id, str) or not id:
        raise UsageError("the event has no id", help="give it one: id: …")
    if id in timeline.shown_ids:
        raise UsageError(f"another event is called '{shorten(id)}'", help="choose another id")
    rewrite = partial(_text_put_in, text, event, id, place_at)
    return id, changed_or_begun(file, rewrite, create=create, write=write)


def _text_put_in(
    text: str, event: Mapping[str, Value], id: str, place_at: PlaceAt | None, document: Document
) -> Meant:
    """Return what puts the text where the event would be put, in the place of our lines."""
    meant = put_in(event, place_at, document)
    ((start, end, ours),) = meant.splices
    now = Document(document.file, document.spliced(meant.splices))
    item = now.parts.items[now.parts.numbers[id][0]]
    layout = now.layout
    begin, stop = item.dash, item.end
    if now.parts.events is not None and not now.parts.events.flow:
        begin, stop = layout.line_start(begin), layout.line_end(stop)
    before, found, behind = ours.rpartition(layout.text[begin:stop])
    if not found:
        raise Refusal("the event would not stand on lines of its own", place=start)
    theirs = as_it_stands(now, text, item)
    tree: Any = meant.tree
    listed = tree if isinstance(tree, list) else tree["events"]
    at = next(at for at, one in enumerate(listed) if isinstance(one, dict) and one.get("id") == id)
    listed[at] = dict(event)
    return meant._replace(splices=[Splice(start, end, f"{before}{theirs}{behind}")])
