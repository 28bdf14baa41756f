"""The clocks of the Titanic's night: which of two came first, and what stood at what hour."""

from __future__ import annotations

import re
from typing import Any

import pytest
from chronology_files import chronology_file, targets

import libyatl
from libyatl import Timeline, Truth
from libyatl.chronology import Chronology, resolve

FILE = chronology_file("titanic")
CALL = "first-distress-call"
NEW_YORK = "-05:00"


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return libyatl.load(FILE.path)


@pytest.fixture(scope="module")
def chronology(timeline: Timeline) -> Chronology:
    return resolve(timeline)


def answers(timeline: Timeline, **asked: Any) -> dict[str, Truth]:
    """Return the answer for each event that may match, by its id."""
    chosen = libyatl.select(timeline, **asked)
    return {row.event.id: row.answer for row in chosen.rows}


def surely(timeline: Timeline, **asked: Any) -> set[str]:
    return {id for id, answer in answers(timeline, **asked).items() if answer is Truth.YES}


def position(chronology: Chronology, one: str, other: str) -> str:
    """Return how the one lies to the other, as `libyatl why ONE OTHER` says it."""
    index = chronology.timeline.index
    return str(chronology.compare(index[one], index[other]).position)


ORDERED = {
    "New York's clock alone": [(CALL, "carpathia-hears")],
    "the ship's clock alone": [
        ("ice-warning-caronia", "ice-warning-baltic"),
        ("ice-warning-baltic", "ice-warning-mesaba"),
        ("ice-warning-mesaba", "collision"),
        ("collision", "first-boat-lowered"),
        ("first-boat-lowered", "last-boat-lowered"),
        ("last-boat-lowered", "sinking"),
    ],
    "a relation": [
        ("boats-uncovered", CALL),
        (CALL, "first-boat-lowered"),
        ("carpathia-hears", "last-signals"),
        ("sinking", "carpathia-first-boat"),
        ("carpathia-first-boat", "carpathia-last-boat"),
        ("broke-in-two", "carpathia-first-boat"),
    ],
    "relations and clocks together": [
        ("collision", CALL),
        ("collision", "carpathia-hears"),
        ("boats-uncovered", "carpathia-hears"),
        (CALL, "sinking"),
        ("carpathia-hears", "sinking"),
        (CALL, "carpathia-last-boat"),
    ],
}
UNORDERED = [
    ("carpathia-hears", "first-boat-lowered"),
    ("carpathia-hears", "last-boat-lowered"),
    ("all-saved-printed", "sinking"),
    ("all-saved-printed", "carpathia-last-boat"),
    ("broke-in-two", "last-signals"),
    ("broke-in-two", "sinking"),
]


@pytest.mark.parametrize(
    ("one", "other"), [pair for pairs in ORDERED.values() for pair in pairs], ids=str
)
def test_what_clocks_or_a_source_order_is_ordered(
    one: str, other: str, chronology: Chronology
) -> None:
    assert position(chronology, one, other) == "before"
    assert position(chronology, other, one) == "after"


@pytest.mark.parametrize(("one", "other"), UNORDERED, ids=str)
def test_what_neither_orders_is_left_open(one: str, other: str, chronology: Chronology) -> None:
    assert position(chronology, one, other) in ("undetermined", "same day")
    assert position(chronology, other, one) == position(chronology, one, other)


def test_the_first_call_is_after_the_uncovering_by_a_source_and_no_offset(
    chronology: Chronology,
) -> None:
    index = chronology.timeline.index
    (why,) = chronology.compare(index["boats-uncovered"], index[CALL]).reasons
    assert {(said.owner, said.path) for said in why.statements} == {
        (index["boats-uncovered"], "before"),
        (index[CALL], "during"),
    }
    cited = FILE.by_id["boats-uncovered"]["sources"]
    assert any("12.05" in citation.get("note", "") for citation in cited)


def test_an_order_across_two_clocks_is_stated_with_its_source() -> None:
    def clock(event: dict[str, Any]) -> str:
        date = event.get("date", "")
        if NEW_YORK in date:
            return "New York"
        return "the Carpathia" if event["id"].startswith("carpathia-") else "the ship"

    across = {
        (event["id"], target)
        for event in FILE.events
        for relation in ("after", "before")
        for target in targets(event.get(relation, []))
        if re.search(r"\d:\d", event.get("date", "") + FILE.by_id[target].get("date", ""))
        and clock(event) != clock(FILE.by_id[target])
    }
    assert across == {
        ("boats-uncovered", "distress-calls"),
        (CALL, "first-boat-lowered"),
        ("distress-calls", "sinking"),
        ("carpathia-hears", "last-signals"),
        ("carpathia-first-boat", "sinking"),
        ("broke-in-two", "carpathia-first-boat"),
    }
    for id, _ in across:
        event = FILE.by_id[id]
        notes = [citation.get("note", "") for citation in event["sources"]]
        assert any(notes), id


def test_no_clock_but_new_yorks_has_a_zone() -> None:
    zoned = {
        event["id"]: event["date"]
        for event in FILE.events
        if re.search(r"\d:\d.*(?:Z|[+-]\d\d:\d\d|\])", event.get("date", ""))
    }
    assert set(zoned) == {CALL, "carpathia-hears", "distress-calls"}
    assert all(NEW_YORK in date for date in zoned.values())
    assert "timezone" not in FILE.data


def test_what_the_chronology_says_at_half_past_ten_by_new_yorks_clock(timeline: Timeline) -> None:
    told = answers(timeline, on=f"1912-04-14T22:30{NEW_YORK}")
    assert {id for id, answer in told.items() if answer is Truth.YES} == {"distress-calls"}
    over = {"ice-warning-caronia", "ice-warning-baltic", "collision", "boats-uncovered", CALL}
    ahead = {"carpathia-hears", "last-signals", "sinking", "carpathia-arrives", "loss-printed"}
    assert not told.keys() & (over | ahead)
    open = {"first-boat-lowered", "last-boat-lowered", "californian-stops", "ice-warning-mesaba"}
    assert {id: told[id] for id in open} == dict.fromkeys(open, Truth.MAYBE)


def test_a_window_without_a_zone_is_answered_by_each_clock_as_it_is_written(
    timeline: Timeline,
) -> None:
    on_the_14th = surely(timeline, on="1912-04-14")
    assert on_the_14th >= {CALL, "carpathia-hears", "collision", "ice-warning-baltic"}
    assert not on_the_14th & {"sinking", "boats-uncovered"}
    assert CALL not in answers(timeline, on="1912-04-15")
    assert "sinking" in surely(timeline, on="1912-04-15")
    end = surely(timeline, since="1912-04-15T02:00", until="1912-04-15T02:20:59")
    assert {"last-boat-lowered", "sinking"} <= end


def test_nothing_certain_rests_on_an_approximate_clock(timeline: Timeline) -> None:
    about = {event["id"] for event in FILE.events if event.get("date", "").startswith("about ")}
    assert about == {
        "southampton-departure",
        "queenstown-departure",
        "ice-warning-californian",
        "californian-stops",
        "boats-uncovered",
        "last-signals",
        "carpathia-first-boat",
        "carpathia-last-boat",
    }
    bounded = {"southampton-departure"}  # by the evening at Cherbourg, which it is before
    assert surely(timeline, until="1912-04-14T23:40") & about == bounded
    assert "californian-stops" in answers(timeline, until="1912-04-14T23:40")
