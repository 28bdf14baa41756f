"""Dates in a time zone that is said once for all of them: `timezone:` of a file."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from libyatl.dates.axis import Offsets
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, ordinal
from libyatl.dates.clock import read_clock
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.reading.day_clocks import on_day
from libyatl.dates.reading.edges import edges, set_of
from libyatl.dates.reading.edtf_sets import lasted, one_day
from libyatl.dates.units import day_at
from libyatl.dates.when import When
from libyatl.dates.zones import ZoneError, offsets, see_zone, skipped_around, skips_day

_OF_TODAY = ordinal(1900, 1, 1)
"""From this day on offsets run as they do today."""


class Timezone(NamedTuple):
    """A time zone by its name, or one offset: then the name is empty.

    Attributes:
        written: as it is written: `Africa/Tripoli`, `+02:00`, `Z`.
        name: the name, as `zoneinfo` has it.
        offset: seconds east of UTC; None of a zone with a name.
    """

    written: str
    name: str
    offset: int | None


@lru_cache(maxsize=1 << 8)
def timezone(text: str) -> Timezone:
    """Read the name of a time zone, or an offset.

    Raises:
        ZoneError: it is neither; what may be meant is told.
    """
    if not pattern("Z|[+-][0-9].*").fullmatch(text):
        see_zone(text)
        return Timezone(text, text, None)
    try:
        read = read_clock(f"00:00{text}", 0, 5 + len(text), day=_OF_TODAY)
        return Timezone(text, "", read.offsets[0])
    except DateError as flaw:
        form = "an offset is written as +02:00" if "clock time" in flaw.reason else flaw.reason
        raise ZoneError(
            form, "correct the offset, or name the zone, as in Africa/Tripoli"
        ) from flaw


def located(when: When, zone: str) -> When:
    """Return a date as one of a time zone, where it has none of its own.

    Each bound of it that is known gets the offset that the clocks of the zone had: those of a
    day at its first and its last second. A clock time that the zone had twice becomes a set of
    the two. In a zone with a name, what lies beyond the years 2 to 9998 stays without.

    Args:
        when: the date.
        zone: the name of the zone, or an offset: see `timezone`.

    Raises:
        DateError: the zone skipped that clock time or that day, or has its end first.
        ZoneError: there is no such zone.
    """
    try:
        return _located(when, timezone(zone))
    except DateError as flaw:
        culprit = flaw.text.partition("[")[0]
        start = max(when.text.find(culprit), 0)
        end = start + len(culprit) if when.text.startswith(culprit, start) else len(when.text)
        raise DateError(when.text, flaw.reason, help=flaw.help, start=start, end=end) from None


def _located(when: When, zone: Timezone) -> When:
    own = when.offsets
    if own is not None and _all_known(when):
        return when
    if when.clock is not None and when.clock[0].isdigit() and not when.parts:
        return _at_clock(when, zone)
    if when.precision == "day" and when.form == "date" and zone.name:
        _see_day(when, zone)
    parts = tuple(_located(part, zone) for part in when.parts)
    ends = tuple(_located(end, zone) for end in when.ends)
    when = when._replace(parts=parts, ends=ends)
    drawn = drawn_anew(when) if when.clocked else when
    if drawn is None:
        help = f"write the zone of each clock time: the zone of the file is {zone.written}"
        raise DateError(when.text, "it ends before it begins", help=help)
    return _with_offsets(drawn, zone, named=own is None)


def drawn_anew(when: When) -> When | None:
    """Return a date with clocks, and with the bounds that its parts or ends give it now.

    Which of them comes first may be another than it was; None where one ends before it begins.
    """
    drawn: When | None = when
    if when.parts:
        drawn = set_of(when.parts, when.text, choice=when.choice)
    elif when.form in ("lasted", "between"):
        first, last = when.ends
        drawn = lasted(first, last, when.text)
        if drawn is not None and when.form == "between":
            one, other = edges(first, last)
            ends, text = when.ends, when.text
            drawn = one_day(one[0], other[3], text, form="between", ends=ends, edtf="")
    if drawn is None:
        return None
    return when._replace(days=drawn.days, seconds=drawn.seconds, offsets=drawn.offsets)


def _all_known(when: When) -> bool:
    """Whether each bound that is not open has an offset already."""
    return when.offsets is not None and all(
        offset is not None or at in (OPEN_PAST, OPEN_FUTURE)
        for at, offset in zip(when.wall, when.offsets, strict=True)
    )


def _at_clock(when: When, zone: Timezone) -> When:
    """Return a clock time of a day in the zone, or one of the two that it had."""
    first, last, _, _ = when.wall
    if zone.offset is None:
        try:
            had = {*offsets(zone.name, first), *offsets(zone.name, last)}
        except ZoneError:
            return when
        if len(had) != 1:
            clock = f"{when.clock}[{zone.name}]"
            day = day_at(when.first_day, "")
            day = day._replace(approximate=when.approximate, uncertain=when.uncertain)
            read = read_clock(clock, 0, len(clock), day=when.first_day)
            return on_day(day, read, when.text)._replace(clock=when.clock)
    return _with_offsets(when, zone, named=True)


def _see_day(when: When, zone: Timezone) -> None:
    try:
        skipped = skips_day(zone.name, when.first_day)
    except ZoneError:
        return
    if skipped:
        reason = f"{zone.name} skipped that day"
        raise DateError(when.text, reason, help="correct the day or the zone")


def _with_offsets(when: When, zone: Timezone, *, named: bool) -> When:
    """Return a date with the offsets that it lacks; with the zone's name if all are `named` so."""
    known = when.offsets or (None, None, None, None)
    found: list[int | None] = [
        _offset(zone, at, latest=latest) if offset is None else offset
        for at, offset, latest in zip(when.wall, known, (False, True) * 2, strict=True)
    ]
    if found == [None, None, None, None]:
        return when
    a, b, c, d = found
    every: Offsets = a, b, c, d
    edtf = "" if when.clocked else when.edtf  # in EDTF a clock without a zone has none
    return when._replace(offsets=every, zone=zone.name if named else when.zone, edtf=edtf)


def _offset(zone: Timezone, wall: int, *, latest: bool) -> int | None:
    """Return the offset of a bound: the earliest, or the latest, instant that it may have been.

    Of a second that the clocks skipped it is such that the bound is the first instant behind what
    they skipped, or the last one before it, as the midnight of a day may be.
    """
    if zone.offset is not None or wall in (OPEN_PAST, OPEN_FUTURE):
        return None if wall in (OPEN_PAST, OPEN_FUTURE) else zone.offset
    try:
        had = offsets(zone.name, wall)
        if had:
            return had[-1] if latest else had[0]
        first, after = skipped_around(zone.name, wall)
        shown = first - 1 if latest else after
        return wall - (shown - offsets(zone.name, shown)[-1 if latest else 0])
    except ZoneError:
        return None
