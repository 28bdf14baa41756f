"""Clock times in words: `14:30`, `14:30:05 UTC`, `25 July 2017, 14:30 +02:00`."""

from __future__ import annotations

from libyatl.dates.axis import iso_clock, iso_offset
from libyatl.dates.when import When


def clock_in_words(second: int, *, latest: bool = False, offset: int | None = None) -> str:
    """Say a second since midnight that bounds something: `14:30`, `14:30:05 UTC`.

    As a day says the last of its moments where it is the latest, so does a minute.
    """
    words = iso_clock(second)
    if words.endswith(":59" if latest else ":00"):
        words = words[:-3]
    return words if offset is None else f"{words} {iso_offset(offset).replace('Z', 'UTC')}"


def with_clock(day: str, clock: str) -> str:
    """Say a day with its clock time, or with the part of it that is meant."""
    if clock == "night":
        return f"night of {day}"
    time, zone = _time_and_zone(clock)
    return f"{day}, {time}{zone}"


def pair_of_clocks(day: str, first: When, last: When, *, joint: str) -> str:
    """Say two clock times of one day, which is said once; empty where that cannot be done."""
    if {first.precision, last.precision} != {"time"} or first.days != last.days:
        return ""
    (time, zone), (last_time, last_zone) = (
        _time_and_zone(first.clock or ""),
        _time_and_zone(last.clock or ""),
    )
    if zone != last_zone or not (time[0].isdigit() and last_time[0].isdigit()):
        return ""
    if joint == "–":
        return f"{day}, {time}–{last_time}{zone}"
    return f"{time} {joint} {last_time}{zone} on {day}"


def _time_and_zone(clock: str) -> tuple[str, str]:
    """Return a clock's time, and how its zone is said behind it."""
    time, bracket, zone = clock.partition("[")
    place = f" ({zone.strip('!]')})" if bracket else ""
    if time.endswith("Z"):
        return time[:-1], f" UTC{place}"
    at = max(time.find("+"), time.find("-"))
    return (time, place) if at < 0 else (time[:at], f" {time[at:]}{place}")
