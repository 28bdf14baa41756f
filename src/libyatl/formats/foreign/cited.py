"""What others write for sources, told as ours: citations, and entries of the registry.

A name stays a name, and an address is a source of its own. A mapping of title, address and the like
becomes an entry of `sources`, and is cited by its id: the one that it has, else one that is made of
its outlet, its date and its address. What has the same address is one source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.formats.entries.cells import Cell, mapping_at, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Value
from libyatl.formats.entries.nodes import Sequence as Several
from libyatl.formats.entries.values import File
from libyatl.formats.foreign.articles import Article, are_told, nested, side_by_side
from libyatl.formats.foreign.described import Described, described, is_known_key, said_in
from libyatl.formats.foreign.roles import folded
from libyatl.formats.foreign.source_ids import source_id
from libyatl.formats.foreign.urls import is_url, urls_in
from libyatl.text.inert import is_blank
from libyatl.text.spelling import fold

_ARTICLES = "source_article"
_BESIDE = ("source_office", "source_date", "source_headline")
"""The columns of one table of articles, and of the same side by side."""
_NAMES = frozenset(["source", "sources", "publisher", "outlet", "media", "newspaper"])
_LINKS = frozenset(["url", "urls", "link", "links", "source_url", "source_link"])


class Told(NamedTuple):
    """What an entry cites: the `items` of its sources, and the `columns` that they hold whole."""

    items: list[Node]
    columns: frozenset[str]


class Sources:
    """The sources that one foreign file cites, each once."""

    def __init__(self, into: FileAssembly) -> None:
        """Take where the file is read into; all files of one reading have their ids in common."""
        self._into = into
        self._split = into.how.split
        self._said: dict[tuple[str, str], tuple[Scalar, Described]] = {}
        self._where: dict[tuple[str, str], tuple[File, int]] = {}
        self._named: dict[str, Scalar] = {}

    def of(self, columns: Sequence[tuple[str, Value]]) -> Told:
        """Return what an entry cites, of which these are all columns that tell of sources."""
        if len(columns) > 1:
            return self._of_all(columns)
        ((name, value),) = columns
        if value is None or value is REFUSED or folded(name) in (_ARTICLES, *_BESIDE):
            return self._of_all(columns)
        items = _each_once(self._citing(value))
        return Told(items, frozenset([name] if items else []))

    def _of_all(self, columns: Sequence[tuple[str, Value]]) -> Told:
        cells = {
            name: value for name, value in columns if value is not None and value is not REFUSED
        }
        by_name = {folded(name): name for name in reversed(cells)}
        items: list[Node] = []
        told: set[str] = set()
        for some, taken in (
            self._citing_articles(cells, by_name),
            self._citing_linked(cells, by_name),
        ):
            items += some
            told |= taken
        tabled = [by_name[key] for key in (_ARTICLES, *_BESIDE) if key in by_name]
        done = told.union(tabled if len(tabled) > 1 else ())
        for name, value in cells.items():
            if name not in done and (cited := list(self._citing(value))):
                items += cited
                told.add(name)
        return Told(_each_once(items), frozenset(told))

    def enter(self) -> None:
        """Hand the entries over that the registry needs, after the last event of the file."""
        publishers = {fold(said.outlet) for _, said in self._said.values() if said.outlet}
        for (id, content), (at, said) in self._said.items():
            self._into.turn_to(self._where[id, content])
            key = Cell(id, at.start_mark, at.end_mark)
            self._into.entry("sources", key, said.entry, own=said.further, made=True)
        # A bare name would else mean the one article of the outlet that is called so.
        for name, cell in self._named.items():
            if fold(name) in publishers:
                self._into.entry("sources", cell, None, made=True)

    def _citing_articles(
        self, cells: dict[str, Node], by_name: dict[str, str]
    ) -> tuple[list[Node], set[str]]:
        """Return what a table of articles cites, whether in one cell or in cells side by side."""
        texts = {
            key: (by_name[key], cell)
            for key in (_ARTICLES, *_BESIDE)
            if (cell := _said_cell(cells.get(by_name.get(key, ""))))
        }
        if not texts:
            return [], set()
        whole = texts.get(_ARTICLES)
        articles = nested(whole[1].value) if whole else []
        told = {whole[0]} if whole and articles else set()
        if not articles and len(texts) - (whole is not None) == len(_BESIDE):
            articles = side_by_side(*(texts[key][1].value for key in _BESIDE))
        for number, key in enumerate(_BESIDE):
            if key in texts and are_told(articles, texts[key][1].value, number):
                told.add(texts[key][0])
        if articles:
            at = next(iter(texts.values()))[1]
            return [self._article(article, at) for article in articles], told
        return ([whole[1]], {whole[0]}) if whole else ([], set())

    def _citing_linked(
        self, cells: dict[str, Node], by_name: dict[str, str]
    ) -> tuple[list[Node], set[str]]:
        """Return the sources whose names and addresses stand side by side, as many of each."""
        names = [by_name[key] for key in by_name if key in _NAMES]
        links = [by_name[key] for key in by_name if key in _LINKS]
        if len(names) != 1 or len(links) != 1:
            return [], set()
        outlets, link = _said_cell(cells[names[0]]), _said_cell(cells[links[0]])
        if outlets is None or link is None:
            return [], set()
        urls, parts = urls_in(link.value), list(_parts_of_cell(outlets, self._split))
        if not urls or len(urls) != len(parts) or any(map(urls_in, (part.value for part in parts))):
            return [], set()
        pairs = zip(parts, urls, strict=True)
        made = [mapping_at(part, {"publisher": part.value, "url": url}) for part, url in pairs]
        return list(map(self._citing_described, made)), {names[0], links[0]}

    def _citing(self, value: Node) -> Iterator[Node]:
        if isinstance(value, Several):
            for item in value:
                if isinstance(item, Mapping):
                    yield from self._of_mapping(item)
                elif isinstance(item, Several):
                    yield item
                elif (cell := _said_cell(item)) is not None:
                    yield self._citing_name(cell)
        elif isinstance(value, Mapping):
            yield from self._of_mapping(value)
        elif articles := nested(value.value):
            yield from (self._article(article, value) for article in articles)
        elif urls := urls_in(value.value):
            yield from (self._citing_name(with_text(value, url)) for url in urls)
        else:
            yield from map(self._citing_name, _parts_of_cell(value, self._split))

    def _of_mapping(self, node: Mapping) -> Iterator[Node]:
        """Yield what a mapping cites: one source, or many where it has addresses by their names."""
        values = [_said_cell(value) for _, value in node.values()]
        urls = [value for value in values if value is not None and is_url(value.value)]
        if urls and len(urls) == len(node) and not any(map(is_known_key, node)):
            for key, value in node.values():
                url = value.value  # type: ignore[union-attr]
                yield self._citing_described(mapping_at(key, {"title": key.value, "url": url}))
        elif any(value is not None and value is not REFUSED for _, value in node.values()):
            yield self._citing_described(node)

    def _article(self, article: Article, at: Scalar) -> Node:
        outlet, date, headline = article
        return self._citing_described(
            mapping_at(at, {"publisher": outlet, "published": date, "title": headline})
        )

    def _citing_described(self, node: Mapping) -> Node:
        said = described(node)
        if said.bare is not None:
            return self._citing_name(said.bare)
        registered = said.id and not said.entry and not said.further
        id = said.id if registered else source_id(said, self._into.source_ids)
        at = Cell(id, node.start_mark, node.end_mark)
        if not registered:
            self._said.setdefault((id, said.content), (at, said))
            self._where.setdefault((id, said.content), self._into.where)
        if not said.cited:
            return at
        cited = Mapping({"id": (at, at), **said.cited})
        cited.start_mark, cited.end_mark, cited.flow = node.start_mark, node.end_mark, False
        return cited

    def _citing_name(self, cell: Scalar) -> Node:
        text = cell.value.strip()
        if not is_url(text):
            self._named.setdefault(text, with_text(cell, text))
            return cell if text == cell.value else with_text(cell, text)
        return self._citing_described(mapping_at(cell, {"url": text}))


def _each_once(items: Iterable[Node]) -> list[Node]:
    """Return what is cited, without a bare name that stands there twice."""
    names: set[str] = set()
    once: list[Node] = []
    for item in items:
        name = "" if isinstance(item, Mapping | Several) else item.value
        if not name or name not in names:
            once.append(item)
        names.add(name)
    return once


def _said_cell(value: Value) -> Scalar | None:
    """Return what is a text, if it says something."""
    said = said_in(value)
    return None if isinstance(said, Several | Mapping) else said


def _parts_of_cell(cell: Scalar, split: str) -> Iterator[Scalar]:
    parts: Iterable[str] = cell.value.split(";")
    if split:
        parts = (piece for part in parts for piece in part.split(split))
    for part in map(str.strip, parts):
        if not is_blank(part):
            yield with_text(cell, part)
