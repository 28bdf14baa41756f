"""Counts by period: each event is where `--on` says, and the counts are the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from drawn_timelines import sourced_timelines
from hypothesis import assume, given
from hypothesis import strategies as st
from views.timelines import mixed

import libyatl
from libyatl import Event, Source, Timeline, Truth, parse_date
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import first_second
from libyatl.formats import read_data
from libyatl.model import STATUSES, Citation, Relation, RelationKind
from libyatl.query import everything
from libyatl.query.cell_counts import CellCounts, Cells
from libyatl.query.each_account import OfEach
from libyatl.query.period_counts import Sums, counted, fitting, presences
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


@pytest.mark.parametrize("seed", range(60))
def test_so_is_what_lasted_and_what_clocks_tell(seed: int) -> None:
    see_as_windows_answer(mixed(f"counts-{seed}"))


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


def made(*dates: str | None, **more: Any) -> Timeline:
    return Timeline(
        events=tuple(
            Event(f"e{number}", f"E{number}", parse_date(date) if date else None, **more)
            for number, date in enumerate(dates)
        )
    )


def counts_of(timeline: Timeline, by: str = "month") -> Sums:
    return counted(everything(timeline), PERIODS[by]).sums


def told(sums: Sums, period: Period) -> list[tuple[str, str, int, int]]:
    return [
        (period.key(first), period.key(last), certain, possible)
        for first, last, certain, possible in sums.stretches
    ]


@given(dated(), st.sampled_from([*PERIODS]))
def test_the_counts_are_the_sums_of_the_presences(timeline: Timeline, by: str) -> None:
    selection = everything(timeline)
    sums = counts_of(timeline, by)
    every = [presence for presence, _ in presences(selection, PERIODS[by])]
    known = [each.known for each in every]
    assert sums.one_sided + sums.unbounded + sums.undated == len(sums.loose)
    assert len(sums.loose) == sum(one != other for one, other in zip(every, known, strict=True))
    for before, behind in pairwise(sums.stretches):
        assert before.last + 1 == behind.first
        assert (before.certain, before.possible) != (behind.certain, behind.possible)
    for first, last, certain, possible in sums.stretches:
        for number in {first, (first + last) // 2, last}:
            assert certain == sum(holds(each.surely, number) for each in known)
            assert certain + possible == sum(holds(each.possibly, number) for each in known)
    ends = [end for each in known for pair in each.possibly for end in pair]
    finite = [end for end in ends if OPEN_PAST < end < OPEN_FUTURE]
    assert bool(finite) is bool(sums.stretches)
    if finite:
        assert (sums.stretches[0].first, sums.stretches[-1].last) == (min(finite), max(finite))


def test_months_are_counted_with_the_silence_between_them() -> None:
    sums = counts_of(made("2017-08-03", "2017-08", "2017-07/2017-08-02", "2017", "2017-11?"))
    assert told(sums, PERIODS["month"]) == [
        ("2017-01", "2017-06", 0, 1),
        ("2017-07", "2017-07", 1, 1),
        ("2017-08", "2017-08", 3, 1),
        ("2017-09", "2017-10", 0, 1),
        ("2017-11", "2017-11", 0, 2),
        ("2017-12", "2017-12", 0, 1),
    ]
    assert sums.most == 4
    apart = counts_of(made("2017-08-03", "2017-10-03"))
    assert [stretch.events for stretch in apart.stretches] == [1, 0, 1]
    assert [stretch.periods for stretch in apart.filled] == [1, 1]


def test_what_nothing_bounds_on_one_side_counts_only_where_it_surely_was() -> None:
    since = counts_of(made("since 2015", "2017-03-04", "before 2016", None))
    assert told(since, PERIODS["month"]) == [
        ("2015-01", "2015-11", 0, 1),
        ("2015-12", "2015-12", 1, 0),
        ("2016-01", "2017-02", 0, 0),
        ("2017-03", "2017-03", 1, 0),
    ]
    assert (since.one_sided, since.unbounded, since.undated) == (1, 1, 1)
    until = counts_of(made("until 1950", "1949-05-01"), "year")
    assert told(until, PERIODS["year"]) == [("1949", "1950", 1, 0)]
    assert counts_of(made(None)).stretches == ()


def test_a_plan_and_a_doubtful_date_are_no_more_than_possible() -> None:
    planned = made("2017-08-03", status="planned")
    assert told(counts_of(planned), PERIODS["month"]) == [("2017-08", "2017-08", 0, 1)]
    possibly = libyatl.select(made("2017-08-03", "2017"), on="2017-08-03")
    sums = counted(possibly, PERIODS["year"]).sums
    assert [(stretch.certain, stretch.possible) for stretch in sums.stretches] == [(1, 1)]


def test_what_no_time_fits_is_counted_as_such() -> None:
    timeline = Timeline(
        events=(
            Event(
                "reply", "Reply", parse_date("2016-03-04"), relations=(Relation("after", "soon"),)
            ),
            Event("soon", "Soon", parse_date("2016-05~")),
        )
    )
    sums = counts_of(timeline)
    assert told(sums, PERIODS["month"]) == [("2016-03", "2016-03", 1, 0)]
    assert (sums.contradicted, sums.loose) == (1, ())


def test_the_shortest_periods_that_fit_are_chosen() -> None:
    spread = made(*(f"{year}-05-01" for year in range(1900, 1930, 2)))
    assert fitting(everything(spread), 24).period is PERIODS["month"]
    assert fitting(everything(spread), 10).period is PERIODS["decade"]
    crowded = made(*(f"{year}-05-01" for year in range(1000, 2000, 30)))
    assert fitting(everything(crowded), 2).period is PERIODS["century"]


@pytest.mark.parametrize("period", PERIODS.values(), ids=[*PERIODS])
@given(number=st.integers(-5_000, 5_000))
def test_a_period_has_the_days_that_have_its_number(period: Period, number: int) -> None:
    first, last = period.days(number)
    assert period.number(first) == period.number(last) == number
    assert period.number(first - 1) == number - 1
    assert period.number(last + 1) == number + 1
    if period.months <= 12 or abs(number) * period.months < 100_000:  # else there is no mask
        assert period.key(number) == period.cell(*period.ends(number)[1])


@pytest.mark.parametrize(
    ("by", "date", "key"),
    [
        ("decade", "44 BC", "-004X"),
        ("decade", "5 BC", "-000X"),
        ("century", "2017", "20XX"),
        ("quarter", "2017-08", "2017-35"),
        ("decade", "Y-170000000", "Y-170000009"),
    ],
)
def test_a_period_is_written_as_edtf_as_far_as_may_be(by: str, date: str, key: str) -> None:
    period = PERIODS[by]
    assert period.key(period.number(parse_date(date).first_day)) == key


@pytest.mark.parametrize(
    ("by", "date", "words"),
    [
        ("decade", "2017", "2010s"),
        ("decade", "44 BC", "50–41 BC"),
        ("century", "2017", "2000–2099"),
        ("quarter", "2017-08", "Q3 2017"),
        ("month", "2017-08", "August 2017"),
        ("decade", "Y12345", "AD 12340–12349"),
    ],
)
def test_a_period_is_called_as_people_do(by: str, date: str, words: str) -> None:
    period = PERIODS[by]
    assert period.words(period.number(parse_date(date).first_day)) == words


@given(
    dated(),
    st.lists(st.integers(0, 900), min_size=2, max_size=6, unique=True),
)
def test_cells_hold_what_a_window_of_seconds_finds(timeline: Timeline, days: list[int]) -> None:
    """But that a cell is not known to hold a whole month, of each of which there is an event."""
    parts = [part for event in timeline.events if event.when for part in event.when.parts]
    assume(all(part.form != "each" or part.ends[0].precision == "day" for part in parts))
    start = first_second(parse_date("2015-12-01").first_day)
    edges = sorted(start + day * 86_400 for day in days)
    scope = Scope.of(timeline)
    under_way = UnderWay(scope, Cells(edges))
    found = [under_way.of(place) for place in range(len(timeline.events))]
    for number, (low, high) in enumerate(pairwise(edges)):
        window = Within.between(End(low, "wall"), End(high - 1, "wall"))
        ask = OfEach(window, scope).ask
        for place, (surely, possibly) in enumerate(found):
            answer = Truth.MAYBE if holds(possibly, number) else Truth.NO
            answer = Truth.YES if holds(surely, number) else answer
            assert answer is ask(place), timeline.events[place]


def test_a_known_day_is_surely_in_each_hour_that_it_touches() -> None:
    timeline = made("2017-08-03", "2017-08-03T05:30", "2017-08")
    start = first_second(parse_date("2017-08-03").first_day)
    counts = CellCounts(Scope.of(timeline), [start + 3600 * hour for hour in range(4, 9)])
    assert counts.of([(0, Truth.YES, 1)]) == [(1, 0)] * 4
    assert counts.of([(1, Truth.YES, 1)]) == [(0, 0), (1, 0), (0, 0), (0, 0)]
    assert counts.of([(0, Truth.MAYBE, 1), (2, Truth.YES, 1)]) == [(0, 2)] * 4
    assert counts.of([(1, Truth.YES, 1)])[1].events == 1
