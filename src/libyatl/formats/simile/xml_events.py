"""The events of a SIMILE timeline in XML: their attributes and their text, with their places.

What stands between the tags of an event is HTML, mostly escaped: its entities are undone once. Tags
that are not escaped are told as they stand.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any, NamedTuple
from xml.parsers import expat

from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.nodes import MAX_DEPTH, Mapping
from libyatl.formats.safe_xml import guarded
from libyatl.text.inert import shorten

ROOT, EVENT = "data", "event"
TEXT = "\0"
"""The key of what stands between the tags of an event, which no attribute is called."""


class XmlFault(Exception):
    """A text is not read on: why, what to do, the line and column from 1."""

    def __init__(self, message: str, help: str, line: int, column: int) -> None:
        """Take what is said of it."""
        super().__init__(message)
        self.message, self.help = message, help
        self.line, self.column = line, column


class NestedTooDeep(XmlFault):
    """Its elements nest too deep."""


class XmlData(NamedTuple):
    """What a text holds, as far as it is read.

    Attributes:
        root: the name of its first element; empty where there is none.
        about: the attributes of that.
        events: its events, attributes and text.
        others: how many elements it holds beside events, by their names.
        broken: why it is not read on, if so.
    """

    root: str
    about: dict[str, str]
    events: list[Mapping]
    others: Counter[str]
    broken: XmlFault | None


def xml_data(data: bytes) -> XmlData:
    """Return what a text in UTF-8 holds; what stands before a fault is read."""
    reading = _Reading()
    broken: XmlFault | None = None
    try:
        reading.parser.Parse(data, True)
    except XmlFault as found:
        broken = found
    except expat.ExpatError as failure:
        said = expat.ErrorString(failure.code)
        message = f"this is no XML: {said}"
        help = "write < and & as &lt; and &amp;, and see that each tag is closed"
        broken = XmlFault(message, help, failure.lineno, failure.offset + 1)
    return XmlData(reading.root, reading.about, reading.events, reading.others, broken)


class _Reading:
    def __init__(self) -> None:
        self.root = ""
        self.about: dict[str, str] = {}
        self.events: list[Mapping] = []
        self.others: Counter[str] = Counter()
        self._depth = 0
        self._event: Mapping | None = None
        self._pieces: list[tuple[bool, str]] = []
        parser = self.parser = guarded(self._refuse_doctype, "utf-8")
        parser.StartElementHandler = self._start_element
        parser.EndElementHandler = self._end_element
        parser.CharacterDataHandler = self._text_within

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        local = name.rpartition(" ")[2]
        if self._depth == 1:
            self.root, self.about = local, attributes
        elif self._depth == 2 and local == EVENT and self.root == ROOT:
            self._event = self._event_begun(attributes)
            self._pieces = []
        elif self._depth == 2:
            self.others[local] += 1
        elif self._event is not None:
            said = "".join(f' {key}="{escape(text)}"' for key, text in attributes.items())
            self._pieces.append((True, f"<{local}{said}>"))
        if self._depth > MAX_DEPTH:
            message = f"the file nests more than {MAX_DEPTH} levels deep"
            raise NestedTooDeep(message, "write it flatter", *self._from_one())

    def _end_element(self, name: str) -> None:
        event = self._event
        if event is not None and self._depth == 2:
            if text := _html_of(self._pieces):
                place = event.start_mark
                event[TEXT] = Cell(TEXT, place, place), Cell(text, place, place, '"')
            event.end_mark = self._mark_here()
            self.events.append(event)
            self._event = None
        elif event is not None:
            self._pieces.append((True, f"</{name.rpartition(' ')[2]}>"))
        self._depth -= 1

    def _text_within(self, text: str) -> None:
        if self._event is not None:
            self._pieces.append((False, text))

    def _event_begun(self, attributes: dict[str, str]) -> Mapping:
        place = self._mark_here()
        event = Mapping(
            {
                key: (Cell(key, place, place), Cell(text, place, place, '"'))
                for key, text in attributes.items()
            }
        )
        event.start_mark = event.end_mark = place
        event.flow = False
        return event

    def _mark_here(self) -> Line:
        return Line(self.parser.CurrentLineNumber - 1, self.parser.CurrentColumnNumber)

    def _from_one(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _refuse_doctype(self, name: str, *_: Any) -> None:
        message = f"the file declares a DOCTYPE, '{shorten(name)}', in which entities can be made"
        help = "delete it, with all that stands within its <>"
        raise XmlFault(message, help, *self._from_one())


def _html_of(pieces: list[tuple[bool, str]]) -> str:
    """Return the text of an event; one that stands beside tags is escaped as these need it."""
    if any(is_tag for is_tag, _ in pieces):
        text = "".join(said if is_tag else escape(said, quote=False) for is_tag, said in pieces)
    else:
        text = "".join(said for _, said in pieces)
    return "\n".join(map(str.strip, text.strip().split("\n")))
