"""Days as numbers: against datetime within its years, and against themselves beyond."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso
from libyatl.dates.civil import LARGEST_YEAR, civil, is_leap, last_of_month, month_length, ordinal

YEARS = st.integers(-LARGEST_YEAR, LARGEST_YEAR)


@given(st.dates())
def test_ordinals_are_those_of_datetime(day: date) -> None:
    assert ordinal(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)
    assert day_to_iso(day.toordinal()) == day.isoformat()


@given(st.integers(OPEN_PAST // 4, OPEN_FUTURE // 4))
def test_every_day_of_every_year_has_one_ordinal(day: int) -> None:
    year, month, number = civil(day)
    assert 1 <= number <= month_length(year, month)
    assert ordinal(year, month, number) == day


@given(YEARS, st.integers(1, 12))
def test_a_month_ends_on_the_day_before_the_next_begins(year: int, month: int) -> None:
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert last_of_month(year, month) == ordinal(*following) - 1
    assert last_of_month(year - 1, month + 12) == last_of_month(year, month)


@given(YEARS)
def test_a_year_has_366_days_iff_it_is_a_leap_year(year: int) -> None:
    assert ordinal(year + 1, 1, 1) - ordinal(year, 1, 1) == 365 + is_leap(year)


@given(YEARS)
def test_no_year_that_can_be_written_reaches_an_open_bound(year: int) -> None:
    assert OPEN_PAST < ordinal(year, 1, 1) < OPEN_FUTURE


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ((2017, 8, 1), "2017-08-01"),
        ((44, 3, 15), "0044-03-15"),
        ((0, 12, 31), "0000-12-31"),
        ((-145, 1, 1), "-0145-01-01"),
        ((170_000_002, 1, 1), "170000002-01-01"),
        ((-170_000_002, 1, 1), "-170000002-01-01"),
    ],
)
def test_a_day_is_written_plainly_whatever_its_year(day: tuple[int, int, int], iso: str) -> None:
    assert day_to_iso(ordinal(*day)) == iso


@pytest.mark.parametrize("bound", [OPEN_PAST, OPEN_FUTURE])
def test_an_open_bound_is_no_day(bound: int) -> None:
    with pytest.raises(ValueError, match="an open bound is no day"):
        day_to_iso(bound)
