"""A day and the clock time behind it, as one date."""

from __future__ import annotations

from libyatl.dates.clock import Clock
from libyatl.dates.reading.edges import set_of
from libyatl.dates.units import at_clock
from libyatl.dates.when import When


def on_day(day: When, clock: Clock, text: str) -> When:
    """Return a clock time of a day; one of two where its zone had that time twice.

    Args:
        day: a whole day.
        clock: the clock time, read for that day.
        text: both, as written.
    """
    if len(clock.offsets) > 1:
        both = [clock.at(offset) for offset in clock.offsets]
        parts = [on_day(day, one, f"{day.edtf}T{one.text}") for one in both]
        return set_of(tuple(parts), text, choice="one")._replace(zone=clock.zone)
    # EDTF has clocks with seconds alone, and no names of zones.
    in_edtf = clock.first == clock.last and not clock.fraction and not clock.zone
    return at_clock(
        day.first_day,
        clock.first,
        clock.last,
        text,
        clock=clock.text,
        offset=clock.offsets[0] if clock.offsets else None,
        zone=clock.zone,
        edtf=f"{day.edtf}T{clock.text}" if in_edtf and day.edtf else "",
    )
