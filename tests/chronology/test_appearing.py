"""What had appeared by a day: not before what it tells as past, and never what was not out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from chronology.appearances import Cited, appearances
from chronology.histories import (
    came_by_several,
    drawn,
    event,
    goes_in_a_circle,
    known_by,
    qualify,
    said,
    source,
    timeline,
    undoubted,
)

import libyatl
from libyatl.dates import parse_date
from libyatl.model import TELLS, Account, Citation, Event, Source, Status, Timeline
from libyatl.truth import Truth

CHUNKS = range(8)
DAYS = 4


def answered(chronicle: Timeline, day: int) -> dict[Cited, Truth]:
    """Return what is answered of each citation."""
    cut = known_by(chronicle, day)
    found = {
        (place, number): Truth.NO
        for place, event in enumerate(chronicle.events)
        for number in range(len(event.sources))
    }
    for place, kept, sure in zip(cut.places, cut.timeline.events, cut.cited, strict=True):
        numbers = {each.at: number for number, each in enumerate(chronicle.events[place].sources)}
        found |= {(place, numbers[each.at]): Truth.MAYBE for each in kept.sources}
        found |= {(place, numbers[each.at]): Truth.YES for each in sure.sources}
    return found


def told(rnd: random.Random, *, firm: bool) -> Timeline:
    """Return a timeline of few events and of sources that mostly stem from one another.

    If not `firm`, events may be in doubt, and dates of publication.
    """
    chronicle = drawn(rnd, events=rnd.choice((1, 2, 3)), days=DAYS)
    ids = [*chronicle.sources]
    sources = {}
    for number, (id, each) in enumerate(chronicle.sources.items()):
        # Each is no later than one with more, so that there is no circle.
        via, drawn_on = ids[number + 1 :], ids[:number]
        several = rnd.choice((1, 1, 2))
        sources[id] = each._replace(
            published=each.published if rnd.random() < 0.6 else None,
            accessed=None,
            via=tuple(rnd.sample(via, min(several, len(via)))) if rnd.random() < 0.5 else (),
            derived_from=tuple(rnd.sample(drawn_on, 1)) if number and rnd.random() < 0.5 else (),
        )
        published = sources[id].published
        if published and not firm and rnd.random() < 0.4:
            sources[id] = sources[id]._replace(published=qualify(published))
    return replace(
        chronicle, events=tuple(_events(rnd, chronicle, ids, firm=firm)), sources=sources
    )


def _events(rnd: random.Random, made: Timeline, ids: list[str], *, firm: bool) -> Iterator[Event]:
    for each in made.events:
        yield each._replace(
            status="occurred" if firm else rnd.choice(("occurred", "claimed", "planned")),
            relations=each.relations[: rnd.choice((0, 0, 2))],
            lasted=rnd.choice((None, None, each.lasted)),
            sources=tuple(
                Citation(rnd.choice(ids), at=str(number), tells=rnd.choice(TELLS))
                for number in range(rnd.choice((1, 2)))
            ),
        )


@pytest.mark.parametrize("seed", CHUNKS)
def test_what_had_appeared_is_what_had_in_every_world(seed: int) -> None:
    rnd = random.Random(seed)
    met = {Truth.NO: 0, Truth.MAYBE: 0, Truth.YES: 0}
    for _ in range(250):
        chronicle = told(rnd, firm=True)
        worlds = appearances(chronicle, DAYS)
        # A circle of order is left aside though one moment could hold it.
        exact = not (came_by_several(chronicle) or goes_in_a_circle(chronicle))
        for day in range(1, DAYS + 1) if worlds else ():
            for each, answer in answered(chronicle, day).items():
                met[answer] += 1
                possibly, surely = min(worlds[each]) <= day, max(worlds[each]) <= day
                true = Truth.YES if surely else Truth.MAYBE if possibly else Truth.NO
                assert answer in (true, true if exact else Truth.MAYBE), (chronicle, day, each)
    assert min(met.values()) > 150


@pytest.mark.parametrize("seed", CHUNKS)
def test_what_surely_had_appeared_rests_on_nothing_in_doubt(seed: int) -> None:
    rnd = random.Random(100 + seed)
    met = {Truth.NO: 0, Truth.MAYBE: 0, Truth.YES: 0}
    for _ in range(250):
        chronicle = told(rnd, firm=False)
        worlds = appearances(chronicle, DAYS)
        firmly = appearances(without_doubt(chronicle), DAYS, chronicle.sources)
        for day in range(1, DAYS + 1) if worlds else ():
            for each, answer in answered(chronicle, day).items():
                met[answer] += 1
                assert answer is not Truth.NO or min(worlds[each]) > day, (chronicle, day, each)
                assert answer is not Truth.YES or max(firmly[each]) <= day, (chronicle, day, each)
    assert min(met.values()) > 150


def without_doubt(chronicle: Timeline) -> Timeline:
    """Return the timeline less what is said in doubt: dates, and what is told of some events."""
    events = (
        event
        if event.status == "occurred"
        else event._replace(sources=tuple(each._replace(tells="nothing") for each in event.sources))
        for event in chronicle.events
    )
    sources = {id: undoubted(each, 0, DAYS + 1) for id, each in chronicle.sources.items()}
    return replace(chronicle, events=tuple(events), sources=sources)


@pytest.mark.parametrize(
    ("cited", "sources", "before", "possibly", "surely"),
    [
        ([Citation("a")], [source("a", "2017-08")], "2017-08-19", "2017-08-20", "2017-08-31"),
        (
            [Citation("a", tells="over")],
            [source("a", "2017-08")],
            "2017-08-24",
            "2017-08-25",
            "2017-08-31",
        ),
        (
            [Citation("a", tells="ongoing")],
            [source("a", "2017-08")],
            "2017-08-19",
            "2017-08-20",
            "2017-08-25",
        ),
        (
            [Citation("a", tells="ahead")],
            [source("a", "2017-08")],
            "2017-07-31",
            "2017-08-01",
            "2017-08-20",
        ),
        (
            [Citation("a", tells="nothing")],
            [source("a", "2017-08")],
            "2017-07-31",
            "2017-08-01",
            "2017-08-31",
        ),
        ([Citation("a")], [source("a")], "2017-08-19", "2017-08-20", ""),
        ([Citation("a")], [source("a", "2017-01/2017-12")], "2017-08-19", "2017-08-20", "2017"),
        ([Citation("a")], [source("a", accessed="2017-09")], "2017-08-19", "2017-08-20", "2017-09"),
        (
            [Citation("a")],
            [source("a", via=["b"]), source("b", "2017")],
            "2017-08-19",
            "2017-08-20",
            "2017",
        ),
        (
            [Citation("a", tells="ahead")],
            [source("a", derived_from=["b"]), source("b", "2017-06")],
            "2017-05",
            "2017-06-01",
            "2017-08-20",
        ),
    ],
)
def test_a_source_was_not_out_before_what_it_tells_as_past(
    cited: list[Citation], sources: list[Source], before: str, possibly: str, surely: str
) -> None:
    chronicle = timeline(event("e", "2017-08-20/2017-08-25", sources=cited), sources=sources)
    assert known_by(chronicle, parse_date(before)).shown == ()
    assert known_by(chronicle, parse_date(possibly)).shown == (Truth.MAYBE,)
    if surely:
        assert known_by(chronicle, parse_date(surely)).shown == (Truth.YES,)
        assert known_by(chronicle, parse_date(surely).last_day - 1).shown == (Truth.MAYBE,)


def test_what_one_citation_tells_bears_on_all_of_a_paper_and_on_none_of_a_channel() -> None:
    past, other = event("past", "2017-08-20", sources=["a"]), event("other", sources=["a"])
    paper = timeline(past, other, sources=[source("a", "2017-08")])
    channel = timeline(past, other, sources=[source("a", "2017-08-01/2017-08-31")])
    by_the_tenth = parse_date("2017-08-10")
    assert known_by(paper, by_the_tenth).places == ()
    assert known_by(channel, by_the_tenth).places == (1,)


def test_what_was_told_through_a_paper_bears_on_it() -> None:
    sources = [source("voice", via=["paper"]), source("paper", "2017-08")]
    chronicle = timeline(
        event("past", "2017-08-20", sources=["voice"]),
        event("other", sources=["paper"]),
        sources=sources,
    )
    assert known_by(chronicle, parse_date("2017-08-19")).places == ()


def test_what_follows_of_an_event_bears_on_what_tells_of_it() -> None:
    chronicle = timeline(
        event("told", sources=["a"], after="dated"),
        event("dated", "2017-08-20"),
        sources=[source("a", "2017-08")],
    )
    assert known_by(chronicle, parse_date("2017-08-19")).left_out == 2
    assert known_by(chronicle, parse_date("2017-08-20")).places == (0,)


def test_what_was_not_out_bounds_nothing_that_was() -> None:
    chronicle = timeline(
        event("known", "2017-07", sources=["early"]),
        event("untold", "2017-07-20", before="known", sources=["late"]),
        event("open", after="untold", sources=["early"]),
        sources=[source("early", "2017-08-01"), source("late", "2017-08-02")],
    )
    chosen = libyatl.select(chronicle, as_of="2017-08-01")
    assert [each.id for each in chosen.events] == ["known", "open"]
    assert said(chosen.chronology, "known") == "2017-07-01..2017-07-31"
    assert said(chosen.chronology, "open") == "..2017-08-01 to .."


def test_what_a_source_states_goes_before_what_it_would_follow_that_it_was() -> None:
    # It cannot have told of this as past: that is a contradiction, and bounds nothing.
    chronicle = timeline(event("e", "2017-08-20", sources=["a"]), sources=[source("a", "2016-05")])
    assert known_by(chronicle, parse_date("2016-05")).shown == (Truth.YES,)
    # Nor, of several through which it came, can the first day of any go before its own last.
    later = timeline(
        event("e", "2016-05-20", sources=["a"]),
        sources=[source("a", "2016-05", derived_from=["b"]), source("b", "2017")],
    )
    assert known_by(later, parse_date("2016-05")).shown == (Truth.YES,)


@pytest.mark.parametrize("status", ["claimed", "disputed", "planned"])
def test_what_was_ahead_makes_no_source_surely_out_if_it_is_in_doubt(status: Status) -> None:
    cited = [Citation("a", tells="ahead")]
    made = timeline(event("e", "2017-08", sources=cited, status=status), sources=[source("a")])
    assert known_by(made, parse_date("2017")).shown == (Truth.MAYBE,)
    firm = timeline(event("e", "2017-08", sources=cited), sources=[source("a")])
    assert known_by(firm, parse_date("2017")).shown == (Truth.YES,)


def test_an_account_tells_of_its_own_day() -> None:
    def told(date: str) -> Timeline:
        account = Citation("a", tells="past", says=Account(parse_date(date)))
        return timeline(
            event("e", "2017-08-05", sources=[account]), sources=[source("a", "2017-08")]
        )

    assert known_by(told("2017-08-20"), parse_date("2017-08-10")).shown == ()
    assert known_by(told("2017-08-02"), parse_date("2017-08-03")).shown == (Truth.MAYBE,)
    assert known_by(told("2017-08"), parse_date("2017-08-04")).shown == ()


def test_an_account_that_is_narrower_tells_of_its_own_day() -> None:
    account = Citation("a", says=Account(parse_date("2017-08-20")))
    made = timeline(event("e", "2017-08", sources=[account]), sources=[source("a")])
    assert known_by(made, parse_date("2017-08-10")).shown == ()
    assert known_by(made, parse_date("2017-08-20")).shown == (Truth.MAYBE,)


def test_an_account_of_a_doubtful_day_makes_nothing_sure() -> None:
    account = Citation("a", tells="ahead", says=Account(parse_date("2017-08-20?")))
    made = timeline(event("e", "2017-08-05", sources=[account]), sources=[source("a")])
    assert known_by(made, parse_date("2018")).shown == (Truth.MAYBE,)


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("2017-08-20T13:00", ()),
        ("2017-08-20T14:00", (Truth.MAYBE,)),
        ("2017-08-20T11:59Z", (Truth.MAYBE,)),  # nobody knows where
        ("2017-08-19", ()),
    ],
)
def test_a_clock_of_an_event_bears_on_its_source(as_of: str, shown: tuple[Truth, ...]) -> None:
    chronicle = timeline(
        event("e", "2017-08-20T14:00", sources=["a"]), sources=[source("a", "2017-08")]
    )
    assert known_by(chronicle, parse_date(as_of)).shown == shown


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("2017-08-20T11:59Z", ()),
        ("2017-08-20T12:00Z", (Truth.MAYBE,)),
        # By the clock of the paper, wherever that is, it may be the day before.
        ("2017-08-19", (Truth.MAYBE,)),
        ("2017-08-17", ()),
        ("2017-08-18T01:00", ()),
        ("2017-08-19/..", (Truth.YES,)),
    ],
)
def test_clocks_of_zones_are_compared_as_instants(as_of: str, shown: tuple[Truth, ...]) -> None:
    chronicle = timeline(
        event("e", "2017-08-20T14:00+02:00", sources=["a"]), sources=[source("a", "until 2017-08")]
    )
    assert known_by(chronicle, parse_date(as_of)).shown == shown
