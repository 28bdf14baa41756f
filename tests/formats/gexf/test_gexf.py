"""A network as GEXF: XML that any reader takes, spells of days, and what is lost in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from drawn_timelines import timelines
from hypothesis import given

import libyatl
from libyatl import Timeline, UsageError
from libyatl.cli.app import run
from libyatl.formats import network_writer, read_data
from libyatl.formats.gexf.writer import lost_in_gexf
from libyatl.query.networks import Network
from libyatl.text.inert import inert

TEXT = """\
title: "The <mill> & co"
actors: {ann: {name: 'Ann "A" Lee', kind: person}}
events:
- {id: old, title: O, date: 44 BC, actors: [ann, Bob]}
- {id: day, title: D, date: 2017-05-02T09:30Z, actors: [{id: ann, role: "<host>"}, Bob],
   sources: [s; t]}
- {id: month, title: M, date: 2017-06~, actors: [ann, Bob], sources: [u, "s; t"]}
- {id: open, title: P, date: 2031/.., actors: [Bob, ann]}
- {id: since, title: S, date: ../2031, actors: [Bob]}
- {id: none, title: N, actors: [Bob, ann]}
- {id: far, title: F, date: Y12017, actors: [Bob]}
- {id: nobody, title: X, date: 2017}
"""
GEXF = "{http://gexf.net/1.3}"


def read(text: str = TEXT) -> Timeline:
    return read_data([("events.yaml", text.encode())])


def written(network: Network) -> ET.Element:
    return ET.fromstring("".join(network_writer("gexf")(network)))


def told(element: ET.Element) -> dict[str, str]:
    """Return the attributes of a node or an edge, its own and those that the file declares."""
    values = element.iter(f"{GEXF}attvalue")
    return element.attrib | {one.attrib["for"]: one.attrib["value"] for one in values}


def spells(element: ET.Element) -> list[tuple[str | None, str | None]]:
    return [(one.get("start"), one.get("end")) for one in element.iter(f"{GEXF}spell")]


def test_a_network_is_written() -> None:
    root = written(libyatl.network(read()))
    assert root.attrib == {"version": "1.3"}
    assert root.findtext(f"{GEXF}meta/{GEXF}description") == "The <mill> & co"
    assert [told(node) for node in root.iter(f"{GEXF}node")] == [
        {
            "id": "Bob",
            "label": "Bob",
            "registered": "false",
            "kind": "",
            "spellings": "",
            "events": "7",
            "certain": "7",
            "possible": "0",
            "first": "-0043",
            "last": "Y12017",
            "roles": "",
        },
        {
            "id": "ann",
            "label": 'Ann "A" Lee',
            "registered": "true",
            "kind": "person",
            "spellings": "",
            "events": "5",
            "certain": "5",
            "possible": "0",
            "first": "-0043",
            "last": "2031/..",
            "roles": "<host> (1)",
        },
    ]
    (edge,) = root.iter(f"{GEXF}edge")
    assert told(edge) == {
        "id": "0",
        "source": "Bob",
        "target": "ann",
        "weight": "5",
        "events": "5",
        "certain": "5",
        "possible": "0",
        "first": "-0043",
        "last": "2031/..",
        "ids": "old; day; month; open; none",
        "sources": "s; t; u",
    }
    both = [("2017-05-02", "2017-05-02"), ("2017-06-01", "2017-06-30"), ("2031-01-01", None)]
    assert spells(edge) == both
    bob, ann = root.iter(f"{GEXF}node")
    assert sorted(spells(bob), key=str) == sorted([*both, (None, "2031-12-31")], key=str)
    assert spells(ann) == both


def test_what_no_spell_says_is_counted() -> None:
    network = libyatl.network(read(), names=["ann", "Bob"])
    assert lost_in_gexf(network) == {
        "days of undated events": 1,
        "days beyond the years 1 to 9999": 2,
        "pairs with actors that are not listed": 0,
    }
    assert lost_in_gexf(libyatl.network(read(), names=["ann"])) == {
        "days of undated events": 1,
        "days beyond the years 1 to 9999": 1,
        "pairs with actors that are not listed": 1,
    }


def test_what_stands_in_the_file_is_there_as_it_is() -> None:
    root = written(libyatl.network(read("events: []")))
    assert [len(list(root.iter(f"{GEXF}{name}"))) for name in ("node", "edge", "spells")] == [0] * 3


def test_no_two_actors_have_one_id() -> None:
    text = r'events: [{title: A, actors: ["a\x07", "a\\x07"]}]'
    root = written(libyatl.network(read(text)))
    ids = [node.attrib["id"] for node in root.iter(f"{GEXF}node")]
    (edge,) = root.iter(f"{GEXF}edge")
    assert sorted(ids) == sorted({edge.attrib["source"], edge.attrib["target"]})
    assert sorted(ids) == ["a\\x07", "a\\x07_2"]


@given(timelines())
def test_whatever_a_file_says_the_document_says_the_same(timeline: Timeline) -> None:
    network = libyatl.network(timeline)
    root = written(network)
    found = [told(node) for node in root.iter(f"{GEXF}node")]
    assert [(one["label"], one["events"]) for one in found] == [
        (inert(node.tally.name), str(node.tally.events)) for node in network.nodes
    ]
    ids = {node.tally.id: one["id"] for node, one in zip(network.nodes, found, strict=True)}
    assert len({*ids.values()}) == len(ids)
    assert [
        (one.attrib["source"], one.attrib["target"], int(one.attrib["weight"]))
        for one in root.iter(f"{GEXF}edge")
    ] == [(*map(ids.get, edge.actors), edge.share.events) for edge in network.edges]
    lost = lost_in_gexf(network)
    rows = {row.place for node in network.nodes for row in node.rows}
    told_of = sum(len(spells(node)) for node in root.iter(f"{GEXF}node"))
    if len(network.nodes) == 1:
        days = lost["days of undated events"] + lost["days beyond the years 1 to 9999"]
        assert told_of + days == len(rows)


def test_the_command_writes_what_the_library_does(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "actors.gexf"
    file = ["-f", str(tmp_path / "events.yaml")]
    assert run(["actors", *file, "-o", str(made)]) == 0
    text = "".join(network_writer("gexf")(libyatl.network(read())))
    assert made.read_text(encoding="utf-8") == text
    _, err = capfd.readouterr()
    assert "gexf carries no days of undated events (1), days beyond the years 1 to 9999 (2)" in err
    assert run(["actors", "Bob", *file, "-O", "gexf", "--before", "2017", "--limit", "1"]) == 0
    asked = {"names": "Bob", "limit": 1}
    chosen = libyatl.select(read(), before="2017")
    text = "".join(network_writer("gexf")(libyatl.network(chosen, **asked)))  # type: ignore[arg-type]
    assert capfd.readouterr().out == text


def test_a_network_is_written_in_no_other_format() -> None:
    with pytest.raises(UsageError):
        network_writer("csv")
