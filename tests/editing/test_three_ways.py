"""What two sides make of one entry, key by key: what is agreed, and what is in dispute."""

from __future__ import annotations

from typing import Any

import pytest

from libyatl.editing.three_ways import Said, means, merged
from libyatl.model.keys import EntryName

ANN, BOB, CAL = ({"id": name} for name in ("ann", "bob", "cal"))
HOST = {"id": "ann", "role": "host"}

AGREED: list[tuple[str, Any, Any, Any, Any]] = [
    # What one side alone changed is so; None is a key that is not there.
    ("title", "A", "A", "B", "B"),
    ("title", "A", "B", "A", "B"),
    ("title", "A", "B", "B", "B"),
    ("note", "n", "n", None, None),
    ("note", "n", None, "n", None),
    ("note", "n", None, None, None),
    ("note", None, "n", None, "n"),
    ("note", None, None, "n", "n"),
    ("note", None, "n", "n", "n"),
    # Where both mean the same, it stands as ours.
    ("tags", "x", ["x"], "x", ["x"]),
    ("tags", "x", ["x", "y"], ["x", "y"], ["x", "y"]),
    ("tags", ["x"], "x", ["x", "y"], ["x", "y"]),
    ("tags", ["x"], ["x", "y"], "x", ["x", "y"]),
    ("actors", ["ann"], [ANN], ["ann"], [ANN]),
    ("actors", ["ann"], [ANN], ["ann", "bob"], ["ann", "bob"]),
    ("actors", "ann", ["ann", "bob"], [ANN], ["ann", "bob"]),
    # Names are a set: what either took out is out, what either put in is in, ours first.
    ("tags", ["x"], ["x", "a"], ["x", "b"], ["x", "a", "b"]),
    ("tags", ["x"], ["x", "a"], ["x", "a", "b"], ["x", "a", "b"]),
    ("tags", ["x", "y", "z"], ["y", "z"], ["x", "y"], ["y"]),
    ("tags", ["x", "y"], ["x"], ["y", "b"], ["b"]),
    ("tags", "x", "a", "b", ["a", "b"]),
    ("tags", ["x", "y"], ["x"], ["y"], None),
    ("tags", None, ["a"], ["b", "a"], ["a", "b"]),
    ("tags", ["x"], ["a"], None, ["a"]),
    ("tags", ["x"], None, ["x", "a"], ["a"]),
    ("tags", ["x", "y"], ["y", "x"], ["x", "y", "b"], ["y", "x", "b"]),
    # Actors and the like are put together one by one, each by its name.
    ("actors", ["ann"], ["ann", "bob"], ["ann", "cal"], ["ann", "bob", "cal"]),
    ("actors", ["ann"], [HOST], ["ann", "bob"], [HOST, "bob"]),
    ("actors", ["ann"], ["ann", "bob"], [HOST], [HOST, "bob"]),
    ("actors", ["ann", "bob"], ["bob"], ["ann", "bob", "cal"], ["bob", "cal"]),
    ("actors", ["ann", "bob"], ["ann", "bob", "cal"], ["bob"], ["bob", "cal"]),
    ("actors", ["ann", "bob"], ["ann"], ["bob"], None),
    ("actors", ["ann"], [HOST, "bob"], [ANN, "cal"], [HOST, "bob", "cal"]),
    ("actors", ["ann"], [ANN, "bob"], ["ann", "cal"], [ANN, "bob", "cal"]),
    ("actors", ["ann"], ["ann", "bob"], [ANN, "cal"], ["ann", "bob", "cal"]),
    ("actors", ["ann"], [HOST, "bob"], [HOST, "cal"], [HOST, "bob", "cal"]),
    ("actors", None, ["bob"], ["cal"], ["bob", "cal"]),
    (
        "sources",
        [{"id": "l", "at": "p. 1"}, {"id": "l", "at": "p. 2"}],
        [{"id": "l", "at": "p. 3"}, {"id": "l", "at": "p. 2"}],
        [{"id": "l", "at": "p. 1"}, {"id": "l", "at": "p. 4"}],
        [{"id": "l", "at": "p. 3"}, {"id": "l", "at": "p. 4"}],
    ),
    (
        "sources",
        [{"id": "l", "at": "p. 1"}],
        [{"id": "l", "at": "p. 2"}],
        [{"id": "l", "at": "p. 1", "note": "n"}],
        [{"id": "l", "at": "p. 2", "note": "n"}],
    ),
    (
        "sources",
        [{"id": "l", "says": {"title": "A", "date": "1871"}}],
        [{"id": "l", "says": {"title": "B", "date": "1871"}}],
        [{"id": "l", "says": {"title": "A", "date": "1872"}}],
        [{"id": "l", "says": {"title": "B", "date": "1872"}}],
    ),
    (
        "sources",
        None,
        [{"id": "l", "at": "p. 1", "says": {"title": "A"}}],
        [{"id": "l", "note": "n", "says": {"date": "1871"}}],
        [{"id": "l", "at": "p. 1", "says": {"title": "A", "date": "1871"}, "note": "n"}],
    ),
    ("after", "a", ["a", "b"], ["a", "c"], ["a", "b", "c"]),
    (
        "after",
        ["a"],
        [{"event": "a", "within": "1 day"}],
        ["a", "c"],
        [{"event": "a", "within": "1 day"}, "c"],
    ),
    # Of a list of texts that have no name there is no other way than by what they are.
    ("actors", [["x"]], [["x"], "a"], [["x"], "b"], [["x"], "a", "b"]),
    # What is empty is nothing.
    ("tags", ["x"], [], ["x"], []),
    ("note", "n", "n", {}, {}),
]


def one(key: str, value: Any) -> Said:
    return {} if value is None else {key: value}


@pytest.mark.parametrize(("key", "base", "ours", "theirs", "both"), AGREED)
def test_what_both_say_together(key: str, base: Any, ours: Any, theirs: Any, both: Any) -> None:
    found = merged("event", one(key, base), one(key, ours), one(key, theirs))
    assert found == (one(key, both), frozenset())


DISPUTED: list[tuple[str, Any, Any, Any, Any]] = [
    # It has what ours says, or what theirs says where ours says nothing.
    ("title", "A", "B", "C", "B"),
    ("title", None, "B", "C", "B"),
    ("note", "n", None, "m", "m"),
    ("note", "n", "m", None, "m"),
    ("actors", ["ann"], [{**ANN, "role": "a"}], [{**ANN, "role": "b"}], [{**ANN, "role": "a"}]),
    ("actors", ["ann", "bob"], ["bob"], [HOST, "bob"], ["bob"]),
    ("actors", ["ann", "bob"], [HOST, "bob"], ["bob"], [HOST, "bob"]),
    (
        "actors",
        ["ann"],
        [{**ANN, "role": "a"}, "bob"],
        [{**ANN, "role": "b"}, "cal"],
        [{**ANN, "role": "a"}, "bob"],
    ),
    # Of several, the last being agreed makes nothing good.
    (
        "actors",
        ["ann", "bob"],
        [{**ANN, "role": "a"}, "bob"],
        [{**ANN, "role": "b"}, "bob"],
        [{**ANN, "role": "a"}, "bob"],
    ),
    (
        "sources",
        [{"id": "l", "says": {"title": "A"}}],
        [{"id": "l", "says": {"title": "B"}}],
        [{"id": "l", "says": {"title": "C"}}],
        [{"id": "l", "says": {"title": "B"}}],
    ),
    (
        "sources",
        [{"id": "l"}],
        [{"id": "l", "says": "B"}],
        [{"id": "l", "says": {"title": "C"}}],
        [{"id": "l", "says": "B"}],
    ),
    ("own", ["x"], ["x", "a"], ["x", "b"], ["x", "a"]),
]


@pytest.mark.parametrize(("key", "base", "ours", "theirs", "both"), DISPUTED)
def test_what_is_in_dispute(key: str, base: Any, ours: Any, theirs: Any, both: Any) -> None:
    found = merged("event", one(key, base), one(key, ours), one(key, theirs))
    assert found == (one(key, both), frozenset({key}))


def test_the_order_of_keys_makes_no_other_item() -> None:
    ours: Said = {"id": "l", "note": "n"}
    theirs: Said = {"note": "n", "id": "l"}
    found = merged("source", {}, {"via": [ours]}, {"via": [theirs, "m"]})
    assert found == ({"via": [ours, "m"]}, frozenset())


def test_keys_stand_as_ours_then_as_theirs() -> None:
    found = merged("event", {"id": "a"}, {"title": "A", "id": "a"}, {"note": "n", "id": "a"})
    assert [*found.said] == ["title", "id", "note"]


def test_a_key_of_ours_without_a_value_stays_so() -> None:
    assert merged("event", {"note": None}, {"note": None}, {"note": None}).said == {"note": None}
    assert merged("event", {}, {"note": None}, {}).said == {"note": None}
    assert merged("event", {}, {}, {"note": None}).said == {}
    assert merged("event", {"note": "n"}, {"note": "n"}, {"note": None}).said == {}


@pytest.mark.parametrize(
    ("form", "said", "meant"),
    [
        ("event", {"tags": "x", "note": None, "places": []}, {"tags": ["x"]}),
        ("event", {"actors": "ann"}, {"actors": [ANN]}),
        ("event", {"actors": [{"id": "ann", "role": None}, "bob"]}, {"actors": [ANN, BOB]}),
        ("event", {"after": "a"}, {"after": [{"event": "a"}]}),
        ("event", {"own": "x", "other": {}}, {"own": "x"}),
        ("event", {"own": {"places": "here", "note": None}},
         {"own": {"places": "here", "note": None}}),
        ("event", {"sources": [{"id": "l", "says": {"places": "here"}}]},
         {"sources": [{"id": "l", "says": {"places": ["here"]}}]}),
        ("account", {"place": "here"}, {"place": ["here"]}),
        ("citation", {"says": {"actors": "cal"}}, {"says": {"actors": [CAL]}}),
        ("source", {"via": "x"}, {"via": ["x"]}),
        ("event", ["x"], ["x"]),
        ("event", None, None),
    ],
)  # fmt: skip
def test_ways_to_type_one_thing(form: EntryName, said: Any, meant: object) -> None:
    assert means(form, said) == meant


def test_long_lists_are_put_together_without_looking_at_each_beside_each() -> None:
    """Which would take hours."""
    base: Any = [f"t{number}" for number in range(60_000)]
    ours, theirs = ([f"{side}{one}" for one in base[::2]] for side in ("o", "t"))
    found = merged("event", {"tags": base}, {"tags": [*base, *ours]}, {"tags": base[1:] + theirs})
    assert found.said == {"tags": [*base[1:], *ours, *theirs]}
