"""Accounts: what is asked of an event is asked of each, and what follows rests on all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Timeline, Truth, api, query
from libyatl.checks.running import check
from libyatl.formats import read_data
from libyatl.query import AtLeast, Condition, Mentions, Named, Opposite, Stands, Undated
from libyatl.query.asked import window_of
from libyatl.query.each_account import Ground

MARCH = """
sources:
  police: {title: Police bulletin, published: 1923-05-10}
  paper: {title: The Evening Paper, published: 1923-05-12, derived_from: police}
  ngo: {title: NGO report, published: 1923-05-03}
actors: {militia: {name: The Militia, aliases: [Militia]}, cops: {name: The Police}}
events:
- id: shots
  date: 1 May 1923
  title: Shots are fired
  actors: militia
  places: Square
  sources:
  - police
  - paper
  - {id: ngo, says: {date: 30 April 1923, actors: The Police, title: The march is fired upon}}
- {id: strike, date: 1 May 1923, title: The strike begins, sources: [police]}
"""


def read(text: str) -> Timeline:
    timeline = read_data([("march.yaml", text.encode())], format="yaml")
    assert not timeline.report.has_errors, list(timeline.report)
    return timeline


def march(**changes: str) -> Timeline:
    text = MARCH
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return read(text)


def answer(timeline: Timeline, where: str = "", **asked: object) -> Truth:
    """Return what the event `shots` answers to a question."""
    chosen = libyatl.select(timeline, where=where or (), **asked)  # type: ignore[call-overload]
    found = dict(zip((event.id for event in chosen.events), chosen.answers, strict=True))
    return found.get("shots", Truth.NO)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("actor:Militia", Truth.MAYBE),
        ("actor:cops", Truth.MAYBE),
        ("actor:Militia or actor:cops", Truth.YES),
        ("actor:Militia and actor:cops", Truth.NO),
        ("not actor:Militia", Truth.MAYBE),
        ("not (actor:Militia or actor:cops)", Truth.NO),
        ("not (actor:Militia and actor:cops)", Truth.YES),
        ("actor:Militia and date:1923-04-30", Truth.NO),
        ("actor:Militia and date:1923-05-01", Truth.MAYBE),
        ("actor:cops and date:1923-04-30", Truth.MAYBE),
        ("(actor:cops and date:1923-04-30) or (actor:Militia and date:1923-05)", Truth.YES),
        ("date:1923-04-30", Truth.MAYBE),
        ("not date:1923-04-30", Truth.MAYBE),
        ("date:1923-04-30..1923-05-01", Truth.YES),
        ("date:1923-04-29", Truth.NO),
        ("not date:1923-04-29", Truth.YES),
        ("date:none", Truth.NO),
        ("place:Square", Truth.YES),
        ("status:occurred", Truth.YES),
        ("source:ngo", Truth.YES),
        ("source:ngo and source:police", Truth.YES),
        ("id:shots", Truth.YES),
        ("not id:shots", Truth.NO),
        ("id:strike", Truth.NO),
        ('text:"fired upon"', Truth.MAYBE),
        ("text:fired", Truth.YES),
        ("text:strike", Truth.NO),
        ("sources>=2", Truth.YES),
        ("sources>=3", Truth.NO),
        ("origins>=1", Truth.YES),
        ("origins>=2", Truth.NO),
    ],
)
def test_the_whole_question_is_asked_of_each_account(where: str, expected: Truth) -> None:
    assert answer(march(), where) is expected


def test_options_are_asked_together_as_an_expression_is() -> None:
    timeline = march()
    assert answer(timeline, actor="Militia", on="1923-04-30") is Truth.NO
    assert answer(timeline, actor="The Police", on="1923-04-30") is Truth.MAYBE
    assert answer(timeline, since="1923-04-30", until="1923-05-01") is Truth.YES
    assert answer(timeline, not_actor="Militia") is Truth.MAYBE
    assert answer(timeline, min_sources=2) is Truth.YES
    assert answer(timeline, min_sources=3) is Truth.NO


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("actor:cops", Ground(by=("ngo",))),
        ("actor:militia", Ground(but=("ngo",))),
        ("date:1923-04-30", Ground(by=("ngo",))),
        ("place:Square", None),
        ("actor:cops and date:1923-04-30?", Ground(possibly_by=("ngo",))),
        ("actor:militia or date:1923-05?", None),
        ("date:1923-05-01?", Ground(but=("ngo",))),
        ("date:1923-05-01? or date:1923-04-30", Ground(by=("ngo",))),
    ],
)
def test_a_maybe_says_whose_account_it_is(where: str, expected: Ground | None) -> None:
    told = march(
        **{"30 April 1923": "between 29 April 1923 and 1 May 1923"} if "05?" in where else {}
    )
    chosen = libyatl.select(told, where=where)
    assert chosen.grounds.get(0) == expected
    assert chosen.answers[0] is (Truth.YES if where == "place:Square" else Truth.MAYBE)


NEAR = {
    "a vaguer date": "date: May 1923",
    "a narrower one": "date: 2 May 1923",
    "about it": "date: c. 4 May 1923",
    "one of several": "date: '[1923-05-02,1923-07-01]'",
    "open": "date: since 1922",
    "the same actor": "actors: Militia",
    "fewer actors": "actors: [cops]",
    "the same place": "place: Square",
    "the same status": "status: occurred",
    "another title": "title: Firing",
    "tags of its own": "tags: [x]",
}
FAR = {
    "another day": "date: 5 May 1923",
    "before": "date: before 1 May 1923",
    "near and uncertain": "date: 1923-05-04?",
    "none of several": "date: '[1923-05-04,1923-07-01]'",
    "another actor": "actors: [militia, The King]",
    "another place": "place: Bridge",
    "another status": "status: claimed",
}
SHOTS = (
    "actors: {militia: {name: The Militia, aliases: [Militia]}, cops: {name: The Police}}\n"
    "events:\n- {id: shots, title: Shots, date: 1923-05-01/1923-05-03, actors: [militia, cops],"
    " places: Square, sources: [police, {id: ngo, says: {%s}}]}\n"
)


@pytest.mark.parametrize("says", NEAR.values(), ids=NEAR.keys())
def test_what_can_hold_beside_the_event_differs_from_nothing(says: str) -> None:
    timeline = read(SHOTS % says)
    assert not query.Scope.of(timeline).accounts
    assert answer(timeline, min_sources=2) is Truth.YES


@pytest.mark.parametrize("says", FAR.values(), ids=FAR.keys())
def test_what_cannot_hold_beside_the_event_differs(says: str) -> None:
    timeline = read(SHOTS % says)
    ((rival,),) = query.Scope.of(timeline).accounts.values()
    key = says.partition(":")[0]
    assert rival.differs == ("places" if key == "place" else key,)
    assert answer(timeline, min_sources=2) is Truth.NO


def test_a_field_that_was_left_out_differs_from_nothing() -> None:
    text = "- {id: shots, title: T, sources: [{id: ngo, says: {date: 1923, actors: A, place: B}}]}"
    timeline = read(text)
    assert not query.Scope.of(timeline).accounts
    assert answer(timeline, "date:none and not date:1922") is Truth.MAYBE
    assert answer(timeline, "actor:A") is Truth.NO  # it is known, and is not the event's


def test_an_account_may_date_what_the_event_does_not() -> None:
    text = "- {id: shots, title: T, sources: [{id: ngo, says: {date: 1923, status: claimed}}]}"
    timeline = read(text)
    assert answer(timeline, "date:none") is Truth.MAYBE
    assert answer(timeline, "date:1923") is Truth.MAYBE
    assert answer(timeline, "status:claimed and date:1924") is Truth.NO


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("1912-04-14T22:35-05:00", "1912-04-15T03:40Z", False),  # one night
        ("1912-04-14T22:35-05:00", "1912-04-15T00:35", False),  # by a ship's clock
        ("1912-04-14T22:35-05:00", "1912-04-15T00:47-05:00", True),
        ("1912-04-14T22:35-05:00", "1912-04-17T00:35", True),
        ("1912-04-14T22:35", "1912-04-14T10:00", False),
        ("1912-04-14T22:35", "1912-04-15T00:35", True),
        ("1912-04-14", "1912-04-15T03:40Z", False),
        ("1912-04-14", "1912-04-15T03:40", True),
    ],
)
def test_days_are_compared_by_the_clocks_that_tell_them(
    one: str,
    other: str,
    differs: bool,  # noqa: FBT001
) -> None:
    said = "- {id: shots, title: T, date: '%s', sources: [{id: s, says: {date: '%s'}}]}"
    for dates in ((one, other), (other, one)):
        assert bool(query.Scope.of(read(said % dates)).accounts) is differs


# ---- as of a day


def test_as_of_a_day_when_it_alone_was_out_the_event_is_its_account() -> None:
    chosen = libyatl.select(march(), as_of="1923-05-05")
    (event,) = chosen.events
    assert event.when is not None
    assert (event.when.text, event.actors[0].actor, event.title) == (
        "30 April 1923",
        "The Police",
        "The march is fired upon",
    )
    assert chosen.answers == (Truth.YES,)
    assert not chosen.scope.accounts
    assert answer(march(), "actor:Militia", as_of="1923-05-05") is Truth.NO
    assert answer(march(), "date:1923-04-30", as_of="1923-05-05") is Truth.YES
    assert answer(march(), "date:1923-04-30", as_of="1923-05-10") is Truth.MAYBE
    assert answer(march(), "date:1923-04-30", as_of="1923-05-02") is Truth.NO


def test_the_first_of_several_accounts_is_taken_and_marked_where_they_differ() -> None:
    timeline = march(**{"  - police\n  - paper\n": "", "- {id: strike": "- {id: x"})
    event = timeline.events[0]
    other = event.sources[0]._replace(
        source="other", says=read(SHOTS % "status: claimed").events[0].sources[1].says
    )
    told = replace(timeline, events=(event._replace(sources=(*event.sources, other)),))
    chosen = libyatl.select(told, as_of="1923-05-05")
    (event,) = chosen.events
    assert (event.status, event.actors[0].actor) == ("occurred", "The Police")
    ((rival,),) = chosen.scope.accounts.values()
    assert (rival.cited.source, rival.differs, rival.event.status) == (
        "other",
        ("status",),
        "claimed",
    )


def test_where_the_others_may_have_been_out_nobody_knows() -> None:
    timeline = march(**{"published: 1923-05-10": "published: 1923-05"})
    assert answer(timeline, "actor:Militia", as_of="1923-05-05") is Truth.MAYBE
    assert answer(timeline, "actor:cops", as_of="1923-05-05") is Truth.MAYBE
    assert answer(timeline, "place:Square", as_of="1923-05-05") is Truth.YES


CALL = """
sources:
  early: {title: Early testimony, published: 1912-04-19}
  late: {title: Late report, published: 1912-07-30}
events:
  - id: shots
    title: The call is heard
    date: 1912-04-14
    sources: [{id: late, at: p. 1}, {id: early, at: p. 2, says: {date: 1912-04-15}}]
"""


def test_a_call_that_a_report_and_a_testimony_date_otherwise() -> None:
    timeline = read(CALL)
    days = {day: answer(timeline, on=f"1912-04-{day}") for day in (13, 14, 15, 16)}
    assert days == {13: Truth.NO, 14: Truth.MAYBE, 15: Truth.MAYBE, 16: Truth.NO}
    assert answer(timeline, on="1912-04-15", as_of="1912-05-01") is Truth.YES
    assert answer(timeline, on="1912-04-14", as_of="1912-05-01") is Truth.NO
    assert answer(timeline, on="1912-04-15", as_of="1912-08-01") is Truth.MAYBE


# ---- in the network

ORDERED = """
events:
- {id: e, date: %s, title: E, sources: [{id: s, says: {date: %s%s}}]}
- {id: later, title: L, after: e}
- {id: sooner, title: S, before: e}
"""


@pytest.mark.parametrize(
    ("own", "told", "further", "first", "last"),
    [
        ("1923-05-03", "1923-05-05", "", date(1923, 5, 3), date(1923, 5, 5)),
        ("1923-05-05", "1923-05-03", "", date(1923, 5, 3), date(1923, 5, 5)),
        ("1923-05-03", "1923-05", "", date(1923, 5, 3), date(1923, 5, 3)),
        ("1923-05-03", "1923-05", ", status: claimed", date(1923, 5, 1), date(1923, 5, 31)),
        ("1923-05-03/1923-05-04", "1923-05-08", "", date(1923, 5, 3), date(1923, 5, 8)),
        ("1923-05-03", "1923-05-05T12:00", "", date(1923, 5, 3), date(1923, 5, 5)),
        ("c. 1923-05-03", "1923-05-05", "", date(1923, 5, 2), date(1923, 5, 5)),
    ],
)
def test_what_follows_rests_on_the_dates_of_all(
    own: str, told: str, further: str, first: date, last: date
) -> None:
    chronology = libyatl.select(read(ORDERED % (own, told, further))).chronology
    reach = chronology.reach(0)
    assert (reach.a, reach.d) == (first.toordinal(), last.toordinal())
    assert chronology.bounds(0) == libyatl.parse_date(own).days
    assert not chronology.is_derived(0)
    assert chronology.bounds(1).a == first.toordinal()
    assert chronology.bounds(2).d == last.toordinal()
    assert not chronology.diagnostics


def test_the_event_is_listed_on_its_own_day_and_its_order_is_open() -> None:
    text = (
        "- {id: e, date: 1923-05-03, title: E, sources: [{id: s, says: {date: 1923-05-05}}]}\n"
        "- {id: f, date: 1923-05-04, title: F}\n"
    )
    chosen = libyatl.select(read(text))
    assert [event.id for event in chosen.events] == ["e", "f"]
    assert not chosen.chronology.settled(0, 1)


def test_when_a_source_was_published_bounds_no_account_but_its_own() -> None:
    text = (
        "sources: {s: {title: S, published: 1923-05-03}}\nevents:\n"
        "- {id: e, date: 1923-05-04, title: E, sources: [{id: s, says: {date: 1923-05-02}}]}\n"
    )
    chosen = libyatl.select(read(text))
    assert not chosen.diagnostics
    assert answer(read(text.replace("id: e", "id: shots")), on="1923-05-04") is Truth.MAYBE
    assert not list(check(read(text), select=["published-before"]).report)


def test_when_a_source_was_published_bounds_nothing_that_another_account_leaves_open() -> None:
    text = """
sources:
  told: {title: T, published: 1923-05-03}
  other: {title: O}
events:
- {id: e, date: 1923-05-02, title: E, sources: [told, {id: other, says: {date: 1923-05-09}}]}
- {id: sooner, title: S, before: e}
"""
    chronology = libyatl.select(read(text)).chronology
    assert chronology.reach(0).d == chronology.bounds(1).d == date(1923, 5, 9).toordinal()
    alike = libyatl.select(read(text.replace("1923-05-09", "May 1923"))).chronology
    assert alike.bounds(1).d == date(1923, 5, 2).toordinal()


def test_a_length_and_a_contested_date() -> None:
    text = (
        "- {id: e, date: '1923-05-03T12:00', lasted: 2 days, title: E,"
        " sources: [{id: s, says: {date: '1923-05-06T12:00'}}]}\n"
        "- {id: f, title: F, after: e}\n"
        "- {id: g, date: 1923-05-03, lasted: 14 days, title: G,"
        " sources: [{id: s, says: {date: 1923-06}}]}\n"
    )
    chronology = libyatl.select(read(text)).chronology
    assert chronology.bounds(1).a == date(1923, 5, 4).toordinal()
    assert chronology.bounds(2) == libyatl.parse_date("1923-05-03").days


def test_an_uncertain_account_leaves_no_certainty() -> None:
    text = ORDERED % ("1923-05-03", "1923-05-05?", "")
    timeline = read(text.replace("id: later", "id: shots"))
    assert answer(timeline, since="1923-05-03") is Truth.MAYBE
    assert (
        answer(read(text.replace("?", "").replace("id: later", "id: shots")), since="1923-05-03")
        is Truth.YES
    )


# ---- counts


def test_tallies_and_groups_count_what_some_account_has_as_possible() -> None:
    timeline = march()
    actors = {tally.id: tally for tally in api.tally(timeline, "actors")}
    assert {id: (one.certain, one.possible, one.company) for id, one in actors.items()} == {
        "militia": (0, 1, ()),
        "cops": (0, 1, ()),
    }
    places = {tally.id: tally for tally in api.tally(timeline, "places")}
    assert (places["Square"].certain, places["Square"].possible) == (1, 0)
    assert dict(places["Square"].company) == {"The Militia": 1, "The Police": 1}
    sources = {tally.id: tally.testimony for tally in api.tally(timeline, "sources")}
    assert sources["ngo"] is not None
    assert sources["police"] is not None
    assert (sources["ngo"].alone, sources["police"].alone) == (0, 1)
    assert sources["ngo"].lag == (2, 3)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("actor", {"The Militia": [True], "The Police": [True], "": [False]}),
        ("place", {"Square": [False], "": [False]}),
        ("month", {"1923-04/1923-05": [False], "1923-05": [False]}),
        ("year", {"1923": [False, False]}),
        ("status", {"occurred": [False, False]}),
    ],
)
def test_a_group_has_what_some_account_puts_there(by: str, expected: dict[str, list[bool]]) -> None:
    chosen = libyatl.select(march(), group_by=by)
    found = {
        group.cell: [one is Truth.MAYBE for one in chosen.part(group).answers]
        for group in chosen.groups
    }
    assert found == expected


# ---- what is said


def test_views_mark_the_fields_and_tell_the_voices() -> None:
    timeline = march()
    drawn = libyatl.render(timeline, width=80)
    assert "1 May ≠ ╭●  Shots are fired\n" in drawn
    assert "The Militia ≠ · Square" in drawn
    assert "≠ NGO report: “The march is fired upon”, 30 Apr, The Police\n" in drawn
    assert '!= NGO report: "The march' in libyatl.render(timeline, ascii=True)
    assert "1 May 1923 ≠  Shots are fired #shots" in libyatl.render(timeline, view="list")
    assert "1 May 1923 ≠  Shots are fired" in libyatl.render(timeline, view="table", width=120)
    chosen = libyatl.select(timeline, actor="cops")
    assert "Shots are fired (by NGO report)" in libyatl.render(chosen)
    chosen = libyatl.select(timeline, actor="militia")
    assert "Shots are fired (not by NGO report)" in libyatl.render(chosen, view="list")


def test_a_contested_status_is_marked_though_it_is_the_usual_one() -> None:
    told = read(SHOTS % "status: claimed")
    assert "Shots [occurred ≠]" in libyatl.render(told)
    assert "occurred ≠" in libyatl.render(told, view="table", width=80)
    assert "≠ ngo: claimed" in libyatl.render(told)


def test_a_card_sets_the_accounts_side_by_side() -> None:
    card = libyatl.render(libyatl.select(march(), id="shots"), view="cards", width=96)
    assert (
        "  accounts             title                    date         actors\n"
        "           here        Shots are fired          1 May 1923   The Militia\n"
        "           NGO report  The march is fired upon  30 Apr 1923  The Police\n"
    ) in card
    assert "2 sources, 1 origin" in card
    assert "says otherwise: date 30 Apr 1923; actors The Police; title “The march" in card
    narrow = libyatl.render(libyatl.select(march(), id="shots"), view="cards", width=40)
    assert "accounts here: title Shots" in narrow
    agreeing = libyatl.render(read(SHOTS % "date: May 1923, status: occurred"), view="cards")
    assert "says: date May 1923; status occurred" in agreeing
    assert "accounts" not in agreeing


def test_what_an_account_does_not_name_is_the_same() -> None:
    text = MARCH.replace(
        "  - paper\n", "  - {id: paper, says: {status: claimed, date: May 1923}}\n"
    )
    card = libyatl.render(libyatl.select(read(text), id="shots"), view="cards")
    assert (
        "           The Evening Paper  the same                 May 1923     claimed   the same"
        in card
    )


def test_json_has_the_accounts_beside_the_bounds() -> None:
    (first, second) = json.loads(libyatl.write(march(), format="json"))["events"]
    assert first["bounds"]["accounts"] == [
        {
            "source": "ngo",
            "differs": ["date", "actors"],
            "says": {
                "date": "30 April 1923",
                "title": "The march is fired upon",
                "actors": ["The Police"],
                "places": ["Square"],
                "status": "occurred",
            },
            "stated": ["1923-04-30"] * 4,
        }
    ]
    assert "accounts" not in second["bounds"]


@pytest.mark.parametrize("format", ["yaml", "json", "jsonl"])
def test_an_account_is_written_and_read_back_whole(format: str) -> None:
    says = "date: c. 1901, places: [a, b], actors: [{id: x, role: y}], title: 'no', status: planned"
    timeline = read(SHOTS % says)
    again = read_data([("again", libyatl.write(timeline, format=format).encode())], format=format)
    assert again.events == timeline.events
    assert not list(again.report)


@pytest.mark.parametrize(
    ("says", "code", "at"),
    [
        ("{date: soon}", "date-unreadable", (1, 67)),
        ("{status: alleged}", "unknown-status", (1, 69)),
        ("{dat: 1901}", "unknown-key", (1, 61)),
        ("{where: here}", "unknown-key", (1, 61)),
        ("{title: [a]}", "wrong-type", (1, 68)),
        ("[a]", "wrong-type", (1, 60)),
    ],
)
def test_what_cannot_be_read_in_an_account_costs_itself_alone(
    says: str, code: str, at: tuple[int, int]
) -> None:
    text = f"- {{id: shots, title: T, tags: 1, sources: [{{id: ngo, says: {says}}}]}}\n"
    timeline = read_data([("t.yaml", text.encode())], format="yaml")
    (found,) = timeline.report
    assert found.code == code
    assert found.span is not None
    assert (found.span.line, found.span.column) == at
    assert found.help
    (cited,) = timeline.events[0].sources
    assert (cited.says is None) is (says == "[a]")


def test_one_place_may_be_said_as_such_and_both_are_taken() -> None:
    timeline = read(SHOTS % "place: a, places: [b]")
    account = timeline.events[0].sources[1].says
    assert account is not None
    assert account.places == ("a", "b")


def test_a_blank_title_is_none() -> None:
    timeline = read(SHOTS % "title: ' ', status: claimed")
    ((rival,),) = query.Scope.of(timeline).accounts.values()
    assert rival.event.title == "Shots"
    assert "“" not in libyatl.render(timeline)


def test_an_account_takes_the_place_of_what_could_not_be_read() -> None:
    text = (
        "- {id: shots, title: T, date: soon, status: [x], actors: A, "
        "sources: [{id: s, says: {date: 1901, actors: B, status: planned}}]}\n"
    )
    timeline = read_data([("t.yaml", text.encode())], format="yaml")
    ((rival,),) = query.Scope.of(timeline).accounts.values()
    assert not rival.event.has_unread_date
    assert dict(rival.event.extra) == {}


# ---- by hand

DAYS = range(1, 5)
MAY = date(1923, 5, 1).toordinal() - 1


class Account(NamedTuple):
    """An account, by hand: on one of some days in a row, or undated."""

    days: tuple[int, int] | None
    actors: frozenset[str]
    place: str
    status: str
    title: str


Hand = Callable[[Account], Truth]
spans = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
    lambda two: (min(two), max(two))
)
few = st.frozensets(st.sampled_from("AB"))


def written(days: tuple[int, int]) -> str:
    first, last = days
    if first == last:
        return f"{first} May 1923"
    return f"between {first} May 1923 and {last} May 1923"


@st.composite
def contested(draw: st.DrawFn) -> tuple[Timeline, list[Account], int]:
    """Return an event, its accounts that differ with its own first, and how many support it."""
    own = Account(
        draw(st.none() | spans),
        draw(few),
        draw(st.sampled_from(["", "X", "Y"])),
        draw(st.sampled_from(["occurred", "claimed"])),
        "own",
    )
    told = draw(
        st.lists(
            st.tuples(
                st.none() | spans,
                few,
                *map(st.sampled_from, (["", "X", "Y"], ["", "occurred", "claimed"], ["", "other"])),
            ),
            max_size=3,
        )
    )
    sources: list[object] = ["s"]
    accounts, supporting = [own], 1
    for number, (days, actors, place, status, title) in enumerate(told):
        says = {
            "date": days and written(days),
            "actors": sorted(actors),
            "place": place,
            "status": status,
            "title": title,
        }
        sources.append({"id": f"s{number}", "says": {k: v for k, v in says.items() if v}})
        apart = own.days and days and not (days[0] <= own.days[1] and own.days[0] <= days[1])
        if (
            apart
            or (own.actors and actors - own.actors)
            or (own.place and place and place != own.place)
            or (status and status != own.status)
        ):
            accounts.append(
                Account(
                    days or own.days,
                    actors or own.actors,
                    place or own.place,
                    status or own.status,
                    title or own.title,
                )
            )
        else:
            supporting += 1
    event = {
        "id": "e",
        "title": own.title,
        "status": own.status,
        "date": own.days and written(own.days),
        "actors": sorted(own.actors),
        "places": own.place,
        "sources": sources,
    }
    known = {"id": "known", "title": "-", "actors": ["A", "B"], "places": ["X", "Y"]}
    said = [{key: value for key, value in event.items() if value}, known]
    timeline = read_data([("drawn", json.dumps(said).encode())], format="json")
    assert not list(timeline.report)
    return timeline, accounts, supporting


def certain(*, holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO


def windowed(first: int, last: int) -> Hand:
    def asked(account: Account) -> Truth:
        if account.days is None:
            return Truth.MAYBE
        days = range(account.days[0], account.days[1] + 1)
        inside = [first <= day <= last for day in days]
        return Truth.YES if all(inside) else Truth.MAYBE if any(inside) else Truth.NO

    return asked


@st.composite
def leaves(draw: st.DrawFn) -> tuple[Condition, Hand]:
    first, last = draw(spans)
    (window,) = query_windows(first, last)
    name, place, status, word = draw(
        st.tuples(*map(st.sampled_from, ("AB", "XY", ("occurred", "claimed"), ("own", "other"))))
    )
    several: list[tuple[Condition, Hand]] = [
        (window, windowed(first, last)),
        (Named("actor", name), lambda told: certain(holds=name in told.actors)),
        (Named("place", place), lambda told: certain(holds=place == told.place)),
        (Stands(status), lambda told: certain(holds=status == told.status)),
        (Mentions(word), lambda told: certain(holds=word == told.title)),
        (Undated(), lambda told: certain(holds=told.days is None)),
    ]
    return draw(st.sampled_from(several))


def query_windows(first: int, last: int) -> Iterator[Condition]:
    yield from window_of(since=f"{first} May 1923", until=f"{last} May 1923")


def conditions() -> st.SearchStrategy[tuple[Condition, Hand]]:
    def further(
        inner: st.SearchStrategy[tuple[Condition, Hand]],
    ) -> st.SearchStrategy[tuple[Condition, Hand]]:
        pairs = st.lists(inner, min_size=2, max_size=3)
        return (
            pairs.map(lambda some: _all_of(some))
            | pairs.map(lambda some: _any_of(some))
            | inner.map(lambda one: (Opposite(one[0]), lambda told: one[1](told).negated))
        )

    return st.recursive(leaves(), further, max_leaves=5)


def _all_of(some: list[tuple[Condition, Hand]]) -> tuple[Condition, Hand]:
    nodes, hands = zip(*some, strict=True)
    return query.Both(nodes), lambda told: min(hand(told) for hand in hands)


def _any_of(some: list[tuple[Condition, Hand]]) -> tuple[Condition, Hand]:
    nodes, hands = zip(*some, strict=True)
    return query.Either(nodes), lambda told: max(hand(told) for hand in hands)


@given(contested(), conditions())
def test_every_condition_is_answered_as_by_hand(
    drawn: tuple[Timeline, list[Account], int], asked: tuple[Condition, Hand]
) -> None:
    timeline, accounts, supporting = drawn
    condition, by_hand = asked
    answers = {by_hand(account) for account in accounts}
    expected = answers.pop() if len(answers) == 1 else Truth.MAYBE
    chosen = query.select_where(timeline, condition)
    found = dict(zip(chosen.places, chosen.answers, strict=True))
    assert found.get(0, Truth.NO) is expected, condition
    for least in (supporting, supporting + 1):
        enough = query.select_where(timeline, AtLeast(least))
        assert (0 in enough.places) is (least <= supporting)


@given(
    st.lists(
        st.tuples(st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)), min_size=2, max_size=3
    ),
    st.data(),
)
def test_no_world_of_any_account_is_out_of_bounds(
    days: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    events = []
    for number, (own, told) in enumerate(days):
        event: dict[str, object] = {"id": f"e{number}", "title": "-", "date": written((own, own))}
        if told:
            event["sources"] = [{"id": "s", "says": {"date": written((told, told))}}]
        events.append(event)
    after = data.draw(st.sampled_from([(0, 1), (1, 0)]))
    events[after[0]]["after"] = f"e{after[1]}"
    timeline = read_data([("drawn", json.dumps(events).encode())], format="json")
    hulls = [range(min(own, told or own), max(own, told or own) + 1) for own, told in days]
    worlds = [world for world in product(*hulls) if world[after[0]] >= world[after[1]]]
    chronology = libyatl.select(timeline).chronology
    assert bool(chronology.diagnostics) is not bool(worlds)
    for place, hull in enumerate(zip(*worlds, strict=True)):
        reach = chronology.reach(place)
        assert (reach.a - MAY, reach.d - MAY) == (min(hull), max(hull))


# ---- evidence, and why


def test_a_source_that_differs_supports_nothing_in_the_checks() -> None:
    def codes(timeline: Timeline) -> set[str]:
        return {one.code for one in check(timeline, select=["evidence"]).report} - {"no-locator"}

    both = march()
    assert codes(both) == {"single-origin", "single-source", "accounts-differ"}
    alone = march(**{"  - paper\n": ""})
    assert codes(alone) == {"single-source", "accounts-differ"}
    agreeing = march(**{"says: {date: 30 April 1923, actors: The Police,": "says: {date: 1923,"})
    shots = [one for one in check(agreeing, select=["evidence"]).report if "shots" in one.about]
    assert {one.code for one in shots} == {"no-locator"}
    unsupported = march(**{"  - police\n  - paper\n": ""})
    assert "shots" not in {
        id for one in check(unsupported, select=["single-source"]).report for id in one.about
    }


def test_a_source_tells_too_early_of_its_own_day_and_not_of_another() -> None:
    timeline = march(**{"published: 1923-05-03": "published: 1923-04-29"})
    (found,) = check(timeline, select=["published-before"]).report
    assert found.message.endswith("is said to tell of a day on or after 30 April 1923")
    assert not libyatl.select(timeline).diagnostics


def test_what_differs_does_so_by_the_clocks_as_they_are_written() -> None:
    text = (
        "- {id: shots, title: T, date: 1912-04-14T22:35-05:00,"
        " sources: [{id: s, says: {date: 1912-04-15T00:47-05:00}}]}\n"
    )
    chosen = libyatl.select(read(text), on="1912-04-15", tz="Z")
    assert chosen.grounds == {0: Ground(by=("s",))}
    drawn = libyatl.render(chosen)
    assert drawn.startswith("clocks: UTC\n")
    assert "15 Apr 1912, 03:35 ≠" in drawn
    assert "≠ s: 15 Apr 1912, 05:47 UTC" in drawn


CLOCKS = """
- id: shots
  title: T
  date: 1912-04-14T22:35-05:00
  actors: A
  sources: [{id: s, says: {%s}}]
"""


@pytest.mark.parametrize(
    ("says", "where", "expected"),
    [
        ("date: 1912-04-15T00:47-05:00", "date:1912-04-15T00:00..1912-04-15T01:00", Truth.MAYBE),
        ("date: 1912-04-15T00:47-05:00", "date:1912-04-15T05:40Z..1912-04-15T06:00Z", Truth.MAYBE),
        ("date: 1912-04-15T00:47-05:00", "date:1912-04-14T22:00..1912-04-15T06:00Z", Truth.YES),
        ("date: 1912-04-15T00:47-05:00", "date:1912-04-15T07:00Z..1912-04-17", Truth.NO),
        ("actors: B", "actor:B and date:1912-04-14T22:00..1912-04-14T23:00", Truth.MAYBE),
        ("actors: B", "actor:B and date:1912-04-15T03:00Z..1912-04-15T04:00Z", Truth.MAYBE),
        ("actors: B", "actor:B and date:1912-04-15T03:00Z..1912-04-16", Truth.MAYBE),
        ("actors: B", "actor:B and date:1912-04-15T04:00Z..1912-04-16", Truth.NO),
        ("actors: B", "(actor:A or actor:B) and date:1912-04-15T03:00Z..1912-04-16", Truth.YES),
    ],
)
def test_a_window_with_clocks_is_asked_of_each_account(
    says: str, where: str, expected: Truth
) -> None:
    assert answer(read(CLOCKS % says), where) is expected


def test_accounts_of_a_set_of_days_share_any_of_them() -> None:
    text = (
        "- {id: shots, title: T, date: '[1923-05-01,1923-05-09]', sources: [{id: s, says: {%s}}]}"
    )
    assert not query.Scope.of(read(text % "date: 1923-05-09")).accounts
    assert query.Scope.of(read(text % "date: 1923-05-05")).accounts


def test_a_length_leaves_open_what_is_open() -> None:
    text = (
        "- {id: shots, title: T, date: XXXX-10, actors: A, lasted: 14 days,"
        " sources: [{id: s, says: {date: 2017, actors: B}}]}\n"
    )
    assert libyatl.select(read(text)).chronology.bounds(0).is_open
