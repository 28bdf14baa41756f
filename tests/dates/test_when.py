"""What a date answers: its kind, windows, sets, clocks, and what it does not do."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest

from libyatl.dates import When, parse_date, parse_gap
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.saying.in_words import bounds_in_words, in_words
from libyatl.dates.saying.moments_said import moments_in_words
from libyatl.truth import Truth


def day(text: str) -> int:
    return {"past": OPEN_PAST, "future": OPEN_FUTURE}.get(text) or parse_date(text).first_day


def said(text: str, bounds: str, *, ends: str = "", **more: Any) -> When:
    """Return a date of four bounds (the second pair may be left out) and of the ends named."""
    days = [day(bound) for bound in bounds.split()]
    a, b, c, d = days if len(days) == 4 else [*days, *days]
    more = {"precision": "range", "edtf": text} | more
    return When(
        (a, b, c, d), text, ends=tuple(map(parse_date, ends.split(";"))) if ends else (), **more
    )


UNSURE: dict[str, Any] = {"approximate": True, "uncertain": True}
YEARS = "2015-01-01 2015-12-31 2017-01-01 2017-12-31"
SOME_DAY = "2015-01-01 2017-12-31"

WHOLE = [
    said("2015~/2017", YEARS, form="lasted", ends="2015~;2017", approximate=True),
    said("2015/2017~", YEARS, form="lasted", ends="2015;2017~", approximate=True),
    said("2015?/2017", YEARS, form="lasted", ends="2015?;2017", uncertain=True),
    said("2015/2017?", YEARS, form="lasted", ends="2015;2017?", uncertain=True),
    said(
        "2015/2015-03",
        "2015-01-01 2015-03-31 2015-03-01 2015-03-31",
        form="lasted",
        ends="2015;2015-03",
    ),
    said(
        "2015-10/2015",
        "2015-10-01 2015-10-31 2015-10-01 2015-12-31",
        form="lasted",
        ends="2015-10;2015",
    ),
    said(
        "from 2015 to c. 2017",
        YEARS,
        form="lasted",
        ends="2015;c. 2017",
        edtf="2015/2017~",
        approximate=True,
    ),
    said(
        "2015%/..", "2015-01-01 2015-12-31 2015-12-31 future", form="since", ends="2015%", **UNSURE
    ),
    said(
        "2015~/",
        "2015-01-01 2015-12-31 2015-01-01 future",
        form="began",
        ends="2015~",
        approximate=True,
    ),
    said(
        "../2015?",
        "past 2015-01-01 2015-01-01 2015-12-31",
        form="until",
        ends="2015?",
        uncertain=True,
    ),
    said("/2015%", "past 2015-12-31 2015-01-01 2015-12-31", form="ended", ends="2015%", **UNSURE),
    said(
        "between 2015% and 2017",
        SOME_DAY,
        form="between",
        ends="2015%;2017",
        edtf="[2015%..2017]",
        **UNSURE,
    ),
    said(
        "before c. 2015",
        "past 2014-12-31",
        form="before",
        ends="c. 2015",
        edtf="[..2014-12-31~]",
        approximate=True,
    ),
    said(
        "after 2015?",
        "2016-01-01 future",
        form="after",
        ends="2015?",
        edtf="[2016-01-01?..]",
        uncertain=True,
    ),
    said(
        "[2015~,2017]",
        SOME_DAY,
        form="set",
        choice="one",
        approximate=True,
        parts=(parse_date("2015~"), parse_date("2017")),
    ),
    said(
        "{2015,2017?}",
        YEARS,
        form="set",
        choice="all",
        uncertain=True,
        parts=(parse_date("2015"), parse_date("2017?")),
    ),
    said(
        "[2015%..2017]",
        SOME_DAY,
        form="set",
        choice="one",
        **UNSURE,
        parts=(
            said(
                "2015%..2017",
                SOME_DAY,
                form="between",
                ends="2015%;2017",
                edtf="[2015%..2017]",
                **UNSURE,
            ),
        ),
    ),
    said(
        "[..2015]",
        "past 2015-12-31",
        form="set",
        choice="one",
        parts=(said("..2015", "past 2015-12-31", form="by", ends="2015", edtf="[..2015]"),),
    ),
    said(
        "[2015..]",
        "2015-01-01 future",
        form="set",
        choice="one",
        parts=(
            said("2015..", "2015-01-01 future", form="on or after", ends="2015", edtf="[2015..]"),
        ),
    ),
    said(
        "{2015..2017%}",
        YEARS,
        form="set",
        choice="all",
        **UNSURE,
        parts=(
            said(
                "2015..2017%", YEARS, form="each", ends="2015;2017%", edtf="{2015..2017%}", **UNSURE
            ),
        ),
    ),
    said(
        "{..2015}",
        "past 2015-12-31 2015-01-01 2015-12-31",
        form="set",
        choice="all",
        parts=(
            said(
                "..2015",
                "past 2015-12-31 2015-01-01 2015-12-31",
                form="each",
                ends="2015",
                edtf="{..2015}",
            ),
        ),
    ),
    said(
        "{2015..}",
        "2015-01-01 2015-12-31 2015-01-01 future",
        form="set",
        choice="all",
        parts=(
            said(
                "2015..",
                "2015-01-01 2015-12-31 2015-01-01 future",
                form="each",
                ends="2015",
                edtf="{2015..}",
            ),
        ),
    ),
    said("1XXX", "1000-01-01 1999-12-31"),
    said("1XXX-XX", "1000-01-01 1999-12-31"),
    said("1XXX-XX-XX", "1000-01-01 1999-12-31"),
    said("19XX", "1900-01-01 1999-12-31", precision="century"),
    said("198X-XX", "1980-01-01 1989-12-31", precision="decade"),
    said("198X-XX-XX", "1980-01-01 1989-12-31", precision="decade"),
    said("1985-XX", "1985-01-01 1985-12-31", precision="year"),
    said("1985-04-XX", "1985-04-01 1985-04-30", precision="month"),
    said("1984-1X-XX", "1984-10-01 1984-12-31"),
    said("198X-04-XX", "1980-04-01 1989-04-30"),
    said("198X-04", "1980-04-01 1989-04-30"),
    said("20XX-41", "2000-07-01 2099-12-31"),
    said("2016-41", "2016-07-01 2016-12-31", precision="half"),
    said("1950S2", "1900-01-01 1999-12-31", precision="century"),
    said("1950S1", "1000-01-01 1999-12-31"),
    said("1984-02-2X", "1984-02-20 1984-02-29"),
    said(
        "2017-07-25 14:30Z",
        "2017-07-25 2017-07-25",
        precision="time",
        clock="14:30Z",
        edtf="",
        seconds=(63_636_676_200, 63_636_676_259) * 2,
        offsets=(0, 0, 0, 0),
    ),
    said("c. 2015-03?", "2015-03-01 2015-03-31", precision="month", edtf="2015-03%", **UNSURE),
    said("early 2015%", "2015-01-01 2015-04-30", precision="third", edtf="2015-37%", **UNSURE),
    said(
        "from July 2017 to 25 August 2017",
        "2017-07-01 2017-07-31 2017-08-25 2017-08-25",
        form="lasted",
        ends="July 2017;25 August 2017",
        edtf="2017-07/2017-08-25",
    ),
    said(
        "from 25 July 2017 to AD 2018",
        "2017-07-25 2017-07-25 2018-01-01 2018-12-31",
        form="lasted",
        ends="25 July 2017;AD 2018",
        edtf="2017-07-25/2018",
    ),
    said(
        "July–August 2017",
        "2017-07-01 2017-07-31 2017-08-01 2017-08-31",
        form="lasted",
        ends="2017-07;2017-08",
        edtf="2017-07/2017-08",
    ),
    said(
        "12-14 August 2017",
        "2017-08-12 2017-08-12 2017-08-14 2017-08-14",
        form="lasted",
        ends="2017-08-12;2017-08-14",
        edtf="2017-08-12/2017-08-14",
    ),
]


@pytest.mark.parametrize("when", WHOLE, ids=lambda when: when.text)
def test_a_date_says_all_this_and_no_more(when: When) -> None:
    assert parse_date(when.text) == when


@pytest.mark.parametrize(
    ("text", "low", "high", "answer"),
    [
        ("2017-08", "2017-08-01", "2017-08-31", Truth.YES),
        ("2017-08", "2017-08-01", "2017-08-30", Truth.MAYBE),
        ("2017-08", "2017-09-01", "2017-09-30", Truth.NO),
        ("2015/2017", "2016-02-01", "2016-02-01", Truth.YES),
        ("2015/2017", "2015-12-31", "2015-12-31", Truth.YES),
        ("2015/2017", "2015-12-30", "2015-12-30", Truth.MAYBE),
        ("since 2015", "2015-12-31", "2015-12-31", Truth.YES),
        ("since 2015", "2016-01-01", "future", Truth.MAYBE),
        ("2015/", "2015-12-31", "2015-12-31", Truth.MAYBE),
        ("until 2015", "2015-01-01", "2015-01-01", Truth.YES),
        ("/2015", "2015-01-01", "2015-01-01", Truth.MAYBE),
        ("before 2015", "past", "2014-12-31", Truth.YES),
        ("before 2015", "2015-01-01", "future", Truth.NO),
        ("[2015,2017]", "2015-01-01", "2015-12-31", Truth.MAYBE),
        ("[2015,2017]", "2016-01-01", "2016-12-31", Truth.NO),
        ("[2015,2017]", "2015-01-01", "2017-12-31", Truth.YES),
        ("{2015,2017}", "2015-01-01", "2015-12-31", Truth.YES),
        ("{2015,2017}", "2016-01-01", "2016-12-31", Truth.NO),
        ("{2015~,2017}", "2015-01-01", "2015-12-31", Truth.MAYBE),
        ("{2015~,2017}", "2017-01-01", "2017-12-31", Truth.YES),
        ("{1670..1672}", "1671-01-01", "1671-12-31", Truth.YES),
        ("{1670..1672}", "1671-01-02", "1672-12-30", Truth.MAYBE),
        ("{1670..1672}", "1671-06-01", "1672-12-31", Truth.YES),
        ("{1670-01..1670-12}", "1670-03-01", "1670-03-31", Truth.YES),
        ("{1670-01..1670-12}", "1670-11-02", "1670-12-30", Truth.MAYBE),
        ("{1670-01..1670-12}", "1670-11-02", "1671-01-30", Truth.YES),
        ("{1670-01..1671-12}", "1670-12-02", "1671-01-30", Truth.MAYBE),
        ("{1670-01..1671-12}", "1670-12-02", "1671-01-31", Truth.YES),
        ("{1670-01..1671-12}", "1670-12-01", "1670-12-31", Truth.YES),
        ("{2017-01-01..2017-01-09}", "2017-01-05", "2017-01-05", Truth.YES),
        ("{..1984}", "past", "1700-01-01", Truth.YES),
        ("{1984..}", "2000-01-01", "2000-12-31", Truth.YES),
        ("{2016-21..2016-23}", "2016-03-01", "2016-05-31", Truth.YES),
        ("{2016-21..2016-23}", "2016-06-01", "2016-08-31", Truth.MAYBE),
        ("2015~", "1000-01-01", "3000-01-01", Truth.MAYBE),
        ("2015?/2017", "2016-01-01", "2016-01-01", Truth.MAYBE),
        ("2015~", "2016-01-01", "2016-01-01", Truth.MAYBE),
        ("2015~", "2014-12-31", "2014-12-31", Truth.MAYBE),
        ("2015~", "2017-01-01", "2017-01-01", Truth.NO),
        ("2015~", "2013-12-31", "2013-12-31", Truth.NO),
        ("2015?", "2016-01-01", "2016-01-01", Truth.NO),
        ("c. 295 BC", "-0295-06-01", "-0295-06-01", Truth.MAYBE),
        ("c. 295 BC", "-0296-06-01", "-0296-06-01", Truth.NO),
        ("[2015~,2019]", "2016-06-01", "2016-06-01", Truth.MAYBE),
        ("[2015~,2019]", "2018-06-01", "2018-06-01", Truth.NO),
        ("{2015~,2019}", "2016-06-01", "2016-06-01", Truth.MAYBE),
        ("XXXX-10", "2016-06-01", "2016-06-01", Truth.MAYBE),
    ],
)
def test_a_window_holds_it_surely_possibly_or_not(
    text: str, low: str, high: str, answer: Truth
) -> None:
    assert parse_date(text).overlaps(day(low), day(high), "days") is answer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2017-08", "point"),
        ("between 2015 and 2017", "point"),
        ("before 2015", "point"),
        ("2017-08-12/2017-08-14", "span"),
        ("2017-08-12/2017-08-12", "point"),
        ("2015/2015", "span"),
        ("2015/..", "open"),
        ("2015/", "open"),
        ("../2015", "open"),
        ("/2015", "open"),
        ("[2015,2017]", "point"),
        ("{2015,2017}", "span"),
        ("{2015,2015}", "span"),
        ("2017-07-25T14:30", "point"),
        ("night of 25 July 2017", "point"),
        ("before 14:30 on 25 July 2017", "point"),
        ("2017-10-29T02:30[Europe/Berlin]", "point"),
        ("25 July 2017, 14:30-16:00", "span"),
        ("2017-07-25T14:30/..", "open"),
        ("{..1984}", "span"),
    ],
)
def test_the_kind_says_how_long_it_takes(text: str, kind: str) -> None:
    assert parse_date(text).kind == kind


def test_a_range_in_a_set_of_all_is_a_span() -> None:
    (years,) = parse_date("{2015..2017}").parts
    assert years.kind == "span"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1985-04-XX", "Apr 1985"),
        ("1984-1X", "between Oct and Dec 1984"),
        ("156X-12-25", "25 Dec of some year 1560–1569"),
        ("1984-1X-25", "25 Oct, Nov or Dec 1984"),
        ("[2015-03,2015-05]", "Mar 2015 or May 2015"),
        ("{2017-03..2017-05,2017-08}", "Mar–May 2017 and Aug 2017"),
        ("{2017-03..}", "all since Mar 2017"),
    ],
)
def test_words_for_a_narrow_column(text: str, words: str) -> None:
    assert in_words(parse_date(text), short=True) == words


def test_an_unknown_end_is_not_an_open_end() -> None:
    unknown, still = parse_date("2015/"), parse_date("2015/..")
    assert (unknown.form, still.form) == ("began", "since")
    assert (unknown.days[2], still.days[2]) == (day("2015-01-01"), day("2015-12-31"))


COMPARES = [operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("compare", COMPARES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (parse_date("2015"), parse_date("2017")),
        (parse_date("2015"), parse_date("2015")),
        (parse_date("2015"), tuple(parse_date("2017"))),
        (tuple(parse_date("2015")), parse_date("2017")),
        (parse_date("2015"), 735599),
        (parse_gap("3 days"), parse_gap("2 weeks")),
        (parse_gap("3 days"), tuple(parse_gap("4 days"))),
        (("of one key", parse_date("2015")), ("of one key", parse_date("2017"))),
    ],
)
def test_dates_and_lengths_have_no_order(
    compare: Callable[[object, object], bool], one: object, other: object
) -> None:
    with pytest.raises(TypeError, match="not supported"):
        compare(one, other)


@pytest.mark.parametrize("order", [sorted, min, max])
def test_dates_are_not_put_in_order(order: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="not supported between When and When"):
        order([parse_date("2015"), parse_date("2017")])


def test_a_date_stays_as_it_was_stated() -> None:
    when: Any = parse_date("2015")
    for field in ("a", "precision", "colour"):
        with pytest.raises(AttributeError):
            setattr(when, field, 0)


def test_dates_are_equal_iff_they_are_written_alike() -> None:
    assert parse_date("2017-07-25") == parse_date("2017-07-25")
    assert parse_date("2017-07-25") != parse_date("25 July 2017")


def test_a_date_shows_its_bounds() -> None:
    assert repr(parse_date("since 2015")) == (
        "When('since 2015': begin 2015-01-01..2015-12-31, end 2015-12-31..open)"
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "offset"),
    [
        ("2017-07-25", 0, 86_399, None),
        ("2017-07-25T14:30", 52_200, 52_259, None),
        ("2017-07-25 14:30:05", 52_205, 52_205, None),
        ("2017-07-25T14:30Z", 52_200, 52_259, 0),
        ("2017-07-25T14:30:05+02:00", 52_205, 52_205, 7_200),
        ("2017-07-25T14:30-04", 52_200, 52_259, -14_400),
        ("2017-07-25T14:30-12", 52_200, 52_259, -43_200),
        ("2017-07-25T14:30+14", 52_200, 52_259, 50_400),
        ("2017-07-25T14:30-11:59", 52_200, 52_259, -43_140),
        ("2017-07-25T23:59:59-03:30", 86_399, 86_399, -12_600),
        ("2017-07-25T14:30:05.123Z", 52_205, 52_205, 0),
        ("2017-07-25T14:30:05,5+02:00[Africa/Tripoli]", 52_205, 52_205, 7_200),
        ("2017-07-25T14:30[Africa/Tripoli]", 52_200, 52_259, 7_200),
        ("2017-07-25T12:30Z[Africa/Tripoli]", 52_200, 52_259, 7_200),
    ],
)
def test_a_clock_is_seconds_of_its_day(
    text: str, first: int, last: int, offset: int | None
) -> None:
    when = parse_date(text)
    midnight = day("2017-07-25") * 86_400
    assert when.wall == (midnight + first, midnight + last) * 2
    assert when.first_day == when.last_day == day("2017-07-25")
    if offset is not None:
        assert when.instants == tuple(second - offset for second in when.wall)


@pytest.mark.parametrize(
    ("low", "high", "words", "short"),
    [
        ("2017-07-25", "2017-07-25", "25 July 2017", "25 Jul 2017"),
        ("2017-08-01", "2017-08-31", "August 2017", "Aug 2017"),
        ("2017-01-01", "2017-12-31", "2017", "2017"),
        ("2015-01-01", "2017-12-31", "between 2015 and 2017", "between 2015 and 2017"),
        ("2017-07-01", "2017-08-31", "between July and August 2017", "between Jul and Aug 2017"),
        ("2017-08-01", "2017-08-10", "between 1 and 10 August 2017", "between 1 and 10 Aug 2017"),
        (
            "2017-07-26",
            "2017-08-31",
            "between 26 July and 31 August 2017",
            "between 26 Jul and 31 Aug 2017",
        ),
        (
            "2016-12-31",
            "2017-01-01",
            "between 31 December 2016 and 1 January 2017",
            "between 31 Dec 2016 and 1 Jan 2017",
        ),
        ("past", "2017-08-31", "by 31 August 2017", "by 31 Aug 2017"),
        ("2017-07-26", "future", "on or after 26 July 2017", "on or after 26 Jul 2017"),
        ("past", "future", "any day", "any day"),
    ],
)
def test_a_range_of_days_is_said_in_words(low: str, high: str, words: str, short: str) -> None:
    assert bounds_in_words(day(low), day(high)) == words
    assert bounds_in_words(day(low), day(high), short=True) == short


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("past", "future", "any day"),
        ("2017-07-25T14:30", "future", "on or after 25 July 2017, 14:30"),
        ("past", "2017-07-25T14:30Z", "by 25 July 2017, 14:30 UTC"),
        ("2017-07-25", "2017-07-25", "25 July 2017"),
        ("2017-07", "2017-07-25T14:30", "between 1 July 2017 and 25 July 2017, 14:30"),
        ("2017-07-25T14:30", "2017-07-25T14:30", "25 July 2017, 14:30"),
        ("2017-07-25T14:30:05Z", "2017-07-25T14:30:05Z", "25 July 2017, 14:30:05 UTC"),
        ("2017-07-25T14:30", "2017-07-25", "25 July 2017, from 14:30"),
        ("2017-07-25", "2017-07-25T14:30", "25 July 2017, by 14:30"),
        ("2017-07-25T14:30", "2017-07-25T16:00", "between 14:30 and 16:00 on 25 July 2017"),
        (
            "2017-07-25T14:30+02:00",
            "2017-07-25T16:00Z",
            "between 14:30 +02:00 and 16:00 UTC on 25 July 2017",
        ),
    ],
)
def test_what_lies_between_two_moments_is_said_in_words(first: str, last: str, words: str) -> None:
    def bound(text: str, number: int) -> tuple[int, int | None]:
        if text in ("past", "future"):
            return day(text), None
        when = parse_date(text)
        return when.wall[number], when.offsets and when.offsets[number]

    (low, offset), (high, last_offset) = bound(first, 0), bound(last, 3)
    assert moments_in_words(low, high, offset, last_offset) == words
