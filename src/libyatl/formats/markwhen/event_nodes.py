"""An event of Markwhen with the lines below it, in the keys of an event.

Below the line with the date may stand properties (`location: Dresden`), then come its words. What
no key of an event holds is kept, under the name that it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from libyatl.dates.parsing import is_date
from libyatl.formats.entries.cells import Cell, Line, mapping_at
from libyatl.formats.entries.nodes import Mapping, Node, Scalar, Sequence
from libyatl.formats.foreign.naming import sequence_at
from libyatl.formats.foreign.retelling import kept_as
from libyatl.formats.markwhen.inline_marks import (
    Marks,
    checked,
    id_in,
    is_links_alone,
    no_marks,
    plain_title,
    unlisted,
)
from libyatl.formats.markwhen.line_kinds import ANY_KEY, Block, keyed
from libyatl.formats.markwhen.stretches import Stretch, told_stretch
from libyatl.model.entries import AS_TYPED
from libyatl.text.inert import is_blank

_PROPERTY = re.compile(r"[ \t]*+([a-z][\w.-]*):(?:[ \t]+(.*)|[ \t]*)$")
_FENCE = re.compile(r"---+[ \t]*$")
_NAMES = {"tags": "tags", "location": "places", "locations": "places"}


class Said(NamedTuple):
    """What an event says, before it is known to what it is relative.

    Attributes:
        block: its lines.
        typed: all that stands before the colon of the date, without how it recurs.
        stretch: when it was; None where that cannot be said.
        why: what to do about that; empty where it can be said.
        id: the id that its author gave it.
        title: empty where it has no words.
        summary: the other words.
        marks: what the marks in its words say.
        kept: what no key of an event holds.
        zone: the time zone that it names; empty where it names none.
    """

    block: Block
    typed: str
    stretch: Stretch | None
    why: str
    id: str
    title: str
    summary: str
    marks: Marks
    kept: dict[str, object]
    zone: str


def said_of_event(block: Block, *, is_day_first: bool) -> Said:
    """Return what an event says."""
    found = block.found
    begin, end = found["begin"], found["end"] or ""
    typed = found.string[found.start("begin") : found.end("end" if end else "begin")]
    told = told_stretch(begin, end, is_day_first=is_day_first)
    stretch, why = (None, told) if isinstance(told, str) else (told, "")
    properties, body = _properties(block.below)
    marks = no_marks()
    for name in _NAMES.keys() & properties.keys():
        named = dict.fromkeys(_items_of(properties.pop(name)))
        (marks.tags if _NAMES[name] == "tags" else marks.places).update(named)
    kept: dict[str, object] = {}
    id = properties.pop("id", "") or id_in(found["text"])
    title, rest = _title_and_rest(found["text"].strip(), id, body, kept)
    for text in (found["text"], *body):
        marks.take(text)
    kept |= {kept_as(key): value for key, value in properties.items()}
    if is_date(typed) if stretch is None else stretch.text != typed:
        kept[f"date{AS_TYPED}"] = typed
    if found["every"]:
        kept["recurrence"] = found["every"].strip()
    if block.comments:
        kept["comments"] = block.comments
    zone = properties.get("timezone") or properties.get("tz") or ""
    return Said(block, typed, stretch, why, id, title, rest, marks, kept, zone)


def node_of(said: Said, id: str, before: str, tag: str, sources: Iterable[Node]) -> Mapping:
    """Return the event as a node.

    Args:
        said: what it says.
        id: its id; empty where it has none.
        before: the id of the event before it, if it is relative to that.
        tag: the headings that it stands under; empty where there are none.
        sources: what it cites.
    """
    block, found = said.block, said.block.found
    at_date = _at_column(block.line, found.start("begin"), said.typed)
    words = _at_column(block.line, found.start("text"), found["text"])
    stretch = said.stretch or Stretch()
    node = Mapping()
    node.start_mark, node.end_mark, node.flow = at_date.start_mark, words.end_mark, False

    def put(key: str, value: Node, at: Scalar = words) -> None:
        node[key] = Cell(key, at.start_mark, at.start_mark), value

    for key, text in (("id", id), ("title", said.title), ("summary", said.summary)):
        if text:
            put(key, words._replace(value=text))
    for key, text in (("date", stretch.text), ("lasted", stretch.lasted)):
        if text:
            put(key, at_date._replace(value=text), at_date)
    if stretch.relative is not None:
        put(stretch.relative.side, _relation_to(stretch, before, at_date), at_date)
    marks = said.marks
    tags = dict.fromkeys([tag, *marks.tags] if tag else marks.tags)
    for key, names in (("actors", marks.actors), ("places", marks.places), ("tags", tags)):
        if names:
            put(key, sequence_at([words._replace(value=name) for name in names]))
    if cited := [*sources]:
        put("sources", sequence_at(cited))
    return node


def links_node(said: Said) -> Sequence:
    """Return the addresses that the words of an event lead to, each as a source."""
    found = said.block.found
    words = _at_column(said.block.line, found.start("text"), found["text"])
    links: list[Node] = [
        mapping_at(words, {"title": link.words, "url": link.url}) for link in said.marks.links
    ]
    return sequence_at(links)


def _properties(below: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the properties that stand first below an event, and the other lines."""
    if below and _FENCE.match(below[0]):
        end = next((n for n, line in enumerate(below[1:], 1) if _FENCE.match(line)), 0)
        return (keyed(below[1:end], ANY_KEY), below[end + 1 :]) if end else ({}, below)
    number = 0
    seen: set[str] = set()
    for line in below:
        found = _PROPERTY.match(line)
        if found is None or found[1] in seen:
            break
        seen.add(found[1])
        number += 1
    return keyed(below[:number], _PROPERTY), below[number:]


def _items_of(text: str) -> list[str]:
    """Return the items of `[a, b]`, else the whole text; a tag without its sign."""
    inner = text.strip()
    parts = inner[1:-1].split(",") if inner[:1] == "[" and inner[-1:] == "]" else [inner]
    plain = (part.strip().strip("\"'").removeprefix("#") for part in parts)
    return [part for part in plain if not is_blank(part)]


def _title_and_rest(
    first: str, id: str, body: list[str], kept: dict[str, object]
) -> tuple[str, str]:
    """Return the title and the summary; a first line without words leaves it to the next one."""
    box, words = checked(first)
    title = plain_title(words, id)
    rest = body
    if is_blank(title):
        number = next((n for n, line in enumerate(body) if not is_blank(plain_title(line))), None)
        if number is not None:
            box_below, words = checked(unlisted(body[number]))
            box, title = box or box_below, plain_title(words) or body[number].strip()
            rest = [*body[:number], *body[number + 1 :]]
        else:
            title = first
    if box:
        kept["completed"] = box
    told = [line.rstrip() for line in rest if not is_links_alone(line)]
    return title, "\n".join(told).strip("\n")


def _relation_to(stretch: Stretch, before: str, at: Cell) -> Node:
    assert stretch.relative is not None
    to = stretch.relative
    return mapping_at(at, {"event": to.id or before, "at_least": to.at_least, "within": to.within})


def _at_column(line: int, column: int, text: str) -> Cell:
    return Cell(text, Line(line, column), Line(line, column + len(text)))
