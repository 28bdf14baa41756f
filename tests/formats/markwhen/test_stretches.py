"""What stands before the colon of an event of Markwhen, and what it says of when it was."""

from __future__ import annotations

import pytest

from libyatl.formats.markwhen.stretches import Relative, Stretch, told_stretch

MONTH_FIRST = [
    ("1927", "", "1927"),
    ("44", "", "0044"),
    ("12345", "", "Y12345"),
    ("44 BC", "", "44 BC"),
    ("44bce", "", "44 BC"),
    ("79 AD", "", "0079"),
    ("-0043", "", "-0043"),
    ("1984~", "", "1984~"),
    ("199X", "", "199X"),
    ("1970s", "", "197X"),
    ("2020-W05-3", "", "2020-W05-3"),
    ("2020-05-05", "", "2020-05-05"),
    ("2020-05-05 12:30pm", "", "2020-05-05T12:30"),
    ("2020-05-05 12am", "", "2020-05-05T00:00"),
    ("2020-05-05 18:30:15", "", "2020-05-05T18:30:15"),
    ("2020-01-01T10:00:00Z", "", "2020-01-01T10:00:00Z"),
    ("3/4/2015", "", "2015-03-04"),
    ("3/2015", "", "2015-03"),
    ("12/31/2015 6pm", "", "2015-12-31T18:00"),
    ("March 21, 2007", "", "2007-03-21"),
    ("July 13 2021", "", "2021-07-13"),
    ("Sept. 2nd, 2021", "", "2021-09-02"),
    ("1 june 2009", "", "2009-06-01"),
    ("1 june 2009 8am", "", "2009-06-01T08:00"),
    ("May 1945", "", "1945-05"),
    ("15 March 44 BC", "", "15 March 44 BC"),
    ("1930", "1967", "1930/1967"),
    ("2020-01", "2020-03", "2020-01/2020-03"),
    ("1/2020", "March 2020", "2020-01/2020-03"),
    ("30 June 1993", "1995", "1993-06-30/1995"),
    ("1995", "1995", "1995"),
    ("300", "200 BC", "-0299/-0199"),
    ("44 BC", "20 AD", "-0043/0020"),
    ("2020-05-05 10am", "12pm", "2020-05-05T10:00/2020-05-05T12:00"),
    ("2020-01-01", "5 days", "2020-01-01/2020-01-05"),
    ("2020-01-01", "1 week 2 days", "2020-01-01/2020-01-09"),
    ("2020-01-31", "1 month", "2020-01-31/2020-02-28"),
    ("2020-01", "3 months", "2020-01/2020-03"),
    ("2020", "2 years", "2020/2021"),
    ("2020-11", "1 year", "2020-11/2021-10"),
]


@pytest.mark.parametrize(("begin", "end", "text"), MONTH_FIRST)
def test_a_date_is_told_in_the_grammar_of_dates(begin: str, end: str, text: str) -> None:
    assert told_stretch(begin, end, is_day_first=False) == Stretch(text)


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        ("3/4/2015", "", "2015-04-03"),
        ("3/2015", "", "2015-03"),
        ("31/12/2015", "1/1/2016", "2015-12-31/2016-01-01"),
        ("March 4, 2015", "", "2015-03-04"),
    ],
)
def test_the_day_stands_first_where_the_header_says_so(begin: str, end: str, text: str) -> None:
    assert told_stretch(begin, end, is_day_first=True) == Stretch(text)


@pytest.mark.parametrize(
    ("begin", "text"),
    [("1971", "1971/.."), ("June 1, 2009", "2009-06-01/.."), ("44 BC", "-0043/..")],
)
def test_now_is_an_end_that_is_open(begin: str, text: str) -> None:
    assert told_stretch(begin, "now", is_day_first=False) == Stretch(text, is_open=True)


@pytest.mark.parametrize(
    ("begin", "end", "lasted", "relative"),
    [
        ("5 days", "", "5 days", ("after", "", "", "1 day")),
        ("1w", "", "1 week", ("after", "", "", "1 day")),
        ("after !x 3 days", "", "3 days", ("after", "x", "", "1 day")),
        ("!x", "", "", ("after", "x", "", "1 day")),
        ("before !x 2 weeks", "", "2 weeks", ("before", "x", "", "1 day")),
        ("by !x 90 minutes", "", "90 minutes", ("before", "x", "", "1 day")),
        ("after !x 3 days", "5 days", "5 days", ("after", "x", "3 days", "4 days")),
        ("1 week", "3 days", "3 days", ("after", "", "1 week", "8 days")),
        ("before !x 2 hours", "1 hour", "1 hour", ("before", "x", "2 hours", "2 hours")),
        ("after !x plus 2 months", "1 year", "1 year", ("after", "x", "2 months", "")),
        ("1 hour 30 min", "", "90 minutes", ("after", "", "", "1 day")),
    ],
)
def test_what_is_relative_is_told_by_length_and_order(
    begin: str, end: str, lasted: str, relative: tuple[str, str, str, str]
) -> None:
    told = told_stretch(begin, end, is_day_first=False)
    assert told == Stretch(lasted=lasted, relative=Relative(*relative))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begin", "end", "why"),
    [
        ("now", "", "write the date: 'now' is another day each time it is read"),
        ("now", "2031", "write the date: 'now' is another day each time it is read"),
        ("12pm", "", "write the day before its time"),
        ("2020-05-05", "12pm", "write a date such as 2017-07-25, July 25 2017, 7/2017 or 2017"),
        ("2020-05-05 13pm", "", "no day has the time 13pm"),
        (
            "Jan 5",
            "",
            "write the year too: a date without one is of the year in which it is read",
        ),
        ("3/4/15", "", "write the year with its century"),
        ("13/45/2015", "", "the calendar has no such day"),
        ("2021-02-30", "", "the calendar has no such day"),
        ("0 BC", "", "there is no year 0 BC: the year before AD 1 is 1 BC"),
        ("1967", "1930", "see that both are days, and that it ends after it begins"),
        ("2020-01", "5 days", "write when it ended"),
        ("2020", "3 months", "write when it ended"),
        ("2020-01-01", "0 days", "see its beginning"),
        ("2020-13-01", "5 days", "see its beginning"),
        ("!x.start", "", "say it as a date"),
        ("!x", "2020", "say it as a date"),
        ("2020", "!x", "say it as a date"),
        ("-5 days", "", "no length of time is written as -5 days"),
        ("5 business days", "", "no length of time is written as 5 business days"),
        ("1 month 3 days", "", "write the length in one unit"),
    ],
)
def test_what_cannot_be_said_is_told_with_what_to_write(begin: str, end: str, why: str) -> None:
    assert told_stretch(begin, end, is_day_first=False) == why
