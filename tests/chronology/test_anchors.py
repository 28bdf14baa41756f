"""On which date each bound rests, and why that is not certain."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from chronology.histories import OPEN, all_of, bounds_of, event, implied, source, timeline

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.anchors import Anchors
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.grounds import OF_STATUS, Ground
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When, parse_gap
from libyatl.dates.axis import SECONDS_IN_DAY, seconds_of
from libyatl.dates.saying.bounds_said import Bound, bounds_said, said_by
from libyatl.dates.when import moved
from libyatl.model import RELATION_KINDS, STATUSES, TELLS, Citation, Event, Relation, Timeline

DATES = (
    *("2017-07-25", "2017-07-31", "2017-07", "2017-08", "2017", "early August 2017", "summer 2017"),
    *(
        "c. August 2017",
        "2017?",
        "since 2017-07",
        "until 2017",
        "before 2017-08",
        "2017-07/2017-08",
    ),
    *("between 2017-07 and 2017-08-03", "[2017-07-25,2017-08]", "c. 2017", "{2017-07,2017-08-05}"),
)


def bound_words(chronology: Chronology, id: str, number: int) -> tuple[str, set[Ground]]:
    place = chronology.timeline.index[id]
    anchor = chronology.anchors.of(2 * place + number // 2, latest=bool(number & 1))
    assert anchor is not None
    second = seconds_of(chronology.reach(place))[number]
    bound = Bound(second, None, anchor.date)
    words = bounds_said(None, bound) if number & 1 else bounds_said(bound, None)
    return words, set(anchor.grounds)


@pytest.mark.parametrize(
    ("events", "number", "words", "grounds"),
    [
        ([event("x", sources=["s"])], 1, "by August 2017", set()),
        ([event("x", sources=["v"])], 1, "by August 2017", set()),
        ([event("x", sources=["u"])], 1, "by about July 2017", {"qualified"}),
        ([event("x", after="y"), event("y", "since 2015")], 0, "on or after 2015", set()),
        (
            [event("x", after="y"), event("y", "c. 1900")],
            0,
            "on or after about 1900",
            {"qualified"},
        ),
        ([event("x", after="y"), event("y", "1900?")], 0, "on or after 1900?", {"qualified"}),
        # Two weeks after a month it is some day of a month all the same.
        (
            [event("x", after=("y", "at least 14 days")), event("y", "2017-08")],
            *(0, "on or after August 2017", set()),
        ),
        (
            [event("x", after=("y", "at least 1 month")), event("y", "2017-08")],
            *(0, "on or after September 2017", set()),
        ),
        # The date that is stated most exactly tells the most.
        (
            [event("x", sources=["s"], before="y"), event("y", "2017-08-31")],
            1,
            "by 31 August 2017",
            set(),
        ),
        # ... but for its own.
        ([event("x", "2017-08", before="y"), event("y", "2017-08-31")], 1, "by August 2017", set()),
        # What is firm goes before what is more exact.
        (
            [event("x", sources=["s"], before="y"), event("y", "2017-08-31", status="claimed")],
            *(1, "by August 2017", set()),
        ),
        (
            [event("x", before="y"), event("y", "2017-08-31", status="disputed")],
            *(1, "by 31 August 2017", {"claimed"}),
        ),
        (
            [event("x", before="y"), event("y", "2017-08", status="planned")],
            *(1, "by August 2017", {"planned"}),
        ),
        (
            [
                event("x", before=["y", "p"]),
                event("y", "c. 2017-08", before="z"),
                event("z", "2017-09-30", status="claimed"),
                event("p", "2017-09", status="planned"),
            ],
            *(1, "by about August 2017", {"qualified"}),
        ),
        # By the calendar, a length is counted from the date of another event.
        (
            [event("x", after=("y", "within 1 month")), event("y", "2017-08-05", status="claimed")],
            *(1, "by 5 September 2017", {"claimed"}),
        ),
        # Its own date and its own length are as firm as what is asked of it.
        (
            [event("x", "since 2017-08", lasted="1 month", status="claimed")],
            3,
            "by September 2017",
            set(),
        ),
    ],
)
def test_on_what_a_bound_rests(
    events: list[Event], number: int, words: str, grounds: set[str]
) -> None:
    sources = [source("s", "2017-08"), source("v", via=["s"]), source("u", "c. July 2017")]
    chronology = resolve(timeline(*events, sources=sources))
    said, stands = bound_words(chronology, "x", number)
    assert (said, {ground.value for ground in stands}) == (words, grounds)


def test_a_contradiction_leaves_an_event_its_own_date() -> None:
    chronology = resolve(
        timeline(event("a", "2017", after="b"), event("b", "2018"), event("c", after="b"))
    )
    assert bound_words(chronology, "a", 1) == ("by 2017", set())
    assert chronology.anchors.of(4, latest=False) is None


def test_a_clock_is_the_most_exact() -> None:
    chronology = resolve(
        timeline(
            event("x", after=["c", "d"]), event("c", "2017-07-25T14:30"), event("d", "2017-07-25")
        )
    )
    anchor = chronology.anchors.of(0, latest=False)
    assert anchor is not None
    assert anchor.date.text == "2017-07-25T14:30"


def test_days_that_were_found_rest_on_their_own_date() -> None:
    chronology = resolve(
        timeline(
            event("x", sources=["s"], after="c"),
            event("c", "2017-07-25T14:30"),
            sources=[source("s", "2017-08")],
        )
    )
    anchor = chronology.anchors.of(0, latest=True)
    assert anchor is not None
    assert anchor.date.text == "2017-08"


def drawn(rnd: random.Random) -> Timeline:
    def gap() -> str:
        return rnd.choice(("3 days", "2 weeks", "1 month", "1..2 months"))

    sources = [
        source(f"s{n}", rnd.choice(("2017-08", "2017-08-31", "c. 2017-08", ""))) for n in range(2)
    ]
    sources.append(source("s2", rnd.choice(("", "2017-09")), via=["s0"]))
    made = []
    for number in range(rnd.randint(2, 5)):
        relations = []
        for _ in range(rnd.choice((0, 1, 1, 2))):
            kind = rnd.choice(RELATION_KINDS)
            least = parse_gap(gap()) if rnd.random() < 0.3 and kind != "with" else None
            within = parse_gap(gap()) if rnd.random() < 0.3 else None
            relations.append(Relation(kind, f"e{rnd.randrange(5)}", least, within))
        cited = [
            Citation(f"s{rnd.randrange(3)}", tells=rnd.choice((None, *TELLS)))
            for _ in range(rnd.choice((0, 0, 1, 2)))
        ]
        date = rnd.choice(DATES) if rnd.random() < 0.5 else ""
        made.append(
            event(
                f"e{number}",
                date,
                sources=cited,
                status=rnd.choice((*STATUSES, "occurred")),
                lasted=gap() if rnd.random() < 0.2 else "",
            )._replace(relations=tuple(relations))
        )
    return timeline(*made, sources=sources)


def leaves(when: When) -> Iterator[When]:
    inner = when.ends or when.parts
    yield from (each for part in inner for each in leaves(part)) if inner else (when,)


def firm_bounds(chronology: Chronology, place: int) -> tuple[int, int, int, int]:
    """Return the bounds of an event by what is firm, where what is claimed passes nothing on."""
    rules = chronology.rules
    sinks = {p for p, event in enumerate(rules.events) if OF_STATUS[event.status]}
    drawn = [
        (constraint, events_of(constraint))
        for constraint in rules.of(all_of(rules))
        if not any(map(rules.qualified, constraint[3]))
    ]
    most = implied(constraint for constraint, events in drawn if sinks.isdisjoint(events))
    assert most is not None
    if place not in sinks:
        return bounds_of(most, place)
    own: list[Constraint] = []
    for (u, v, apart, said), events in drawn:
        if place not in events or not sinks.isdisjoint(events - {place}):
            continue
        if u != ORIGIN and u >> 1 != place:
            own.append((ORIGIN, v, most.get((ORIGIN, u), OPEN) + apart, said))
        elif v != ORIGIN and v >> 1 != place:
            own.append((u, ORIGIN, most.get((v, ORIGIN), OPEN) + apart, said))
        else:
            own.append((u, v, apart, said))
    bounded = implied(own)
    assert bounded is not None
    return bounds_of(bounded, place)


def events_of(constraint: Constraint) -> set[int]:
    """Return the events whose points and whose dates a constraint is of."""
    dated = {said.owner for said in constraint[3] if said.path == "date"}
    points = {point >> 1 for point in constraint[:2] if point != ORIGIN}
    return points | {owner for owner in dated if isinstance(owner, int)}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_holds_the_bound_and_is_no_more_exact_than_its_date(seed: int) -> None:
    rnd = random.Random(f"anchors {seed}")
    said = firm = 0
    for _ in range(120):
        chronology = resolve(drawn(rnd))
        if chronology.contradictions:
            continue
        events = chronology.timeline.events
        anchors = Anchors(chronology)
        points = [(point, latest) for point in range(2 * len(events)) for latest in (False, True)]
        rnd.shuffle(points)
        for point, latest in points:
            place, number = point >> 1, 2 * (point & 1) + latest
            second = seconds_of(chronology.reach(place))[number]
            if second in (OPEN_PAST, OPEN_FUTURE):
                continue
            said += 1
            anchor = anchors.of(point, latest=latest)
            assert anchor is not None
            assert chronology.anchors.of(point, latest=latest) == anchor
            reason = chronology.why(place)[number]
            assert reason.grounds == anchor.grounds
            dates = [chronology.rules.date(each) for each in reason.statements]
            assert anchor.date in [leaf for date in dates if date for leaf in leaves(date)]
            unit = said_by(Bound(second, None, anchor.date), latest=latest)
            low, high = unit.first * SECONDS_IN_DAY, (unit.last + 1) * SECONDS_IN_DAY - 1
            low = moved(low, anchor.date, -1, clocked=True)
            high = moved(high, anchor.date, 1, clocked=True)
            assert low <= second <= high
            stated = anchor.date.last_day - anchor.date.first_day + 1
            assert unit.last - unit.first + 1 >= stated * 0.9 - 1
            # Where both runs agree, and not else, nothing is said against it; but its own date is.
            if reason.statements == (Statement(place, "date"),):
                continue
            surely = chronology.firm.reach(place)[number]
            if not chronology.lowered.why:  # for that tries no sets
                assert surely == firm_bounds(chronology, place)[number], (events, place, number)
            agrees = surely == chronology.reach(place)[number]
            assert (not anchor.grounds) == agrees, (events, place, number)
            firm += agrees
    assert min(firm, said - firm) > 50
