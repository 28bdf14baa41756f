"""Groups: where an event stands, what its group is called, and that nothing is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest
from effort import calls
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Actor, Event, Participant, Place, Source, Timeline, parse_date
from libyatl.model import Account, Citation
from libyatl.query.groups import GROUPS, grouped
from libyatl.query.scope import Scope


def event(id: str, date: str | None = None, **more: Any) -> Event:
    return Event(id, f"Title {id}", when=parse_date(date) if date else None, **more)


def groups(
    by: str, *events: Event, sort: str = "date", **registries: Any
) -> list[tuple[str, str, list[str]]]:
    timeline = Timeline(events=events, **registries)
    chosen = libyatl.select(timeline, group_by=by, sort=sort)
    return [
        (group.cell, group.label, [event.id for event in chosen.part(group).events])
        for group in chosen.groups
    ]


PERIODS: list[tuple[str, tuple[str, str], tuple[str, str], tuple[str, str]]] = [
    ("25 July 2017", ("2017", "2017"), ("2017-35", "Q3 2017"), ("2017-07", "July 2017")),
    ("12-14 August 2017", ("2017", "2017"), ("2017-35", "Q3 2017"), ("2017-08", "August 2017")),
    (
        "from 30 June 2017 to 2 July 2017",
        ("2017", "2017"),
        ("2017-34", "Q2 2017"),
        ("2017-06", "June 2017"),
    ),
    ("c. May 2015", ("2015", "2015"), ("2015-34", "Q2 2015"), ("2015-05", "May 2015")),
    (
        "Q3 2017",
        ("2017", "2017"),
        ("2017-35", "Q3 2017"),
        ("2017-07/2017-09", "begun between July 2017 and September 2017"),
    ),
    (
        "2017",
        ("2017", "2017"),
        ("2017-33/2017-36", "begun between Q1 2017 and Q4 2017"),
        ("2017-01/2017-12", "begun between January 2017 and December 2017"),
    ),
    (
        "winter 2017",
        ("2017/2018", "begun between 2017 and 2018"),
        ("2017-36/2018-33", "begun between Q4 2017 and Q1 2018"),
        ("2017-12/2018-02", "begun between December 2017 and February 2018"),
    ),
    ("since 2017-11", ("2017", "2017"), ("2017-36", "Q4 2017"), ("2017-11", "November 2017")),
    (
        "before 2017-07",
        ("../2017", "begun by 2017"),
        ("../2017-34", "begun by Q2 2017"),
        ("../2017-06", "begun by June 2017"),
    ),
    (
        "on or after 2017-11",
        ("2017/..", "begun in or after 2017"),
        ("2017-36/..", "begun in or after Q4 2017"),
        ("2017-11/..", "begun in or after November 2017"),
    ),
    ("{2015-03,2019-01}", ("2015", "2015"), ("2015-33", "Q1 2015"), ("2015-03", "March 2015")),
    ("March 44 BC", ("-0043", "44 BC"), ("-0043-33", "Q1 44 BC"), ("-0043-03", "March 44 BC")),
    (
        "1 BC",
        ("0000", "1 BC"),
        ("0000-33/0000-36", "begun between Q1 1 BC and Q4 1 BC"),
        ("0000-01/0000-12", "begun between January 1 BC and December 1 BC"),
    ),
    (
        "AD 50",
        ("0050", "AD 50"),
        ("0050-33/0050-36", "begun between Q1 AD 50 and Q4 AD 50"),
        ("0050-01/0050-12", "begun between January AD 50 and December AD 50"),
    ),
    (
        "Y17E7",
        ("Y170000000", "AD 170000000"),
        ("Y170000000-33/Y170000000-36", "begun between Q1 AD 170000000 and Q4 AD 170000000"),
        (
            "Y170000000-01/Y170000000-12",
            "begun between January AD 170000000 and December AD 170000000",
        ),
    ),
    ("9999-03", ("9999", "9999"), ("9999-33", "Q1 9999"), ("9999-03", "March 9999")),
    (
        "March 10001 BC",
        ("Y-10000", "10001 BC"),
        ("Y-10000-33", "Q1 10001 BC"),
        ("Y-10000-03", "March 10001 BC"),
    ),
    (
        "by Y-10000",
        ("../Y-10000", "begun by 10001 BC"),
        ("../Y-10000-36", "begun by Q4 10001 BC"),
        ("../Y-10000-12", "begun by December 10001 BC"),
    ),
    (
        "before Y-20000",
        ("../Y-20001", "begun by 20002 BC"),
        ("../Y-20001-36", "begun by Q4 20002 BC"),
        ("../Y-20001-12", "begun by December 20002 BC"),
    ),
]


@pytest.mark.parametrize(
    ("date", "year", "quarter", "month"), PERIODS, ids=[row[0] for row in PERIODS]
)
def test_an_event_stands_where_it_began_and_no_more_exactly(
    date: str, year: tuple[str, str], quarter: tuple[str, str], month: tuple[str, str]
) -> None:
    for by, expected in (("year", year), ("quarter", quarter), ("month", month)):
        assert groups(by, event("a", date)) == [(*expected, ["a"])]


def test_periods_stand_in_the_order_of_the_events_and_what_has_no_date_is_last() -> None:
    events = (
        event("u"),
        event("c", "2018"),
        event("a", "2016-05"),
        event("b", "2017"),
        event("a2", "2016-03"),
    )
    assert groups("year", *events) == [
        ("2016", "2016", ["a2", "a"]),
        ("2017", "2017", ["b"]),
        ("2018", "2018", ["c"]),
        ("", "no date", ["u"]),
    ]
    assert groups("year", *events, sort="file") == [
        ("2018", "2018", ["c"]),
        ("2016", "2016", ["a", "a2"]),
        ("2017", "2017", ["b"]),
        ("", "no date", ["u"]),
    ]


def test_an_event_stands_once_with_each_actor_under_whichever_spelling() -> None:
    actors = {"h": Actor("h", "Khalifa Hifter", ("Haftar",)), "s": Actor("s", "Sarraj")}
    assert groups(
        "actor",
        event("one", "2016", actors=(Participant("Haftar"), Participant("h"))),
        event("two", "2017", actors=(Participant("s"), Participant("hifter"), Participant("Zed"))),
        event("three", "2018", actors=(Participant("khalifa hifter"),)),
        event("four", "2019"),
        actors=actors,
    ) == [
        ("Khalifa Hifter", "Khalifa Hifter", ["one", "three"]),
        ("hifter", "hifter", ["two"]),
        ("Sarraj", "Sarraj", ["two"]),
        ("Zed", "Zed", ["two"]),
        ("", "no actor", ["four"]),
    ]


def test_places_sources_and_tags() -> None:
    events = (
        event("a", "2016", places=("rome",), tags=("x", "y"), sources=(Citation("times"),)),
        event("b", "2017", places=("Roma", "Ostia"), tags=("y",), sources=(Citation("Diary"),)),
    )
    registries: dict[str, Any] = {
        "places": {"rome": Place("rome", "Rome", ("Roma",))},
        "sources": {"times": Source("times", title="The Times", publisher="Times Ltd")},
    }
    assert groups("place", *events, **registries) == [
        ("Rome", "Rome", ["a", "b"]),
        ("Ostia", "Ostia", ["b"]),
    ]
    assert groups("tag", *events, **registries) == [("y", "y", ["a", "b"]), ("x", "x", ["a"])]
    assert [group[1:] for group in groups("source", *events, **registries)] == [
        ("Diary", ["b"]),
        ("Times Ltd", ["a"]),
    ]


def test_statuses_stand_in_the_order_of_the_file_format() -> None:
    events = [
        event(status, status=status) for status in ("planned", "claimed", "occurred", "claimed")
    ]
    events[3] = event("again", status="claimed")
    assert groups("status", *events) == [
        ("occurred", "occurred", ["occurred"]),
        ("claimed", "claimed", ["claimed", "again"]),
        ("planned", "planned", ["planned"]),
    ]


def test_an_event_in_several_groups_is_counted_once_in_all() -> None:
    timeline = Timeline(events=(event("a", tags=("x", "y")), event("b", tags=("x",))))
    chosen = libyatl.select(timeline, group_by="tag")
    assert [len(group.rows) for group in chosen.groups] == [2, 1]
    assert (len(chosen), chosen.certain, chosen.matching) == (2, 2, 2)
    part = chosen.part(chosen.groups[1])
    assert (part.places, part.answers, part.groups) == ((0,), (libyatl.Truth.YES,), ())


def test_a_limit_cuts_before_groups_are_made() -> None:
    timeline = Timeline(events=(event("a", "2016"), event("b", "2017"), event("c", "2018")))
    chosen = libyatl.select(timeline, group_by="year", limit=2)
    assert [group.cell for group in chosen.groups] == ["2016", "2017"]


def test_of_nothing_there_are_no_groups() -> None:
    assert groups("month") == []


def test_an_unknown_group_is_an_error_with_the_nearest() -> None:
    with pytest.raises(libyatl.UsageError) as caught:
        libyatl.select(Timeline(), group_by="yaer")
    assert caught.value.message == "'yaer' is no group"
    assert caught.value.help == (
        "did you mean 'year'? known are century, decade, year, quarter, month, actor, place, "
        "tag, source, status"
    )


WORDS = st.sampled_from(["a", "b", "A", "al-a"])
DATES = st.sampled_from(
    [
        *("2017", "2017-07", "since 2016", "until 2015", "before 44 BC", "Y17E7", "Y-17E7", "0000"),
        *("[2015,2019]", "{2015,2019}", "c. 2015", "201X", "XXXX-12-XX", "Y3388E2S3"),
    ]
)
EVENTS = st.builds(
    Event,
    id=st.integers().map(str),
    title=WORDS,
    when=st.none() | DATES.map(parse_date),
    actors=st.lists(WORDS.map(Participant), max_size=3).map(tuple),
    places=st.lists(WORDS, max_size=3).map(tuple),
    tags=st.lists(WORDS, max_size=3).map(tuple),
    sources=st.lists(WORDS.map(Citation), max_size=3).map(tuple),
)


@given(
    st.lists(EVENTS, max_size=8, unique_by=lambda event: event.id), st.sampled_from(list(GROUPS))
)
def test_every_row_stands_in_a_group_and_in_each_but_once(events: list[Event], by: str) -> None:
    chosen = libyatl.select(Timeline(events=tuple(events)), group_by=by)
    assert {row for group in chosen.groups for row in group.rows} == set(range(len(chosen)))
    for group in chosen.groups:
        assert group.label
        assert list(group.rows) == sorted(set(group.rows))
    cells = [group.cell for group in chosen.groups]
    assert len(set(cells)) == len(cells)
    if by in ("year", "quarter", "month", "status"):
        assert sum(len(group.rows) for group in chosen.groups) == len(chosen)


@pytest.mark.parametrize(
    ("date", "decade", "century"),
    [
        ("25 July 2017", ("201X", "2010s"), ("20XX", "2000–2099")),
        ("1999", ("199X", "1990s"), ("19XX", "1900–1999")),
        ("AD 79", ("007X", "AD 70–79"), ("00XX", "1 BC – AD 99")),
        ("1 BC", ("000X", "1 BC – AD 9"), ("00XX", "1 BC – AD 99")),
        ("5 BC", ("-000X", "10–2 BC"), ("-00XX", "100–2 BC")),
        ("44 BC", ("-004X", "50–41 BC"), ("-00XX", "100–2 BC")),
        ("Y17000", ("Y17000", "AD 17000"), ("Y17000", "AD 17000")),
        ("Y-17000", ("Y-17000", "17001 BC"), ("Y-17000", "17001 BC")),
        (
            "1995/2005",
            ("199X/200X", "begun between 1990s and 2000s"),
            ("19XX/20XX", "begun between 1900–1999 and 2000–2099"),
        ),
    ],
)
def test_decades_and_centuries_are_those_of_edtf(
    date: str, decade: tuple[str, str], century: tuple[str, str]
) -> None:
    when = "between 1995 and 2005" if "/" in date else date
    for by, named in (("decade", decade), ("century", century)):
        assert groups(by, event("a", when)) == [(*named, ["a"])]
        if "/" not in named[0] and "X" in named[0]:
            assert libyatl.parse_date(named[0]).days[0] <= libyatl.parse_date(date).days[0]


@pytest.mark.parametrize("by", ["source", "tag", "status", "actor"])
def test_an_event_of_many_accounts_is_grouped_in_time_that_grows_with_them(by: str) -> None:
    def work(count: int) -> int:
        said = (
            Account(parse_date(f"{1900 + number % 99}"), actors=(Participant(f"a{number}"),))
            for number in range(count)
        )
        cited = tuple(Citation(f"s{n}", says=one) for n, one in enumerate(said))
        scope = Scope.of(Timeline(events=(event("a", "2017", sources=cited, tags=("t",)),)))
        assert scope.accounts
        return calls(lambda: grouped(scope, [0], by))

    few, many = work(50), work(500)
    assert many < 20 * few


def test_what_no_account_speaks_of_is_no_ground() -> None:
    told = (Citation("s"), Citation("r", says=Account(status="claimed")))
    timeline = Timeline(events=(event("a", sources=told, tags=("t",)),))
    found = {
        by: [
            (group.cell, [*group.grounds]) for group in libyatl.select(timeline, group_by=by).groups
        ]
        for by in ("source", "tag", "status")
    }
    assert found["source"] == [("r", []), ("s", [])]
    assert found["tag"] == [("t", [])]
    assert found["status"] == [("occurred", [0]), ("claimed", [0])]
