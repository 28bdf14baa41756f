"""Lengths of time, and calendar steps against python-dateutil."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from libyatl.dates import DateError, parse_gap
from libyatl.dates.civil import civil
from libyatl.dates.gap import ELAPSED, UNITS
from libyatl.dates.steps import add, first_and_last, safe_days

COUNTED = UNITS[len(ELAPSED) :]
RANGE = "write 90 minutes, 14 days, 2 weeks, 3 years or a range such as 2..4 weeks"
IN_FULL = "the count and the unit are written in full, with one blank between"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("30 seconds", 30, 30, "seconds"),
        ("1 minute", 1, 1, "minutes"),
        ("90 minutes", 90, 90, "minutes"),
        ("1..2 hours", 1, 2, "hours"),
        ("14 days", 14, 14, "days"),
        ("1 day", 1, 1, "days"),
        ("0 days", 0, 0, "days"),
        ("2 Weeks", 2, 2, "weeks"),
        ("1 month", 1, 1, "months"),
        ("3 years", 3, 3, "years"),
        ("2..4 weeks", 2, 4, "weeks"),
        ("2-4 weeks", 2, 4, "weeks"),
        ("2–4 weeks", 2, 4, "weeks"),
    ],
)
def test_a_length_is_a_count_and_a_unit(text: str, low: int, high: int, unit: str) -> None:
    gap = parse_gap(text)
    assert (gap.low, gap.high, gap.unit, gap.text) == (low, high, unit, text)


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("", "the length of time is empty", RANGE),
        ("14", "a length of time needs a unit", "write 14 days if days are meant"),
        (
            "14d",
            IN_FULL,
            "write 14 days",
        ),
        (
            "3  days",
            IN_FULL,
            "write 3 days",
        ),
        (
            "1 yr",
            IN_FULL,
            "write 1 year",
        ),
        (
            "14D",
            IN_FULL,
            "write 14 days",
        ),
        (
            "3 mos.",
            IN_FULL,
            "write 3 months",
        ),
        ("two weeks", "a length of time begins with a number in digits", "write 2 weeks"),
        ("a month", "a length of time begins with a number in digits", "write 1 month"),
        ("one year", "a length of time begins with a number in digits", "write 1 year"),
        ("Twelve days", "a length of time begins with a number in digits", "write 12 days"),
        ("1,5 years", "a count has no fraction", "write it in a smaller unit, such as 18 months"),
        ("1.5 years", "a count has no fraction", "write it in a smaller unit, such as 18 months"),
        ("-3 days", "a length of time is not negative", "turn the relation round instead"),
        ("3 hrs", IN_FULL, "write 3 hours"),
        ("10 min", IN_FULL, "write 10 minutes"),
        ("5 h", IN_FULL, "write 5 hours"),
        ("5 m", "'m' may be minutes or months", "write 5 minutes or 5 months"),
        ("30 sec", IN_FULL, "write 30 seconds"),
        ("one hour", "a length of time begins with a number in digits", "write 1 hour"),
        ("1 decade", "'decade' is no unit here", "write 10 years"),
        ("2 quarters", "'quarters' is no unit here", "write 6 months"),
        (
            "2 weeks, 3 days",
            "a length of time has one count and one unit",
            "write it in the smaller unit alone",
        ),
        (
            "2 weeks 3 days",
            "a length of time has one count and one unit",
            "write it in the smaller unit alone",
        ),
        ("3 fortnights", "'fortnights' is no unit here", "write 6 weeks"),
        ("1 century", "'century' is no unit here", "write 100 years"),
        ("3 moons", "the units are seconds, minutes, hours, days, weeks, months and years", RANGE),
        (
            "1 week and 3 days",
            "a length of time has one count and one unit",
            "write it in the smaller unit alone",
        ),
        ("4..2 weeks", "the range ends below its beginning", "write 2..4 weeks"),
        ("1234567 days", "a count has at most six digits", RANGE),
        (
            "a week and a day",
            "a length of time has one count and one unit",
            "write it in the smaller unit alone",
        ),
        ("9" * 100, "a count has at most six digits", RANGE),
        ("9" * 101, "a length of time has at most 100 characters", RANGE),
        ("٣ days", "it is no length of time", RANGE),
        ("soon", "it is no length of time", RANGE),
    ],
)
def test_what_is_no_length_is_refused_with_a_remedy(text: str, reason: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_gap(text)
    error = caught.value
    assert (error.text, error.reason, error.help) == (text, reason, remedy)
    assert (error.start, error.end) == (0, 4 if text.startswith("4..2") else len(text))


COUNTS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        *((f"{word} weeks", f"write {n} week{'s' * (n > 1)}") for n, word in enumerate(COUNTS, 1)),
        ("an month", "write 1 month"),
        ("3 w", "write 3 weeks"),
        ("3 wk", "write 3 weeks"),
        ("3 wks", "write 3 weeks"),
        ("3 mo", "write 3 months"),
        ("3 y", "write 3 years"),
        ("1 yrs", "write 1 year"),
        ("1 fortnight", "write 2 weeks"),
        ("1 quarter", "write 3 months"),
        ("2 decades", "write 20 years"),
        ("2 centuries", "write 200 years"),
    ],
)
def test_other_ways_to_write_a_length_are_respelt(text: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_gap(text)
    assert caught.value.help == remedy


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("at least 3 months", 3, None, False),
        ("At Least 3 months", 3, None, False),
        ("up to 2 weeks", 0, 2, False),
        ("up to 2 hours", 0, 2, False),
        ("at least 90 minutes", 90, None, False),
        ("about 20 seconds", 20, 20, True),
        ("at most 1 day", 0, 1, False),
        ("about 3 months", 3, 3, True),
        ("c. 3 months", 3, 3, True),
        ("ca. 2..4 weeks", 2, 4, True),
    ],
)
def test_a_length_may_be_open_or_rough(
    text: str,
    low: int,
    high: int | None,
    approximate: bool,  # noqa: FBT001
) -> None:
    gap = parse_gap(text)
    assert (gap.low, gap.high, gap.approximate, gap.text) == (low, high, approximate, text)


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("at least 2..4 weeks", "write 2..4 weeks, or at least 2 weeks"),
        ("up to 2-4 weeks", "write 2..4 weeks, or up to 4 weeks"),
        ("about 4..2 weeks", "write 2..4 weeks"),
    ],
)
def test_a_range_is_neither_open_nor_turned_round(text: str, help: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_gap(text)
    assert caught.value.help == help


@given(st.text(max_size=120))
def test_no_text_makes_parse_gap_raise_anything_else(text: str) -> None:
    try:
        gap = parse_gap(text)
    except DateError:
        return
    assert gap.high is None or gap.low <= gap.high


@given(st.dates(), st.integers(-5000, 5000), st.sampled_from(COUNTED))
def test_steps_are_those_of_dateutil(start: date, count: int, unit: str) -> None:
    try:
        expected = start + relativedelta(**{unit: count})  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        assume(False)
    assert add(start.toordinal(), count, unit) == expected.toordinal()


@given(st.integers(-(10**9), 10**9), st.integers(-(10**5), 10**5), st.sampled_from(COUNTED))
def test_a_step_lies_in_its_safe_days_and_repeats_every_400_years(
    day: int, count: int, unit: str
) -> None:
    least, most = safe_days(count, unit)
    step = add(day, count, unit) - day
    assert least <= step <= most
    assert add(day + 146_097, count, unit) - day - 146_097 == step


@pytest.mark.parametrize(
    ("count", "unit", "days"),
    [
        (3, "days", (3, 3)),
        (2, "weeks", (14, 14)),
        (0, "months", (0, 0)),
        (1, "months", (28, 31)),
        (2, "months", (59, 62)),
        (-1, "months", (-31, -28)),
        (1, "years", (365, 366)),
        (4, "years", (1460, 1461)),
        (100, "years", (36_524, 36_525)),
        (400, "years", (146_097, 146_097)),
    ],
)
def test_safe_days_are_no_wider_than_the_calendar(
    count: int, unit: str, days: tuple[int, int]
) -> None:
    assert safe_days(count, unit) == days


@pytest.mark.parametrize("months", [1, 7, 13, -5])
def test_safe_days_are_met_by_some_day(months: int) -> None:
    start = date(2000, 1, 1).toordinal()
    days = [day for day in range(start, start + 146_097) if civil(day)[2] in (1, 28, 29, 30, 31)]
    steps = {add(day, months, "months") - day for day in days}
    steps |= {day - add(day, -months, "months") for day in days}  # counted from the other end
    assert (min(steps), max(steps)) == safe_days(months, "months")


@given(st.dates(date(1990, 1, 1), date(2110, 1, 1)), st.integers(-30, 30), st.data())
def test_either_count_is_tried_of_each_day_nearby(
    start: date, count: int, data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(("months", "months", "years", "weeks")))
    day = data.draw(
        st.sampled_from((start, start.replace(day=28), start.replace(day=1)))
    ).toordinal()
    day -= data.draw(st.booleans())
    first, last = first_and_last(day, count, unit)
    step = add(day, count, unit)
    nearby = range(step - 40, step + 40)
    assert [*range(first, last + 1)] == [
        other for other in nearby if other == step or add(other, -count, unit) == day
    ] or first == last == step
    # What lies within so many months, or at least so many away, by either count.
    sign = 1 if count >= 0 else -1
    within = [
        n for n in nearby if sign * n <= sign * step or sign * add(n, -count, unit) <= sign * day
    ]
    beyond = [
        n for n in nearby if sign * n >= sign * step or sign * add(n, -count, unit) >= sign * day
    ]
    assert (max(within), min(beyond)) == ((last, first) if sign > 0 else (nearby[-1], nearby[0]))
    if sign < 0:
        assert (min(within), max(beyond)) == (first, last)
