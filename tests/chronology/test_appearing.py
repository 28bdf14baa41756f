"""What had appeared by a day: not before what it tells as past, and never what was not out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from chronology.appearances import Cited, appearances
from chronology.histories import came_by_several, drawn, known_by, qualify

from libyatl.chronology.sources.publication import firm_sources
from libyatl.model import TELLS, Citation, Event, Timeline
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
        exact = not came_by_several(chronicle)
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
        firmly = appearances(undoubted(chronicle), DAYS)
        for day in range(1, DAYS + 1) if worlds else ():
            for each, answer in answered(chronicle, day).items():
                met[answer] += 1
                assert answer is not Truth.NO or min(worlds[each]) > day, (chronicle, day, each)
                assert answer is not Truth.YES or max(firmly[each]) <= day, (chronicle, day, each)
    assert min(met.values()) > 150


def undoubted(chronicle: Timeline) -> Timeline:
    """Return the timeline less what is said in doubt: dates, and what is told of some events."""
    events = (
        event
        if event.status == "occurred"
        else event._replace(sources=tuple(each._replace(tells="nothing") for each in event.sources))
        for event in chronicle.events
    )
    sources = firm_sources(chronicle.sources)
    return replace(chronicle, events=tuple(events), sources=sources)
