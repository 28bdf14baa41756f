"""The chart: bars and columns of counts, and what is said below them."""

from __future__ import annotations

import pytest

import libyatl
from libyatl import Event, Timeline, UsageError, parse_date
from libyatl.query.period_counts import counted
from libyatl.query.periods import PERIODS
from libyatl.views import ASCII, UNICODE, Page, plain, view
from libyatl.views.terminal.chart_columns import columns


def made(*dates: str | None) -> Timeline:
    return Timeline(
        "A title",
        tuple(
            Event(f"e{number}", f"E{number}", parse_date(date) if date else None)
            for number, date in enumerate(dates)
        ),
    )


PAGE = Page(80, UNICODE)


def chart(timeline: Timeline, by: str | None = None, page: Page = PAGE) -> list[str]:
    chosen = libyatl.select(timeline, group_by=by)
    return "".join(plain(view("chart")(chosen, page))).splitlines()


def test_bars_tell_what_is_certain_and_what_may_be() -> None:
    assert chart(made("2017-08-03", "2017-08-04?", "2017-05-03")) == [
        "A title",
        "events per month: █ certain  ░ possible",
        "",
        "2017 May ████ 1",
        "         ⋮ 2 months, no event known",
        "     Aug ████░░░░ 1 to 2",
    ]


def test_nothing_is_said_to_be_possible_where_all_is_certain() -> None:
    assert chart(made("2017-08-03"))[1] == "events per month"


@pytest.mark.parametrize(
    ("by", "row"),
    [
        ("month", "2016 Dec – 2017 Jan ████ 1 each"),
        ("quarter", "2016 Q4 – 2017 Q1 ████ 1 each"),
        ("year", "2016–2017 ████ 1 each"),
        ("decade", "2010s ████ 1"),
        ("century", "2000–2099 ████ 1"),
    ],
)
def test_neighbours_with_equal_counts_share_a_row(by: str, row: str) -> None:
    assert chart(made("2016-12-05/2017-01-20"), by)[3:] == [row]


def test_whole_years_are_told_as_such() -> None:
    assert chart(made("2015-01-01/2017-12-31"), "month")[3:] == ["2015–2017 ████ 1 each"]
    assert chart(made("2015-01-01/2015-12-31"), "quarter")[3:] == ["2015 Q1–Q4 ████ 1 each"]


def test_long_silence_is_told_in_years() -> None:
    lines = chart(made("1912-04-15", "1985-09-01"), "month")
    assert lines[4].strip() == "⋮ 73 years 4 months, no event known"
    assert "⋮ 72 years, no event known" in chart(made("1912-04-15", "1985-09-01"), "year")[4]
    assert chart(made("1912-04-15", "1920-04-15"), "decade")[3:] == ["1910–1929 ████ 1 each"]


def test_what_is_not_counted_is_said() -> None:
    assert chart(made("since 2015", "before 2014", "before 2013", None))[-3:] == [
        "1 counts only where surely under way: its beginning or end is not known",
        "2 more are not counted: their beginning or end is not known",
        "1 more has no date",
    ]
    assert chart(made("before 2014")) == [
        "A title",
        "1 is not counted: its beginning or end is not known",
    ]
    assert chart(made(None, None)) == ["A title", "2 have no date"]


def test_what_names_no_year_is_not_said_to_have_no_date() -> None:
    drawn = chart(made("2017", "XXXX-10", None), "year")
    assert drawn[-2:] == ["1 more has no date", "1 more has no known year"]
    assert chart(made("XXXX-10"), "year")[-1] == "1 has no known year"


def test_a_large_count_is_cut_into_eighths() -> None:
    drawn = chart(made(*["2017-08-03"] * 1000, *["2017-09-03"] * 3), page=Page(60, UNICODE))
    assert drawn[3].endswith("█ 1,000")
    assert drawn[4] == "     Sep ▏ 3"
    ascii = chart(made(*["2017-08-03"] * 1000, *["2017-09-03"] * 3), page=Page(60, ASCII))
    assert ascii[4] == "     Sep # 3"


def test_a_chart_is_of_periods() -> None:
    with pytest.raises(UsageError) as caught:
        chart(made("2017"), "actor")
    assert caught.value.message == (
        "a chart counts by century, decade, year, quarter or month, not by actor"
    )
    assert caught.value.help == "to see lanes by actor: --view lanes"


def test_more_rows_than_a_screen_are_columns_on_an_axis() -> None:
    days = [f"{year}-{month:02d}-05" for year in range(2013, 2018) for month in range(1, 12, 2)]
    drawn = chart(made(*days, *["2015-05-06"] * 2, "2015-05~", *["2016-06"] * 4), "month")
    assert drawn[1] == "events per month: █ certain  ░ possible"
    assert drawn[3].startswith("4 ")
    assert drawn[7].startswith("2 ")
    assert drawn[10].startswith("  █")
    assert drawn[11].strip(" ") == "─" * 78
    assert drawn[13].split() == ["2013", "2014", "2015", "2016", "2017"]
    assert len(drawn) == 14


def test_a_column_of_several_periods_has_the_fullest() -> None:
    days = [f"{1900 + year}-{month:02d}-05" for year in range(60) for month in (2, 7)]
    drawn = chart(made(*days, "1930-07-06"), "month", Page(40, UNICODE))
    assert drawn[1] == "events per month, the fullest month of"
    assert all(len(line) <= 40 for line in drawn)
    assert chart(made(*days), "month", Page(None, UNICODE))[1].endswith("each column")


def test_no_column_counts_what_lies_beyond_the_axis() -> None:
    days = [f"{year}-{month:02d}-05" for year in range(1950, 1953) for month in range(1, 13)]
    days += ["1950-01-07"] * 2 + ["[1938-05-03,1952-11-07]"] * 40 + ["[1951-12-05,1960-05-03]"] * 3
    asked = libyatl.select(made(*days), since="1950", until="1952", group_by="month")
    counts = counted(asked, PERIODS["month"])
    found = columns(asked, counts, Page(80, UNICODE))
    first, last = (found.by_x[x] for x in (min(found.by_x), max(found.by_x)))
    assert (first.certain, first.possible) == (3, 0)
    assert (last.certain, last.possible) == (1, 0)
