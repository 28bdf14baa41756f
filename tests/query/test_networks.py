"""Networks of actors: who is a node, which two are an edge, and by how many events."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from drawn_timelines import timelines
from hypothesis import given

import libyatl
from libyatl import Timeline, UsageError, api
from libyatl.formats import read_data
from libyatl.model.registers import names_of
from libyatl.query.networks import Network

TEXT = b"""\
title: The mill
actors: {ann: {name: Ann Lee, aliases: [Ann], kind: person}, nobody: {name: Nobody}}
events:
- {id: late, title: L, date: 2018, actors: [Ann, Bob]}
- {id: early, title: E, date: 2016,
   actors: [{id: ann, role: host}, {id: Bob, role: guest}, Cy, Ann]}
- {id: alone, title: A, date: 2017, actors: [{id: Ann Lee, role: host}]}
- {id: told, title: T, date: 2017-05, actors: [Bob, Cy],
   sources: [{id: herald, says: {actors: [Bob, Dee]}}]}
- {id: none, title: N}
"""


def read(text: bytes = TEXT) -> Timeline:
    return read_data([("events.yaml", text)])


def nodes(network: Network) -> list[tuple[str, int, int]]:
    return [(node.tally.id, node.tally.events, node.tally.certain) for node in network.nodes]


def edges(network: Network) -> list[tuple[tuple[str, str], list[str], int]]:
    return [
        (edge.actors, [row.event.id for row in edge.share.rows], edge.share.certain)
        for edge in network.edges
    ]


def test_each_two_who_take_part_in_one_event_are_an_edge() -> None:
    network = libyatl.network(read())
    assert (network.title, network.unlisted, network.crowded) == ("The mill", 0, ())
    assert nodes(network) == [
        ("ann", 3, 3),
        ("Bob", 3, 3),
        ("Cy", 2, 1),
        ("Dee", 1, 0),
        ("nobody", 0, 0),
    ]
    assert edges(network) == [
        (("Bob", "ann"), ["early", "late"], 2),
        (("Bob", "Cy"), ["early", "told"], 1),
        (("Bob", "Dee"), ["told"], 0),
        (("Cy", "ann"), ["early"], 1),
    ]
    assert {node.tally.id: node.roles for node in network.nodes} == {
        "ann": {"host": 2},
        "Bob": {"guest": 1},
        "Cy": {},
        "Dee": {},
        "nobody": {},
    }


def test_a_selection_that_possibly_matches_is_possible() -> None:
    network = libyatl.network(libyatl.select(read(), before="2016-06"))
    assert nodes(network) == [("ann", 1, 0), ("Bob", 1, 0), ("Cy", 1, 0)]
    assert {edge.share.possible for edge in network.edges} == {1}


@pytest.mark.parametrize(
    ("asked", "found", "unlisted"),
    [
        ({"names": ["Ann", "Bob"]}, [("Bob", "ann")], 3),
        ({"names": "Ann"}, [], 4),
        ({"limit": 3}, [("Bob", "ann"), ("Bob", "Cy"), ("Cy", "ann")], 1),
        ({"limit": 0}, [], 4),
    ],
)
def test_edges_join_nodes_alone_and_what_is_left_out_is_counted(
    asked: dict[str, object], found: list[tuple[str, str]], unlisted: int
) -> None:
    network = libyatl.network(read(), **asked)  # type: ignore[arg-type]
    assert ([edge.actors for edge in network.edges], network.unlisted) == (found, unlisted)


def test_the_order_is_that_of_the_tallies() -> None:
    network = libyatl.network(read(), sort="name", reverse=True)
    assert [node.tally.id for node in network.nodes] == ["nobody", "Dee", "Cy", "Bob", "ann"]


def test_events_of_too_many_actors_are_no_edges() -> None:
    text = b"events:\n- {title: A, actors: [x, y]}\n- title: B\n  actors: [%s]\n"
    network = libyatl.network(read(text % b",".join(b"a%d" % n for n in range(1500))))
    assert edges(network) == [(("x", "y"), ["a"], 1)]
    assert [row.event.title for row in network.crowded] == ["B"]
    assert len(network.nodes) == 1502


@pytest.mark.parametrize("asked", [{"names": ["Zed"]}, {"sort": "weight"}, {"limit": -1}])
def test_what_cannot_be_asked(asked: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        libyatl.network(read(), **asked)  # type: ignore[arg-type]


@given(timelines())
def test_an_edge_has_the_events_that_bear_both(timeline: Timeline) -> None:
    network = libyatl.network(timeline)
    assert [node.tally for node in network.nodes] == api.tally(timeline, "actors")
    key = names_of(timeline).actors.key
    expected = Counter(
        (event.id, pair)
        for event in timeline.events
        if not any(cited.says for cited in event.sources)
        for pair in combinations(sorted({key(part.actor) for part in event.actors}), 2)
    )
    found = Counter(
        (row.event.id, edge.actors)
        for edge in network.edges
        for row in edge.share.rows
        if not any(cited.says for cited in row.event.sources)
    )
    assert found == expected
    assert len(network.edges) == len(libyatl.stats(timeline, by="pair").rows)
