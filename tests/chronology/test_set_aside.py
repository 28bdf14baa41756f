"""What contradicts is set aside, and the rest of its component holds; so with circles."""

from __future__ import annotations

import pytest
from chronology.histories import event, said, source, timeline

from libyatl.chronology import Chronology, anew, resolve
from libyatl.chronology.anew import TIMES
from libyatl.chronology.answers.comparison import Position
from libyatl.chronology.statements.constraints import Statement
from libyatl.model import Citation, Event


def codes(chronology: Chronology) -> list[str]:
    return [found.code for found in chronology.diagnostics]


def test_only_what_is_named_is_set_aside() -> None:
    chronology = resolve(
        timeline(
            event("war", "2017-05", after="old"),
            event("peace", "2017-03", after=["war", "old"]),
            event("old", "2016"),
            event("congress", after="peace", before="new"),
            event("new", "2018"),
        )
    )
    (found,) = chronology.contradictions
    assert set(found.statements) == {
        Statement(0, "date"),
        Statement(1, "date"),
        Statement(1, "after/0"),
    }
    # Each event keeps its own date; what else is stated of it holds for the others.
    assert said(chronology, "war") == "2017-05-01..2017-05-31"
    assert said(chronology, "peace") == "2017-03-01..2017-03-31"
    assert said(chronology, "congress") == "2016-01-01..2018-12-31"
    assert [chronology.keeps_its_date(place) for place in range(5)] == [True, True] + [False] * 3
    assert chronology.why(3).earliest_begin.statements[0] == Statement(2, "date")
    assert chronology.why(1).earliest_begin.statements == (Statement(1, "date"),)
    assert chronology.order(range(5)) == [2, 3, 1, 0, 4]
    assert chronology.compare(1, 0).position == Position.BEFORE
    assert chronology.compare(3, 4).position == Position.BEFORE


def test_all_contradictions_of_a_component_are_found() -> None:
    events = [event("hub", "2017")]
    for number in range(5):
        events.append(event(f"a{number}", "2016", after="hub", before="z"))
    chronology = resolve(timeline(*events, event("z", "2020")))
    assert codes(chronology) == ["contradiction"]  # the date of the hub is in all of them
    events = [event("hub")]
    for number in range(5):
        events.append(event(f"a{number}", "2016", after=f"b{number}", before="hub"))
        events.append(event(f"b{number}", "2017"))
    chronology = resolve(timeline(*events))
    assert codes(chronology) == ["contradiction"] * 5
    assert not chronology.keeps_its_date(0)


def test_without_end_of_contradictions_each_event_keeps_its_date() -> None:
    events = [event("hub"), event("other", after="hub")]
    for number in range(TIMES + 3):
        events.append(event(f"a{number}", "2016", after=f"b{number}", before="hub"))
        events.append(event(f"b{number}", "2017"))
    chronology = resolve(timeline(*events, event("apart", "2016"), event("it", after="apart")))
    assert codes(chronology) == ["contradiction"] * (TIMES + 1)
    assert all(chronology.keeps_its_date(place) for place in range(len(events)))
    assert said(chronology, "other") == ".."
    assert chronology.why(1).earliest_begin.at is None
    assert said(chronology, "it") == "2016-01-01.."


def test_what_contradicts_in_seconds_is_set_aside_too() -> None:
    chronology = resolve(
        timeline(
            event("x", "2017-07-25T05:00", before="y"),
            event("y", "2017-07-25T01:23"),
            event("z", "2017-07-25T07:00", after="y"),
            event("u", after="z"),
        )
    )
    (found,) = chronology.contradictions
    assert len(found.statements) == 3
    assert chronology.layers(3)
    assert not chronology.layers(0)
    assert chronology.moments(3).wall[0] % 86_400 == 7 * 3600
    assert chronology.moments(0).wall[0] % 86_400 == 5 * 3600


CIRCLES = [
    ([event("a", after="b"), event("b", after="c"), event("c", after="a")], 3),
    ([event("a", "2017", after="b"), event("b", "2017", before="a", after="a")], 2),
    ([event("a", after="b"), event("b", with_="a")], 2),
    ([event("a", "2017-07-25T10:00", after="b"), event("b", with_="a")], 2),
    ([event("a", after="b"), event("b", during="a")], 2),
    ([event("a", after="b"), event("b", during="c"), event("c", during="a")], 3),
]
NO_CIRCLES = [
    [event("a", "2017-07-25", after="b"), event("b", "2017-07-25", with_="a")],
    [event("a", "2017-07-25", after="b"), event("b", with_="a")],
    [event("a", after="b"), event("b", with_=("a", "within 1 day"))],
    [event("a", during="b"), event("b", during="a")],
    [event("a", after=("b", "within 0 days")), event("b")],
    [event("a", after="b", during="c"), event("b", during="c")],
]


@pytest.mark.parametrize(("events", "named"), CIRCLES)
def test_a_circle_of_what_comes_after_what(events: list[Event], named: int) -> None:
    (found,) = resolve(timeline(*events)).contradictions
    assert found.diagnostic.code == "order-cycle"
    assert len(found.statements) == named
    assert len(found.diagnostic.related) == 0  # none has a place
    assert "would come after itself" in found.diagnostic.message


@pytest.mark.parametrize("events", NO_CIRCLES)
def test_what_may_be_at_one_time_is_no_circle(events: list[Event]) -> None:
    assert not resolve(timeline(*events)).contradictions


def test_a_relation_that_bounds_nothing_joins_nothing() -> None:
    chronology = resolve(
        timeline(
            event("a", "2016", after="b", with_=("plan", "within about 2 days")),
            event("b", "2017"),
            event("plan", status="planned", sources=["paper"]),
            event("past", "2017-06-10", sources=["paper"]),
            sources=[source("paper", "2017")],
        )
    )
    assert codes(chronology) == ["contradiction"]
    assert said(chronology, "plan") == "2017-06-10.."


def test_what_contradicts_beside_a_rough_gap_is_found_once() -> None:
    chronology = resolve(
        timeline(
            event("a", "2017-07-25", with_=("c", "within about 2 days")),
            event("b", "2017-07-26", lasted="30 hours", with_=("c", "within about 2 days")),
            event("c", "2017-07-24", after="a"),
        )
    )
    named = [
        {(said.owner, said.path) for said in each.statements} for each in chronology.contradictions
    ]
    assert {(1, "date"), (1, "lasted")} in named
    assert {(0, "date"), (2, "date"), (2, "after")} in named
    assert len(named) == 2


def pairs(count: int) -> list[Event]:
    """Return pairs of events that contradict each other, and have nothing to do with the others."""
    return [
        each
        for number in range(count)
        for each in (event(f"a{number}", "2017", before=f"b{number}"), event(f"b{number}", "2016"))
    ]


def test_of_very_many_contradictions_the_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "MOST", 3)
    assert codes(resolve(timeline(*pairs(3)))) == ["contradiction"] * 3
    chronology = resolve(timeline(*pairs(9), event("x", after="b8"), event("y", "2018")))
    *_, last = chronology.diagnostics
    assert codes(chronology) == ["contradiction"] * 4
    assert last.message.startswith("there are more than 3 contradictions: 'a3' and what else is in")
    assert "(13 events)" in last.message
    assert chronology.contradictions[-1].statements == ()
    assert all(chronology.keeps_its_date(place) for place in range(19))
    assert not chronology.keeps_its_date(19)
    assert said(chronology, "a8") == "2017-01-01..2017-12-31"
    assert said(chronology, "x") == ".."


@pytest.mark.parametrize(("most", "told", "lost"), [(1, 2, 6), (2, 3, 6), (3, 3, 0), (9, 3, 0)])
def test_of_very_many_where_a_source_ties_events_the_first_are_told(
    most: int, told: int, lost: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anew, "MOST", most)
    past, ahead = Citation("s", tells="past"), Citation("s", tells="ahead")
    joined = [each._replace(sources=(past,)) for each in pairs(2)]
    joined += [event("past", "2017-06-20", sources=[past])]
    joined += [event("ahead", "2017-06-10", sources=[ahead])]
    chronology = resolve(timeline(*joined, sources=[source("s", "2017-06")]))
    assert codes(chronology) == ["contradiction"] * told
    assert len(chronology.rules.given_up) == lost
