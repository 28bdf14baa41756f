"""What follows for an event beside clocks, in words."""

from __future__ import annotations

import random

import pytest
from chronology.histories import event, source, timeline
from chronology.moments import ZONES, drawn

from libyatl.chronology import resolve
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.saying.bounds_said import Bound, said_by
from libyatl.dates.when import moved
from libyatl.model import Citation, Event
from libyatl.views.words.moment_words import (
    anchored,
    differing,
    exact_words,
    follows_words,
    seen_bounds,
)

C = event("c", "2017-07-25T14:30")
E = event("e", "2017-07-25T19:00")


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (event("x"), ""),
        (event("x", "2017-07-25"), "25 July 2017"),
        (event("x", "2017-07-25", after="c"), "25 July 2017, from 14:30"),
        (event("x", "2017-07-25", before="e"), "25 July 2017, by 19:00"),
        (event("x", after="c", before="e"), "between 14:30 and 19:00 on 25 July 2017"),
        (
            event("x", "2017-07-25/2017-07-26", after="c"),
            "between 25 July 2017, 14:30 and 26 July 2017",
        ),
        (event("x", after="c"), "on or after 25 July 2017, 14:30"),
        (event("x", before="e"), "by 25 July 2017, 19:00"),
        (event("x", with_="c"), "25 July 2017, 14:30"),
        (event("x", with_="s"), "25 July 2017, 20:00:05"),
        (event("x", with_="z"), "25 July 2017, 20:00:05 UTC"),
        (event("x", after="e", before="s"), "between 19:00:00 and 20:00:05 on 25 July 2017"),
        (
            event("x", after=("z", "within 2 hours")),
            "begun between 20:00:05 and 22:00:05 UTC on 25 July 2017",
        ),
        (event("x", after="z", before="n"), "between 20:00:05 and 22:00 UTC on 25 July 2017"),
        (
            event("x", after="n", before="p"),
            "between 25 July 2017, 22:00 UTC and 26 July 2017, 03:00 UTC",
        ),
        (
            event("x", "about 14:30 on 25 July 2017", after="h"),
            "between 25 July, 14:30:30 and about 25 July 2017, 14:30",
        ),
        (event("x", "about 14:30 on 25 July 2017", before="e"), "about 25 July 2017, 14:30"),
        (
            event("x", sources=["r"], lasted="1 hour"),
            "begun by 25 July 2017, 20:00:05, ended by 25 July 2017, 21:00:05",
        ),
    ],
)
def test_what_follows_beside_clocks(x: Event, words: str) -> None:
    others = [
        C,
        E,
        event("s", "2017-07-25T20:00:05"),
        event("z", "2017-07-25T20:00:05Z"),
        event("n", "2017-07-25T18:00-04:00"),
        event("p", "2017-07-26T05:00+02:00"),
        event("h", "2017-07-25T14:30:30"),
    ]
    named = {relation.event for relation in x.relations}
    chronicle = timeline(
        x,
        *(other for other in others if other.id in named),
        sources=[source("r", "2017-07-25T20:00:05")],
    )
    assert follows_words(resolve(chronicle), 0) == words


@pytest.mark.parametrize(
    ("events", "words", "short"),
    [
        # As exactly as what it rests on.
        ([event("x", sources=["s"])], "begun by August 2017", "begun by Aug 2017"),
        (
            [event("x", "2017-07-25/..", sources=[Citation("s", tells="over")])],
            *("between 25 July and August 2017", "between 25 Jul and Aug 2017"),
        ),
        ([event("x", sources=["s"], after="m")], "begun August 2017", "begun Aug 2017"),
        (
            [event("x", sources=["s"], after=("m", "at least 14 days"))],
            *("begun August 2017", "begun Aug 2017"),
        ),
        (
            [event("x", after=("m", "at least 14 days"))],
            *("on or after August 2017", "on or after Aug 2017"),
        ),
        ([event("x", after="o")], "on or after 2015", "on or after 2015"),
        ([event("x", "2015", before="m")], "2015", "2015"),
        ([event("x", "2017", before="m")], "2017, by August", "2017, by Aug"),
        ([event("x", "2017-08", after="d")], "August 2017, from 3 August", "Aug 2017, from 3 Aug"),
        ([event("x", after="r")], "on or after about 1900", "on or after about 1900"),
        ([event("x", "c. 1900")], "about 1900", "about 1900"),
        ([event("x", "c. 1900", after="y")], "between March 1900 and about 1900", ""),
        ([event("x", "c. 1900", lasted="2 years")], "about 1900", ""),
        ([event("x", "2017-07-25T14:30", sources=["s"])], "25 July 2017, 14:30", ""),
        # A source of one moment passes a bound on; a channel has as many as it is cited.
        (
            [
                event("x", sources=[Citation("one", tells="ahead")]),
                event("t", "2017-06-10", sources=["one"]),
            ],
            *("on or after 10 June 2017", "on or after 10 Jun 2017"),
        ),
        (
            [
                event("x", sources=[Citation("may", tells="ahead")]),
                event("t", "2017-06-10", sources=["may"]),
            ],
            *("on or after May 2017", "on or after May 2017"),
        ),
        ([event("x", sources=["relayed"])], "begun by August 2017", "begun by Aug 2017"),
        ([event("x", sources=["read"])], "begun by 3 September 2017", "begun by 3 Sep 2017"),
        # ... and as surely.
        (
            [event("x", before="k", after="d")],
            *("between 3 August and 9 September 2017, if the claim holds", ""),
        ),
        (
            [event("x", before="k")],
            "by 9 September 2017, if the claim holds",
            "by 9 Sep 2017, if claimed",
        ),
        (
            [event("x", after="p")],
            "on or after 3 October 2017, as planned",
            "on or after 3 Oct 2017, as planned",
        ),
        (
            [event("x", before="k", after="p2")],
            *("between March and 9 September 2017, if the claim holds, as planned", ""),
        ),
        (
            [event("x", "2017-09", before="k")],
            "September 2017, by 9 September, if the claim holds",
            "",
        ),
        ([event("x", "2017-08", before="k", status="claimed")], "August 2017", ""),
    ],
)
def test_what_follows_is_said_as_exactly_and_as_surely_as_it_is_known(
    events: list[Event], words: str, short: str
) -> None:
    others = [
        event("m", "2017-08"),
        event("d", "2017-08-03"),
        event("o", "since 2015"),
        event("r", "c. 1900"),
        event("y", "1900-03"),
        event("k", "2017-09-09", status="disputed"),
        event("p", "2017-10-03", status="planned"),
        event("p2", "2017-03", status="planned"),
    ]
    named = {relation.event for each in events for relation in each.relations}
    chronology = resolve(
        timeline(
            *events,
            *(other for other in others if other.id in named),
            sources=[
                source("s", "2017-08"),
                source("one", "2017"),
                source("may", "2017-05/2017-09"),
                source("relayed", via=["s"]),
                source("read", "2017", accessed="2017-09-03"),
            ],
        )
    )
    assert follows_words(chronology, 0) == words
    if short:
        assert follows_words(chronology, 0, short=True) == short


def test_days_say_more_than_words_where_words_are_of_months() -> None:
    chronology = resolve(timeline(event("x", sources=["s"]), sources=[source("s", "2017-08")]))
    assert exact_words(chronology, 0) == "begun by 31 August 2017"


def test_of_what_may_last_still_nobody_says_that_it_ended() -> None:
    lasting = event("x", sources=[Citation("s", tells="ongoing")])
    chronology = resolve(timeline(lasting, sources=[source("s", "2017-08")]))
    words, exact = follows_words(chronology, 0), exact_words(chronology, 0)
    assert words == "begun by August 2017, not over before August 2017"
    assert exact == "begun by 31 August 2017, not over before 1 August 2017"
    assert differing(exact, words) == exact


@pytest.mark.parametrize(
    ("words", "exact", "told"),
    [
        ("25 July 2017", "25 July 2017", ""),
        ("by August 2017", "by 31 August 2017", "31 August 2017"),
        ("begun by August 2017", "begun by 31 August 2017", "31 August 2017"),
        ("on or after about 1900", "on or after 1 January 1899", "1 January 1899"),
        ("not over before 1900", "not over before 1 January 1900", "1 January 1900"),
        (
            "begun between 3 December and about December 1987",
            "begun between 3 December 1987 and 29 January 1988",
            "between 3 December 1987 and 29 January 1988",
        ),
        ("early August 2017", "between 1 and 10 August 2017", "between 1 and 10 August 2017"),
    ],
)
def test_days_are_told_beside_words_as_a_phrase_of_their_own(
    words: str, exact: str, told: str
) -> None:
    assert differing(exact, words) == told


@pytest.mark.parametrize("zones", ZONES)
def test_what_is_said_beside_clocks_holds_the_bounds(zones: str) -> None:
    rnd = random.Random(f"words {zones}")
    said = 0
    for _ in range(80):
        chronology = resolve(drawn(rnd, zones).timeline)
        for place in range(len(chronology.timeline.events)):
            follows_words(chronology, place)
            if chronology.in_contradiction(place):
                continue
            seen = seen_bounds(chronology, place)
            for number in range(4):
                if seen.is_open(number):
                    continue
                said += 1
                bound = anchored(chronology, place, number, seen)
                assert bound.date is not None
                unit = said_by(bound, latest=bool(number & 1))
                low, high = unit.first * SECONDS_IN_DAY, (unit.last + 1) * SECONDS_IN_DAY - 1
                way = 1 if number & 1 else -1
                assert low <= moved_back(bound, way) <= high
                if not bound.date.clocked:
                    assert ":" not in unit.words
    assert said > 100


def moved_back(bound: Bound, way: int) -> int:
    """Return a bound without the reach of its date."""
    assert bound.date is not None
    return moved(bound.second, bound.date, -way, clocked=True)
