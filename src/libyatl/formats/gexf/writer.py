"""A network of actors as GEXF 1.3 (https://gexf.net): nodes, edges, and when each of them is.

Nodes have what a tally has of an actor. An edge weighs as many events as its two actors share.
Every event is a spell of those that take part in it, so that Gephi shows the network as it was at
a time; one of no known day is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from libyatl.chronology import Bounds
from libyatl.dates import to_edtf
from libyatl.formats.gexf.spells import is_dated, spell_of
from libyatl.query import Row
from libyatl.query.fact_tables import cell_text
from libyatl.query.networks import Edge, Network, Node
from libyatl.query.tallies import Tally
from libyatl.query.tally_columns import CELLS
from libyatl.text.inert import inert
from libyatl.text.told_apart import told_apart
from libyatl.version import __version__

_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta>
<creator>libyatl {__version__}</creator>
"""
_GRAPH = (
    '<graph mode="dynamic" defaultedgetype="undirected" idtype="string" timeformat="date" '
    'timerepresentation="interval">\n'
)


def _of_tally(read: Callable[[Tally], object]) -> Callable[[Node], object]:
    return lambda node: read(node.tally)


_OF_NODES: Mapping[str, Callable[[Node], object]] = {
    **{name: _of_tally(read) for name, read in CELLS.items() if name not in ("id", "name", "with")},
    "roles": lambda node: node.roles,
}
_OF_EDGES: Mapping[str, Callable[[Edge], object]] = {
    "events": lambda edge: edge.share.events,
    "certain": lambda edge: edge.share.certain,
    "possible": lambda edge: edge.share.possible,
    "first": lambda edge: next(_dates_told(edge.share.rows), ""),
    "last": lambda edge: next(_dates_told(reversed(edge.share.rows)), ""),
    "ids": lambda edge: [row.event.shown_id for row in edge.share.rows],
    "sources": lambda edge: list(dict.fromkeys(_sources_told(edge.share.rows))),
}
_TYPES = {
    "registered": "boolean",
    **dict.fromkeys(("events", "certain", "possible"), "integer"),
}
"""Attributes that are no text."""


def write_gexf(network: Network) -> Iterator[str]:
    """Yield the network as one document (`libyatl.formats.format.WriteNetwork`)."""
    yield _HEAD
    if network.title:
        yield f"<description>{escape(inert(network.title))}</description>\n"
    yield f"</meta>\n{_GRAPH}"
    yield from _declared("node", _OF_NODES)
    yield from _declared("edge", _OF_EDGES)
    keys = [node.tally.id for node in network.nodes]
    ids = dict(zip(keys, told_apart(map(inert, keys), "{}_{}"), strict=True))
    yield "<nodes>\n"
    for node in network.nodes:
        named: dict[str, object] = {"id": ids[node.tally.id], "label": node.tally.name}
        said = {name: read(node) for name, read in _OF_NODES.items()}
        yield from _element("node", named, said, node.rows)
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(network.edges):
        source, target = (ids[actor] for actor in edge.actors)
        named = {"id": number, "source": source, "target": target, "weight": edge.share.events}
        said = {name: read(edge) for name, read in _OF_EDGES.items()}
        yield from _element("edge", named, said, edge.share.rows)
    yield "</edges>\n</graph>\n</gexf>\n"


def lost_in_gexf(network: Network) -> dict[str, int]:
    """Count what no spell and no edge can say of the network, by its words."""
    rows = {row.place: row for node in network.nodes for row in node.rows}.values()
    dated = [row.bounds for row in rows if is_dated(row.bounds)]
    return {
        "days of undated events": len(rows) - len(dated),
        "days beyond the years 1 to 9999": sum(spell_of(bounds) is None for bounds in dated),
        "pairs with actors that are not listed": network.unlisted,
    }


def _declared(of: str, attributes: Iterable[str]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for name in attributes:
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES.get(name, "string")}"/>\n'
    yield "</attributes>\n"


def _element(
    tag: str, named: Mapping[str, object], said: Mapping[str, object], rows: Iterable[Row]
) -> Iterator[str]:
    """Yield a node or an edge, with what there is to say of it and a spell for each event."""
    yield f"<{tag}{_attributes(named)}>\n<attvalues>\n"
    for name, value in said.items():
        yield f'<attvalue for="{name}" value={quoteattr(_attribute_value(value))}/>\n'
    yield "</attvalues>\n"
    # The schema has no `spells` without any.
    if spells := "".join(_spell_line(row.bounds) for row in rows):
        yield f"<spells>\n{spells}</spells>\n"
    yield f"</{tag}>\n"


@lru_cache(maxsize=1 << 14)
def _spell_line(bounds: Bounds) -> str:
    spell = spell_of(bounds)
    return "" if spell is None else f"<spell{_attributes(spell._asdict())}/>\n"


def _attributes(values: Mapping[str, object]) -> str:
    """Return attributes of XML, those that are not None: inert, which leaves what XML 1.0 has."""
    told = {name: inert(str(value)) for name, value in values.items() if value is not None}
    return "".join(f" {name}={quoteattr(value)}" for name, value in told.items())


def _attribute_value(value: object) -> str:
    """Return a value as inert text; yes and no as XML Schema has them."""
    return str(value).lower() if isinstance(value, bool) else cell_text(value)


def _dates_told(rows: Iterable[Row]) -> Iterator[str]:
    return (to_edtf(row.event.when) for row in rows if row.event.when is not None)


def _sources_told(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from (row.names.sources.shown(cited.source) for cited in row.event.sources)
