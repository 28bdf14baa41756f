"""Tallies: who and what occurs, how often, from when to when, and with whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl import Actor, Event, Participant, Place, Source, Timeline, UsageError, parse_date
from libyatl.api import tally
from libyatl.cli.app import run
from libyatl.model import Citation
from libyatl.query.tallies import Tally, crowded


def event(id: str, date: str | None, actors: str = "", **more: Any) -> Event:
    return Event(
        id,
        f"Title {id}",
        when=parse_date(date) if date else None,
        actors=tuple(Participant(name) for name in actors.split("+") if name),
        **more,
    )


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
        event(
            "early",
            "2016-05",
            "hifter+Haftar",
            tags=("war", "talks"),
            sources=(Citation("gazette"), Citation("gazette"), Citation("A letter")),
        ),
        event("year", "2016", "Zed"),
    ),
)


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


def test_company_of_one_frequency_stands_by_name_in_any_case() -> None:
    timeline = Timeline(events=(event("a", "2016", "x+Bert+adam+zoe"), event("b", "2017", "x+zoe")))
    x = tally(timeline, "actors")[0]
    assert x.company == (("zoe", 2), ("adam", 1), ("Bert", 1))


def test_what_only_possibly_matches_is_counted_apart() -> None:
    chosen = libyatl.select(TIMELINE, on="2016-05")
    found = tally(chosen, "actors")
    assert [(one.name, one.certain, one.possible, one.events) for one in found] == [
        ("Khalifa Hifter", 1, 1, 2),
        ("Zed", 0, 2, 2),
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


def told(id: str, date: str | None, *sources: str, **more: Any) -> Event:
    return event(id, date, sources=tuple(map(Citation, sources)), **more)


ACCOUNTS = Timeline(
    sources={
        "paper": Source("paper", title="Paper", published=parse_date("2017-08")),
        "wire": Source("wire", via=("paper",)),
        "plan": Source("plan", published=parse_date("2017-01-10")),
        "open": Source("open", published=parse_date("after 2016")),
        "old": Source("old", published=parse_date("before 2030")),
    },
    events=(
        told("a", "2017-07-20/2017-07-25", "paper", "Paper"),
        told("b", "2017-08", "paper", "wire"),
        told("c", "2017-02-10", "plan", status="planned"),
        told("d", "2017-01-10", "plan"),
        told("e", "2016", "open", "old"),
        told("f", None, "paper"),
        told("g", "before 2017", "open"),
    ),
)


def test_what_a_source_is_worth() -> None:
    testimonies = {one.id: one.testimony for one in tally(ACCOUNTS, "sources")}
    published = {id: entry.published for id, entry in ACCOUNTS.sources.items()}
    origin = {id: found.origin for id, found in testimonies.items() if found}
    assert origin["paper"] == origin["wire"] in ("paper", "wire")
    assert len(set(origin.values())) == 4
    assert testimonies == {
        # From the last day of publication, if it was begun then, to 31 August from 20 July.
        "paper": (published["paper"], 2, origin["paper"], (0, 42)),
        "wire": (None, 0, origin["wire"], None),
        "plan": (published["plan"], 2, "plan", (0, 0)),
        "open": (published["open"], 1, "open", None),
        "old": (published["old"], 0, "old", None),
    }


@pytest.mark.parametrize(
    ("published", "date", "lag"),
    [
        ("2017-08-10", "2017-08-01", (9, 9)),
        ("2017-08", "2017-07-20", (12, 42)),
        ("2017-08-10", "2017-08", (0, 9)),
        ("2017-08-10", "2017-07", (10, 40)),
        ("2017-08-10", "on or after 2017-08-01", (0, 9)),
        ("2017-08-10", "before 2017-08-01", None),
        ("2017-08-10", None, None),
        ("since 2017", "2016", None),
        ("until 2017", "2016", None),
    ],
)
def test_the_days_between_an_event_and_its_publication(
    published: str, date: str | None, lag: tuple[int, int] | None
) -> None:
    timeline = Timeline(
        sources={"s": Source("s", published=parse_date(published))}, events=(told("a", date, "s"),)
    )
    (found,) = tally(timeline, "sources")
    assert found.testimony is not None
    assert found.testimony.lag == lag


def test_only_sources_bear_testimony() -> None:
    assert [one.testimony for one in tally(ACCOUNTS, "tags") + tally(TIMELINE, "actors")] == [
        None
    ] * 4


def crowd(*sizes: int) -> Timeline:
    """Return a timeline with events of so many actors, each with one place."""
    return Timeline(
        events=tuple(
            event(f"e{number}", "2017", "+".join(f"a{n}" for n in range(size)), places=("Rome",))
            for number, size in enumerate(sizes)
        )
    )


def test_a_crowd_is_no_company() -> None:
    everything = libyatl.select(crowd(2, 1500, 1500, 3))
    assert [row.event.id for row in crowded(everything, "actor")] == ["e1", "e2"]
    first, *_, last = tally(everything, "actors")
    assert (first.events, dict(first.company)) == (4, {"a1": 2, "a2": 1})
    assert (last.events, last.company) == (2, ())


def test_events_of_one_size_are_all_crowded_or_none() -> None:
    assert [len(crowded(libyatl.select(crowd(*[200] * n)), "actor")) for n in (20, 30)] == [0, 30]


def test_of_places_and_tags_only_so_many_pairs_are_counted_as_there_are() -> None:
    everything = libyatl.select(crowd(2, 1500, 1500, 3))
    assert crowded(everything, "place") == crowded(everything, "tag") == []
    (rome,) = tally(everything, "places")
    assert len(rome.company) == 1500


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((2,), ""),
        ((1500,), "libyatl: 'with' leaves out an event of 1500 actors\n"),
        ((1500, 1600), "libyatl: 'with' leaves out 2 events of 1500 actors or more\n"),
    ],
)
def test_the_command_says_what_is_crowded(
    sizes: tuple[int, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "events.jsonl"
    libyatl.write(crowd(*sizes), path)
    assert run(["actors", "-f", str(path), "--csv"]) == 0
    assert capsys.readouterr().err == said


RANKED = [
    ({}, ["Khalifa Hifter", "Zed", "Sarraj", "Nobody"]),
    ({"sort": "name"}, ["Khalifa Hifter", "Nobody", "Sarraj", "Zed"]),
    ({"sort": "name", "reverse": True}, ["Zed", "Sarraj", "Nobody", "Khalifa Hifter"]),
    ({"sort": "events", "reverse": True}, ["Nobody", "Sarraj", "Zed", "Khalifa Hifter"]),
    ({"sort": "first"}, ["Zed", "Khalifa Hifter", "Sarraj", "Nobody"]),
    ({"sort": "last"}, ["Zed", "Khalifa Hifter", "Sarraj", "Nobody"]),
    ({"sort": "last", "reverse": True}, ["Sarraj", "Khalifa Hifter", "Zed", "Nobody"]),
    ({"sort": "name", "limit": 2}, ["Khalifa Hifter", "Nobody"]),
    ({"limit": 0}, []),
    ({"names": "haftar"}, ["Khalifa Hifter"]),
    ({"names": ["zed", "SARRAJ", "Zed"]}, ["Zed", "Sarraj"]),
    ({"names": ["nobody"]}, ["Nobody"]),
]


@pytest.mark.parametrize(("asked", "names"), RANKED, ids=str)
def test_tallies_stand_in_the_order_that_is_asked(asked: dict[str, Any], names: list[str]) -> None:
    assert [found.name for found in tally(TIMELINE, "actors", **asked)] == names


def test_who_is_asked_for_is_tallied_though_he_is_in_no_event_of_the_selection() -> None:
    chosen = libyatl.select(TIMELINE, actor="Zed")
    (found,) = tally(chosen, "actors", names=["Sarraj"])
    assert row(found) == ("Sarraj", 0, None, None, {})
    (found,) = tally(chosen, "actors", names=["Haftar"])
    assert row(found) == ("Khalifa Hifter", 1, None, None, {"Zed": 1})


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"names": "Hiftr"}, "no actor is called 'Hiftr'", "did you mean 'hifter'?"),
    ({"names": "khalifa"}, "no actor is called 'khalifa'", "did you mean 'Khalifa Hifter'?"),
    ({"names": "!?"}, "no actor is called '!?'", "list them with: libyatl actors"),
    (
        {"sort": "evens"},
        "'evens' is no sort",
        "did you mean 'events'? known are events, name, first, last",
    ),
    ({"limit": -1}, "a limit may not be negative", ""),
]


@pytest.mark.parametrize(("asked", "message", "help"), WRONG, ids=str)
def test_what_no_tally_can_be_of(asked: dict[str, Any], message: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        tally(TIMELINE, "actors", **asked)
    assert (caught.value.message, caught.value.help) == (message, help)


HOUSE = """
actors:
  ann: {name: Ann Example, aliases: [Mrs Example]}
  bob: {name: Bob Example, aliases: [Example]}
  cyd: {name: Cyd Example, aliases: [Example]}
events:
- {title: One, date: 2001, actors: [ann, bob, Dan]}
- {title: Two, date: 2002, actors: [ann, bob]}
"""
PAGES = [
    (["ann", "-O", "table", "--fields", "name,events", "--no-header"], "Ann Example  2\n"),
    (
        ["ann", "--csv", "--fields", "name,with"],
        "name,with\nAnn Example,Bob Example (2); Dan (1)\n",
    ),
]


@pytest.mark.parametrize(("args", "out"), PAGES, ids=str)
def test_the_row_of_a_name(
    args: list[str], out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e.yaml").write_text(HOUSE, encoding="utf-8")
    assert run(["actors", "-f", str(tmp_path / "e.yaml"), *args]) == 0
    assert capsys.readouterr().out == out


def test_below_the_row_stands_all_the_company(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e.yaml").write_text(HOUSE, encoding="utf-8")
    command = ["actors", "-f", str(tmp_path / "e.yaml"), "-O", "table", "--width", "34"]
    assert run([*command, "Mrs Example", "Example"]) == 0
    shown = capsys.readouterr()
    assert shown.out.partition("\n\n")[2] == (
        "Ann Example\n"
        "  with        Bob Example (2), Dan\n"
        "              (1)\n"
        "  also spelt  Mrs Example\n"
        "\n"
        "Bob Example\n"
        "  with        Ann Example (2), Dan\n"
        "              (1)\n"
        "  also spelt  Example\n"
        "\n"
        "Cyd Example\n"
        "  also spelt  Example\n"
    )
    assert shown.err == "libyatl: 'Example' may be any of bob, cyd: all are taken\n"
    assert run([*command, "Dan", "--where", "text:two"]) == 0
    assert "\n\n" not in capsys.readouterr().out
