"""An event as a text of its own: handed out to be edited by hand, and put back in its place.

It is the event's segment, comments and all, with its dash at the first column and lines that end
with a line feed, however they end in the file. An event of a list in brackets gets a dash, and is
otherwise as it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from libyatl.editing.file_parts import listed_events
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.style import in_flow
from libyatl.editing.targets import numbers_of
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item, Items, Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model import Timeline

_DASH = 2
"""How far in an event stands behind its dash."""


class Overtaken(Refusal):
    """The event itself was changed in the file while its text was edited; `now` is its text."""

    def __init__(self, now: str, place: int) -> None:
        """Take the event's text as it is now, and the place in the file where it stands."""
        help = "open it again, and change it as it is now"
        super().__init__("the event was changed meanwhile", place=place, help=help)
        self.now = now


class Unfit(Exception):
    """A text is no event, or no entry, as a file has them; the message says what it is."""


def text_of(document: Document, timeline: Timeline, place: int) -> str:
    """Return the text of an event.

    Args:
        document: its file.
        timeline: the chronology, of all of its files.
        place: the event's place in it.

    Raises:
        Refusal: something else stands on its lines, in a list without brackets.
    """
    return _handed_text(document, _item_of(document, timeline, place))


def events_in(text: str) -> list[dict[str, Value]]:
    """Return the events that an edited text holds, as they are typed.

    Raises:
        Unfit: it is no list of events.
    """
    try:
        root = Layout(text).root
    except NoLayout as failure:
        raise Unfit(f"line {failure.line}: {failure}") from failure
    if isinstance(root, Pairs):
        raise Unfit("an event begins with a dash: - title: …")
    events: Any = value_of(root) if isinstance(root, Items) else None
    if not events or not all(isinstance(one, dict) for one in events):
        raise Unfit("it is no list of events: - title: …")
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
        Refusal: it is gone, or what the text has can have no place in brackets.
        Unfit: the text holds no events.
    """
    item = _item_of(document, timeline, place)
    if (now := _handed_text(document, item)) != handed_out:
        raise Overtaken(now, item.dash)
    events = document.parts.events
    assert events is not None
    tree: Any = document.tree_to_change()
    listed = listed_events(tree)
    at = events.items.index(item)
    listed[at : at + 1] = events_in(edited)
    gone = comments_of_text(handed_out) - comments_of_text(edited)
    begin, end = _lines_of_item(document, item)
    said = as_it_stands(document, edited, item)
    return Meant([Splice(begin, end, said)], tree, [*gone.elements()])


def as_it_stands(document: Document, text: str, beside: Item) -> str:
    """Return the text of an event, or of several, as they stand in a file.

    Args:
        document: the file.
        text: it, with its dash at the first column.
        beside: an event of the file, as far in as they are to be.

    Raises:
        Refusal: it has a comment that can have no place in brackets.
    """
    if _is_in_brackets(document):
        pieces = ", ".join(_in_brackets(document, text, beside))
        pieces = set_in(pieces, _below_of(document, beside)).lstrip()
    else:
        pieces = set_in(text.strip("\n"), document.layout.column(beside.dash))
    return pieces.replace("\n", document.style.line_break)


def _in_brackets(document: Document, text: str, beside: Item) -> Iterator[str]:
    """Yield each event of a text without its dash, in braces."""
    layout = Layout(text)
    assert isinstance(layout.root, Items)
    left = comments_of_text(text)
    for item in layout.root.items:
        node = item.value
        if isinstance(node, Pairs) and node.flow and layout.text[node.start] == "{":
            yield layout.text[node.start : node.end]
            left -= Counter(layout.comments_in(node.start, node.end))
        else:
            yield in_flow(value_of(node), "events", document.style)
    if left:
        why = f"a comment can have no place in the brackets: {min(left)}"
        raise Refusal(why, place=beside.dash, help="put it into the braces, or take it out")


def set_in(text: str, by: int) -> str:
    """Return lines that stand further in; or less so, as far as there are blanks before them."""
    if by < 0:
        return "\n".join(
            line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in text.split("\n")
        )
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


def _item_of(document: Document, timeline: Timeline, place: int) -> Item:
    (number,) = numbers_of(document, timeline, [place])
    item = document.parts.items[number]
    layout = document.layout
    if _is_in_brackets(document):
        if layout.text[item.dash] != "{":
            raise Refusal("the event stands in brackets without braces", place=item.dash)
    elif not layout.begins_line(item.dash):
        raise Refusal("the event does not stand on lines of its own", place=item.dash)
    return item


def _is_in_brackets(document: Document) -> bool:
    events = document.parts.events
    return events is not None and events.flow


def _lines_of_item(document: Document, item: Item) -> tuple[int, int]:
    """Return from where to where an event stands, with its comments."""
    if _is_in_brackets(document):
        return item.dash, item.end
    return begin_of(document.parts, item), end_of(document.parts, item)


def _handed_text(document: Document, item: Item) -> str:
    layout = document.layout
    begin, end = _lines_of_item(document, item)
    lines = layout.text[begin:end].replace("\r\n", "\n")
    if _is_in_brackets(document):
        first, sign, more = lines.partition("\n")
        return f"- {first}{sign}{set_in(more, -_below_of(document, item))}\n"
    return f"{set_in(lines, -layout.column(item.dash))}\n"


def _below_of(document: Document, item: Item) -> int:
    """Return how much further in the lines below the first of an event in brackets stand.

    They are handed out as far in as its key behind the dash, and may stand anywhere in the file.
    """
    layout = document.layout
    _, *below = layout.text[item.dash : item.end].split("\n")
    stand = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
    return min(stand, default=layout.column(item.dash)) - _DASH


def comments_of_text(text: str) -> Counter[str]:
    """Return the comments of a text in YAML."""
    return Counter(Layout(text).comments_in(0, len(text)))
