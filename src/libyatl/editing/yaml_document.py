"""A YAML file that is to be edited: where everything stands, and how it is written."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from functools import cached_property

from libyatl.editing.file_parts import Parts, parts_of
from libyatl.editing.refusal import Refusal
from libyatl.editing.said_otherwise import Saying
from libyatl.editing.splices import Splice, spliced
from libyatl.editing.style import Style, style_of
from libyatl.formats.yaml.placed import Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import one_line

ORDER = {key.key: rank for rank, key in enumerate(ENTRIES["event"].keys)}
"""The rank of each key of an event in the file format."""


class Document:
    """The text of a file, and what an edit must know of it.

    Attributes:
        file: what it is called.
        data: its bytes.
        layout: where everything stands in its text.
        parts: its events and registries.
    """

    def __init__(self, file: str, data: bytes) -> None:
        """Look at the file.

        Raises:
            Refusal: it is none that is edited.
        """
        self.file, self.data = file, data
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            raise Refusal(
                f"{one_line(file)}: it is not UTF-8", help="only UTF-8 is edited in place"
            ) from failure
        try:
            self.layout = Layout(text)
            self.parts: Parts = parts_of(self.layout)
        except NoLayout as failure:
            raise Refusal(
                f"{one_line(file)}:{failure.line}: it cannot be edited in place: {failure}",
                help=f"libyatl check {one_line(file)}; or edit it by hand",
            ) from failure
        except Refusal as failure:
            raise self.refused(failure) from failure

    @cached_property
    def style(self) -> Style:
        """How it is written."""
        events = [item.value for item in self.parts.items]
        return style_of(self.layout, [one for one in events if isinstance(one, Pairs)])

    @cached_property
    def tree(self) -> Value:
        """What it says, as it is typed: a mapping, or a list of events; nobody may change it."""
        return value_of(self.layout.root)

    def tree_to_change(self) -> Value:
        """Return `tree`, of which lists and mappings may change, but not what stands in them."""
        tree = self.tree
        if isinstance(tree, dict):
            return {key: _copied(value) for key, value in tree.items()}
        return _copied(tree)

    def saying(self, order: Iterable[str] = ORDER) -> Saying:
        """Return what makes its mappings say something else, with keys in an order."""
        return Saying(self.layout, self.style, tuple(order))

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """Return its bytes with splices made.

        Raises:
            Refusal: two of them overlap.
        """
        mark = BOM_UTF8 if self.data.startswith(BOM_UTF8) else b""
        return mark + spliced(self.layout.text, [*splices]).encode()

    def line_of(self, place: int) -> int:
        """Return the line, from 1, on which a place of the text is."""
        return self.layout.line_of(place)

    def refused(self, why: Refusal) -> Refusal:
        """Return a refusal that tells the file, and the line if it is known."""
        line = "" if why.place is None else f":{self.line_of(why.place)}"
        help = why.help or "edit it by hand"
        return Refusal(f"{one_line(self.file)}{line}: {why}", place=why.place, help=help)


def _copied(value: Value) -> Value:
    if isinstance(value, dict):
        return dict(value)
    return list(value) if isinstance(value, list) else value
