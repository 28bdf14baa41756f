"""By what a text is known for a timeline of SIMILE, and how many events it holds."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

from libyatl.formats.format import Keys
from libyatl.formats.how import How
from libyatl.formats.json.signs import json_keys

_ROOT = re.compile(
    r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+<([^\s<>/]+)", re.DOTALL
)
_ATTRIBUTED = re.compile(r"<event\s[^<>]*?\b(?:start|title)\s*=")
_OF_A_TIMELINE = re.compile(r'"dateTimeFormat"\s*:')
_OF_AN_EVENT = re.compile(r'"(?:durationEvent|isDuration|latestStart|earliestEnd)"\s*:')
_LISTED = re.compile(r'"events"\s*:\s*\[')


def begins_simile(text: str) -> bool:
    """Whether the text begins as a timeline of SIMILE (`libyatl.formats.format.Begins`)."""
    first = text.lstrip()[:1]
    if first == "<":
        root = _ROOT.match(text)
        return root is not None and root[1] == "data" and bool(_ATTRIBUTED.search(text))
    if first != "{" or '"libyatl"' in text or not _LISTED.search(text):
        return False
    return bool(_OF_A_TIMELINE.search(text) or _OF_AN_EVENT.search(text))


def simile_keys(data: bytes) -> Keys:
    """Yield the name of the root of XML, where a timeline has `data`, or the keys of JSON."""
    if data.lstrip()[:1] != b"<":
        yield from json_keys(data)
    elif root := _ROOT.match(data.decode()):
        yield root[1], ("data",)


def count_events(data: bytes, how: How) -> int | None:
    """Count the events of a timeline (`libyatl.formats.format.CountEntries`)."""
    if not data.strip():
        return 0
    if data.lstrip()[:1] == b"<":
        counting = _Counting()
        try:
            parser = ElementTree.XMLParser(target=counting, encoding="utf-8")
            parser.feed(data)
            parser.close()
        except ElementTree.ParseError:
            return None
        return counting.events
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    events = value.get("events") if isinstance(value, dict) else None
    return len(events) if isinstance(events, list) else None


class _Counting:
    """Counts the elements `event` right below the root."""

    def __init__(self) -> None:
        self.events = self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.events += self._depth == 2 and tag.rpartition("}")[2] == "event"

    def end(self, tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Do nothing more."""
