"""An entry of a registry as a text of its own: handed out to be edited by hand, and put back.

It stands below the key of its registry, with its comments, as in a file that has nothing else.
"""

from __future__ import annotations

from typing import Any

from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Meant
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.whole_event import Overtaken, Unfit, comments_of_text, set_in
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item, Pair, Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model.kinds import Registry
from libyatl.text.inert import shorten

_STEP = 2
"""How far in an entry stands below the key of its registry."""


def entry_text_of(document: Document, registry: Registry, id: str) -> str:
    """Return the text of an entry.

    Raises:
        Refusal: it does not stand on lines of its own, or is not there.
    """
    return _handed_entry(document, registry, _item_of_entry(document, registry, id))


def entry_in(text: str, registry: Registry, id: str) -> Value:
    """Return what an edited text says of an entry, as it is typed.

    Raises:
        Unfit: it holds no such entry, or something else too.
    """
    return value_of(_entry_and_body(text, registry, id)[0].value)


def put_entry_back(
    registry: Registry, id: str, handed_out: str, edited: str, document: Document
) -> Meant:
    """Return what puts an edited text in the place of the one that was handed out.

    Args:
        registry: the registry of the entry.
        id: its id there.
        handed_out: its text then.
        edited: its text now.
        document: its file as it stands now.

    Raises:
        Overtaken: the entry is another by now.
        Refusal: it is gone.
        Unfit: the text holds no such entry.
    """
    item = _item_of_entry(document, registry, id)
    if (now := _handed_entry(document, registry, item)) != handed_out:
        raise Overtaken(now, item.dash)
    entry, body = _entry_and_body(edited, registry, id)
    tree: Any = document.tree_to_change()
    tree[registry][id] = value_of(entry.value)
    by = document.layout.column(item.dash) - Layout(edited).column(entry.key.start)
    said = set_in(body.strip("\n"), by).replace("\n", document.style.line_break)
    begin, end = begin_of(document.parts, item), end_of(document.parts, item)
    gone = comments_of_text(handed_out) - comments_of_text(edited)
    return Meant([Splice(begin, end, said)], tree, [*gone.elements()])


def place_of_entry(document: Document, registry: Registry, id: str) -> int:
    """Return where in a file an entry stands.

    Raises:
        Refusal: it is not there.
    """
    return _item_of_entry(document, registry, id).dash


def _item_of_entry(document: Document, registry: Registry, id: str) -> Item:
    """Return an entry as the item of a list, whose dash is its key."""
    _, entry = document.parts.entry(registry, id)
    if not document.layout.begins_line(entry.key.start):
        raise Refusal("the entry does not stand on lines of its own", place=entry.key.start)
    return Item(entry.key.start, entry.value, entry.end)


def _handed_entry(document: Document, registry: Registry, item: Item) -> str:
    layout = document.layout
    lines = layout.text[begin_of(document.parts, item) : end_of(document.parts, item)]
    inside = set_in(lines.replace("\r\n", "\n"), _STEP - layout.column(item.dash))
    return f"{registry}:\n{inside}\n"


def _entry_and_body(text: str, registry: Registry, id: str) -> tuple[Pair, str]:
    """Return an entry in a text, and all lines below the key of its registry."""
    try:
        layout = Layout(text)
    except NoLayout as failure:
        raise Unfit(f"line {failure.line}: {failure}") from failure
    root = layout.root
    pairs = root.pairs if isinstance(root, Pairs) else ()
    if len(pairs) != 1 or pairs[0].key.value != registry:
        raise Unfit(f"the entry stands below {registry}: and nothing beside it")
    entries = pairs[0].value
    if not isinstance(entries, Pairs) or [one.key.value for one in entries.pairs] != [id]:
        raise Unfit(f"it is no longer '{shorten(id)}' alone: libyatl rename changes an id")
    if entries.flow:
        raise Unfit("the entry stands in braces, and not on lines of its own")
    begin = layout.next_line(pairs[0].colon)
    if found := layout.comments_in(0, begin):
        raise Unfit(f"a comment has no place above the entry's lines: {found[0]}")
    return entries.pairs[0], layout.text[begin:]
