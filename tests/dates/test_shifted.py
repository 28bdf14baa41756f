"""Clocks by the clocks of another zone: the same instants, said otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import When, in_words, parse_date, to_edtf
from libyatl.dates.located import located
from libyatl.dates.shifted import shifted
from libyatl.dates.spelled import spelled
from libyatl.dates.zones import ZoneError

ZONES = ("Africa/Tripoli", "America/Toronto", "Asia/Kathmandu", "Europe/Rome", "UTC", "+05:30")
TEXTS = (
    *("2017-07-25T14:30Z", "2017-07-25T23:30:05.125-05:00", "2017-10-29T02:30[Europe/Rome]"),
    *("before 2:30 pm on 25 July 2017", "between 14:30 and 16:00 on 25 July 2017", "2017-W30"),
    *("25 July 2017, 14:30-16:00", "25 July 2017, 14:30 or 16:00", "c. 2017-07-25T14:30"),
    *("since 2017-07-25T14:30", "2017-07-25T14:30/", "/2017-07-25T14:30"),
    *("2017-07-25T14:30/2017-07-27", "evening of 25 July 2017", "2017-10-29T01:30", "25 July 2017"),
    *("{2017-07-25T14:30Z,2017-07-26T14:30Z}", "[2017-07-25T14:30+05:00,2017-07-25T12:00]"),
)
DATES = [parse_date(text) for text in TEXTS]


@given(st.sampled_from(DATES), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_the_instants_stay_and_the_text_is_read_to_them(when: When, own: str, zone: str) -> None:
    there = located(when, own)
    told = shifted(there, zone)
    assert told.instants == there.instants
    assert told.text == spelled(there).text
    read = parse_date(to_edtf(told))
    assert read.seconds == told.seconds or not told.clocked
    assert in_words(told)
    assert shifted(when, zone) == when or when.offsets


@given(st.datetimes(datetime(1950, 1, 1), datetime(2037, 1, 1)), st.sampled_from(ZONES[:5]))
def test_a_clock_is_what_zoneinfo_shows_then(moment: datetime, zone: str) -> None:
    instant = moment.replace(second=0, microsecond=0, tzinfo=ZoneInfo("UTC"))
    told = shifted(parse_date(instant.strftime("%Y-%m-%dT%H:%MZ")), zone)
    there = instant.astimezone(ZoneInfo(zone))
    if (there.utcoffset() or timedelta()) % timedelta(minutes=1):
        assert to_edtf(told) == told.text
        return
    assert to_edtf(told).startswith(there.strftime("%Y-%m-%dT%H:%M"))
    assert told.first_day == there.toordinal()


@pytest.mark.parametrize(
    ("text", "own", "zone", "edtf", "words"),
    [
        (
            "2017-07-25T23:30-05:00",
            "",
            "Africa/Tripoli",
            "2017-07-26T06:30[Africa/Tripoli]",
            "26 Jul 2017, 06:30 (Africa/Tripoli)",
        ),
        (
            "2017-07-25T14:30",
            "Africa/Tripoli",
            "UTC",
            "2017-07-25T12:30Z",
            "25 Jul 2017, 12:30 UTC",
        ),
        (
            "2017-10-29T00:30Z",
            "",
            "Europe/Rome",
            "2017-10-29T02:30+02:00[Europe/Rome]",
            "29 Oct 2017, 02:30 +02:00 (Europe/Rome)",
        ),
        (
            "2017-10-29T02:30",
            "Europe/Rome",
            "UTC",
            "[2017-10-29T00:30Z,2017-10-29T01:30Z]",
            "29 Oct 2017, 00:30 UTC or 29 Oct 2017, 01:30 UTC",
        ),
        (
            "2017-07-25T14:30/2017-07-26",
            "Europe/Rome",
            "UTC",
            "2017-07-25T12:30Z/2017-07-26",
            "25 Jul 2017, 12:30 UTC – 26 Jul 2017",
        ),
        ("2017-07-25T14:30:05.2Z", "", "+02:00", "2017-07-25T16:30:05.2+02:00", None),
        (
            "1900-07-25T14:30:00Z",
            "",
            "Europe/Amsterdam",
            "1900-07-25T14:49:32[Europe/Amsterdam]",
            None,
        ),
    ],
)
def test_what_is_said(text: str, own: str, zone: str, edtf: str, words: str | None) -> None:
    when = parse_date(text)
    told = shifted(located(when, own) if own else when, zone)
    assert to_edtf(told) == edtf
    assert words in (None, in_words(told, short=True))


@pytest.mark.parametrize(
    "text",
    [
        *("2017-07-25T14:30", "2017-07-25", "evening of 25 July 2017"),
        *("1900-07-25T14:30Z", "9999-07-25T14:30Z"),
        "1900-07-25T14:30Z/1900-07-26T14:30Z",
    ],
)
def test_what_no_clock_there_says_stays_as_written(text: str) -> None:
    assert shifted(parse_date(text), "Europe/Amsterdam") == parse_date(text)


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(ZoneError, match="did you mean"):
        shifted(parse_date("2017"), "Europe/Roma")
