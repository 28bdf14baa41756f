"""Who takes part in the same events: actors, and each two of them who do, as a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from libyatl.query.selection import Row, Selection
from libyatl.query.shares import Share, paired
from libyatl.query.tallies import Tally, bearers, crowded


class Node(NamedTuple):
    """An actor of a network.

    `roles` are those that events give it, with in how many; `rows` its events in order of time.
    """

    tally: Tally
    roles: dict[str, int]
    rows: Sequence[Row]


class Edge(NamedTuple):
    """Two actors, by the ids of their tallies, the lesser first, and the events of both."""

    actors: tuple[str, str]
    share: Share


class Network(NamedTuple):
    """Actors as nodes, and as edges each two of them who take part in one event.

    `title` is that of the chronology. Nodes stand as the tallies do of which they were made, edges
    by how many events they share, the most first. `unlisted` counts the pairs that are no edge
    since one of the two is no node; `crowded` are the events that no edge tells of since too many
    took part (`libyatl.query.tallies.crowded`).
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unlisted: int
    crowded: tuple[Row, ...]


def network_of(selection: Selection, tallies: Sequence[Tally]) -> Network:
    """Return the network of the actors that were tallied of a selection, and of no others."""
    rows = bearers(selection, "actor").rows
    roles = _roles_played(selection)
    listed = {tally.id for tally in tallies}
    nodes = (Node(one, dict(roles.get(one.id, {})), rows.get(one.id, ())) for one in tallies)
    pairs = paired(selection)
    shown = selection.names.actors.shown
    edges = [
        Edge(pair, Share((shown(pair[0]), shown(pair[1])), shared))
        for pair, shared in pairs.items()
        if listed.issuperset(pair)
    ]
    return Network(
        selection.timeline.title,
        tuple(nodes),
        tuple(sorted(edges, key=_most_first)),
        len(pairs) - len(edges),
        tuple(crowded(selection, "actor")),
    )


def _most_first(edge: Edge) -> tuple[object, ...]:
    return -edge.share.events, [name.casefold() for name in edge.share.names], edge.actors


def _roles_played(selection: Selection) -> dict[str, Counter[str]]:
    """Return by actor the roles that the events themselves give it, the earliest first."""
    key = selection.names.actors.key
    found: dict[str, Counter[str]] = {}
    for row in selection.in_time:
        for actor, role in {(key(part.actor), part.role): None for part in row.event.actors}:
            if role:
                found.setdefault(actor, Counter())[role] += 1
    return found
