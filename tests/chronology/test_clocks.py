"""What clocks, beside days and lengths in hours, imply: cases that a reader can check by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from chronology.histories import event, in_order, said, source, timeline

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates import OPEN_FUTURE, day_to_iso, parse_date
from libyatl.dates.axis import iso_clock
from libyatl.model import Event


def shown(second: int) -> str:
    """Return a second as `25T14:30:00`, the day of the month and the clock; open as nothing."""
    if abs(second) >= OPEN_FUTURE:
        return ""
    day, rest = divmod(second, 86_400)
    return f"{day_to_iso(day)[-2:]}T{iso_clock(rest)}"


def test_what_has_no_zone_may_be_of_the_day_before_or_after_what_has_one() -> None:
    chronology = resolve(
        timeline(
            event("a", "2017-07-25T06:00:00"),
            event("b", "by 2017-07-26T18:00:00Z", after="a"),
        )
    )
    a, b, _, _ = chronology.moments(1).instants
    assert (shown(a), shown(b)) == ("24T16:00:00", "26T18:00:00")


def test_a_zone_that_nobody_stated_is_not_learned_from_one_event_for_another() -> None:
    # That a came before b says that its zone lies east of Greenwich; of c it says nothing.
    chronology = resolve(
        timeline(
            event("a", "2017-07-25T10:00:00", before="b"),
            event("b", "2017-07-25T10:00:00Z"),
            event("c", "2017-07", after="b"),
        )
    )
    assert shown(chronology.moments(2).wall[0]) == "24T22:00:00"
    assert chronology.compare(0, 2).position == "before"


def test_days_of_different_zones_are_counted_as_they_were_written() -> None:
    chronology = resolve(
        timeline(
            event("a", "2017-07-25T20:00-05:00"),
            event("b", "2017-07-27T10:00+12:00", after=("a", "at least 2 days", "within 2 days")),
        )
    )
    assert not chronology.diagnostics


def test_a_date_of_two_zones_that_stands_alone_keeps_its_days() -> None:
    chronology = resolve(timeline(event("a", "2017-07-25/2017-07-26T00:00+02:00")))
    assert said(chronology, "a") == "2017-07-25..2017-07-25 to 2017-07-26..2017-07-26"


def spoken(chronology: Chronology, id: str) -> str:
    """Return the moments as `begin first..last`, or `begin first..last to end first..last`."""
    moments = chronology.moments(chronology.timeline.index[id])
    a, b, c, d = map(shown, moments.wall)
    return f"{a}..{b}" if (a, b) == (c, d) else f"{a}..{b} to {c}..{d}"


C = event("c", "2017-07-25T14:30:00")
FITTING = [
    (
        "what is after a clock of its day",
        [C, event("x", "2017-07-25", after="c")],
        "25T14:30:00..25T23:59:59",
    ),
    ("what is before it", [C, event("x", "2017-07-25", before="c")], "25T00:00:00..25T14:30:00"),
    (
        "a day between two clocks of it",
        [C, event("x", "2017-07-25", after="c", before="e"), event("e", "2017-07-25T18:00:05")],
        "25T14:30:00..25T18:00:05",
    ),
    (
        "a day with two clocks of it",
        [C, event("x", "2017-07-25", with_=["c", "e"]), event("e", "2017-07-25T10:00")],
        "25T00:00:00..25T23:59:59",
    ),
    ("what has no date, with a clock", [C, event("x", with_="c")], "25T14:30:00..25T14:30:00"),
    (
        "what came within hours, across midnight",
        [
            event("c", "2017-07-25T23:00:00"),
            event("x", "2017-07-26", after=("c", "within 2 hours")),
        ],
        "26T00:00:00..26T01:00:00 to 26T00:00:00..26T23:59:59",
    ),
    (
        "what came minutes before",
        [C, event("x", "2017-07-25T14:00/2017-07-25", before=("c", "at least 10 minutes"))],
        "25T14:00:00..25T14:00:59 to 25T14:00:00..25T14:20:00",
    ),
    (
        "what lasted minutes from a clock on, across midnight",
        [event("x", "2017-07-25T23:00:00", lasted="90 minutes")],
        "25T23:00:00..25T23:00:00 to 26T00:30:00..26T00:30:00",
    ),
    (
        "what lasted minutes until a clock",
        [event("x", "until 2017-07-25T00:30:00", lasted="90 minutes")],
        "24T23:00:00..24T23:00:00 to 25T00:30:00..25T00:30:00",
    ),
    (
        "a length of days, by the calendar",
        [event("x", "2017-07-25T23:00:00", lasted="2 days")],
        "25T23:00:00..25T23:00:00 to 26T00:00:00..26T23:59:59",
    ),
    (
        "days after a clock, by the calendar",
        [C, event("x", after=("c", "at least 3 days"))],
        "28T00:00:00..",
    ),
    (
        "what fell within a span of clocks",
        [event("c", "2017-07-25T14:00:00/2017-07-25T16:00:00"), event("x", during="c")],
        "25T14:00:00..25T16:00:00",
    ),
    (
        "a source that came out at a clock time",
        [event("x", "2017-07-25", sources=["s"])],
        "25T00:00:00..25T14:00:00 to 25T00:00:00..25T23:59:59",
    ),
    (
        "a clock that a zone had twice, beside the earlier of both",
        [
            event("x", "2017-10-29T02:30:00[Europe/Berlin]", before="e"),
            event("e", "2017-10-29T02:40:00+02:00[Europe/Berlin]"),
        ],
        "29T02:30:00..29T02:30:00",
    ),
    (
        "the day there is before it is over elsewhere",
        [event("x", before="c"), event("c", "2017-07-25T00:30:00+14:00")],
        "..25T00:30:00",
    ),
    (
        "the farthest clocks on earth",
        [
            event("x", "2017-07-25T12:30:00+14:00", after="e"),
            event("e", "2017-07-24T10:00:00-12:00"),
        ],
        "25T12:30:00..25T12:30:00",
    ),
]


@pytest.mark.parametrize(("told", "events", "bounds"), FITTING, ids=[told for told, *_ in FITTING])
def test_what_follows_beside_clocks(told: str, events: list[Event], bounds: str) -> None:
    assert told
    chronology = resolve(timeline(*events, sources=[source("s", "2017-07-25T14:00:00")]))
    assert not chronology.diagnostics
    assert spoken(chronology, "x") == bounds


CLASHING = [
    (
        "14:30 before a day, that before 10:00 of it",
        [
            C,
            event("d", "2017-07-25", after="c"),
            event("e", "2017-07-25T10:00", after="d"),
            event("idle", "2017-07-25", before="d"),
        ],
        {"c date", "d after", "e after", "e date"},
    ),
    (
        "05:00 before 01:23 of one day",
        [event("x", "2017-07-25T05:00", before="y"), event("y", "2017-07-25T01:23")],
        {"x date", "x before", "y date"},
    ),
    (
        "10:00 UTC before 09:00 UTC",
        [event("c", "2017-07-25T10:00Z"), event("d", "2017-07-25T09:00Z", after="c")],
        {"c date", "d date", "d after"},
    ),
    (
        "one instant in two offsets is no contradiction, an order against instants is",
        [
            event("a", "2017-07-25T23:30-05:00", before="b"),
            event("b", "2017-07-26T01:00+02:00"),
            event("c", "2017-07-26T06:30+02:00", with_="a"),
        ],
        {"a date", "a before", "b date"},
    ),
    (
        "a day within an hour of two clocks five hours apart",
        [
            event("c", "2017-07-25T10:00"),
            event("e", "2017-07-25T15:00"),
            event("d", "2017-07-25", with_=[("c", "within 1 hour"), ("e", "within 1 hour")]),
        ],
        {"c date", "e date", "d with/0", "d with/1"},
    ),
    (
        "two clocks are not at one time",
        [event("a", "2017-07-25T10:00:00"), event("b", "2017-07-25T10:00:01", with_="a")],
        {"a date", "b date", "b with"},
    ),
    (
        "a source came out an hour before what it tells",
        [event("a", "2017-07-25T15:00", sources=["s"])],
        {"a date", "a sources/0", "s published"},
    ),
    (
        "the farthest clocks on earth, too far",
        [
            event("c", "2017-07-25T12:00+14:00", after="d"),
            event("d", "2017-07-24T11:00-12:00"),
        ],
        {"c date", "c after", "d date"},
    ),
    (
        "longer than from one clock to the other",
        [event("a", "2017-07-25T10:00/2017-07-25T11:00", lasted="90 minutes")],
        {"a date", "a lasted"},
    ),
]


@pytest.mark.parametrize(("told", "events", "named"), CLASHING, ids=[told for told, *_ in CLASHING])
def test_what_clocks_contradict(told: str, events: list[Event], named: set[str]) -> None:
    assert told
    chronicle = timeline(*events, sources=[source("s", "2017-07-25T14:00:00")])
    (found,) = resolve(chronicle).contradictions
    statements = {
        f"{chronicle.events[owner].id if isinstance(owner, int) else owner[1]} {path}"
        for owner, path in found.statements
    }
    assert statements == named
    assert ": no moment fits '" in found.diagnostic.message


def test_what_only_a_doubtful_date_contradicts_is_left_aside() -> None:
    events = [
        event("a", "[2017-07-25T09:00,2017-07-25?]", before="b"),
        event("b", "2017-07-25T08:00"),
        event("c", "2017-07-25T07:00", before="b"),
    ]
    chronicle = timeline(
        events[0]._replace(when=parse_date("2017-07-25T09:00")._replace(uncertain=True)),
        *events[1:],
    )
    chronology = resolve(chronicle)
    (found,) = chronology.contradictions
    assert found.diagnostic.code == "contradiction-qualified"
    assert chronology.rules.set_aside == {Statement(0, "date")}
    assert said(chronology, "c") == "2017-07-25..2017-07-25"
    (strictly,) = resolve(chronicle, strict=True).contradictions
    assert strictly.diagnostic.code == "contradiction"


ORDERS = [
    (
        "clocks outweigh seq, which says where a day stands among them",
        [
            event("third", "2017-07-25T15:00", seq=1),
            event("first", "2017-07-25T14:00", seq=3),
            event("second", "2017-07-25", seq=2),
        ],
        "first second third",
    ),
    (
        "midnight comes before whatever else is of its day",
        [event("second", "2017-07-25"), event("first", "2017-07-25T00:00:00")],
        "first=second",
    ),
    (
        "a second comes before the rest of its minute",
        [event("second", "2017-07-25T14:30"), event("first", "2017-07-25T14:30:00")],
        "first=second",
    ),
    (
        "what a relation puts behind a clock of another zone takes later clocks of its kind along",
        [
            event("third", "2017-07-25T09:00"),
            event("fourth", "2017-07-25T09:00:30"),
            event("second", "2017-07-25T08:00", after="first"),
            event("first", "2017-07-25T12:00Z"),
            event("sixth", "2017-07-25T14:00Z"),
            event("fifth", "2017-07-25T13:00Z"),
        ],
        "first=second=third fourth fifth=sixth",
    ),
    (
        "what is with a day may be at any time of it",
        [
            event("b", "2017-07-25T15:00", with_="day"),
            event("day", "2017-07-25"),
            event("c", after="day", before="z"),
            event("z", "2017-07-25T23:00:00"),
        ],
        "day=c b=z",
    ),
]


@pytest.mark.parametrize(("told", "events", "order"), ORDERS, ids=[told for told, *_ in ORDERS])
def test_the_order_of_clocks(told: str, events: list[Event], order: str) -> None:
    """In `order`, `=` stands between neighbours of which it is settled which began first."""
    assert told
    chronology = resolve(timeline(*events))
    listed = in_order(chronology)
    assert listed == re.split("[ =]", order)
    places = [chronology.timeline.index[id] for id in listed]
    for joint, (first, second) in zip(re.findall("[ =]", order), pairwise(places), strict=True):
        assert chronology.settled(first, second) == (joint == "=")
        assert not chronology.settled(second, first)


def test_what_may_have_begun_by_a_clock_of_a_day_is_not_settled_beside_the_day() -> None:
    chronology = resolve(timeline(event("a", "by 2017-07-25T06:00"), event("b", "2017-07-25")))
    assert not chronology.settled(0, 1)
