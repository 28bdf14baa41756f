"""What is certain and what is possible, against every world of small timelines.

A world of the firm statements knows nothing of what is qualified, and what is claimed, disputed or
planned may be anywhere in it where it may be by what is said of it. A world of all has all that is
stated, and of each event one of the accounts.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import product

import pytest
from chronology.histories import (
    came_by_several,
    drawn,
    event,
    goes_in_a_circle,
    possible,
    published_so,
    qualify,
    source,
    timeline,
    undoubted,
)

import libyatl
from libyatl.chronology import Chronology, resolve
from libyatl.dates import When, day_to_iso, parse_date
from libyatl.model import Account, Event, Source, Status, Timeline
from libyatl.model.accounts import share_a_day

DAYS = 4
WHOLE = When((1, DAYS, 1, DAYS), "whole", form="lasted", ends=())
STATUSES: Sequence[Status] = ("occurred", "occurred", "reported", "claimed", "disputed", "planned")
STANDING = ("occurred", "reported")

World = Sequence[tuple[int, int]]


def cases(seed: int, *, accounts: bool = False) -> Iterator[tuple[Timeline, Chronology]]:
    """Yield timelines of which something is not firm, and that do not contradict themselves."""
    rnd = random.Random(seed)
    for _ in range(60):
        chronicle = drawn(rnd, days=DAYS)
        events = tuple(_doubtful(rnd, each, accounts=accounts) for each in chronicle.events)
        sources = {
            id: each._replace(published=qualify(each.published))
            if each.published and rnd.random() < 0.2
            else each
            for id, each in chronicle.sources.items()
        }
        chronicle = replace(chronicle, events=events, sources=sources)
        if goes_in_a_circle(chronicle) or not published_so(reached(chronicle)):
            continue
        chronology = resolve(chronicle)
        if not chronology.diagnostics and chronology.firm is not chronology:
            yield chronicle, chronology


def _doubtful(rnd: random.Random, event: Event, *, accounts: bool) -> Event:
    """Return an event of day-dates, perhaps qualified, of any status, perhaps with accounts."""
    when = event.when
    assert when is not None
    when = when._replace(clock=None)
    if rnd.random() < 0.2:
        when = qualify(when) if rnd.random() < 0.5 else when._replace(uncertain=True)
    cited = list(event.sources)
    if accounts and cited and rnd.random() < 0.5:
        day = rnd.randint(1, DAYS)
        said = When((day, day, day, day), f"day {day}")
        cited[0] = cited[0]._replace(says=Account(qualify(said) if rnd.random() < 0.1 else said))
    return event._replace(when=when, status=rnd.choice(STATUSES), sources=tuple(cited))


def reached(chronicle: Timeline) -> Timeline:
    """Return the timeline with each approximate date spelt out, as far out as it may lie."""

    def spelt(when: When | None) -> When | None:
        return None if when is None else when.reach

    events = tuple(each._replace(when=spelt(each.when)) for each in chronicle.events)
    sources = {
        id: each._replace(published=spelt(each.published)) for id, each in chronicle.sources.items()
    }
    return replace(chronicle, events=events, sources=sources)


def worlds(chronicle: Timeline) -> Iterator[tuple[Timeline, World]]:
    """Yield the worlds of all that is stated, with the accounts that are true in each."""
    for events in product(*(_accounts(each) for each in chronicle.events)):
        told = reached(replace(chronicle, events=events))
        for world in possible(told, DAYS):
            yield told, world


def _accounts(event: Event) -> Iterator[Event]:
    """Yield an event as each of its accounts has it; what another says of its date is void."""
    own = event.when
    assert own is not None
    rival = [
        cited.says.when
        for cited in event.sources
        if cited.says and cited.says.when and not share_a_day(own, cited.says.when)
    ]
    silent = tuple(
        cited._replace(tells="nothing" if cited.says.when in rival else cited.tells, says=None)
        if cited.says
        else cited
        for cited in event.sources
    )
    for when in (own, *rival):
        yield event._replace(when=when, sources=silent)


def firm_worlds(chronicle: Timeline) -> Iterator[World]:
    """Yield worlds of the firm statements; what they leave open is within the days tried."""
    for told in _firm(chronicle):
        standing = {each.id for each in told.events if each.status in STANDING}
        ids = [[*_ids(told, standing | {each.id})] for each in told.events]
        alone = [possible(_among(told, some), DAYS) for some in ids]
        for known in standing_worlds(told):
            yield from product(
                *(
                    {
                        way[some.index(each.id)]
                        for way in ways
                        if all(
                            known.get(id, span) == span for id, span in zip(some, way, strict=True)
                        )
                    }
                    for each, some, ways in zip(told.events, ids, alone, strict=True)
                )
            )


def _firm(chronicle: Timeline) -> Iterator[Timeline]:
    """Yield the timeline by each of its accounts, what is in doubt as if it had not been stated."""
    sources = {id: undoubted(each, 1, DAYS) for id, each in chronicle.sources.items()}
    for events in product(*(_accounts(each) for each in chronicle.events)):
        told = (each._replace(when=WHOLE) if _is_doubted(each) else each for each in events)
        yield replace(chronicle, events=tuple(told), sources=sources)


def _is_doubted(event: Event) -> bool:
    return event.when is not None and event.when.qualified


def standing_worlds(told: Timeline) -> Iterator[dict[str, tuple[int, int]]]:
    """Yield the worlds of what neither is claimed nor planned, by the ids of the events."""
    ids = [*_ids(told, {each.id for each in told.events if each.status in STANDING})]
    for world in possible(_among(told, ids), DAYS):
        yield dict(zip(ids, world, strict=True))


def _ids(told: Timeline, some: Container[str]) -> Iterator[str]:
    return (each.id for each in told.events if each.id in some)


def _among(told: Timeline, ids: Container[str]) -> Timeline:
    """Return some events of a timeline, with those relations alone that are among them."""
    events = tuple(
        each._replace(relations=tuple(r for r in each.relations if r.event in ids))
        for each in told.events
        if each.id in ids
    )
    return replace(told, events=events)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_firm_is_no_narrower_than_its_worlds(seed: int) -> None:
    met = 0
    for chronicle, chronology in cases(seed):
        for reach, found in (
            (chronology.reach, [world for _, world in worlds(chronicle)]),
            (chronology.firm.reach, list(firm_worlds(chronicle))),
        ):
            for place in range(len(chronicle.events)) if found else ():
                a, b, c, d = reach(place)
                begins, ends = zip(*(world[place] for world in found), strict=True)
                assert a <= min(begins) <= max(begins) <= b, chronicle
                assert c <= min(ends) <= max(ends) <= d, chronicle
                met += 1
    assert met


@pytest.mark.parametrize("seed", range(6))
def test_what_stands_firmly_is_bounded_exactly(seed: int) -> None:
    met = 0
    for chronicle, chronology in cases(100 + seed):
        dates = [each.when for each in chronicle.events]
        dates += [each.published for each in chronicle.sources.values()]
        if came_by_several(chronicle) or any(when and when.qualified for when in dates):
            continue
        found = [world for told in _firm(chronicle) for world in standing_worlds(told)]
        for place, each in enumerate(chronicle.events) if found else ():
            if each.status in STANDING:
                begins, ends = zip(*(world[each.id] for world in found), strict=True)
                tried = min(begins), max(begins), min(ends), max(ends)
                assert chronology.firm.reach(place) == tried, (
                    chronicle.events,
                    chronicle.sources,
                    each.id,
                    tried,
                )
                met += 1
    assert met


@pytest.mark.parametrize("accounts", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_a_certain_answer_holds_in_all_worlds_and_a_possible_one_in_some(
    seed: int,
    accounts: bool,  # noqa: FBT001
) -> None:
    rnd = random.Random(seed)
    certain = possibly = 0
    for chronicle, _ in cases(200 + seed, accounts=accounts):
        found = list(worlds(chronicle))
        firm = list(firm_worlds(chronicle))
        if not found or not firm:
            continue
        low = rnd.randint(1, DAYS)
        high = rnd.randint(low, DAYS)
        window = day_to_iso(low), day_to_iso(high)
        surely, perhaps = (
            {
                e.id
                for e in libyatl.select(
                    chronicle, since=window[0], until=window[1], certain=c
                ).events
            }
            for c in (True, False)
        )
        for place, each in enumerate(chronicle.events):
            met = [world[place][0] <= high and world[place][1] >= low for _, world in found]
            if each.id in surely:
                assert all(met), (chronicle.events, chronicle.sources, each.id, window)
                assert all(w[place][0] <= high and w[place][1] >= low for w in firm), (
                    chronicle.events,
                    chronicle.sources,
                    each.id,
                    window,
                )
                assert each.status != "planned"
                certain += 1
            if accounts or came_by_several(chronicle):
                assert each.id in perhaps or not any(met), (
                    chronicle.events,
                    chronicle.sources,
                    each.id,
                    window,
                )
            else:
                assert (each.id in perhaps) == any(met), (
                    chronicle.events,
                    chronicle.sources,
                    each.id,
                    window,
                )
                possibly += 1
    assert certain
    assert possibly or accounts


def test_what_is_firm_is_told_by_the_clocks_of_all() -> None:
    chronicle = timeline(
        event("e", "2017-07-25T23:30-05:00", sources=["paper"]),
        event("plan", status="planned", sources=["paper"]),
        sources=[Source("paper", published=parse_date("2017-08-01T10:00Z?"))],
    )
    chronology = resolve(chronicle)
    assert chronology.firm is not chronology
    assert chronology.firm.moments(0) == chronology.moments(0)
    assert chronology.firm.firm is chronology.firm


def test_a_source_that_clashes_with_itself_bounds_nothing_firmly() -> None:
    chronicle = timeline(
        event("e", "2017-07-25", sources=["paper"]),
        event("f", sources=["paper"], status="claimed"),
        sources=[source("paper", "2017-08?", accessed="1917")],
    )
    chronology = resolve(chronicle)
    assert not chronology.diagnostics
    assert chronology.firm.bounds(0) == chronology.bounds(0)
    assert chronology.firm.bounds(1).is_open


def test_what_lies_beyond_all_seconds_is_in_order() -> None:
    chronicle = timeline(
        event("a", "2017-07-25T10:00"),
        event("z", "Y3000000000", lasted="3 days", after="a"),
        event("c", status="claimed", after="z"),
        event("old", "Y-3000000000", before="a"),
    )
    chronology = resolve(chronicle)
    assert not chronology.diagnostics
    for each in (chronology, chronology.firm):
        assert each.settled(0, 1)
        assert each.layers(1)
        assert each.bounds(1).a > each.bounds(0).d
        assert each.bounds(3).d < each.bounds(0).a
