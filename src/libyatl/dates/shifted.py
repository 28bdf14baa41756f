"""Clock times as another time zone tells them: the same instants, by other clocks."""

from __future__ import annotations

from libyatl.dates.axis import SECONDS_IN_DAY, Four, Offsets, days_of, iso_clock, iso_offset
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.located import Timezone, drawn_anew, timezone
from libyatl.dates.patterns import pattern
from libyatl.dates.spelled import composed, read_as, spelled
from libyatl.dates.when import When
from libyatl.dates.zones import ZoneError, offset_at, offsets


def shifted(when: When, zone: str) -> When:
    """Return a date with each clock that has a zone as the clocks of another one show it.

    Its text stays as written; `to_edtf` gives one that is read to the same instants. Days, parts
    of a day and clocks without a zone stay as they are. So does a clock time without seconds
    where the offset there is no whole minute, and what lies beyond the years of a zone.

    Args:
        when: the date.
        zone: the name of the zone, or an offset (`libyatl.dates.located.timezone`).

    Raises:
        ZoneError: there is no such zone.
    """
    to = timezone(zone)
    if when.seconds is None or when.offsets is None:
        return when
    try:
        return _shifted(spelled(when), to) or when
    except ZoneError:  # beyond the years that it serves
        return when


def _shifted(when: When, to: Timezone) -> When | None:
    """Return what `shifted` does; None where a clock in it has no place in that zone."""
    if when.seconds is None or when.offsets is None:
        return when
    inner = [_shifted(one, to) for one in (*when.parts, *when.ends)]
    whole = tuple(one for one in inner if one is not None)
    if len(whole) < len(inner):
        return None
    found = [_moved(*bound, to) for bound in zip(when.seconds, when.offsets, strict=True)]
    (a, of_a), (b, of_b), (c, of_c), (d, of_d) = found
    seconds: Four = a, b, c, d
    told: Offsets = of_a, of_b, of_c, of_d
    moved = when._replace(
        days=days_of(seconds),
        seconds=seconds,
        offsets=told,
        zone=to.name,
        clock=None,
        parts=whole[: len(when.parts)],
        ends=whole[len(when.parts) :],
    )
    if inner:
        drawn = drawn_anew(moved)
        assert drawn is not None, "the instants, by which they came in order, are the same"
        moved = drawn
    else:
        clock = _clock(when, moved, to)
        if clock is None:
            return None
        moved = moved._replace(clock=clock)
    text = composed(moved)
    return moved._replace(edtf=text if read_as(text, moved) else "")


def _moved(second: int, offset: int | None, to: Timezone) -> tuple[int, int | None]:
    """Return a second by the clocks of a zone, and their offset; itself where it has none."""
    if offset is None or second in (OPEN_PAST, OPEN_FUTURE):
        return second, offset
    instant = second - offset
    there = offset_at(to.name, instant) if to.offset is None else to.offset
    return instant + there, there


def _clock(when: When, moved: When, to: Timezone) -> str | None:
    """Return the clock time of a date that was moved; None where no clock says it."""
    first, last, _, _ = moved.wall
    in_seconds = first == last
    of_day = when.clock is not None and when.clock[0].isdigit()
    if not of_day or (not in_seconds and first % 60):
        return None
    fraction = pattern("[.,][0-9]+").search(when.clock or "")
    time = iso_clock(first % SECONDS_IN_DAY)
    time = f"{time}{fraction[0] if fraction else ''}" if in_seconds else time[:-3]
    offset = iso_offset((moved.offsets or (0,))[0] or 0)
    if to.name in ("", "UTC"):
        return f"{time}{offset}"
    once = len(offsets(to.name, first)) == 1
    return f"{time}[{to.name}]" if once else f"{time}{offset}[{to.name}]"
