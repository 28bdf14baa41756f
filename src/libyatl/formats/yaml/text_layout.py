"""Where everything of a YAML text stands, to the character: what an edit must know.

The parser's events tell what there is; what stands between them, where the dashes, the colons and
the comments are. The end of a list or a mapping on lines of its own is for libyaml the beginning of
the next token, behind blank lines and comments: here it is where the last thing in it ends. A block
scalar ends with its last line that shows something.
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
from libyatl.formats.entries.nodes import MAX_DEPTH
from libyatl.formats.yaml.nodes import text_in_block
from libyatl.formats.yaml.placed import Item, Items, Node, Pair, Pairs, Text
from libyatl.text.inert import shorten

BLANK = " \t\r\n\x85\u2028\u2029"
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile("#[^\r\n\x85\u2028\u2029]*")
_COLON = re.compile(f"[{BLANK}]*:")
_BLOCK = frozenset("|>")


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
        comments: from where to where each comment stands, its `#` among it.
    """

    def __init__(self, text: str) -> None:
        """Find the places.

        Raises:
            NoLayout: the text is no YAML, or has anchors, aliases, tags, several documents, or keys
                that are no texts or are typed twice.
        """
        self.text = text
        try:
            reading = _Reading(text)
            self.root = reading.root()
        except yaml.YAMLError as failure:
            mark = getattr(failure, "problem_mark", None)
            raise NoLayout("it is no YAML", 1 if mark is None else mark.line + 1) from failure
        self.comments = tuple(reading.comments)

    # --- lines

    def line_of(self, place: int) -> int:
        """Return the line, from 1, on which a place is."""
        return bisect_right(self._line_starts, place)

    def place(self, line: int, column: int) -> int:
        """Return the place of a line and a column, both from 1."""
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

    def comments_in(self, begin: int, end: int) -> list[str]:
        """Return the comments that begin between two places."""
        first = bisect_left(self.comments, (begin, begin))
        last = bisect_left(self.comments, (end, end))
        return [self.text[a:b].rstrip() for a, b in self.comments[first:last]]


class _Reading:
    """Makes nodes of the events of a parser, and finds what stands between them.

    Between two things that are read stand blanks, comments, and the signs of YAML alone, so that a
    dash, a colon or a question mark that is no part of a comment is what it looks like.
    """

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = yaml.parse(text, Loader=_Parser).__next__
        self._text = text
        self._depth = 0
        self._read_to = 0  # all before is read: what has an event, and the signs
        self.comments: list[tuple[int, int]] = []
        self._hash = self._next_hash(0)  # the first, behind what was read, that may begin a comment

    def root(self) -> Node | None:
        found: Node | None = None
        documents = 0
        while type(event := self._next()) is not StreamEndEvent:
            self._pass(event.end_mark.index)
            if type(event) is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._decline(event, "it holds several documents")
                found = self._node(self._next())
        self._pass(len(self._text))
        return found

    # --- what stands between

    def _next_hash(self, place: int) -> int:
        found = self._text.find("#", place)
        return len(self._text) if found < 0 else found

    def _pass(self, place: int) -> None:
        """Pass over what stands before a place, and keep the comments there."""
        while self._hash < place:
            found = _COMMENT.match(self._text, self._hash, place)
            assert found is not None
            self.comments.append(found.span())
            self._hash = self._next_hash(found.end())
        self._read_to = max(self._read_to, place)

    def _take(self, end: int) -> None:
        """Take what stands before a place as read, comments or not."""
        self._read_to = end
        if self._hash < end:
            self._hash = self._next_hash(end)

    def _less_comments(self, begin: int, end: int) -> str:
        """Return what stands between two places, with blanks for comments."""
        between = self._text[begin:end]
        return _COMMENT.sub(_blanks, between) if "#" in between else between

    # --- what is read

    def _node(self, event: Any) -> Node | None:
        begin = event.start_mark.index
        if self._hash < begin:
            self._pass(begin)
        if type(event) is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._decline_marked(event)
            return self._read_text(event, begin)
        self._decline_marked(event)
        self._read_to = event.end_mark.index if event.flow_style else max(self._read_to, begin)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._decline(event, f"it nests more than {MAX_DEPTH} levels deep")
        sequence = type(event) is SequenceStartEvent
        found = self._read_items(event) if sequence else self._read_pairs(event)
        self._depth -= 1
        return found

    def _decline_marked(self, event: Any) -> None:
        """Decline what says that it is something else than what is typed."""
        if type(event) is AliasEvent:
            self._decline(event, "it has an alias, which stands for text that is written elsewhere")
        if event.anchor is not None:
            self._decline(event, "it has an anchor")
        if event.tag is not None:
            self._decline(event, "it has a tag")

    def _read_text(self, event: Any, begin: int) -> Text | None:
        end = event.end_mark.index
        if begin == end:
            return None
        style = event.style
        if style in _BLOCK:
            # Behind the mark of a block a comment may stand, and in its lines none; those below it
            # belong to nobody, though for the parser it goes on to what follows.
            self._pass(_header_end(self._text, begin))
            end = _block_end(self._text, begin, end)
            self._take(end)
            return Text(begin, end, style, text_in_block(event.value))
        self._read_to = end
        if self._hash < end:
            self._hash = self._next_hash(end)
        return Text(begin, end, style or "", event.value)

    def _read_items(self, start: Any) -> Items:
        items: list[Item] = []
        flow = start.flow_style
        begin = end = start.start_mark.index
        event: Any
        while type(event := self._next()) is not SequenceEndEvent:
            before, dash = self._read_to, event.start_mark.index
            if not flow:
                dash = before + self._less_comments(before, dash).rindex("-")
            node = self._node(event)
            end = dash + 1 if node is None else node.end
            items.append(Item(dash, node, end))
        return Items(begin, self._end_of(event, end, flow=flow), flow, tuple(items))

    def _read_pairs(self, start: Any) -> Pairs:
        pairs: dict[str, Pair] = {}
        flow = start.flow_style
        begin = end = start.start_mark.index
        next_event, read_key, node = self._next, self._read_key, self._node
        while type(event := next_event()) is not MappingEndEvent:
            key, colon = read_key(event)
            if key.value in pairs:
                twice = f"it has the key '{shorten(key.value)}' twice in a mapping"
                self._decline(event, twice)
            value = node(next_event())
            pairs[key.value] = Pair(key, colon, value)
            end = colon + 1 if value is None else value.end
        return Pairs(begin, self._end_of(event, end, flow=flow), flow, tuple(pairs.values()))

    def _end_of(self, event: Any, end: int, *, flow: bool) -> int:
        """Return where a list or a mapping ends: with its bracket, or with the last thing in it."""
        if not flow:
            return end
        self._pass(event.start_mark.index)
        self._take(event.end_mark.index)
        return int(event.end_mark.index)

    def _read_key(self, event: Any) -> tuple[Text, int]:
        """Return a key, and where its colon stands."""
        text, before = self._text, self._read_to
        begin, end = event.start_mark.index, event.end_mark.index
        if "?" in text[before:begin] and "?" in (lead := self._less_comments(before, begin)):
            further = lead.count("\n", lead.index("?"))
            self._decline(event, "a key of it stands behind a ?", above=further)
        if type(event) is not ScalarEvent or begin == end:
            self._decline(event, "a key of it is no text")
        key = self._node(event)
        assert isinstance(key, Text)
        colon = end
        if not text.startswith(":", end):
            found = _COLON.match(text, key.end)
            if found is None:
                self._decline(event, "a key of it has no colon")
            colon = found.end() - 1
        self._read_to = colon + 1
        return key, colon

    def _decline(self, event: Any, why: str, *, above: int = 0) -> NoReturn:
        raise NoLayout(why, event.start_mark.line + 1 - above)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _block_end(text: str, begin: int, end: int) -> int:
    """Return where the last line of a block scalar ends that shows something, or its header."""
    header = min(_header_end(text, begin), end)
    return begin + max(len(text[begin:stop].rstrip(BLANK)) for stop in (header, end))


def _header_end(text: str, begin: int) -> int:
    found = LINE_END.search(text, begin)
    return len(text) if found is None else found.start()
