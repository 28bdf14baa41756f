"""How far an approximate date reaches: one unit of its precision, on either side."""

from __future__ import annotations

import pytest

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso, parse_date
from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock


def said(day: int) -> str:
    return "open" if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("c. 1900", "1899-01-01", "1901-12-31"),
        ("1900~", "1899-01-01", "1901-12-31"),
        ("1900%", "1899-01-01", "1901-12-31"),
        ("1900?", "1900-01-01", "1900-12-31"),
        ("c. 295 BC", "-0295-01-01", "-0293-12-31"),
        ("c. March 2016", "2016-02-01", "2016-04-30"),
        ("c. January 2016", "2015-12-01", "2016-02-29"),
        ("c. 1 March 2016", "2016-02-29", "2016-03-02"),
        ("c. 2017-W30", "2017-07-17", "2017-08-06"),
        ("c. summer 2017", "2017-03-01", "2017-11-30"),
        ("c. Q3 2017", "2017-04-01", "2017-12-31"),
        ("c. early 2017", "2016-09-01", "2017-08-31"),
        ("c. early August 2017", "2017-07-22", "2017-08-20"),
        ("c. first half of 2017", "2016-07-01", "2017-12-31"),
        ("c. 1980s", "1970-01-01", "1999-12-31"),
        ("19XX~", "1800-01-01", "2099-12-31"),
        ("c. 17th century", "1500-01-01", "1800-12-31"),
        ("c. early 17th century", "1565-01-01", "1669-12-31"),
        ("1950S2~", "1800-01-01", "2099-12-31"),
        ("156X-12-25~", "1560-12-24", "1569-12-26"),
        ("156X-12~", "1560-11-01", "1570-01-31"),
        ("1XXX~", "0000-01-01", "2999-12-31"),
        ("c. 25 October 1917 O.S.", "1917-11-06", "1917-11-08"),
        ("before c. 1900", "open", "1900-12-31"),
        ("by c. 1900", "open", "1901-12-31"),
        ("after c. 1900", "1900-01-01", "open"),
        ("on or after c. 1900", "1899-01-01", "open"),
        ("between c. 1900 and 1910", "1899-01-01", "1910-12-31"),
        ("between 1900 and c. March 1910", "1900-01-01", "1910-04-30"),
        ("from c. 1900 to 1910", "1899-01-01", "1910-12-31"),
        ("since c. 1900", "1899-01-01", "open"),
        ("until c. 1900", "open", "1901-12-31"),
        ("[1900~,1910]", "1899-01-01", "1910-12-31"),
        ("{1900,1910~}", "1900-01-01", "1911-12-31"),
        ("XXXX-10~", "open", "open"),
    ],
)
def test_the_reach_is_one_unit_of_the_precision(text: str, first: str, last: str) -> None:
    when = parse_date(text)
    assert (said(when.reach.first_day), said(when.reach.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("about 14:30 on 25 July 2017", "14:29:00 14:31:59 14:29:00 14:31:59"),
        ("2017-07-25T14:30:05~", "14:30:04 14:30:06 14:30:04 14:30:06"),
        ("2017-07-25T14:30?", "14:30:00 14:30:59 14:30:00 14:30:59"),
        ("c. morning of 25 July 2017", "-22:00:00 18:59:59 -22:00:00 18:59:59"),
        ("2017-07-25T14:30~/2017-07-25T16:00", "14:29:00 14:31:59 16:00:00 16:00:59"),
        ("2017-07-25T14:30/2017-07-25T16:00~", "14:30:00 14:30:59 15:59:00 16:01:59"),
        ("2017-07-25~/2017-07-25T16:00", "-00:00:00 16:00:59 16:00:00 16:00:59"),
        ("before c. 14:30 on 25 July 2017", "open 14:30:59 open 14:30:59"),
        ("since c. 14:30 on 25 July 2017", "14:29:00 14:31:59 14:29:59 open"),
        ("[2017-07-25T14:30~,2017-07-25T16:00]", "14:29:00 16:00:59 14:29:00 16:00:59"),
    ],
)
def test_a_clock_reaches_by_its_own_unit(text: str, reach: str) -> None:
    midnight = parse_date("2017-07-25").a

    def clock(second: int) -> str:
        if second in (OPEN_PAST, OPEN_FUTURE):
            return "open"
        day, rest = divmod(second - midnight, SECONDS_IN_DAY)
        return f"{'-' * -day}{iso_clock(rest)}"

    assert " ".join(map(clock, parse_date(text).reach.wall)) == reach


def test_the_inner_bounds_reach_too() -> None:
    assert [*map(said, parse_date("1900~/1910").reach.days)] == [
        "1899-01-01",
        "1901-12-31",
        "1910-01-01",
        "1910-12-31",
    ]
    assert [*map(said, parse_date("since c. 1900").reach.days)] == [
        "1899-01-01",
        "1901-12-31",
        "1899-12-31",
        "open",
    ]
    assert [*map(said, parse_date("{1900~,1910}").reach.days)] == [
        "1899-01-01",
        "1901-12-31",
        "1910-01-01",
        "1910-12-31",
    ]
