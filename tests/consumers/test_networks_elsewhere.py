"""Networks of actors in the eyes of those who read GEXF: networkx, and graphology in node."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from consumers.browser import CURATED
from consumers.nodes import MODULES, node

import libyatl
from libyatl.formats import network_writer
from libyatl.model.registers import names_of
from libyatl.text.inert import inert

AWKWARD = """\
title: "Awkward <b> & ]]>"
actors:
  ann: {name: "Ann \\"A\\" <script>alert(1)</script>", aliases: [A]}
  hifter: {name: خليفة حفتر}
events:
- {id: month, title: M, date: 2017-07, actors: [ann, hifter, '=HYPERLINK("http://h")']}
- {id: old, title: O, date: 44 BC, actors: [A, hifter]}
- {id: approximate, title: A, date: c. 2031, actors: [hifter, "Bob\\x07\\u202e"]}
- {id: clock, title: C, date: "2031-05-02T09:30+02:00", actors: [ann, "line\\nend\\ttab"]}
- {id: open, title: P, date: 2031/.., actors: [hifter, ann]}
- {id: span, title: S, date: 2031-05-02/2031-05-09, actors: [ann, hifter]}
- {id: none, title: N, actors: [ann, "&amp;"]}
- {id: alone, title: L, date: 1890-01-01, actors: [Zed]}
"""
GRAPHOLOGY = """
const {createRequire} = require("module");
const from = createRequire(process.argv[1] + "/");
const gexf = from("graphology-gexf"), Graph = from("graphology");
const text = require("fs").readFileSync(process.argv[2], "utf8");
const graph = gexf.parse(Graph.default || Graph, text);
const nodes = graph.mapNodes((id, has) => [id, has.label, has.events]);
const edges = graph.mapEdges((id, has, one, two) => [one, two, has.weight, has.certain, has.ids]);
console.log(JSON.stringify([nodes, edges]));
"""
Seen = tuple[list[tuple[str, str, int]], list[tuple[frozenset[str], int, int, str]]]


def by_networkx(path: Path) -> Seen:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(path)
    assert type(graph) is networkx.Graph
    return (
        [(id, held["label"], held["events"]) for id, held in graph.nodes(data=True)],
        [
            (frozenset((one, other)), int(held["weight"]), held["certain"], held["ids"])
            for one, other, held in graph.edges(data=True)
        ],
    )


def by_graphology(path: Path) -> Seen:
    if not (MODULES / "graphology-gexf").is_dir():
        pytest.skip("graphology-gexf is not installed")
    done = subprocess.run(
        [node(), "-e", GRAPHOLOGY, str(MODULES), str(path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    nodes, edges = json.loads(done.stdout)
    return (
        [tuple(one) for one in nodes],
        [(frozenset(two), *more) for *two, more in ([*e[:2], e[2:]] for e in edges)],
    )


def our_view(timeline: libyatl.Timeline) -> Seen:
    """Return the same, counted by other code: from the events, and not from the network."""
    register = names_of(timeline).actors
    there = {
        event.id: sorted({register.key(part.actor) for part in event.actors})
        for event in sorted(timeline.events, key=lambda event: event.id)
    }
    events = Counter(key for keys in there.values() for key in keys)
    pairs: dict[tuple[str, str], list[str]] = {}
    for id, keys in there.items():
        for pair in combinations(keys, 2):
            pairs.setdefault(pair, []).append(id)
    return (
        [(inert(key), inert(register.shown(key)), number) for key, number in events.items()],
        [
            (frozenset(map(inert, pair)), len(ids), len(ids), "; ".join(ids))
            for pair, ids in pairs.items()
        ],
    )


def sorted_view(seen: Seen) -> tuple[Any, ...]:
    """Return a view in which the order of nodes, edges, and ids in an edge does not matter."""
    nodes, edges = seen
    told = [(sorted(two), *more, sorted(ids.split("; "))) for two, *more, ids in edges]
    return sorted(nodes), sorted(told, key=str)


@pytest.mark.parametrize("read", [by_networkx, by_graphology])
@pytest.mark.parametrize(
    "text", [AWKWARD, CURATED.read_text(encoding="utf-8")], ids=["awkward", "curated"]
)
def test_another_reader_sees_the_network_that_is_there(
    read: Callable[[Path], Seen], text: str, tmp_path: Path
) -> None:
    source, made = tmp_path / "events.yaml", tmp_path / "actors.gexf"
    source.write_text(text, encoding="utf-8")
    timeline = libyatl.load(source)
    network = libyatl.network(timeline)
    made.write_text("".join(network_writer("gexf")(network)), encoding="utf-8")
    assert sorted_view(read(made)) == sorted_view(our_view(timeline))


def test_networkx_sees_the_spells_of_the_events(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    source, made = tmp_path / "events.yaml", tmp_path / "actors.gexf"
    source.write_text(AWKWARD, encoding="utf-8")
    network = libyatl.network(libyatl.load(source))
    made.write_text("".join(network_writer("gexf")(network)), encoding="utf-8")
    graph = networkx.read_gexf(made)
    assert graph.graph["mode"] == "dynamic"
    assert graph.edges["ann", "hifter"]["spells"] == [  # 44 BC has none
        ("2017-07-01", "2017-07-31"),
        ("2031-01-01", "None"),  # its word for an open side
        ("2031-05-02", "2031-05-09"),
    ]
    assert "spells" not in graph.edges["ann", "&amp;"]
