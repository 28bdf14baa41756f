"""How far an approximate date reaches: one unit of its precision, on either side."""

from __future__ import annotations

import pytest

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso, parse_date


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
