"""Bounds in words, as exactly as the date is stated on which each rests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import When, parse_date
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.saying.bounds_said import Bound, bounds_said, said_by

Stated = tuple[str, str] | None
"""The day, or the clock time, of a bound, and the date on which it rests; of that none: ``."""


def low(stated: Stated) -> Bound | None:
    return stated and Bound(parse_date(stated[0]).a, None, date_of(stated))


def high(stated: Stated) -> Bound | None:
    return stated and Bound(parse_date(stated[0]).d, None, date_of(stated))


def date_of(stated: tuple[str, str]) -> When | None:
    return parse_date(stated[1]) if stated[1] else None


@pytest.mark.parametrize(
    ("day", "date", "words"),
    [
        ("2017-08-31", "2017-08-31", "31 August 2017"),
        ("2017-09-02", "2017-08-31", "2 September 2017"),
        ("2017-08-31", "2017-08", "August 2017"),
        ("2017-09-14", "2017-08", "September 2017"),
        ("2017-12-31", "2017", "2017"),
        ("2018-01-03", "2017", "2018"),
        ("2017-07-30", "2017-W30", "week of 24–30 July 2017"),
        ("2017-10-30", "2017-W30", "week of 30 October – 5 November 2017"),
        ("2017-08-31", "summer 2017", "summer 2017"),
        ("2018-01-15", "autumn 2017", "winter 2017–18"),
        ("2018-03-15", "autumn 2017", "spring 2018"),
        ("2017-10-10", "2017-30", "spring 2017 (southern)"),
        ("2018-02-10", "2017-30~", "about spring 2017 (southern)"),
        ("2017-09-30", "Q3 2017", "Q3 2017"),
        ("2017-10-10", "Q3 2017", "Q4 2017"),
        ("2017-08-10", "early August 2017", "early August 2017"),
        ("2017-09-20", "early August 2017", "mid-September 2017"),
        ("2017-08-31", "early August 2017", "late August 2017"),
        ("2017-09-30", "first half of August 2017", "second half of September 2017"),
        ("2017-10-30", "early 2017", "late 2017"),
        ("2017-10-30", "first half of 2017", "second half of 2017"),
        ("1983-12-31", "early 1980s", "early 1980s"),
        ("1992-10-30", "early 1980s", "1990s"),
        ("1989-12-31", "1980s", "1980s"),
        ("1995-12-31", "1980s", "1990s"),
        ("1700-12-31", "17th century", "17th century"),
        ("1705-12-31", "late 17th century", "18th century"),
        ("1805-12-31", "17XX", "19th century"),
        ("150 BC", "3rd century BC", "2nd century BC"),
        ("2017-08-15", "2017-XX-15", "2017"),
        ("2019-12-15", "2017-XX-15", "2019"),
        ("1959-12-31", "195X-12", "1950s"),
        ("2017-08-09", "2017-08-0X", "August 2017"),
        ("1999-12-31", "1900S2", "1900 (within 1900–1999)"),
        ("1999-12-31", "1XXX", "1000–1999"),
        ("1917-11-13", "October 1917 O.S.", "14 October–13 November 1917 (October O.S.)"),
        ("1917-12-13", "October 1917 O.S.", "December 1917"),
        ("1917-11-07", "25 October 1917 O.S.", "7 November 1917 (25 October O.S.)"),
        ("1917-11-17", "25 October 1917 O.S.", "17 November 1917"),
        ("1900-12-31", "1900?", "1900?"),
        ("1901-12-31", "c. 1900", "about 1900"),
        ("1911-12-31", "c. 1900", "about 1910"),
        ("1901-12-31", "1900%", "about 1900?"),
        ("2017-07-25T14:30", "2017-07-25T14:30", "25 July 2017, 14:30"),
        ("2017-07-25T16:00:30", "2017-07-25T14:30", "25 July 2017, 16:00"),
        ("2017-07-25T16:00:30", "2017-07-25T14:30:05", "25 July 2017, 16:00:30"),
        ("2017-07-25T02:00", "2017-07-25", "25 July 2017"),
        ("2017-07-26T02:00", "2017-07", "July 2017"),
        ("2017-07-25T14:31", "about 14:30 on 25 July 2017", "about 25 July 2017, 14:30"),
        ("2017-07-25T11:59:59", "morning of 25 July 2017", "25 July 2017, morning"),
        ("2017-07-25T12:59:59", "morning of 25 July 2017", "25 July 2017"),
        ("2017-08-31", "", "31 August 2017"),
        ("2017-07-25T16:00", "", "25 July 2017, 16:00"),
    ],
)
def test_a_bound_is_said_by_a_unit_of_its_date(day: str, date: str, words: str) -> None:
    assert bounds_said(None, high((day, date))) == f"by {words}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "any day"),
        (("2017-08-15", "2017-08"), None, "on or after August 2017"),
        (("1899-01-01", "c. 1900"), None, "on or after about 1900"),
        (("2017-08-01", "2017-08"), ("2017-08-31", "2017-08"), "August 2017"),
        (("2017-08-05", "2017-08"), ("2017-08-31", "2017-08"), "August 2017"),
        (("2017-07-25", ""), ("2017-08-31", "2017-08"), "between 25 July and August 2017"),
        (("2016-07-25", ""), ("2017-08-31", "2017-08"), "between 25 July 2016 and August 2017"),
        (("2017-07-01", "2017-07"), ("2017-08-31", "2017-08"), "between July and August 2017"),
        (("2015-01-01", "2015"), ("2017-12-31", "2017"), "between 2015 and 2017"),
        (("2015-01-01", "2015"), ("2017-08-31", "2017-08"), "between 2015 and August 2017"),
        (("2017-08-10", ""), ("2017-08-31", "2017-08"), "August 2017, from 10 August"),
        (("2017-08-01", ""), ("2017-08-31", "2017-08"), "August 2017"),
        (("2017-08-01", "2017-08"), ("2017-08-10", ""), "August 2017, by 10 August"),
        (("2017-08-01", "2017-08"), ("2017-08-31", ""), "August 2017"),
        (("2017-03-01", "2017-03"), ("2017-12-31", "2017"), "2017, from March"),
        (("2017-01-01", "2017"), ("2017-08-31", "2017-08"), "2017, by August"),
        (("2017-08-01", "early August 2017"), ("2017-08-31", "2017-08"), "August 2017"),
        (("1899-01-01", "c. 1900"), ("1901-12-31", "c. 1900"), "about 1900"),
        (
            ("1899-01-01", "c. 1900"),
            ("1900-08-31", "1900-08"),
            "between about 1900 and August 1900",
        ),
        (
            ("2017-08-03", ""),
            ("2017-09-30", "c. 2017-08"),
            "between 3 August and about August 2017",
        ),
        (("1900-08-03", ""), ("1901-12-31", "c. 1900"), "between 3 August 1900 and about 1900"),
        (("2017-08-03", ""), ("2017-08-31", "2017-08?"), "between 3 August and August 2017?"),
        (
            ("2017-07-25T14:30", "2017-07-25T14:30"),
            ("2017-08-31", "2017-08"),
            "between 25 July, 14:30 and August 2017",
        ),
        (
            ("2017-07-25T14:30", "2017-07-25T14:30"),
            ("2017-07-25T16:30", ""),
            "between 14:30 and 16:30 on 25 July 2017",
        ),
    ],
)
def test_two_bounds_are_said_together(first: Stated, last: Stated, words: str) -> None:
    assert bounds_said(low(first), high(last)) == words


def test_in_a_narrow_column_months_are_short() -> None:
    said = bounds_said(low(("2017-07-25", "")), high(("2017-08-31", "2017-08")), short=True)
    assert said == "between 25 Jul and Aug 2017"
    clock = bounds_said(low(("2017-07-25T14:30", "")), None, short=True)
    assert clock == "on or after 25 Jul 2017, 14:30"


DATES = st.sampled_from(
    [
        *("2017-07-25", "2017-08", "2017", "2017-W30", "Q3 2017", "summer 2017", "2017-30"),
        *("early August 2017", "first half of 2017", "mid-1980s", "1980s", "17th century"),
        *("late 17th century", "3rd century BC", "17XX", "2017-XX-15", "1917-02-03 O.S."),
    ]
)


@given(date=DATES, day=st.integers(-1_000_000, 2_000_000), latest=st.booleans())
def test_the_unit_holds_the_bound_and_is_no_shorter_than_a_unit_of_the_date(
    *, date: str, day: int, latest: bool
) -> None:
    stated = parse_date(date)
    second = day * SECONDS_IN_DAY + (SECONDS_IN_DAY - 1 if latest else 0)
    said = said_by(Bound(second, None, stated), latest=latest)
    assert said.first <= day <= said.last
    # A month may be of 28 days, a quarter or a season of 90, the first half of a month of 15.
    assert said.last - said.first + 1 >= (stated.last_day - stated.first_day + 1) * 0.9 - 1


@given(
    date=st.sampled_from(["c. 1900", "c. August 2017", "about 25 July 2017"]), latest=st.booleans()
)
def test_an_approximate_bound_is_read_as_one_that_reaches_as_far(
    *, date: str, latest: bool
) -> None:
    reached = parse_date(date).reach
    bound = Bound(reached.d if latest else reached.a, None, parse_date(date))
    words = bounds_said(None, bound) if latest else bounds_said(bound, None)
    read = parse_date(words).reach
    assert (read.d if latest else read.a) == bound.second
