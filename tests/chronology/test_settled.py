"""What is settled, against every world of small timelines: each day in two halves, all moments.

Days are enough to find what statements say of days, and two moments a day what they say of moments:
where nothing that is stated puts one no later than another of its day, all that must come no sooner
than the one may lie in the second half of the day, and all else in the first.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

import pytest
from chronology.histories import drawn, event, possible, shuffled, source, timeline, without_lengths

import libyatl
from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.brackets import Bracket, Join
from libyatl.chronology.answers.comparison import Comparison, Position, Which
from libyatl.chronology.statements.grounds import Ground
from libyatl.model import Event, Timeline

CHUNKS = range(8)
DAYS = 4

World = Sequence[tuple[int, int]]
"""When each event began and ended, in halves of a day."""


def cases(seed: int, *, lengths: bool = True) -> Iterator[tuple[Chronology, list[World]]]:
    """Yield chronologies of day-dates and relations, each with all its worlds."""
    rnd = random.Random(seed)
    for _ in range(60):
        chronicle = drawn(rnd, days=DAYS)
        chronicle = replace(
            chronicle,
            events=tuple(each._replace(sources=(), status="occurred") for each in chronicle.events),
        )
        if not lengths:
            chronicle = without_lengths(chronicle)
        found = list(worlds(chronicle))
        chronology = resolve(chronicle)
        if found and not chronology.clocked and not chronology.diagnostics:
            yield chronology, found


def worlds(chronicle: Timeline) -> Iterator[World]:
    """Yield every world in which all that the timeline says is true."""
    index = chronicle.index
    related = [
        (place, index[relation.event], relation.kind)
        for place, each in enumerate(chronicle.events)
        for relation in each.relations
        if index[relation.event] != place
    ]
    for way in possible(chronicle, DAYS):
        halves = [
            [(2 * b + x, 2 * e + y) for x, y in product((0, 1), repeat=2) if 2 * b + x <= 2 * e + y]
            for b, e in way
        ]
        for world in product(*halves):
            if all(in_order(kind, world[one], world[other]) for one, other, kind in related):
                yield world


def in_order(kind: str, own: tuple[int, int], its: tuple[int, int]) -> bool:
    """Whether moments are in the order that a relation says; `with` a day says none."""
    return {
        "after": own[0] >= its[1],
        "before": own[1] <= its[0],
        "during": own[0] >= its[0] and own[1] <= its[1],
        "with": True,
    }[kind]


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_comparison_says_what_holds_in_all_worlds_and_no_more(seed: int) -> None:
    met = set()
    for chronology, found in cases(seed):
        for one, other in permutations(range(3), 2):
            said = chronology.compare(one, other)
            met.add(said.position)
            pairs = [(world[one], world[other]) for world in found]
            about = chronology.timeline.events, one, other, said
            before, after = (
                all(p[1] <= q[0] for p, q in some) for some in (pairs, [(q, p) for p, q in pairs])
            )
            assert (said.position in (Position.BEFORE, Position.SAME_INSTANT)) == before, about
            assert (said.position in (Position.AFTER, Position.SAME_INSTANT)) == after, about
            assert said.begins == which(p[0] - q[0] for p, q in pairs), about
            assert said.ends == which(p[1] - q[1] for p, q in pairs), about
            assert chronology.settled(one, other) == all(p[0] <= q[0] for p, q in pairs), about
            if not (said.begins or said.ends):
                assert said.position == of_both(said, pairs), about
            assert bool(said.reasons) == (said.position != Position.UNDETERMINED), about
            assert len({frozenset(why.statements) for why in said.reasons}) == len(said.reasons)
    assert met >= {
        Position.BEFORE,
        Position.AFTER,
        Position.DURING,
        Position.AROUND,
        Position.UNDETERMINED,
    }


def which(apart: Iterator[int]) -> Which | None:
    """Return which of two moments is first in all worlds, by how far they are apart in each."""
    distances = list(apart)
    if all(distance == 0 for distance in distances):
        return Which.TOGETHER
    if all(distance <= 0 for distance in distances):
        return Which.FIRST
    return Which.LAST if all(distance >= 0 for distance in distances) else None


def of_both(said: Comparison, pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> Position:
    """Return what all worlds say of two events where they do not say which begins or ends first."""
    if said.position is Position.SAME_TIME:  # `with`: on the same days
        assert all(p[n] // 2 == q[n] // 2 for p, q in pairs for n in (0, 1))
        return said.position
    if all(len({moment // 2 for moment in (*p, *q)}) == 1 for p, q in pairs):
        return Position.SAME_DAY
    if all(p[0] <= q[1] and q[0] <= p[1] for p, q in pairs):
        return Position.OVERLAPPING
    return Position.UNDETERMINED


@pytest.mark.parametrize("seed", CHUNKS)
def test_a_bracket_never_closes_early(seed: int) -> None:
    joins = set()
    for chronology, found in cases(100 + seed):
        for upper, lower, join in drawing(chronology):
            joins.add(join)
            settled = all(w[x][0] <= w[y][0] for w in found for x in upper for y in lower)
            if join is Join.CLOSED:
                assert settled, chronology.timeline.events
            if join is Join.ORDERED:
                assert all(w[upper[-1]][0] <= w[lower[0]][0] for w in found)
    assert joins >= {Join.CLOSED, Join.LOOSE}


@pytest.mark.parametrize("seed", CHUNKS)
def test_without_lengths_a_bracket_closes_wherever_it_may(seed: int) -> None:
    for chronology, found in cases(200 + seed, lengths=False):
        for upper, lower, join in drawing(chronology):
            settled = all(w[x][0] <= w[y][0] for w in found for x in upper for y in lower)
            assert settled == (join is Join.CLOSED), chronology.timeline.events
            neighbours = all(w[upper[-1]][0] <= w[lower[0]][0] for w in found)
            assert neighbours or join is not Join.ORDERED


def drawing(chronology: Chronology) -> Iterator[tuple[list[int], list[int], Join]]:
    """Yield for each cut what stands above it, what stands below, and how it is drawn."""
    order = chronology.order(range(len(chronology.timeline.events)))
    joined = chronology.brackets(order)
    for number in range(1, len(order)):
        above, below = joined[order[number - 1]].below, joined[order[number]].above
        assert above is below
        yield order[:number], order[number:], above


@pytest.mark.parametrize("seed", CHUNKS)
def test_the_order_of_the_file_settles_nothing(seed: int) -> None:
    rnd = random.Random(300 + seed)
    compared = set()
    for chronology, _ in cases(300 + seed):
        other = resolve(shuffled(chronology.timeline, rnd))
        one, its = cuts(chronology), cuts(other)
        for above in one.keys() & its.keys():
            assert one[above] == its[above], chronology.timeline.events
            compared.add(one[above])
    assert compared == {True, False}


def cuts(chronology: Chronology) -> dict[frozenset[str], bool]:
    """Return whether a bracket closes below the events of some ids, by these."""
    events = chronology.timeline.events
    return {
        frozenset(events[place].id for place in above): join is Join.CLOSED
        for above, _, join in drawing(chronology)
    }


DRAWN = [
    ("two days in their order", [event("a", "2016-05-01"), event("b", "2016-05-02")], "a b"),
    ("two of one day are not", [event("a", "2016-05-01"), event("b", "2016-05-01")], "a│b"),
    (
        "a day and a clock on it neither",
        [event("a", "2016-05-01"), event("b", "2016-05-01T10:00")],
        "a│b",
    ),
    (
        "two clocks are",
        [event("b", "2016-05-01T10:01"), event("a", "2016-05-01T10:00")],
        "a b",
    ),
    (
        "two of one minute are not",
        [event("b", "2016-05-01T10:00"), event("a", "2016-05-01T10:00")],
        "b│a",
    ),
    (
        "but of one second",
        [event("b", "2016-05-01T10:00:05"), event("a", "2016-05-01T10:00:05")],
        "b a",
    ),
    (
        "a clock with a zone and one without, unless they are far apart",
        [
            event("a", "2016-05-01T10:00"),
            event("b", "2016-05-01T11:00Z"),
            event("c", "2016-05-02T12:00Z"),
        ],
        "a│b c",
    ),
    (
        "seq settles nothing",
        [event("b", "2016-05-01", seq=2), event("a", "2016-05-01", seq=1)],
        "a│b",
    ),
    (
        "a relation does",
        [event("b", "2016-05-01", after="a"), event("a", "2016-05-01")],
        "a b",
    ),
    (
        "a bracket goes over what is in order in it",
        [event("m", "2016"), event("a", "2016-05-01"), event("b", "2016-05-02")],
        "m│a┊b",
    ),
    (
        "and closes where all is",
        [
            event("m", "2016", before="b"),
            event("a", "2016-05-01", before="b"),
            event("b", "2016-05-01"),
        ],
        "m│a b",
    ),
    (
        "events of one moment, which all follow another",
        [
            event("a", "2016"),
            event("p", after="a", before="b"),
            event("q", with_="p"),
            event("b", "2016", after="p"),
        ],
        "a p q b",
    ),
    (
        "what stands between and is not drawn",
        [event("a", "2016"), event("h", "2016", after="a"), event("b", "2016", after="h")],
        "a b",
    ),
    (
        "what has no first moment is outside",
        [event("a", "2017-05"), event("u", "by 2017-05-02"), event("b", "2017-05-03")],
        "a≤u│b",
    ),
    ("what begins in no order", [event("a", "2017"), event("b", "2017-06")], "a│b"),
    (
        "what was suggested ahead of a visit is beside it alone",
        [
            event("a", "early August 2017"),
            event("s", before="v"),
            event("v", "August 2017", lasted="3 days"),
        ],
        "a≤s│v",
    ),
    (
        "by a day, on it, and on or after it, whatever the file says",
        [
            event("c", "on or after 5 May 1900"),
            event("b", "5 May 1900"),
            event("a", "by 5 May 1900"),
        ],
        "≤a b│c",
    ),
    (
        "what a source tells as past before what it tells as ahead",
        [
            event("b", "2017-06", sources=["paper"], status="planned"),
            event("a", "2017-06", sources=["paper"]),
        ],
        "a b",
    ),
]


@pytest.mark.parametrize(("events", "drawn"), [r[1:] for r in DRAWN], ids=[r[0] for r in DRAWN])
def test_a_drawing_says_what_is_settled(events: list[Event], drawn: str) -> None:
    chronology = resolve(timeline(*events, sources=[source("paper", "2017-06")]))
    places = [p for p in range(len(events)) if events[p].id != "h"]
    order = chronology.order(places)
    joined = chronology.brackets(order)
    words = ""
    for number, place in enumerate(order):
        if number and place in joined:
            words += " ┊│"[joined[place].above]
        words += events[place].id if place in joined else f"≤{events[place].id}"
    assert words == drawn
    backward = chronology.order(places, reverse=True)
    assert chronology.brackets(backward) == {
        place: Bracket(below, above) for place, (above, below) in joined.items()
    }


def test_more_than_64_pairs_are_not_looked_at() -> None:
    for count, joins in ((8, {Join.CLOSED}), (9, {Join.CLOSED, Join.ORDERED})):
        above = [event(f"a{n}", "2016") for n in range(count)]
        below = [event(f"b{n}", "2016", after=[each.id for each in above]) for n in range(count)]
        chronology = resolve(timeline(*above, *below))
        joined = chronology.brackets(chronology.order(range(2 * count)))
        assert {joined[count - 1].below, Join.CLOSED} == joins


def test_an_event_that_more_than_128_others_follow_is_left_out() -> None:
    following = [event(f"b{n}", "2016", after="a") for n in range(129)]
    chronology = resolve(timeline(event("a", "2016"), *following))
    assert chronology.brackets(chronology.order(range(130)))[0].below is Join.LOOSE
    assert chronology.settled(0, 1)


def test_nothing_is_drawn_of_what_has_no_beginning() -> None:
    chronology = resolve(timeline(event("a"), event("b", "by 2016")))
    assert chronology.brackets(chronology.order(range(2))) == {}


@pytest.mark.parametrize("name", libyatl.examples())
def test_no_pair_of_a_chronology_that_comes_with_the_tool_is_drawn_as_if_ordered(name: str) -> None:
    chronology = resolve(libyatl.load(libyatl.examples()[name]))
    order = chronology.order(range(len(chronology.timeline.events)))
    joined = chronology.brackets(order)
    begun = [place for place in order if place in joined]
    groups: list[list[int]] = []
    for place in begun:
        if joined[place].above is Join.CLOSED:
            groups.append([])
        groups[-1].append(place)
    assert len(groups) > 1
    for upper, lower in combinations(groups, 2):
        assert all(chronology.settled(one, other) for one, other in product(upper, lower))


def test_what_is_before_a_clock_is_before_it_though_others_have_zones() -> None:
    chronology = resolve(
        timeline(
            event("a", before="b"),
            event("b", "2017-07-25T10:00", before="c"),
            event("c", "2017-07-25T10:00Z"),
        )
    )
    said = chronology.compare(0, 2)
    assert said.position is Position.BEFORE
    assert len(said.reasons) == 1


_CLAIM = event("k", status="claimed")
_PLAN = event("k", status="planned")


@pytest.mark.parametrize(
    ("events", "position", "firm", "grounds"),
    [
        # What is claimed is bounded by others, either way that is said ...
        ([event("k", after="a", status="claimed"), event("a")], Position.AFTER, None, []),
        ([_CLAIM, event("a", after="k")], Position.BEFORE, None, []),
        ([_PLAN, event("a", after="k")], Position.BEFORE, None, []),
        ([event("k", with_="a", status="claimed"), event("a")], Position.SAME_TIME, None, []),
        # ... and no order passes through it,
        (
            [event("a", after="k"), event("b", before="k"), _CLAIM],
            *(Position.AFTER, Position.UNDETERMINED, [Ground.CLAIMED]),
        ),
        (
            [event("a", with_="k"), event("b", with_="k"), _PLAN],
            *(Position.SAME_TIME, Position.UNDETERMINED, [Ground.PLANNED]),
        ),
        # ... but of several reasons the firm one is told,
        (
            [event("a", "2019", after="k"), event("b", "2017", before="k"), _CLAIM],
            *(Position.AFTER, None, []),
        ),
        # ... and of what was set aside none is.
        (
            [event("a", "2017-05-01", with_="b"), event("b", "2017-05-03")],
            *(Position.BEFORE, None, []),
        ),
    ],
)
def test_a_comparison_has_the_grounds_of_its_reasons(
    events: list[Event], position: Position, firm: Position | None, grounds: list[Ground]
) -> None:
    found = resolve(timeline(*events)).compare(0, 1)
    assert found.position is position
    assert (found.firm.position if found.firm else None) is firm
    steps = [step for reason in found.reasons for step in reason.steps]
    assert [ground for step in steps for ground in step.grounds] == grounds
    assert found.reasons
