"""Where everything of a YAML text stands, to the character: what an edit must know.

The parser's events tell what there is, and its tokens where the dashes and colons are. The end of a
list or a mapping on lines of its own is for libyaml the beginning of the next token, behind blank
lines and comments: here it is where the last thing in it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from libyatl.errors import LibyatlError
from libyatl.formats.yaml.nodes import text_in_block
from libyatl.formats.yaml.placed import Item, Items, Node, Pair, Pairs, Text
from libyatl.formats.yaml.tokens import BLANK, LINE_END, Tokens, block_end
from libyatl.text.inert import shorten

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile("(?:^|(?<=[ \t\r\n\x85\u2028\u2029]))#[^\r\n\x85\u2028\u2029]*")


class NoLayout(LibyatlError):
    """The text is of a kind that is not edited; the message says why, and `line` where."""

    def __init__(self, message: str, line: int) -> None:
        """Take both."""
        super().__init__(message)
        self.line = line


class Layout:
    """A text of YAML with its places.

    Attributes:
        text: the text, without a byte order mark.
        root: what it holds; None where it holds nothing.
    """

    def __init__(self, text: str) -> None:
        """Find the places.

        Raises:
            NoLayout: the text is no YAML, or has anchors, aliases, tags, several documents, or keys
                that are no texts or are typed twice.
        """
        self.text = text
        try:
            self._tokens = Tokens(text)
            self.root = _Reading(text, self._tokens).root()
        except yaml.YAMLError as failure:
            mark = getattr(failure, "problem_mark", None)
            raise NoLayout("it is no YAML", 1 if mark is None else mark.line + 1) from failure

    # --- lines

    def line_of(self, place: int) -> int:
        """Return the line, from 1, on which a place is."""
        return bisect_right(self._line_starts, place)

    def place_of(self, line: int, column: int) -> int:
        """Return the place that is on a line at a column, both from 1."""
        return self._line_starts[line - 1] + column - 1

    def line_start(self, place: int) -> int:
        """Return where the line of a place begins."""
        return self._line_starts[self.line_of(place) - 1]

    def line_end(self, place: int) -> int:
        """Return where the line of a place ends, before its line end."""
        found = LINE_END.search(self.text, place)
        return len(self.text) if found is None else found.start()

    def next_line(self, place: int) -> int:
        """Return where the line behind that of a place begins, or the text ends."""
        found = LINE_END.search(self.text, place)
        return len(self.text) if found is None else found.end()

    def column(self, place: int) -> int:
        """Return how many characters stand before a place on its line."""
        return place - self.line_start(place)

    def begins_line(self, place: int) -> bool:
        """Whether nothing but blanks stands before a place on its line."""
        return not self.text[self.line_start(place) : place].strip(" \t")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    @cached_property
    def line_break(self) -> str:
        """How most lines end."""
        returns = self.text.count("\r\n")
        return "\r\n" if 2 * returns > self.text.count("\n") else "\n"

    # --- comments

    @cached_property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """From where to where each comment stands, its `#` among it."""
        found = []
        for begin, end in self._tokens.between:
            found += [each.span() for each in _COMMENT.finditer(self.text, begin, end)]
        return tuple(found)

    def comments_in(self, begin: int, end: int) -> list[str]:
        """Return the comments that begin between two places."""
        first = bisect_left(self.comments, (begin, begin))
        last = bisect_left(self.comments, (end, end))
        return [self.text[a:b].rstrip() for a, b in self.comments[first:last]]


class _Reading:
    """Makes nodes of the events of a parser."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._tokens = tokens
        self._next: Callable[[], Any] = yaml.parse(text, Loader=_Parser).__next__
        self._text_read = text

    def root(self) -> Node | None:
        found: Node | None = None
        documents = 0
        while type(event := self._next()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._decline(event, "it holds several documents")
                found = self._node(self._next())
        return found

    def _node(self, event: Any) -> Node | None:
        if type(event) is AliasEvent:
            self._decline(event, "it has an alias, which stands for text that is written elsewhere")
        if event.anchor is not None:
            self._decline(event, "it has an anchor")
        if event.tag is not None:
            self._decline(event, "it has a tag")
        if type(event) is ScalarEvent:
            return self._read_text(event)
        if type(event) is SequenceStartEvent:
            return self._read_items(event)
        return self._read_pairs(event)

    def _read_text(self, event: Any) -> Text | None:
        begin, end = event.start_mark.index, event.end_mark.index
        if begin == end:
            return None
        style = event.style or ""
        if style in ("|", ">"):
            end = block_end(self._text_read, begin, end)
            return Text(begin, end, style, text_in_block(event.value))
        return Text(begin, end, style, event.value)

    def _read_items(self, start: Any) -> Items:
        items: list[Item] = []
        flow = start.flow_style
        begin = end = start.start_mark.index
        event: Any
        while type(event := self._next()) is not SequenceEndEvent:
            at = event.start_mark.index
            node = self._node(event)
            dash = at if flow else self._tokens.dashes[bisect_left(self._tokens.dashes, at) - 1]
            if not flow and type(event) is ScalarEvent and node is None:
                dash = self._tokens.dashes[bisect_right(self._tokens.dashes, max(at - 1, 0)) - 1]
            end = dash + 1 if node is None else node.end
            items.append(Item(dash, node, end))
        last: Any = event
        return Items(begin, last.end_mark.index if flow else end, flow, tuple(items))

    def _read_pairs(self, start: Any) -> Pairs:
        pairs: dict[str, Pair] = {}
        flow = start.flow_style
        begin = end = start.start_mark.index
        event: Any
        while type(event := self._next()) is not MappingEndEvent:
            pair = self._read_pair(event)
            if pair.key.value in pairs:
                twice = f"it has the key '{shorten(pair.key.value)}' twice in a mapping"
                self._decline(event, twice)
            pairs[pair.key.value] = pair
            end = pair.end
        last: Any = event
        return Pairs(begin, last.end_mark.index if flow else end, flow, tuple(pairs.values()))

    def _read_pair(self, event: Any) -> Pair:
        is_text = type(event) is ScalarEvent
        if not is_text or event.start_mark.index == event.end_mark.index:
            self._decline(event, "a key of it is no text")
        key = self._node(event)
        assert isinstance(key, Text)
        asked = self._tokens.asked
        before = asked[bisect_right(asked, key.start) - 1 :][:1]
        if before and not self._text_read[before[0] + 1 : key.start].strip(BLANK):
            self._decline(event, "a key of it stands behind a ?")
        colons = self._tokens.colons
        colon = bisect_left(colons, key.end)
        value = self._node(self._next())
        if colon == len(colons) or self._text_read[key.end : colons[colon]].strip(BLANK):
            self._decline(event, "a key of it has no colon")
        return Pair(key, colons[colon], value)

    def _decline(self, event: Any, why: str) -> NoReturn:
        raise NoLayout(why, event.start_mark.line + 1)
