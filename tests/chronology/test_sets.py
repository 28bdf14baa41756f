"""Events that were on one of several days, against every world of small timelines."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest
from chronology.histories import (
    drawn,
    drawn_anew,
    event,
    goes_in_a_circle,
    possible,
    said,
    timeline,
    without,
)

from libyatl.chronology import resolve
from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates import day_to_iso, parse_date
from libyatl.model import Event, Timeline

CHUNKS = range(6)
DAYS = 5


def with_sets(rnd: random.Random) -> Timeline:
    """Return a timeline of day-dates of which some are one of several."""
    chronicle = drawn(rnd, days=DAYS)
    events = (
        each._replace(when=each.when and each.when._replace(clock=None), sources=())
        for each in chronicle.events
    )
    return replace(
        chronicle, events=tuple(_perhaps_a_set(rnd, each) for each in events), sources={}
    )


def _perhaps_a_set(rnd: random.Random, event: Event) -> Event:
    if rnd.random() < 0.4:
        return event
    days = sorted(rnd.sample(range(1, DAYS + 1), rnd.choice((2, 2, 3))))
    return event._replace(
        when=parse_date(f"[{','.join(map(day_to_iso, days))}]"),
        lasted=None if rnd.random() < 0.8 else event.lasted,
    )


def worlds(chronicle: Timeline) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield every world: one date of each set, and all that follows by enumeration."""
    for events in product(*(_chosen(each) for each in chronicle.events)):
        yield from possible(replace(chronicle, events=events), DAYS)


def _chosen(event: Event) -> Sequence[Event]:
    when = event.when
    if when is None or not when.parts or event.lasted is not None:  # a length spans them all
        return [event]
    return [event._replace(when=part) for part in when.parts]


def is_set(event: Event) -> bool:
    return event.when is not None and bool(event.when.parts)


@pytest.mark.parametrize("seed", CHUNKS)
def test_no_date_of_a_set_goes_that_fits_a_world(seed: int) -> None:
    rnd = random.Random(seed)
    met = closer = 0
    for _ in range(100):
        chronicle = with_sets(rnd)
        if goes_in_a_circle(chronicle):
            continue
        found, chronology = list(worlds(chronicle)), resolve(chronicle)
        if found:
            assert not chronology.diagnostics, chronicle.events
        for place, each in enumerate(chronicle.events) if found else ():
            begins, ends = zip(*(world[place] for world in found), strict=True)
            a, b, c, d = chronology.bounds(place)
            assert a <= min(begins) <= max(begins) <= b, chronicle.events
            assert c <= min(ends) <= max(ends) <= d, chronicle.events
            when = each.when
            closer += is_set(each) and when is not None and (a, b, c, d) != when.days
            met += 1
    assert met
    assert closer


@pytest.mark.parametrize("seed", CHUNKS)
def test_one_set_among_days_is_cut_as_closely_as_can_be(seed: int) -> None:
    rnd = random.Random(100 + seed)
    met = contradictory = 0
    for _ in range(100):
        chronicle = with_sets(rnd)
        sets = sum(map(is_set, chronicle.events))
        if goes_in_a_circle(chronicle) or sets != 1:
            continue
        if any(is_set(each) and each.lasted is not None for each in chronicle.events):
            continue
        found, chronology = list(worlds(chronicle)), resolve(chronicle)
        assert bool(found) != bool(chronology.diagnostics), chronicle.events
        contradictory += not found
        for place, each in enumerate(chronicle.events) if found else ():
            if is_set(each):
                begins, ends = zip(*(world[place] for world in found), strict=True)
                tried = min(begins), max(begins), min(ends), max(ends)
                assert chronology.bounds(place) == tried, chronicle.events
                met += 1
    assert met
    assert contradictory


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_further_statement_never_brings_back_a_date_of_a_set(seed: int) -> None:
    rnd = random.Random(300 + seed)
    met = 0
    for _ in range(100):
        whole = with_sets(rnd)
        more, fewer = resolve(whole), resolve(without(whole, rnd))
        if more.diagnostics:
            continue
        assert not fewer.diagnostics
        for place in range(len(whole.events)):
            narrow, wide = more.bounds(place), fewer.bounds(place)
            assert wide.a <= narrow.a <= narrow.b <= wide.b, whole.events
            assert wide.c <= narrow.c <= narrow.d <= wide.d, whole.events
            met += narrow != wide
    assert met


@pytest.mark.parametrize("seed", CHUNKS)
def test_no_statement_can_be_left_out_of_what_leaves_no_date(seed: int) -> None:
    rnd = random.Random(200 + seed)
    by_sets = 0
    for _ in range(150):
        chronicle = with_sets(rnd)
        chronology = resolve(chronicle)
        rules = drawn_anew(chronology)
        for found in chronology.contradictions:
            if found.diagnostic.code == "order-cycle":
                continue
            statements = found.statements
            assert fails(rules, statements), chronicle.events
            for rest in combinations(statements, len(statements) - 1):
                assert not fails(rules, rest), (chronicle.events, statements)
            assert not fails(chronology.rules, statements)
            assert not found.is_qualified or any(
                each.status not in ("occurred", "reported") for each in chronicle.events
            )
            by_sets += not fails(rules, statements, members=False)
    assert by_sets


def fails(rules: Rules, statements: Sequence[Statement], *, members: bool = True) -> bool:
    """Whether some statements alone contradict each other."""
    places = range(len(rules.events))
    constraints = (c for c in rules.of(places) if set(statements).issuperset(c[3]))
    dated = [place for place in places if Statement(place, "date") in statements]
    return Attempt(places, constraints, rules.sets(dated) if members else {}).fails


AUGUST = "[2017-08-05,2017-09-05]"
BETWEEN = [event("p", "2017-08-10"), event("q", "2017-09-01")]


@pytest.mark.parametrize(
    ("made", "bounds"),
    [
        (event("x", AUGUST, before="q"), "2017-08-05..2017-08-05"),
        (event("x", AUGUST, after="p"), "2017-09-05..2017-09-05"),
        (event("x", AUGUST, after=("p", "within 2 weeks")), None),
        (event("x", AUGUST, after="p", before="q"), None),
        (event("x", "[2017-08-05,2017-08-20,2017-09-05]", after="p", before="q"), "2017-08-20"),
        (event("x", "[2017-08,2017-09-05]", after="p", before="q"), "2017-08-10..2017-08-31"),
        (event("x", "[2017-08-05,2017-09-05?]", before="q"), "2017-08-05..2017-09-01"),
        (event("x", AUGUST, with_="q"), None),
        (event("x", "[2017-08-05,2017-09-01]", with_="q"), "2017-09-01"),
        (event("x", "{2017-08-05,2017-09-05}"), "2017-08-05..2017-08-05 to 2017-09-05..2017-09-05"),
    ],
)
def test_a_day_that_the_others_exclude_goes(made: Event, bounds: str | None) -> None:
    chronology = resolve(timeline(made, *BETWEEN))
    if bounds is None:
        (found,) = chronology.contradictions
        assert Statement(0, "date") in found.statements
        assert not found.is_qualified
        return
    assert not chronology.contradictions
    only = f"{bounds}..{bounds}" if ".." not in bounds else bounds
    assert said(chronology, "x") == only


def test_what_goes_is_followed_from_set_to_set() -> None:
    count = 40
    chain = [
        event(
            f"e{number}",
            f"[{day_to_iso(2 * number + 1)},{day_to_iso(2 * number + 4)}]",
            **({"after": f"e{number - 1}"} if number else {"after": "first"}),
        )
        for number in range(count)
    ]
    chronology = resolve(timeline(event("first", day_to_iso(2)), *chain))
    assert not chronology.contradictions
    for number in range(count):
        day = day_to_iso(2 * number + 4)
        assert said(chronology, f"e{number}") == f"{day}..{day}"


def test_a_set_that_no_clock_leaves_a_day_of_is_a_contradiction() -> None:
    chronology = resolve(
        timeline(
            event("x", "[2017-07-25T10:00,2017-07-25T16:00]", after="p", before="q"),
            event("p", "2017-07-25T11:00"),
            event("q", "2017-07-25T15:00"),
            event("r", "2017-07-25T12:00", after="p"),
            event("s", after="r"),
        )
    )
    (found,) = chronology.contradictions
    assert Statement(0, "date") in found.statements
    assert len(found.statements) == 5
    assert "no moment fits" in found.diagnostic.message
    assert chronology.moments(4).wall[0] % 86_400 == 12 * 3600
