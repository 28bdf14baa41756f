"""The dates of CSL items in the grammar of ours, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import parse_date, to_edtf
from libyatl.formats.csl.csl_dates import date_of, date_text, in_numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"date-parts": [[2017]]}, "2017"),
        ({"date-parts": [[2017, 8]]}, "2017-08"),
        ({"date-parts": [["2017", "08", "03"]]}, "2017-08-03"),
        ({"date-parts": [[2017, 8, 0]]}, "2017-08"),
        ({"date-parts": [[2017, "", ""]]}, "2017"),
        ({"date-parts": [[2017, 8]], "circa": True}, "2017-08~"),
        ({"date-parts": [[2017, 8]], "circa": "true"}, "2017-08~"),
        ({"date-parts": [[2017, 8]], "circa": 0}, "2017-08"),
        ({"date-parts": [[2017, 8]], "circa": "false"}, "2017-08"),
        ({"date-parts": [[2017]], "season": 1}, "2017-21"),
        ({"date-parts": [[2017]], "season": "4", "circa": 1}, "2017-24~"),
        ({"date-parts": [[2017]], "season": "Trinity"}, "2017"),
        ({"date-parts": [[2017, 14]]}, "2017-22"),
        ({"date-parts": [[2017, 22]]}, "2017-22"),
        ({"date-parts": [[2017, 8, 3], [2017, 8, 9]]}, "2017-08-03/2017-08-09"),
        ({"date-parts": [[2017], [2018]], "circa": True}, "2017~/2018~"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
        ({"date-parts": [[-1]]}, "0000"),
        ({"date-parts": [[12345]]}, "Y12345"),
        ("2017-08", "2017-08"),
        ({"literal": "25 July 2017"}, "25 July 2017"),
        ({"raw": "2017-07"}, "2017-07"),
        ({"date-parts": [[]], "raw": "2017-07"}, "2017-07"),
        ({"literal": "in spring, perhaps", "raw": "2017-04"}, "2017-04"),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(value: Any, text: str) -> None:
    assert date_text(value) == text
    parse_date(text)


@pytest.mark.parametrize(
    "value",
    [
        None,
        2017,
        "in spring, perhaps",
        {},
        {"literal": "n.d."},
        {"date-parts": [[None]]},
        {"date-parts": [[0]]},
        {"date-parts": [[2017, 13, 1]]},
        {"date-parts": [[2017, 2, 30]]},
        {"date-parts": [[2017, -2]]},
        {"date-parts": [[2017, 33]]},
        {"date-parts": [[2017, 17]]},
        {"date-parts": [["two"]]},
        {"date-parts": [[2017.5]]},
        {"date-parts": [[10**20]]},
        {"date-parts": [[2017, 1, 1, 1]]},
        {"date-parts": ["2017"]},
        {"date-parts": "2017"},
        {"date-parts": [[2018], [2017]]},
        {"date-parts": [[2016], [2017], [2018]]},
        {"date-parts": [[2017], []]},
    ],
)
def test_what_says_no_date_is_none(value: Any) -> None:
    assert date_text(value) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25 July 2017", {"date-parts": [[2017, 7, 25]]}),
        ("c. July 2017", {"date-parts": [[2017, 7]], "circa": True}),
        ("summer 2017", {"date-parts": [[2017]], "season": 2}),
        ("44 BC", {"date-parts": [[-44]]}),
        ("1 BC", {"date-parts": [[-1]]}),
        ("Y12345", {"date-parts": [[12345]]}),
        ("2017/2018", {"date-parts": [[2017], [2018]]}),
        ("2017?", {"literal": "2017?"}),
        ("2017/2018~", {"literal": "2017/2018~"}),
        ("2017-07-25T14:30Z", {"literal": "2017-07-25T14:30Z"}),
        ("199X", {"literal": "199X"}),
        ("[2017,2019]", {"literal": "[2017,2019]"}),
        ("2017/..", {"literal": "2017/.."}),
        ("2017-33", {"literal": "2017-33"}),
    ],
)
def test_what_numbers_can_say_is_in_numbers_and_else_as_it_is(text: str, value: Any) -> None:
    assert date_of(text) == value
    again = parse_date(date_text(value))
    assert to_edtf(again) == to_edtf(parse_date(text))


numbers = st.one_of(st.integers(-3000, 3000), st.integers(-10, 40), st.sampled_from(["", "8", "x"]))
dates = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(numbers, max_size=4), max_size=3)},
    optional={
        "season": st.integers(0, 5),
        "circa": st.booleans(),
        "literal": st.sampled_from(["2017", "no date"]),
    },
)


@given(dates)
def test_whatever_is_read_is_a_date_and_says_the_same_when_it_is_written(value: Any) -> None:
    text = date_text(value)
    if text:
        assert date_text(date_of(text)) == text
        assert to_edtf(parse_date(text)) == to_edtf(parse_date(date_text(in_numbers(value))))


def test_numbers_that_stand_as_texts_are_numbers() -> None:
    assert in_numbers({"date-parts": [["2017", "08", ""], "x", ["one"]], "season": 2}) == {
        "date-parts": [[2017, 8, ""], "x", ["one"]],
        "season": 2,
    }
    assert in_numbers("2017") == "2017"
    assert in_numbers({"raw": "2017"}) == {"raw": "2017"}
