"""What follows from dates in a time zone: days by the calendar, clocks as instants."""

from __future__ import annotations

import random

import pytest
from chronology.histories import drawn, event, said, source, timeline

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.comparison import Position
from libyatl.dates import When, parse_date
from libyatl.dates.civil import ordinal
from libyatl.dates.located import located
from libyatl.model import Citation, Timeline
from libyatl.model.redated import redated

LONG_AGO = ordinal(2017, 10, 26)
"""Days are drawn from day 1 on; three days later summer time ends in Rome."""


def in_autumn(when: When) -> When:
    a, b, c, d = (day + LONG_AGO for day in when.days)
    ends = tuple(map(in_autumn, when.ends))
    days = when._replace(days=(a, b, c, d), ends=ends, seconds=None, offsets=None, clock=None)
    return days._replace(precision="day" if when.precision == "time" else when.precision)


def all_that_is_asked(chronology: Chronology) -> object:
    places = range(len(chronology.timeline.events))
    return (
        [(chronology.bounds(place), chronology.is_derived(place)) for place in places],
        [[chronology.compare(one, other).position for other in places] for one in places],
        [chronology.settled(one, other) for one in places for other in places if one != other],
        chronology.order(places),
        [found.message for found in chronology.diagnostics],
    )


@pytest.mark.parametrize("seed", range(150))
def test_days_in_a_zone_are_what_they_are_without(seed: int) -> None:
    made = redated(drawn(random.Random(seed), qualified=seed % 3 == 0), in_autumn)
    zoned = redated(made, lambda when: located(when, "Europe/Rome"))
    assert zoned != made
    assert all_that_is_asked(resolve(zoned)) == all_that_is_asked(resolve(made))


def in_zone(made: Timeline, zone: str) -> Timeline:
    return redated(made, lambda when: located(when, zone))


def test_clocks_of_a_file_compare_with_those_of_others() -> None:
    made = timeline(event("docks", "1912-04-18T21:25"), event("news", "1912-04-19T02:40Z"))
    assert resolve(made).compare(0, 1).position is Position.UNDETERMINED
    in_new_york = resolve(in_zone(made, "America/New_York"))
    assert in_new_york.compare(0, 1).position is Position.BEFORE
    assert in_new_york.settled(0, 1)


def test_a_day_in_a_zone_ends_there_before_a_clock_of_another() -> None:
    made = timeline(event("day", "2017-07-25"), event("news", "2017-07-25T20:30Z"))
    in_tokyo, in_rome = (resolve(in_zone(made, zone)) for zone in ("Asia/Tokyo", "Europe/Rome"))
    assert in_tokyo.compare(0, 1).position is Position.BEFORE
    assert in_rome.compare(0, 1).position is Position.UNDETERMINED


def test_what_elapses_over_the_end_of_summer_time_takes_an_hour_more() -> None:
    late = event("late", "2017-10-29", after=("night", "at least 4 hours"))
    made = timeline(event("night", "2017-10-29T01:00"), late)
    chronology = resolve(in_zone(made, "Europe/Rome"))
    first, _, _, _ = chronology.moments(1).wall
    assert first == parse_date("2017-10-29T04:00:00").a
    assert resolve(made).moments(1).wall[0] == parse_date("2017-10-29T05:00:00").a
    assert said(chronology, "late") == "2017-10-29..2017-10-29"


@pytest.mark.parametrize(("hours", "fits"), [(30, True), (49, True), (76, False)])
def test_hours_between_days_of_two_zones_may_be_fewer_days(hours: int, fits: bool) -> None:  # noqa: FBT001
    # 25 July begins on Kiritimati at 10:00Z of the 24th, and 26 July ends on Pago Pago at 10:59:59Z
    # of the 27th, 73 hours later at most.
    late = event("late", "2017-07-26", after=("early", f"at least {hours} hours"))
    made = timeline(event("early", "2017-07-25"), late)
    zones = {"2017-07-25": "Pacific/Kiritimati", "2017-07-26": "Pacific/Pago_Pago"}
    apart = redated(made, lambda when: located(when, zones[when.text]))
    assert bool(resolve(apart).contradictions) is not fits
    assert bool(resolve(made).contradictions) is (hours > 48)


@pytest.mark.parametrize(
    ("published", "fits"),
    [
        ("2017-07-25T23:00-05:00", True),  # 04:00Z of the 26th
        ("2017-07-25T23:00", True),
        ("2017-07-25", True),
        ("2017-07-22", False),
    ],
)
def test_what_drew_on_another_may_be_of_the_day_before_by_its_own_clock(
    published: str,
    fits: bool,  # noqa: FBT001
) -> None:
    made = timeline(
        event("past", "2017-07-26T00:10Z", sources=["wire"]),
        event("ahead", "2017-07-25T23:30-05:00", sources=[Citation("daily", tells="ahead")]),
        sources=[source("wire", "2017-07"), source("daily", published, derived_from=["wire"])],
    )
    assert bool(resolve(made).contradictions) is not fits


def test_a_day_of_summer_time_and_one_after_it_are_told_by_one_calendar() -> None:
    made = timeline(
        event("past", "2017-10-28", sources=["paper"]),
        event("ahead", sources=[Citation("paper", tells="ahead")]),
        sources=[source("paper", "2017-10")],
    )
    chronology = resolve(in_zone(made, "Europe/Rome"))
    assert said(chronology, "ahead") == "2017-10-28.."
