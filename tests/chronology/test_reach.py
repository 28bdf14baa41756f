"""Approximate dates stand in the network with their reach, and are shown as they were stated."""

from __future__ import annotations

import pytest
from chronology.histories import event, known_by, said, source, timeline
from hypothesis import given
from hypothesis import strategies as st

from libyatl.chronology import resolve
from libyatl.dates import When, parse_date, parse_gap
from libyatl.model import Relation, RelationKind
from libyatl.truth import Truth


def test_what_came_after_about_a_year_came_in_the_year_before_at_the_earliest() -> None:
    chronology = resolve(timeline(event("a", "c. 1900"), event("b", after="a")))
    assert said(chronology, "a") == "1900-01-01..1900-12-31"
    assert not chronology.is_derived(0)
    assert said(chronology, "b") == "1899-01-01.."
    assert chronology.reach(0).a == parse_date("1899").first_day
    assert chronology.reach(0).d == parse_date("1901").last_day


def test_what_is_about_a_year_may_be_of_the_next() -> None:
    chronology = resolve(timeline(event("a", "c. 2015", after="b"), event("b", "2016-03-01")))
    assert not chronology.diagnostics
    assert said(chronology, "a") == "2016-03-01..2016-12-31"
    assert chronology.is_derived(0)
    assert chronology.order([0, 1]) == [1, 0]


def test_what_others_say_narrows_the_days_that_were_stated() -> None:
    chronology = resolve(timeline(event("a", "c. 2015", after="b"), event("b", "2015-03-01")))
    assert said(chronology, "a") == "2015-03-01..2015-12-31"


def test_a_length_holds_of_the_days_that_are_shown() -> None:
    chronology = resolve(timeline(event("a", "c. December 1987", lasted="3 days")))
    assert said(chronology, "a") == "1987-12-01..1987-12-29 to 1987-12-03..1987-12-31"


def test_about_a_year_is_listed_where_it_is_stated() -> None:
    chronology = resolve(timeline(event("a", "c. 1900"), event("b", "1899-05-01")))
    assert chronology.order([0, 1]) == [1, 0]


def test_an_approximate_publication_reaches_too() -> None:
    chronicle = timeline(event("a", sources=["s"]), sources=[source("s", "c. 1900")])
    assert said(resolve(chronicle), "a") == "..1901-12-31 to .."
    for day, shown in (("1898", ()), ("1899", (Truth.MAYBE,)), ("1905", (Truth.MAYBE,))):
        assert known_by(chronicle, parse_date(day)).shown == shown
    firm = timeline(event("a", sources=["s"]), sources=[source("s", "1900")])
    assert known_by(firm, parse_date("c. 1898")).shown == ()
    assert known_by(firm, parse_date("c. 1899")).shown == (Truth.MAYBE,)


ABOUT = ["2015~", "2015-03~", "2015-03-05~", "2015~/2016", "2015~/..", "[2015~,2018]", "c. 44 BC"]


def spelt_out(text: str) -> When:
    """Return a date that says the reach of another, and is not approximate."""
    when = parse_date(text)
    return when.reach


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ABOUT, "2015", "2016-02", ""]),
            st.sampled_from(["", "after", "before", "with_"]),
        ),
        min_size=2,
        max_size=5,
    )
)
def test_the_network_is_that_of_the_dates_spelt_out(drawn: list[tuple[str, str]]) -> None:
    events = [
        event(f"e{place}", date, **({kind: f"e{place - 1}"} if kind and place else {}))
        for place, (date, kind) in enumerate(drawn)
    ]
    about = resolve(timeline(*events))
    exact = resolve(
        timeline(
            *(
                one if not date else one._replace(when=spelt_out(date))
                for one, (date, _) in zip(events, drawn, strict=True)
            )
        )
    )
    if about.diagnostics or exact.diagnostics:
        return
    for place, one in enumerate(events):
        assert about.reach(place) == exact.bounds(place)
        shown, reached = about.bounds(place), about.reach(place)
        assert reached.a <= shown.a <= shown.b <= reached.b
        assert reached.c <= shown.c <= shown.d <= reached.d
        if one.when is None or not one.when.approximate:
            assert shown == reached


@pytest.mark.parametrize(
    ("lasted", "first", "last"),
    [
        ("3 days", "2017-05-03", "2017-05-03"),
        ("at least 3 days", "2017-05-03", ""),
        ("up to 3 days", "2017-05-01", "2017-05-03"),
        ("about 3 days", "2017-05-01", ""),
        ("at least 1 month", "2017-05-31", ""),
        ("up to 1 month", "2017-05-01", "2017-05-31"),
        ("about 1 month", "2017-05-01", ""),
        ("c. 1..2 weeks", "2017-05-01", ""),
    ],
)
def test_an_open_or_rough_length_bounds_what_it_says(lasted: str, first: str, last: str) -> None:
    chronology = resolve(timeline(event("a", "since 2017-05-01", lasted=lasted)))
    assert said(chronology, "a") == f"2017-05-01..2017-05-01 to {first}..{last}"


@pytest.mark.parametrize(
    ("kind", "key", "gap", "bounds"),
    [
        ("after", "within", "at least 3 days", "2017-05-01.."),
        ("after", "within", "up to 3 days", "2017-05-01..2017-05-04 to 2017-05-01.."),
        ("after", "within", "about 1 month", "2017-05-01.."),
        ("after", "within", "at least 1 month", "2017-05-01.."),
        ("after", "within", "up to 1 month", "2017-05-01..2017-06-01 to 2017-05-01.."),
        ("after", "at_least", "at least 1 month", "2017-06-01.."),
        ("after", "at_least", "about 1 month", "2017-05-01.."),
        ("after", "at_least", "up to 1 month", "2017-05-01.."),
        ("with", "within", "about 3 days", ".."),
        ("with", "within", "at least 3 days", ".."),
        ("with", "within", "up to 3 days", "2017-04-28..2017-05-04"),
    ],
)
def test_an_open_or_rough_gap_bounds_what_it_says(
    kind: RelationKind, key: str, gap: str, bounds: str
) -> None:
    relation = Relation(kind, "b", **{key: parse_gap(gap)})
    one = event("a")._replace(relations=(relation,))
    assert said(resolve(timeline(one, event("b", "2017-05-01"))), "a") == bounds
