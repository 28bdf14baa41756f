"""Tallies: who and what occurs, how often, from when to when, and with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import libyatl
from libyatl import Actor, Event, Participant, Place, Source, Timeline, UsageError, parse_date
from libyatl.api import tally
from libyatl.model import Citation
from libyatl.query.tallies import Tally


def event(id: str, date: str | None, actors: str = "", **more: Any) -> Event:
    return Event(
        id, f"Title {id}", when=parse_date(date) if date else None,
        actors=tuple(Participant(name) for name in actors.split("+") if name), **more,
    )  # fmt: skip


TIMELINE = Timeline(
    actors={
        "hifter": Actor("hifter", "Khalifa Hifter", ("Haftar", "Khalifa Hifter"), kind="person"),
        "sarraj": Actor("sarraj", "Sarraj"),
        "nobody": Actor("nobody", "Nobody", kind="person"),
    },
    places={"rome": Place("rome", "Rome", ("Roma",), country="IT")},
    sources={"gazette": Source("gazette", title="The Gazette")},
    events=(
        event("late", "2018", "Haftar+sarraj", places=("Rome",), tags=("war",)),
        event("none", None, "hifter+Zed", places=("Roma", "Ostia")),
        event("early", "2016-05", "hifter+Haftar", tags=("war", "talks"),
              sources=(Citation("gazette"), Citation("gazette"), Citation("A letter"))),
        event("year", "2016", "Zed"),
    ),
)  # fmt: skip


def row(found: Tally) -> tuple[object, ...]:
    first = found.first.id if found.first else None
    last = found.last.id if found.last else None
    return found.name, found.events, first, last, dict(found.company)


def test_actors_most_events_first_and_then_by_name() -> None:
    assert [row(found) for found in tally(TIMELINE, "actors")] == [
        ("Khalifa Hifter", 3, "early", "late", {"Sarraj": 1, "Zed": 1}),
        ("Zed", 2, "year", "year", {"Khalifa Hifter": 1}),
        ("Sarraj", 1, "late", "late", {"Khalifa Hifter": 1}),
        ("Nobody", 0, None, None, {}),
    ]


def test_what_an_entry_says_of_itself() -> None:
    hifter, zed, sarraj, _ = tally(TIMELINE, "actors")
    assert (hifter.id, hifter.kind, hifter.registered) == ("hifter", "person", True)
    assert hifter.spellings == ("Haftar",)
    assert (zed.id, zed.kind, zed.registered, zed.spellings) == ("Zed", "", False, ())
    assert (sarraj.kind, sarraj.spellings) == ("", ())


def test_places_sources_and_tags_keep_the_company_of_all_actors() -> None:
    assert [row(found) for found in tally(TIMELINE, "places")] == [
        ("Rome", 2, "late", "late", {"Khalifa Hifter": 2, "Sarraj": 1, "Zed": 1}),
        ("Ostia", 1, None, None, {"Khalifa Hifter": 1, "Zed": 1}),
    ]
    assert tally(TIMELINE, "places")[0].kind == "IT"
    assert [(one.name, one.events, one.registered) for one in tally(TIMELINE, "sources")] == [
        ("A letter", 1, False),
        ("The Gazette", 1, True),
    ]
    assert [(one.name, one.events, one.registered) for one in tally(TIMELINE, "tags")] == [
        ("war", 2, True),
        ("talks", 1, True),
    ]


def test_company_stands_the_most_frequent_first() -> None:
    rome = tally(TIMELINE, "places")[0]
    assert rome.company == (("Khalifa Hifter", 2), ("Sarraj", 1), ("Zed", 1))


def test_what_only_possibly_matches_is_counted_apart() -> None:
    chosen = libyatl.select(TIMELINE, on="2016-05")
    assert [(one.name, one.certain, one.possible) for one in tally(chosen, "actors")] == [
        ("Khalifa Hifter", 1, 1),
        ("Zed", 0, 2),
    ]
    surely = libyatl.select(TIMELINE, on="2016-05", certain=True)
    assert [(one.name, one.certain, one.possible) for one in tally(surely, "actors")] == [
        ("Khalifa Hifter", 1, 0)
    ]


def test_entries_without_events_are_listed_only_where_nothing_is_left_out() -> None:
    assert "Nobody" in [one.name for one in tally(TIMELINE, "actors")]
    chosen = libyatl.select(TIMELINE, tag="war")
    assert [one.name for one in tally(chosen, "actors")] == ["Khalifa Hifter", "Sarraj"]
    empty = replace(TIMELINE, events=())
    assert [one.events for one in tally(empty, "actors")] == [0, 0, 0]


def test_a_spelling_that_two_entries_bear_means_neither() -> None:
    timeline = Timeline(
        actors={"a": Actor("a", "Ali"), "b": Actor("b", "Ali")},
        events=(event("x", "2016", "Ali"), event("y", "2017", "a")),
    )
    assert [(one.id, one.events, one.registered) for one in tally(timeline, "actors")] == [
        ("a", 1, True),
        ("Ali", 1, False),
        ("b", 0, True),
    ]


def test_an_unknown_kind_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        tally(TIMELINE, "actor")
    assert caught.value.message == "'actor' is no kind of name"
    assert caught.value.help == "did you mean 'actors'? known are actors, places, sources, tags"
