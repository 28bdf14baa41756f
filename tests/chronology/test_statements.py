"""What each kind of statement implies, in a historian's terms: one table a kind.

Bounds are written `first..last`, or `first..last to first..last` where beginning and end differ.
"""

from __future__ import annotations

from typing import Any

import pytest
from chronology.histories import event, said, source, timeline

from libyatl.chronology import resolve
from libyatl.model import Citation, Event, Source

X = event("x", "2017-08-10/2017-08-12")
AUGUST = "2017-08-01..2017-08-31"


def ahead(source: str) -> Citation:
    return Citation(source, tells="ahead")


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("", ".."),
        ("2017-08", AUGUST),
        ("2017-08-12/2017-08-14", "2017-08-12..2017-08-12 to 2017-08-14..2017-08-14"),
        ("before 2018", "..2017-12-31"),
        ("since 2015", "2015-01-01..2015-12-31 to 2015-12-31.."),
        ("until 2015", "..2015-01-01 to 2015-01-01..2015-12-31"),
        ("{2015-02,2015-04}", "2015-02-01..2015-02-28 to 2015-04-01..2015-04-30"),
        ("[2015-02,2015-04]", "2015-02-01..2015-04-30"),
        ("c. 2015", "2015-01-01..2015-12-31"),
    ],
)
def test_a_date_alone_bounds_as_it_says(date: str, bounds: str) -> None:
    chronology = resolve(timeline(event("e", date)))
    assert said(chronology, "e") == bounds
    assert not chronology.is_derived(0)


RELATIONS = [
    ({"after": "x"}, "2017-08-12.."),
    ({"after": ("x", "at least 2 weeks")}, "2017-08-26.."),
    ({"after": ("x", "within 14 days")}, "2017-08-12..2017-08-26 to 2017-08-12.."),
    ({"after": ("x", "at least 2..4 weeks")}, "2017-08-26.."),
    ({"after": ("x", "within 2..4 weeks")}, "2017-08-12..2017-09-09 to 2017-08-12.."),
    (
        {"after": ("x", "at least 1 month", "within 1 month")},
        "2017-09-12..2017-09-12 to 2017-09-12..",
    ),
    ({"before": "x"}, "..2017-08-10"),
    ({"before": ("x", "at least 3 days")}, "..2017-08-07"),
    ({"before": ("x", "within 3 days")}, "..2017-08-10 to 2017-08-07..2017-08-10"),
    (
        {"before": ("x", "at least 1 year", "within 2 years")},
        "..2016-08-10 to 2015-08-10..2016-08-10",
    ),
    ({"during": "x"}, "2017-08-10..2017-08-12"),
    ({"during": ("x", "at least 1 day")}, "2017-08-11..2017-08-12"),
    ({"during": ("x", "within 1 day")}, "2017-08-10..2017-08-11 to 2017-08-10..2017-08-12"),
    ({"during": ("x", "within 1 month")}, "2017-08-10..2017-08-12"),
    ({"with_": "x"}, "2017-08-10..2017-08-10 to 2017-08-12..2017-08-12"),
    ({"with_": ("x", "within 2 days")}, "2017-08-08..2017-08-12 to 2017-08-10..2017-08-14"),
    ({"with_": ("x", "within 1 month")}, "2017-07-10..2017-09-10 to 2017-07-12..2017-09-12"),
    ({"with_": ("x", "at least 1 month")}, "2017-08-10..2017-08-10 to 2017-08-12..2017-08-12"),
    ({"after": "nobody"}, ".."),
    ({"after": "e"}, ".."),
]


@pytest.mark.parametrize(("relation", "bounds"), RELATIONS)
def test_a_relation_to_an_event_of_known_days(relation: dict[str, str], bounds: str) -> None:
    chronology = resolve(timeline(event("e", **relation), X))
    assert said(chronology, "e") == bounds
    assert chronology.is_derived(0) == (bounds != "..")
    assert not chronology.diagnostics


@pytest.mark.parametrize(
    ("relation", "bounds"),
    [
        # From 10 February a month is 28 days, from 28 February back it is 31; and 31 March is a
        # month after 28 February, counted back.
        ({"with_": ("x", "within 1 month")}, "2017-01-10..2017-03-10 to 2017-01-28..2017-03-31"),
        ({"during": ("x", "within 1 month")}, "2017-02-10..2017-02-28"),
        ({"after": ("x", "at least 1 month")}, "2017-03-28.."),
        ({"before": ("x", "at least 1 month")}, "..2017-01-10"),
        ({"before": ("x", "within 1 month")}, "..2017-02-10 to 2017-01-10..2017-02-10"),
    ],
)
def test_a_gap_of_months_is_counted_from_the_day_that_it_names(
    relation: dict[str, Any], bounds: str
) -> None:
    chronology = resolve(timeline(event("e", **relation), event("x", "2017-02-10/2017-02-28")))
    assert said(chronology, "e") == bounds


@pytest.mark.parametrize(
    ("relation", "bounds"),
    [
        ({"after": ("x", "within 1 month")}, "2017-01-01..2017-02-28 to 2017-01-01.."),
        ({"after": ("x", "at least 1 month")}, "2017-02-01.."),
        ({"before": ("x", "at least 1 month")}, "..2016-12-31"),
    ],
)
def test_a_gap_of_months_from_a_vague_day_is_counted_from_its_first_and_its_last(
    relation: dict[str, str], bounds: str
) -> None:
    assert said(resolve(timeline(event("e", **relation), event("x", "2017-01"))), "e") == bounds


def test_between_unknown_days_a_month_is_28_to_31_days() -> None:
    chronology = resolve(
        timeline(
            event("x", "2017-01-10"),
            event("y", after=("x", "at least 3 days", "within 3 days"), lasted="1 day"),
            event("z", after=("y", "at least 1 month", "within 1 month"), lasted="1 day"),
        )
    )
    assert said(chronology, "z") == "2017-02-10..2017-02-13"


@pytest.mark.parametrize(
    ("day", "gap", "bounds"),
    [
        ("2017-01-31", "1 month", "2017-02-28..2017-02-28"),
        ("2016-02-29", "1 year", "2017-02-28..2017-02-28"),
        ("2017-11-30", "3 months", "2018-02-28..2018-02-28"),
        ("-0044-03-15", "44 years", "0000-03-15..0000-03-15"),
    ],
)
def test_a_gap_of_months_from_a_known_day_is_exact(day: str, gap: str, bounds: str) -> None:
    related = event("e", after=("x", f"at least {gap}", f"within {gap}"), lasted="1 day")
    assert said(resolve(timeline(event("x", day), related)), "e") == bounds


@pytest.mark.parametrize(
    ("date", "lasted", "bounds"),
    [
        ("", "3 days", ".."),
        ("2017-08", "3 days", "2017-08-01..2017-08-29 to 2017-08-03..2017-08-31"),
        ("2017-08", "1 day", AUGUST),
        ("2017-08", "2..4 weeks", "2017-08-01..2017-08-18 to 2017-08-14..2017-08-31"),
        ("2017-08-12", "1 day", "2017-08-12..2017-08-12"),
        ("2017-08-12/2017-08-14", "3 days", "2017-08-12..2017-08-12 to 2017-08-14..2017-08-14"),
        ("2017-08/2017-09", "5 days", "2017-08-28..2017-08-31 to 2017-09-01..2017-09-04"),
        ("before 2018", "10 days", "..2017-12-22 to ..2017-12-31"),
        ("since 2017-08-30", "3 days", "2017-08-30..2017-08-30 to 2017-09-01..2017-09-01"),
        ("since 2017-08", "3 days", "2017-08-01..2017-08-31 to 2017-08-03..2017-09-02"),
        ("until 2017-08", "3 days", "2017-07-30..2017-08-29 to 2017-08-01..2017-08-31"),
        ("2017-08-30/", "3 days", "2017-08-30..2017-08-30 to 2017-09-01..2017-09-01"),
        ("/2017-08", "3 days", "2017-07-30..2017-08-29 to 2017-08-01..2017-08-31"),
        ("since 2017-01-31", "1 month", "2017-01-31..2017-01-31 to 2017-02-27..2017-02-27"),
        ("since 2017-02-01", "1..2 months", "2017-02-01..2017-02-01 to 2017-02-28..2017-03-31"),
        ("until 2017-02-28", "1..2 months", "2017-01-01..2017-02-01 to 2017-02-28..2017-02-28"),
        ("{2017-08-01,2017-08-20}", "3 days", "2017-08-01..2017-08-18 to 2017-08-03..2017-08-20"),
        ("[2017-08-01,2017-08-20]", "3 days", "2017-08-01..2017-08-18 to 2017-08-03..2017-08-20"),
    ],
)
def test_a_length_counts_both_ends_and_a_date_bounds_the_whole(
    date: str, lasted: str, bounds: str
) -> None:
    chronology = resolve(timeline(event("e", date, lasted=lasted)))
    assert said(chronology, "e") == bounds


def test_a_length_of_its_own_makes_the_bounds_derived() -> None:
    chronology = resolve(timeline(event("e", "2017-08", lasted="3 days"), event("f", "2017-08")))
    assert [chronology.is_derived(place) for place in (0, 1)] == [True, False]


def test_a_gap_of_months_from_a_length_within_vague_dates_is_the_safe_range() -> None:
    chronicle = timeline(
        event("x", "{2017-02-01,2017-02-20}", lasted="3 days"),
        event("e", after=("x", "at least 1 month")),
    )
    assert said(resolve(chronicle), "x") == "2017-02-01..2017-02-18 to 2017-02-03..2017-02-20"
    assert said(resolve(chronicle), "e") == "2017-03-03.."


PAPER = source("paper", "2017-08")
SOURCES = [
    PAPER,
    source("book", "2019"),
    source("undated"),
    source("open", "after 2016"),
    source("early", "before 2015"),
    source("interview", via=["paper"]),
    source("rumour", via=["interview"]),
    source("retold", via=["paper", "book"]),
    source("half-known", via=["paper", "undated"]),
    source("circle", via=["circle-2"]),
    source("circle-2", via=["circle"]),
    source("own", "2017-06", via=["paper"]),
]


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({"sources": ["paper"]}, "..2017-08-31 to .."),
        ({"sources": ["paper", "book"]}, "..2017-08-31 to .."),
        ({"sources": ["interview"]}, "..2017-08-31 to .."),
        # What took one day ended when it began.
        ({"sources": ["paper"], "date": "between 2017 and 2018"}, "2017-01-01..2017-08-31"),
        ({"sources": ["paper"], "date": "[2017-03,2018]"}, "2017-03-01..2017-03-31"),
        ({"sources": ["rumour"]}, "..2017-08-31 to .."),
        ({"sources": ["own"]}, "..2017-06-30 to .."),
        # Which of the two relayed it is not known: the later one is safe.
        ({"sources": ["retold"]}, "..2019-12-31 to .."),
        ({"sources": ["half-known"]}, ".."),
        ({"sources": ["undated"]}, ".."),
        ({"sources": ["unknown"]}, ".."),
        ({"sources": ["open"]}, ".."),
        ({"sources": ["circle"]}, ".."),
        ({"sources": [ahead("paper")]}, "2017-08-01.."),
        ({"sources": [ahead("paper"), "book"]}, "2017-08-01..2019-12-31 to 2017-08-01.."),
        ({"sources": [Citation("paper", tells="over")]}, "..2017-08-31"),
        ({"sources": [Citation("paper", tells="ongoing")]}, "..2017-08-31 to 2017-08-01.."),
        ({"sources": [Citation("paper", tells="nothing")]}, ".."),
        ({"sources": ["paper"], "status": "claimed"}, "..2017-08-31 to .."),
        ({"sources": ["paper"], "status": "planned"}, "2017-08-01.."),
        ({"sources": [ahead("paper")], "status": "planned"}, "2017-08-01.."),
        # When the words were said that it relayed is not known.
        ({"sources": [ahead("interview")], "status": "planned"}, ".."),
        ({"sources": [Citation("paper", tells="past")], "status": "planned"}, "..2017-08-31 to .."),
        ({"sources": [ahead("paper"), ahead("book")], "status": "planned"}, "2019-01-01.."),
        ({"sources": ["retold"], "status": "planned"}, ".."),
        ({"sources": ["early"], "status": "planned"}, ".."),
    ],
)
def test_what_a_source_tells_bounds_the_beginning(fields: dict[str, Any], bounds: str) -> None:
    chronology = resolve(timeline(event("e", **fields), sources=SOURCES))
    assert said(chronology, "e") == bounds


def test_a_dated_event_was_begun_by_the_time_it_was_told() -> None:
    chronicle = timeline(event("e", "2017", sources=["paper"]), sources=SOURCES)
    assert said(resolve(chronicle), "e") == "2017-01-01..2017-08-31"


def test_a_source_may_be_named_by_any_spelling() -> None:
    chronicle = timeline(event("e", sources=["The Paper"]), sources=[PAPER])
    assert said(resolve(chronicle), "e") == ".."
    keys = {"The Paper": "paper"}
    chronology = resolve(chronicle, source_key=lambda name: keys.get(name, name))
    assert said(chronology, "e") == "..2017-08-31 to .."


def test_an_event_without_an_id_cannot_be_named_but_can_name() -> None:
    unnamed = Event("made-up", "Unnamed", relations=event("x", after="x").relations, named=False)
    chronology = resolve(timeline(unnamed, X, event("e", after="made-up")))
    assert said(chronology, "made-up") == "2017-08-12.."
    assert said(chronology, "e") == ".."


def test_statements_add_up_over_several_events() -> None:
    chronicle = timeline(
        event("treaty", after=("talks", "within 10 days"), before="war"),
        event("talks", lasted="2 days", after="envoy"),
        event("envoy", "2017-08-01"),
        event("war", "2017-08-05"),
    )
    chronology = resolve(chronicle)
    assert said(chronology, "talks") == "2017-08-01..2017-08-04 to 2017-08-02..2017-08-05"
    assert said(chronology, "treaty") == "2017-08-02..2017-08-05"


def test_a_timeline_without_events_implies_nothing() -> None:
    chronology = resolve(timeline())
    assert chronology.diagnostics == ()
    assert chronology.order([]) == []


def test_the_last_day_of_a_source_open_to_the_future_says_nothing() -> None:
    assert Source("s").published is None
    chronology = resolve(timeline(event("e", "2016", sources=["open"]), sources=SOURCES))
    assert said(chronology, "e") == "2016-01-01..2016-12-31"
