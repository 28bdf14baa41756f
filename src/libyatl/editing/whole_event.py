"""An event as a text of its own: handed out to be edited by hand, and put back in its place.

It is the event's segment, comments and all, with its dash at the first column and lines that end
with a line feed, however they end in the file.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from libyatl.editing.file_parts import listed_events
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.targets import number_of
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item, Items, Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model import Timeline


class Overtaken(Refusal):
    """The event itself was changed in the file while its text was edited."""


class NotEvents(Exception):
    """A text holds no events as a file has them; the message says what it is."""


def text_of(document: Document, timeline: Timeline, place: int) -> str:
    """Return the text of an event.

    Args:
        document: its file.
        timeline: the chronology, of all of its files.
        place: the event's place in it.

    Raises:
        Refusal: it does not stand on lines of its own.
    """
    return _handed_text(document, _item_on_its_lines(document, timeline, place))


def events_in(text: str) -> list[dict[str, Value]]:
    """Return the events that an edited text holds, as they are typed.

    Raises:
        NotEvents: it is no list of events.
    """
    try:
        root = Layout(text).root
    except NoLayout as failure:
        raise NotEvents(f"line {failure.line}: {failure}") from failure
    if isinstance(root, Pairs):
        raise NotEvents("an event begins with a dash: - title: …")
    events: Any = value_of(root) if isinstance(root, Items) else None
    if not events or not all(isinstance(one, dict) for one in events):
        raise NotEvents("it is no list of events: - title: …")
    return list(events)


def put_back(
    timeline: Timeline, place: int, handed_out: str, edited: str, document: Document
) -> Meant:
    """Return what puts an edited text in the place of the one that was handed out.

    Args:
        timeline: the chronology as it was then.
        place: the event's place in it.
        handed_out: its text then.
        edited: its text now, which holds one event or several.
        document: its file as it stands now.

    Raises:
        Overtaken: the event is another by now.
        Refusal: it is gone.
        NotEvents: the text holds no events.
    """
    item = _item_on_its_lines(document, timeline, place)
    if _handed_text(document, item) != handed_out:
        help = "open it again, and change it as it is now"
        raise Overtaken("the event was changed meanwhile", place=item.dash, help=help)
    events = document.parts.events
    assert events is not None
    tree: Any = document.tree_to_change()
    listed = listed_events(tree)
    at = events.items.index(item)
    listed[at : at + 1] = events_in(edited)
    begin, end = begin_of(document.parts, item), end_of(document.parts, item)
    said = inset(document, edited, document.layout.column(item.dash))
    gone = _comments_of_text(handed_out) - _comments_of_text(edited)
    return Meant([Splice(begin, end, said)], tree, [*gone.elements()])


def inset(document: Document, text: str, column: int) -> str:
    """Return an event's text as it stands in a file, with its dash at a column."""
    pad = " " * column
    lines = (pad + line if line else line for line in text.strip("\n").split("\n"))
    return document.style.line_break.join(lines)


def _item_on_its_lines(document: Document, timeline: Timeline, place: int) -> Item:
    item = document.parts.items[number_of(document, timeline, place)]
    events = document.parts.events
    assert events is not None
    if events.flow or not document.layout.begins_line(item.dash):
        raise Refusal("the event does not stand on lines of its own", place=item.dash)
    return item


def _handed_text(document: Document, item: Item) -> str:
    layout = document.layout
    lines = layout.text[begin_of(document.parts, item) : end_of(document.parts, item)]
    pad = " " * layout.column(item.dash)
    return "".join(
        f"{line.removeprefix(pad)}\n" for line in lines.replace("\r\n", "\n").split("\n")
    )


def _comments_of_text(text: str) -> Counter[str]:
    return Counter(Layout(text).comments_in(0, len(text)))
