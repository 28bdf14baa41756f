"""The Julian calendar, against the algorithm of Meeus, and days that bear two years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from libyatl.dates import DateError, day_to_iso, parse_date, to_edtf
from libyatl.dates.julian import julian_civil, julian_month_length, julian_ordinal
from libyatl.dates.saying.in_words import in_words

DAY_NUMBER_OF_0 = 1_721_425
"""The Julian day number at noon of the ordinal 0: 31 December of 1 BC, Gregorian."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day_number(year: int, month: int, day: int) -> int:
    """Return the Julian day number at noon, as Meeus has it from -4712 on.

    Jean Meeus, "Astronomical Algorithms", 2nd edition, 1998, chapter 7, formula 7.1 with B = 0,
    in whole numbers: 365.25 and 30.6001 are his.
    """
    if month < 3:
        year, month = year - 1, month + 12
    return int(365.25 * (year + 4716)) + int(30.6001 * (month + 1)) + day - 1524


def written(year: int, month: int, day: int) -> str:
    """Write a day so that it has one reading: with two years where the year may begin in March."""
    if (month, day) < (3, 25) and 1 <= year <= 1752:
        return f"{day} {MONTHS[month - 1]} {year - 1:04d}/{year % 10} O.S."
    said = f"{1 - year} BC" if year < 1 else f"AD {year}"
    return f"{day} {MONTHS[month - 1]} {said} O.S."


def test_every_day_is_that_of_meeus() -> None:
    expected = julian_ordinal(-4712, 1, 1)
    assert expected + DAY_NUMBER_OF_0 == 0
    for year in range(-4712, 3001):
        for month in range(1, 13):
            length = julian_month_length(year, month)
            for day in (1, length):
                number = julian_ordinal(year, month, day)
                assert number + DAY_NUMBER_OF_0 == day_number(year, month, day)
                assert julian_civil(number) == (year, month, day)
            assert julian_ordinal(year, month, 1) == expected
            expected += length


@given(st.integers(-(10**6), 10**6))
def test_the_way_back_is_the_way_there(day: int) -> None:
    assert julian_ordinal(*julian_civil(day)) == day


@given(st.integers(-4712, 3000), st.integers(1, 12), st.integers(1, 28))
@example(1900, 2, 29)
@example(1, 1, 1)
def test_a_day_is_converted_and_its_words_are_read(year: int, month: int, day: int) -> None:
    when = parse_date(written(year, month, day))
    assert when.julian
    assert when.first_day + DAY_NUMBER_OF_0 == day_number(year, month, day)
    assert to_edtf(when) == day_to_iso(when.first_day)
    again = parse_date(in_words(when))
    assert (again.first_day, again.julian) == (when.first_day, True)
    assert parse_date(to_edtf(when)).first_day == when.first_day


@given(st.integers(1753, 3000), st.integers(1, 12))
def test_a_month_and_a_year_are_all_their_days(year: int, month: int) -> None:
    days = [julian_ordinal(year, month, day) for day in (1, julian_month_length(year, month))]
    when = parse_date(f"{MONTHS[month - 1]} {year} O.S.")
    assert [when.first_day, when.last_day] == days
    when = parse_date(f"{year} (Julian)")
    assert [when.first_day, when.last_day] == [
        julian_ordinal(year, 1, 1),
        julian_ordinal(year, 12, 31),
    ]


@given(st.integers(1, 1752), st.integers(1, 12), st.integers(1, 28))
@example(1752, 3, 24)
@example(1752, 3, 25)
def test_a_day_before_lady_day_with_one_year_is_refused_with_both(
    year: int, month: int, day: int
) -> None:
    text = f"{day} {MONTHS[month - 1]} {year:04d} O.S."
    if (month, day) >= (3, 25):
        assert parse_date(text).first_day == julian_ordinal(year, month, day)
        return
    with pytest.raises(DateError) as caught:
        parse_date(text)
    if not caught.value.readings:  # of 1 BC, as a day of the Gregorian calendar
        assert year == 1
        return
    earlier, later = caught.value.readings
    assert parse_date(earlier).first_day == julian_ordinal(year, month, day)
    assert parse_date(later).first_day == julian_ordinal(year + 1, month, day)


def test_a_year_alone_is_either_of_the_two() -> None:
    when = parse_date("1731 O.S.")
    days = julian_ordinal(1731, 1, 1), julian_ordinal(1732, 3, 24)
    assert (when.first_day, when.last_day) == days


@pytest.mark.parametrize(
    "mark",
    [
        *("O.S.", "OS", "o.s.", "(O.S.)", "[O.S.]", "Old Style", "(Old Style)", "(old style)"),
        *("Julian", "(Julian)", "Julian calendar", "(Julian calendar)"),
    ],
)
def test_the_calendar_is_said_in_many_ways(mark: str) -> None:
    for day in ("25 October 1917", "October 25, 1917,", "25 Oct. 1917"):
        assert parse_date(f"{day} {mark}").first_day == date(1917, 11, 7).toordinal()


@pytest.mark.parametrize("mark", ["N.S.", "(N.S.)", "New Style", "Gregorian", "(Gregorian)"])
def test_what_is_said_to_be_gregorian_is_so(mark: str) -> None:
    when = parse_date(f"7 November 1917 {mark}")
    assert (when.first_day, when.julian) == (date(1917, 11, 7).toordinal(), False)


def test_a_weekday_is_that_of_the_day_in_either_calendar() -> None:
    assert parse_date("Wednesday, 25 October 1917 O.S.").first_day == date(1917, 11, 7).toordinal()
    with pytest.raises(DateError, match="is a Wednesday, not a Thursday"):
        parse_date("Thursday, 25 October 1917 O.S.")


@pytest.mark.parametrize(
    "text",
    [
        *("O.S.", "Julian", "25 O.S.", "Operation Julian", "1917-13 O.S.", "1917-00-10 (Julian)"),
        *("11 February 1731/3 O.S.", "1743/44 O.S.", "11 Feb 1731/ O.S.", "2 x 1917 O.S."),
        *(
            "Old Style 1917",
            "1917 Old",
            "1917 Style",
            "1917 (O.S.",
            "1917 O.S.)",
            "1 2 March 1917 O.S.",
        ),
        *("30 February 1900 O.S.", "29 February 1901 O.S.", "25 March 1731/2 O.S."),
        *("summer 1917 O.S.", "early 1917 O.S.", "first half of October 1917 (Julian)"),
        *("7 November 1917 (October O.S.)", "November 1917 (25 October O.S.)"),
        *("8 November 1917 (25 October O.S.)", "7 November 1917 (25 O.S.)"),
    ],
)
def test_what_is_nearly_of_the_julian_calendar_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_a_date_in_numbers_may_be_of_the_julian_calendar() -> None:
    assert parse_date("1900-02-29 O.S.").first_day == date(1900, 3, 13).toordinal()
    assert parse_date("1917-10 (Julian)").days == parse_date("October 1917 O.S.").days
