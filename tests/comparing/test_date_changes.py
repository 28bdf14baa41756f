"""What is said of a date that changed."""

from __future__ import annotations

import pytest

from libyatl.comparing.date_changes import bounds_change, date_change
from libyatl.dates import parse_date

TABLE = [
    ("1 May 1871", "1871-05-01", "reworded"),
    ("1 May 1871", "May 1871", "widened"),
    ("1871", "May 1871", "narrowed"),
    ("between 3 May 1872 and 9 May 1872", "4 May 1872", "narrowed"),
    ("1871", "1 May 1871 14:30", "narrowed"),
    ("1 May 1871", "4 May 1871", "moved 3 days later"),
    ("4 May 1871", "3 May 1871", "moved 1 day earlier"),
    ("May 1871", "June 1871", "moved later"),
    ("1871", "1870", "moved 365 days earlier"),
    ("1 May 1871 14:30", "1 May 1871 16:30", "moved 2 hours later"),
    ("1 May 1871 14:30", "1 May 1871 14:31", "moved 1 minute later"),
    ("1 May 1871 14:30", "2 May 1871 14:30", "moved 1 day later"),
    ("between 3 May 1872 and 9 May 1872", "between 5 May 1872 and 11 May 1872",
     "moved 2 days later, still overlapping"),
    ("between 3 May 1872 and 9 May 1872", "between 5 May 1872 and 21 May 1872",
     "moved later, still overlapping"),
    ("1871", "c. 1871", "now approximate"),
    ("1871?", "1871", "no longer uncertain"),
    ("c. 1871", "1871-05?", "narrowed, no longer approximate, now uncertain"),
    ("1871", "1871/1871", "now a span"),
    ("1871/1872", "1871", "narrowed, now a point in time"),
    ("2016/2017", "2016-03/2016-09", "shortened"),
    ("2016-03/2016-09", "2016/2017", "lengthened"),
    ("since 2015", "since 2016", "moved later, still overlapping"),
    ("2015", "since 2015", "widened, now open"),
    ("2017-07-25T12:30+02:00", "2017-07-25T10:30Z", "reworded"),
    ("2017-07-25T12:30+02:00", "2017-07-25T12:30Z", "moved 2 hours later"),
    ("2017-07-25T12:30", "2017-07-25T12:30Z", "now with a time zone"),
    (None, "1871", "dated"),
    ("soon", "1871", "dated"),
    ("1871", None, "no longer dated"),
    ("1871", "soon", "no longer dated"),
    ("soon", "later", ""),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), TABLE)
def test_what_is_said_of_a_date(before: str | None, after: str | None, expected: str) -> None:
    assert ", ".join(date_change(before, after).said) == expected


def test_the_days_of_both_stand_beside_it() -> None:
    days = date_change("May 1871", "soon").days
    assert days == (parse_date("May 1871").days, None)


def test_what_is_said_of_bounds_that_follow() -> None:
    assert bounds_change((1, 9, 1, 9), (2, 8, 2, 8)) == ("narrower",)
    assert bounds_change((2, 8, 2, 8), (1, 9, 1, 9)) == ("wider",)
    assert bounds_change((1, 9, 1, 9), (3, 12, 3, 12)) == ("later", "still overlapping")
    assert bounds_change((11, 19, 11, 19), (3, 7, 3, 7)) == ("earlier",)
