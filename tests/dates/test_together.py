"""Columns of dates: what their cells say together, and what none of them may be taken for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import DateError, parse_date
from libyatl.dates.calendar_names import MONTHS, WEEKDAYS
from libyatl.dates.together.column import DateColumn, Told, Unread, read_together
from libyatl.dates.together.iso_cells import iso
from libyatl.dates.together.midnights import without_midnights

AMBIGUOUS = Unread("column-ambiguous-dates")
CONTRADICTORY = Unread("column-contradictory-dates")


def column(*cells: str) -> DateColumn:
    """Return a column of cells of which nothing else is known."""
    return read_together(Counter(cells))


ONE_READING = [
    # What libyatl reads stands as it is.
    ("2017-07-25", "2017-07-25"),
    ("25 July 2017", "25 July 2017"),
    ("c. 1920", "c. 1920"),
    ("1997/01/02", "1997/01/02"),
    ("2012-03-14 04:17:38.276340+00:00", "2012-03-14 04:17:38.276340+00:00"),
    ("01-January-2015", "01-January-2015"),
    ("2016-10-04 7:52 pm", "2016-10-04 7:52 pm"),
    # Months in words.
    ("May 28 2006 09:00 GMT", "2006-05-28T09:00Z"),
    ("28 May 2006, 9:05:07.25 pm +0200", "2006-05-28T21:05:07.25+02:00"),
    ("09MAY2020", "2020-05-09"),
    ("09MAY2020:19:52:00", "2020-05-09T19:52:00"),
    ("Oct-2016", "2016-10"),
    ("2016-Oct", "2016-10"),
    ("2016-Oct-04", "2016-10-04"),
    ("Tue, 04 Oct 2016 19:52:00 +0000", "2016-10-04T19:52:00+00:00"),
    ("Sat May 20 1961 00:00:00 GMT-0600", "1961-05-20T00:00:00-06:00"),
    ("Thu Apr 7 22:13:13 2005 -0700", "2005-04-07T22:13:13-07:00"),
    ("Thu Apr  7 22:13:13 UTC 2005", "2005-04-07T22:13:13Z"),
    # Numbers that begin with their year, or have no day.
    ("1997/1/2", "1997-01-02"),
    ("2011-4-5", "2011-04-05"),
    ("2014.05.17", "2014-05-17"),
    ("2017:07:25 14:30:00", "2017-07-25T14:30:00"),
    ("1998/08", "1998-08"),
    ("8/1998", "1998-08"),
    ("20180601", "2018-06-01"),
    ("20180601T143000Z", "2018-06-01T14:30:00Z"),
    ("20180601T1430", "2018-06-01T14:30"),
    ("20180601143000", "2018-06-01T14:30:00"),
    ("1986.0", "1986"),
    ("1986", "1986"),
    ("-0044", "-0044"),
    # Numbers of which one alone can be the day.
    ("18/04/2001", "2001-04-18"),
    ("04/18/2001", "2001-04-18"),
    ("5.5.2014", "2014-05-05"),
    ("01/22/2012 07:52 PM", "2012-01-22T19:52"),
    ("1/22/2012 12:00 a.m.", "2012-01-22T00:00"),
    ("25122017", "2017-12-25"),
    ("Tue 04/10/2016", "2016-10-04"),
    ("Sunday, 04/10/2016", "2016-04-10"),
    # ISO 8601 with an offset of RFC 822.
    ("2012-03-14T04:17:38.1+0000", "2012-03-14T04:17:38.1+00:00"),
    ("2012-03-14 04:17:38.1-0500", "2012-03-14T04:17:38.1-05:00"),
    ("2012-03-14 04:17-05:00", "2012-03-14T04:17-05:00"),
    # Blanks that are none, and blanks that are not seen.
    ("3\u00a0May 2020", "3 May 2020"),
    ("\ufeff2017-07-25\u200b", "2017-07-25"),
    (" 25  July 2017 ", "25 July 2017"),
    ("18/04/2001\n", "2001-04-18"),
    # What says that there is none.
    ("n/a", ""),
    ("-", ""),
    ("\u00a0", ""),
]


@pytest.mark.parametrize(("cell", "text"), ONE_READING)
def test_a_cell_of_one_reading_needs_no_other(cell: str, text: str) -> None:
    found = column(cell)
    assert found.read(cell) == Told(text)
    assert not found.fault
    if text:
        parse_date(text)


NEVER = [
    "17-Jan",
    "Q1",
    "43252",
    "14:30",
    "25 juillet 2017",
    "13/13/2001",
    "31/04/2001",
    "1998/13",
    "2011-2-30",
    "May 0 2017",
    "Foo 25 2017",
    "Foo, 4 May 20",
    "Foo 4/5/2001",
    "28 May 2006 25:00",
    "28 May 2006 13:00 pm",
    "28 May 2006 14:30 EST",
    "2017-02-30",
    "2012-03-14T04:17:38-00:00",
    "2012-03-14T04:17:38-0000",
    "2012-03-14T04:17:38+0260",
    "2014.5",
    "1",
    "476",
    "18/04/2001 late",
    "18/04/2001 25:00",
    "1997/1/2 25:00",
    "12345678",
    "20180601T2500",
    "+1953-00-00T00:00:00Z",
    "2019 - 2020",
]


@pytest.mark.parametrize("cell", NEVER)
def test_what_no_form_reads_is_left_to_the_grammar(cell: str) -> None:
    found = column(cell, "1/2/3000x")
    assert found.read(cell) == Unread()
    with pytest.raises(DateError):
        parse_date(cell)


def test_a_cell_that_was_not_there_is_not_read() -> None:
    assert column("2017").read("2018") == Unread()


def test_one_cell_settles_the_others() -> None:
    found = column("04/05/2001", "18/04/2001", "07/08/2001 9:30 pm")
    assert found.read("04/05/2001") == Told("2001-05-04")
    assert found.read("07/08/2001 9:30 pm") == Told("2001-08-07T21:30")
    assert (found.form, found.witness, found.fault) == ("04/05/2001", "18/04/2001", "")


def test_nothing_settles_them() -> None:
    found = column("04/05/2001", "04/04/2001", "2017-01-02")
    assert found.read("04/05/2001") == AMBIGUOUS
    assert found.read("04/04/2001") == Told("2001-04-04")
    assert found.read("2017-01-02") == Told("2017-01-02")
    assert found.fault == "column-ambiguous-dates"
    assert found.message == (
        "'04/05/2001' may be 4 May 2001 or 5 April 2001, and nothing in the column settles which: "
        "1 date not read"
    )
    assert found.help == "say which number stands first: --dayfirst or --monthfirst"
    assert found.witnesses == ("04/05/2001",)


def test_two_cells_contradict_each_other() -> None:
    found = column("04/18/2001", "19/04/2001", "04/05/2001")
    assert found.read("04/05/2001") == CONTRADICTORY
    assert found.read("04/18/2001") == Told("2001-04-18")
    assert found.read("19/04/2001") == Told("2001-04-19")
    assert (found.fault, found.witness) == ("column-contradictory-dates", "")
    assert found.witnesses == ("04/18/2001", "19/04/2001")
    assert found.message == (
        "'04/18/2001' can only have the month first, '19/04/2001' only the day: 1 date not read"
    )


def test_a_person_settles_them() -> None:
    cells = Counter(("04/05/2001", "04/18/2001"))
    assert read_together(cells, order="month").read("04/05/2001") == Told("2001-04-05")
    by_day = read_together(cells, order="day")
    assert by_day.read("04/05/2001") == Told("2001-05-04")
    assert by_day.read("04/18/2001") == Unread(
        "", "with the day first '04/18/2001' is no date", "if it is 18 April 2001, write that"
    )
    assert not by_day.fault


def test_another_column_of_the_table_settles_them() -> None:
    begun, other = column("18/04/2001", "04/05/2001"), column("04/18/2001")
    ended = Counter(("05/06/2001", "07/08/2001"))
    found = read_together(ended, beside=(begun, column("2017")))
    assert found.read("05/06/2001") == Told("2001-06-05")
    assert (begun.order, found.order, found.witness) == ("day", "day", "18/04/2001")
    assert read_together(ended, beside=(begun, other)).fault == "column-ambiguous-dates"
    own = read_together(Counter(("04/18/2001", "05/06/2001")), beside=(begun,))
    assert own.read("05/06/2001") == Told("2001-05-06")
    assert own.order == "month"
    by_hand = read_together({"04/05/2001": 1}, order="month")
    assert read_together(ended, beside=(by_hand,)).read("05/06/2001") == Told("2001-05-06")


def test_eight_digits_are_settled_as_others_are() -> None:
    assert column("01022017", "25122017").read("01022017") == Told("2017-02-01")
    assert column("01022017").read("01022017") == AMBIGUOUS
    assert column("20111012").read("20111012") == Told("2011-10-12")


def test_the_year_of_the_row_tells_the_century() -> None:
    found = read_together(
        {"9-May-20": 2, "29-Feb-20": 2}, years={"9-May-20": {2020}, "29-Feb-20": {2020}}
    )
    assert found.form == "29-Feb-20"
    assert found.read("9-May-20", 2020) == Told("2020-05-09")
    assert found.read("9-May-20", 1920) == Told("1920-05-09")
    assert found.read("9-May-20", 2019) == Unread(
        "year-disagrees",
        "'9-May-20' is not of 2019, the year of its row",
        "correct one of the two",
    )
    assert found.read("9-May-20") == Unread(
        "two-digit-year",
        "the year of '9-May-20' has two digits, and nothing tells the century",
        "say what is to be added to such years, such as --century 2000",
    )
    assert found.read("29-Feb-20", 2020) == Told("2020-02-29")


def test_a_person_tells_the_century() -> None:
    found = read_together(Counter(("9-May-20", "Jan-17", "29 Feb 00")), century=1900)
    assert found.read("9-May-20") == Told("1920-05-09")
    assert found.read("9-May-20", 2020) == Told("2020-05-09")
    assert found.read("Jan-17") == Told("1917-01")
    assert found.read("29 Feb 00") == Unread("", "February 1900 has no day 29", "correct the day")


TWO_DIGITS = [
    # Cells with the years of their rows, and what the first one says.
    ([("10/11/12", 2012), ("13/11/10", 2010)], Told("2012-11-10")),
    ([("10/11/12", 2012), ("11/13/10", 2010)], Told("2012-10-11")),
    ([("10/11/12", 2010)], Told("2010-11-12")),
    ([("10/11/12", 2012)], AMBIGUOUS),
    ([("10/11/10", 2010)], AMBIGUOUS),
    ([("10/10/10", 2010)], Told("2010-10-10")),
    ([("10/11/12", 2012), ("18/04/2001", 2001)], Told("2012-11-10")),
    ([("10/11/12", 2012), ("13/11/10", 2010), ("11/14/10", 2010)], CONTRADICTORY),
]


@pytest.mark.parametrize(("rows", "said"), TWO_DIGITS)
def test_pairs_of_cell_and_year_decide(rows: list[tuple[str, int]], said: Told | Unread) -> None:
    cells = Counter(cell for cell, _ in rows)
    found = read_together(cells, years={cell: {year} for cell, year in rows})
    cell, year = rows[0]
    assert found.read(cell, year) == said
    assert found.fault == (said.fault if isinstance(said, Unread) else "")


def test_a_row_of_another_year_decides_nothing() -> None:
    found = read_together(
        Counter(("10/11/12", "13/11/10")), years={"10/11/12": {1999, 2012}, "13/11/10": {2010}}
    )
    assert found.read("10/11/12", 2012) == Told("2012-11-10")
    assert isinstance(said := found.read("10/11/12", 1999), Unread)
    assert said.fault == "year-disagrees"
    ambiguous = read_together({"10/11/12": 2}, years={"10/11/12": {1999, 2012}})
    assert ambiguous.message.startswith("'10/11/12' may be 10 November 2012 or 11 October 2012,")


def test_a_short_year_in_an_order_that_others_have_not_is_of_an_open_century() -> None:
    found = column("13/11/10", "04/18/2001")
    assert isinstance(said := found.read("13/11/10"), Unread)
    assert said.fault == "two-digit-year"


def test_a_cell_can_contradict_itself_in_rows_of_two_years() -> None:
    found = read_together({"10/11/12": 2}, years={"10/11/12": {2010, 2012}})
    assert found.read("10/11/12", 2010) == Told("2010-11-12")
    assert found.read("10/11/12", 2012) == CONTRADICTORY
    assert found.message == (
        "'10/11/12' can only have the year first, '10/11/12' only the day or the month: "
        "2 dates not read"
    )


def test_weekdays_can_leave_three_that_have_no_order_in_common() -> None:
    cells = Counter(("Fri 01/02/02", "Fri 01/02/09", "Tue 01/06/04"))
    found = read_together(cells, century=2000)
    assert found.fault == "column-contradictory-dates"
    assert found.witnesses == ("Fri 01/02/02", "Fri 01/02/09")


SHORT = st.tuples(*[st.integers(1, 31)] * 3, st.integers(1990, 2035))


@given(st.lists(SHORT, min_size=1, max_size=4))
def test_whatever_years_the_rows_have_a_contradiction_has_two_witnesses(
    rows: list[tuple[int, int, int, int]],
) -> None:
    years: dict[str, set[int]] = {}
    for one, two, last, year in rows:
        years.setdefault(f"{one:02}/{two:02}/{last:02}", set()).add(year)
        years.setdefault(f"{year % 100:02}/{two:02}/{last:02}", set()).add(year)
        years.setdefault(f"{one:02}/{two:02}/{year % 100:02}", set()).add(year)
    found = read_together(dict.fromkeys(years, 1), years=years)
    assert len(found.witnesses) == {"": 0, "column-ambiguous-dates": 1}.get(found.fault, 2)


def test_short_years_speak_for_no_order_while_their_century_is_open() -> None:
    found = column("13/11/10", "04/05/2001")
    assert isinstance(said := found.read("13/11/10"), Unread)
    assert said.fault == "two-digit-year"
    assert found.read("04/05/2001") == AMBIGUOUS


def test_three_orders_in_words() -> None:
    found = read_together(Counter(("10/11/12",)), century=2000)
    assert found.read("10/11/12") == AMBIGUOUS
    assert found.message == (
        "'10/11/12' may be 10 November '12 or 11 October '12 or 12 November '10, and nothing in "
        "the column settles which: 1 date not read"
    )
    assert read_together({"10/11/12": 1}, century=2000, order="day").read("10/11/12") == Told(
        "2012-11-10"
    )


def test_a_weekday_must_agree() -> None:
    found = read_together({"Monday, 4 October 2016": 1, "Tue 4 Oct 16": 1, "Wed 4 Oct 16": 1})
    disagrees = Unread(
        "weekday-disagrees",
        "4 October 2016 is a Tuesday, not a Monday",
        "correct the weekday or the day",
    )
    assert found.read("Monday, 4 October 2016") == disagrees
    assert found.read("Tue 4 Oct 16", 2016) == Told("2016-10-04")
    wrong = found.read("Wed 4 Oct 16", 2016)
    assert isinstance(wrong, Unread)
    assert wrong.fault == "weekday-disagrees"


def test_a_weekday_settles_an_order_for_its_column() -> None:
    found = column("Tue 04/10/2016", "05/06/2016", "Mon 07/08/2016")
    assert found.read("05/06/2016") == Told("2016-06-05")
    assert found.witness == "Tue 04/10/2016"
    assert isinstance(said := found.read("Mon 07/08/2016"), Unread)
    assert said == Unread(
        "weekday-disagrees",
        "7 August 2016 is a Sunday, not a Monday",
        "correct the weekday or the day",
    )
    short = read_together(
        Counter(("Tue 04/10/16", "05/06/16")),
        years={"Tue 04/10/16": {2016}, "05/06/16": {2016}},
    )
    assert short.read("Tue 04/10/16", 2016) == Told("2016-10-04")
    assert short.read("05/06/16", 2016) == Told("2016-06-05")
    assert not short.fault


def test_a_form_of_which_nothing_is_read_is_no_example() -> None:
    assert column("9-May-20").form == ""


def test_a_cell_longer_than_any_date_is_not_looked_at() -> None:
    assert column("May" + "-" * 1000 + "5 2001").read("May" + "-" * 1000 + "5 2001") == Unread()


def test_codes_are_no_years() -> None:
    cells = Counter(("1986", "2001.0", "7777", "9999.0", "-99", "0", "2150"))
    found = read_together(cells)
    for cell, number in (("7777", 7777), ("9999.0", 9999), ("-99", -99), ("0", 0)):
        assert found.read(cell) == Unread(
            "date-code",
            f"{number} is a code, not a year: all others are 1986 to 2150",
            f"if it says that the date is not known, say so: --missing {number}",
        )
    assert found.read("2150") == Told("2150")
    alone = column("9999", "1999").read("9999")
    assert isinstance(alone, Unread)
    assert alone.message == "9999 is a code, not a year: all others are 1999"
    assert column("9999").read("9999") == Unread(
        "date-code",
        "9999 is a code, not a year",
        "if it says that the date is not known, say so: --missing 9999",
    )


def test_years_to_come_are_no_codes_among_their_like() -> None:
    found = column("2190", "2250", "2301")
    assert found.read("2250") == Told("2250")
    assert isinstance(found.read("2301"), Told) is True
    assert column("2500", "2600").read("2500") == Told("2500")
    assert column("-0099", "-0044", "2017").read("-0099") == Told("-0099")


def test_a_person_says_what_says_nothing() -> None:
    found = read_together(Counter(("7777.0", "-99", "x", "2017")), missing=frozenset({"7777", "x"}))
    assert found.read("7777.0") == Told("")
    assert found.read("x") == Told("")
    assert isinstance(found.read("-99"), Unread)


EPOCHS = [
    ("1500000000", "s", "2017-07-14T02:40:00Z"),
    ("1500000000.25", "s", "2017-07-14T02:40:00.25Z"),
    ("-1", "s", "1969-12-31T23:59:59Z"),
    ("1500000000123", "ms", "2017-07-14T02:40:00.123Z"),
    ("1500000000123456", "us", "2017-07-14T02:40:00.123456Z"),
    ("1500000000123456789", "ns", "2017-07-14T02:40:00.123456789Z"),
]


@pytest.mark.parametrize(("cell", "unit", "text"), EPOCHS)
def test_a_number_counts_from_1970_where_a_person_says_so(cell: str, unit: str, text: str) -> None:
    assert read_together({cell: 1}, epoch=unit).read(cell) == Told(text)  # type: ignore[arg-type]
    if cell.isdigit():
        said = column(cell).read(cell)
        assert isinstance(said, Unread)
        assert said.help.endswith(f"say so: --epoch {unit}")
    parse_date(text)


def test_a_number_of_another_magnitude_is_unread() -> None:
    assert read_together({"1500000000123": 1}, epoch="s").read("1500000000123") == Unread()
    assert read_together({"x": 1}, epoch="s").read("x") == Unread()


def test_tags_go_where_a_format_has_them() -> None:
    cell = "January 7<sup>th</sup>, 2019"
    assert read_together({cell: 1}, html=True).read(cell) == Told("January 7th, 2019")
    assert read_together({cell: 1}).read(cell) == Unread()


def test_years_of_another_calendar_are_hinted_at() -> None:
    assert column("1432-05-12", "1440-01-01", "2017-01-02").hint == (
        "the days of 1432 to 1440 are perhaps Hijri"
    )
    assert column("1432-05-12", "2017-01-02").hint == "the days of 1432 are perhaps Hijri"
    assert column("1432-05-12", "1440-01-01").hint == ""
    assert column("1432", "2017-01-02").hint == ""


def test_the_commonest_form_is_the_example() -> None:
    cells = {"18/04/2001": 1, "May 28 2006 09:00 GMT": 2, "May 19 2006 08:00 GMT": 1, "x": 9}
    assert read_together(cells).form == "May 19 2006 08:00 GMT"
    assert column("2017-01-02", " 2017 ").form == ""


DAYS = st.dates(dt.date(1300, 1, 1), dt.date(2200, 12, 31))
CLOCKS = st.times()
FORMS = ["{d}/{m}/{y}", "{d}.{m}.{y}", "{d:02}-{m:02}-{y}", "{d:02}{m:02}{y}"]
MONTH_FIRST = ["{m}/{d}/{y}", "{m:02}/{d:02}/{y}"]
IN_WORDS = ["{d}-{mon}-{y}", "{mon} {d}, {y}", "{d:02}{MON}{y}", "{wd} {d} {mon} {y}"]
ISO = ["{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}{m:02}{d:02}"]


def written(day: dt.date, form: str) -> str:
    """Write a day by a form, with the names of the calendar."""
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    return form.format(
        d=day.day, m=day.month, y=day.year, mon=month, MON=month[:3].upper(), wd=weekday
    )


def day_told(said: Told | Unread) -> dt.date | None:
    """Return the one day that is told, by the bounds of the grammar of dates."""
    if isinstance(said, Unread):
        return None
    first, *_, last = parse_date(said.text).days
    assert first == last
    return dt.date.fromordinal(first)


@given(st.lists(DAYS, min_size=1, max_size=12), st.sampled_from(FORMS + MONTH_FIRST))
def test_what_is_told_of_a_column_of_numbers_is_what_was_written(
    days: list[dt.date], form: str
) -> None:
    cells = {written(day, form): day for day in days}
    found = read_together(dict.fromkeys(cells, 1))
    settles = any(day.day > 12 for day in days)
    for cell, day in cells.items():
        if settles or day.day == day.month:
            assert day_told(found.read(cell)) == day
        else:
            assert found.read(cell) == AMBIGUOUS
    order = "day" if form in FORMS else "month"
    told = read_together(dict.fromkeys(cells, 1), order=order)  # type: ignore[arg-type]
    assert all(day_told(told.read(cell)) == day for cell, day in cells.items())


@given(st.lists(st.tuples(DAYS, st.sampled_from(IN_WORDS + ISO)), min_size=1, max_size=8))
def test_forms_of_one_reading_mix(rows: list[tuple[dt.date, str]]) -> None:
    cells = {written(day, form): day for day, form in rows}
    found = read_together(dict.fromkeys(cells, 1))
    assert not found.fault
    assert all(day_told(found.read(cell)) == day for cell, day in cells.items())


@given(DAYS, CLOCKS, st.sampled_from(["%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%H:%M:%S.%f"]))
def test_a_clock_behind_a_day_is_kept(day: dt.date, clock: dt.time, form: str) -> None:
    cell = f"{written(day, '{y}/{m}/{d}')} {clock.strftime(form)}"
    said = column(cell).read(cell)
    assert isinstance(said, Told)
    when = parse_date(said.text)
    second = clock.hour * 3600 + clock.minute * 60 + (clock.second if "%S" in form else 0)
    assert when.seconds is not None
    assert when.seconds[0] == parse_date(day.isoformat() + "T00:00").seconds[0] + second  # type: ignore[index]


PIECES = st.sampled_from(
    [
        *("18/04/2001", "04/18/2001", "04/05/2001", "06/06/2001", "9-May-20", "10/11/12"),
        *("13/11/12", "11/13/12", "01022017", "25122017", "2017-07-25", "1986.0", "7777"),
        *("2017", "n/a", "x", "Mon 4 May 2020", "1432-01-01", "1500000000", "4 May 2020"),
    ]
)
SMALL = st.lists(PIECES, min_size=1, max_size=6)


def all_said(found: DateColumn, cells: Sequence[str]) -> list[Told | Unread]:
    """Return what a column says of cells whose rows have no year."""
    return [found.read(cell) for cell in cells]


@given(SMALL.flatmap(lambda cells: st.tuples(st.just(cells), st.permutations(cells))))
def test_the_order_of_the_rows_changes_nothing(pair: tuple[list[str], list[str]]) -> None:
    one, other = column(*pair[0]), column(*pair[1])
    assert one._replace(readings={}) == other._replace(readings={})
    assert dict(one.readings) == dict(other.readings)


@given(SMALL, PIECES)
def test_one_more_cell_never_makes_less_read_unless_it_contradicts(
    cells: list[str], more: str
) -> None:
    before, after = column(*cells), column(*cells, more)
    contradicts = after.fault == "column-contradictory-dates"
    for cell, said in zip(cells, all_said(before, cells), strict=True):
        if isinstance(said, Told) and not contradicts:
            assert after.read(cell) == said


@given(SMALL, st.sampled_from(["", "day", "month"]), st.sampled_from([None, 2000]))
def test_whatever_is_told_is_a_date(cells: list[str], order: str, century: int | None) -> None:
    found = read_together(Counter(cells), order=order, century=century)  # type: ignore[arg-type]
    for said in all_said(found, cells):
        if isinstance(said, Told) and said.text:
            parse_date(said.text)


@given(
    st.from_regex(
        r"\A[0-9]{4}-[0-1][0-9]-[0-3][0-9]"
        r"([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9]([.,][0-9]{1,4})?)?"
        r"(Z|[+-][01][0-9]:?[0-6][0-9])?)?\Z"
    )
)
def test_what_is_told_at_a_glance_is_a_date(text: str) -> None:
    told = iso(text)
    if told is not None:
        parse_date(told)
        assert told.replace(":", "") == text.replace(":", "").replace(" ", told[10:11])


WORDS = st.sampled_from(
    [
        *(
            "1",
            "04",
            "13",
            "29",
            "31",
            "00",
            "99",
            "2001",
            "1900",
            "0001",
            "20180601",
            "2018060114",
        ),
        *("May", "Feb", "sept.", "october", "Mon", "Tuesday,", "th", "of", "at", "T", "'17"),
        *("7:52", "23:59:60", "24:00", "14:30:05.123", "pm", "Z", "UTC", "GMT", "EST", "+0200"),
        *("-00:00", "+15:00", "-", "/", ".", ",", ":", " ", " ", "~", "?", "\u00a0", "\u0662"),
    ]
)


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=9).map("".join), min_size=1, max_size=3),
    st.sampled_from(["", "day", "month"]),
    st.sampled_from([None, 1900]),
    st.sampled_from(["", "s", "ns"]),
)
def test_whatever_is_told_of_letters_thrown_together_is_a_date(
    cells: list[str], order: str, century: int | None, epoch: str
) -> None:
    years = {cell: {2001, 2017} for cell in cells}
    found = read_together(
        Counter(cells),
        order=order,  # type: ignore[arg-type]
        century=century,
        years=years,
        epoch=epoch,  # type: ignore[arg-type]
    )
    for cell in cells:
        for year in (None, 2001, 2017):
            said = found.read(cell, year)
            if isinstance(said, Told) and said.text:
                parse_date(said.text)


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        ("2020-07-05 00:00:00.000|2020-07-06", "", "2020-07-05|2020-07-06"),
        ("2020-07-05T00:00:00+02:00|2020-07-06T00:00Z", "", "2020-07-05|2020-07-06"),
        ("5/24/2016 12:00 AM", "", "2016-05-24"),
        ("5/24/16 0:00|NA", "", "2016-05-24|"),
        ("2020-07-05 00:00", "2020-07-05 13:00", "2020-07-05 00:00"),
        ("2020-07-05 00:00|2020-07-06 01:00", "", "2020-07-05 00:00|2020-07-06 01:00"),
        ("2020-07-05 00:00|6 July 2020, 17:00", "", "2020-07-05 00:00|6 July 2020, 17:00"),
        ("2020-07-05T00:00/2020-07-06T00:00", "", "2020-07-05T00:00/2020-07-06T00:00"),
        ("2020-07-05", "", "2020-07-05"),
    ],
)
def test_midnights_are_days_where_a_table_has_no_other_clock_time(
    begins: str, ends: str, told: str
) -> None:
    cells = begins.split("|")
    alone = {
        name: read_together(dict.fromkeys(texts, 1), order="month", century=2000)
        for name, texts in (("date", cells), ("end", ends.split("|") if ends else []))
    }
    column = without_midnights(alone)["date"]
    assert [column.read(cell) for cell in cells] == [Told(text) for text in told.split("|")]
    assert column.midnights == (column != alone["date"])
