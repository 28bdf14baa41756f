"""What holds of every timeline: thousands of small ones drawn at random, against brute force."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product

import pytest
from chronology.histories import (
    all_of,
    bounds_of,
    came_by_several,
    drawn,
    drawn_anew,
    goes_in_a_circle,
    implied,
    possible,
    published_so,
    supported,
    without,
    without_lengths,
)

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.anew import TIMES
from libyatl.chronology.answers.brackets import Join
from libyatl.chronology.answers.explanation import Moment
from libyatl.chronology.statements.constraints import Constraint, Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Timeline

CHUNKS = range(8)


@pytest.mark.parametrize("seed", CHUNKS)
def test_bounds_are_those_of_trying_every_day(seed: int) -> None:
    rnd = random.Random(seed)
    agreeing = 0
    for _ in range(120):
        chronicle = drawn(rnd)
        ways = possible(chronicle, 6) if not goes_in_a_circle(chronicle) else []
        chronology = resolve(chronicle)
        loose = came_by_several(chronicle)
        if not published_so(chronicle):  # of its sources alone: a finding of another kind
            continue
        if not loose or ways:
            assert bool(ways) != bool(chronology.diagnostics), chronicle
        for place in range(len(chronicle.events)) if ways else ():
            begins, ends = zip(*(way[place] for way in ways), strict=True)
            tried = min(begins), max(begins), min(ends), max(ends)
            found = chronology.bounds(place)
            assert loose or found == tried, chronicle
            assert found.a <= tried[0] <= tried[1] <= found.b, chronicle
            assert found.c <= tried[2] <= tried[3] <= found.d, chronicle
            agreeing += 1
    assert agreeing


@pytest.mark.parametrize("seed", CHUNKS)
def test_bounds_are_those_of_floyd_and_warshall(seed: int) -> None:
    rnd = random.Random(100 + seed)
    for _ in range(250):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(1, 7), days=40))
        chronology = resolve(chronicle)
        rules = drawn_anew(chronology)
        most = implied(rules.of(all_of(rules)))
        if goes_in_a_circle(chronicle):
            most = None
        assert (most is None) == bool(chronology.diagnostics)
        for place in range(len(chronicle.events)) if most else ():
            assert most is not None
            assert chronology.bounds(place) == bounds_of(most, place)


def thin(rnd: random.Random, chronicle: Timeline) -> Timeline:
    """Return the timeline with many of its statements taken away."""
    for _ in range(int(len(chronicle.events) * rnd.random() * 2)):
        chronicle = without(chronicle, rnd)
    return chronicle


@pytest.mark.parametrize("seed", CHUNKS)
def test_every_contradiction_is_one_and_no_statement_of_it_can_be_left_out(seed: int) -> None:
    rnd = random.Random(200 + seed)
    found = 0
    for _ in range(250):
        chronicle = drawn(rnd, events=rnd.randint(2, 7), days=25, qualified=rnd.random() < 0.3)
        strict = rnd.random() < 0.3
        chronology = resolve(chronicle, strict=strict)
        rules, given_up = drawn_anew(chronology), Counter[int]()
        for contradiction in chronology.contradictions:
            # What contradicts without any tie may do so over ties by fewer statements.
            places, statements = all_of(rules), contradiction.statements
            draw = in_order if contradiction.diagnostic.code == "order-cycle" else supported
            assert implied(draw(rules, places, statements)) is None
            for left_out in statements:
                rest = [statement for statement in statements if statement != left_out]
                assert implied(draw(rules, places, rest)) is not None
            unsure = {
                event
                for said in statements
                for event in of_events(rules, said)
                if chronicle.events[event].status not in ("occurred", "reported")
            }
            firm = not any(map(rules.qualified, statements)) and len(unsure) < 2
            in_circle = contradiction.diagnostic.code == "order-cycle"
            assert contradiction.is_qualified == (not (strict or firm or in_circle))
            # It costs what it names.
            assert implied(draw(chronology.rules, places, statements)) is not None
            given_up.update(contradiction.places)
            found += 1
        sound = [p for p in all_of(rules) if given_up[p] <= TIMES]
        most = implied(chronology.rules.of(sound))
        assert most is not None
        assert implied(chronology.rules.in_order(sound)) is not None
        for place in sound:
            if place < len(chronicle.events) and not chronology.keeps_its_date(place):
                assert chronology.bounds(place) == shown(chronology, most, place)
    assert found


def in_order(rules: Rules, places: Iterable[int], by: Iterable[Statement]) -> Iterator[Constraint]:
    """Yield what is put in order by the given statements alone."""
    known = set(by)
    return (c for c in rules.in_order(places) if known.issuperset(c[3]))


def shown(
    chronology: Chronology, most: Mapping[tuple[int, int], int], place: int
) -> tuple[int, int, int, int]:
    """Return the bounds of an event; one with an approximate date is shown without its reach."""
    when = chronology.timeline.events[place].when
    if when is not None and when.approximate:
        return chronology.bounds(place)
    return bounds_of(most, place)


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_further_statement_never_widens_a_bound(seed: int) -> None:
    rnd = random.Random(300 + seed)
    for _ in range(250):
        whole = drawn(rnd, events=rnd.randint(1, 6), days=40, qualified=rnd.random() < 0.3)
        less = without(whole, rnd)
        more, fewer = resolve(whole), resolve(less)
        if more.diagnostics:
            continue
        assert not fewer.diagnostics
        for place in range(len(whole.events)):
            for narrow, wide in (
                (more.reach(place), fewer.reach(place)),
                (more.firm.reach(place), fewer.firm.reach(place)),
                (more.reach(place), more.firm.reach(place)),
            ):
                assert wide.a <= narrow.a, whole.events
                assert narrow.b <= wide.b, whole.events
                assert wide.c <= narrow.c, whole.events
                assert narrow.d <= wide.d, whole.events


def of_events(rules: Rules, said: Statement) -> Iterator[int]:
    """Yield the event that says something, and the one that a relation of it names."""
    if isinstance(said.owner, int):
        yield said.owner
        event = rules.events[said.owner]
        for number, relation in enumerate(event.relations):
            if rules.relation_path(said.owner, number) == said.path:
                yield rules.timeline.index[relation.event]


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_chain_adds_up_to_the_bound_that_it_explains(seed: int) -> None:
    rnd = random.Random(400 + seed)
    for _ in range(120):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(1, 6), days=40))
        chronology = resolve(chronicle)
        for place in range(len(chronicle.events)):
            bounds = chronology.bounds(place)
            for number, reason in enumerate(chronology.why(place)):
                day = bounds[number]
                if day in (OPEN_PAST, OPEN_FUTURE):
                    assert (reason.at, reason.steps) == (None, ())
                    continue
                assert reason.at == reason.steps[-1].at == Moment(day)
                assert (reason.steps[-1].place, reason.steps[-1].ends) == (place, number > 1)
                if chronology.keeps_its_date(place):
                    continue
                alone = implied(
                    supported(chronology.rules, all_of(chronology.rules), reason.statements)
                )
                assert alone is not None
                assert bounds_of(alone, place)[number] == day


@pytest.mark.parametrize("seed", CHUNKS)
def test_the_order_never_breaks_what_is_stated(seed: int) -> None:
    rnd = random.Random(600 + seed)
    for _ in range(250):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(2, 8), days=30))
        chronology = resolve(chronicle)
        if chronology.diagnostics:
            continue
        places = list(range(len(chronicle.events)))
        order = chronology.order(places)
        assert sorted(order) == places
        rnd.shuffle(places)
        assert chronology.order(places) == order
        days = [chronology.listed_at(place) for place in order]
        dated = [day for day in days if day is not None]
        assert dated == sorted(dated)
        assert days == dated + [None] * (len(days) - len(dated))


@pytest.mark.parametrize("seed", CHUNKS)
def test_what_is_settled_is_so_in_every_history(seed: int) -> None:
    rnd = random.Random(700 + seed)
    settled = 0
    for _ in range(120):
        chronicle = drawn(rnd)
        ways = possible(chronicle, 6)
        if not ways or not published_so(chronicle):
            continue
        chronology = resolve(chronicle)
        for one, other in permutations(range(3), 2):
            if chronology.settled(one, other):
                settled += 1
                assert all(way[one][0] <= way[other][0] for way in ways)
    assert settled


@pytest.mark.parametrize("seed", CHUNKS)
def test_what_is_settled_stands_in_its_order(seed: int) -> None:
    rnd = random.Random(800 + seed)
    met = 0
    for _ in range(100):
        chronicle = without_lengths(thin(rnd, drawn(rnd, events=rnd.randint(2, 6), days=30)))
        chronology = resolve(chronicle)
        if chronology.diagnostics:
            continue
        order = chronology.order(range(len(chronicle.events)))
        for number, later in enumerate(order):
            for earlier in order[:number]:
                if chronology.settled(later, earlier):  # only where both begin together
                    assert chronology.settled(earlier, later), chronicle.events
                met += chronology.settled(earlier, later)
    assert met


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_bracket_closes_only_where_a_comparison_settles_all(seed: int) -> None:
    rnd = random.Random(900 + seed)
    met = set()
    for _ in range(60):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(3, 8), days=rnd.choice((3, 30))))
        chronology = resolve(chronicle)
        order = chronology.order(range(len(chronicle.events)))
        joined = chronology.brackets(order)
        begun = [place for place in order if place in joined]
        for cut in range(1, len(begun)):
            join = joined[begun[cut]].above
            met.add(join)
            if join is Join.CLOSED:
                pairs = product(begun[:cut], begun[cut:])
                assert all(chronology.settled(one, other) for one, other in pairs)
            elif join is Join.ORDERED:
                assert chronology.settled(begun[cut - 1], begun[cut])
    assert met == set(Join)
