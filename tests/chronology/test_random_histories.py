"""What holds of every timeline: thousands of small ones drawn at random, against brute force."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import pytest
from chronology.histories import (
    OPEN,
    all_of,
    bounds_of,
    came_by_several,
    drawn,
    drawn_anew,
    goes_in_a_circle,
    implied,
    possible,
    published_so,
    shuffled,
    supported,
    without,
    without_lengths,
)

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.anew import TIMES
from libyatl.chronology.answers.comparison import Position
from libyatl.chronology.answers.explanation import Moment
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Event, Timeline

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
        whole = drawn(rnd, events=rnd.randint(1, 6), days=40)
        less = without(whole, rnd)
        more, fewer = resolve(whole), resolve(less)
        if more.diagnostics:
            continue
        assert not fewer.diagnostics
        for place in range(len(whole.events)):
            narrow, wide = more.bounds(place), fewer.bounds(place)
            assert wide.a <= narrow.a
            assert narrow.b <= wide.b
            assert wide.c <= narrow.c
            assert narrow.d <= wide.d


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
def test_a_comparison_says_all_that_every_possible_history_agrees_on(seed: int) -> None:
    rnd = random.Random(500 + seed)
    met = set()
    for _ in range(100):
        chronicle = drawn(rnd)
        ways = possible(chronicle, 6)
        if not ways or came_by_several(chronicle) or not published_so(chronicle):
            continue
        chronology = resolve(chronicle)
        if chronology.diagnostics:
            continue
        for one in range(3):
            for other in range(3):
                position, reasons = chronology.compare(one, other)
                pairs = [(way[one], way[other]) for way in ways]
                met.add(position)
                same = all(p == q for p, q in pairs)
                before = all(p[1] <= q[0] for p, q in pairs)
                after = all(q[1] <= p[0] for p, q in pairs)
                overlapping = all(p[0] <= q[1] and q[0] <= p[1] for p, q in pairs)
                held = {
                    Position.SAME: same,
                    Position.BEFORE: before,
                    Position.AFTER: after,
                    Position.OVERLAPPING: overlapping,
                    Position.UNDETERMINED: not (same or before or after or overlapping),
                }
                assert held[position], (chronicle.events, one, other, position)
                assert bool(reasons) == (position != Position.UNDETERMINED and one != other)
    assert met == set(Position)


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
        most = implied(linked(chronology))
        assert most is not None
        for number, later in enumerate(order):
            for earlier in order[:number]:
                # The later listed ends no later than the other begins, and not in a circle.
                if most.get((2 * earlier, 2 * later + 1), OPEN) <= 0:
                    assert most.get((2 * later, 2 * earlier), OPEN) <= 0
        days = [chronology.listed_at(place) for place in order]
        dated = [day for day in days if day is not None]
        assert dated == sorted(dated)
        assert days == dated + [None] * (len(days) - len(dated))


def linked(chronology: Chronology) -> Iterator[Constraint]:
    """Yield what relations of no more than 0 days say, without any date."""
    for c in chronology.rules.of(all_of(chronology.rules)):
        if ORIGIN not in c[:2] and c[2] <= 0:
            yield c


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
        if chronology.diagnostics:
            continue
        order = chronology.order(range(3))
        for earlier, later in pairwise(order):
            if chronology.settled(earlier, later):
                settled += 1
                assert all(way[earlier][0] <= way[later][0] for way in ways)
    assert settled


@pytest.mark.parametrize("seed", CHUNKS)
def test_neighbours_are_settled_by_bounds_and_relations_alone(seed: int) -> None:
    rnd = random.Random(800 + seed)
    answers = set()
    for _ in range(250):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(2, 7), days=rnd.choice((3, 30))))
        chronology = resolve(chronicle)
        if chronology.diagnostics:
            continue
        most = implied(linked(chronology))
        assert most is not None
        order = chronology.order(range(len(chronicle.events)))
        for first, second in pairwise(order):
            by_bounds = chronology.bounds(first).b <= chronology.bounds(second).a
            by_bounds_otherwise = chronology.bounds(second).b <= chronology.bounds(first).a
            assert by_bounds or not by_bounds_otherwise, chronicle.events
            chained = any(
                most.get((2 * later, 2 * earlier), OPEN) <= 0
                for earlier, later in ((first, second), (second, first))
            )
            settled = chronology.settled(first, second)
            assert settled == (by_bounds or chained), chronicle.events
            assert settled == chronology.settled(second, first)
            answers.add(settled)
    assert answers == {True, False}


@pytest.mark.parametrize("seed", CHUNKS)
def test_the_drawn_order_and_its_brackets_say_what_a_comparison_says(seed: int) -> None:
    rnd = random.Random(900 + seed)
    met = set()
    for _ in range(250):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(2, 6), days=rnd.choice((3, 30))))
        chronicle = without_lengths(chronicle)
        chronology = resolve(chronicle)
        if chronology.diagnostics:
            continue
        most = implied(linked(chronology))
        assert most is not None
        for first, second in pairwise(chronology.order(range(len(chronicle.events)))):
            position = chronology.compare(first, second).position
            settled = chronology.settled(first, second)
            met.add((position, settled))
            if position == Position.AFTER:  # only on a circle of one day, where both ways are told
                assert most[2 * first, 2 * second] <= 0, chronicle.events
                assert most[2 * second, 2 * first] <= 0, chronicle.events
            elif position in (Position.BEFORE, Position.SAME):
                assert settled, chronicle.events
            elif one_day(chronicle.events[first]) and one_day(chronicle.events[second]):
                assert not settled, chronicle.events
    assert {(Position.BEFORE, True), (Position.SAME, True), (Position.UNDETERMINED, False)} <= met


def one_day(event: Event) -> bool:
    """Say whether the event is one day, known or not: where it begins, it ends."""
    return event.when is not None and event.when.kind == "point"


@pytest.mark.parametrize("seed", CHUNKS)
def test_the_order_of_the_file_settles_nothing(seed: int) -> None:
    rnd = random.Random(1000 + seed)
    compared = set()
    for _ in range(250):
        chronicle = thin(rnd, drawn(rnd, events=rnd.randint(2, 5), days=rnd.choice((3, 30))))
        if resolve(chronicle).contradictions:  # which is found first is a choice
            continue
        drawings = [brackets(resolve(one)) for one in (chronicle, shuffled(chronicle, rnd))]
        for pair in drawings[0].keys() & drawings[1].keys():
            assert drawings[0][pair] == drawings[1][pair], chronicle.events
            compared.add(drawings[0][pair])
    assert compared == {True, False}


def brackets(chronology: Chronology) -> dict[frozenset[str], bool]:
    """Return, by the ids of each two neighbours, whether their order is settled."""
    events = chronology.timeline.events
    return {
        frozenset((events[one].id, events[other].id)): chronology.settled(one, other)
        for one, other in pairwise(chronology.order(range(len(events))))
    }
