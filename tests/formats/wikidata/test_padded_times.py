"""Times of Wikidata are dates as precise as their item has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates.parsing import is_date, parse_date
from libyatl.formats.wikidata.padded_times import Timed, is_of_json, timed


@pytest.mark.parametrize(
    ("text", "precision", "said"),
    [
        ("1953-03-05T00:00:00Z", "11", "1953-03-05"),
        ("1953-01-01T00:00:00Z", "11", "1953-01-01"),
        ("1953-03-01T00:00:00Z", "10", "1953-03"),
        ("1953-01-01T00:00:00Z", "9", "1953"),
        ("1953-01-01T00:00:00Z", "8", "195X"),
        ("1950-01-01T00:00:00Z", "8", "195X"),
        ("0005-01-01T00:00:00Z", "8", "[0001..0009]"),
        ("1801-01-01T00:00:00Z", "7", "[1801..1900]"),
        ("1850-01-01T00:00:00Z", "7", "[1801..1900]"),
        ("1900-01-01T00:00:00Z", "7", "[1801..1900]"),
        ("1901-01-01T00:00:00Z", "7", "[1901..2000]"),
        ("0001-01-01T00:00:00Z", "7", "[0001..0100]"),
        ("0000-01-01T00:00:00Z", "7", "[-0099..0000]"),
        ("-0099-01-01T00:00:00Z", "7", "[-0099..0000]"),
        ("-0100-01-01T00:00:00Z", "7", "[-0199..-0100]"),
        ("1500-01-01T00:00:00Z", "6", "[1001..2000]"),
        ("-1499-01-01T00:00:00Z", "6", "[-1999..-1000]"),
        ("-0043-03-15T00:00:00Z", "11", "-0043-03-15"),
        ("-0043-01-01T00:00:00Z", "9", "-0043"),
        ("-0039-01-01T00:00:00Z", "8", "[-0048..-0039]"),
        ("-0048-01-01T00:00:00Z", "8", "[-0048..-0039]"),
        ("0000-01-01T00:00:00Z", "8", "[-0008..0000]"),
        ("12345-01-01T00:00:00Z", "9", "Y12345"),
        ("1969-07-20T20:17:40Z", "14", "1969-07-20T20:17:40Z"),
        ("1969-07-20T20:17:00Z", "13", "1969-07-20T20:17Z"),
        ("1969-07-20T20:00:00Z", "12", "1969-07-20"),
        ("1969-07-20", "14", "1969-07-20"),
    ],
)
def test_a_time_is_as_precise_as_is_told(text: str, precision: str, said: str) -> None:
    found = timed(text, precision, of_json=False, trust_days=False)
    assert (found.text, found.basis) == (said, "stated")
    parse_date(said)


@pytest.mark.parametrize(
    ("text", "precision", "said"),
    [
        ("+1953-00-00T00:00:00Z", "9", "1953"),
        ("+1953-03-00T00:00:00Z", "10", "1953-03"),
        ("+1953-03-05T00:00:00Z", "11", "1953-03-05"),
        ("+00000001953-03-05T00:00:00Z", "11", "1953-03-05"),
        ("-0044-00-00T00:00:00Z", "9", "-0043"),
        ("-0044-03-15T00:00:00Z", "11", "-0043-03-15"),
        ("-0001-00-00T00:00:00Z", "9", "0000"),
        ("-0040-00-00T00:00:00Z", "8", "[-0048..-0039]"),
        ("-0100-00-00T00:00:00Z", "7", "[-0099..0000]"),
    ],
)
def test_the_form_of_its_json_has_no_year_0(text: str, precision: str, said: str) -> None:
    assert timed(text, precision, of_json=True, trust_days=False).text == said
    assert timed(text, None, of_json=True, trust_days=True) == Timed(
        f"{text} without its precision", "unread", found_early(text)
    )


def found_early(text: str) -> bool:
    return text[0] == "-"


@pytest.mark.parametrize(
    ("text", "trusted", "said", "basis"),
    [
        ("1953-01-01T00:00:00Z", False, "1953", "padded"),
        ("1953-01-01T00:00:00Z", True, "1953-01-01", "day"),
        ("1953-03-05T00:00:00Z", False, "1953-03-05", "day"),
        ("1953-03-05T00:00:00.000Z", False, "1953-03-05", "day"),
        ("1953-03-01T00:00:00Z", False, "1953-03-01", "day"),
        ("1953-01-01T00:00:30Z", False, "1953-01-01T00:00:30Z", "stated"),
        ("1953-03-05T10:20:30+02:00", False, "1953-03-05T10:20:30+02:00", "stated"),
        ("1953-01-01", False, "1953-01-01", "stated"),
        ("1953", False, "1953", "stated"),
        ("5 March 1953", False, "5 March 1953", "stated"),
        ("", False, "", "stated"),
    ],
)
def test_a_time_without_its_precision_is_no_certain_day(
    text: str, *, trusted: bool, said: str, basis: str
) -> None:
    found = timed(text, None, of_json=False, trust_days=trusted)
    assert (found.text, found.basis) == (said, basis)


@pytest.mark.parametrize("precision", ["0", "5", "15", "99", "-1", "", "ten", "9.0", "1" * 5000])
def test_of_a_precision_that_nobody_explains_no_date_is_made(precision: str) -> None:
    found = timed("-8000-01-01T00:00:00Z", precision, of_json=False, trust_days=False)
    assert found.basis == "unread"
    assert not is_date(found.text)
    assert found.text.startswith("-8000-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("+1953-03-05T00:00:00Z", True),
        ("1953-00-00T00:00:00Z", True),
        ("-0044-03-00T00:00:00Z", True),
        ("-0043-03-15T00:00:00Z", False),
        ("1953-03-05T00:00:00Z", False),
        ("", False),
    ],
)
def test_its_json_is_told_by_a_sign_or_by_no_month(text: str, *, is_one: bool) -> None:
    assert is_of_json(text) is is_one


@given(
    year=st.integers(-9999, 9999),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    precision=st.integers(6, 11),
)
def test_what_is_made_of_a_time_holds_it(year: int, month: int, day: int, precision: int) -> None:
    sign = "-" * (year < 0)
    text = f"{sign}{abs(year):04}-{month:02}-{day:02}"
    found = timed(f"{text}T00:00:00Z", str(precision), of_json=False, trust_days=False)
    whole, one = parse_date(found.text), parse_date(text)
    assert whole.days[0] <= one.days[0] <= one.days[3] <= whole.days[3]
    assert found.before_gregorian == ((year, month, day) < (1582, 10, 15))
