"""A page as whoever reads it finds it: its elements, with their attributes and their texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

import libyatl
from libyatl import Selection, Timeline
from libyatl.formats import read_data
from libyatl.views.scene.shapes import DAY

_EMPTY = {"meta", "input", "br"}
_CLOSED_BY = {"li": {"li"}}


class Node(NamedTuple):
    """An element: what stands in it are texts and elements."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Node | str]

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def walk(self) -> Iterator[Node]:
        yield self
        for each in self.inside:
            if isinstance(each, Node):
                yield from each.walk()

    def all(self, what: str) -> list[Node]:
        """Return the elements of a tag, or of a class that is said with a dot."""
        if what.startswith("."):
            return [node for node in self.walk() if what[1:] in node.classes]
        return [node for node in self.walk() if node.tag == what]

    def one(self, what: str) -> Node:
        (found,) = self.all(what)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of {tag} twice"
        if self.open[-1].tag in _CLOSED_BY.get(tag, ()):
            self.open.pop()
        node = Node(tag, dict(attrs), [])
        self.open[-1].inside.append(node)
        if tag not in _EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Node(tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == "li" != tag:
            self.open.pop()
        assert self.open[-1].tag == tag, f"{tag} closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def page(what: str | Timeline | Selection, **more: Any) -> str:
    """Return the page of a selection, or of a file in YAML."""
    if isinstance(what, str):
        what = read_data([("mine.yaml", what.encode())], format="yaml")
    made = libyatl.draw(what, format="html", **more)
    assert isinstance(made, str)
    return made


def read(text: str) -> Node:
    """Return the elements of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert [node.tag for node in reader.open] == ["", "html"]  # which need not be closed
    return reader.open[1]


def listed(root: Node) -> list[Node]:
    """Return the events of a page."""
    return [li for each in root.all(".list") for li in each.inside if isinstance(li, Node)]


def told(root: Node) -> dict[str, Any]:
    """Return what the page says as JSON."""
    found: dict[str, Any] = json.loads(root.one(".data").text)
    return found


_KINDS = {"m": "moment", "s": "span", "w": "window", "b": "by", "f": "from"}


def decoded(code: str) -> tuple[Any, ...]:
    """Return what a shape was: kind, edges, unit, what is stated, what runs on."""
    kind, rest = _KINDS[code[0]], code[1:]
    unit = 1 if rest.startswith(":") else DAY
    rest = rest.removeprefix(":")
    runs_on = "<" in rest, ">" in rest
    rest = rest.rstrip("<>")
    stated = True, True
    if rest[-1] in "-()":
        stated = {"-": (False, False), "(": (False, True), ")": (True, False)}[rest[-1]]
        rest = rest[:-1]
    edges = [int(edge) * unit if edge else None for edge in rest.split(",")]
    if len(edges) == 1:
        edges = [edges[0], edges[0] + unit] if edges[0] is not None else []
    if len(edges) == 2:
        edges = [edges[0], edges[1], edges[0], edges[1]]
    return kind, *edges, unit, stated, runs_on
