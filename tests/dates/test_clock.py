"""Clock times behind a day, with their fractions, offsets and zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from libyatl.dates import DateError, parse_date
from libyatl.dates.clock import Clock, read_clock
from libyatl.dates.zones import offsets

HOUR = 3600
AT_HALF_PAST_TWO = 14 * HOUR + 30 * 60


def clock_of(day: str, clock: str) -> Clock:
    text = f"{day}T{clock}"
    return read_clock(text, len(day) + 1, len(text), day=date.fromisoformat(day).toordinal())


@pytest.mark.parametrize(
    ("clock", "first", "last", "fraction", "offsets", "zone"),
    [
        ("14:30", 0, 59, "", (), ""),
        ("14:30:05", 5, 5, "", (), ""),
        ("14:30:59Z", 59, 59, "", (0,), ""),
        ("14:30:05.123", 5, 5, "123", (), ""),
        ("14:30:05,1200Z", 5, 5, "1200", (0,), ""),
        ("14:30:05.0+14:00", 5, 5, "0", (14 * HOUR,), ""),
        ("14:30-00:15", 0, 59, "", (-900,), ""),
        ("14:30-12", 0, 59, "", (-12 * HOUR,), ""),
        ("14:30[Africa/Tripoli]", 0, 59, "", (2 * HOUR,), "Africa/Tripoli"),
        ("14:30[!Africa/Tripoli]", 0, 59, "", (2 * HOUR,), "Africa/Tripoli"),
        ("14:30+02:00[Africa/Tripoli]", 0, 59, "", (2 * HOUR,), "Africa/Tripoli"),
        ("14:30:05.5+02[!Africa/Tripoli]", 5, 5, "5", (2 * HOUR,), "Africa/Tripoli"),
        ("14:30-03:00[Etc/GMT+3]", 0, 59, "", (-3 * HOUR,), "Etc/GMT+3"),
        ("14:30+00:00[UTC]", 0, 59, "", (0,), "UTC"),
    ],
)
def test_a_clock_is_its_seconds_its_fraction_its_offset_and_its_zone(
    clock: str, first: int, last: int, fraction: str, offsets: tuple[int, ...], zone: str
) -> None:
    first, last = AT_HALF_PAST_TWO + first, AT_HALF_PAST_TWO + last
    read = Clock(clock, first, last, fraction, offsets, zone)
    assert clock_of("2017-07-25", clock) == read


@pytest.mark.parametrize("written", ["+00:52", "+00:53"])
def test_a_local_mean_time_is_exact_to_the_second_however_it_is_rounded(written: str) -> None:
    assert clock_of("1900-01-01", f"12:00{written}[Africa/Tripoli]").offsets == (52 * 60 + 44,)


@pytest.mark.parametrize(
    ("written", "had"), [("", (7200, 3600)), ("+02:00", (7200,)), ("+01:00", (3600,))]
)
def test_a_clock_that_was_shown_twice_is_told_by_its_offset(
    written: str, had: tuple[int, ...]
) -> None:
    assert clock_of("2017-10-29", f"02:30{written}[Europe/Berlin]").offsets == had


@pytest.mark.parametrize(
    ("day", "written", "told", "first", "last"),
    [
        ("2017-07-25", "14:30Z[Africa/Tripoli]", "16:30+02:00", 0, 59),
        ("2017-07-25", "14:30:05,50Z[!Africa/Tripoli]", "16:30:05.50+02:00", 5, 5),
        ("2017-07-25", "22:30Z[Africa/Tripoli]", "00:30+02:00", 8 * HOUR, 8 * HOUR + 59),
        ("1900-01-01", "14:00:00Z[Africa/Tripoli]", "14:52:44+00:52", -5836, -5836),
    ],
)
def test_an_instant_in_utc_is_told_by_the_clocks_of_its_zone(
    day: str, written: str, told: str, first: int, last: int
) -> None:
    read = clock_of(day, written)
    half_past_four = AT_HALF_PAST_TWO + 2 * HOUR
    assert (read.first, read.last) == (half_past_four + first, half_past_four + last)
    assert read.text == f"{told}[Africa/Tripoli]"


@given(
    st.datetimes(datetime(1840, 1, 1), datetime(9998, 12, 31)),
    st.sampled_from(["Africa/Tripoli", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"]),
    st.booleans(),
)
@example(datetime(2017, 10, 29, 2, 30), "Europe/Berlin", False)
def test_what_datetime_writes_in_a_zone_is_read_in_it(
    wall: datetime,
    zone: str,
    told_in_utc: bool,  # noqa: FBT001
) -> None:
    utc = wall.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    local = utc if told_in_utc else wall.replace(tzinfo=ZoneInfo(zone))
    offset = local.utcoffset()
    assert offset is not None
    if offset % timedelta(minutes=1) or not -12 <= offset / timedelta(hours=1) <= 14:
        return  # it cannot be written
    day = f"{wall:%Y-%m-%d}" if wall.year > 999 else wall.date().isoformat()
    second = wall.hour * HOUR + wall.minute * 60 + wall.second
    written = "Z" if told_in_utc else local.isoformat()[-6:]
    clock = f"{wall:%H:%M:%S.%f}{written}[{zone}]"
    if not told_in_utc and not offsets(zone, wall.toordinal() * 86_400 + second):
        with pytest.raises(DateError, match=r"went from|skipped that day"):
            clock_of(day, clock)
        return
    east = int(offset.total_seconds())
    read = clock_of(day, clock)
    assert read.offsets == (east,)
    shift = east if told_in_utc else 0
    assert (read.first, read.last) == (second + shift, second + shift)
    assert (read.fraction, read.zone) == (f"{wall.microsecond:06d}", zone)


TIME_OF = "the clocks of Europe/Berlin"
LEAVE = "correct the offset or the zone, or leave one of them out"


@pytest.mark.parametrize(
    ("written", "reason", "help", "at"),
    [
        (
            "2017-03-26T02:30[Europe/Berlin]",
            f"{TIME_OF} went from 02:00 to 03:00 then",
            "correct the clock time or the zone",
            "[Europe/Berlin]",
        ),
        (
            "2017-03-26T02:30+01:00[Europe/Berlin]",
            f"{TIME_OF} went from 02:00 to 03:00 then",
            "correct the clock time or the zone",
            "[Europe/Berlin]",
        ),
        (
            "2011-12-30T12:00[Pacific/Apia]",
            "Pacific/Apia skipped that day",
            "correct the day or the zone",
            "[Pacific/Apia]",
        ),
        (
            "2017-07-25T12:00+01:00[Europe/Berlin]",
            f"{TIME_OF} were at +02:00 then, not at +01:00",
            LEAVE,
            "[Europe/Berlin]",
        ),
        (
            "2017-10-29T02:30-02:30[Europe/Berlin]",
            f"{TIME_OF} were at +02:00 or +01:00 then, not at -02:30",
            LEAVE,
            "[Europe/Berlin]",
        ),
        (
            "1890-01-01T12:00+00:55[Europe/Berlin]",
            f"{TIME_OF} were at +00:53:28 then, not at +00:55",
            LEAVE,
            "[Europe/Berlin]",
        ),
        (
            "1900-01-01T12:00Z[Africa/Tripoli]",
            "the clocks of Africa/Tripoli were at +00:52:44 then: no minute there is one of UTC",
            "write the seconds, or what the clocks there showed",
            "[Africa/Tripoli]",
        ),
        (
            "2017-07-25T12:00[Africa/Tripolis]",
            "'Africa/Tripolis' is no time zone that is known here",
            "did you mean 'Africa/Tripoli'? "
            "if not, write the offset that it had on that day, such as +02:00",
            "[Africa/Tripolis]",
        ),
        (
            "0001-12-31T12:00[Africa/Tripoli]",
            "the offsets of Africa/Tripoli are known for the years 2 to 9998 alone",
            "keep the zone in note:",
            "[Africa/Tripoli]",
        ),
        (
            "9999-01-01T12:00Z[Africa/Tripoli]",
            "the offsets of Africa/Tripoli are known for the years 2 to 9998 alone",
            "keep the zone in note:",
            "[Africa/Tripoli]",
        ),
        (
            "2017-07-25T12:00[!]",
            "the name of a time zone is missing",
            "write it, as in [Africa/Tripoli]",
            "[!]",
        ),
        (
            "2017-07-25T12:00Z[!u-ca=hebrew]",
            "only a time zone stands in brackets behind a clock time",
            "leave it out, or keep it in note:",
            "[!u-ca=hebrew]",
        ),
        (
            "2017-07-25T12:00[!+02:00]",
            "an offset stands without brackets",
            "write 12:00+02:00",
            "[!+02:00]",
        ),
        (
            "2017-07-25T12:00+02:00[-02:00]",
            "an offset stands without brackets, and once",
            "write one, 12:00+02:00 or -02:00",
            "[-02:00]",
        ),
        (
            "2017-07-25T12:00[Africa/Tripoli][u-ca=hebrew]",
            "one time zone stands in brackets, and nothing else",
            "leave the other brackets out",
            "12:00[Africa/Tripoli][u-ca=hebrew]",
        ),
        (
            "2017-07-25T12:00[Africa/Tripoli",
            "the bracket of a zone is the last sign of a clock time",
            "close it there",
            "12:00[Africa/Tripoli",
        ),
        (
            "2017-07-25T12:00z[Africa/Tripoli]",
            "the zone is a capital Z",
            "write 12:00Z[Africa/Tripoli]",
            "12:00z[Africa/Tripoli]",
        ),
        (
            "2017-07-25T12:00+0200[Africa/Tripoli]",
            "an offset is written with a colon",
            "write the offset as +02:00",
            "12:00+0200[Africa/Tripoli]",
        ),
    ],
)
def test_a_clock_that_its_zone_never_had_is_refused(
    written: str, reason: str, help: str, at: str
) -> None:
    day, _, clock = written.partition("T")
    with pytest.raises(DateError) as caught:
        clock_of(day, clock)
    error = caught.value
    assert (error.reason, error.help) == (reason, help)
    assert written[error.start : error.end] == at


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1840-01-01T10:00:00-15:56", ""),
        ("1899-12-31T10:00:00+16:00", ""),
        ("1899-12-31T10:00:00+16:01", "offsets run from -16:00 to +16:00"),
        ("1900-01-01T10:00:00+14:01", "offsets run from -12:00 to +14:00"),
        ("1900-01-01T10:00:00-12:01", "offsets run from -12:00 to +14:00"),
    ],
)
def test_offsets_reached_farther_before_1900(text: str, reason: str) -> None:
    if not reason:
        assert parse_date(text).zoned
        return
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.reason == reason
