"""Counts by period: each event is where `--on` says, and the counts are the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from drawn_timelines import sourced_timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Source, Timeline, Truth, parse_date
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.formats import read_data
from libyatl.model import STATUSES, Citation, Relation, RelationKind
from libyatl.query.each_account import OfEach
from libyatl.query.periods import PERIODS, Period
from libyatl.query.scope import Scope
from libyatl.query.under_way import Presence, UnderWay
from libyatl.query.within import End, Within

DATES = (
    "2017-08-03",
    "2017-08",
    "2017",
    "early August 2017",
    "2016/2017-03",
    "2016-12-30/2017-01-02",
    "between 2 March 2015 and 3 May 2019",
    "since 2015",
    "until 2016",
    "before 2017-08",
    "on or after 2016-05",
    "c. 2016",
    "about 2017-08-03",
    "2017-08?",
    "[2016-04-01,2017-06-01,2018-02-03]",
    "[2017-04,2017-09]",
    "{2016,2017-08-03}",
    "{2016-01-05..2016-03-02}",
    "{2015..2017}",
    "{2016-11..2017-02}",
    "{..2016-05}",
    "[2015..2017]",
    "2015-XX-07",
    "201X",
    "44 BC",
    "5 BC",
    "0005",
    "summer 2016",
    "2017-07-25T14:30+02:00",
    "2017-01-01T00:30+14:00/2016-12-31T23:50-10:00",
    "[2016-12-31T23:00Z,2017-01-01T04:00+02:00]",
    "Y17E7",
)


@st.composite
def dated(draw: st.DrawFn) -> Timeline:
    """Draw a timeline of some dates, with statuses, relations and publications."""
    ids = [f"e{number}" for number in range(draw(st.integers(1, 4)))]
    kinds: st.SearchStrategy[RelationKind] = st.sampled_from(["after", "before", "during", "with"])
    sources = {
        "s": Source("s", published=parse_date(draw(st.sampled_from(("2017-08-20", "2017?"))))),
    }
    return Timeline(
        events=tuple(
            Event(
                id,
                id,
                parse_date(date) if (date := draw(st.none() | st.sampled_from(DATES))) else None,
                status=draw(st.sampled_from(STATUSES)),
                relations=tuple(
                    Relation(draw(kinds), other)
                    for other in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
                    if other != id
                ),
                sources=(Citation("s"),) if draw(st.booleans()) else (),
            )
            for id in ids
        ),
        sources=sources,
    )


def within(period: Period, number: int) -> Within:
    first, last = period.days(number)
    return Within.between(End(first), End(last))


def near(presence: Presence) -> Iterator[int]:
    """Yield the periods in which an answer may change, and those beside them."""
    for ranges in (presence.surely, presence.possibly):
        for low, high in ranges:
            for end in (low, high):
                if OPEN_PAST < end < OPEN_FUTURE:
                    yield from (end - 1, end, end + 1)
            if low > OPEN_PAST and high < OPEN_FUTURE:
                yield (low + high) // 2


def holds(ranges: Sequence[tuple[int, int]], number: int) -> bool:
    return any(low <= number <= high for low, high in ranges)


def see_as_windows_answer(timeline: Timeline) -> None:
    scope = Scope.of(timeline)
    for period in PERIODS.values():
        under_way = UnderWay(scope, period)
        found = [under_way.of(place) for place in range(len(timeline.events))]
        numbers = {number for presence in found for number in near(presence)}
        numbers |= {period.number(libyatl.parse_date(day).first_day) for day in ("2017", "2016-05")}
        for number in numbers:
            ask = OfEach(within(period, number), scope).ask
            for place, (surely, possibly) in enumerate(found):
                told = Truth.MAYBE if holds(possibly, number) else Truth.NO
                told = Truth.YES if holds(surely, number) else told
                assert told is ask(place), (timeline.events[place], period.key(number))


@given(dated())
def test_an_event_is_in_the_periods_that_a_window_finds_it_in(timeline: Timeline) -> None:
    see_as_windows_answer(timeline)


@given(sourced_timelines())
def test_so_is_whatever_a_file_can_say(timeline: Timeline) -> None:
    see_as_windows_answer(timeline)


@pytest.mark.parametrize("one", DATES)
@pytest.mark.parametrize("other", ["2017-08-03", "2016", "c. 2015", "since 2017-02", "[2016,2018]"])
def test_an_event_with_accounts_is_so_by_all_of_them_together(one: str, other: str) -> None:
    text = f"""
sources: {{s: {{title: S}}}}
events:
- id: e
  date: "{one}"
  title: E
  sources: [{{id: s, says: {{date: "{other}"}}}}]
"""
    timeline = read_data([("two.yaml", text.encode())], format="yaml")
    assert not timeline.report.has_errors, list(timeline.report)
    see_as_windows_answer(timeline)
