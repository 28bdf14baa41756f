"""Dates as texts that say all of it: in EDTF, and with the time zone that their file gave them."""

from __future__ import annotations

from libyatl.dates.parsing import parse_date
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.when import When

_CLOCK = (
    r"(?<!\+)(?<!T[0-9]{2}:[0-9]{2}-)(?<!:[0-9]{2}:[0-9]{2}-)"  # that is an offset
    r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?![0-9:.,]|Z|[+-][0-9]{2}:[0-9]{2}|\[)"
)


def to_edtf(when: When) -> str:
    """Return the statement in EDTF, or as written where EDTF has no form for it.

    EDTF has none for parts of a month or of a decade, for anything but a whole year beyond
    four digits, for a clock other than one with seconds behind a whole day, and so for a span or
    bound that has one of these at its end. A clock time that the file gave its zone has it here.

    Args:
        when: the date.

    Returns:
        A text that `parse_date` reads to the same bounds.
    """
    return when.edtf or spelled(when).text


def spelled(when: When) -> When:
    """Return a date with the zone that its file gave it behind each clock time.

    Itself where no zone was given, where there is no clock, or where no text says it: a part of a
    day (`evening of 25 July 2017`) has no zone.
    """
    if when.offsets is None or when.seconds is None:
        return when
    given = _given(when)
    if given is None:
        return when
    text = str(pattern(_CLOCK).sub(lambda clock: f"{clock[0]}{_zone_of(given)}", when.text))
    try:
        read = parse_date(text)
    except DateError:
        return when
    if read.offsets == when.offsets and read.seconds == when.seconds:
        return read
    # What has no clock in it has no place for the zone: its bounds keep what they were given.
    for own, offset in zip(read.offsets or (), when.offsets, strict=True):
        if own not in (None, offset):
            return when
    return when._replace(text=text, clock=read.clock) if read.seconds == when.seconds else when


def _given(when: When) -> When | None:
    """Return the first clock in a date that stands in its text without the zone that it has."""
    for inner in (*when.ends, *when.parts):
        found = _given(inner)
        if found is not None:
            return found
    if when.offsets is None or not when.clock or not when.clock[0].isdigit():
        return None
    in_text = when.zone in when.text if when.zone else when.clock.strip("0123456789:.,")
    return None if in_text else when


def _zone_of(when: When) -> str:
    from libyatl.dates.saying.clocks_said import iso_offset

    if when.zone:
        return f"[{when.zone}]"
    return iso_offset(next(offset for offset in when.offsets or () if offset is not None))
