"""Dates in several columns: year, month and day, and a clock time with its zone."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import parse_date
from libyatl.dates.together.clock_cells import clock_of, offset_of
from libyatl.dates.together.clock_columns import Joined, joined
from libyatl.dates.together.outcomes import Told, Unread
from libyatl.dates.together.part_columns import parts_together

YEARS = Counter(("2017", "1986.0", "9999", "476", "17", "-44", "0", "-0044", "c. 1920", "n/a", ""))

PARTS = [
    # As precise as the parts are.
    (("2017", "7", "25"), Told("2017-07-25")),
    (("1986.0", "07.0", "05.0"), Told("1986-07-05")),
    (("2017", "7", ""), Told("2017-07")),
    (("2017", "", ""), Told("2017")),
    (("2017", "Sept.", "3"), Told("2017-09-03")),
    (("\u00a02017", "JULY", "n/a"), Told("2017-07")),
    (("476", "3", ""), Told("0476-03")),
    (("-0044", "3", "15"), Told("-0044-03-15")),
    (("c. 1920", "", ""), Told("c. 1920")),
    (("n/a", "-", ""), Told("")),
    # What cannot stand in a date is not said by it.
    (("2017", "0", "0"), Told("2017", whole=False)),
    (("2017", "7", "0"), Told("2017-07", whole=False)),
    (("2017", "", "25"), Told("2017", whole=False)),
    (("", "7", "25"), Told("", whole=False)),
    (("c. 1920", "7", ""), Told("c. 1920", whole=False)),
]


@pytest.mark.parametrize(("cells", "said"), PARTS)
def test_parts_are_told_as_precisely_as_they_are(cells: tuple[str, str, str], said: Told) -> None:
    assert parts_together(YEARS).read(*cells) == said
    if said.text:
        parse_date(said.text)


REFUSED_PARTS = [
    (("9999", "7", ""), "date-code", "9999 is a code, not a year: all others are -44 to 2017"),
    (("2017", "99", ""), "date-code", "99 is a code, not a month"),
    (("2017", "7", "-99"), "date-code", "-99 is a code, not a day"),
    (("17", "7", ""), "two-digit-year", "the year '17' has two digits, and nothing tells the"),
    (("-44", "", ""), "", "-44 is 44 BC to some, and 45 BC to others"),
    (("2017", "13", ""), "", "there is no month '13'"),
    (("2017", "Foo", ""), "", "there is no month 'Foo'"),
    (("2017", "7", "x"), "", "there is no day 'x'"),
    (("2017", "2", "30"), "", "February 2017 has 28 days"),
    (("spring", "2", ""), "", ""),
]


@pytest.mark.parametrize(("cells", "fault", "message"), REFUSED_PARTS)
def test_parts_that_are_none_are_refused(
    cells: tuple[str, str, str], fault: str, message: str
) -> None:
    said = parts_together(YEARS).read(*cells)
    assert isinstance(said, Unread)
    assert said.fault == fault
    assert said.message.startswith(message)
    assert bool(said.message) == bool(said.help)


def test_a_person_says_the_century_and_what_is_missing() -> None:
    by = parts_together(YEARS, century=1900, missing=frozenset({"9999", "99"}))
    assert by.read("17", "7") == Told("1917-07")
    assert by.read("9999", "99", "99.0") == Told("")
    assert by.read("2017", "99") == Told("2017")
    assert by.codes == frozenset()


def test_years_of_another_calendar_are_hinted_at_in_parts() -> None:
    assert parts_together({"1432": 1, "2017": 1}).hint == "the days of 1432 are perhaps Hijri"


@given(st.dates(max_value=dt.date(2200, 12, 31)), st.sampled_from(["{}", "{}.0"]))
def test_the_parts_of_a_day_are_that_day(day: dt.date, form: str) -> None:
    cells = [form.format(part) for part in (f"{day.year:04d}", day.month, day.day)]
    said = parts_together({cells[0]: 1, "1990": 1, "800": 1}, century=0).read(*cells)
    assert said == Told(day.isoformat())


JOINED = [
    (("2012-01-22", "07:52:33", "UTC"), Joined("2012-01-22T07:52:33Z")),
    (("2012-01-22", "7:52 PM", ""), Joined("2012-01-22T19:52")),
    (("2012-01-22", "1430", "+0200"), Joined("2012-01-22T14:30+02:00")),
    (("2012-01-22", "14:30", "Africa/Tripoli"), Joined("2012-01-22T14:30[Africa/Tripoli]")),
    (("5 May 2012", "14:30:05.25", "GMT+2"), Joined("2012-05-05T14:30:05.25+02:00")),
    (("2012-01-22", "14:30+02:00", "GMT+2"), Joined("2012-01-22T14:30+02:00")),
    (("2012-01-22T14:30", "", "UTC"), Joined("2012-01-22T14:30Z")),
    (("2012-01-22", "", ""), Joined("2012-01-22")),
    (("2012-01-22", "-", "\u00a0"), Joined("2012-01-22")),
    # What cannot stand behind the date is left.
    (("2012-01-22", "14:30", "EST"), Joined("2012-01-22T14:30", ("zone",))),
    (("2017-03-26", "02:30", "Europe/Paris"), Joined("2017-03-26T02:30", ("zone",))),
    (("2012-01-22", "late", "UTC"), Joined("2012-01-22", ("clock", "zone"))),
    (("2012-01-22", "late", ""), Joined("2012-01-22", ("clock",))),
    (("2012-01-22", "", "UTC"), Joined("2012-01-22", ("zone",))),
    (("2012-01", "14:30", "UTC"), Joined("2012-01", ("clock", "zone"))),
    (("2012-01-22~", "14:30", ""), Joined("2012-01-22~", ("clock",))),
    (("2012-01-22T09:00", "14:30", ""), Joined("2012-01-22T09:00", ("clock",))),
    (("2012-01-22/2012-01-22", "14:30", ""), Joined("2012-01-22/2012-01-22", ("clock",))),
    (("early May 2012", "14:30", ""), Joined("early May 2012", ("clock",))),
]


@pytest.mark.parametrize(("cells", "said"), JOINED)
def test_a_clock_and_a_zone_stand_behind_their_day(
    cells: tuple[str, str, str], said: Joined
) -> None:
    assert joined(*cells) == said
    parse_date(said.text)


CLOCK_TIMES = [
    ("07:52:33", "07:52:33"),
    ("7:52", "07:52"),
    ("12:00 AM", "00:00"),
    ("12:30 p.m.", "12:30"),
    ("1430", "14:30"),
    ("143005Z", "14:30:05Z"),
    ("0930hrs", "09:30"),
    ("14:30:05,123 +05:30", "14:30:05.123+05:30"),
    ("14:30 UTC+2", "14:30+02:00"),
    ("14:30 GMT-0600 (CST)", "14:30-06:00"),
    ("24:00", None),
    ("14:60", None),
    ("14:30:60", None),
    ("13:00 pm", None),
    ("0:30 am", None),
    ("14:30 EST", None),
    ("14:30+15:00", None),
    ("14:30-13:00", None),
    ("14:30+02:60", None),
    ("14:30-00:00", None),
    ("2500", None),
    ("930", None),
    ("noon", None),
]


@pytest.mark.parametrize(("cell", "clock"), CLOCK_TIMES)
def test_a_clock_time_is_told_as_it_stands_behind_a_day(cell: str, clock: str | None) -> None:
    assert clock_of(cell) == clock
    if clock:
        parse_date(f"2017-07-25T{clock}")


def test_an_offset_is_told_in_hours_and_minutes() -> None:
    assert [offset_of(zone) for zone in ("Z", "utc", "+0200", "GMT-3", "EST", "+00:00")] == [
        *("Z", "Z", "+02:00", "-03:00"),
        *(None, "+00:00"),
    ]
