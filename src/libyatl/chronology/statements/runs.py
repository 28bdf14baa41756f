"""Runs: in which unit the constraints of a component are drawn, and with how much room.

Every component is resolved in days. One with a clock is then resolved in seconds, within the days
found, so that nothing is rounded on the way: order and what elapses exactly, counts of days (and of
all that is longer) with the room that a day leaves. What has no zone is not known in UTC, and what
has one is not known by the clock of what has none: where a component holds both, each side is
resolved in its own frame, and the other there as far out as the zones of the earth reach.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, assert_never

from libyatl.chronology.statements.lengths import days, elapsed
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When
from libyatl.dates.axis import (
    SECONDS_IN_DAY,
    Four,
    days_of,
    in_utc,
    reach_of_zones,
    seconds_of,
)

_REST_OF_DAY = SECONDS_IN_DAY - 1
WIDEST = reach_of_zones(0)[1] - reach_of_zones(0)[0]
"""Seconds by which two clocks on earth may ever have stood apart."""


Frame = Literal["days", "utc days", "wall", "instants", "local"]


class Run(NamedTuple):
    """One way to resolve a component.

    Attributes:
        frame: what is counted: `days`, by the calendar of whoever wrote them; `utc days`, the
            same but that a clock with a zone stands on its day in UTC; and seconds: `wall`, where
            no two clocks of the component can differ, `instants`, and `local`, the clock of what
            has no zone.
        apart: seconds by which the offsets of the component may lie apart.
        offset: seconds east of UTC of the clock that all of the component share; None where they
            share none, or nobody knows it.
        zone: the name of the zone that they share, or empty.
    """

    frame: Frame
    apart: int = 0
    offset: int | None = None
    zone: str = ""

    @property
    def in_seconds(self) -> bool:
        """Whether it counts seconds; else days."""
        return self.frame not in ("days", "utc days")

    def bounds(self, when: When) -> Four:
        """Return the bounds of a date in the run, an approximate one with its reach."""
        reach = when.reach
        match self.frame:
            case "days":
                return reach.days
            case "utc days":
                return days_of(reach.instants) if has_instant(when) else reach.days
            case "wall":
                return reach.wall
            case "instants":
                return reach.instants
            case "local":
                return reach.wall if when.offsets is None else in_any_zone(reach.instants)
            case _:
                assert_never(self.frame)

    def of_days(self, days: Four, when: When | None) -> Four:
        """Return in the run, one in seconds, the days that were found for an event of a date."""
        seconds = seconds_of(days)
        of_utc = when is not None and has_instant(when)
        if self.frame == "instants" and not of_utc:
            return in_utc(seconds, None)
        if self.frame == "local" and of_utc:
            return in_any_zone(seconds)
        return seconds


DAYS = Run("days")
UTC_DAYS = Run("utc days")


def has_instant(when: When) -> bool:
    """Whether a date is one of clocks with zones, which stand in UTC as they do anywhere."""
    return when.clocked and when.offsets is not None


def in_any_zone(instants: Four) -> Four:
    """Return bounds in UTC as far out as the clock of a place that nobody knows may show them."""
    a, b, c, d = instants
    return _local(a, 0), _local(b, 1), _local(c, 0), _local(d, 1)


def _local(second: int, latest: int) -> int:
    if second in (OPEN_PAST, OPEN_FUTURE):
        return second
    return second + reach_of_zones(second)[latest]


class Room(NamedTuple):
    """How much room the statements on one or two events have in a run, in its unit.

    Attributes:
        run: the run.
        counts: how far a count of days may be off, either way.
        order: by how much what is stated to come later may come earlier.
        together: how far apart two moments may lie that are stated to be at one time.
    """

    run: Run
    counts: int
    order: int
    together: int

    def length(self, gap: Gap) -> tuple[int, int | None]:
        """Return the least and the most that a length can be; None where no most is known."""
        seconds = elapsed(gap)
        if seconds is None:
            least, most = days(gap)
            unit = SECONDS_IN_DAY if self.run.in_seconds else 1
            counts = 0 if gap.approximate else self.counts
            return least * unit - counts, None if most is None else most * unit + counts
        least, most = seconds
        if self.run.in_seconds:
            return least, most
        # So much later may be on one more day than it has whole days.
        most = None if most is None else -(-most // SECONDS_IN_DAY) + self.order
        return least // SECONDS_IN_DAY - self.order, most


PLAIN = Room(DAYS, 0, 0, 0)


def room(run: Run, one: When | None, other: When | None) -> Room:
    """Return the room of a statement on two events, by the dates of both."""
    if run.frame == "days":
        return PLAIN
    if run.frame == "utc days":
        exact = _is_of_clocks(one) == _is_of_clocks(other) is not None
        counts = 0 if exact and not _is_of_clocks(one) else 1
        return Room(run, counts, 0 if exact else 1, 0 if exact else 1)
    zoned = any(when is not None and when.offsets is not None for when in (one, other))
    apart = run.apart if zoned or run.frame == "instants" else 0
    moments = not any(when is not None and not when.clocked for when in (one, other))
    return Room(run, _REST_OF_DAY + apart, 0, 0 if moments else _REST_OF_DAY + apart)


def _is_of_clocks(when: When | None) -> bool | None:
    """Say whether a date is one of clocks in a zone (True) or of days (False); None for neither."""
    if when is None:
        return None
    if when.clocked:
        return True if when.offsets is not None else None
    return False
