"""The solver, the explanations and the comparison, on what is hard for them."""

from __future__ import annotations

import gc
import random

import pytest
from chronology.histories import bounds_of, event, implied, source, timeline

from libyatl.chronology import resolve
from libyatl.chronology.answers.comparison import Comparison, Position, Which
from libyatl.chronology.answers.explanation import Moment, Reason, Step
from libyatl.chronology.solver import network
from libyatl.chronology.solver.components import strong
from libyatl.chronology.solver.network import Network, circle, schedule
from libyatl.chronology.statements.constraints import Statement
from libyatl.collector import resting
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, parse_date
from libyatl.model import Event


@pytest.mark.parametrize("sweeps", [0, 1, 4])
@pytest.mark.parametrize("seed", range(4))
def test_bounds_do_not_depend_on_how_they_are_found(
    seed: int, sweeps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_SWEEPS", sweeps)
    rnd = random.Random(seed)
    met = set()
    for _ in range(120):
        count = rnd.randint(1, 6)
        edges = [
            (rnd.randrange(2 * count), rnd.randrange(2 * count), rnd.randint(-4, 9))
            for _ in range(rnd.randint(0, 4 * count))
        ]
        out = {n: [x for e in edges if e[0] >> 1 == n for x in e] for n in range(count)}
        lows = [rnd.choice((OPEN_PAST, rnd.randint(0, 20))) for _ in range(2 * count)]
        highs = [
            rnd.choice((OPEN_FUTURE, low + rnd.randint(0, 9) if low > 0 else 25)) for low in lows
        ]
        drawn = [(u, v, w, ()) for u, v, w in edges]
        drawn += [(-1, point, day, ()) for point, day in enumerate(highs) if day < OPEN_FUTURE]
        drawn += [(point, -1, -day, ()) for point, day in enumerate(lows) if day > OPEN_PAST]
        most = implied(drawn)
        earliest, latest = list(lows), list(highs)
        dead = Network(out).tighten(earliest, latest)
        assert bool(dead) == (most is None)
        met.add(bool(dead))
        if most is None:
            continue
        for point in range(2 * count):
            for ours, theirs in (
                (latest[point], most.get((-1, point))),
                (-earliest[point], most.get((point, -1))),
            ):
                known = theirs is not None and theirs < 10**14
                assert ours == theirs if known else ours > 10**14
        found = schedule(edges)
        assert found is not None
        assert all(found[v] - found[u] <= w for u, v, w in edges)
        assert circle(edges) is None
    assert met == {True, False}


@pytest.mark.parametrize("sweeps", [0, 4])
def test_contradictions_that_show_one_after_the_other_are_all_found(
    sweeps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_SWEEPS", sweeps)
    rings, first = [], 0
    for count in (2, 30, 3, 60):
        rings.append(range(first, first + count))
        first += count
    # Around each ring the days sum up to -1, and each edge but the last leaves one day of slack.
    out = {
        n: [2 * n, 2 * (n + 1 if n + 1 in ring else ring[0]), 1 if n + 1 in ring else -len(ring)]
        for ring in rings
        for n in ring
    }
    out[first] = [2 * first, 0, 5]
    out[first + 1] = [2 * first + 2, 2 * first + 2, 0]
    found = Network(out)
    dead = found.tighten([OPEN_PAST] * (2 * first + 4), [OPEN_FUTURE] * (2 * first + 4))
    assert dead == set(range(first + 1))
    assert sorted(sorted(points) for points in found.circles) == [
        [2 * n for n in ring] for ring in rings
    ]
    assert found.crossed == []


def zigzag(count: int) -> list[Event]:
    """Each second event comes 10 days or more after the one before, at most 1 after the next."""
    events = [event("e0", "2017-01-01")]
    for n in range(1, count):
        if n % 2:
            around = [(f"e{n - 1}", "at least 10 days"), (f"e{n + 1}", "within 1 day")]
            events.append(event(f"e{n}", after=around[: 2 if n + 1 < count else 1]))
        else:
            events.append(event(f"e{n}", lasted="1 day"))
    return events


@pytest.mark.parametrize("order", [1, -1])
def test_a_long_zigzag_is_followed_to_its_end(order: int) -> None:
    chronology = resolve(timeline(*zigzag(2000)[::order]))
    last = chronology.timeline.index["e1999"]
    # 10 days up, 1 day down, a thousand times.
    assert chronology.bounds(last).a == parse_date("2017-01-01").first_day + 999 * 9 + 10


@pytest.mark.parametrize("order", [1, -1])
def test_a_long_chain_is_put_in_order_and_explained(order: int) -> None:
    events = [event("e0", "2017")] + [event(f"e{n}", after=f"e{n - 1}") for n in range(1, 2000)]
    chronology = resolve(timeline(*events[::order]))
    assert chronology.order(range(2000)) == list(range(2000))[::order]
    last = chronology.timeline.index["e1999"]
    begin = chronology.why(last).earliest_begin
    assert len(begin.statements) == 2000
    first = chronology.timeline.index["e0"]
    assert chronology.compare(first, last).position == Position.BEFORE


CALENDAR = [
    [event("a", "2017-01-31"), event("b", after=("a", "at least 1 month", "within 2 months"))],
    [event("a", "2017-03-31"), event("b", before=("a", "at least 1 month", "within 1 month"))],
    [event("a", "2017-01-31/2017-09-30"), event("b", with_=("a", "within 1 month"))],
    [event("a", "2017-01-31/2017-09-30"), event("b", during=("a", "within 1 year"))],
    [event("a", "2017-01"), event("b", after=("a", "at least 1 month"), lasted="1 year")],
    [event("a", "since 2017-01-31", lasted="1..2 months"), event("b", before="a")],
    [
        event("a", "until 2017-03-31", lasted="1..2 months"),
        event("b", after=("a", "within 1 year")),
    ],
    [
        event("a", "2017-01", lasted="1 day"),
        event("b", after=("a", "within 1 month", "at least 3 days")),
    ],
    [event("a", "2017-01-31"), event("b", after=("a", "within 1 month", "at least 3 days"))],
    [event("a", "since 2017-03-01", lasted="1 month"), event("b", after="a")],
    [event("a", "until 2017-03-31", lasted="1 month"), event("b", before="a")],
    [event("a", "{2017-08-01,2017-08-20}", lasted="3 days"), event("b", during="a")],
    [event("a", "since 2017-08", lasted="3 days"), event("b", with_="a")],
    [event("a", "2017-01-31"), event("b", after=("a", "within 40 days", "at least 1 month"))],
]


@pytest.mark.parametrize("events", CALENDAR)
def test_months_mean_the_same_to_the_solver_and_to_the_explanation(events: list[Event]) -> None:
    chronology = resolve(timeline(*events))
    most = implied(chronology.rules.of(range(len(events))))
    assert most is not None
    for place in range(len(events)):
        assert chronology.bounds(place) == bounds_of(most, place)
        for reason, day in zip(chronology.why(place), chronology.bounds(place), strict=True):
            assert reason.at == (None if abs(day) >= OPEN_FUTURE else Moment(day))
            assert bool(reason.steps) == (reason.at is not None)


def test_components_are_found_whatever_leads_to_them() -> None:
    following = {0: [1], 1: [2], 2: [0, 3], 3: [4, 9], 4: [3]}
    found = [sorted(members) for members in strong(range(6), following)]
    assert found == [[3, 4], [0, 1, 2], [5]]


LEAVE = timeline(
    event("truce", "2017-07-25", during="meeting"),
    event("meeting"),
    event("leave", after="meeting", sources=["paper"]),
    event("idle"),
    sources=[source("paper", "2017-08")],
)


def test_a_bound_is_explained_step_by_step() -> None:
    day = Moment(parse_date("2017-07-25").first_day)
    told = Moment(parse_date("2017-08").last_day)
    why = resolve(LEAVE).why(2)
    assert why.earliest_begin == Reason(
        day,
        (
            Step(0, True, False, day, (Statement(0, "date"),)),
            Step(1, True, False, day, (Statement(0, "during"),)),
            Step(2, False, False, day, (Statement(2, "after"),)),
        ),
    )
    assert why.latest_begin == Reason(
        told,
        (
            Step(
                2,
                False,
                True,
                told,
                (Statement(2, "sources/0"), Statement(("sources", "paper"), "published")),
            ),
        ),
    )
    assert why.earliest_end.steps[-1] == Step(2, True, False, day, ())
    assert why.latest_end == Reason(None, ())
    assert resolve(LEAVE).why(3) == (Reason(None, ()),) * 4


def test_what_is_left_aside_explains_nothing() -> None:
    # What 'a' says of its date is left aside, and nothing else, doubtful or not.
    chronology = resolve(
        timeline(
            event("a", "c. 2014", after="b"),
            event("b", "2016"),
            event("doubted", "2016?", after="b"),
        )
    )
    assert [found.code for found in chronology.diagnostics] == ["contradiction-qualified"]
    assert chronology.why(0).earliest_begin.statements == (
        Statement(1, "date"),
        Statement(0, "after"),
    )
    assert chronology.why(2).earliest_begin.statements == (Statement(2, "date"),)


def test_a_comparison_by_statements_gives_their_chain() -> None:
    chronology = resolve(LEAVE)
    assert chronology.compare(0, 2) == Comparison(
        Position.BEFORE,
        (
            Reason(
                None,
                (
                    Step(1, True, True, None, (Statement(2, "after"),)),
                    Step(0, True, True, None, (Statement(0, "during"),)),
                ),
            ),
        ),
        Which.FIRST,
        Which.FIRST,
    )
    assert chronology.compare(2, 0).position == Position.AFTER
    assert chronology.compare(0, 3) == Comparison(Position.UNDETERMINED, ())
    assert chronology.compare(3, 3) == Comparison(
        Position.SAME_TIME, (), Which.TOGETHER, Which.TOGETHER
    )


def test_a_comparison_by_days_gives_the_reasons_of_both() -> None:
    last, first = Moment(parse_date("2016").last_day), Moment(parse_date("2017").first_day)
    chronology = resolve(timeline(event("a", "2016"), event("b", "2017")))
    assert chronology.compare(0, 1) == Comparison(
        Position.BEFORE,
        (
            Reason(last, (Step(0, True, True, last, (Statement(0, "date"),)),)),
            Reason(first, (Step(1, False, False, first, (Statement(1, "date"),)),)),
        ),
        Which.FIRST,
        Which.FIRST,
    )


def test_a_length_in_months_is_explained_by_itself_and_the_day_it_is_counted_from() -> None:
    why = resolve(timeline(event("a", "since 2017-03-01", lasted="1 month"))).why(0)
    day = Moment(parse_date("2017-03-31").first_day)
    said = (Statement(0, "date"), Statement(0, "lasted"))
    assert why.earliest_end == Reason(day, (Step(0, True, False, day, said),))
    assert why.latest_end == Reason(day, (Step(0, True, True, day, said),))


POSITIONS = [
    ([event("a", "2016"), event("b", "2017")], Position.BEFORE),
    ([event("a", "2017"), event("b", "2016")], Position.AFTER),
    ([event("a", "2017-08-01"), event("b", "2017-08-01")], Position.SAME_DAY),
    ([event("a", "2017-08-01"), event("b", "2017-08-01T10:00")], Position.SAME_DAY),
    ([event("a", "2017-08-01T10:00"), event("b", "2017-08-01T10:00")], Position.SAME_DAY),
    (
        [event("a", "2017-08-01T10:00:00"), event("b", "2017-08-01T10:00:00")],
        Position.SAME_INSTANT,
    ),
    ([event("a", "2017-08-01T10:00"), event("b", "2017-08-01T10:01")], Position.BEFORE),
    ([event("a", "2017-08-01"), event("b", "2017-08-01", after="a")], Position.BEFORE),
    (
        [event("a", "2017-08-01", after="b"), event("b", "2017-08-01", after="a")],
        Position.SAME_DAY,
    ),
    ([event("a", "2017"), event("b", "2017")], Position.UNDETERMINED),
    ([event("a", "2017"), event("b", with_="a")], Position.SAME_TIME),
    ([event("a"), event("m", with_="a"), event("b", with_="m")], Position.SAME_TIME),
    (
        [event("a", "2017", with_="m"), event("m"), event("b", "2017", with_="m")],
        Position.SAME_TIME,
    ),
    ([event("w", "2017"), event("a", during="w"), event("b", during="w")], Position.SAME_DAY),
    (
        [event("a", "2017-08-01/2017-08-05"), event("b", "2017-08-05/2017-08-07")],
        Position.BEGINS_FIRST,
    ),
    (
        [event("a", "2017-08-01/2017-08-05"), event("b", "2017-08-01/2017-08-05")],
        Position.OVERLAPPING,
    ),
    ([event("a", "2017"), event("b", during="a")], Position.AROUND),
    ([event("b", "2017/2018"), event("a", during="b")], Position.DURING),
    ([event("a", "2017-08-02/2017-08-05"), event("b", "2017-08-01/2017-08-06")], Position.DURING),
    # One may be within a day of the other's end: the statements sum up to an order.
    (
        [
            event("a", after=("x", "within 3 days"), lasted="2 days"),
            event("x"),
            event("b", after=("x", "at least 5 days")),
        ],
        Position.BEFORE,
    ),
    # To within three days of one day, and four days after it: of what begins a day before, nobody
    # knows when it ended.
    (
        [
            event("a", after=("x", "within 3 days")),
            event("x"),
            event("b", after=("x", "at least 4 days")),
        ],
        Position.BEGINS_FIRST,
    ),
    ([event("a", "2017/2017-08-01"), event("b", "2017-08-01")], Position.UNDETERMINED),
    ([event("a", "by 2017-08-01"), event("b", "on or after 2017-08-01")], Position.UNDETERMINED),
    ([event("a", "by 2017-08-01"), event("b", "after 2017-08-01")], Position.BEFORE),
    ([event("a", "after 2017-08-01"), event("b", "by 2017-08-01")], Position.AFTER),
    ([event("a", "since 2016"), event("b", "2017-08-01")], Position.BEGINS_FIRST),
    ([event("a", "2017-08-01"), event("b", "since 2016")], Position.BEGINS_LAST),
    ([event("a", "until 2016"), event("b", "until 2017")], Position.ENDS_FIRST),
    ([event("a", "until 2017"), event("b", "until 2016")], Position.ENDS_LAST),
    (
        [event("a", "since 2016-05-01T10:00:00"), event("b", "since 2016-05-01T10:00:00")],
        Position.BEGINS_TOGETHER,
    ),
    (
        [event("a", "until 2016-05-01T10:00:00"), event("b", "until 2016-05-01T10:00:00")],
        Position.ENDS_TOGETHER,
    ),
    ([event("a", "2017", before="b"), event("b", "2016")], Position.AFTER),
    ([event("a", "2016"), event("b", "2017", before="a")], Position.BEFORE),
]


@pytest.mark.parametrize(("events", "position"), POSITIONS)
def test_how_two_events_lie(events: list[Event], position: Position) -> None:
    chronology = resolve(timeline(*events))
    index = chronology.timeline.index
    assert chronology.compare(index["a"], index["b"]).position == position


def test_bounds_say_whether_they_are_open() -> None:
    chronology = resolve(LEAVE)
    assert chronology.bounds(3).is_open
    assert not chronology.bounds(2).is_open
    assert chronology.bounds(3) == (OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_rests_and_is_left_as_it_was(was_on: bool) -> None:  # noqa: FBT001
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with resting():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
