"""Zones by their names, against `datetime`, which goes from instants to clocks here."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import zones
from libyatl.dates.zone_abbreviations import ABBREVIATIONS
from libyatl.dates.zones import (
    ZoneError,
    instants_of_day,
    offset_at,
    offsets,
    see_zone,
    skipped_around,
    skips_day,
    wall_at,
)

DAY = 86_400
HOUR = 3600
ZONES = (
    *("Africa/Cairo", "Africa/Casablanca", "Africa/Monrovia", "Africa/Tripoli", "America/Havana"),
    *("America/Juneau", "America/New_York", "America/Sao_Paulo", "America/St_Johns"),
    *("America/Toronto", "Antarctica/Troll", "Asia/Amman", "Asia/Beirut", "Asia/Gaza"),
    *("Asia/Kathmandu", "Asia/Manila", "Asia/Tehran", "Australia/Lord_Howe", "Etc/GMT+12"),
    *("Europe/Berlin", "Europe/Dublin", "Europe/London", "Europe/Moscow", "Pacific/Apia"),
    *("Pacific/Chatham", "Pacific/Guam", "Pacific/Kiritimati", "Pacific/Kwajalein", "UTC"),
)


def second(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return date(year, month, day).toordinal() * DAY + hour * HOUR + minute * 60


FIRST, LAST = second(2, 1, 1), second(9999, 1, 1) - 1


def as_datetime_has_it(zone: str, instant: int) -> int:
    utc = datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=instant - DAY)
    offset = utc.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return round(offset.total_seconds())


@cache
def changes(zone: str) -> tuple[int, ...]:
    """Return the instants from which the clocks of a zone had another offset, until 2040."""
    return tuple(_changes(zone))


def _changes(zone: str) -> Iterator[int]:
    step = 5 * DAY
    before = as_datetime_has_it(zone, second(1840, 1, 1))
    for instant in range(second(1840, 1, 1), second(2040, 1, 1), step):
        after = as_datetime_has_it(zone, instant + step)
        if after != before:
            low, high = instant, instant + step
            while low + 1 < high:
                middle = (low + high) // 2
                if as_datetime_has_it(zone, middle) == before:
                    low = middle
                else:
                    high = middle
            yield high
        before = after


@cache
def all_offsets(zone: str) -> tuple[int, ...]:
    instants = (second(1840, 1, 1), *changes(zone), second(9998, 1, 1), second(9998, 7, 1))
    return tuple({as_datetime_has_it(zone, instant) for instant in instants})


def told_by_instants(zone: str, wall: int) -> tuple[int, ...]:
    """Return the offsets of the instants at which a clock showed a second, the earliest first."""
    had = {o for o in all_offsets(zone) if as_datetime_has_it(zone, wall - o) == o}
    return tuple(sorted(had, reverse=True))


named = st.sampled_from(ZONES)
anywhen = st.integers(FIRST, LAST)


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[str, int]:
    """Return a zone and a second of its wall within a day and a bit of a change of its clocks."""
    zone = draw(named.filter(changes))
    instant = draw(st.sampled_from(changes(zone)))
    near = st.integers(-2 * HOUR, 2 * HOUR) | st.integers(-26 * HOUR, 26 * HOUR)
    return zone, instant + draw(st.sampled_from(all_offsets(zone))) + draw(near)


@given(st.tuples(named, anywhen) | near_a_change())
def test_a_clock_has_the_offsets_of_the_instants_at_which_it_showed_that(
    drawn: tuple[str, int],
) -> None:
    zone, wall = drawn
    assert offsets(zone, wall) == told_by_instants(zone, wall)


@given(st.tuples(named, anywhen) | near_a_change())
def test_an_instant_has_the_offset_and_the_wall_of_datetime(drawn: tuple[str, int]) -> None:
    zone, instant = drawn
    offset = as_datetime_has_it(zone, instant)
    assert offset_at(zone, instant) == offset
    assert wall_at(zone, instant) == instant + offset


@given(st.tuples(named, anywhen) | near_a_change())
def test_a_wall_and_its_instants_lead_to_each_other(drawn: tuple[str, int]) -> None:
    zone, wall = drawn
    had = offsets(zone, wall)
    instants = [wall - offset for offset in had]
    assert instants == sorted(instants)
    assert [wall_at(zone, instant) for instant in instants] == [wall] * len(had)
    if not had:
        first, after = skipped_around(zone, wall)
        assert first <= wall < after
        assert offsets(zone, first - 1)
        assert offsets(zone, after)
        assert not offsets(zone, first)
        assert not offsets(zone, after - 1)
        return
    with pytest.raises(ValueError, match="showed this second"):
        skipped_around(zone, wall)


@given(near_a_change())
def test_a_day_has_the_first_and_the_last_instant_that_shows_a_second_of_it(
    drawn: tuple[str, int],
) -> None:
    zone, wall = drawn
    day = wall // DAY
    around = instants_of_day(zone, day)
    if around is None:
        assert skips_day(zone, day)
        assert not any(offsets(zone, day * DAY + at) for at in range(0, DAY, 600))
        return
    first, last = around
    assert not skips_day(zone, day)
    assert (wall_at(zone, first) // DAY, wall_at(zone, last) // DAY) == (day, day)
    beyond = [*range(1, 3 * HOUR, 300), *range(3 * HOUR, 26 * HOUR, HOUR)]
    assert all(wall_at(zone, first - seconds) // DAY != day for seconds in beyond)
    assert all(wall_at(zone, last + seconds) // DAY != day for seconds in beyond)


@pytest.mark.parametrize(
    ("zone", "wall", "had"),
    [
        ("Africa/Tripoli", second(2017, 7, 25, 14, 30), (2 * HOUR,)),
        ("Africa/Tripoli", second(1919, 12, 31), (3164,)),
        ("Europe/Berlin", second(2017, 3, 26, 2, 30), ()),
        ("Europe/Berlin", second(2017, 10, 29, 2, 30), (2 * HOUR, HOUR)),
        ("Australia/Lord_Howe", second(2017, 10, 1, 2, 15), ()),
        ("America/Sao_Paulo", second(2017, 10, 15), ()),
        ("America/Juneau", second(1867, 10, 18, 20), (15 * HOUR + 139, -9 * HOUR + 139)),
        ("Etc/GMT+3", second(2017, 7, 25), (-3 * HOUR,)),
        ("Europe/Berlin", second(9998, 7, 1), (2 * HOUR,)),
    ],
)
def test_clocks_that_were_put_forward_and_back(zone: str, wall: int, had: tuple[int, ...]) -> None:
    assert offsets(zone, wall) == had


@pytest.mark.parametrize(
    ("zone", "year", "days"),
    [
        ("Pacific/Apia", 2011, ["2011-12-30"]),
        ("Pacific/Kwajalein", 1993, ["1993-08-20", "1993-08-21"]),
        ("Pacific/Kiritimati", 1994, ["1994-12-31", "1995-01-01"]),
        ("Asia/Manila", 1844, ["1844-12-31"]),
        ("Africa/Tripoli", 2017, []),
    ],
)
def test_a_day_that_never_was(zone: str, year: int, days: list[str]) -> None:
    """Releases of the data differ in the day that two of them lost."""
    start = date(year, 1, 1).toordinal()
    skipped = [day for day in range(start, start + 366) if skips_day(zone, day)]
    assert {date.fromordinal(day).isoformat() for day in skipped} <= {*days}
    assert len(skipped) == min(len(days), 1)


def test_a_day_may_lose_its_first_or_its_last_hour() -> None:
    """Toronto went from 23:30 to 00:30, and lost the end of one day and the start of another."""
    day = date(1919, 3, 30).toordinal()
    change = second(1919, 3, 30, 23, 30) + 5 * HOUR
    assert instants_of_day("America/Toronto", day) == (second(1919, 3, 30) + 5 * HOUR, change - 1)
    assert instants_of_day("America/Toronto", day + 1) == (
        change,
        second(1919, 4, 1) - 1 + 4 * HOUR,
    )


@pytest.mark.parametrize("outside", [FIRST - 1, LAST + 1])
def test_beyond_the_years_of_datetime_there_is_no_zone(outside: int) -> None:
    with pytest.raises(ZoneError) as caught:
        offsets("Africa/Tripoli", outside)
    assert str(caught.value) == (
        "the offsets of Africa/Tripoli are known for the years 2 to 9998 alone; "
        "keep the zone in note:"
    )
    with pytest.raises(ZoneError):
        skipped_around("Africa/Tripoli", outside)
    with pytest.raises(ZoneError):
        instants_of_day("Africa/Tripoli", outside // DAY)
    assert offset_at("Africa/Tripoli", outside) in (3164, 2 * HOUR)
    for far in (outside - 2 * DAY, outside + 2 * DAY):
        if not FIRST - DAY <= far <= LAST + DAY:
            with pytest.raises(ZoneError):
                offset_at("Africa/Tripoli", far)


NO_ZONE = "is no time zone that is known here"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Africa/Tripolis", "Africa/Tripoli"),
        ("africa/tripoli", "Africa/Tripoli"),
        ("AFRICA/TRIPOLI", "Africa/Tripoli"),
        ("Europe/Tripoli", "Africa/Tripoli"),
        ("Tripoli", "Africa/Tripoli"),
        ("Europe/Moskow", "Europe/Moscow"),
        ("America/NewYork", "America/New_York"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
        ("right/Africa/Tripoli", "Africa/Tripoli"),
        ("posix/Africa/Tripoli", "Africa/Tripoli"),
    ],
)
def test_an_unknown_zone_is_told_the_one_that_is_meant(name: str, meant: str) -> None:
    for _ in range(2):
        with pytest.raises(ZoneError) as caught:
            see_zone(name)
        assert caught.value.reason == f"'{name}' {NO_ZONE}"
        assert caught.value.help.startswith(f"did you mean '{meant}'? if not, write the offset")


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../Africa/Tripoli", "/usr/share/zoneinfo/UTC", "Africa/../UTC", "Africa"),
        *("localtime", "posixrules", "Factory", "leapseconds", "tzdata.zi", "zone.tab", "posix"),
        *("Etc", "Q", "Xyz", "u-ca=hebrew", "Africa\\Tripoli", "UTC\0", "A" * 61, "A" * 20_000),
    ],
)
def test_what_is_no_zone_reaches_no_file_of_that_name(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(key: str) -> None:
        assert key in ("Africa", "Etc", "Q", "Xyz"), "it was looked for"
        raise zoneinfo.ZoneInfoNotFoundError(key)

    zones._looked_up.cache_clear()
    monkeypatch.setattr(zoneinfo, "ZoneInfo", opened)
    with pytest.raises(ZoneError) as caught:
        see_zone(name)
    assert caught.value.reason.endswith(NO_ZONE)
    assert caught.value.help.endswith("write the offset that it had on that day, such as +02:00")


@pytest.mark.parametrize("name", sorted(ABBREVIATIONS))
def test_an_abbreviation_is_no_name_but_tells_what_it_may_mean(name: str) -> None:
    for written in (name, name.lower()):
        with pytest.raises(ZoneError) as caught:
            see_zone(written)
        assert caught.value.reason == f"'{written}' is the abbreviation of a zone, not its name"
        assert all(offset in caught.value.help for offset, _ in ABBREVIATIONS[name])


def test_every_other_zone_of_the_data_is_known() -> None:
    files = {"Factory", "localtime", "posixrules"}
    for name in sorted(zoneinfo.available_timezones() - ABBREVIATIONS.keys() - files):
        see_zone(name)


def test_a_computer_without_the_data_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    zones._looked_up.cache_clear()
    zones._known.cache_clear()
    monkeypatch.setattr(zoneinfo, "available_timezones", set[str])
    monkeypatch.setattr(zoneinfo, "ZoneInfo", {}.__getitem__)
    with pytest.raises(ZoneError) as caught:
        see_zone("Africa/Tripoli")
    zones._looked_up.cache_clear()
    zones._known.cache_clear()
    assert str(caught.value) == (
        "this computer has no data of time zones; install tzdata, or write the offset"
    )
