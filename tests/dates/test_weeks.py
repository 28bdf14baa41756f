"""Weeks of ISO 8601 and weekdays, against `datetime`; centuries by both counts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import DateError, parse_date
from libyatl.dates.calendar_names import with_ending
from libyatl.dates.civil import civil, ordinal
from libyatl.dates.saying.in_words import in_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_a_week_and_its_days_are_those_of_the_calendar(day: date) -> None:
    year, week, number = day.isocalendar()
    monday = day - timedelta(days=number - 1)
    when = parse_date(f"{year:04d}-W{week:02d}")
    assert (when.precision, when.first_day) == ("week", monday.toordinal())
    assert when.last_day == when.first_day + 6
    assert parse_date(f"{year:04d}-W{week:02d}-{number}").first_day == day.toordinal()


@given(st.integers(2, 9997))
def test_a_year_has_week_53_or_it_is_refused(year: int) -> None:
    last = date(year, 12, 28).isocalendar()[1]
    if last == 53:
        assert parse_date(f"{year:04d}-W53").precision == "week"
        return
    with pytest.raises(DateError, match=f"{year:04d} has no week 53"):
        parse_date(f"{year:04d}-W53")


@given(st.dates(date(1000, 1, 1)), st.integers(0, 6), st.booleans())
def test_a_weekday_must_be_that_of_its_day(day: date, weekday: int, short: bool) -> None:  # noqa: FBT001
    name = WEEKDAYS[weekday][: 3 if short else None]
    said = f"{day.day} {day:%B} {day.year}"
    for text in (f"{name} {said}", f"{name}, {said}", f"{said} ({name})", f"{said}, {name}"):
        if weekday == day.weekday():
            assert parse_date(text).first_day == day.toordinal()
            assert in_words(parse_date(text)) == said
            continue
        with pytest.raises(DateError) as caught:
            parse_date(text)
        right = WEEKDAYS[day.weekday()]
        assert caught.value.reason == f"{said} is a {right}, not a {WEEKDAYS[weekday]}"


def counted(number: int, *, before: bool) -> list[set[int]]:
    """Return the astronomical years of a century by each of the two counts."""
    from_1 = range(100 * number - 99, 100 * number + 1)
    from_0 = range(max(100 * number - 100, 1), 100 * number)
    return [{1 - year if before else year for year in count} for count in (from_1, from_0)]


@given(st.integers(1, 99), st.sampled_from(["", " AD", " BC", " CE", " BCE", " B.C."]))
def test_a_century_is_that_of_both_counts(number: int, era: str) -> None:
    when = parse_date(f"{with_ending(number)} century{era}")
    years = set.union(*counted(number, before=era.strip().startswith("B")))
    assert (when.first_day, when.last_day) == (
        ordinal(min(years), 1, 1),
        ordinal(max(years), 12, 31),
    )
    assert parse_date(in_words(when)).days == when.days


@given(
    st.integers(1, 99),
    st.sampled_from(["", " BC"]),
    st.sampled_from(
        [("early ", "mid-", "late "), ("first half of the ", "second half of the ")],
    ),
)
def test_the_parts_of_a_century_are_its_own_and_meet(
    number: int, era: str, parts: tuple[str, ...]
) -> None:
    whole = parse_date(f"{with_ending(number)} century{era}")
    said = [parse_date(f"{part}{with_ending(number)} century{era}") for part in parts]
    assert (said[0].first_day, said[-1].last_day) == (whole.first_day, whole.last_day)
    for earlier, later in pairwise(said):
        # A year in doubt between two parts may be of either.
        assert 0 <= civil(earlier.last_day)[0] - civil(later.first_day)[0] <= 1
    for when in said:
        assert parse_date(in_words(when)).days == when.days
    if len(parts) == 2:
        assert max(civil(when.last_day)[0] - civil(when.first_day)[0] for when in said) == 50


@pytest.mark.parametrize(
    "text",
    [
        *("Friday June 2024", "Friday 2024", "Friday Saturday", "Fridays 14 June 2024"),
        *("14 June 2024 (Friday", "14 June 2024 Frida", "(Friday) 14 June 2024", "Friday 2024-W24"),
        *("2017-W3", "2017-W00", "2017-W301", "17-W30", "2017-W30-0", "2017-W30-", "2017-W30-12"),
        *("century", "the century", "17 century", "17st century", "0th century", "100th century"),
        *("17th century XX", "zeroth century", "early in the middle 17th century", "BC", "c. BC"),
    ],
)
def test_what_is_nearly_a_week_a_weekday_or_a_century_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)
