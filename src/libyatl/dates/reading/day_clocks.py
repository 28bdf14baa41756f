"""A day with a clock time, or a part of a day, as one date."""

from __future__ import annotations

from libyatl.dates.civil import day_to_iso
from libyatl.dates.clock import Clock
from libyatl.dates.reading.edges import set_of
from libyatl.dates.units import at_clock
from libyatl.dates.when import When

_HOUR = 3600
PARTS_OF_DAY = {
    "morning": (5 * _HOUR, 12 * _HOUR - 1),
    "afternoon": (12 * _HOUR, 18 * _HOUR - 1),
    "evening": (18 * _HOUR, 24 * _HOUR - 1),
    "night": (18 * _HOUR, 30 * _HOUR - 1),
}
"""The first and the last second of a part of a day, from its midnight: our convention."""


def in_part_of_day(day: When, part: str, text: str) -> When:
    """Return one unknown moment of a part of a day; a night ends on the next day."""
    first, last = PARTS_OF_DAY[part]
    return _qualified(at_clock(day.first_day, first, last, text, clock=part), day)


def on_day(day: When, clock: Clock, text: str) -> When:
    """Return a clock time of a day; one of two where its zone had that time twice.

    Args:
        day: a whole day.
        clock: the clock time, read for that day.
        text: both, as written.
    """
    if len(clock.offsets) > 1:
        both = [clock.at(offset) for offset in clock.offsets]
        parts = [on_day(day, one, f"{day_to_iso(day.first_day)}T{one.text}") for one in both]
        either = set_of(tuple(parts), text, choice="one")
        return either._replace(precision="time", clock=clock.text, zone=clock.zone)
    # EDTF has clocks with seconds alone, no names of zones, and no qualifier of either.
    plain = clock.first == clock.last and not (clock.fraction or clock.zone or day.qualified)
    found = at_clock(
        day.first_day,
        clock.first,
        clock.last,
        text,
        clock=clock.text,
        offset=clock.offsets[0] if clock.offsets else None,
        zone=clock.zone,
        edtf=f"{day.edtf}T{clock.text}" if plain and day.edtf else "",
    )
    return _qualified(found, day)


def _qualified(date: When, day: When) -> When:
    """Return a clock of a day with what is said of that day."""
    said = day.approximate, day.uncertain, day.julian
    if not any(said):
        return date
    approximate, uncertain, julian = said
    return date._replace(approximate=approximate, uncertain=uncertain, julian=julian)
