"""What clocks, beside days and lengths in hours, imply: cases that a reader can check by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from chronology.histories import event, in_order, said, timeline

from libyatl.chronology import resolve
from libyatl.dates import OPEN_FUTURE, day_to_iso
from libyatl.dates.saying.clocks_said import iso_clock
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
            event("c", after="b"),
            event("d", "2017-07-20T00:00:00", before="c"),
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
        assert chronology.settled(second, first) == (joint == "=")


def test_what_may_have_begun_by_a_clock_of_a_day_is_not_settled_beside_the_day() -> None:
    chronology = resolve(timeline(event("a", "by 2017-07-25T06:00"), event("b", "2017-07-25")))
    assert not chronology.settled(0, 1)
