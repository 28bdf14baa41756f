"""Dates in the time zone of their file, against `datetime` and `zoneinfo`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from drawn_timelines import DATES
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import DateError, When, parse_date
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.located import located, timezone
from libyatl.dates.spelled import spelled, to_edtf
from libyatl.dates.zones import ZoneError, wall_at

HOUR = 3600
ZONES = (
    *("Africa/Tripoli", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "UTC"),
    *("Australia/Lord_Howe", "Europe/Rome", "Pacific/Apia", "Pacific/Kiritimati"),
)
CHANGES = (
    *("2017-03-26T02:00", "2017-10-29T02:00", "2017-10-15T00:00", "2018-02-17T23:00"),
    *("2011-12-30T12:00", "2017-10-01T02:00", "2017-04-02T01:30", "2017-11-05T01:00"),
)
zones = st.sampled_from(ZONES)
minutes = st.datetimes(datetime(3, 1, 1), datetime(9998, 1, 1)) | st.builds(
    lambda text, by: datetime.fromisoformat(text) + timedelta(minutes=by),
    st.sampled_from(CHANGES),
    st.integers(-180, 180),
)


def second(moment: datetime) -> int:
    return moment.toordinal() * SECONDS_IN_DAY + int(
        (moment - moment.replace(hour=0, minute=0, second=0)).total_seconds()
    )


def instants_of(wall: datetime, zone: str) -> set[datetime]:
    """Return the instants at which a clock showed a time, by trying each of the two folds."""
    tried = [wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    return {each for each in tried if each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall}


@given(minutes, zones)
def test_a_clock_is_the_instants_at_which_the_zone_showed_it(moment: datetime, zone: str) -> None:
    wall = moment.replace(second=0, microsecond=0)
    text = wall.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")
    told = {second(each.replace(tzinfo=None)) for each in instants_of(wall, zone)}
    if not told:
        with pytest.raises(DateError) as caught:
            located(parse_date(text), zone)
        assert (caught.value.text, caught.value.start) == (text, 11)
        return
    when = located(parse_date(text), zone)
    each = when.parts or (when,)
    assert {part.instants[0] for part in each} == told
    assert all(part.instants[1] == part.instants[0] + 59 for part in each)
    assert (when.text, when.wall) == (text, parse_date(text).wall)


@given(minutes, zones)
def test_a_day_is_from_its_first_second_to_its_last(moment: datetime, zone: str) -> None:
    day = moment.toordinal()
    plain = parse_date(moment.strftime("%Y-%m-%d").rjust(10, "0"))
    if not any(instants_of(moment.replace(hour=hour), zone) for hour in range(24)):
        with pytest.raises(DateError, match="skipped that day"):
            located(plain, zone)
        return
    when = located(plain, zone)
    first, last, _, _ = when.instants
    on_day = [wall_at(zone, at) // SECONDS_IN_DAY for at in (first - 1, first, last, last + 1)]
    assert on_day[0] < day == on_day[1] == on_day[2] < on_day[3]
    assert (when.days, when.wall, when.clocked) == (plain.days, plain.wall, False)
    assert when.zone == zone


@given(st.sampled_from(DATES), zones | st.sampled_from(("+02:00", "-03:30", "Z")))
def test_a_located_date_keeps_what_it_says(plain: When, zone: str) -> None:
    when = located(plain, zone)
    assert located(when, "Asia/Tokyo") == when
    assert (when.text, when.days, when.wall) == (plain.text, plain.days, plain.wall)
    assert when == plain or plain.offsets is None
    low, high = when.a, when.d
    assert when.overlaps(low, high) == plain.overlaps(low, high)
    alone = spelled(when)
    assert alone.instants == when.instants
    if when.clocked:
        assert parse_date(alone.text) == alone
        assert parse_date(to_edtf(when)).instants == when.instants
    else:
        assert alone is when


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2:30 pm on 25 July 2017", "2017-07-25T14:30[{}]"),
        ("14:30:05.2 on 25 July 2017", "14:30:05.2[{}] on 25 July 2017"),
        ("noon to 14:30 on 25 July 2017", "noon to 14:30[{}] on 25 July 2017"),
        ("25 July 2017, 14:30-16:00", "2017-07-25T14:30[{0}]/2017-07-25T16:00[{0}]"),
        ("before noon on 25 July 2017", "before 2017-07-25T12:00[{}]"),
        ("2017-07-25T14:30?", "2017-07-25T14:30[{}]?"),
        (
            "{2017-07-25T14:30..2017-07-25T16:30}",
            "{{2017-07-25T14:30[{0}]..2017-07-25T16:30[{0}]}}",
        ),
        ("[2017-07-25T14:30Z,2017-07-25T12:00]", "[2017-07-25T14:30Z,2017-07-25T12:00[{}]]"),
        ("2017-07-25T14:30:05.2Z/2017-07-26T09:00", "2017-07-25T14:30:05.2Z/2017-07-26T09:00[{}]"),
        ("25 July 2017 to 26 July 2017, 14:30", "25 July 2017 to 26 July 2017, 14:30[{}]"),
        ("evening of 25 July 2017", "evening of 25 July 2017"),
        ("2017-07-25", "2017-07-25"),
    ],
)
def test_each_clock_can_be_said_with_the_zone_that_it_was_given(text: str, told: str) -> None:
    when = located(parse_date(text), "Europe/Rome")
    alone = spelled(when)
    assert alone.text == told.format("Europe/Rome")
    assert alone.instants == when.instants
    assert alone is when or parse_date(alone.text).seconds == when.seconds
    assert spelled(alone) == alone


def test_what_has_a_zone_of_its_own_keeps_it() -> None:
    for text in ("2017-07-25T14:30Z", "2017-07-25T14:30+05:00", "2017-07-25T14:30[Asia/Tokyo]"):
        assert located(parse_date(text), "Africa/Tripoli") == parse_date(text)


@pytest.mark.parametrize(
    ("text", "zone", "offsets"),
    [
        ("2017", "Europe/Rome", (1, 1, 1, 1)),
        ("2017-06", "Europe/Rome", (2, 2, 2, 2)),
        ("2017-10", "Europe/Rome", (2, 1, 2, 1)),
        ("2017-06/2018", "Europe/Rome", (2, 2, 1, 1)),
        ("since 2017-06", "Europe/Rome", (2, 2, 2, None)),
        ("before 44 BC", "Europe/Rome", (None, None, None, None)),
        ("0044/2017", "Europe/Rome", (0.8325, 0.8325, 1, 1)),
        ("-0044/2017", "Europe/Rome", (None, None, 1, 1)),
        ("-0044/2017", "+01:00", (1, 1, 1, 1)),
        ("[2017-06,2018-01]", "Europe/Rome", (2, 1, 2, 1)),
        ("2017-07-25/2017-12-26T14:30", "Europe/Rome", (2, 2, 1, 1)),
        ("2017-10-15", "America/Sao_Paulo", (-3, -2, -3, -2)),
        ("2017-10-29T01:30/2017-10-29T02:30", "Europe/Rome", (2, 2, 2, 1)),
        ("2017-07-25T14:30+05:00/2017-07-25T12:00", "Africa/Tripoli", (5, 5, 2, 2)),
        ("[2017-07-25T14:30+05:00,2017-07-25T12:00]", "Africa/Tripoli", (2, 5, 2, 5)),
    ],
)
def test_each_bound_has_the_offset_of_that_time(
    text: str, zone: str, offsets: tuple[float | None, ...]
) -> None:
    found = located(parse_date(text), zone).offsets or (None, None, None, None)
    hours = tuple(None if offset is None else offset / HOUR for offset in found)
    assert hours == pytest.approx(offsets, abs=0.001)


def test_a_clock_that_was_twice_is_one_of_two() -> None:
    when = located(parse_date("2017-10-29T02:30"), "Europe/Rome")
    assert (when.form, when.choice, when.zone) == ("set", "one", "Europe/Rome")
    first, second = when.parts
    assert second.instants[0] - first.instants[0] == HOUR
    span = located(parse_date("2017-10-29T01:30/2017-10-29T02:30"), "Europe/Rome")
    assert span.ends[1].parts == when.parts
    assert spelled(when).text == to_edtf(when) == "2017-10-29T02:30[Europe/Rome]"


@pytest.mark.parametrize(
    ("text", "zone", "reason", "start", "end"),
    [
        ("2017-03-26T02:30", "Europe/Rome", "went from 02:00 to 03:00", 11, 16),
        ("2017-03-26T01:30/2017-03-26T02:30", "Europe/Rome", "went from 02:00", 28, 33),
        ("30 December 2011", "Pacific/Apia", "skipped that day", 0, 16),
        ("2011-12-29/2011-12-30", "Pacific/Apia", "skipped that day", 11, 21),
        ("2017-07-25T14:30+05:00/2017-07-25T09:00", "Africa/Tripoli", "it ends before", 0, 39),
    ],
)
def test_what_the_zone_never_had_is_refused_where_it_stands(
    text: str, zone: str, reason: str, start: int, end: int
) -> None:
    with pytest.raises(DateError) as caught:
        located(parse_date(text), zone)
    failure = caught.value
    assert reason in failure.reason
    assert (failure.text, failure.start, failure.end) == (text, start, end)
    assert failure.help


def test_clocks_before_there_were_zones_have_none() -> None:
    for text in ("0001-06-01T12:00", "9999-06-01T12:00"):
        assert located(parse_date(text), "Africa/Tripoli") == parse_date(text)


@pytest.mark.parametrize(
    ("written", "offset"), [("Z", 0), ("+02:00", 7200), ("-03:30", -12600), ("UTC", None)]
)
def test_a_zone_is_a_name_or_an_offset(written: str, offset: int | None) -> None:
    assert timezone(written) == (written, "" if offset is not None else written, offset)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("+2:00", "an offset is written as +02:00"),
        ("+0200", "an offset is written with a colon"),
        ("+15:00", "offsets run from -12:00 to +14:00"),
        ("EST", "'EST' is the abbreviation of a zone"),
        ("Europe/Roma", "did you mean 'Europe/Rome'"),
        ("", "is no time zone"),
    ],
)
def test_what_is_no_zone_is_told_what_it_may_be(written: str, told: str) -> None:
    for ask in (timezone, lambda zone: located(parse_date("2017"), zone)):
        with pytest.raises(ZoneError) as caught:
            ask(written)
        assert told in str(caught.value)
