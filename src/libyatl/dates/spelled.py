"""Dates as texts that say all of it: in EDTF, and with the time zone that their file gave them."""

from __future__ import annotations

from libyatl.dates.axis import iso_offset
from libyatl.dates.civil import day_to_iso
from libyatl.dates.parsing import parse_date
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.when import When

_SETS = {"one": "[{}]", "all": "{{{}}}"}
_CLOCK = (
    r"(?<![0-9:])(?>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)"
    r"(?![0-9:]|Z|[+-][0-9]{2}:[0-9]{2}|\[)"
)
"""A clock time without a zone."""


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
    return read_as(text, when) or read_as(composed(when), when) or when


def read_as(text: str, when: When) -> When | None:
    """Return a date with a text that is read to the same seconds, if this one is."""
    try:
        read = parse_date(text)
    except DateError:
        return None
    if read.seconds != when.seconds or _bare(read):
        return None
    if read.offsets == when.offsets:
        return read
    # What has no clock in it has no place for the zone: its bounds keep what they were given.
    for own, offset in zip(read.offsets or (), when.offsets or (), strict=True):
        if own not in (None, offset):
            return None
    return when._replace(text=text, clock=read.clock)


def _bare(when: When) -> bool:
    """Say whether a clock in a date has no zone."""
    inner = (*when.ends, *when.parts)
    return any(map(_bare, inner)) if inner else when.clocked and not when.zoned


def composed(when: When) -> str:
    """Return a date as a text that is made of those of its parts, its ends or its clock."""
    ends = [to_edtf(end) for end in when.ends]
    if when.parts:
        return _SETS[when.choice].format(",".join(map(to_edtf, when.parts)))
    match when.form, ends:
        case "lasted", [first, last]:
            return f"{first}/{last}"
        case "between", [first, last]:
            return f"between {first} and {last}"
        case "since" | "until" | "before" | "by" | "after" | "on or after", [end]:
            return f"{when.form} {end}"
        case "began", [end]:
            return f"{end}/"
        case "ended", [end]:
            return f"/{end}"
        case "date", []:
            clock = f"{day_to_iso(when.first_day)}T{when.clock}"
            if _given(when):
                clock += _zone_of(when)
            return f"{'c. ' if when.approximate else ''}{clock}{'?' if when.uncertain else ''}"
    return when.text


def _given(when: When) -> When | None:
    """Return the first clock in a date that is written without the zone that it has."""
    for inner in (*when.ends, *when.parts):
        found = _given(inner)
        if found is not None:
            return found
    without = when.clock is not None and pattern(_CLOCK).fullmatch(when.clock)
    return when if without and when.offsets else None


def _zone_of(when: When) -> str:
    if when.zone:
        return f"[{when.zone}]"
    return iso_offset(next(offset for offset in when.offsets or () if offset is not None))
